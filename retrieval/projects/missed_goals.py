"""Which goals of one sort were missed (哪些满意度指标没达到), told with those of the sort that were reached where none was; which
were passed (哪些指标超额完成), or reached and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.calculate import in_unit
from retrieval.projects.goal_rows import GoalTold, row_told
from retrieval.projects.goals import Goal, goals_of
from retrieval.projects.reached import BOTH, was_reached
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_SORT = (
    r"(?P<sort>满意[度率]?|数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态)?效益|可持续影响?|产出)类?的?(?:指标|目标)?"
)
_OF_WHAT = r"(?:个?项目|指标)?的?"
_MISSED = rf"(?:都|是|又)?[没未不](?:能|有)?(?:达到?(?:标|目标值?)?|完成|达成|实现)的?{_OF_WHAT}"
_WHICH = rf"[是有]?(?:哪[些几一]?[个项]?|[几多]少?[个项]|什么){_OF_WHAT}"
_LEAD = r"(?:的|绩效|里|中|项目)*"
_ASKS = (
    re.compile(rf"{_LEAD}(?:{_WHICH})?{_SORT}(?:{_WHICH})?{_MISSED}(?:{_WHICH})?"),
    re.compile(rf"{_LEAD}(?:{_WHICH})?{_MISSED}{_SORT}(?:{_WHICH})?"),
)
_PASSED = re.compile(
    rf"{_LEAD}(?:{_WHICH})?(?:(?:绩效|三级)?(?:指标|目标))(?:{_WHICH})?(?:都|是)?"
    r"(?:(?P<more>超额(?:完成|达成)|(?:超[过出]了?|好于|高于)(?:目标|指标)值?)|(?:刚好|正好|恰好)(?:达标|完成|达到(?:目标)?))了?的?"
    rf"(?:{_WHICH})?"
)
_FEW = 8
"""So many goals that were reached are told, where none of the sort was missed."""


def asks_missed(query: Query) -> bool:
    """Whether a question asks which goals of a sort were missed, or which were passed."""
    return _sort_asked(query) != "" or _passed_asked(query) is not None


def missed_of_sort(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold] | None:
    """The goals of a sort that lost points or fell short, else those that were reached; None where no sort is asked for."""
    sort, passed = _sort_asked(query), _passed_asked(query)
    goals = [goal for goal in goals_of(facts) if goal.is_indicator]
    if passed is not None:
        those = [goal for goal in goals if _is_passed(goal) is passed]
        return [row_told(goal, facts, paragraphs, list(BOTH)) for goal in those]
    if not sort:
        return None
    own = [goal for goal in goals if sort in fold("".join((*goal.figures[0].row_path, goal.row)))]
    short = [goal for goal in own if goal.lost or was_reached(goal) is False]
    kept = [goal for goal in own if was_reached(goal)]
    those = short or (kept if len(kept) <= _FEW else [])
    return [replace(row_told(goal, facts, paragraphs, list(BOTH)), reached=was_reached(goal)) for goal in those]


def _passed_asked(query: Query) -> bool | None:
    """True where those goals are asked for that were passed, False for those reached and no more; None for others."""
    asked = _PASSED.fullmatch(query.about.replace("\n", ""))
    return None if asked is None or not re.search(_WHICH, asked[0]) else asked["more"] is not None


def _is_passed(goal: Goal) -> bool | None:
    """Whether what became of a goal is better than was aimed at, or just that; None where it was missed or cannot be told."""
    target, got = (figure and figure.amount for figure in map(goal.figure, BOTH))
    if not was_reached(goal) or not target or not got:
        return None
    alike = in_unit(got, target.unit) if got.unit else got
    return alike is not None and alike.value != target.value


def _sort_asked(query: Query) -> str:
    """The sort of goals of which it is asked which were missed; '' where none is."""
    about = query.about.replace("\n", "")
    asked = next(filter(None, (way.fullmatch(about) for way in _ASKS)), None)
    which = asked is not None and re.search(_WHICH, about) is not None
    return asked["sort"].removesuffix("度").removesuffix("率") if asked and which else ""
