"""What projects did and what came of it: told in their own account."""

from __future__ import annotations

import pytest

from retrieval.projects.accounts import tell_account, tell_problem
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance

ACCOUNT = "1.信息化建设项目绩效自评综述：项目自评得分为100分。全年预算数为60万元，执行数为60万元。"
HEADING = "十三、预算绩效情况说明"


def told(question: str, *texts: str) -> list[str]:
    report = finance(tuple((NARRATIVE, HEADING, text) for text in texts))
    return [quote.text for quote in tell_account(read(f"财政局{question}"), facts_of(report), report.paragraphs)]


@pytest.mark.parametrize("question", ["信息化建设项目做了什么", "信息化建设项目取得了哪些成效"])
def test_the_account_of_a_project_answers_after_its_score(question: str) -> None:
    met = "项目绩效目标完成情况：建成了统一平台。"
    spent = "完成预算的100%。建成了统一平台。"
    assert told(question, ACCOUNT + spent) == ["建成了统一平台。"]
    assert told(question, ACCOUNT + met) == told(question, ACCOUNT, met) == ["建成了统一平台。"]


def test_the_account_of_the_next_project_is_not_taken() -> None:
    following = "2.宣传项目绩效自评综述：项目绩效目标完成情况：印发了手册。"
    assert told("信息化建设项目做了什么", ACCOUNT, following) == []
    assert told("信息化建设项目为什么扣分", ACCOUNT + "完成情况：建成了统一平台。") == []


def test_the_problem_that_an_account_tells_is_why_points_were_lost() -> None:
    problem = "存在的问题：拨付周期较长，扣3分。下一步措施：建立共享机制。"
    report = finance(((NARRATIVE, HEADING, ACCOUNT + problem),))
    asked = [read(f"财政局信息化建设项目{words}") for words in ("为什么扣分", "分丢在哪了", "的预算为什么增加")]
    quotes = [tell_problem(query, facts_of(report), report.paragraphs) for query in asked]
    assert [[quote.text for quote in told] for told in quotes] == [["拨付周期较长，扣3分。"], ["拨付周期较长，扣3分。"], []]
