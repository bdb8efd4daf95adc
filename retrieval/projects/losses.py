"""Which indicator of a project lost most points: asked for, and told by what each could have got and got."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from retrieval.projects.goals import TOTAL, Goal
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query

_MOST_LOST = re.compile(r"(?:[扣丢失]的?分数?|分[扣丢失][得了]?|[扣丢]得?)最[多大狠]|最(?:多|大)的?[扣丢失]分")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[初中底末])?(?:前|以前|之前)?")
_OF_OTHERS = re.compile(r"哪[一几]?[个些]?(?:项目|单位|部门|家)|谁")
_OF_INDICATORS = re.compile(r"指标|哪一?[项条块]|哪里|哪儿|一[项条]|在哪|什么地方")


def tells_when(text: str) -> bool:
    """Whether a cell holds a date alone, which is what became of a goal and no reason."""
    return _DATE.fullmatch(text.strip()) is not None


def asks_most_lost(query: Query) -> bool:
    """Whether the indicator of a project is asked for that lost most points (哪个指标扣分最多)."""
    text = query.question
    ranked = query.operation is Operation.HIGHEST and _MOST_LOST.search(text)
    return bool(ranked and _OF_INDICATORS.search(text) and not _OF_OTHERS.search(text))


def most_lost(listed: Sequence[Goal], own: Sequence[Goal]) -> list[Goal]:
    """The indicators that lost most points, behind the project's funds where these lost more; none where a score is unknown."""
    known = {goal: lost for goal in listed if (lost := _lost(goal)) is not None}
    most = max(known.values(), default=Decimal(0))
    if len(known) < len(listed) or most <= 0:
        return []
    funds = [goal for goal in own if goal not in known and not TOTAL.match(goal.row) and (_lost(goal) or Decimal(0)) > most]
    return [*funds, *(goal for goal, lost in known.items() if lost == most)]


def _lost(goal: Goal) -> Decimal | None:
    """How many points a goal lost; None where its form does not tell."""
    most, got = goal.figure(Measure.POINTS), goal.figure(Measure.SCORE)
    return most.amount.value - got.amount.value if most and got and most.amount and got.amount else None
