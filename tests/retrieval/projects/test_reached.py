"""Whether a target was met, by the sign before it and by units that agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.numbers import Amount
from retrieval.projects.goals import Goal
from retrieval.projects.reached import was_reached
from retrieval.understanding.goals_reached import asks_reached
from tests.retrieval.made import figure
from tests.retrieval.readings.test_findings import read

Printed = tuple[str, str | None, str]


def goal(target: Amount, got: Amount) -> Goal:
    columns = (("年度指标值", target), ("实际完成值", got))
    return Goal("话务服务费", "受理量", tuple(figure("甲.pdf", "受理量", "1", (name,), amount=one) for name, one in columns))


@pytest.mark.parametrize(
    ("target", "got", "reached"),
    [
        (("500", "万件", "≥"), ("493", "万件", ""), False),
        (("95", "%", "≥"), ("95.15", "%", "≥"), True),
        (("5", "%", "≤"), ("0.24", "%", "≤"), True),
        (("95", "台", "≥"), ("100", None, ""), True),
        (("37.2", "万元", "≤"), ("37.2", None, ""), True),
        (("500", "万件", "≥"), ("4930000", None, ""), None),
        (("500", "万件", "≥"), ("93", "%", ""), None),
        (("95", "%", "≥"), ("99", "%", "≤"), None),
        (("95", "%", ""), ("99", "%", ""), None),
    ],
)
def test_a_target_is_met_by_the_side_of_its_bound(target: Printed, got: Printed, reached: bool | None) -> None:
    one, other = (Amount.of(Decimal(value), unit, sign) for value, unit, sign in (target, got))
    assert was_reached(goal(one, other)) is reached


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("受理量完成目标了吗", True), ("达标了吗", True), ("完成了吗", True), ("是不是达标", True), ("接通率完成得怎么样", True),
        ("实际完成多少", False),
    ],
)
def test_whether_a_target_was_met_is_asked(question: str, asked: bool) -> None:
    assert asks_reached(read(question)) is asked
