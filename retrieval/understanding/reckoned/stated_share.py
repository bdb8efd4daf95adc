"""A share that a question states and puts to the test (项目支出占总支出超过70%吗)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query

_STATED = re.compile(r"占(?:到|比|了)*[^，。占]{2,24}?(?:超[过出]?|高于|大于|达到?|[到过]|不到|低于|不足)?\d[\d.]*%")
_WHETHER = re.compile(r"[吗么没]|是不是|对不对|属实|真的")
_OPERATIONS = (Operation.VALUE, Operation.CHECK)


def share_stated(query: Query) -> Query:
    """A check of the share of one thing in another, where a question states how large it is; others as they are."""
    rows = query.rows
    weighed = len(rows) > 1 and query.question[rows[-2].end : rows[-1].start].strip("到比了") == "占"
    whether = len(query.organisations) == 1 and _WHETHER.search(query.question)
    if not (weighed and whether) or query.operation not in _OPERATIONS or not _STATED.search(query.question, rows[-2].end):
        return query
    left, narrowing = (tuple(word for word in words if "%" not in word) for words in (query.leftovers, query.narrowing))
    tested = replace(query, operation=Operation.CHECK, measures=(Measure.SHARE,), chosen=None, unnamed="")
    return replace(tested, leftovers=left, narrowing=narrowing)
