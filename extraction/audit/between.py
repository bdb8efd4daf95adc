"""Checks between tables: the same 类 in two forms, items of one fund within those of all funds, 三公 within its form."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.audit.facts import Facts, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up, at_most, same
from extraction.audit.rules import Rulebook
from extraction.report import Figure, State, Table

_ITEM = 7
_FUNDS = ("general_expenditure", "gov_fund", "state_capital")


def check_classes(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """A 类 in the 支出 lane of one form (`lane`, its `column`) is the 类 of its code in another form (`coded`, its `sum`)."""
    lane, coded = (facts.form(rule.option(name)[0]) for name in ("lane", "coded"))
    by_code = facts.functional(coded) if coded else None
    if lane is None or coded is None or not by_code:
        yield Outcome(Result.NOT_APPLICABLE)
        return
    codes = {name: code for code, name in book.classes.items()}
    for row in facts.rows(lane):
        cell = _lane_cell(row, rule.option("column"))
        code = codes.get(row.plain)
        if row.panel == "支出" and code and cell is not None:
            inside = [found for key, found in by_code.items() if key[:3] == code]
            yield _class(lane, coded, Operand.of_figure(cell), inside)


def _lane_cell(row: Row, column: tuple[str, ...]) -> Figure | None:
    """The cell of a lane's only column, or of the one that the rule names."""
    if not column:
        return row.spent
    return next((cell for cell in row.cells if cell.column[-1] in column), None)


def _class(lane: Table, coded: Table, printed: Operand, rows: list[Row]) -> Outcome:
    top = min((len(row.code) for row in rows), default=0)
    parts = [cell for row in rows if len(row.code) == top and (cell := _spent(row)) is not None]
    if not parts:
        nothing = printed.amount is None or printed.value() == 0
        return Outcome(Result.PASS, (printed,)) if nothing else insufficient((printed,), f"{coded.title}中没有这一类")
    title = f"{lane.title}“{printed.row}”与{coded.title}不符"
    outcome = same(printed, parts[0]) if len(parts) == 1 else add_up(printed, parts)
    return outcome.told(title)


def _spent(row: Row) -> Operand | None:
    return Operand.of_figure(row.spent) if row.spent else None


def check_within(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An item's expenditure out of the general budget (and funds, and state capital) is not more than out of all money."""
    whole = facts.form("expenditure")
    all_money = facts.functional(whole) if whole else None
    if whole is None or not all_money:
        yield Outcome(Result.NOT_APPLICABLE)
        return
    tables = [table for form in _FUNDS if (table := facts.form(form))]
    funds = {table.number: facts.functional(table) or {} for table in tables}
    for code in dict.fromkeys(code for rows in funds.values() for code in rows):
        spent = [cell for rows in funds.values() if code in rows and (cell := _spent(rows[code]))]
        yield _item_within(all_money.get(code), spent, code, whole)


def _item_within(row: Row | None, spent: list[Operand], code: str, whole: Table) -> Outcome:
    if row is None:
        nothing = all(operand.state is State.BLANK or (operand.amount and operand.value() == 0) for operand in spent)
        return Outcome(Result.PASS) if nothing else _without_row(spent, code, whole)
    limit = _spent(row)
    assert limit is not None
    return at_most(spent, limit).told(f"科目 {code} {row.label}：各项拨款安排的支出大于{whole.title}的全部支出")


def _without_row(spent: list[Operand], code: str, whole: Table) -> Outcome:
    """An item that only the form of a fund has: doubtful where the form of all money prints items, and no dump has lost a row."""
    text = f"{whole.title}中没有科目 {code}"
    itemised = any(len(figure.row_code) == _ITEM for figure in whole.figures)
    if len(code) < _ITEM or not itemised or any(operand.is_from_text for operand in spent):
        return insufficient(spent, text)
    first = next(operand for operand in spent if operand.amount and operand.value() != 0)
    title = f"{first.table}的科目 {code} 在{whole.title}中没有"
    return Outcome(Result.FAIL, tuple(spent), title, f"{first.table}为 {first.quote}，{text}", severity=Severity.WARNING)


def check_tables_agree(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Wherever tables print the same indicator, they print the same amount."""
    for indicator in facts.known.all:
        readings = [] if indicator.each else [reading for reading in facts.readings(indicator) if reading.figure]
        first, *others = (Operand.of_reading(reading) for reading in readings) if len(readings) > 1 else (None,)
        for other in others:
            if first and other and first.table != other.table:
                yield same(first, other).told(f"{indicator.name}：{first.table}与{other.table}不符")
