"""A follow-up of which a report tells by another number of its thing: the change, reason or budget of what was counted (批次) by
that of its cost, what beside it an order was told by, and why there was none of a thing by the sentence that denies it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.standing_alone import report_before
from retrieval.conversation.things_asked import SO, things_named
from retrieval.readings.funds import COUNTED_IN, counts_of
from retrieval.reply import Answer
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, RANKING, Operation
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.wording.whys import WHY_UNSPENT

_ROLE = "决算数"
_SPENT = re.compile(rf"{SO}(?:一共|又|都)?[花用]了?(?:多少|几)钱?[呢啊]?")
_COUNTED = re.compile(rf"{SO}(?:一共|又|都)?[有是]?(?:多少|几)(?P<unit>批次?|人次?|[辆台]|个)[呢啊]?")
ITS_MONEY = re.compile(rf"{SO}(?:花费?的?|用掉?的?)?(?:钱|费用|花费|开销|花销)(?:方面|上)?呢")
"""花的钱呢 after what was counted."""
_WHY = re.compile(rf"{SO}[是又]?(?:为什么|什么原因)[呢啊]?")


def of_its_cost(question: str, own: Query, asked: Query, asked_of: Sequence[ReportRecord]) -> str:
    """A question that found nothing on what was counted, as one for the money that it cost (公务接待费); '' for others.

    `own` is the question as it stands, `asked` with what it takes from those before it, `asked_of` the reports it was asked of.
    """
    moved = own.operation is Operation.REASON or not CHANGES.isdisjoint(own.measures) or Role.BUDGET in own.roles
    whose = _whose(own, asked_of) if moved else ""
    funds = {one.funds for one in indicators_meant(asked.rows, catalogue())}
    cost = catalogue().by_id(next(iter(funds))) if len(funds) == 1 else None
    return f"{whose}{cost.name.removesuffix(_ROLE)}{question}" if whose and cost else ""


def beside_ordered(question: str, order: Query) -> str:
    """What a follow-up asks, as 的公务接待费, of the first in an order beside the number that this was by: the cost of what was
    counted (花了多少), another count of it (多少批); '' for others, and where each of all was asked for.
    """
    known = indicators_meant(order.rows, catalogue())
    if order.operation not in RANKING or len(known) != 1 or not order.asks_whom:
        return ""
    cost = catalogue().by_id(known[0].funds) if known[0].funds else None
    if cost and _SPENT.fullmatch(question):
        return f"的{cost.name.removesuffix(_ROLE)}"
    counted = _COUNTED.fullmatch(question)
    units = COUNTED_IN.get(counted["unit"], (counted["unit"],)) if counted else ()
    counts = [one for one in counts_of([order]) if one.unit in units]
    return f"的{counts[0].name}" if counts and known[0] not in counts else ""


def of_its_absence(own: Query, asked: Query, asked_of: Sequence[ReportRecord], before: Answer) -> str:
    """为什么 after a thing (有机关运行经费吗) as why there is none of it, 为什么没花完 as why that was not spent; '' for others;
    arguments as those of `of_its_cost`, and the answer `before`: of what that gave an amount of, there is some.
    """
    some = any(figure.value.strip("0.,") for figure in before.figures)
    why = "为什么没有" if _WHY.fullmatch(own.question) and not some else WHY_UNSPENT if own.question == WHY_UNSPENT else ""
    whose = (report_before(own, asked_of) if why == WHY_UNSPENT else _whose(own, asked_of)) if why else ""
    things = [one for one in things_named(asked) if one.keys(None) or one.printed]
    return f"{whose}{things[0].text}{why}" if whose and len(things) == 1 else ""


def _whose(own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """The one report that a question was asked of which names nothing itself; '' for others."""
    return "" if own.rows or own.leftovers else report_before(own, asked_of)
