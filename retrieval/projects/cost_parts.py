"""What the money of a project is made up of, by the goals of its cost that add up to it (通讯费 and 设备费 of 60万元)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extraction.report import Paragraph
from retrieval.projects.aims import asks_purpose
from retrieval.projects.goal_names import of_project
from retrieval.projects.goal_rows import GoalTold, row_told
from retrieval.projects.goals import Goal, goals_asked
from retrieval.projects.reached import BOTH
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_OF_COST = re.compile(r"成本")
_MADE_OF = re.compile(r"构成|组成")
_TWO = 2


def parts_of_cost(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold] | None:
    """The goals of the cost of a project that together come to its money, where it is asked what that is made up of or is for;
    nothing where no goals do, as how many of a thing were to be made tells of no parts; None where something else is asked.
    """
    made_of = query.operation in (Operation.VALUE, Operation.TEXT) and bool(_MADE_OF.search(query.about))
    if not (made_of or asks_purpose(query)):
        return None
    _, names, own = of_project(query.about, goals_asked(query.about, facts), facts)
    parts = _adding_up(own) if len(names) == 1 else []
    return [row_told(goal, facts, paragraphs, BOTH[::-1]) for goal in parts] if parts or made_of else None


def _adding_up(goals: Sequence[Goal]) -> list[Goal]:
    """Two goals of the cost or more that come to a number of the row of the project's money."""
    funds = {figure.amount.value for goal in goals if goal.is_of_funds for figure in goal.figures if figure.amount}
    costs = [(goal, value) for goal in goals if any(map(_OF_COST.search, goal.names)) and (value := _cost(goal)) is not None]
    parts = [(goal, value) for goal, value in costs if value not in funds]
    whole = sum((value for _, value in parts), Decimal(0))
    return [goal for goal, _ in parts] if len(parts) >= _TWO and whole in funds else []


def _cost(goal: Goal) -> Decimal | None:
    """What a goal came to or was to come to, where that is money."""
    figures = map(goal.figure, BOTH[::-1])
    amounts = [figure.amount for figure in figures if figure and figure.amount]
    return amounts[0].value if amounts and any(amount.is_money for amount in amounts) else None
