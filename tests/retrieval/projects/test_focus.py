"""What a follow-up leaves unsaid is taken from the answer before it: the project, and its indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.indicators import Catalogue
from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.composing.draft import Draft
from retrieval.composing.telling import tell_goals
from retrieval.conversation.follow_ups import understand
from retrieval.projects.focus import may_lean, with_focus
from retrieval.projects.focus_told import Focus, focus_of
from retrieval.projects.goal_rows import GoalTold, row_told
from retrieval.projects.goals import goals_of
from retrieval.projects.one_of_two import asks_other, of_other
from retrieval.readings.facts import Facts
from retrieval.reply import Answer, Status
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Lexicon
from tests.retrieval.made import PairEmbeddings, figure
from tests.retrieval.town import facts_of, report_from

FILE, WHO = "热线.pdf", "云泽市12345热线服务中心"
ITEM = ("产出指标", "数量指标")
ROWS = (
    ("话务服务费用", "年度资金总额", (), {"全年预算数": "2199.78", "执行率": "100", "得分": "10"}),
    ("话务服务费用", "诉求受理量", ITEM, {"年度指标值": "500", "分值": "10", "得分": "9.86"}),
    ("话务服务费用", "接通率", ITEM, {"年度指标值": "99", "分值": "10", "得分": "10"}),
    ("平台建设项目", "诉求受理量", ITEM, {"年度指标值": "10", "分值": "10", "得分": "10"}),
)


def _cells() -> list[Figure]:
    form = {"form": "performance", "table": "自评表", "panel": ""}
    return [
        figure(FILE, row, raw, (column,), subject=project, row_path=path, table_no=4 + (project[0] == "平"),
               amount=Amount(Decimal(raw), 0, "分"), **form)
        for project, row, path, cells in ROWS for column, raw in cells.items()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(report_from(FILE, WHO, tuple(_cells())))


def answered(facts: Facts, *rows: tuple[str, str, str]) -> Answer:
    """An answer that states cells, each by its project, its row and its column."""
    draft = Draft()
    for project, row, column in rows:
        goal = next(one for one in goals_of(facts) if (one.project, one.row) == (project, row))
        cell = next(one for one in goal.figures if one.column == (column,))
        (finding,) = row_told(type(goal)(project, row, (cell,)), facts, (), _measures(column)).findings
        tell_goals(draft, understand(row, (), Lexicon(Catalogue(()), ()), [WHO]), [GoalTold((finding,))])
    return Answer("", Status.ANSWERED, "\n".join(draft.sentences), tuple(draft.figures), tuple(draft.citations))


def _measures(column: str) -> list[Measure]:
    return [Measure.COMPLETION if "率" in column else Measure.SCORE if column == "得分" else Measure.TARGET]


def test_one_project_and_one_indicator(facts: Facts) -> None:
    told = focus_of(answered(facts, ("话务服务费用", "诉求受理量", "得分")), facts)
    assert told is not None and (told.project, told.item) == ("话务服务费用", "诉求受理量")
    several = focus_of(answered(facts, ("话务服务费用", "诉求受理量", "得分"), ("话务服务费用", "接通率", "得分")), facts)
    assert several is not None and (several.project, several.item) == ("话务服务费用", "")
    assert focus_of(answered(facts, ("话务服务费用", "接通率", "得分"), ("平台建设项目", "诉求受理量", "得分")), facts) is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("目标是多少", "“话务服务费用”诉求受理量目标是多少"),
        ("扣了几分？", "“话务服务费用”诉求受理量扣了几分"),
        ("指标值呢", "“话务服务费用”诉求受理量指标值是多少"),
        ("这个项目总分多少", "话务服务费用项目的总分多少"),
        ("这个项目总得分呢", "话务服务费用项目的总得分是多少"),
        ("低在什么地方？", "“话务服务费用”诉求受理量为什么扣分"),
        ("差在哪", "“话务服务费用”诉求受理量为什么扣分"),
        ("预算多少", "话务服务费用项目的预算多少"),
        ("接通率目标多少", "话务服务费用项目的接通率目标多少"),
        ("里面的接通率呢", "“话务服务费用”接通率目标值和实际完成值是多少"),
        ("这个项目平均几天办结", "话务服务费用项目的平均几天办结"),
        ("该项目有什么问题", "话务服务费用项目的有什么问题"),
        ("差额去哪了", "话务服务费用项目的为什么没花完"),
        ("什么时候提的申请", "话务服务费用项目的什么时候提的申请"),
        ("这个项目是哪年申请的", "话务服务费用项目的是哪年申请的"),
        ("报告说还有什么问题", "话务服务费用项目的评价报告说还有什么问题"),
        ("平台建设项目目标是多少", ""),
        ("公务接待费预算多少", ""),
    ],
)
def test_what_a_follow_up_leaves_unsaid(question: str, named: str, facts: Facts) -> None:
    focus = focus_of(answered(facts, ("话务服务费用", "诉求受理量", "得分")), facts)
    own = understand(question, (), Lexicon(Catalogue(()), ()), [WHO])
    assert focus is not None and may_lean(own)
    assert with_focus(own.question, own, focus, PairEmbeddings()) == named


@pytest.mark.parametrize(
    "question", ["满分的有几个", "哪些项目没完成", f"{WHO}预算多少", "2023年预算多少", "有哪些职责", "全年总支出多少"]
)
def test_what_speaks_of_something_else(question: str) -> None:
    assert not may_lean(understand(question, (), Lexicon(Catalogue(()), ()), [WHO]))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("另一个项目呢", "平台建设项目的总分多少"),
        ("那另外一个呢", "平台建设项目的总分多少"),
        ("另一个项目的执行率是多少", "平台建设项目的执行率是多少"),
        ("其他几个项目呢", "各项目得分分别是多少"),
    ],
)
def test_the_other_of_two_projects(facts: Facts, question: str, named: str) -> None:
    assert asks_other(question) and not asks_other("它的总分呢")
    assert of_other(question, "话务服务费用总分多少", Focus("话务服务费用", "", facts, scored=True)) == named


@pytest.mark.parametrize(("question", "named"), [("丢分丢在哪里", "整体绩效自评丢分丢在哪里"), ("预算多少", "")])
def test_lost_points_of_a_form_that_names_no_project(question: str, named: str, facts: Facts) -> None:
    own = understand(question, (), Lexicon(Catalogue(()), ()), [WHO])
    assert with_focus(own.question, own, Focus("", "", facts), PairEmbeddings()) == named
