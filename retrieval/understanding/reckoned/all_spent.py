"""A question for the budget of all that was spent, which the questions before it were about."""

from __future__ import annotations

from extraction.report import Role
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT

_SPENT = "支出"


def of_all_before(query: Query) -> bool:
    """Whether the budget, or how far it was spent, is asked for of all that was spent, which was asked about before."""
    said = Measure.COMPLETION not in query.measures  # 花了多少完成年初预算的百分之几 is such a question put in full
    named = any(not one.text or (one.text in query.question and (one.printed or said)) for one in query.mentions)
    asked = query.roles == (Role.BUDGET,) or query.measures == (Measure.COMPLETION,)
    return asked and is_all_spent(query) and not named and query.operation is Operation.VALUE


def is_all_spent(query: Query) -> bool:
    """Whether all that was spent is the one thing that a question is about."""
    whole = query.mentions[0] if len(query.mentions) == 1 else None
    keys = whole.keys(None)[:1] if whole else ()
    return whole is not None and (not ALL_SPENT.isdisjoint(keys) or (whole.text == _SPENT and not keys))
