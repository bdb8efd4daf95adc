"""Which way an amount went whose rate is said to go the other way: as this year's amount alone allows."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.composing.compose import state_finding
from retrieval.composing.draft import Draft
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, report_from

SECTION = "六、一般公共预算财政拨款支出决算情况说明"
SAID = "2024年度一般公共预算财政拨款支出{now}万元。与2023年度相比，一般公共预算财政拨款支出{change}。"


@pytest.mark.parametrize(
    ("now", "change", "told"),
    [
        ("672.13", "降低2042.46万元，增长75.24%", "只有减少才"),
        ("120.00", "减少20.00万元，增长20.00%", "只有增加才"),
        ("120.00", "减少20.00万元，增长50.00%", "方向不一致，请核对原文"),
    ],
)
def test_the_way_it_went_is_told_where_one_alone_fits(now: str, change: str, told: str) -> None:
    facts = facts_of(report_from("甲.pdf", FINANCE, (), ((NARRATIVE, SECTION, SAID.format(now=now, change=change)),)))
    query = understand(f"{FINANCE}一般公共预算财政拨款支出比上年增加多少", (), spoken(), (FINANCE,))
    draft = Draft()
    for finding in find(query, facts, catalogue(), 2024):
        state_finding(draft, finding)
    assert told in "".join(draft.sentences)
