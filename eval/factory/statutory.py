"""The statutory forms of a report, from its books: 收入支出决算总表 to 国有资本经营预算财政拨款支出决算表."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from eval.factory.accounts import FISCAL, ZERO, Accounts, Fund, Origin, ThreePublic
from eval.factory.draw import words
from eval.factory.spec import Caption, Column, Lane, Role, Row, Table
from eval.factory.styles import Style, ThreeForm

NUMERALS = (
    *"一二三四五六七八九十",
    *(f"十{digit}" for digit in "一二三四五六七八九"),
    *(f"二十{digit}" for digit in ("", *"一二三四五六")),
)
FUND_NAMES = {
    Fund.GOVERNMENT: "政府性基金预算财政拨款",
    Fund.CAPITAL: "国有资本经营预算财政拨款",
}
NOT_FISCAL = tuple(origin for origin in Origin if origin is not Origin.FISCAL)
_ENDS = (
    {"本年收入合计": "income", "使用非财政拨款结余（含专用结余）": "reserve", "年初结转和结余": "opening"},
    {"本年支出合计": "spent", "结余分配": "distributed", "年末结转和结余": "closing"},
)
_THREE_ROWS = (
    "合计", "1. 因公出国（境）费", "2. 公务用车购置及运行维护费", "其中：（1）公务用车购置费", "（2）公务用车运行维护费",
    "3. 公务接待费",
)  # fmt: skip
_NOTES = {
    "income_expenditure": "注：1. 本表列示全年收支总额和年末结转结余。2. 金额换算单位后可能有尾数误差。",
    "income": "注：本表列示全年取得的各项收入。",
    "expenditure": "注：本表列示全年各项支出。",
    "fiscal_income_expenditure": "注：本表列示全年财政拨款收支总额和年末结转结余。",
    "nonfiscal_income_expenditure": "注：本表列示全年非财政拨款收支总额和年末结转结余。",
    "general_expenditure": "注：本表列示全年一般公共预算财政拨款支出。",
    "basic_expenditure": "注：本表列示全年一般公共预算财政拨款基本支出的经济分类。",
    "three_public": "注：预算数为全年预算数，决算数包括当年拨款和以前年度结转资金安排的支出。",
}


class Forms:
    """Sets the forms of one report in its style."""

    def __init__(self, accounts: Accounts, style: Style, empty_note: Callable[[str], str]) -> None:
        self.accounts = accounts
        self.style = style
        self._empty_note = empty_note
        self._names: dict[str, str] = words("classification")["functional"] | words("classification")["classes"]

    @cached_property
    def tables(self) -> list[Table]:
        """Every form in the style's order, numbered."""
        funds = [self._fund, self._capital]
        last = [self._three, *funds] if self.style.three_before_funds else [*funds, self._three]
        makers = [self._overall, self._income, self._expenditure, self._fiscal]
        makers += [self._nonfiscal] if self.style.nonfiscal else []
        return [make(f"{number:02}") for number, make in enumerate([*makers, self._general, self._basic, *last], 1)]

    def _table(self, form: str, title: str, number: str, lanes: Iterable[Lane], note: str = "") -> Table:
        department = self.accounts.department
        name = f"{department.organisation}（{department.scope}）" if department.scope else department.organisation
        slots = {"number": number, "organisation": name, "unit": self.style.table.unit, "year": str(self.accounts.year)}
        lines = tuple((a.format(**slots), b.format(**slots), c.format(**slots)) for a, b, c in self.style.lines)
        notes = (note or _NOTES[form],)
        return Table(Caption(title, lines=lines, notes=notes), tuple(lanes), self.style.layout, form, self.style.table.unit)

    def _cell(self, amount: Decimal) -> str | None:
        return self.style.table.money(amount) if amount else None

    def _cells(self, amounts: Iterable[Decimal]) -> tuple[str | None, ...]:
        return tuple(self._cell(amount) for amount in amounts)

    def _word(self, word: str) -> str:
        return " ".join(word) if self.style.spread and len(word) == 2 else word

    # --- two lanes -----------------------------------------------------------------------------------------------------

    def _lane(self, heading: str, amounts: Sequence[Column], rows: Iterable[Row], totals: Iterable[Row]) -> Lane:
        label = Column("项目" if heading == "收入" or self.style.row_numbers else "项目（按功能分类）", Role.LABEL)
        lines = (Column("行次", Role.LINE),) if self.style.row_numbers else ()
        return Lane((label, *lines, *amounts), tuple(rows), tuple(totals), heading)

    def _class_rows(self, amounts: Callable[[str], Sequence[Decimal]]) -> Iterator[Row]:
        for numeral, (code, name) in zip(NUMERALS, words("classification")["classes"].items(), strict=True):
            yield Row((f"{numeral}、{name}", *self._cells(amounts(code))))

    def _overall(self, number: str) -> Table:
        this = self.accounts.this
        incomes = [(f"{fund}收入", this.sum("income", (fund,))) for fund in FISCAL]
        incomes += [(str(origin), this.sum("income", origin=origin)) for origin in NOT_FISCAL]
        return self._table("income_expenditure", "收入支出决算总表", number, self._balance(tuple(Fund), incomes))

    def _nonfiscal(self, number: str) -> Table:
        incomes = [(str(origin), self.accounts.this.sum("income", origin=origin)) for origin in NOT_FISCAL]
        lanes = self._balance((Fund.OTHER,), incomes)
        note = "" if self.accounts.this.total((Fund.OTHER,)) else self._empty_note("非财政拨款")
        return self._table("nonfiscal_income_expenditure", "非财政拨款收入支出决算总表", number, lanes, note)

    def _balance(self, funds: Collection[Fund], incomes: Sequence[tuple[str, Decimal]]) -> tuple[Lane, Lane]:
        """Incomes and expenditures of some funds, each with what turns the year's total into 总计."""
        this, amount = self.accounts.this, [Column(self.style.amount)]
        left = [Row((f"{NUMERALS[at]}、{name}", self._cell(value))) for at, (name, value) in enumerate(incomes)]
        right = self._class_rows(lambda code: [this.sum("spent", funds, code)])
        ends = [
            [Row((label, self._cell(this.sum(what, funds)))) for label, what in side.items()]
            + [Row((self._word("总计"), self._cell(this.total(funds))))]
            for side in _ENDS
        ]
        return self._lane("收入", amount, left, ends[0]), self._lane("支出", amount, right, ends[1])

    def _fiscal(self, number: str) -> Table:
        this = self.accounts.this
        numbered = [f"{NUMERALS[at]}、{fund}" for at, fund in enumerate(FISCAL)]
        left = [Row((name, self._cell(this.sum("income", (fund,))))) for name, fund in zip(numbered, FISCAL, strict=True)]
        names = numbered if self.style.numbered_funds else list(FISCAL)
        opening = [Row((f">{name}", self._cell(this.sum("opening", (fund,))))) for name, fund in zip(names, FISCAL, strict=True)]
        ends = [
            Row(("本年收入合计", self._cell(this.sum("income", FISCAL)))),
            Row(("年初财政拨款结转和结余", self._cell(this.sum("opening", FISCAL)))),
            *opening,
            Row((self._word("总计"), self._cell(this.total(FISCAL)))),
        ]
        each = [FISCAL, *((fund,) for fund in FISCAL)]
        closing = [Row(("", *("",) * 4))] * 3
        right_ends = [
            Row(("本年支出合计", *self._cells(this.sum("spent", funds) for funds in each))),
            Row(("年末财政拨款结转和结余", *self._cells(this.sum("closing", funds) for funds in each))),
            *closing,
            Row((self._word("总计"), *self._cells(this.total(funds) for funds in each))),
        ]
        columns = [Column("合计"), *(Column(fund) for fund in FISCAL)]
        rows = self._class_rows(lambda code: [this.sum("spent", funds, code) for funds in each])
        lanes = (self._lane("收入", [Column(self.style.amount)], left, ends), self._lane("支出", columns, rows, right_ends))
        return self._table("fiscal_income_expenditure", "财政拨款收入支出决算总表", number, lanes)

    # --- by item -------------------------------------------------------------------------------------------------------

    def _items(
        self, what: Sequence[str], funds: Collection[Fund], columns: Sequence[Column], amounts: Callable[[str], Sequence[Decimal]]
    ) -> Lane:
        """A form by 类款项 with its 合计; what is nowhere has no row."""
        code, name = self.style.codes
        head = Column("项目", children=(Column(code, Role.CODE), Column(name, Role.LABEL)))
        lengths = (3, 5, 7) if self.style.levels else (7,)
        codes = sorted(found for length in lengths for found in self.accounts.this.codes(what, funds, length))
        rows = [Row((code, self._names[code], *self._cells(amounts(code)))) for code in codes]
        total = Row(("", self._word("合计"), *self._cells(amounts(""))))
        at_end = self.style.total_last and not self.style.layout.total_in_header
        return Lane((head, *columns), tuple([*rows, total] if at_end else [total, *rows]))

    def _income(self, number: str) -> Table:
        this = self.accounts.this
        columns = [Column("本年收入合计"), *(Column(origin) for origin in Origin)]
        lane = self._items(
            ["income"],
            tuple(Fund),
            columns,
            lambda code: [this.sum("income", code=code), *(this.sum("income", code=code, origin=origin) for origin in Origin)],
        )
        return self._table("income", "收入决算表", number, [lane])

    def _expenditure(self, number: str) -> Table:
        this = self.accounts.this
        names = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]

        def amounts(code: str) -> list[Decimal]:
            basic, project, business = (this.sum(what, code=code) for what in ("basic", "project", "business"))
            return [basic + project + business, basic, project, ZERO, business, ZERO]

        lane = self._items(["basic", "project", "business"], tuple(Fund), [Column(name) for name in names], amounts)
        return self._table("expenditure", "支出决算表", number, [lane])

    def _spending(self, funds: Collection[Fund]) -> Callable[[str], list[Decimal]]:
        this = self.accounts.this
        return lambda code: [this.sum(what, funds, code) for what in ("spent", "basic", "project")]

    def _general(self, number: str) -> Table:
        columns = [Column("本年支出", children=(Column("小计"), Column("基本支出"), Column("项目支出")))]
        lane = self._items(["basic", "project"], (Fund.GENERAL,), columns, self._spending((Fund.GENERAL,)))
        return self._table("general_expenditure", "一般公共预算财政拨款支出决算表", number, [lane])

    def _fund(self, number: str) -> Table:
        return self._balanced("gov_fund", Fund.GOVERNMENT, f"{FUND_NAMES[Fund.GOVERNMENT]}收入支出决算表", number)

    def _capital(self, number: str) -> Table:
        if self.style.full_capital:
            return self._balanced("state_capital", Fund.CAPITAL, f"{FUND_NAMES[Fund.CAPITAL]}收入支出决算表", number)
        columns = [Column("本年支出", children=(Column("合计"), Column("基本支出"), Column("项目支出")))]
        lane = self._items(["basic", "project"], (Fund.CAPITAL,), columns, self._spending((Fund.CAPITAL,)))
        note = self._note_of(Fund.CAPITAL)
        return self._table("state_capital", f"{FUND_NAMES[Fund.CAPITAL]}支出决算表", number, [lane], note)

    def _balanced(self, form: str, fund: Fund, title: str, number: str) -> Table:
        this = self.accounts.this
        columns = [
            Column("年初结转和结余"),
            Column("本年收入"),
            Column("本年支出", children=(Column("小计"), Column("基本支出"), Column("项目支出"))),
            Column("年末结转和结余"),
        ]
        what = ["opening", "income", "spent", "basic", "project", "closing"]
        lane = self._items(what, (fund,), columns, lambda code: [this.sum(name, (fund,), code) for name in what])
        return self._table(form, title, number, [lane], self._note_of(fund))

    def _note_of(self, fund: Fund) -> str:
        is_empty = not any(self.accounts.this.of((fund,)))
        return self._empty_note(FUND_NAMES[fund]) if is_empty else f"注：本表列示全年{FUND_NAMES[fund]}的收支情况。"

    # --- 基本支出 and “三公” ---------------------------------------------------------------------------------------------

    def _basic(self, number: str) -> Table:
        rest = (("307", "310", "399"),) if self.style.basic_lanes == 3 else ()
        groups = [("301", "303"), ("302",), *rest] if rest else [("301", "303"), ("302", "307", "310", "399")]
        lanes = [self._economic(group) for group in groups]
        totals = [("人员经费合计", self.accounts.personnel), ("公用经费合计", self.accounts.public)]
        heads = ["人员经费", "公用经费"] if self.style.basic_headings else ["", ""]
        full = [
            Lane(lane.columns, lane.rows, (Row(("", label, self._cell(amount))),), head, len(groups) - 1 if at else 1)
            for at, (lane, head, (label, amount)) in enumerate(zip(lanes, heads, totals, strict=False))
        ]
        title = "一般公共预算财政拨款基本支出决算" + ("明细表" if self.style.basic_headings else "表")
        table = self._table("basic_expenditure", title, number, [*full, *lanes[2:]])
        return replace(table, layout=replace(table.layout, total_in_header=False))

    def _economic(self, prefixes: tuple[str, ...]) -> Lane:
        names = words("classification")["economic"]
        columns = (
            Column("科目编码" if self.style.basic_headings else "经济分类科目编码", Role.CODE),
            Column("科目名称", Role.LABEL),
            Column(self.style.amount),
        )
        codes = [code for prefix in prefixes for code in names if code.startswith(prefix)]
        rows = [Row((code, names[code], self._cell(self.accounts.economic_sum(code)))) for code in codes]
        return Lane(columns, tuple(rows))

    def _three(self, number: str) -> Table:
        title = "财政拨款“三公”经费支出决算表"
        note = "" if self.accounts.three_budget.total else self._no_three_note
        if self.style.three is ThreeForm.ROWS:
            return self._table("three_public", title, number, [self._three_rows()], note)
        budget, final = (_six(part) for part in (self.accounts.three_budget, self.accounts.three))
        if self.style.three is ThreeForm.WIDE:
            columns = tuple(Column(name, children=_three_columns()) for name in ("预算数", "决算数"))
            values = [*budget, *final]
        else:
            pair = (Column("预算数"), Column("决算数"))
            columns = (Column("财政拨款“三公”经费", children=_three_columns(pair)),)
            values = [value for both in zip(budget, final, strict=True) for value in both]
        return self._table("three_public", title, number, [Lane(columns, (Row(self._cells(values)),))], note)

    @property
    def _no_three_note(self) -> str:
        return f"注：本{self.accounts.department.noun}没有使用财政拨款安排的“三公”经费，故本表无数据。"

    def _three_rows(self) -> Lane:
        columns = (Column("项目", Role.LABEL), Column("行次", Role.LINE), Column("预算数"), Column("决算数"))
        amounts = zip(_THREE_ROWS, _six(self.accounts.three_budget), _six(self.accounts.three), strict=True)
        return Lane(columns, tuple(Row((label, self._cell(budget), self._cell(final))) for label, budget, final in amounts))


def _six(three: ThreePublic) -> list[Decimal]:
    """合计, 因公出国（境）费, 公务用车: 小计, 购置费, 运行维护费, 公务接待费."""
    return [three.total, three.abroad, three.cars, three.bought, three.run, three.guests]


def _three_columns(below: tuple[Column, ...] = ()) -> tuple[Column, ...]:
    def column(name: str) -> Column:
        return Column(name, children=below)

    cars = Column("公务用车购置及运行维护费", children=(column("小计"), column("公务用车购置费"), column("公务用车运行维护费")))
    return (column("合计"), column("因公出国（境）费"), cars, column("公务接待费"))
