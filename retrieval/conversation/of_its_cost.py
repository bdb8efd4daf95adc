"""A follow-up of which a report tells in another way: the change, the reason or the budget of what was counted (批次) by that
of its cost, why there was none of a thing by the sentence that denies it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.standing_alone import report_before
from retrieval.conversation.things_asked import SO, things_named
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, Operation
from retrieval.understanding.lexicon import indicators_meant
from retrieval.understanding.query import Query

_ROLE = "决算数"
_WHY = re.compile(rf"{SO}[是又]?(?:为什么|为啥|为何|什么原因|啥原因)[呢啊]?")


def of_its_cost(question: str, own: Query, asked: Query, asked_of: Sequence[ReportRecord]) -> str:
    """A question that found nothing on what was counted, as one for the money that it cost (公务接待费); '' for others.

    `own` is the question as it stands, `asked` with what it takes from those before it, `asked_of` the reports it was asked of.
    """
    moved = own.operation is Operation.REASON or not CHANGES.isdisjoint(own.measures) or Role.BUDGET in own.roles
    whose = _whose(own, asked_of) if moved else ""
    funds = {one.funds for one in indicators_meant(asked.rows, catalogue())}
    cost = catalogue().by_id(next(iter(funds))) if len(funds) == 1 else None
    return f"{whose}{cost.name.removesuffix(_ROLE)}{question}" if whose and cost else ""


def of_its_absence(own: Query, asked: Query, asked_of: Sequence[ReportRecord]) -> str:
    """为什么 after a thing (有机关运行经费吗) as why there is none of it; '' for others; arguments as those of `of_its_cost`."""
    whose = _whose(own, asked_of) if _WHY.fullmatch(own.question) else ""
    things = things_named(asked)
    return f"{whose}{things[0].text}为什么没有" if whose and len(things) == 1 else ""


def _whose(own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """The one report that a question was asked of which names nothing itself; '' for others."""
    return "" if own.rows or own.leftovers else report_before(own, asked_of)
