"""Whom a follow-up speaks of: those that were asked about before it, or all that are held."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.understanding.cues import Operation
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局", "云泽市教育局")
BEFORE = ("财政局2024年办公费多少", "水务局的呢")


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("那所有单位里谁最多", Operation.HIGHEST),
        ("库里谁最少", Operation.LOWEST),
        ("放到全部单位里哪家最高", Operation.HIGHEST),
        ("各家里谁最高", Operation.HIGHEST),
        ("所有单位加起来多少", Operation.TOTAL),
        ("所有单位的三公经费是多少", Operation.HIGHEST),
    ],
)
def test_an_order_of_all_is_not_kept_to_those_asked_about(question: str, operation: Operation) -> None:
    query = understand(question, BEFORE, spoken(), HELD)
    assert (query.operation, query.organisations) == (operation, ())


def test_those_asked_about_are_set_side_by_side_where_no_others_are_spoken_of() -> None:
    assert understand("谁最多", BEFORE, spoken(), HELD).organisations == HELD[:2]


def test_an_order_of_two_is_put_anew_over_all() -> None:
    query = understand("那所有单位里呢", ("财政局和水务局的办公费谁多",), spoken(), HELD)
    assert (query.operation, query.organisations) == (Operation.HIGHEST, ())


@pytest.mark.parametrize(
    ("question", "operation"),
    [("三公总数是财政局的多少倍", Operation.RATIO), ("培训费比财政局多多少", Operation.DIFFERENCE)],
)
def test_a_thing_set_against_that_of_another_is_of_the_one_asked_about(question: str, operation: Operation) -> None:
    query = understand(question, ("水务局2024年出国花了多少",), spoken(), HELD)
    assert (query.operation, query.organisations) == (operation, (HELD[1], HELD[0]))


def test_two_things_of_one_that_is_named_are_its_own() -> None:
    query = understand("财政局的三公经费是培训费的几倍", ("水务局2024年出国花了多少",), spoken(), HELD)
    assert query.organisations == (HELD[0],)
