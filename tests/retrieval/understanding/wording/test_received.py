"""What is received, and what is asked for within a part of a report, as questions name it."""

from __future__ import annotations

import pytest

from retrieval.composing.merging import together
from retrieval.readings.settled import settled
from retrieval.reply import Answer, Status
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.things import things_of
from retrieval.understanding.whom.organisations import resolve
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("财政局接待来电人多少批次", ("来电人",)),
        ("财政局接待了患者多少人次", ("患者",)),
        ("财政局接待领导多少批次", ()),
        ("财政局公务接待多少批次", ()),
        ("财政局公务接待费占公用经费多少", ()),
    ],
)
def test_others_than_guests_are_no_official_reception(question: str, others: tuple[str, ...]) -> None:
    assert set(others) <= set(read(question, spoken(), HELD).narrowing)
    assert others or not read(question, spoken(), HELD).narrowing


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("财政局公用经费中办公费多少", ["办公费"]),
        ("财政局基本支出里哪项办公费最多", ["办公费"]),
    ],
)
def test_an_item_is_asked_for_within_what_always_holds_it(question: str, named: list[str]) -> None:
    assert [mention.text for mention in settled(read(question, spoken(), HELD)).rows] == named


def test_the_share_of_a_part_named_after_its_whole() -> None:
    query = read("财政局基本支出的公用经费占比是多少", spoken(), HELD)
    things = things_of(query.question, query.mentions, weighed=True)
    assert [[one.text for one in thing] for thing in things] == [["公用经费"], ["基本支出"]]


def test_travelling_somewhere_names_no_organisation() -> None:
    assert resolve("财政局赴韩国出差的局领导是谁", HELD).unknown == ()
    assert resolve("云泽市中心医院的收入", HELD).unknown == ("云泽市中心医院",)


@pytest.mark.parametrize(("question", "untold"), [("多少人", False), ("受理了多少户", True), ("劝返多少人", True)])
def test_what_a_quoted_sentence_holds_is_not_said_to_be_missing(question: str, untold: bool) -> None:
    told = Answer("受理了多少件", Status.ANSWERED, "受理案件977件1304人；")
    refused = Answer(question, Status.REFUSED, "无法回答。")
    answer = together(Answer("", Status.REFUSED, ""), [(told, True), (refused, True)])
    assert ("没有找到" in answer.answer) is untold
