"""How all that comes in or goes out moved, by which bodies are set in an order."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.understanding.cues import CHANGES, RANKING, Measure
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import as_a_whole

_RATE_NAMED = re.compile(r"(?:增减|增长|下降|变动|变化)(?:率|幅度|比例)|[增降涨跌]幅(?!.*(?:金额|多少[钱万]))")
_CHANGE = "_change"


def change_in_all(query: Query) -> Query:
    """How all that comes in or goes out changed, by which bodies are set in order: many tell but how its total did; by the rate
    alone where that is named.
    """
    if query.operation in RANKING and set(query.measures) == CHANGES and _RATE_NAMED.search(query.about):
        query = replace(query, measures=(Measure.CHANGE_RATE,))
    by_name = any(_CHANGE in key for row in query.rows for key in row.keys(None)[:1])
    changed = query.operation in RANKING and (by_name or not CHANGES.isdisjoint(query.measures))
    return (as_a_whole(query) if changed and len(query.organisations) != 1 else None) or query
