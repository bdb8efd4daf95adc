"""Two tables in one grid: a form of columns alone, and under it a list with a header of its own (相关统计数)."""

from __future__ import annotations

from extraction.columns import Part
from extraction.layout import Layout, read_layout
from extraction.matrix import Matrix
from extraction.wording import LABEL_HEADER, is_amount


def divided(matrix: Matrix) -> tuple[Matrix, str, Matrix] | None:
    """The form, the line that introduces the list ('' without one) and the list; None where the grid is one table."""
    layout = read_layout(matrix)
    if layout is None or names_rows(layout):
        return None
    for row in range(layout.depth + 1, matrix.height - 1):
        cells = list(matrix.row(row))
        introduces = len(cells) == 1 and cells[0].column_span == matrix.width and not is_amount(cells[0].text)
        rest = matrix.without_rows(row + introduces)
        if (introduces or LABEL_HEADER.search(next(iter(matrix.texts(row)), ""))) and names_rows(read_layout(rest)):
            return matrix.first_rows(row), cells[0].text if introduces else "", rest
    return None


def names_rows(layout: Layout | None) -> bool:
    """Whether a header has columns for the names of rows and others for their values."""
    return layout is not None and {Part.LABEL, Part.VALUE} <= {column.part for column in layout.columns}
