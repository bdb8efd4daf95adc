"""A question for the budget of all that was spent, which the questions before it were about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Role
from retrieval.understanding.cues import Measure, Operation, overall_in
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT, SPENT_IN_YEAR, WITH_BALANCES

_SPENT = "支出"
_GENERAL_BUDGET = "general_budget_expenditure"


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


def beside_its_budget(query: Query, before: Sequence[str]) -> Query:
    """The final number right after the budget of all (预算多少，决算多少) as that of what this budget is told of."""
    alone = not (query.mentions or query.leftovers or query.unnamed or query.section) and query.operation is Operation.VALUE
    if not alone or query.roles != (Role.FINAL,) or not before or overall_in(before[-1]) != WITH_BALANCES[SPENT_IN_YEAR]:
        return query
    return replace(query, mentions=(Mention("", 0, 0, (Meaning(None, _GENERAL_BUDGET),)),))
