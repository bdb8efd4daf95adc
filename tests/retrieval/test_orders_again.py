"""Follow-ups of an order of organisations, and those that set organisations beside each other."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.answer import ask
from retrieval.cues import Measure, Operation
from retrieval.follow_ups import understand
from retrieval.lexicon import Lexicon
from retrieval.library import Library
from retrieval.question import Query
from retrieval.settled import settled

FINANCE, WATER, EDUCATION = HELD = ("云泽市财政局", "青禾县水务局", "云泽市教育局")
HOTLINES = ("云泽市12345热线服务中心", "青禾县12345市民热线")
ORDER = "各单位2024年人员经费谁最高"


def read(question: str, *history: str, held: tuple[str, ...] = HELD) -> Query:
    return settled(understand(question, history, Lexicon(catalogue(), []), held), history)


@pytest.mark.parametrize(
    ("question", "operation", "places"),
    [("第二呢", Operation.HIGHEST, (2, 2)), ("倒数第二是谁", Operation.LOWEST, (2, 2)), ("最后一名呢", Operation.LOWEST, None)],
)
def test_another_place_in_an_order_keeps_its_thing_and_its_year(
    question: str, operation: Operation, places: tuple[int, int] | None
) -> None:
    query = read(question, ORDER)
    assert (query.operation, query.chosen.places if query.chosen else None) == (operation, places)
    assert ([one.text for one in query.mentions], query.years.asked, query.years.inherited) == (["人员经费"], (2024,), False)


def test_another_place_in_an_order_of_changes_or_shares_is_one_in_that_order() -> None:
    assert read("第二呢", "哪家单位2024年收支总计增长最快").measures == (Measure.CHANGE_RATE,)
    query = read("最低的呢", "各家公用经费占基本支出的比例谁最高")
    assert (query.operation, query.measures) == (Operation.LOWEST, (Measure.SHARE,))
    assert [one.text for one in query.mentions] == ["公用经费", "基本支出"]


@pytest.mark.parametrize("question", ["哪家热线支出最高", "热线里哪家支出最高", "哪家热线人员经费最高"])
def test_an_order_of_one_kind_stays_so(question: str) -> None:
    held = (*HELD, *HOTLINES)
    assert set(read(question, held=held).organisations) == set(HOTLINES)
    assert set(read("第二呢", question, held=held).organisations) == set(HOTLINES)
    assert set(read("只看热线", ORDER, held=held).organisations) == set(HOTLINES)


def test_the_others_are_those_not_asked_about_before() -> None:
    held = (*HELD, *HOTLINES)
    assert read("那另外几家热线呢", "云泽市热线2024年人员经费", held=held).organisations == HOTLINES[1:]
    query = read("其他几家单位呢", "财政局2024年人员经费多少")
    assert (query.operation, query.organisations, query.without) == (Operation.HIGHEST, (), (FINANCE,))


@pytest.mark.parametrize(
    ("question", "operation", "whom"),
    [
        ("水务局是它的几倍", Operation.RATIO, (WATER, FINANCE)),
        ("是几倍，跟水务局比", Operation.RATIO, (FINANCE, WATER)),
        ("水务局比它多多少", Operation.DIFFERENCE, (WATER, FINANCE)),
        ("加上水务局呢", Operation.TOTAL, (FINANCE, WATER)),
    ],
)
def test_an_organisation_is_set_beside_the_one_before(question: str, operation: Operation, whom: tuple[str, ...]) -> None:
    query = read(question, "财政局2024年人员经费多少")
    assert (query.operation, query.organisations) == (operation, whom)


def test_the_sum_is_that_of_organisations_where_several_were_asked_about() -> None:
    assert read("合计呢", "财政局和水务局2024年人员经费各是多少").operation is Operation.TOTAL


def test_a_share_of_the_sum_is_that_of_the_one_named() -> None:
    query = read("水务局占多少", "财政局和水务局2024年人员经费各是多少", "加起来")
    assert (query.operation, query.measures, query.organisations) == (Operation.TOTAL, (Measure.SHARE,), (WATER, FINANCE))


def test_what_begins_a_name_is_completed_after_a_share() -> None:
    query = read("公用呢", "财政局2024年人员经费占基本支出多少")
    assert [one.text for one in query.mentions] == ["公用经费", "基本支出"]


def test_the_one_put_first_is_spoken_of(town: Library) -> None:
    answer = ask("它的公用经费是多少", town, history=["各单位2024年公务接待费谁最高"])
    assert {figure.organisation for figure in answer.figures} == {WATER}
