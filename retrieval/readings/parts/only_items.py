"""The one account that a class consists of, where prose gives by account alone what is asked (教育支出前一年执行了多少)."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.labels import plain_label, plain_subject
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_ITEM = 7
"""Digits of the code of an account that is parted no further."""
_MEASURED = ((Measure.AMOUNT,), (Measure.COMPLETION,))
_LEVELS = re.compile(r"(?P<class>[^（()）]+)[（(]款[)）](?P<item>[^（()）]+)[（(]项[)）]")
_NAMED = (LabelKind.ROW, LabelKind.PROSE)


def of_only_item(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What is printed of the only account of a class that is asked about, and named as that; nothing where there are several.

    It is no number of the class, which may have had other accounts in another year.
    """
    moved = set(query.measures) <= CHANGES
    measured = moved or query.measures in _MEASURED
    sole = measured and not query.leftovers
    own = (as_only_item(query, facts) or _as_named(query, _only_told(query, facts))) if sole else None
    own = replace(own, roles=()) if own and moved else own
    found = find(own, _told_of(own.guessed, facts), catalogue, year) if own else []
    alone = f"（报告在{query.rows[0].text}下只列了这一项）" if own else ""
    return [replace(_with_class(one), name=label_of(facts, one.readings[0]) + alone) for one in found if one.readings]


def as_only_item(query: Query, facts: Facts) -> Query | None:
    """A question about a class as one about the only account that it has in a report; None where it has several."""
    rows = query.rows
    return _as_named(query, _only_item(rows[0], facts) if len(rows) == 1 and not query.apart else "")


def _as_named(query: Query, item: str) -> Query | None:
    """A question as one about an account by its printed name; None for no name."""
    names = zip(_NAMED, (plain_label(item), plain_subject(item)), strict=True)
    meanings = tuple(Meaning(kind, name) for kind, name in names)
    return replace(query, mentions=(Mention(fold(item), 0, 0, meanings),), guessed=item) if item else None


def _told_of(item: str, facts: Facts) -> Facts:
    """What the text alone tells of an account by its name below its 款; the whole report for one called by its own name."""
    if not _LEVELS.search(item):
        return facts
    return replace(facts, figures=(), claims=tuple(claim for claim in facts.claims if claim.subject == item), whole=facts)


def _with_class(finding: Finding) -> Finding:
    """What is told of an account below its 款, by the names of both, as other 款 have one of that name too."""
    claim = finding.readings[0].claim
    levels = _LEVELS.search(claim.subject) if claim else None
    if claim is None or levels is None:
        return finding
    named = replace(finding.readings[0], claim=replace(claim, subject=levels["class"] + levels["item"]))
    return replace(finding, readings=(named,))


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


def _only_told(query: Query, facts: Facts) -> str:
    """The printed name of the only account that the text tells of below the 款 that is asked about (事务（款）运行（项）)."""
    if len(query.rows) != 1 or query.apart:
        return ""
    named = {*query.rows[0].keys(LabelKind.ROW), plain_label(query.rows[0].text)}
    told = {claim.subject for claim in facts.claims if (levels := _LEVELS.search(claim.subject)) and levels["class"] in named}
    return told.pop() if len(told) == 1 else ""
