"""When a step of a project was taken, as the report on it tells."""

from __future__ import annotations

import pytest

from extraction.indicators import Catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.projects.dated import tell_step
from retrieval.understanding.named.lexicon import Lexicon
from tests.retrieval.projects.test_goals import goal_figures
from tests.retrieval.town import facts_of, report_from

FILE, WHO = "热线.pdf", "云泽市12345热线服务中心"
TOLD = "本中心于2020年9月7日向市政府提报了升级改造的申请。"
TEXTS = (
    ("平台升级改造项目绩效评价报告", "（一）项目概况", f"原系统存在诸多问题。{TOLD}申请全面升级改造。"),
    ("情况说明", "绩效情况", "宣传费于2021年3月申请。"),
)
ROW = ("平台升级改造项目", "数量指标", "改造系统数", ("≥1套", "1套", "10", "10"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("平台升级改造项目什么时候提的申请", [TOLD]),
        ("平台升级改造项目是哪年申请的", [TOLD]),
        ("平台升级改造项目什么时候建成", []),
        ("什么时候提的申请", []),
        ("平台升级改造项目申请了多少", []),
    ],
)
def test_the_sentence_that_dates_a_step(question: str, words: list[str]) -> None:
    report = report_from(FILE, WHO, tuple(goal_figures(0, *ROW)), TEXTS)
    query = understand(question, (), Lexicon(Catalogue(()), ()), [WHO])
    told = tell_step(query, facts_of(report), report.paragraphs)
    assert [quote.text for one in told for _, quote in one.words] == words
