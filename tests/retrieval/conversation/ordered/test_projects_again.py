"""Follow-ups that ask for the first of all projects after the score of one."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from tests.retrieval.made import spoken

HELD = ("云泽市财政局",)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("表里哪个得分最低", "绩效项目哪个得分最低"),
        ("汇总表里哪个最高", "绩效项目哪个得分最高"),
        ("表里哪个指标得分最低", "表里哪个指标得分最低"),
    ],
)
def test_a_list_of_scores_is_one_of_projects(question: str, asked: str) -> None:
    assert understand(question, ("财政局宣传费自评多少分",), spoken(), HELD).question == asked


def test_a_table_of_money_lists_no_scores() -> None:
    assert understand("表里哪个最高", ("财政局宣传费多少",), spoken(), HELD).question == "表里哪个最高"


@pytest.mark.parametrize("question", ["差几分", "两个差多少分", "最高和最低差几分"])
def test_both_ends_of_an_order_of_projects_are_set_apart(question: str) -> None:
    told = ("财政局自评的项目得分最高的是哪个", "得分最低的项目是哪个")
    assert understand(question, told, spoken(), HELD).question == "绩效项目得分最高的比最低的高多少分"
    assert understand(question, told[:1], spoken(), HELD).question == question
