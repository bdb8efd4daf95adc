"""What was granted at the beginning of a year is the budget of the thing asked about, whatever the verb."""

from __future__ import annotations

import pytest

from extraction.report import Role
from retrieval.conversation.follow_ups import understand
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Operation
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


@pytest.mark.parametrize(
    "question",
    [
        "这个年初给了多少预算",
        "那年初下达多少预算",
        "年初核定了多少预算",
        "财政安排了多少预算",
        "预算给了多少",
        "年初给它定了多少",
        "这项年初批了多少",
        "原来安排了多少",
        "原先给了多少",
    ],
)
def test_a_budget_granted_is_that_of_the_thing_before(question: str) -> None:
    query = settled(understand(question, ("财政局住房公积金决算多少",), spoken(), HELD))
    assert [mention.text for mention in query.rows] == ["住房公积金"] and query.roles == (Role.BUDGET,)


@pytest.mark.parametrize("verb", ["给了", "下达了", "核定", "拨了", "批了"])
def test_a_budget_granted_is_that_of_the_thing_named(verb: str) -> None:
    query = settled(understand(f"财政局住房公积金年初{verb}多少预算", (), spoken(), HELD))
    assert [mention.text for mention in query.rows] == ["住房公积金"] and query.roles == (Role.BUDGET,)


def test_what_was_granted_in_all_is_a_sum() -> None:
    query = settled(understand("财政局办公费和水费一共安排了多少预算", (), spoken(), HELD))
    assert query.operation is Operation.TOTAL and query.roles == (Role.BUDGET,)
