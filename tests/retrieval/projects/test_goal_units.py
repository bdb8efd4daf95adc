"""Indicators of projects by the unit in which a question asks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.numbers import Amount
from retrieval.projects.goal_units import FEWER_BUILT, measured_so, of_money_alone, only_built
from retrieval.projects.goals import Goal
from tests.retrieval.made import figure


def goal(row: str, value: str, unit: str) -> Goal:
    amount = Amount(Decimal(value), 0, unit)
    return Goal("公路改建", row, (figure("a.pdf", row, value, ("实际完成值",), form="performance", amount=amount),))


GOALS = [goal("改建里程", "30", "公里"), goal("每公里成本", "137", "万元"), goal("受益学生人数", "800", "人")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [("改了多少公里", ["改建里程"]), ("惠及多少名学生", ["受益学生人数"]), ("有多少名厨师", []), ("修了多少米", [])],
)
def test_a_unit_means_the_indicator_that_is_measured_in_it(text: str, rows: list[str]) -> None:
    assert [one.row for one in measured_so(text, GOALS)] == rows


@pytest.mark.parametrize("asked", ["公路为什么只改了30公里", "为什么才完成30公里", "公路为什么只改了20公里"])
def test_so_few_as_the_question_says_were_done_of_one_indicator(asked: str) -> None:
    assert FEWER_BUILT.search(asked) and [one.row for one in only_built(asked, GOALS)] == ["改建里程"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [("总投资多少", ["每公里成本"]), ("成本多少钱", ["每公里成本"]), ("投资控制率多少", ["投资控制率", "每公里成本"])],
)
def test_money_is_asked_of_no_rate(text: str, rows: list[str]) -> None:
    goals = [goal("投资控制率", "100", "%"), goal("每公里成本", "137", "万元")]
    assert [one.row for one in of_money_alone(text, goals)] == rows
