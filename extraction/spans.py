"""The merged header cells of a grid whose source has lost them: a text dump leaves empty strings in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import GridCell
from extraction.wording import (
    CODE_HEADER,
    HEADER_WORD,
    INDEX_HEADER,
    LABEL_HEADER,
    SUBHEADER,
    is_amount,
    is_index_row,
    starts_data,
)

_MOST_NOISE = 2
_DEEPEST = 5

Position = tuple[int, int]
Owners = dict[Position, Position]


def restore_spans(matrix: Matrix, depth: int) -> Matrix:
    """The matrix with the empty cells of its header rows, as many as `depth`, merged into the neighbour that they belong to.

    An empty cell under a cell that stands alone in its column continues it downwards; under a wider cell it
    continues its left neighbour, if that lies under the same wider cell; in the first row it continues to the right.
    """
    if depth == 0:
        return matrix
    owners: Owners = {}
    for row in range(depth):
        for column in range(matrix.width):
            owners[row, column] = _owner(matrix, owners, depth, row, column)
    merged = [_merged(matrix, owners, owner) for owner in sorted(set(owners.values()))]
    body = tuple(cell for cell in matrix.grid.cells if cell.row >= depth)
    return Matrix(replace(matrix.grid, cells=tuple(cell for cell in merged if cell) + body))


def said_once(matrix: Matrix) -> Matrix:
    """A dump's grid whose merged header cells are printed in every column and row that they cover, with each printed once."""
    first, lower = matrix.texts(0), [matrix.texts(row) for row in range(min(_DEEPEST, matrix.height))]
    depth = next((row for row, texts in enumerate(lower) if starts_data(texts)), 0)
    if depth < 2 or not all(first) or not any(left == right for left, right in pairwise(first)):
        return matrix
    cells = [
        replace(cell, text="") if cell.row < depth and _is_repeated(lower, cell.row, cell.column) else cell
        for cell in matrix.grid.cells
    ]
    return Matrix(replace(matrix.grid, cells=tuple(cells)))


def _is_repeated(lines: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether a header repeats the one over it, or the one at its left under the same headers."""
    text = lines[row][column]
    if is_index_row(list(lines[row])):
        return False
    under_same = column > 0 and all(line[column - 1] == line[column] for line in lines[:row])
    return (row > 0 and text == lines[row - 1][column]) or (under_same and text == lines[row][column - 1])


def without_noise(matrix: Matrix) -> Matrix:
    """A dump's grid without rows above its header that hold no header word: stamps and rules read as letters."""
    if any(HEADER_WORD.fullmatch(text) for text in matrix.texts(0)):
        return matrix
    for row in range(1, min(_MOST_NOISE + 1, matrix.height)):
        if _names_columns(matrix.texts(row)):
            return matrix.without_rows(row)
    return matrix


def slid_back(chains: list[list[GridCell]], numbered: Sequence[int]) -> list[list[GridCell]]:
    """The header cells over each column, moved to the right by one where a dump's header lies one column too far left.

    The 栏次 row tells: it numbers no column under the first header of a value, and two under the last.
    """
    first, last = numbered[0], numbered[-1]
    outside = _text_of(chains[first - 1]) if first else ""
    slid = bool(SUBHEADER.fullmatch(outside)) and not _is_label(outside)
    if not slid or len(numbered) <= last - first or first == last or chains[last] != chains[last - 1]:
        return chains
    return [*chains[: first - 1], [], *chains[first - 1 : last], *chains[last + 1 :]]


def _text_of(chain: Sequence[GridCell]) -> str:
    return without_blanks(chain[-1].text) if chain else ""


def has_bare_header(matrix: Matrix) -> bool:
    """Whether a printed grid writes a header into the first of several cells that it has not merged."""
    top = list(matrix.row(0))
    filled = [text for text in matrix.texts(0) if text]
    named = _names_columns(filled) and len(filled) < len(top)
    return named and all(cell.column_span == cell.row_span == 1 for cell in top)


def header_depth(matrix: Matrix) -> int:
    """How many rows stand above the first that is certainly data: under a first row without gaps nothing more is header."""
    first = matrix.texts(0)
    if first and all(first):
        return 1
    named = max((row + 1 for row in range(min(_DEEPEST, matrix.height)) if _names_columns(matrix.texts(row))), default=0)
    for row in range(named, matrix.height):
        texts = matrix.texts(row)
        if row and _names_parts(texts):
            continue
        if starts_data(texts) or (row and sum(map(bool, texts)) == 1 and sum(map(bool, first)) > 2 and not is_index_row(texts)):
            return row
    return 0


def _names_parts(texts: list[str]) -> bool:
    """Whether a row goes on with the headers over it, for it tells parts of some and has no label: `其中：教育收费`."""
    filled = [text for text in texts if text]
    parts = sum(text.startswith("其中") for text in filled)
    return bool(parts) and not texts[0] and all(text.startswith("其中") or SUBHEADER.fullmatch(text) for text in filled)


def _names_columns(texts: list[str]) -> bool:
    words = sum(bool(HEADER_WORD.fullmatch(text)) for text in texts)
    return words > 1 and not any(is_amount(text) for text in texts)


def _owner(matrix: Matrix, owners: Owners, depth: int, row: int, column: int) -> Position:
    if _text(matrix, (row, column)):
        return row, column
    left = owners.get((row, column - 1))
    if row == 0:
        taken = left if left is not None and _text(matrix, left) and _may_head(matrix, left, column, depth) else None
        return taken or _right_owner(matrix, row, column, depth) or (row, column)
    above = owners[row - 1, column]
    group = [other for other in range(matrix.width) if owners[row - 1, other] == above]
    if left is not None and left[0] == row and column - 1 in group and _text(matrix, left):
        return left
    if len(group) == 1 or not any(_text(matrix, (row, other)) for other in group):
        return above
    return row, column


def _may_head(matrix: Matrix, owner: Position, column: int, depth: int) -> bool:
    """Whether a header can stretch over a column: 项目 heads columns of labels, not of amounts."""
    below = [text for row in range(1, depth) if (text := _text(matrix, (row, column))) and not is_index_row(matrix.texts(row))]
    return not (_is_label(_text(matrix, owner)) and below and not any(_is_label(text) for text in below))


def _right_owner(matrix: Matrix, row: int, column: int, depth: int) -> Position | None:
    """The next header to the right, for a column with a header of its own that no header at the left can cover."""
    if not any(_text(matrix, (lower, column)) for lower in range(1, depth)):
        return None
    for other in range(column + 1, matrix.width):
        if _text(matrix, (row, other)):
            return (row, other) if _may_head(matrix, (row, other), column, depth) else None
    return None


def _is_label(text: str) -> bool:
    return bool(CODE_HEADER.search(text) or LABEL_HEADER.search(text) or INDEX_HEADER.search(text))


def _text(matrix: Matrix, position: Position) -> str:
    cell = matrix.at(*position)
    return without_blanks(cell.text) if cell else ""


def _merged(matrix: Matrix, owners: Owners, owner: Position) -> GridCell | None:
    """The owner's cell, stretched over the rectangle that the positions it owns fill."""
    cell = matrix.at(*owner)
    if cell is None:
        return None
    positions = [position for position, other in owners.items() if other == owner]
    rows, columns = [row for row, _ in positions], [column for _, column in positions]
    top, left = min(rows), min(columns)
    return replace(cell, row=top, column=left, row_span=max(rows) - top + 1, column_span=max(columns) - left + 1)
