"""Reports, figures, claims, paragraphs and passages as rows of the library's tables, and back again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Figure, Kind, Paragraph, Place, Report, Role, Source, State
from extraction.total_rows import headed
from retrieval.store.reader import reader_version

Row = dict[str, Any]

_decode = json.JSONDecoder().raw_decode
"""Reading JSON without the detours of `json.loads`: a report has a thousand places."""

_STATES = {state.value: state for state in State}
_KINDS = {kind.value: kind for kind in ClaimKind}
_ROLES: dict[str | None, Role | None] = {None: None, **{role.value: role for role in Role}}


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report as the registry lists it; `forms` are the statutory forms found, `notes` what could not be read.

    `reader` is the version of the reader that read it.
    """

    file: str
    sha256: str
    organisation: str
    scope: str
    year: int | None
    kind: Kind
    pages: int | None
    lines: int | None
    forms: tuple[str, ...]
    figures: int
    notes: tuple[str, ...]
    reader: str = ""

    @property
    def called(self) -> str:
        """Whose it is and of which year, as a question names it."""
        return f"{self.organisation}{f'{self.year}年' if self.year else ''}"

    @property
    def outdated(self) -> bool:
        """Whether another version of the reader read it, so that reading it anew may find more."""
        return self.reader != reader_version()

    def to_json(self) -> Row:
        """The contract's JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to search in and to quote; `table` is the title where it describes a table."""

    id: str
    file: str
    text: str
    section: tuple[str, ...]
    table: str | None
    source: Source


class LabelKind(StrEnum):
    """What a printed label names."""

    ROW = "row"
    CODE = "code"
    COLUMN = "column"
    SUBJECT = "subject"
    TABLE = "table"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the library: its plain form, how it is printed most often, and the reports that hold it."""

    kind: LabelKind
    label: str
    printed: str
    files: frozenset[str]
    count: int


def dump_path(parts: Sequence[Any]) -> str:
    """A sequence as compact JSON."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=50_000)
def load_path(stored: str) -> tuple[str, ...]:
    """A sequence of strings back from JSON; headers and section paths repeat a lot, hence the cache."""
    return tuple(json.loads(stored))


def dump_places(source: Source) -> str:
    """The places of a source; the file is the report's."""
    return dump_path([(place.page, place.lines, place.bbox) for place in source.places])


def load_source(file: str, stored: str) -> Source:
    """A source back from its stored places."""
    places = _decode(stored)[0]
    return Source(file, tuple([Place(page, lines and tuple(lines), bbox and tuple(bbox)) for page, lines, bbox in places]))


def _amount_row(amount: Amount | None) -> Row:
    if amount is None:
        return {"value": None, "decimals": None, "unit": None, "comparator": ""}
    return {
        "value": str(amount.value), "decimals": amount.decimals, "unit": amount.unit, "comparator": amount.comparator,
    }  # fmt: skip


def report_row(report: Report) -> Row:
    """A report as a row of the registry."""
    forms = dict.fromkeys(table.form for table in report.tables if table.form)
    printed = sum(figure.state is State.VALUE for figure in report.figures)
    return {
        "file": report.file, "sha256": report.sha256, "organisation": report.organisation, "scope": report.scope,
        "year": report.year, "kind": report.kind, "pages": report.pages, "lines": report.lines,
        "forms": dump_path(list(forms)), "figures": printed, "notes": dump_path(report.notes),
        "reader": reader_version(),
    }  # fmt: skip


def report_of(row: Any) -> ReportRecord:
    """A row of the registry as a record."""
    return ReportRecord(
        row.file, row.sha256, row.organisation, row.scope, row.year, Kind(row.kind), row.pages, row.lines,
        load_path(row.forms), row.figures, load_path(row.notes), row.reader,
    )  # fmt: skip


def record_of(report: Report) -> ReportRecord:
    """A report as the registry will list it."""
    return report_of(SimpleNamespace(**report_row(report)))


def figure_row(figure: Figure) -> Row:
    """A figure as a row."""
    return {
        "table_no": figure.table_no, "title": figure.table, "form": figure.form, "panel": figure.panel,
        "row": figure.row, "label": plain_label(figure.row), "code": figure.row_code, "parent": figure.row_parent,
        "column_path": dump_path(figure.column), "column": plain_label(figure.column[-1]) if figure.column else "",
        "state": figure.state, **_amount_row(figure.amount), "quote": figure.quote, "subject": figure.subject,
        "row_path": dump_path(figure.row_path), "role": figure.role, "year": figure.year,
        "section": dump_path(figure.section), "unit_source": figure.unit_source, "placement": figure.placement,
        "label_source": figure.label_source, "places": dump_places(figure.source), "ocr": figure.ocr,
    }  # fmt: skip


def figure_of(stored: Any) -> Figure:
    """A row of `figures`, joined with its report's `file`, as a figure.

    Taken apart by position: reading the columns by name costs as much again for the thousand figures of a report.
    """
    (
        _, _, table_no, title, form, panel, row, _, code, parent, path, _, state, value, decimals, unit, comparator,
        quote, subject, row_path, role, year, section, unit_source, placement, label_source, places, ocr,
        file,
    ) = stored  # fmt: skip
    amount = None if value is None else Amount(Decimal(value), decimals, unit, comparator)
    return Figure(
        load_source(file, places), table_no, title, form, panel, row, code, load_path(path), _STATES[state], amount,
        quote, subject, load_path(row_path), parent, _ROLES[role], year, load_path(section), unit_source, placement,
        label_source, bool(ocr),
    )  # fmt: skip


def claim_row(claim: Claim) -> Row:
    """A claim as a row."""
    return {
        "subject": claim.subject, "label": plain_label(claim.subject), "kind": claim.kind,
        **_amount_row(claim.amount), "quote": claim.quote, "sentence": claim.sentence,
        "section": dump_path(claim.section), "base": claim.base, "reason": claim.reason, "role": claim.role,
        "year": claim.year, "places": dump_places(claim.source),
    }  # fmt: skip


def claim_of(stored: Any) -> Claim:
    """A row of `claims`, joined with its report's `file`, as a claim; taken apart by position, as figures are."""
    (
        _, _, subject, _, kind, value, decimals, unit, comparator, quote, sentence, section, base, reason, role, year, places,
        file,
    ) = stored  # fmt: skip
    return Claim(
        load_source(file, places), subject, _KINDS[kind], Amount(Decimal(value), decimals, unit, comparator), quote, sentence,
        load_path(section), base, reason, _ROLES[role], year,
    )  # fmt: skip


def paragraph_row(paragraph: Paragraph) -> Row:
    """A paragraph as a row."""
    return {
        "text": paragraph.text, "section": dump_path(paragraph.section), "places": dump_places(paragraph.source),
    }  # fmt: skip


def paragraph_of(row: Any) -> Paragraph:
    """A row, joined with its report's `file`, as a paragraph."""
    return Paragraph(row.text, load_path(row.section), load_source(row.file, row.places))


def passage_of(row: Any) -> Passage:
    """A row, joined with its report's `file`, as a passage."""
    return Passage(row.key, row.file, row.text, load_path(row.section), row.title, load_source(row.file, row.places))


def label_rows(report: Report) -> list[Row]:
    """The distinct labels of a report, each with the print seen most often and how many figures or claims bear it."""
    prints: dict[tuple[LabelKind, str], Counter[str]] = {}
    for kind, printed in _labels(report):
        label = plain_label(printed)
        if label:
            prints.setdefault((kind, label), Counter())[printed] += 1
    return [
        {"kind": kind, "label": label, "printed": seen.most_common(1)[0][0], "count": seen.total()}
        for (kind, label), seen in prints.items()
    ]


def _labels(report: Report) -> Iterator[tuple[LabelKind, str]]:
    for figure in report.figures:
        yield LabelKind.ROW, figure.row
        yield LabelKind.ROW, headed(figure)
        yield LabelKind.CODE, figure.row_code
        yield LabelKind.SUBJECT, figure.subject
        yield LabelKind.TABLE, figure.table
        yield from ((LabelKind.COLUMN, header) for header in figure.column)
    for claim in report.claims:
        yield LabelKind.PROSE, claim.subject


def merge_labels(rows: Iterable[Any], files: Mapping[int, str]) -> tuple[Label, ...]:
    """Labels of the library from rows of kind, label, print, count and reports (ids with commas); `files` names the reports."""
    merged: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for kind, label, printed, count, reports in rows:
        merged.setdefault((kind, label), []).append((count, printed, reports))
    return tuple(
        Label(
            LabelKind(kind), label, max(prints)[1],
            frozenset(files[int(report)] for _, _, reports in prints for report in reports.split(",")),
            sum(count for count, _, _ in prints),
        )
        for (kind, label), prints in merged.items()
    )  # fmt: skip
