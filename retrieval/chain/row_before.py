"""A question for a column alone (单价多少), or for a row, after one for a cell that only a table of the report's own has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.chain.holdings import Holdings
from retrieval.conversation.beside.columns import own_row
from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.things_asked import SO
from retrieval.readings.facts import Facts
from retrieval.readings.own_tables import cell_or_order, in_column_asked, row_asked
from retrieval.readings.selected import MANY
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_ALONE = re.compile(rf"{SO}(?:其中)?(?P<name>[^，,]{{2,14}}?)(?:[又是有为]?(?:多少|几)[钱万元个人]*|呢)+")
_WEIGHED = re.compile(r"占|[比较同跟](?!例)")
"""Sets what is asked for against something, which a cell alone does not tell."""
_ITS = re.compile(rf"{SO}(?:其中|它|该[\u4e00-\u9fff]{{1,3}}?)?的?")


def in_row_before(question: str, before: Sequence[Query], held: Holdings) -> str:
    """The question with the row of the one before it, where the table of that row has the column; any other as it is."""
    own = held.understand(question)
    elsewhere = bool(own.organisations or own.unknown or own.years.named)
    differs = _WEIGHED.search(question) or DIFFER.fullmatch(question)
    if not before or elsewhere or own.operation is not Operation.VALUE or differs:
        return question
    whose = before[-1].organisations
    meant = [record for record in held.records if record.organisation in whose]
    facts = [held.facts_of(record) for record in meant] if len(meant) <= MANY else []
    if of_column := _in_column_before(question, before[-1], facts):
        return of_column
    if own_row([own]) or any(row_asked(own, one) for one in facts):
        return question
    row = own_row(before[-1:]) or next(filter(None, (row_asked(before[-1], one) for one in facts)), "")
    asked = f"{row}{_ITS.sub('', question, count=1)}"
    query = held.understand(asked)
    return asked if row and any(cell_or_order(query, one) for one in facts) else question


def _in_column_before(question: str, last: Query, facts: Sequence[Facts]) -> str:
    """A row alone (高一呢) after one question for a column of its table, as for that column; '' for other questions."""
    alone = _ALONE.fullmatch(question)
    named = (in_column_asked(last, one, alone["name"]) for one in facts) if alone else ()
    cell = next(filter(None, named), "")
    return f"{cell}多少" if cell else ""
