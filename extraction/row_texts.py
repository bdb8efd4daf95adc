"""Tables that tell something in words (the units of a department, its suppliers): their rows as paragraphs, to be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extraction.numbers import without_blanks
from extraction.report import BBox, Grid, GridCell, Paragraph, Place, Source, Table

_SUM = re.compile(r"合计|总计|小计")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def with_row_texts(paragraphs: Sequence[Paragraph], tables: Iterable[Table]) -> tuple[Paragraph, ...]:
    """The paragraphs, and between them the rows of every table of words, in the order of print.

    Such a table has no numeric column, or beside its numbers a column of words that is no label (单位性质).
    """
    rows = [row for table in tables if table.form is None and not table.subject and _tells(table) for row in rows_of(table)]
    return in_print_order([*paragraphs, *rows]) if rows else tuple(paragraphs)


def in_print_order(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs by where they begin."""
    return tuple(sorted(paragraphs, key=_position))


def _tells(table: Table) -> bool:
    if not table.figures:
        return True
    if any(figure.panel or figure.row_code for figure in table.figures):
        return False
    rows = [[cell for cell in cells if _WORDS.search(cell.text)] for grid in table.grids for _, cells in _by_row(grid)]
    own = [cells for cells in rows[1:] if not (cells and _SUM.fullmatch(without_blanks(cells[0].text)))]
    return bool(own) and all(len(cells) > 1 for cells in own)


def _by_row(grid: Grid) -> Iterator[tuple[int, Iterator[GridCell]]]:
    return groupby(sorted(grid.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row)


def rows_of(table: Table) -> Iterator[Paragraph]:
    """Every row with something in it, its cells parted by blanks; none of which a cell cannot be read."""
    for grid in table.grids:
        for _, cells in _by_row(grid):
            filled = [cell for cell in cells if without_blanks(cell.text)]
            if filled and all(cell.readable for cell in filled):
                source = Source(table.source.file, (_place(grid, filled),))
                yield Paragraph(" ".join(without_blanks(cell.text) for cell in filled), table.section, source)


def _place(grid: Grid, cells: Sequence[GridCell]) -> Place:
    boxes = [cell.place.bbox for cell in cells if cell.place.bbox]
    lines = [cell.place.lines for cell in cells if cell.place.lines]
    extent = (min(first for first, _ in lines), max(last for _, last in lines)) if lines else None
    return Place(grid.place.page, extent, _around(boxes) if boxes else None)


def _around(boxes: Sequence[BBox]) -> BBox:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _position(paragraph: Paragraph) -> tuple[int, float]:
    place = paragraph.source.places[0]
    return place.page or 0, place.lines[0] if place.lines else place.bbox[1] if place.bbox else 0.0
