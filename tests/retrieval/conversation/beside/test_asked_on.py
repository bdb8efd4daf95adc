"""Follow-ups that ask in words of the thing before: what its money is for, what it includes, what a prize was worth."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.query import Query

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, Lexicon(catalogue(), []), HELD)


@pytest.mark.parametrize("question", ["主要干什么", "主要干什么用的", "这笔钱拿去干什么了", "那都用来做什么"])
def test_what_money_is_for_is_no_duty(question: str) -> None:
    query = read(question, "财政局2024年公务接待费是多少")
    assert query.question == "公务接待费主要用于什么" and query.section is None and query.operation is Operation.TEXT


@pytest.mark.parametrize(
    ("question", "before"), [("它是干什么的", "财政局2024年公务接待费是多少"), ("主要干什么的", "财政局有多少公车")]
)
def test_what_an_organisation_does_is_a_duty(question: str, before: str) -> None:
    assert read(question, before).section is not None


def test_another_thing_is_asked_what_it_includes() -> None:
    assert read("人员经费呢", "财政局公用经费包括哪些").question == "人员经费包括哪些"
    assert read("人员经费呢", "财政局公用经费多少").question == "人员经费呢"


def test_the_bodies_that_were_counted_are_named() -> None:
    for question in ("分别是哪几家", "具体有哪些单位", "都是谁"):
        assert read(question, "财政局部门决算包括几家单位").question == "有哪些下属单位"


def test_the_money_of_a_prize_is_no_bonus() -> None:
    assert read("奖金多少", "财政局得过什么奖").question == "获奖的奖金多少"
    assert read("奖金多少", "财政局津贴补贴多少").question == "奖金多少"


def test_the_section_asked_for_is_that_of_another_organisation() -> None:
    query = read("水务局的呢", "财政局的职责是什么")
    assert query.organisations == HELD[1:] and query.section == "职责|职能"


def test_how_to_account_for_a_change_asks_for_its_reason() -> None:
    assert settled(read("财政局机关运行经费比年初预算多了8.68%，怎么解释")).operation is Operation.REASON
    assert settled(read("财政局机关运行经费怎么解释")).operation is Operation.DEFINITION


def test_where_one_went_is_asked_of_travel_alone() -> None:
    assert read("去了哪里", "财政局2024年因公出国费多少").question == "出国去了哪些国家"
    assert read("都去了哪几个国家", "财政局2024年出国花了多少钱").question == "出国去了哪些国家"
    assert read("去了哪里", "财政局2024年公务接待费多少").question == "去了哪里"
