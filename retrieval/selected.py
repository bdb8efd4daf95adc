"""What many reports print of a few things, in two queries: an order of a thousand reports never loads them whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, or_, select

from extraction.indicators import Catalogue, Indicator
from extraction.labels import plain_subject
from extraction.patterns import ClaimPattern, FigurePattern
from extraction.report import Claim, Figure
from retrieval import records
from retrieval.facts import Facts
from retrieval.lexicon import Mention
from retrieval.library import Library
from retrieval.records import LabelKind, ReportRecord
from retrieval.schema import claims, figures, reports

MANY = 12
"""With more reports than this, only what a question asks for is loaded of each."""


def selected_facts(
    library: Library, chosen: Collection[ReportRecord], mentions: Sequence[Mention], catalogue: Catalogue
) -> dict[str, Facts]:
    """Of each report, by file, the figures and claims that the mentions can mean."""
    patterns = [pattern for indicator in _indicators(mentions, catalogue) for pattern in indicator.find]
    cells = _cells(mentions, [pattern for pattern in patterns if isinstance(pattern, FigurePattern)])
    subjects = _subjects(library, mentions, [pattern for pattern in patterns if isinstance(pattern, ClaimPattern)])
    found: dict[str, list[Figure]] = defaultdict(list)
    told: dict[str, list[Claim]] = defaultdict(list)
    for figure in map(records.figure_of, _rows(library, figures, or_(*cells))):
        found[figure.source.file].append(figure)
    for claim in map(records.claim_of, _rows(library, claims, claims.c.label.in_(subjects))):
        told[claim.source.file].append(claim)
    return {record.file: Facts(record, tuple(found[record.file]), tuple(told[record.file])) for record in chosen}


def _indicators(mentions: Sequence[Mention], catalogue: Catalogue) -> Iterable[Indicator]:
    """The indicators that the mentions can mean, and those whose sentences count for them too."""
    for key in dict.fromkeys(key for mention in mentions for key in mention.keys(None)):
        indicator = catalogue.by_id(key)
        while indicator is not None:
            yield indicator
            indicator = catalogue.by_name(indicator.narrower) if indicator.narrower else None


def _cells(mentions: Sequence[Mention], patterns: Sequence[FigurePattern]) -> list[ColumnElement[bool]]:
    """Conditions of which a figure fulfils one: its label, code, project or column is named, or a form has it without a label."""
    labels = {label for pattern in patterns for label in pattern.rows} | _keys(mentions, LabelKind.ROW)
    codes = {code for pattern in patterns for code in pattern.codes} | _keys(mentions, LabelKind.CODE)
    codes |= {code for mention in mentions for code in mention.codes}
    forms = {form for pattern in patterns if not pattern.rows and not pattern.codes for form in pattern.forms}
    columns, subjects = _keys(mentions, LabelKind.COLUMN), _keys(mentions, LabelKind.SUBJECT)
    wanted = [(figures.c.label, labels), (figures.c.code, codes), (figures.c.form, forms), (figures.c.subject, subjects)]
    # An empty set among the conditions would keep the others from their indexes.
    named: list[ColumnElement[bool]] = [column.in_(keys) for column, keys in wanted if keys]
    return [*named, and_(figures.c.label == "", figures.c.column.in_(columns))] if columns or not named else named


def _subjects(library: Library, mentions: Sequence[Mention], patterns: Sequence[ClaimPattern]) -> set[str]:
    """The subjects of sentences, of all that the library holds, that the mentions can mean."""
    wanted = _keys(mentions, LabelKind.PROSE) | _keys(mentions, LabelKind.ROW)
    prose = (label.label for label in library.labels() if label.kind is LabelKind.PROSE)
    return {label for label in prose if label in wanted or plain_subject(label) in wanted or _is_meant(label, patterns)}


def _is_meant(label: str, patterns: Sequence[ClaimPattern]) -> bool:
    subject = plain_subject(label)
    return any(subject in one.subjects or (one.like is not None and one.like.search(label)) for one in patterns)


def _keys(mentions: Sequence[Mention], kind: LabelKind) -> set[str]:
    return {key for mention in mentions for key in mention.keys(kind)}


def _rows(library: Library, table: Table, condition: ColumnElement[bool]) -> Sequence[Any]:
    columns: list[Table | Column[Any]] = [table, reports.c.file]
    statement = select(*columns).join(reports, reports.c.id == table.c.report_id).where(condition).order_by(table.c.id)
    with library.storage.reading() as connection:
        return connection.execute(statement).all()
