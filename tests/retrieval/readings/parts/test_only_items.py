"""The one account that a class consists of, of which alone the year before is told."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Figure, Role
from retrieval.conversation.follow_ups import understand
from retrieval.readings.parts.only_items import of_only_item
from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Meaning
from tests.retrieval.made import figure, spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, report_from

FILE = "财政.pdf"
TEXTS = (
    (NARRATIVE, "一、具体情况", "1、“教育支出（类）普通教育（款）小学教育（项）”25.00万元。2023年当年预算执行数为4.00万元。"),
)


def row(code: str, name: str) -> Figure:
    return figure(FILE, name, "25.00", row_code=code, panel="", form="expenditure", table="支出预算表", role=Role.BUDGET)


CLASS = (row("205", "教育支出"), row("20502", "普通教育"), row("2050202", "小学教育"))


def told(*rows: Figure) -> list[tuple[str, str]]:
    facts = facts_of(report_from(FILE, FINANCE, (*CLASS, *rows), TEXTS))
    query = understand(f"{FINANCE}教育支出执行数", (), spoken(), [FINANCE])
    named = replace(query.mentions[0], meanings=(Meaning(LabelKind.ROW, "教育支出"),))
    found = of_only_item(replace(query, mentions=(named,)), facts, catalogue(), 2023)
    return [(one.name, str(one.readings[0].amount.value)) for one in found if one.readings[0].amount]


def test_the_only_account_is_told_by_its_own_name() -> None:
    assert told() == [("小学教育（报告在教育支出下只列了这一项）", "4.00")]


def test_of_several_none_is_told() -> None:
    assert told(row("2050203", "初中教育")) == []
