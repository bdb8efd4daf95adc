"""Follow-ups that point to bodies without their names, and that set the number of one body against another of the next."""

from __future__ import annotations

import pytest

from extraction.report import Role
from retrieval.conversation.follow_ups import understand
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken

FINANCE, WATER, EDUCATION = HELD = ("云泽市财政局", "青禾县水务局", "云泽市教育局")
ASKED = "财政局2024年人员经费多少"


def read(question: str, *history: str, held: tuple[str, ...] = HELD) -> Query:
    return settled(understand(question, history, spoken(), held), history)


@pytest.mark.parametrize(
    ("question", "operation", "thing"),
    [
        ("其他单位呢", Operation.HIGHEST, "人员经费"),
        ("别的单位有没有", Operation.HIGHEST, "人员经费"),
        ("其他单位的公用经费各是多少", Operation.HIGHEST, "公用经费"),
        ("除了它，其他单位里谁最少", Operation.LOWEST, "人员经费"),
        ("其他几家人员经费平均多少", Operation.AVERAGE, "人员经费"),
        ("其他单位加起来多少", Operation.TOTAL, "人员经费"),
    ],
)
def test_others_leave_out_whom_the_same_was_asked_of(question: str, operation: Operation, thing: str) -> None:
    query = read(question, ASKED)
    assert (query.operation, query.organisations, query.without) == (operation, (), (FINANCE,))
    assert [row.text for row in query.rows] == [thing]


def test_others_leave_out_all_of_whom_the_same_was_asked_in_turn() -> None:
    assert read("其他单位呢", ASKED, "水务局呢").without == (FINANCE, WATER)
    assert read("其他单位呢", "财政局公用经费多少", "水务局人员经费多少").without == (WATER,)


def test_the_other_one_is_the_other_of_two() -> None:
    assert read("另一家呢", ASKED, "水务局呢").organisations == (FINANCE,)
    assert read("另一家呢", ASKED, held=HELD[:2]).organisations == (WATER,)
    assert read("另一家呢", ASKED).unclear == "另一家"


@pytest.mark.parametrize(
    ("question", "operation"),
    [("两者差多少", Operation.DIFFERENCE), ("前者是后者的几倍", Operation.RATIO), ("它们俩合计多少", Operation.TOTAL)],
)
@pytest.mark.parametrize("history", [(ASKED, "水务局呢"), ("财政局和水务局的人员经费各是多少",)])
def test_both_are_the_two_of_whom_one_thing_was_asked(question: str, operation: Operation, history: tuple[str, ...]) -> None:
    query = read(question, *history)
    assert (query.operation, query.organisations) == (operation, (FINANCE, WATER))


@pytest.mark.parametrize("question", ["和教育局比呢", "跟教育局比差多少"])
def test_another_comparison_is_one_with_the_body_asked_about_first(question: str) -> None:
    assert read(question, ASKED, "和水务局比呢").organisations == (FINANCE, EDUCATION)


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("财政局的人员经费预算比水务局实际花的多多少", ()),
        ("跟水务局实际花的比呢", ("财政局人员经费预算多少",)),
        ("差多少", ("财政局人员经费预算多少", "水务局决算呢")),
        ("和水务局的决算比差多少", ("财政局人员经费预算多少",)),
    ],
)
def test_each_is_asked_for_the_number_told_behind_its_name(question: str, history: tuple[str, ...]) -> None:
    query = read(question, *history)
    assert (query.operation, query.roles) == (Operation.DIFFERENCE, ())
    assert [query.of_owner(name).roles for name in (FINANCE, WATER)] == [(Role.BUDGET,), (Role.FINAL,)]


def test_one_thing_named_behind_each_is_one_thing() -> None:
    query = read("财政局的人员经费占水务局人员经费的多少")
    assert (query.operation, len(query.rows), query.own) == (Operation.RATIO, 1, ())


@pytest.mark.parametrize(
    ("question", "history", "whom"),
    [
        ("教育局的人员经费是它们俩之和的几倍", (ASKED, "水务局呢"), (EDUCATION, FINANCE, WATER)),
        ("教育局的预算比两家之和多多少", ("财政局和水务局的人员经费一共多少", "财政局占几成"), (EDUCATION, FINANCE, WATER)),
        ("教育局和它们比排第几", ("财政局和水务局的人员经费各是多少",), (FINANCE, WATER, EDUCATION)),
    ],
)
def test_one_is_set_against_those_asked_about_before(question: str, history: tuple[str, ...], whom: tuple[str, ...]) -> None:
    assert read(question, *history).organisations == whom


def test_a_place_in_an_order_after_a_question_on_one_of_it() -> None:
    query = read("最后一名呢", "各单位2024年人员经费排名", "财政局的公用经费占人员经费多少")
    assert (query.operation, query.organisations, [row.text for row in query.rows]) == (Operation.LOWEST, (), ["人员经费"])


def test_bodies_of_one_kind_are_meant_by_its_name_beside_a_mean() -> None:
    held = (*HELD, "云泽市12345热线服务中心", "青禾县12345市民热线")
    query = read("热线单位平均一家花多少办公费", held=held)
    assert (query.operation, set(query.organisations)) == (Operation.AVERAGE, set(held[3:]))


def test_a_name_with_the_word_amount_behind_it_is_one_thing() -> None:
    assert [row.text for row in read("财政局政府采购服务金额").rows] == ["政府采购服务"]


def test_a_question_put_beside_another_body_in_other_words_is_a_difference() -> None:
    query = read("那和水务局比呢", "财政局2024年支出多少", "和教育局比谁多", "多多少")
    assert (query.operation, query.organisations) == (Operation.DIFFERENCE, (FINANCE, WATER))


def test_the_others_of_a_kind_are_those_called_by_its_word() -> None:
    held = (*HELD, "云泽市12345热线服务中心", "青禾县12345市民热线", "白石县12345热线")
    assert read("其他热线呢", "云泽市热线人员经费多少", held=held).organisations == held[4:]
    assert read("其他热线呢", ASKED, held=held).organisations != held[3:]


def test_the_mean_of_all_is_none_of_those_asked_about_before() -> None:
    query = read("财政局比各家平均数低多少", "水务局人员经费多少", "财政局呢")
    assert (query.organisations, query.chosen.whose if query.chosen else "") == ((), FINANCE)
