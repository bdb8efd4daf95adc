"""The one account that a class consists of, where prose gives by account alone what is asked (教育支出前一年执行了多少)."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.labels import plain_label
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure
from retrieval.understanding.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_ITEM = 7
"""Digits of the code of an account that is parted no further."""
_MEASURED = ((Measure.AMOUNT,), (Measure.COMPLETION,))
_NAMED = (LabelKind.ROW, LabelKind.PROSE)


def of_only_item(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What is printed of the only account of a class that is asked about, and named as that; nothing where there are several.

    It is no number of the class, which may have had other accounts in another year.
    """
    own = as_only_item(query, facts) if query.measures in _MEASURED and not query.leftovers else None
    found = find(own, facts, catalogue, year) if own else []
    alone = f"（报告在{query.rows[0].text}下只列了这一项）" if own else ""
    return [replace(one, name=label_of(facts, one.readings[0]) + alone) for one in found if one.readings]


def as_only_item(query: Query, facts: Facts) -> Query | None:
    """A question about a class as one about the only account that it has in a report; None where it has several."""
    rows = query.rows
    item = _only_item(rows[0], facts) if len(rows) == 1 and not query.apart else ""
    meanings = tuple(Meaning(kind, plain_label(item)) for kind in _NAMED)
    return replace(query, mentions=(Mention(fold(item), 0, 0, meanings),), guessed=item) if item else None


def _only_item(mention: Mention, facts: Facts) -> str:
    """The name of the only account of the class that a mention names; '' where it has several, or another class has its like."""
    coded = [(figure.row_code, plain_label(figure.row)) for figure in facts.figures if figure.row_code.isdigit()]
    named = {*mention.keys(LabelKind.ROW), *map(plain_label, map(facts.called, mention.codes))}
    classes = {code for code, row in coded if row in named and len(code) < _ITEM}
    if not classes:
        return ""
    code = min(classes, key=len)
    items = {row for own, row in coded if len(own) == _ITEM and own.startswith(code)}
    alike = {own for own, row in coded if row in items and len(own) == _ITEM}
    return items.pop() if len(items) == len(alike) == 1 and items != named else ""
