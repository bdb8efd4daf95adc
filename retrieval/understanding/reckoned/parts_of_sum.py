"""The share of each of several organisations in the sum of all that they spent or took in (甲、乙、丙三家支出各占多少)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money

_EACH_SHARE = re.compile(r"(?:各自?|分别)占了?(?:到|比)?(?:多少|几成|百分之[几多]|(?:多大|多少|什么)?的?(?:比例|比重))?$")


def each_in_sum(query: Query) -> Query:
    """What of the whole belongs to each organisation, where a question names no part of its money, and no whole but their sum."""
    alike = len(query.organisations) > 1 and query.measures == (Measure.SHARE,) and not (query.leftovers or query.own)
    whole = alike and len(query.rows) == 1 and means_all_money(query.rows[0])
    asks = whole and query.operation is Operation.VALUE and _EACH_SHARE.search(query.question)
    return replace(query, operation=Operation.TOTAL) if asks else query
