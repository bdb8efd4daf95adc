"""What is to be done better in a project, as the rows of its form that lost points tell it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.numbers import Amount
from extraction.report import Figure, Paragraph, Place, Source
from retrieval.projects.betterment import ASKS_BETTER, to_be_bettered
from retrieval.projects.goals import goals_of
from retrieval.readings.facts import Facts
from tests.retrieval.made import figure
from tests.retrieval.town import facts_of, report_from

FILE, WHO, PROJECT = "热线.pdf", "云泽市12345热线服务中心", "话务服务费用"
REMARK = "偏差原因分析及改进措施"


def cells(row: str, line: int, got: str, remark: str) -> list[Figure]:
    place = {"source": Source(FILE, (Place(None, (line, line)),)), "row_path": ("产出指标",), "subject": PROJECT}
    form = {"form": "performance", "table": "自评表", "panel": "", "table_no": 4}
    points = [
        figure(FILE, row, raw, (head,), amount=Amount(Decimal(raw), 0, "分"), **place, **form)
        for head, raw in (("分值", "10"), ("得分", got))
    ]
    return [*points, figure(FILE, row, "", (remark,), **place, **form)]


def facts(remark: str = REMARK) -> Facts:
    return facts_of(report_from(FILE, WHO, (*cells("诉求受理量", 3, "9", remark), *cells("接通率", 4, "10", remark))))


def told(known: Facts, *section: str) -> list[tuple[str, str]]:
    printed = (("诉求受理量 10 9 来电减少，继续提质降量", 3), ("接通率 10 10 继续保持", 4))
    rows = [Paragraph(text, section or ("附件", PROJECT), Source(FILE, (Place(None, (at, at)),))) for text, at in printed]
    return [(lead, quote.text) for lead, quote in to_be_bettered({PROJECT}, list(goals_of(known)), known, rows)]


def test_the_rows_that_lost_points_tell_it_where_their_column_does() -> None:
    assert told(facts()) == [("诉求受理量的偏差原因分析及改进措施：", "来电减少，继续提质降量")]
    assert told(facts("偏差原因")) == []


def test_a_report_on_the_project_itself_tells_more() -> None:
    assert told(facts(), f"{PROJECT}绩效评价报告", "改进措施") == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [("后面他们打算怎么改进", True), ("准备如何整改", True), ("下一步怎么办", True), ("怎么改造的", False)],
)
def test_what_asks_for_it(question: str, expected: bool) -> None:
    assert bool(ASKS_BETTER.search(question)) is expected
