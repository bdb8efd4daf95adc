"""A question for a column alone (单价多少, 期限几年) after one for a row that only a table of the report's own has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.columns import own_row
from retrieval.conversation.differing import DIFFER
from retrieval.conversation.things_asked import SO
from retrieval.holdings import Holdings
from retrieval.readings.own_tables import cell_or_order, row_asked
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_WEIGHED = re.compile(r"占|[比较同跟](?!例)")
"""Sets what is asked for against something, which a cell alone does not tell."""
_ITS = re.compile(rf"{SO}(?:其中|它|该[\u4e00-\u9fff]{{1,3}}?)?的?")


def in_row_before(question: str, before: Sequence[Query], held: Holdings) -> str:
    """The question with the row of the one before it, where the table of that row has the column; any other as it is."""
    own = held.understand(question)
    names_own = bool(own.organisations or own.unknown or own.years.named or own_row([own]))
    differs = _WEIGHED.search(question) or DIFFER.fullmatch(question)
    if not before or names_own or own.operation is not Operation.VALUE or differs:
        return question
    whose = before[-1].organisations
    facts = [held.facts_of(record) for record in held.records if record.organisation in whose]
    row = own_row(before[-1:]) or next(filter(None, (row_asked(before[-1], one) for one in facts)), "")
    asked = f"{row}{_ITS.sub('', question, count=1)}"
    query = held.understand(asked)
    return asked if row and any(cell_or_order(query, one) for one in facts) else question
