"""The merged header cells of a grid whose source has lost them: a text dump leaves empty strings in their place."""

from __future__ import annotations

from dataclasses import replace

from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import GridCell
from extraction.wording import is_index_row, starts_data


def restore_spans(matrix: Matrix) -> Matrix:
    """The matrix with the empty cells of its header rows merged into the neighbour that they belong to.

    An empty cell under a cell that stands alone in its column continues it downwards; under a wider cell it
    continues its left neighbour, if that lies under the same wider cell; in the first row it continues to the right.
    """
    if matrix.has_spans:
        return matrix
    depth = header_depth(matrix)
    if depth == 0:
        return matrix
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(depth):
        for column in range(matrix.width):
            owners[row, column] = _owner(matrix, owners, row, column)
    merged = [_merged(matrix, owners, owner) for owner in sorted(set(owners.values()))]
    body = tuple(cell for cell in matrix.grid.cells if cell.row >= depth)
    return Matrix(replace(matrix.grid, cells=tuple(cell for cell in merged if cell) + body))


def header_depth(matrix: Matrix) -> int:
    """How many rows stand above the first that is certainly data: under a first row without gaps nothing more is header."""
    first = matrix.texts(0)
    if first and all(first):
        return 1
    for row in range(matrix.height):
        texts = matrix.texts(row)
        if starts_data(texts) or (row and sum(map(bool, texts)) == 1 and sum(map(bool, first)) > 2 and not is_index_row(texts)):
            return row
    return 0


def _owner(
    matrix: Matrix, owners: dict[tuple[int, int], tuple[int, int]], row: int, column: int
) -> tuple[int, int]:
    cell = matrix.at(row, column)
    if cell is not None and without_blanks(cell.text):
        return row, column
    left = owners.get((row, column - 1))
    if row == 0:
        return left if left is not None and _has_text(matrix, left) else (row, column)
    above = owners[row - 1, column]
    group = [other for other in range(matrix.width) if owners[row - 1, other] == above]
    if left is not None and left[0] == row and column - 1 in group and _has_text(matrix, left):
        return left
    if len(group) == 1 or not any(_has_text(matrix, (row, other)) for other in group):
        return above
    return row, column


def _has_text(matrix: Matrix, position: tuple[int, int]) -> bool:
    cell = matrix.at(*position)
    return cell is not None and bool(without_blanks(cell.text))


def _merged(
    matrix: Matrix, owners: dict[tuple[int, int], tuple[int, int]], owner: tuple[int, int]
) -> GridCell | None:
    """The owner's cell, stretched over the rectangle that the positions it owns fill."""
    cell = matrix.at(*owner)
    if cell is None:
        return None
    positions = [position for position, other in owners.items() if other == owner]
    bottom, right = max(row for row, _ in positions), max(column for _, column in positions)
    return replace(cell, row_span=bottom - owner[0] + 1, column_span=right - owner[1] + 1)
