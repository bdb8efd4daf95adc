"""Grids onto pages: rows cut into pages, cells ruled and filled, and for every figure the page and box where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.factory import grid as lanes
from eval.factory import scorecard
from eval.factory.grid import Cell, PrintGrid
from eval.factory.press import Press
from eval.factory.spec import Caption, Layout, Performance, Table
from eval.factory.typeset import LEADING, PADDING, break_lines, column_widths, row_heights

_ASCENT = 0.86
_NOTES_OVERHANG = 16.0
"""How far notes may reach below the bottom margin, rather than stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell that may hold a figure, with the page (1-based) and the box, or the lines (1-based), in which it was printed."""

    table: Table | Performance
    cell: Cell
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    lines: tuple[int, int] | None = None


def print_table(press: Press, table: Table | Performance) -> list[Placed]:
    """Print a table from the cursor on, over as many pages as it takes; returns its figures' cells with their places."""
    return _Tabulator(press, table, print_grid(table)).run()


def print_grid(table: Table | Performance) -> PrintGrid:
    """The printed cells of a table of either sort."""
    return lanes.lay_out(table) if isinstance(table, Table) else scorecard.lay_out(table)


class _Tabulator:
    """Prints one grid."""

    def __init__(self, press: Press, table: Table | Performance, grid: PrintGrid) -> None:
        self.press, self.table, self.grid = press, table, grid
        self.layout: Layout = table.layout
        self.caption: Caption = table.caption
        size = self.layout.table_size
        widths = column_widths(grid, press.text_width, size, press.fonts.width)
        self.edges = [press.left + sum(widths[:number]) for number in range(grid.columns + 1)]
        self.lines = [
            break_lines(cell.text, self._cell_width(cell) - 2 * PADDING, size, press.fonts.width) if cell.text else []
            for cell in grid.cells
        ]
        self.heights = row_heights(grid, [len(lines) for lines in self.lines], size)
        self.placed: list[Placed] = []

    def run(self) -> list[Placed]:
        self._caption()
        for number, (first, last) in enumerate(self._chunks()):
            if number:
                self.press.new_page(self.layout.orientation)
                if self.layout.repeat_title:
                    self._caption()
                if self.layout.repeat_header:
                    self._rows(0, self.grid.repeat_rows, repeated=True)
            self._rows(first, last)
        self._notes()
        return self.placed

    def _cell_width(self, cell: Cell) -> float:
        return self.edges[cell.column + cell.column_span] - self.edges[cell.column]

    def _caption(self) -> None:
        press, size = self.press, self.layout.table_size
        press.y += size * 0.5
        for text, text_size in ((self.caption.title, size * 1.6), (self.caption.subtitle, size * 1.1)):
            for line in break_lines(text, press.text_width, text_size, press.fonts.width) if text else []:
                press.y += text_size * 1.5
                press.put_aligned(line, "center", press.y, text_size, bold=text_size > size * 1.5)
        press.y += size * 0.6
        for texts in self.caption.lines:
            press.y += size * 1.5
            for text, align in zip(texts, ("left", "center", "right"), strict=True):
                if text:
                    press.put_aligned(text, align, press.y, size)
        press.y += size * 0.6

    def _chunks(self) -> Iterator[tuple[int, int]]:
        """The stretches of rows that go on one page each."""
        most = self.layout.rows_per_page or self.grid.rows
        first, count, room = 0, 0, self.press.room
        below_header = self._continued_room()
        used = 0.0
        for row in range(self.grid.rows):
            is_body = row >= self.grid.header_rows
            if is_body and count and (used + self.heights[row] > room or count == most):
                yield first, row
                first, count, used, room = row, 0, 0.0, below_header
            used += self.heights[row]
            count += is_body
        yield first, self.grid.rows

    def _continued_room(self) -> float:
        """The height for rows on a continuation page."""
        press, size = self.press, self.layout.table_size
        room = press.bottom - 66.0
        if self.layout.repeat_header:
            room -= sum(self.heights[: self.grid.repeat_rows])
        if self.layout.repeat_title:
            room -= size * (1.6 * 1.5 + 1.2 + 1.5 * len(self.caption.lines)) + (size * 1.65 if self.caption.subtitle else 0)
        return room

    def _rows(self, first: int, last: int, repeated: bool = False) -> None:
        tops = {row: self.press.y + sum(self.heights[first:row]) for row in range(first, last + 1)}
        for cell, lines in zip(self.grid.cells, self.lines, strict=True):
            start, end = max(cell.row, first), min(cell.row + cell.row_span, last)
            if start >= end:
                continue
            bbox = (self.edges[cell.column], tops[start], self.edges[cell.column + cell.column_span], tops[end])
            if self.layout.rules == "grid":
                self.press.box(*bbox)
            if self._holds_text(cell, start, end):
                self._text(cell, lines, bbox)
            if cell.labels and not repeated:
                self.placed.append(Placed(self.table, cell, self.press.page, bbox))
        if self.layout.rules == "three":
            self._three_rules(first, tops)
        self.press.y = tops[last]

    def _three_rules(self, first: int, tops: dict[int, float]) -> None:
        """Rules at the top and the foot of a piece, and under its header where it has one."""
        header = [tops[self.grid.header_rows]] if first == 0 and self.grid.header_rows in tops else []
        for y in (min(tops.values()), *header, max(tops.values())):
            self.press.rule(self.edges[0], self.edges[-1], y)

    def _holds_text(self, cell: Cell, start: int, end: int) -> bool:
        """Of a merged cell cut by a page break, the larger piece holds the text."""
        here = sum(self.heights[start:end])
        return 2 * here >= sum(self.heights[cell.row : cell.row + cell.row_span]) or start == cell.row == end - 1

    def _text(self, cell: Cell, lines: Sequence[str], bbox: tuple[float, float, float, float]) -> None:
        size = self.layout.table_size
        x0, top, x1, bottom = bbox
        baseline = (top + bottom - len(lines) * size * LEADING) / 2 + size * (_ASCENT + (LEADING - 1) / 2)
        for line in lines:
            over = x1 - x0 - self.press.fonts.width(line, size)
            x = {"left": x0 + PADDING, "center": x0 + over / 2, "right": x1 - PADDING - (x1 - x0 - over)}[cell.align]
            if line:
                self.press.put(line, x, baseline, size)
            baseline += size * LEADING

    def _notes(self) -> None:
        size = self.layout.table_size
        self.press.y += size * 0.5
        for note in self.caption.notes:
            for line in break_lines(note, self.press.text_width, size, self.press.fonts.width):
                if self.press.room + _NOTES_OVERHANG < size * 1.5:
                    self.press.new_page(self.layout.orientation)
                self.press.y += size * 1.5
                self.press.put_aligned(line, "left", self.press.y, size)
        self.press.y += size
