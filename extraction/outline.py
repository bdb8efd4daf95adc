"""Blocks that no table has taken -> sections and paragraphs, each with the path of headings above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extraction.forms import PERFORMANCE, PERFORMANCE_SUMMARY
from extraction.furniture import body_of
from extraction.headings import (
    Heading,
    Rank,
    inline_heading,
    is_chapter_title,
    is_figure_caption,
    mark_of,
    numbered_heading,
    reads_as_title,
    unnumbered_title,
)
from extraction.joining import Joined, join_lines
from extraction.report import Document, Line, Paragraph, Place, Section, Source, Table

_TITLE_SIZE = 1.15
_STRAY_WORDS = 12
_NAME = re.compile(r"(?!.*表$)[\u4e00-\u9fff][\u4e00-\u9fff（()）“”]{3,}")
"""An entry of a list, on a line of its own without number or stop, under the words that introduce the list."""
_REPORT = re.compile(r"评价报告[”\"]?$")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document holds beside its tables."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    contents: tuple[Line, ...] = ()


def outline(document: Document, consumed: Collection[int]) -> Outline:
    """Sections and paragraphs of the blocks that are not `consumed` by tables."""
    body = body_of(document, consumed)
    pieces = join_lines(body.lines)
    body_size = _body_size(pieces)
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    above: list[Heading] = []
    in_list = False
    for piece in pieces:
        source = Source(document.file, piece.places())
        heading = _heading(piece, body_size, body.parts)
        if heading:
            above = [higher for higher in above if higher.rank < heading.rank] + [heading]
            path = tuple(each.title for each in above)
            sections.append(Section(heading.title, len(path), path, source))
            in_list = False
        elif not _is_stray(piece.text) or (in_list and _NAME.fullmatch(piece.text)):
            in_list = piece.text.endswith((":", "：")) or (in_list and reads_as_title(piece.text))
            above = _above_text(above, piece.text)
            paragraphs.append(_paragraph(piece, tuple(each.title for each in above), source))
    return Outline(tuple(sections), tuple(paragraphs), body.contents)


def in_sections(tables: Sequence[Table], sections: Sequence[Section]) -> tuple[Table, ...]:
    """The tables, and their figures, with the path of the headings above them."""
    return tuple(_in_section(table, _path_at(sections, table.source.places[0])) for table in tables)


def _in_section(table: Table, path: tuple[str, ...]) -> Table:
    if table.section or not path:
        return table
    own = table.form == PERFORMANCE_SUMMARY or (table.form == PERFORMANCE and table.subject)
    path = _outside_report(path) if own else path
    figures = tuple(replace(figure, section=path) for figure in table.figures)
    return replace(table, section=path, figures=figures)


def _outside_report(path: tuple[str, ...]) -> tuple[str, ...]:
    """The headings over a form that names its project or lists all: it stands behind the report on an evaluation, not in it."""
    report = next((at for at, title in enumerate(path) if _REPORT.search(title)), len(path))
    return path[:report] or path


def _path_at(sections: Sequence[Section], place: Place) -> tuple[str, ...]:
    """The path of the last heading that is printed before a place."""
    before = [section for section in sections if _position(section.source.places[0]) < _position(place)]
    return before[-1].path if before else ()


def _position(place: Place) -> tuple[int, float]:
    return place.page or 0, place.lines[0] if place.lines else place.bbox[1] if place.bbox else 0.0


def _heading(piece: Joined, body_size: float | None, parts: Mapping[str, str]) -> Heading | None:
    """A heading by its number, by the contents list, by its size, or, last, by its words."""
    numbered = numbered_heading(piece.text)
    if numbered:
        return numbered
    if piece.text in parts:
        return Heading(f"{parts[piece.text]} {piece.text}", Rank.PART)
    title = unnumbered_title(piece.text)
    stands_out = body_size is not None and (piece.lines[0].size or 0.0) >= _TITLE_SIZE * body_size
    return title if title and (stands_out or is_chapter_title(piece.text)) else None


def _above_text(above: list[Heading], text: str) -> list[Heading]:
    """The headings above a paragraph, with its own where it begins with one; an equal number ends what began like that."""
    mark, opening = mark_of(text), inline_heading(text)
    higher = [heading for heading in above if mark is None or not heading.opens_text or heading.rank < mark[0]]
    return [heading for heading in higher if heading.rank < opening.rank] + [opening] if opening else higher


def _body_size(pieces: Sequence[Joined]) -> float | None:
    """The font size that most of the text is printed in."""
    sizes = Counter[float]()
    for piece in pieces:
        for line in piece.lines:
            if line.size:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _paragraph(piece: Joined, path: tuple[str, ...], source: Source) -> Paragraph:
    lines = tuple(zip(piece.starts, (line.place for line in piece.lines), strict=True))
    return Paragraph(piece.text, path, source, lines)


def _is_stray(text: str) -> bool:
    """Whether a line is no sentence: the caption of a chart or of a lost table, a lone word or number."""
    if mark_of(text) or not reads_as_title(text) or text.endswith(("。", "：", ":")):
        return False
    return is_figure_caption(text) or text.endswith("表") or len(text) < _STRAY_WORDS
