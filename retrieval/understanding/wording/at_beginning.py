"""An amount asked for as at the beginning of the year (住房公积金年初多少): its first budget, or the balance that was there."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_AT_BEGINNING = re.compile(r"年初(?:的?时候)?(?:原来|原本|[是为有才只])*(?:多少|几万?)(?:钱|[万亿]?元)?(?=$|[\n，,、。；;呢啊])")
_BEGUN = re.compile(r"(?:年|期)初(?!数|[预安计])(?!.*(?:[年期]末|年底))")
"""年初有多少结转资金 asks for what was carried over into the year."""
_SPENT = (
    "economic_", "functional_", "personnel", "operating", "basic_expenditure", "project_expenditure", "expenditure_of_year",
    "general_budget_expenditure",
)  # fmt: skip
_FINAL, _CLOSING, _OPENING = "_final", "closing_balance", "opening_balance"


def at_beginning(query: Query) -> Query:
    """What was planned for a thing that money is spent on, or what a balance was, at the beginning of the year; what became of
    either answers neither.
    """
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and not (query.roles or query.own_roles)
    keys = ["".join(row.keys(None)[:1]) for row in query.rows]
    if plain and keys and all(key.endswith(_CLOSING) for key in keys) and _BEGUN.search(query.about.replace("\n", "")):
        return replace(query, mentions=tuple(map(_opened, query.mentions)))
    if not plain or not keys or not _AT_BEGINNING.search(query.about):
        return query
    spent = all(key.startswith(_SPENT) or key.endswith(_FINAL) for key in keys)
    return replace(query, roles=(Role.BUDGET,), budget="年初") if spent else query


def _opened(mention: Mention) -> Mention:
    """A balance at the end of the year as the same one at its beginning."""
    keys = [key.replace(_CLOSING, _OPENING) for key in mention.keys(None)]
    known = tuple(Meaning(None, key) for key in keys if catalogue().by_id(key))
    return replace(mention, meanings=known) if known else mention
