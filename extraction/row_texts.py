"""Tables of words alone (the units of a department, its suppliers): their rows as paragraphs, so that they can be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extraction.numbers import without_blanks
from extraction.report import BBox, Grid, GridCell, Paragraph, Place, Source, Table


def with_row_texts(paragraphs: Sequence[Paragraph], tables: Iterable[Table]) -> tuple[Paragraph, ...]:
    """The paragraphs, and between them the rows of every table without a numeric column, in the order of print."""
    rows = [row for table in tables if not table.figures and table.form is None for row in _rows(table)]
    return tuple(sorted((*paragraphs, *rows), key=_position)) if rows else tuple(paragraphs)


def _rows(table: Table) -> Iterator[Paragraph]:
    for grid in table.grids:
        for _, cells in groupby(sorted(grid.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row):
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
