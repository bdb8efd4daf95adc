"""The one account that a class consists of, where prose gives by account alone what is asked (教育支出前一年执行了多少)."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.labels import plain_label
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure
from retrieval.understanding.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_ITEM = 7
"""Digits of the code of an account that is parted no further."""
_NAMED = (LabelKind.ROW, LabelKind.PROSE)


def of_only_item(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What is printed of the only account of a class that is asked about, and named as that; nothing where there are several.

    It is no number of the class, which may have had other accounts in another year.
    """
    rows = query.rows
    if len(rows) != 1 or query.measures != (Measure.AMOUNT,) or query.leftovers or query.apart:
        return []
    item = _only_item(rows[0], facts)
    meanings = tuple(Meaning(kind, plain_label(item)) for kind in _NAMED)
    own = replace(query, mentions=(Mention(fold(item), 0, 0, meanings),)) if item else None
    found = find(own, facts, catalogue, year) if own else []
    return [replace(one, name=f"{item}（报告在{rows[0].text}下只列了这一项）") for one in found if one.readings]


def _only_item(mention: Mention, facts: Facts) -> str:
    """The name of the only account of the class that a mention names; '' where it has several, or another class has its like."""
    coded = [(figure.row_code, plain_label(figure.row)) for figure in facts.figures if figure.row_code.isdigit()]
    classes = {code for code, row in coded if row in mention.keys(LabelKind.ROW) and len(code) < _ITEM}
    if not classes:
        return ""
    code = min(classes, key=len)
    items = {row for own, row in coded if len(own) == _ITEM and own.startswith(code)}
    alike = {own for own, row in coded if row in items and len(own) == _ITEM}
    return items.pop() if len(items) == len(alike) == 1 and items != set(mention.keys(LabelKind.ROW)) else ""
