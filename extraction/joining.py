"""Printed lines -> paragraphs: which line goes on with the one before, over line ends and page breaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from extraction.furniture import Numbered
from extraction.headings import is_bare_part, is_figure_caption, is_lone_title, mark_of, numbered_heading
from extraction.printed import close_up
from extraction.report import BBox, Line, Place

_ENDED = re.compile(r"[。！？!?…][”’\"）)]*$")
_PROMISED = re.compile(r"原因(?:是|为)?[：:]$")
"""The end of a line after which the reason itself must follow, wherever it begins."""
_EXPLAINED = re.compile(
    r"(?:(?:支出|收入)?决算数?[^，,。；;：:\d]{0,20}|(?:增加|减少|增长|下降|变动|差异)的?)?(?:主要)?(?:变动|差异)?原因(?:[是为：:]|在于)"
)
"""The beginning of a line that gives the reason of the numbers before it, on which a report may have begun a new line."""
_PAUSED = re.compile(r"[：:；;][”’\"）)]*$")
_NAMED_OFFICE = re.compile(r"[^，,、；;：:]+(?:中心|[局厅委部处科室站所院校队馆会办组团社])(?:[（(].{1,4}[）)])?")
_LATIN = re.compile(r"[A-Za-z]")
_LONG_LINE = 25
_WRAPPED_LINE = 15
_LINES_FOR_EDGES = 6
_INDENT = 0.6
_DEEP_INDENT = 1.5
_SHORT_OF_EDGE = 1.2
_SHORT_BEFORE_WORD = 6.0
_SHORT_UNENDED = 3.0


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines that make one paragraph: its text, and where in it each printed line starts."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def places(self) -> tuple[Place, ...]:
        """One place for each page, or the range of lines."""
        return merged_places([line.place for line in self.lines])


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of the column of text, in points, and whether its paragraphs start with an indent."""

    left: float
    right: float
    indented: bool = False


def join_lines(numbered: Sequence[Numbered]) -> list[Joined]:
    """Paragraphs, headings and stray lines, each whole, in reading order."""
    edges = _column_edges([line for _, line in numbered])
    groups: list[list[Line]] = []
    before = -1
    for stretch, line in numbered:
        if stretch == before and _goes_on(groups[-1], line, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = stretch
    return [_join(group) for group in groups]


def merged_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places in reading order, those of one page as one box and those of a text as one range."""
    pages: dict[int | None, list[Place]] = defaultdict(list)
    for place in places:
        pages[place.page].append(place)
    return tuple(_union(group) for group in pages.values())


def _union(places: Sequence[Place]) -> Place:
    numbers = [number for place in places if place.lines for number in place.lines]
    boxes = [place.bbox for place in places if place.bbox]
    lines = (min(numbers), max(numbers)) if numbers else None
    return Place(places[0].page, lines, _around(boxes) if boxes else None)


def _around(boxes: Sequence[BBox]) -> BBox:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _join(lines: Sequence[Line]) -> Joined:
    text, starts = "", []
    for line in lines:
        piece = close_up(line.text)
        if is_bare_part(text) or (_LATIN.match(text[-1:]) and _LATIN.match(piece)):
            text += " "
        starts.append(len(text))
        text += piece
    return Joined(text, tuple(starts), tuple(lines))


def _goes_on(group: Sequence[Line], line: Line, edges: dict[int | None, Edges]) -> bool:
    """Whether a line continues the paragraph before it."""
    text, before = close_up(line.text), _join(group).text
    if is_bare_part(before):
        return mark_of(text) is None
    if group[-1].whole or mark_of(text) or is_figure_caption(before) or is_figure_caption(text):
        return False
    if _PROMISED.search(before):
        return not numbered_heading(before)
    if _EXPLAINED.match(text) and before[-1:] == "。" and before[-2:-1] in "%％元":
        return True
    last = group[-1]
    if last.place.bbox is None or line.place.bbox is None:
        return _goes_on_in_text(before, close_up(last.text))
    return _goes_on_on_page(before, last, line, edges)


def _goes_on_in_text(before: str, last: str) -> bool:
    """Without a layout: a long line that stops in the middle of a sentence."""
    mark = mark_of(before)
    office = mark is not None and _NAMED_OFFICE.fullmatch(before, len(mark[1]))
    ended = _ENDED.search(before) or _PAUSED.search(before) or office
    return not ended and len(last) >= _WRAPPED_LINE and numbered_heading(before) is None and not is_lone_title(before)


def _goes_on_on_page(before: str, last: Line, line: Line, edges: dict[int | None, Edges]) -> bool:
    """With a layout: by the indent of the line, and by how far the last one is from the right edge."""
    em = line.size or 12.0
    indent = (_left(line) - edges[line.place.page].left) / em
    missing = (edges[last.place.page].right - _right(last)) / em
    if _differ_in_size(last, line):
        return False
    if _ENDED.search(before):
        return indent < _INDENT and missing < (_SHORT_BEFORE_WORD if edges[line.place.page].indented else _SHORT_OF_EDGE)
    if _PAUSED.search(before):
        return indent < _INDENT
    if numbered_heading(before):
        wrapped = indent < _INDENT or numbered_heading(before + close_up(line.text)) is not None
        return missing < _SHORT_OF_EDGE and wrapped
    return missing < _SHORT_UNENDED or indent < _DEEP_INDENT


def _differ_in_size(last: Line, line: Line) -> bool:
    return bool(last.size and line.size) and abs((last.size or 0) - (line.size or 0)) > 0.3 * (line.size or 1)


def _left(line: Line) -> float:
    return line.place.bbox[0] if line.place.bbox else 0.0


def _right(line: Line) -> float:
    return line.place.bbox[2] if line.place.bbox else 0.0


def _column_edges(lines: Sequence[Line]) -> dict[int | None, Edges]:
    """The column's edges page by page; a page with few long lines takes those of the whole document."""
    pages: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.place.page].append(line)
    whole = _edges([line for line in lines if len(line.text) >= _LONG_LINE])
    edges = {}
    for page, printed in pages.items():
        long = [line for line in printed if len(line.text) >= _LONG_LINE]
        edges[page] = _edges(long) if len(long) >= _LINES_FOR_EDGES else whole
    return edges


def _edges(lines: Sequence[Line]) -> Edges:
    """Edges that nine in ten lines keep to: a line that hangs over says nothing of the column. Without lines, no edge."""
    if not lines:
        return Edges(0.0, inf)
    lefts, rights = sorted(map(_left, lines)), sorted(map(_right, lines))
    left, right = lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]
    starts = sum(1 for line in lines if _INDENT < (_left(line) - left) / (line.size or 12.0) < 3)
    return Edges(left, right, indented=starts * 10 > len(lines))
