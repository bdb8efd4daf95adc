"""To which account a thing is charged of which no number is printed."""

from __future__ import annotations

from extraction.crosscheck import Reading
from retrieval.conversation.follow_ups import understand
from retrieval.prose.charged import tell_charged
from retrieval.readings.leading import Finding
from retrieval.readings.origins import with_origins
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, finance

TEXTS = (
    (NARRATIVE, "一、具体情况", "1、其他社会工作事务支出（项）。主要用于：新建部门开办费、社区项目支出。支出决算为202.24万元。"),
    (NARRATIVE, "一、具体情况", "2、行政运行（项）。主要用于：人员支出。支出决算为51.32万元。"),
    (NARRATIVE, "二、绩效情况", "群众满意率由89.8%提升至95%。"),
)


def told(question: str) -> list[str]:
    report = finance(TEXTS)
    query = understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])
    return [quote.text[:2] for quote in tell_charged(query, facts_of(report), report.paragraphs)]


def test_the_account_that_lists_it() -> None:
    assert told("开办费从哪个科目列支") == ["1、"]
    assert told("装修费从哪个科目列支") == told("开办费多少") == []


def test_where_a_movement_began_is_told_where_that_is_asked() -> None:
    facts = facts_of(finance(TEXTS))
    ended = next(Reading.of_claim(one) for one in facts.claims if str(one.amount.value) == "95")
    found = [Finding(facts, "群众满意率", (ended,))]
    told = [one.readings[0].amount for one in with_origins("群众满意率从多少提升到多少", found)]
    assert [str(amount.value) for amount in told if amount] == ["89.8", "95"]
    assert with_origins("群众满意率提升到多少", found) == found
