"""A grid as rows and columns: which cell covers a position, and what the text of a row is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extraction.numbers import without_blanks
from extraction.report import Grid, GridCell

_SAME_RULE = 4.5
"""Column rules of two pages that lie nearer than this, in points, are the same."""


class Matrix:
    """Random access to the cells of one grid; spanned positions give the cell that covers them."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = max((cell.row + cell.row_span for cell in grid.cells), default=0)
        self.width = max((cell.column + cell.column_span for cell in grid.cells), default=0)
        self._texts: dict[int, list[str]] = {}
        self._at = {
            (row, column): cell
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a position."""
        return self._at.get((row, column))

    def row(self, row: int) -> Iterator[GridCell]:
        """The cells that begin in a row, from left to right."""
        return (cell for cell in self._by_row.get(row, ()))

    def texts(self, row: int) -> list[str]:
        """The texts without blanks of the cells that begin in a row, empty ones included."""
        if row not in self._texts:
            self._texts[row] = [without_blanks(cell.text) for cell in self.row(row)]
        return [*self._texts[row]]

    @cached_property
    def _by_row(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = {}
        for cell in sorted(self.grid.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(cell)
        return rows

    def without_rows(self, count: int) -> Matrix:
        """The matrix without its first rows; cells that reach over the cut go with them."""
        kept = tuple(replace(cell, row=cell.row - count) for cell in self.grid.cells if cell.row >= count)
        return Matrix(replace(self.grid, cells=kept))

    def first_rows(self, count: int) -> Matrix:
        """The matrix of its first rows; cells that reach over the cut go with them."""
        return Matrix(replace(self.grid, cells=tuple(cell for cell in self.grid.cells if cell.row < count)))

    @property
    def has_spans(self) -> bool:
        """Whether any cell covers more than one position, as cells of a dump never do."""
        return any(cell.row_span > 1 or cell.column_span > 1 for cell in self.grid.cells)


def stacked(matrices: Sequence[Matrix]) -> Matrix:
    """Matrices put under each other: on pages column by column as they lie there, in a dump as they are numbered."""
    cells: list[GridCell] = []
    depth = 0
    for matrix in matrices:
        cells.extend(replace(cell, row=cell.row + depth) for cell in matrix.grid.cells)
        depth += matrix.height
    if len({matrix.width for matrix in matrices}) > 1 and all(cell.place.bbox for cell in cells):
        cells = _aligned(cells)
    return Matrix(replace(matrices[0].grid, cells=tuple(cells)))


def _aligned(cells: Sequence[GridCell]) -> list[GridCell]:
    """Cells of several grids with their columns numbered anew, by the rules that all of them share."""
    edges = sorted(edge for cell in cells if cell.place.bbox for edge in (cell.place.bbox[0], cell.place.bbox[2]))
    rules = [edge for index, edge in enumerate(edges) if index == 0 or edge - edges[index - 1] > _SAME_RULE]
    placed = []
    for cell in cells:
        assert cell.place.bbox is not None
        left = bisect_left(rules, cell.place.bbox[0] - _SAME_RULE)
        right = bisect_left(rules, cell.place.bbox[2] - _SAME_RULE)
        placed.append(replace(cell, column=left, column_span=max(right - left, 1)))
    return placed
