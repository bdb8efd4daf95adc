"""Rows that one column prints under one name."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from extraction.report import Figure, Role
from retrieval.composing.draft import Draft
from retrieval.composing.telling import tell_findings
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import lexicon
from tests.retrieval.town import WATER, facts_of, report_from

FILE, FORM = "水务.pdf", "支出决算表"
ROWS = {
    "20103": ("政府办公厅（室）及相关机构事务", "90.00"), "2010350": ("事业运行", "90.00"), "213": ("农林水支出", "60.00"),
    "21303": ("水利", "60.00"), "2130304": ("水利行业业务管理", "35.00"), "2130350": ("事业运行", "25.00"),
    "21205": ("城乡社区环境卫生", "18.00"), "2120501": ("城乡社区环境卫生", "18.00"),
}  # fmt: skip


def cell(code: str, row: str, raw: str) -> Figure:
    return figure(FILE, row, raw, ("本年支出合计",), table=FORM, form="expenditure", panel="", row_code=code)


def project(name: str, raw: str, table: int, column: str) -> Figure:
    return figure(
        FILE, "年度资金总额", raw, (column,), table="自评表", form="performance", panel="", subject=name, table_no=table,
        role=Role.BUDGET,
    )  # fmt: skip


def item(code: str, row: str, raw: str) -> Figure:
    table = "一般公共预算财政拨款基本支出决算表"
    return figure(FILE, row, raw, ("金额",), table=table, form="basic_expenditure", panel="", row_code=code, table_no=3)


ITEMS = (cell("2210201", "住房公积金", "18.00"), item("30102", "津贴补贴", "40.00"), item("30113", "住房公积金", "28.00"))
FUNDS = (project("清淤项目", "12.00", 4, "全年预算数(A)"), project("水表更换项目", "8.00", 5, "全年预算数"))
REPORT = report_from(FILE, WATER, (*(cell(code, *own) for code, own in ROWS.items()), *ITEMS, *FUNDS))
FACTS, WORDS = facts_of(REPORT), lexicon(REPORT)


def told(question: str) -> Draft:
    query, draft = understand(question, (), WORDS, [WATER]), Draft()
    tell_findings(draft, query, find(query, FACTS, catalogue(), 2024))
    return draft


@pytest.mark.parametrize(
    ("question", "values", "words"),
    [
        ("水务局事业运行多少", ["90.00", "25.00"], "“水利 2130350”25.00万元"),
        ("水务局城乡社区环境卫生多少", ["18.00"], ""),
        ("水务局2130350事业运行多少", ["25.00"], ""),
        ("水务局水利行业业务管理多少", ["35.00"], ""),
        ("水务局年度资金总额全年预算数多少", ["12.00", "8.00"], "各项目分别为：“清淤项目”12.00万元"),
        ("水务局津贴补贴和住房公积金加起来多少", ["40.00", "28.00", "68.00"], "合计为68.00万元"),
        ("水务局津贴补贴占住房公积金的比例", ["40.00", "28.00"], "没有占比可算"),
        ("水务局津贴补贴是住房公积金的百分之几", ["40.00", "28.00", "142.86"], ""),
        ("水务局水利和住房公积金加起来多少", ["60.00", "18.00", "78.00"], "合计为78.00万元"),
        ("水务局事业运行加起来多少", ["90.00", "25.00", "115.00"], "合计为115.00万元"),
        ("水务局事业运行是水利的几倍", ["90.00", "25.00", "60.00"], "不能用其中一行代替全部计算"),
    ],
)
def test_each_row_of_a_name_is_told_and_none_stands_for_the_others(question: str, values: list[str], words: str) -> None:
    draft = told(question)
    assert [one.value for one in draft.figures] == values
    assert words in "".join(draft.sentences)
