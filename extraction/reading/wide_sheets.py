"""Sheets wider than the paper: the parts that a printer has put on pages of their own, side by side again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise, takewhile

from extraction.captions import UNIT, is_furniture, names_organisation
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import Block, Grid, GridCell, Line
from extraction.wording import CODE_HEADER, LABEL_HEADER, SUBHEADER, is_amount, is_blank, is_index_row, starts_data

_SAME_HEIGHT = 1.0
_MOST_DOWN = 6
_FEWEST_ROWS = 3
_SEEN_TWICE = 2
"""So many characters at the end of one part of a header and at the start of the other stand in the margins of both pages."""


@dataclass(frozen=True)
class _Part:
    """A page that holds one grid, with the lines over and under it."""

    over: tuple[Line, ...]
    grid: Grid
    under: tuple[Block, ...]

    @cached_property
    def matrix(self) -> Matrix:
        return Matrix(self.grid)

    @cached_property
    def rules(self) -> list[float]:
        """The heights of the rules between its rows."""
        edges = sorted(edge for cell in self.grid.cells if (box := cell.place.bbox) for edge in (box[1], box[3]))
        return [edge for at, edge in enumerate(edges) if at == 0 or edge - edges[at - 1] > _SAME_HEIGHT]

    @cached_property
    def start(self) -> int:
        """The number of its first row that is data."""
        rows = range(self.matrix.height)
        return sum(1 for _ in takewhile(lambda row: not starts_data(self.matrix.texts(row)) or self._counts(row), rows))

    def _counts(self, row: int) -> bool:
        """Whether a row numbers the columns, maybe from another number than 1 on."""
        texts = [text for text in self.matrix.texts(row) if text]
        return is_index_row(self.matrix.texts(row)) or all(text.isdecimal() and len(text) < _FEWEST_ROWS for text in texts)

    @property
    def head_foot(self) -> float:
        """The height at which its data begins."""
        return min((cell.place.bbox[1] for cell in self.matrix.row(self.start) if cell.place.bbox), default=0.0)

    def has_names(self, start: int) -> bool:
        """Whether words stand in its rows of data."""
        texts = (without_blanks(cell.text) for cell in self.grid.cells if cell.row >= start)
        return any(not is_blank(text) and not is_amount(text) for text in texts)

    def heads_names(self) -> bool:
        """Whether a header tells that names or codes stand under it, though none may: a form without a single row."""
        texts = (text for row in range(self.start) for text in self.matrix.texts(row))
        return any(LABEL_HEADER.search(text) or CODE_HEADER.search(text) for text in texts)

    def prints(self, unit: bool) -> bool:
        """Whether a line over its grid prints the unit; the organisation."""
        texts = (without_blanks(line.text) for line in self.over)
        return any(UNIT.search(text) if unit else names_organisation(text) for text in texts)


def side_by_side(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a document, the parts of every wide sheet joined on the page of its left one.

    Pages are such parts where their rules lie at the same heights and the right one has no names in its rows, or where
    the left one prints the organisation without the unit and the right one no organisation.
    """
    pages = [list(page) for _, page in groupby(blocks, key=lambda block: block.place.page)]
    parts = [_part(page) for page in pages]
    at = 0
    while at < len(pages):
        down, across = _extent(parts[at:])
        for row in range(down if across > 1 else 1):
            whole = [part for column in range(across) if (part := parts[at + column * down + row])]
            yield from _joined(whole) if across > 1 else pages[at]
        at += down * across if across > 1 else 1


def _part(page: Sequence[Block]) -> _Part | None:
    grids = [at for at, block in enumerate(page) if isinstance(block, Grid)]
    if len(grids) != 1:
        return None
    grid, over = page[grids[0]], [block for block in page[: grids[0]] if isinstance(block, Line)]
    if not isinstance(grid, Grid) or not _is_upright(grid):
        return None
    return _Part(tuple(over), grid, tuple(page[grids[0] + 1 :]))


def _is_upright(grid: Grid) -> bool:
    """Whether the cells of every row stand at one height of the page as it is displayed."""
    tops = {(cell.row, round(cell.place.bbox[1])) for cell in grid.cells if cell.place.bbox}
    return all(abs(one - two) <= 1 for (row, one), (other, two) in pairwise(sorted(tops)) if row == other)


def _extent(parts: Sequence[_Part | None]) -> tuple[int, int]:
    """How many pages the sheet at the start of some parts runs down, and across."""
    for down in range(1, min(_MOST_DOWN, len(parts) // 2) + 1):
        across = 1
        while _go_on(parts[:down], parts[down * across : down * (across + 1)]):
            across += 1
        if across > 1:
            return down, across
    return 1, 1


def _go_on(left: Sequence[_Part | None], right: Sequence[_Part | None]) -> bool:
    pairs = [(one, two) for one, two in zip(left, right, strict=False) if one and two]
    return len(pairs) == len(left) and _is_beside(*pairs[0]) and all(_same_rows(one, two) for one, two in pairs)


def _is_beside(left: _Part, right: _Part) -> bool:
    if not _same_rows(left, right) or len(left.rules) < _FEWEST_ROWS:
        return False
    if right.prints(unit=False) or not _share_title(left, right):
        return False
    if left.has_names(left.start) and not right.has_names(left.start) and left.matrix.height > _FEWEST_ROWS:
        return not right.heads_names()
    split = left.prints(unit=False) and not left.prints(unit=True)
    return split and right.start > 0 and left.matrix.texts(0) != right.matrix.texts(0)


def _share_title(left: _Part, right: _Part) -> bool:
    """Whether the title of the right part, if it has one, is one with that of the left part."""
    pairs = [(line.text, other.text) for line in left.over for other in right.over if _are_level(line, other)]
    return all(one == two or len(_whole(one, two)) < len(one) + len(two) for one, two in pairs)


def _same_rows(left: _Part, right: _Part) -> bool:
    """Whether the rules of two parts lie at the same heights, but for those that part headers on one page alone."""
    shorter, longer = sorted((left.rules, right.rules), key=len)
    others = [y for y in longer if not any(abs(y - own) < _SAME_HEIGHT for own in shorter)]
    return len(longer) - len(others) == len(shorter) and all(y < left.head_foot for y in others)


def _joined(parts: Sequence[_Part]) -> Iterator[Block]:
    first, *others = parts
    rules = max((part.rules for part in parts), key=len)
    over, grid = list(first.over), _on_rules(first.grid, rules)
    start = sum(1 for y in rules if y < first.head_foot)
    for part in others:
        over = list(_lines(over, part.over))
        grid = _beside(grid, _on_rules(part.grid, rules), start)
    yield from over
    yield grid
    for part in parts:
        yield from part.under


def _on_rules(grid: Grid, rules: Sequence[float]) -> Grid:
    """A grid with its rows numbered by the rules between those of the whole sheet."""
    cells = []
    for cell in grid.cells:
        assert cell.place.bbox is not None
        top, bottom = (bisect_left(rules, y - _SAME_HEIGHT) for y in (cell.place.bbox[1], cell.place.bbox[3]))
        cells.append(replace(cell, row=top, row_span=max(bottom - top, 1)))
    return replace(grid, cells=tuple(cells))


def _lines(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Line]:
    """The lines over two grids, those at one height as one where the page cuts a title."""
    rest = list(right)
    for line in left:
        same = next((other for other in rest if _are_level(line, other)), None)
        if same:
            rest.remove(same)
        yield replace(line, text=_whole(line.text, same.text)) if same else line
    yield from rest


def _are_level(line: Line, other: Line) -> bool:
    """Whether two lines, no furniture, stand at one height."""
    one, two = line.place.bbox, other.place.bbox
    level = one and two and abs(one[1] - two[1]) < _SAME_HEIGHT
    return bool(level) and not any(is_furniture(without_blanks(text)) for text in (line.text, other.text))


def _whole(left: str, right: str) -> str:
    """A text from its parts on two pages, which both may show what lies in their margins."""
    both = next((size for size in range(min(len(left), len(right)), 0, -1) if left.endswith(right[:size])), 0)
    return right if right.endswith(left) else left + right[both:]


def _beside(grid: Grid, part: Grid, start: int) -> Grid:
    """A grid with another one at its right; of a header that the page cuts the parts are one cell."""
    width = Matrix(grid).width
    cut = {cell.row: cell for cell in grid.cells if cell.row < start and cell.column + cell.column_span == width}
    cells = list(grid.cells)
    for cell in part.cells:
        left = cut.get(cell.row)
        if cell.column == 0 and left and _are_one(left, cell, start):
            text = _whole(left.text, cell.text) if cell.text else left.text
            cells[cells.index(left)] = replace(left, text=text, column_span=left.column_span + cell.column_span)
        else:
            cells.append(replace(cell, column=cell.column + width))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _are_one(left: GridCell, right: GridCell, start: int) -> bool:
    """Whether two header cells are one that the page cuts: one shows the text of both, and other headers stand under it."""
    one, two = without_blanks(left.text), without_blanks(right.text)
    divided = left.row_span == right.row_span and left.row + left.row_span < start
    shared = len(one) + len(two) - len(_whole(one, two))
    seen = not one or not two or shared >= min(len(one), len(two), _SEEN_TWICE)
    return divided and bool(one or two) and (seen or _are_halves(one, two))


def _are_halves(one: str, two: str) -> bool:
    """Whether two texts are a known header together and not both by themselves: 本年 and 支出."""
    alone = LABEL_HEADER.search(one) or (SUBHEADER.fullmatch(one) and SUBHEADER.fullmatch(two))
    return bool(SUBHEADER.fullmatch(one + two)) and not alone
