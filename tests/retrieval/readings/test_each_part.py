"""The parts of one thing, each with its amount or share."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.readings.each_part import ALL_PARTS
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken


def read(question: str) -> Query:
    return settled(understand(question, (), spoken(), ("云泽市财政局",)))


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("财政局三公经费包括哪几项，各多少", ["overseas_final", "vehicles_final", "reception_final"]),
        ("财政局三公经费各项预算分别是多少", ["overseas_budget", "vehicles_budget", "reception_budget"]),
        ("财政局政府采购有哪几项分别多少", ["procurement_goods", "procurement_works", "procurement_services"]),
    ],
)
def test_parts_that_the_catalogue_knows_are_told_one_by_one(question: str, keys: list[str]) -> None:
    query = read(question)
    assert query.operation is Operation.VALUE
    assert [mention.keys(None)[0] for mention in query.mentions] == keys


@pytest.mark.parametrize("asked", ["由哪几项组成", "由哪两块组成", "由几部分组成", "是由什么组成的", "的构成"])
def test_what_a_thing_is_made_up_of_asks_for_all_its_parts(asked: str) -> None:
    query = read(f"财政局住房保障支出{asked}")
    assert query.operation is Operation.HIGHEST and query.chosen is not None and query.chosen.places == ALL_PARTS


def test_other_parts_are_told_in_their_order() -> None:
    query = read("财政局公用经费有哪几项，分别多少")
    assert query.operation is Operation.HIGHEST and query.chosen is not None and query.chosen.places[0] == 1
    assert read("财政局公用经费是多少").operation is Operation.VALUE
