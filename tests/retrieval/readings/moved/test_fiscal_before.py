"""Both totals of the year before, where the report prints but those of the 财政拨款."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from retrieval.readings.moved.fiscal_before import of_fiscal_total, with_fiscal_change
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, report_from

ALL = "2024年度收入、支出决算总计{}万元。与2023年度相比，下降20.00%。"
FISCAL = "2024年度财政拨款收、支决算总计80.00万元。2023年度收、支决算总计100.00万元。"


@pytest.mark.parametrize(("total", "told"), [("80.00", ["100.00"]), ("95.00", [])])
def test_it_is_told_by_its_own_name_where_it_is_all_that_there_is(total: str, told: list[str]) -> None:
    texts = (
        (NARRATIVE, "一、收入支出决算总体情况说明", ALL.format(total)),
        (NARRATIVE, "四、财政拨款收入支出决算总体情况说明", FISCAL),
    )
    facts = facts_of(report_from("财政.pdf", FINANCE, (), texts))
    query = understand(f"{FINANCE}2023年收支总计是多少", (), spoken(), [FINANCE])
    found = of_fiscal_total(query, facts, catalogue(), 2023)
    assert [str(one.readings[0].amount.value) for one in found if one.readings[0].amount] == told
    assert all(one.name.startswith("财政拨款收支总计（") for one in found)


@pytest.mark.parametrize(
    ("total", "rate", "told"), [("80.00", "20.00", ["20.00"]), ("80.00", "19.00", []), ("95.00", "20.00", [])]
)
def test_a_rate_alone_is_told_with_the_amount_by_which_all_that_there_is_moved(total: str, rate: str, told: list[str]) -> None:
    moved = f"{FISCAL}与2023年度相比，减少20.00万元，下降{rate}%。"
    texts = (
        (NARRATIVE, "一、收入支出决算总体情况说明", ALL.format(total)),
        (NARRATIVE, "四、财政拨款收入支出决算总体情况说明", moved),
    )
    facts = facts_of(report_from("财政.pdf", FINANCE, (), texts))
    query = understand(f"{FINANCE}2024年收支总计比2023年少了多少钱", (), spoken(), [FINANCE])
    found = find(query, facts, catalogue(), 2024)
    more = with_fiscal_change(query, facts, catalogue(), 2024, found)[len(found):]
    assert [str(abs(one.readings[0].amount.value)) for one in more if one.readings[0].amount] == told
