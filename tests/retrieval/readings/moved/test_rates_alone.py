"""In an order by amounts of change: reports that print but a rate, or an amount that their own sentence belies."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank
from retrieval.conversation.follow_ups import understand
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.moved.rates_alone import or_its_rate
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, NARRATIVE, WATER, facts_of, report_from

QUESTION = "收支总计比上年减少的有哪几家"
TOTALS = "2024年度收、支总计80.00万元。与2023年度相比，{}。"


def report_of(who: str, change: str) -> Facts:
    texts = ((NARRATIVE, "一、收入支出决算总体情况说明", TOTALS.format(change)),)
    return facts_of(report_from(f"{who}.pdf", who, (), texts))


def ordered(question: str, change: str) -> list[str]:
    query = understand(question, (), spoken(), (FINANCE, WATER))
    reports = (report_of(FINANCE, "减少20.00万元，下降20.00%"), report_of(WATER, change))
    found = [or_its_rate(query, one, catalogue(), 2024, find(query, one, catalogue(), 2024))[0] for one in reports]
    draft = Draft()
    rank(draft, found, lowest=True, chosen=query.chosen)
    assert not any("没有找到" in sentence for sentence in draft.sentences)
    return draft.sentences


@pytest.mark.parametrize(
    ("question", "change", "told"),
    [
        ("收支总计比上年减少最多的是哪家", "下降20.00%", "比上年下降20.00%"),
        (QUESTION, "增加20.00万元，下降20.00%", "方向不一致"),
    ],
)
def test_they_are_told_apart_from_the_order(question: str, change: str, told: str) -> None:
    sentences = ordered(question, change)
    assert FINANCE in sentences[0] and WATER not in sentences[0]
    assert any(WATER in sentence and told in sentence for sentence in sentences)


@pytest.mark.parametrize("change", ["下降20.00%", "减少20.00万元，增长20.00%"])
def test_which_way_it_moved_a_rate_tells_too(change: str) -> None:
    assert all(who in ordered(QUESTION, change)[0] for who in (FINANCE, WATER))
