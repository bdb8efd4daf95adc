"""Which goals of one sort were missed (哪些满意度指标没达到), told with those of the sort that were reached where none was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.projects.goal_rows import GoalTold, row_told
from retrieval.projects.goals import goals_of
from retrieval.projects.reached import BOTH, was_reached
from retrieval.readings.facts import Facts
from retrieval.understanding.lexicon import fold
from retrieval.understanding.query import Query

_SORT = (
    r"(?P<sort>满意[度率]?|数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态)?效益|可持续影响?|产出)类?(?:的)?(?:指标|目标)?"
)
_MISSED = r"(?:都|是|又)?[没未不](?:能|有)?(?:达到?(?:标|目标)?|完成|达成|实现)的?"
_WHICH = r"[是有]?(?:哪[些几一]?[个项]?|几[个项]|什么)"
_LEAD = r"(?:的|绩效|里|中)*"
_ASKS = (
    re.compile(rf"{_LEAD}(?:{_WHICH})?{_SORT}(?:{_WHICH})?{_MISSED}(?:{_WHICH})?"),
    re.compile(rf"{_LEAD}(?:{_WHICH})?{_MISSED}{_SORT}(?:{_WHICH})?"),
)
_FEW = 8
"""So many goals that were reached are told, where none of the sort was missed."""


def asks_missed(query: Query) -> bool:
    """Whether a question asks which goals of a sort were missed."""
    return _sort_asked(query) != ""


def missed_of_sort(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold] | None:
    """The goals of a sort that lost points or fell short, else those that were reached; None where no sort is asked for."""
    sort = _sort_asked(query)
    if not sort:
        return None
    goals = (goal for goal in goals_of(facts) if goal.is_indicator)
    own = [goal for goal in goals if sort in fold("".join((*goal.figures[0].row_path, goal.row)))]
    short = [goal for goal in own if goal.lost or was_reached(goal) is False]
    kept = [goal for goal in own if was_reached(goal)]
    those = short or (kept if len(kept) <= _FEW else [])
    return [replace(row_told(goal, facts, paragraphs, list(BOTH)), reached=was_reached(goal)) for goal in those]


def _sort_asked(query: Query) -> str:
    """The sort of goals of which it is asked which were missed; '' where none is."""
    about = query.about.replace("\n", "")
    asked = next(filter(None, (way.fullmatch(about) for way in _ASKS)), None)
    which = asked is not None and re.search(_WHICH, about) is not None
    return asked["sort"].removesuffix("度").removesuffix("率") if asked and which else ""
