"""A sheet or table that holds captions and forms under one another -> lines and grids, cut where the captions stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import Enum, auto

from extraction.captions import FORM_NUMBER, is_furniture
from extraction.forms import form_of
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import BBox, Block, Grid, GridCell, Line, Place
from extraction.wording import HEADER_WORD, NOTE

_TITLE_END = re.compile(r"表(?:[（(][^（()）]*[）)])?$")
_SHORTEST_TITLE = 5


class _Kind(Enum):
    BLANK = auto()
    CAPTION = auto()
    TITLE = auto()
    ROW = auto()


def cut(grid: Grid, ruled: Collection[int]) -> Iterator[Block]:
    """The lines and grids that a grid holds, in order; `ruled` are its rows between drawn borders.

    A table begins at a row with several cells and ends before a blank row without borders or before the caption of
    the next one; inside it, a row with a single cell is a row.
    """
    matrix = Matrix(grid)
    kinds = [_kind(matrix, row, row in ruled) for row in range(matrix.height)]
    start: int | None = None
    for row, kind in enumerate(kinds):
        if start is not None and _ends(kinds, row):
            yield from _table(matrix, start, row, ruled)
            start = None
        if start is None and kind is not _Kind.BLANK:
            if kind is _Kind.ROW and (row in ruled or len(_filled(matrix, row)) > 1 or _heads_table(matrix, row)):
                start = row
            else:
                yield from _lines(matrix, row)
    if start is not None:
        yield from _table(matrix, start, matrix.height, ruled)


def holds_titles(grid: Grid) -> bool:
    """Whether a title stands inside a grid: the tables over and under it touch one another."""
    width = max((cell.column + cell.column_span for cell in grid.cells), default=0)
    wide = (without_blanks(cell.text) for cell in grid.cells if cell.row and cell.column_span * 2 > width)
    return any(len(text) >= _SHORTEST_TITLE and _TITLE_END.search(text) for text in wide)


def _heads_table(matrix: Matrix, row: int) -> bool:
    """Whether the one cell of a row is a header merged over the whole table, above the headers that divide it."""
    heads = [HEADER_WORD.fullmatch(without_blanks(cell.text)) for cell in _filled(matrix, row)]
    return bool(heads and heads[0]) and row + 1 < matrix.height and len(_filled(matrix, row + 1)) > 1


def _kind(matrix: Matrix, row: int, is_ruled: bool) -> _Kind:
    filled = _filled(matrix, row)
    from_above = any((cell := matrix.at(row, column)) and cell.row < row and cell.text.strip() for column in range(matrix.width))
    if from_above or (is_ruled and not filled):
        return _Kind.ROW
    if not filled:
        return _Kind.BLANK
    texts = [without_blanks(cell.text) for cell in filled]
    if any(FORM_NUMBER.fullmatch(text) for text in texts) and all(is_furniture(text) for text in texts):
        return _Kind.TITLE
    others = [text for text in texts if not is_furniture(text)]
    if not others:
        return _Kind.CAPTION
    return _Kind.TITLE if len(others) == 1 and _is_title(others[0], matrix, filled) else _Kind.ROW


def _is_title(text: str, matrix: Matrix, filled: list[GridCell]) -> bool:
    if form_of(text) is not None and _TITLE_END.search(text):
        return True
    is_wide = len(filled) == 1 and filled[0].column_span * 2 > matrix.width
    return is_wide and len(text) >= _SHORTEST_TITLE and bool(_TITLE_END.search(text))


def _ends(kinds: list[_Kind], row: int) -> bool:
    """Whether a table ends before a row: at a blank one, or where a run of caption rows has a title among them."""
    for kind in kinds[row:]:
        if kind is not _Kind.CAPTION:
            return kind is _Kind.TITLE or kinds[row] is _Kind.BLANK
    return False


def _filled(matrix: Matrix, row: int) -> list[GridCell]:
    return [cell for cell in matrix.row(row) if without_blanks(cell.text)]


def _lines(matrix: Matrix, row: int) -> Iterator[Line]:
    return (Line(cell.text, cell.place, whole=True) for cell in _filled(matrix, row))


def _table(matrix: Matrix, start: int, end: int, ruled: Collection[int]) -> Iterator[Block]:
    """One table, without the empty columns at its sides, and the notes under it."""
    last = end
    while last > start + 1 and _is_note(matrix, last - 1, last - 1 in ruled):
        last -= 1
    rows = range(start, last)
    used = [column for column in range(matrix.width) if any((c := matrix.at(r, column)) and without_blanks(c.text) for r in rows)]
    if len(used) > 1:
        yield _part(matrix, start, last, used[0], used[-1] + 1)
    else:
        yield from (line for row in rows for line in _lines(matrix, row))
    yield from (line for row in range(last, end) for line in _lines(matrix, row))


def _is_note(matrix: Matrix, row: int, is_ruled: bool) -> bool:
    filled = _filled(matrix, row)
    if len(filled) != 1:
        return False
    text = without_blanks(filled[0].text)
    return bool(NOTE.match(text)) or (not is_ruled and text.endswith("。"))


def _part(matrix: Matrix, top: int, bottom: int, left: int, right: int) -> Grid:
    cells = []
    for cell in matrix.grid.cells:
        first, last = max(cell.column, left), min(cell.column + cell.column_span, right)
        if top <= cell.row < bottom and first < last:
            height = min(cell.row_span, bottom - cell.row)
            cells.append(replace(cell, row=cell.row - top, column=first - left, row_span=height, column_span=last - first))
    numbers = [number for cell in cells for number in cell.place.lines or ()]
    place = Place(cells[0].place.page, (min(numbers), max(numbers)) if numbers else None, _around(cells))
    return Grid(tuple(cells), place, dumped=_has_lost_spans(cells))


def _around(cells: list[GridCell]) -> BBox | None:
    boxes = [cell.place.bbox for cell in cells if cell.place.bbox]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((), (), (), ())
    return (min(lefts), min(tops), max(rights), max(bottoms)) if boxes else None


def _has_lost_spans(cells: list[GridCell]) -> bool:
    """Whether a header with gaps shows that nobody merged its cells."""
    gaps = any(cell.row == 0 and not without_blanks(cell.text) for cell in cells)
    return gaps and not any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
