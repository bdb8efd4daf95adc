"""Cells found on a page -> Grid: which rows and columns each covers, and the text that stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.reading.clipped import OVERPRINTED, overprinted, overruns
from extraction.reading.frame import Item
from extraction.reading.lines import TextLine, text_lines
from extraction.reading.overflow import overflowing
from extraction.reading.pages import PageContent
from extraction.reading.unruled_rows import row_limits
from extraction.reading.wrapping import Wrapping
from extraction.report import BBox, Grid, GridCell, Place

Span = tuple[int, int, int, int]
"""First row, first column, and how many rows and columns a cell covers."""

_NARROWEST = 4.5
"""Rules nearer to each other than this are one rule drawn unevenly; no printed cell is as narrow."""


@dataclass(frozen=True, slots=True)
class Raster:
    """The cells of one table by row and column, with the rules between which they lie."""

    boxes: tuple[BBox, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @classmethod
    def of(cls, boxes: Sequence[BBox]) -> Raster:
        """The raster spanned by cell boxes."""
        columns = _rules([(box[0], box[2]) for box in boxes])
        rows = _rules([(box[1], box[3]) for box in boxes])
        return cls(tuple(boxes), tuple(columns), tuple(rows))

    @property
    def box(self) -> BBox:
        """The box of the whole table."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    @property
    def is_table(self) -> bool:
        """Whether there is more than one column: a frame round text is no table."""
        return len(self.columns) > 2

    def spans(self, box: BBox) -> Span:
        """First row, first column, and how many rows and columns a cell covers."""
        left, right = _nearest(self.columns, box[0]), _nearest(self.columns, box[2])
        top, bottom = _nearest(self.rows, box[1]), _nearest(self.rows, box[3])
        return top, left, max(bottom - top, 1), max(right - left, 1)


def _rules(intervals: Iterable[tuple[float, float]]) -> list[float]:
    """The distinct rule positions of cell intervals; uneven twins are merged unless a cell lies between them."""
    pairs = list(intervals)
    narrow = {pair for pair in pairs if pair[1] - pair[0] < _NARROWEST}
    rules: list[float] = []
    for position in sorted({edge for pair in pairs for edge in pair}):
        if rules and position - rules[-1] < _NARROWEST and (rules[-1], position) not in narrow:
            continue
        rules.append(position)
    return rules


def _nearest(rules: Sequence[float], position: float) -> int:
    after = bisect_left(rules, position)
    if after == len(rules) or (after and position - rules[after - 1] <= rules[after] - position):
        return after - 1
    return after


def build_grid(page: PageContent, raster: Raster, chars: Iterable[Item]) -> Grid:
    """The grid of a raster with the characters that lie in it, placed on the displayed page; rows that no rule parts are cut."""
    inside = list(chars)
    spans = {box: raster.spans(box) for box in raster.boxes}
    lines = _lines_by_cell(raster, spans, inside, not page.recognised)
    if any(overruns(box, found) for box, found in lines.items()) and page.shows_clipped:
        lines = _lines_by_cell(raster, spans, inside, not page.recognised)
    wrapping = Wrapping.of(lines)
    lines = wrapping.joined(lines)
    parted = _parted(raster, spans, lines)
    if parted is not raster:
        raster, spans = parted, {box: parted.spans(box) for box in parted.boxes}
        lines = wrapping.joined(_lines_by_cell(raster, spans, inside, not page.recognised))
    mixed = set() if page.recognised else overprinted(lines)
    unread = {row for box in mixed for row in range(spans[box][0], spans[box][0] + spans[box][2])}
    cells = [
        GridCell(
            top, left, OVERPRINTED if box in mixed else "\n".join(line.text for line in lines[box]), _place(page, box),
            height, width, readable=unread.isdisjoint(range(top, top + height)), slack=wrapping.slack(lines[box], box),
        )
        for box, (top, left, height, width) in spans.items()
    ]  # fmt: skip
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), _place(page, raster.box))


def _lines_by_cell(
    raster: Raster, spans: Mapping[BBox, Span], chars: Sequence[Item], whole: bool
) -> dict[BBox, Sequence[TextLine]]:
    """The lines of every cell; `whole` keeps a text together that runs over the side of its cell."""
    owner = {
        (row, column): box
        for box, (top, left, height, width) in spans.items()
        for row in range(top, top + height)
        for column in range(left, left + width)
    }

    def cell_at(height: float, across: float) -> BBox | None:
        return owner.get((_interval(raster.rows, height), _interval(raster.columns, across)))

    over = overflowing(chars, raster.columns, cell_at) if whole else {}
    held: dict[BBox, list[Item]] = {box: [] for box in spans}
    for number, char in enumerate(chars):
        box = over.get(number) or cell_at(_middle_height(char), (char["x0"] + char["x1"]) / 2)
        if box is not None:
            held[box].append(char)
    return {box: text_lines(items) if items else [] for box, items in held.items()}


def _parted(raster: Raster, spans: Mapping[BBox, Span], lines: Mapping[BBox, Sequence[TextLine]]) -> Raster:
    """The raster with the rows that no rule parts; itself where there are none."""
    bands: dict[int, list[BBox]] = defaultdict(list)
    for box, (top, _, height, _) in spans.items():
        if height == 1:
            bands[top].append(box)
    tall = [row for row, band in bands.items() if any(len(lines[box]) > 1 for box in band)]
    limits = {row: found for row in tall if (found := row_limits({box: lines[box] for box in bands[row]}))}
    if not limits:
        return raster
    boxes = [box for box, (top, _, height, _) in spans.items() if height > 1 or top not in limits]
    for row, found in limits.items():
        edges = [raster.rows[row], *found, raster.rows[row + 1]]
        boxes += [(box[0], top, box[2], bottom) for box in bands[row] for top, bottom in pairwise(edges)]
    return Raster.of(boxes)


def contains(box: BBox, char: Item) -> bool:
    """Whether a character's middle lies in a box."""
    return box[0] <= (char["x0"] + char["x1"]) / 2 <= box[2] and box[1] <= _middle_height(char) <= box[3]


def _middle_height(char: Item) -> float:
    return float(char["seen_at"]) if "seen_at" in char else float(char["top"] + char["bottom"]) / 2


def _interval(rules: Sequence[float], position: float) -> int:
    return bisect_right(rules, position) - 1


def _place(page: PageContent, box: BBox) -> Place:
    x0, top, x1, bottom = (round(edge, 2) for edge in page.displayed(box))
    return Place(page=page.page_number, bbox=(x0, top, x1, bottom))
