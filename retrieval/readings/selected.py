"""What many reports print of a few things, in a few queries: an order of a thousand reports never loads them whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, false, or_, select, true

from extraction.indicators import Catalogue, Indicator
from extraction.labels import plain_label, plain_subject
from extraction.patterns import ClaimPattern, FigurePattern, item_of
from extraction.report import Claim, ClaimKind, Figure, Role
from retrieval.library import Library
from retrieval.readings.facts import Before, Facts, Number
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.numbers_asked import mentions_meant, numbers_asked, several_things
from retrieval.readings.planned import in_role
from retrieval.readings.resolving import kept_of
from retrieval.store import records
from retrieval.store.records import LabelKind, ReportRecord
from retrieval.store.schema import claims, figures, reports
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.formula import formula_of

MANY = 12
"""With more reports than this, only what a question asks for is loaded of each."""

_OVER_ALL = (*RANKING, Operation.TOTAL, Operation.AVERAGE)

Dated = tuple[ReportRecord, int | None]
"""A report and the period to look for in it."""


def find_in_many(
    query: Query, reports_asked: Sequence[Dated], library: Library, catalogue: Catalogue
) -> dict[Dated, tuple[Facts, list[Finding]]]:
    """Of each report what is found in it, and in what part of it.

    First in what was found when the reports were taken in; where that leaves it open, among the cells where the catalogue looks
    for the thing, and then among all that name it.
    """
    mentions = mentions_meant(query, catalogue)
    told: dict[Dated, tuple[Facts, list[Finding]]] = {}
    left = list(reports_asked)
    widely: Sequence[Mention] = () if _begins_with_usual(query) else mentions
    if not (widely or query.narrowing):
        own = [(record, year) for record, year in left if year == record.year]
        known = facts_before(library, [record for record, _ in own], query, mentions, catalogue)
        read = [(record, year, known[record.file]) for record, year in own if record.file in known]
        told = {(record, year): (facts, find(query, facts, catalogue, year)) for record, year, facts in read}
        left = [dated for dated in left if dated not in told or not _is_certain(dated, told[dated][1])]
    while left:
        selected = selected_facts(library, [record for record, _ in left], mentions, catalogue, widely)
        for record, year in left:
            facts = selected[record.file]
            told[record, year] = facts, find(query.of_owner(record.organisation), facts, catalogue, year)
        if widely or not mentions:
            break
        left = [dated for dated in left if not _is_certain(dated, told[dated][1])]
        open_ = {found.asked for dated in left for found in told[dated][1] if not (found.certain and found.readings)}
        widely = [mention for mention in mentions if any(mention.text in asked for asked in open_)] or mentions
    return told


def facts_before(
    library: Library, chosen: Collection[ReportRecord], query: Query, mentions: Sequence[Mention], catalogue: Catalogue
) -> dict[str, Facts]:
    """Of each report, by file, what was found of the mentions when it was taken in, where the present version took it in; with
    the sentences on shares, of which the question tells the whole that they are to be of.
    """
    asked = {key for mention in mentions for key in mention.keys(None)}
    weighed = Measure.SHARE in query.measures and several_things(query)
    numbers: list[Number] = [(Measure.AMOUNT, role) for role in (None, *Role)] if weighed else numbers_asked(query)
    with library.storage.reading() as connection:
        kept = kept_of(connection, asked, [*numbers, (Measure.COUNT, None)], {record.file for record in chosen})
    printing = {mention: _printing(library, mention) for mention in mentions}
    stated = _stated_shares(library, chosen, mentions, catalogue) if weighed else {}
    return {
        record.file: Facts(
            record, (), tuple(stated.get(record.file, ())),
            Before(kept[record.file], [one for one in mentions if record.file in printing[one]]),
        )
        for record in chosen if record.file in kept
    }  # fmt: skip


def _stated_shares(
    library: Library, chosen: Collection[ReportRecord], mentions: Sequence[Mention], catalogue: Catalogue
) -> Mapping[str, list[Claim]]:
    """The sentences on the share of a thing that is mentioned, by report."""
    patterns = [pattern for indicator in _indicators(mentions, catalogue) for pattern in indicator.claim_patterns]
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    named = and_(claims.c.label.in_(_subjects(library, mentions, patterns)), claims.c.kind.concat("") == ClaimKind.SHARE)
    for claim in map(records.claim_of, _rows(library, claims, [named], _files(library, chosen))):
        told[claim.source.file].append(claim)
    return told


def _printing(library: Library, mention: Mention) -> Collection[str]:
    """The reports that print something which a mention can mean, whatever the catalogue says of it."""
    named = {(kind, key) for kind in LabelKind for key in mention.keys(kind)} | {(LabelKind.CODE, code) for code in mention.codes}
    told = {*mention.keys(LabelKind.PROSE), *mention.keys(LabelKind.ROW)}
    held = (
        label.files for label in library.labels()
        if (label.kind, label.label) in named
        or (label.kind is LabelKind.PROSE and told and (label.label in told or plain_subject(label.label) in told))
    )  # fmt: skip
    return frozenset().union(*held)


def _is_certain(dated: Dated, found: Sequence[Finding]) -> bool:
    """Whether the rest of a report can change nothing; what is asked of the year before may follow from other numbers."""
    record, year = dated
    silent = not any(finding.readings for finding in found)
    return bool(found) and all(finding.certain for finding in found) and not (silent and year != record.year)


def _begins_with_usual(query: Query) -> bool:
    """Whether but the leading number of each report is told, of things that the catalogue knows."""
    rows = [mention for mention in query.mentions if not mention.names_table]
    known = bool(rows) and all(mention.keys(None) for mention in rows)
    return known and query.operation in _OVER_ALL and not query.own and not formula_of(query)


def selected_facts(
    library: Library, chosen: Collection[ReportRecord], mentions: Sequence[Mention], catalogue: Catalogue,
    widely: Sequence[Mention],
) -> dict[str, Facts]:  # fmt: skip
    """Of each report, by file, the figures and claims that the mentions can mean.

    But for the mentions that are taken `widely`, of the figures only those that the patterns of the catalogue describe.
    """
    meant = _indicators(mentions, catalogue)
    wide = [pattern for indicator in _indicators(widely, catalogue) for pattern in indicator.figure_patterns]
    usual = [pattern for indicator in meant for pattern in indicator.figure_patterns if pattern not in wide]
    cells = [*_printed_at(library, usual), *_cells(library, widely, wide)]
    subjects = _subjects(library, mentions, [pattern for indicator in meant for pattern in indicator.claim_patterns])
    files = _files(library, chosen)
    found: dict[str, list[Figure]] = defaultdict(list)
    told: dict[str, list[Claim]] = defaultdict(list)
    for figure in map(records.figure_of, _rows(library, figures, cells, files)):
        found[figure.source.file].append(figure)
    for claim in map(records.claim_of, _rows(library, claims, [claims.c.label.in_(subjects)] if subjects else [], files)):
        told[claim.source.file].append(claim)
    return {record.file: Facts(record, tuple(found[record.file]), tuple(told[record.file])) for record in chosen}


def _indicators(mentions: Sequence[Mention], catalogue: Catalogue) -> list[Indicator]:
    """The indicators that the mentions can mean, planned as well as spent, and those whose sentences count for them too."""
    meant: dict[str, Indicator] = {}
    for key in dict.fromkeys(key for mention in mentions for key in mention.keys(None)):
        own = catalogue.by_id(key)
        for indicator in filter(None, (own, in_role(own, catalogue, Role.BUDGET))):
            meant.update((one.id, one) for one in _with_narrower(indicator, catalogue))
    return list(meant.values())


def _with_narrower(indicator: Indicator, catalogue: Catalogue) -> list[Indicator]:
    narrower = catalogue.by_name(indicator.narrower) if indicator.narrower else None
    return [indicator, *(_with_narrower(narrower, catalogue) if narrower else ())]


def _printed_at(library: Library, patterns: Sequence[FigurePattern]) -> list[ColumnElement[bool]]:
    """Conditions of which every figure that a pattern describes fulfils one; none for a pattern that names no row and no form."""
    by_row = [pattern for pattern in patterns if pattern.rows or pattern.codes]
    described = or_(false(), *map(_of_row, by_row))
    labels = {label for pattern in by_row for label in pattern.rows}
    codes = {code for pattern in by_row for code in pattern.codes}
    by_item = [pattern for pattern in patterns if pattern.forms and pattern not in by_row]
    return [
        *(and_(column.in_(keys), described) for column, keys in ((figures.c.label, labels), (figures.c.code, codes)) if keys),
        *(and_(figures.c.form.in_(pattern.forms), _of_item(library, pattern)) for pattern in by_item),
    ]


def _of_row(pattern: FigurePattern) -> ColumnElement[bool]:
    row = or_(_plainly(figures.c.label).in_(pattern.rows), _plainly(figures.c.code).in_(pattern.codes))
    return and_(row, _plainly(figures.c.form).in_(pattern.forms) if pattern.forms else true(), _of_column(pattern))


def _of_item(library: Library, pattern: FigurePattern) -> ColumnElement[bool]:
    """The cells whose innermost label is one of the items, by the rows and header paths that the forms of the library have."""
    if not pattern.items:
        return _of_column(pattern)
    paths: dict[str, set[str]] = defaultdict(set)
    for row, path in (headers for form in pattern.forms for headers in library.headers(form)):
        if item_of((row, *map(plain_label, records.load_path(path)))) in pattern.items:
            paths[row].add(path)
    own = (and_(_plainly(figures.c.label) == row, figures.c.column_path.in_(found)) for row, found in paths.items())
    return and_(or_(false(), *own), _of_column(pattern))


def _of_column(pattern: FigurePattern) -> ColumnElement[bool]:
    last = {path[-1] for path in pattern.columns}
    of_role = or_(figures.c.role.is_(None), figures.c.role == pattern.role) if pattern.role else true()
    return and_(figures.c.column.in_(last) if last else true(), of_role)


def _plainly(column: Column[Any]) -> ColumnElement[str]:
    """A column as an expression, which no index is used for: SQLite would go by the form, and not by the rarer row."""
    return column.concat("")


def _cells(library: Library, mentions: Sequence[Mention], patterns: Sequence[FigurePattern]) -> list[ColumnElement[bool]]:
    """Conditions of which a figure fulfils one: its label, code, project or column is named, or a form has it without a label."""
    labels = {label for pattern in patterns for label in pattern.rows} | _keys(mentions, LabelKind.ROW)
    codes = {code for pattern in patterns for code in pattern.codes} | _keys(mentions, LabelKind.CODE)
    codes |= {code for mention in mentions for code in mention.codes}
    forms = {form for pattern in patterns if not pattern.rows and not pattern.codes for form in pattern.forms}
    columns, subjects = _keys(mentions, LabelKind.COLUMN), _keys(mentions, LabelKind.SUBJECT)
    wanted = [(figures.c.label, labels), (figures.c.code, codes), (figures.c.form, forms)]
    named: list[ColumnElement[bool]] = [column.in_(keys) for column, keys in wanted if keys]
    if subjects:
        named.append(and_(figures.c.report_id.in_(_holding(library, subjects)), figures.c.subject.in_(subjects)))
    return [*named, and_(figures.c.label == "", figures.c.column.in_(columns))] if columns else named


def _subjects(library: Library, mentions: Sequence[Mention], patterns: Sequence[ClaimPattern]) -> set[str]:
    """The subjects of sentences, of all that the library holds, that the mentions can mean."""
    wanted = _keys(mentions, LabelKind.PROSE) | _keys(mentions, LabelKind.ROW)
    prose = (label.label for label in library.labels() if label.kind is LabelKind.PROSE)
    return {
        label for label in prose
        if label in wanted or plain_subject(label) in wanted or any(one.names(label) for one in patterns)
    }  # fmt: skip


def _keys(mentions: Sequence[Mention], kind: LabelKind) -> set[str]:
    return {key for mention in mentions for key in mention.keys(kind)}


def _files(library: Library, chosen: Collection[ReportRecord]) -> dict[int, str]:
    """The chosen reports, by their row."""
    return _rows_of(library, {record.file for record in chosen})


def _holding(library: Library, subjects: Collection[str]) -> Collection[int]:
    """The rows of the reports that have figures of one of the projects."""
    held = (label.files for label in library.labels() if label.kind is LabelKind.SUBJECT and label.label in subjects)
    return _rows_of(library, frozenset().union(*held)).keys()


def _rows_of(library: Library, names: Collection[str]) -> dict[int, str]:
    with library.storage.reading() as connection:
        return {row: file for row, file in connection.execute(select(reports.c.id, reports.c.file)).tuples() if file in names}


def _rows(
    library: Library, table: Table, conditions: Sequence[ColumnElement[bool]], files: Mapping[int, str]
) -> list[tuple[Any, ...]]:
    """The rows of some reports that fulfil a condition, in reading order, each with its report's file at the end.

    One query for each condition: of several, SQLite would go through the whole table where one of them has no index.
    """
    # An expression keeps SQLite from going through all rows of the reports instead of the index of what is named.
    own = (table.c.report_id + 0).in_(files)
    with library.storage.reading() as connection:
        found = [connection.execute(select(table).where(condition, own)).all() for condition in conditions]
        rows = {row.id: row for rows in found for row in rows}
    return [(*row, files[row.report_id]) for _, row in sorted(rows.items())]
