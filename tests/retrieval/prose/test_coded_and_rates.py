"""Accounts named by their code alone, and rates that only sentences tell."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.prose.coded import name_of_code, with_code
from retrieval.prose.rates import tell_rate
from retrieval.prose.sections import tell_section
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, facts_of, finance

RATES = (("第三部分 说明", "", "全年“一次办成率”由61%提升至72.5%，“群众满意率”达到96%。"), ("名词解释", "", "办结率为100%。"))
UNITS = (("第一部分 概况", "二、机构设置", "纳入编制范围的单位包括：云泽市财政局本级、云泽市财政票据中心。"),)


def query_of(question: str) -> Query:
    return understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])


@pytest.mark.parametrize(
    "question", ["一次办成率提高到了多少", "一次办成率是多少", "群众满意率达到多少", "一次办成率从多少提升到多少"]
)
def test_a_rate_is_told_by_the_sentence_that_states_it(question: str) -> None:
    report = finance(RATES)
    assert [quote.text for quote in tell_rate(query_of(question), facts_of(report), report.paragraphs)] == [RATES[0][2]]


@pytest.mark.parametrize("question", ["办结率是多少", "退货率是多少"])
def test_definitions_and_other_rates_tell_none(question: str) -> None:
    report = finance(RATES)
    assert not tell_rate(query_of(question), facts_of(report), report.paragraphs)


def test_offices_within_are_not_the_bodies_that_keep_accounts() -> None:
    report = finance(UNITS)
    assert tell_section(query_of("下属单位有哪些"), facts_of(report), report.paragraphs)
    assert not tell_section(query_of("内设多少个科室"), facts_of(report), report.paragraphs)


def test_the_code_is_repeated_for_the_rest_of_the_question() -> None:
    assert with_code("2080502这个科目叫什么，支出多少") == "2080502这个科目叫什么，2080502支出多少"
    assert with_code("2024年支出多少，接待多少批") == "2024年支出多少，接待多少批"


def test_what_no_row_is_coded_like_has_no_name() -> None:
    report = finance(())
    assert not name_of_code(query_of("2219999是什么科目"), facts_of(report))
