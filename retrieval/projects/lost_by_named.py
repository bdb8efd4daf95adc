"""那个宣传项目呢 after where another project lost its points: what this one lost points for, and not its money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import project_named
from retrieval.projects.projects_asked import names_alone
from retrieval.readings.listed_projects import plain_project
from retrieval.understanding.named.lexicon import fold

_LOST_POINTS = re.compile(
    r"[扣丢失][了的掉]?(?:几|多少|的)?分|[扣丢失]在|分(?:数|都|是|又)?[扣丢]|[没未]有?能?[拿得打]到?满分|少了?(?:几|多少)分"
)
_HOW_MANY = re.compile(r"[扣丢失少]了?(?:几|多少)分")
_PROJECT = "项目"
_POINTED = re.compile(r"^(?:那么?|换成)|(?:[那这]一?个)?的?(?:呢|啊)+$")


def lost_by_named(turn: Turn, held: Holdings) -> str:
    """A follow-up that but names a project, as one for where it lost points, where that was asked of another; else ''."""
    if not names_alone(turn.question) or not _LOST_POINTS.search(_asked_last(turn.history)):
        return ""
    before = held.understand(turn.history[-1], turn.history[:-1])
    facts = [held.facts_of(one) for one in held.records if one.organisation in before.organisations]
    named = _POINTED.sub("", fold(turn.question))
    written = (named, f"{named.removesuffix(_PROJECT)}{_PROJECT}")  # 宣传 alone tells no project
    names = {name for one in facts if (name := next(filter(None, (project_named(way, one) for way in written)), None))}
    asked = "扣了几分" if _HOW_MANY.search(_asked_last(turn.history)) else "扣分扣在哪"
    return f"{plain_project(names.pop()).removesuffix(_PROJECT)}{_PROJECT}{asked}" if len(names) == 1 else ""


def _asked_last(history: Sequence[str]) -> str:
    """The last question that does more than to name something."""
    return next((fold(one) for one in reversed(history) if not names_alone(one)), "")
