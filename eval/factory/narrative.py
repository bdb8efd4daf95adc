"""第三部分 情况说明: the tables in words, with changes, shares, completion rates and reasons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from eval.factory.accounts import FISCAL, Accounts, Fund, Ledger, Origin
from eval.factory.draw import Draw, words
from eval.factory.saying import Value, Writer, change, completion, count, money, planned, rate, share, unchanged
from eval.factory.spec import Section, Text
from eval.factory.statutory import FUND_NAMES, NUMERALS
from eval.factory.styles import Style

GENERAL = (Fund.GENERAL,)


class Narrative:
    """Writes the sections of one report."""

    def __init__(self, accounts: Accounts, style: Style, writer: Writer, draw: Draw) -> None:
        self.accounts = accounts
        self.style = style
        self.writer = writer
        self.draw = draw
        self.names: dict[str, str] = words("classification")["functional"] | words("classification")["classes"]

    def sections(self) -> tuple[Section, ...]:
        """The sections on the forms, in the order of the forms, without their numbers."""
        overall = [
            self._section("收入支出决算总体情况说明", self._totals()),
            self._section("收入决算情况说明", self._income()),
            self._section("支出决算情况说明", self._expenditure()),
            self._section("财政拨款收入支出决算总体情况说明", self._fiscal_totals()),
        ]
        if self.style.nonfiscal:
            overall.append(self._section("非财政拨款收入支出决算总体情况说明", self._nonfiscal()))
        overall += [self._general(), self._section("一般公共预算财政拨款基本支出决算情况说明", self._basic())]
        funds = [
            self._section(f"{FUND_NAMES[fund]}收入支出决算情况说明", self._fund(fund)) for fund in (Fund.GOVERNMENT, Fund.CAPITAL)
        ]
        three = self._three_public()
        return (*overall, three, *funds) if self.style.three_before_funds else (*overall, *funds, three)

    @staticmethod
    def _section(title: str, texts: Iterator[Text]) -> Section:
        return Section(title, tuple(texts))

    # --- clauses -------------------------------------------------------------------------------------------------------

    def reason(self, delta: Decimal, sort: str = "reasons") -> str:
        """Why there is more, or less."""
        return self.draw.pick(words("wording")[f"{sort}_up" if delta > 0 else f"{sort}_down"])

    def compared(self, now: Decimal, before: Decimal, each: str = "") -> None:
        """Go on with how much more or less it is than last year."""
        delta = now - before
        if not delta:
            self.writer.add("same", same=unchanged(self.draw.pick(words("wording")["same_words"])))
        elif not before:
            self.writer.add(
                "appeared", change=change(delta), all=Value("change_rate", Decimal(100), "%", "上年"), reason=self.reason(delta)
            )
        else:
            slots: dict[str, Value | str] = {
                "change": change(delta),
                "rate": rate(delta, before),
                "reason": self.reason(delta),
                "each": each,
            }
            self.writer.add("change", before=money(before, year=self.accounts.year - 1), **slots)

    def _against_budget(self, spent: Decimal, budget: Decimal) -> None:
        """Whether it is more or less than planned, as a reader of the printed amounts sees it."""
        listed = words("wording")
        if self.style.prose.money(spent) == self.style.prose.money(budget):
            self._plain(f"{self.draw.pick(listed['compare_equal'])}。")
            return
        compare = self.draw.pick(listed["compare_more" if spent > budget else "compare_less"])
        self.writer.add("difference", compare=compare, reason=self.reason(spent - budget))

    def _plain(self, text: str) -> None:
        self.writer.add("plain", text=text)

    def _shares(self, items: list[tuple[str, Decimal]], whole: Decimal, base: str) -> None:
        for at, (name, amount) in enumerate(items):
            self.writer.add("share", subject=name, amount=money(amount), share=share(amount, whole, base))
            self._plain("；" if at < len(items) - 1 else "。")

    # --- 收入支出 ------------------------------------------------------------------------------------------------------

    def _both(self, total: Callable[[Ledger], Decimal], key: str) -> Iterator[Text]:
        now, before = total(self.accounts.this), total(self.accounts.last)
        self.writer.add(key, total=money(now))
        self.compared(now, before, each="各")
        yield self.writer.paragraph()

    def _totals(self) -> Iterator[Text]:
        return self._both(lambda ledger: ledger.total(), "totals")

    def _fiscal_totals(self) -> Iterator[Text]:
        return self._both(lambda ledger: ledger.total(FISCAL), "fiscal_totals")

    def _nonfiscal(self) -> Iterator[Text]:
        total = self.accounts.this.total((Fund.OTHER,))
        yield self.writer.say("nonfiscal", total=money(total)) if total else self.writer.say("no_nonfiscal")

    def _listed(self, key: str, whole: Decimal, items: list[tuple[str, Decimal, Decimal]]) -> Iterator[Text]:
        """A total with its parts and their shares; in some reports each part once more, against last year."""
        subject = self.writer.add(key, total=money(whole)).subject
        self._shares([(name, now) for name, now, _ in items], whole, subject)
        yield self.writer.paragraph()
        if self._tells("particulars_of_totals"):
            for at, (name, now, before) in enumerate(items, 1):
                self.writer.add("income_item", number=f"{at}. ", subject=name, amount=money(now))
                self.compared(now, before)
                yield self.writer.paragraph()

    def _income(self) -> Iterator[Text]:
        this, last = self.accounts.this, self.accounts.last
        items = [(str(origin), this.sum("income", origin=origin), last.sum("income", origin=origin)) for origin in Origin]
        yield from self._listed("income", this.sum("income"), self._told(items))

    def _expenditure(self) -> Iterator[Text]:
        this, last = self.accounts.this, self.accounts.last
        names = {"基本支出": "basic", "项目支出": "project", "经营支出": "business"}
        items = [(name, this.sum(what), last.sum(what)) for name, what in names.items()]
        yield from self._listed("expenditure", this.sum("spent"), self._told(items))

    def _told(self, items: list[tuple[str, Decimal, Decimal]]) -> list[tuple[str, Decimal, Decimal]]:
        """The parts that a report tells of: in some those too of which there was nothing."""
        return items if self._tells("zero_parts") else [item for item in items if item[1]]

    def _tells(self, what: str) -> bool:
        return self.writer.wording(what) == "yes"

    # --- 一般公共预算 --------------------------------------------------------------------------------------------------

    def _general(self) -> Section:
        name = "一般公共预算财政拨款支出决算"
        parts = (("总体情况", self._general_total()), ("结构情况", self._classes()), ("具体情况", self._items()))
        sections = tuple(Section(f"（{NUMERALS[at]}）{name}{title}", tuple(texts)) for at, (title, texts) in enumerate(parts))
        return Section(f"{name}情况说明", (), sections)

    def _general_total(self) -> Iterator[Text]:
        this, last = self.accounts.this, self.accounts.last
        spent, before = this.sum("spent", GENERAL), last.sum("spent", GENERAL)
        self.writer.add("general", total=money(spent), share=share(spent, this.sum("spent"), "本年支出合计"))
        self.compared(spent, before)
        yield self.writer.paragraph()

    def _classes(self) -> Iterator[Text]:
        this = self.accounts.this
        whole = this.sum("spent", GENERAL)
        self.writer.add("classes", total=money(whole))
        items = [
            (f"{self.names[code].removesuffix('支出')}（类）支出", this.sum("spent", GENERAL, code))
            for code in this.codes(["spent"], GENERAL, 3)
        ]
        self._shares(items, whole, "一般公共预算财政拨款支出")
        yield self.writer.paragraph()

    def _items(self) -> Iterator[Text]:
        this = self.accounts.this
        spent, budget = this.sum("spent", GENERAL), this.sum("budget", GENERAL)
        slots: dict[str, Value | str] = {
            "budget": planned(budget),
            "spent": money(spent, "决算"),
            "done": completion(spent, budget),
        }
        self.writer.add("planned", **slots)
        self._against_budget(spent, budget)
        self.writer.add("particulars")
        yield self.writer.paragraph()
        for at, code in enumerate(this.codes(["spent"], GENERAL), 1):
            yield self._item(f"{at}. ", code, GENERAL)

    def _item(self, number: str, code: str, funds: Collection[Fund]) -> Text:
        this, names = self.accounts.this, self.names
        spent, budget = this.sum("spent", funds, code), this.sum("budget", funds, code)
        subject = f"{names[code[:3]]}（类）{names[code[:5]]}（款）{names[code]}（项）"
        slots: dict[str, Value | str] = {
            "number": number,
            "subject": subject,
            "budget": planned(budget),
            "spent": money(spent, "决算"),
        }
        if budget:
            self.writer.add("item", done=completion(spent, budget), **slots)
            self._against_budget(spent, budget)
        else:
            self.writer.add("unplanned_item", **slots)
            self._against_budget(spent, budget)
        return self.writer.paragraph()

    def _basic(self) -> Iterator[Text]:
        accounts = self.accounts
        yield self.writer.say("basic", total=money(accounts.this.sum("basic", GENERAL)))
        for key, amount, staff in (("personnel", accounts.personnel, True), ("public", accounts.public, False)):
            yield self.writer.say(key, amount=money(amount), items=self._economic_names(staff))

    def _economic_names(self, staff: bool) -> str:
        names = words("classification")["economic"]
        return "、".join(names[code] for code in self.accounts.economic if (code[:3] in ("301", "303")) == staff)

    def _fund(self, fund: Fund) -> Iterator[Text]:
        this, name = self.accounts.this, FUND_NAMES[fund]
        if not any(this.of((fund,))):
            yield self.writer.say("no_fund", name=name)
            return
        slots = {what: money(this.sum(what, (fund,))) for what in ("opening", "income", "spent", "closing")}
        yield self.writer.say("fund", name=name, **slots)
        for at, code in enumerate(this.codes(["spent"], (fund,)), 1):
            yield self._item(f"{at}. ", code, (fund,))

    # --- “三公” --------------------------------------------------------------------------------------------------------

    def _three_public(self) -> Section:
        parts = (("总体情况", self._three_total()), ("具体情况", self._three_items()))
        sections = tuple(
            Section(f"（{NUMERALS[at]}）“三公”经费支出决算{title}", tuple(texts)) for at, (title, texts) in enumerate(parts)
        )
        return Section("财政拨款“三公”经费支出决算情况说明", (), sections)

    def _three_total(self) -> Iterator[Text]:
        accounts = self.accounts
        self._three_done("three", accounts.three.total, accounts.three_budget.total)
        self._three_compared("“三公”经费支出", accounts.three.total, accounts.three_last.total)
        yield self.writer.paragraph()

    def _three_done(self, key: str, spent: Decimal, budget: Decimal, **slots: str) -> None:
        self.writer.add(key, budget=planned(budget, "全年预算"), spent=money(spent, "决算"), **slots)
        if budget or self._tells("zero_completion"):
            self.writer.add("done", done=completion(spent, budget, "全年预算"))
        self.writer.add("end")

    def _three_compared(self, subject: str, now: Decimal, before: Decimal) -> None:
        delta = now - before
        if not delta:
            word = unchanged(self.draw.pick(words("wording")["same_words"]))
            self.writer.add("three_same", subject=subject, same=word)
        elif before:
            slots: dict[str, Value | str] = {
                "change": change(delta),
                "rate": rate(delta, before),
                "reason": self.reason(delta, "reasons_three"),
            }
            self.writer.add("three_change", subject=subject, **slots)

    def _three_items(self) -> Iterator[Text]:
        accounts, counts = self.accounts, self.accounts.counts
        now, budget, before = accounts.three, accounts.three_budget, accounts.three_last
        self._three_item("1. ", "因公出国（境）费", now.abroad, budget.abroad, before.abroad)
        self.writer.add("groups", groups=count(counts.groups, "个"), travellers=count(counts.travellers, "人次"))
        yield self.writer.paragraph()
        self._three_item("2. ", "公务用车购置及运行维护费", now.cars, budget.cars, before.cars)
        kept = count(counts.kept, "辆", "公务用车保有量")
        purchased = count(counts.purchased, "辆", "购置公务用车")
        self.writer.add("bought", bought=money(now.bought), run=money(now.run), purchased=purchased, kept=kept)
        yield self.writer.paragraph()
        self._three_item("3. ", "公务接待费", now.guests, budget.guests, before.guests)
        self.writer.add(
            "guests",
            domestic=money(now.guests),
            batches=count(counts.batches, "批次"),
            guests=count(counts.guests, "人次"),
            foreign=money(Decimal(0)),
            none_batches=count(0, "批次"),
            none_guests=count(0, "人次"),
        )
        yield self.writer.paragraph()

    def _three_item(self, number: str, subject: str, now: Decimal, budget: Decimal, before: Decimal) -> None:
        self._three_done("three_item", now, budget, number=number, subject=subject)
        self._three_compared(f"{subject}支出", now, before)
