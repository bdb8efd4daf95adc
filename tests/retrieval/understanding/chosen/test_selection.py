"""Which of an order a question asks for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.indicators import catalogue
from extraction.numbers import Amount
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank
from retrieval.readings.findings import find
from retrieval.understanding.chosen.selecting import selection_in
from retrieval.understanding.chosen.selection import Of, Selection
from tests.retrieval.readings.test_candidates import FACTS
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import facts_of, water


def chosen(text: str, owners: int = 0) -> Selection:
    found = selection_in(text, text, owners)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "places", "rising"),
    [("三公第二高的是谁", (2, 2), False), ("排第三的是哪家", (3, 3), False), ("倒数第二的是哪家", (2, 2), True),
     ("前三名是谁", (1, 3), False), ("最低的两家", (1, 2), True), ("第2多的单位", (2, 2), False)],
)  # fmt: skip
def test_places_of_an_order(text: str, places: tuple[int, int], rising: bool) -> None:
    found = chosen(text)
    assert found.of is Of.PLACES and found.places == places and found.rising is rising


@pytest.mark.parametrize("text", ["前三季度花了多少", "第二季度", "安排多少钱", "前后两个数一样吗", "谁花得最多"])
def test_words_that_choose_nothing(text: str) -> None:
    assert selection_in(text, text, 0) is None


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("哪几家超过5万元", "5.01", "5.00"), ("哪些单位不低于5万元", "5.00", "4.99"), ("哪家没超过5万", "5.00", "5.01"),
     ("5万以上的有哪些单位", "5", "4.9"), ("几家单位不到五万元", "4.99", "5.00"), ("哪家没到5万元", "4.99", "5.00")],
)  # fmt: skip
def test_a_limit_admits_by_size_in_any_unit_of_account(text: str, inside: str, outside: str) -> None:
    found = chosen(text)
    assert found.of is Of.BEYOND
    assert found.admits(Amount(Decimal(inside), 2, "万元")) and not found.admits(Amount(Decimal(outside), 2, "万元"))
    assert found.admits(Amount(Decimal(inside) * 10_000, 0, "元")) and found.admits(Amount(Decimal(5), 0, "%")) is None


def test_counts_compare_with_what_is_counted() -> None:
    found = chosen("哪些单位超过100人")
    assert found.admits(Amount(Decimal(893), 0, "人次")) and not found.admits(Amount(Decimal(10), 0, "人次"))


@pytest.mark.parametrize(
    ("text", "of"),
    [("有出国费的是哪几家", Of.HAVING), ("哪几家没有接待费", Of.LACKING), ("哪些单位没有披露在职人数", Of.SILENT),
     ("哪家的收入减少了", Of.FALLEN), ("谁变化最大", Of.MOVED), ("有几家单位有结余", Of.HAVING),
     ("有多少家单位有结余", Of.HAVING), ("多少个单位买车", Of.HAVING)],
)  # fmt: skip
def test_who_has_any_who_none_who_tells_nothing(text: str, of: Of) -> None:
    assert chosen(text).of is of


def told(question: str, selection: Selection) -> Draft:
    draft = Draft()
    findings = [find(read(question), facts, catalogue(), 2024)[0] for facts in (FACTS, facts_of(water()))]
    rank(draft, findings, selection.rising, selection)
    return draft


def test_the_second_is_named_and_the_order_told() -> None:
    assert "从高到低第二的是" in told("公用经费", chosen("第二高的是谁")).sentences[0]


def test_how_many_are_beyond_a_limit_is_a_number_of_its_own() -> None:
    draft = told("公用经费", chosen("超过1万元的有几家"))
    assert draft.sentences[0].startswith("公用经费“超过1万元”的有2家：")
    assert [figure.value for figure in draft.figures if figure.unit == "家"] == ["2"]
    assert "没有一家的公用经费“超过9亿元”" in told("公用经费", chosen("超过9亿元的有几家")).sentences[0]


def test_a_blank_is_among_those_that_have_none() -> None:
    draft = told("水费", chosen("哪几家没有水费"))
    assert "表中空白" in draft.sentences[0] and draft.sentences[0].startswith("没有水费的有")
    assert not any("没有披露" in sentence for sentence in draft.sentences)
