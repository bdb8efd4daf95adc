"""A grid as rows and columns: which cell covers a position, and what the text of a row is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extraction.numbers import without_blanks
from extraction.report import Grid, GridCell


class Matrix:
    """Random access to the cells of one grid; spanned positions give the cell that covers them."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = max((cell.row + cell.row_span for cell in grid.cells), default=0)
        self.width = max((cell.column + cell.column_span for cell in grid.cells), default=0)
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
        return [without_blanks(cell.text) for cell in self.row(row)]

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

    @property
    def has_spans(self) -> bool:
        """Whether any cell covers more than one position, as cells of a dump never do."""
        return any(cell.row_span > 1 or cell.column_span > 1 for cell in self.grid.cells)


def stacked(matrices: Sequence[Matrix]) -> Matrix:
    """Matrices put under each other, column by column as numbered."""
    cells: list[GridCell] = []
    depth = 0
    for matrix in matrices:
        cells.extend(replace(cell, row=cell.row + depth) for cell in matrix.grid.cells)
        depth += matrix.height
    return Matrix(replace(matrices[0].grid, cells=tuple(cells)))
