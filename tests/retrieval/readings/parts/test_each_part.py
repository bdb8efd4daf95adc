"""The parts of one thing, each with its amount or share."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.readings.parts.each_part import ALL_PARTS
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Measure, Operation
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


@pytest.mark.parametrize(
    ("asked", "measure", "role"),
    [
        ("各项的预算完成率", Measure.COMPLETION, "final"), ("各项完成预算多少", Measure.COMPLETION, "final"),
        ("决算各项的完成率", Measure.COMPLETION, "final"), ("各项的预算数", Measure.AMOUNT, "budget"),
    ],
)  # fmt: skip
def test_what_is_asked_of_each_part_is_not_that_of_the_whole(asked: str, measure: Measure, role: str) -> None:
    query = read(f"财政局三公经费{asked}")
    keys = [mention.keys(None)[0] for mention in query.mentions]
    assert keys == [f"{one}_{role}" for one in ("overseas", "vehicles", "reception")]
    assert query.measures == (measure,)


@pytest.mark.parametrize("asked", ["三公分别花了多少", "三公经费三项各多少", "三公经费有哪几项"])
def test_parts_known_are_told_where_each_is_asked(asked: str) -> None:
    keys = [mention.keys(None)[0] for mention in read(f"财政局{asked}").mentions]
    assert keys == ["overseas_final", "vehicles_final", "reception_final"]


@pytest.mark.parametrize("asked", ["的钱都从哪里来", "收入主要来源是什么", "的经费来源", "除了财政拨款还有什么收入"])
def test_where_money_comes_from_asks_for_the_parts_of_income(asked: str) -> None:
    query = read(f"财政局{asked}")
    assert [mention.keys(None)[0] for mention in query.mentions] == ["income_of_year"]
    assert query.chosen is not None and query.chosen.places == ALL_PARTS


@pytest.mark.parametrize("asked", ["三公经费的钱从哪来", "外包项目的资金来源是什么"])
def test_where_the_money_for_one_thing_comes_from_is_no_question_for_all_income(asked: str) -> None:
    assert all("income_of_year" not in mention.keys(None) for mention in read(f"财政局{asked}").mentions)


def test_what_there_is_beside_a_part_asks_for_the_parts_of_the_whole() -> None:
    query = read("财政局除了人员经费，基本支出还有什么")
    assert [mention.text for mention in query.mentions] == ["基本支出"] and query.operation is Operation.HIGHEST
    assert read("财政局有哪些项目，各多少钱").chosen is None
