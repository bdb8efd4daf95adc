"""Two tables in one grid: a form of columns alone, and under it a list with a header of its own (相关统计数)."""

from __future__ import annotations

from extraction.columns import Part
from extraction.layout import Layout, read_dumped_layout, read_layout
from extraction.matrix import Matrix
from extraction.spans import header_depth, restore_spans
from extraction.wording import LABEL_HEADER, is_amount


def divided(matrix: Matrix) -> tuple[Matrix, str, Matrix] | None:
    """The form, the line that introduces the list ('' without one) and the list; None where the grid is one table."""
    for row in range(_end_of_header(matrix) + 1, matrix.height - 1):
        introduction = _introduction(matrix, row)
        rest = matrix.without_rows(row + bool(introduction))
        if (introduction or LABEL_HEADER.search(next(iter(matrix.texts(row)), ""))) and names_rows(_layout_of(rest)):
            form = matrix.first_rows(row)
            return (form, introduction, rest) if _of_columns_alone(_layout_of(form)) else None
    return None


def _end_of_header(matrix: Matrix) -> int:
    """The number of the row under the header of a form of columns alone; the grid's height where it is no such form."""
    if matrix.grid.dumped:
        return next((row for row in range(1, matrix.height) if is_amount(next(iter(matrix.texts(row)), ""))), matrix.height)
    layout = read_layout(matrix)
    return layout.depth if layout is not None and not names_rows(layout) else matrix.height


def _introduction(matrix: Matrix, row: int) -> str:
    """The words that a row holds in one cell over the width of the grid, or alone among blank cells of a dump; '' for none."""
    cells = [cell for cell in matrix.row(row) if cell.text or not matrix.grid.dumped]
    alone = len(cells) == 1 and (matrix.grid.dumped or cells[0].column_span == matrix.width)
    return cells[0].text if alone and not is_amount(cells[0].text) else ""


def _layout_of(matrix: Matrix) -> Layout | None:
    if not matrix.grid.dumped:
        return read_layout(matrix)
    depth = header_depth(matrix)
    return read_dumped_layout(restore_spans(matrix, depth), depth, frozenset()) if depth else None


def _of_columns_alone(layout: Layout | None) -> bool:
    return layout is not None and not names_rows(layout)


def names_rows(layout: Layout | None) -> bool:
    """Whether a header has columns for the names of rows and others for their values."""
    return layout is not None and {Part.LABEL, Part.VALUE} <= {column.part for column in layout.columns}
