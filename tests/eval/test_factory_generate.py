"""Generated reports: the same from the same seed, and without any contradiction beyond rounding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from eval.factory.accounts import FISCAL, Fund
from eval.factory.bookkeeping import identity
from eval.factory.generate import Generated, Statement, generate
from eval.factory.questions import questions_of
from eval.factory.saying import Stated, rounded
from eval.factory.spec import Performance, Table, Text
from eval.factory.styles import FAMILIES
from extraction.numbers import Amount, Interval, parse_number
from tests.data.printed import closes, lines
from tests.data.test_samples import broken_basic, broken_lanes, broken_performance, broken_roll_ups

NUMBERS = range(3 * len(FAMILIES))
LEAF_ONLY = "narrow"


@cache
def report(number: int) -> Generated:
    return generate(5, number)


def tables(found: Generated, form: str) -> list[Table]:
    return [table for table in found.spec.tables() if isinstance(table, Table) and table.form == form]


def amount(stated: Stated) -> Amount:
    read = parse_number(stated.quote.replace("（套）", "套"))
    assert read is not None, stated.quote
    return read


def interval(stated: Stated) -> Interval:
    return amount(stated).interval()


def broken_tables(found: Generated) -> Iterator[str]:
    """What the forms contradict themselves in; forms of 项 alone have no 类 and 款 to add up to."""
    for form in ("income_expenditure", "fiscal_income_expenditure", "nonfiscal_income_expenditure"):
        for table in tables(found, form):
            yield from broken_lanes(table)
    for form in ("income", "expenditure", "general_expenditure", "gov_fund"):
        for table in tables(found, form):
            if found.style.levels or not lines(table)[-1].code:
                yield from broken_roll_ups(table)
    for table in tables(found, "basic_expenditure"):
        yield from broken_basic(table)
    for form_of_project in found.spec.tables():
        if isinstance(form_of_project, Performance):
            yield from broken_performance(form_of_project)


def paragraphs(found: Generated) -> Iterator[list[Stated]]:
    """The statements of each paragraph."""
    by_item: dict[int, list[Statement]] = {}
    for one in found.statements:
        by_item.setdefault(one.item, []).append(one)
    return ([one.stated for one in several] for several in by_item.values())


@pytest.mark.parametrize("number", NUMBERS)
def test_forms_add_up(number: int) -> None:
    assert list(broken_tables(report(number))) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_changes_and_rates_agree_with_what_they_are_of(number: int) -> None:
    """增加 D, 增长 R%: R = D / (now - D), in one direction."""
    for stated in paragraphs(report(number)):
        for at, (change, rate) in enumerate(pairwise(stated)):
            if (change.kind, rate.kind) == ("change_amount", "change_rate"):
                now = [one for one in stated[:at] if one.kind == "amount" and not one.base and one.year == change.year][-1]
                assert (change.value > 0) is (rate.value > 0)
                before = interval(now) + interval(change) if change.value < 0 else interval(now) - interval(change)
                assert change.key == "appeared.change" or (interval(change) / before).scale(100).meets(interval(rate)), (
                    now,
                    change,
                    rate,
                )


@pytest.mark.parametrize("number", NUMBERS)
def test_completion_is_spent_of_budget(number: int) -> None:
    checked = 0
    for stated in paragraphs(report(number)):
        for budget, spent, done in zip(stated, stated[1:], stated[2:], strict=False):
            if done.kind == "completion" and amount(budget).value:
                assert (interval(spent) / interval(budget)).scale(100).meets(interval(done)), done
                checked += 1
    assert checked


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_prints_as_zero_that_is_not(number: int) -> None:
    found = report(number)
    amounts = [entry.spent for entry in found.accounts.this.entries] + list(found.accounts.economic.values())
    assert all(rounded(one / 10_000) for one in amounts if one)
    assert all(amount(one.stated).value for one in found.statements if one.stated.value)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_statement_is_where_it_says(number: int) -> None:
    found = report(number)
    items = list(found.spec.items())
    for one in found.statements:
        item = items[one.item]
        assert isinstance(item, Text)
        assert item.text[one.stated.start : one.stated.end] == one.stated.quote


@pytest.mark.parametrize("number", NUMBERS)
def test_books_balance_to_the_cent(number: int) -> None:
    accounts = report(number).accounts
    for ledger in (accounts.this, accounts.last):
        for funds in (tuple(Fund), FISCAL, (Fund.GENERAL,)):
            used = sum(ledger.sum(what, funds) for what in ("spent", "distributed", "closing"))
            assert ledger.total(funds) == used
        assert all(value >= 0 for entry in ledger.entries for value in (entry.opening, entry.income, entry.closing, entry.basic))
    assert accounts.last.sum("closing") == accounts.this.sum("opening")
    assert accounts.personnel + accounts.public == accounts.this.sum("basic", (Fund.GENERAL,))
    assert sum(project.spent for project in accounts.projects) == accounts.this.sum("project", (Fund.GENERAL,))


def test_rounding_leaves_tails() -> None:
    """Totals are rounded from exact values: now and then they are not the sum of the printed parts."""
    tails = 0
    for number in NUMBERS:
        for table in tables(report(number), "expenditure"):
            whole, *parts = lines(table)[0 if lines(table)[0].label == "合计" else -1].values
            assert whole is not None and closes(whole, parts)
            tails += whole.value != sum((part.value for part in parts if part), Decimal(0))
    assert tails


def test_the_same_seed_gives_the_same_report() -> None:
    assert generate(8, 3) == generate(8, 3)
    assert generate(8, 3).spec != generate(9, 3).spec


def test_identities_do_not_repeat_soon() -> None:
    who = [identity(number) for number in range(5000)]
    assert max(Counter((one.place, one.kind["name"], one.year) for one in who).values()) == 1


@pytest.mark.parametrize("number", NUMBERS[:7])
def test_questions_have_printed_answers(number: int) -> None:
    asked = list(questions_of(report(number)))
    assert len(asked) > 20
    assert [one.status for one in asked].count("refused") == 1
    assert all(one.value and one.unit and one.quote for one in asked if one.status == "answered")
