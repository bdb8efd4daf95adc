"""Report -> chunks: the passages that are searched and quoted, and the text of each that is indexed.

Prose: short neighbours of one section are joined, long paragraphs are cut at sentence ends. Tables: title, headers
and row labels in groups of rows; their figures are found in the figure store, so they are shown but not indexed.
The indexed text leads with the section and leaves organisation and year out: those are a filter, not a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from extraction.labels import plain_label
from extraction.plates import plates_of
from extraction.report import Figure, Paragraph, Place, Report, Source, Table
from retrieval.store.records import Passage

LONGEST = 300
"""Characters of a passage of prose: enough for one matter, short enough to be quoted."""

SHORT = 80
"""A paragraph under this many characters may be joined with its neighbour; a longer one stands for itself."""

ROWS = 15
"""Rows of a table in one passage."""

_SENTENCE = re.compile(r".+?(?:[。！？!?；;]+|$)", re.DOTALL)
_DEFINITION = re.compile(r"[^，。；]{2,60}[：:](?:是?指|反映)")
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*(?:年度|年)?")
_SECTIONS_INDEXED = 2
"""How many of the titles above a passage are indexed; the title of its part (第三部分 …) only where there is no other."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage with the text under which it is embedded and indexed."""

    passage: Passage
    indexed: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A passage in the making: what is shown, what is meant, and where it stands."""

    text: str
    meaning: str
    section: tuple[str, ...]
    places: tuple[Place, ...]
    table: str | None = None


def chunk(report: Report) -> list[Chunk]:
    """The chunks of a report, prose first, then tables, with ids that name its content and their place in this order."""
    pieces = [*_prose(report.paragraphs), *(piece for table in report.tables for piece in _table(table))]
    return [
        Chunk(
            Passage(
                f"{report.sha256[:16]}-{number:05d}", report.file, piece.text, piece.section, piece.table,
                Source(report.file, piece.places),
            ),
            _indexed(piece, report.organisation),
        )
        for number, piece in enumerate(pieces)
    ]  # fmt: skip


def _indexed(piece: _Piece, organisation: str) -> str:
    inner = [title for title in piece.section if not _PART.match(title)] or piece.section
    titles = [plain_label(title) for title in inner[-_SECTIONS_INDEXED:]]
    body = _YEAR.sub("", " ".join([*titles, piece.meaning]))
    for name in (organisation, *plates_of(organisation)) if organisation else ():
        body = body.replace(name, "")
    return body


def _prose(paragraphs: Iterable[Paragraph]) -> Iterator[_Piece]:
    for section, group in groupby(paragraphs, key=lambda paragraph: paragraph.section):
        pending: _Piece | None = None
        for piece in (piece for paragraph in group for piece in _split(paragraph)):
            if pending is not None and _belong_together(pending, piece):
                pending = _join(pending, piece, section)
                continue
            if pending is not None:
                yield pending
            pending = piece
        if pending is not None:
            yield pending


def _split(paragraph: Paragraph) -> Iterator[_Piece]:
    """The paragraph itself, or groups of its sentences where it is too long."""
    parts = [""]
    for sentence in _SENTENCE.findall(paragraph.text):
        if parts[-1] and len(parts[-1]) + len(sentence) > LONGEST:
            parts.append("")
        parts[-1] += sentence
    for part in parts:
        yield _Piece(part, part, paragraph.section, paragraph.source.places)


def _belong_together(first: _Piece, second: _Piece) -> bool:
    """Short neighbours, but never two definitions: each of those is asked for by itself."""
    short = len(first.text) < SHORT or len(second.text) < SHORT
    return short and len(first.text) + len(second.text) <= LONGEST and not _DEFINITION.match(second.text)


def _join(first: _Piece, second: _Piece, section: tuple[str, ...]) -> _Piece:
    text = f"{first.text}\n{second.text}"
    return _Piece(text, text, section, tuple(dict.fromkeys((*first.places, *second.places))))


def row_groups(figures: Iterable[Figure]) -> Iterator[list[list[Figure]]]:
    """The rows of a table's figures, in the groups of which each makes a passage."""
    return _even_groups(_rows(figures))


def _table(table: Table) -> Iterator[_Piece]:
    heading = " ".join(filter(None, (table.title, table.subject)))
    for group in row_groups(table.figures):
        headers = dict.fromkeys(header for row in group for figure in row for header in figure.column)
        labels = dict.fromkeys(plain_label(row[0].row) for row in group)
        yield _Piece(
            text="\n".join([heading, *(_row_text(row) for row in group)]),
            meaning=" ".join([heading, *headers, *labels]),
            section=table.section,
            places=_cover(figure.source for row in group for figure in row) or table.source.places,
            table=table.title,
        )


def _rows(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures by row: neighbours with the same lane, label and code."""
    return [list(group) for _, group in groupby(figures, key=lambda f: (f.panel, f.row_parent, f.row, f.row_code))]


def _even_groups(rows: list[list[Figure]]) -> Iterator[list[list[Figure]]]:
    """Rows in as few groups of at most ROWS as there can be, all of about one size."""
    groups = -(-len(rows) // ROWS)
    for number in range(groups):
        yield rows[len(rows) * number // groups : len(rows) * (number + 1) // groups]


def _row_text(row: list[Figure]) -> str:
    label = " ".join(filter(None, (row[0].row_code, row[0].row)))
    values = "；".join(f"{'/'.join(figure.column)} {figure.quote}" for figure in row if figure.quote)
    return f"{label}：{values}" if values else label


def _cover(sources: Iterable[Source]) -> tuple[Place, ...]:
    """One place a page that covers all the given ones, or one range of lines."""
    places = [place for source in sources for place in source.places]
    covers = []
    for page in dict.fromkeys(place.page for place in places):
        here = [place for place in places if place.page == page]
        boxes = [place.bbox for place in here if place.bbox]
        lines = [place.lines for place in here if place.lines]
        x0, top, x1, bottom = zip(*boxes, strict=True) if boxes else ((), (), (), ())
        covers.append(
            Place(
                page,
                (min(first for first, _ in lines), max(last for _, last in lines)) if lines else None,
                (min(x0), min(top), max(x1), max(bottom)) if boxes else None,
            )
        )
    return tuple(covers)
