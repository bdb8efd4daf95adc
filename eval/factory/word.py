"""Spec -> Word document: headings, paragraphs, and tables with merged cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.factory.spec import Performance, Spec, Table
from eval.factory.tabulate import Placed, print_grid
from eval.factory.walk import Heading, stream


def write_word(spec: Spec, path: Path) -> list[Placed]:
    """Write the document; the placed cells have no place, for such a file has no pages."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    for line in spec.cover:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    placed: list[Placed] = []
    for piece in stream(spec):
        if isinstance(piece, Heading):
            document.add_heading(piece.text, min(piece.level, 9))
        elif isinstance(piece, (Table, Performance)):
            placed += _table(document, piece)
        else:
            document.add_paragraph(piece.text)
    document.save(str(path))
    return placed


def _table(document: Any, table: Table | Performance) -> list[Placed]:
    caption = table.caption
    for line in (caption.title, caption.subtitle, *("    ".join(filter(None, texts)) for texts in caption.lines)):
        if line:
            document.add_paragraph(line)
    grid = print_grid(table)
    drawn = document.add_table(grid.rows, grid.columns, style="Table Grid")
    cells = drawn._cells  # one look at the grid: asking cell by cell is quadratic
    for cell in grid.cells:
        first = cells[cell.row * grid.columns + cell.column]
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.row + cell.row_span - 1) * grid.columns + cell.column + cell.column_span - 1
            first = first.merge(cells[last])
        first.text = cell.text
    for note in caption.notes:
        document.add_paragraph(note)
    return [Placed(table, cell) for cell in grid.cells if cell.labels]
