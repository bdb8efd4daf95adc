"""Rows that the end of a page cuts in two: what a cell had no more room for stands at the top of the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from extraction.captions import is_title
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import Block, Grid, GridCell, Line
from extraction.wording import CODED_LABEL, ENUMERATED, is_amount

_SAME_RULE = 4.5
_WIDE, _NARROW = 1.1, 0.75
"""Widths of an ideograph and of a digit or letter, as shares of the font size, with some tolerance."""

_FIRST_CLUSTER = re.compile(r"[（“《〈【]*(?:[A-Za-z]+|.)[）”》〉】、，。：；％%]*")
_FIGURE = re.compile(r"[-−]?[\d,.]+%?")


def rejoined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a document with every row whole again, on the page where it begins."""
    joined: list[Block] = []
    last: int | None = None
    for block in blocks:
        below: Block | None = block
        if isinstance(block, Grid):
            above = None if last is None or any(map(_parts_tables, joined[last + 1 :])) else joined[last]
            if last is not None and isinstance(above, Grid):
                joined[last], below = _with_rest(above, block)
            last = len(joined) if below else last
        if below:
            joined.append(below)
    return joined


def _parts_tables(block: Block) -> bool:
    text = without_blanks(block.text) if isinstance(block, Line) else ""
    return is_title(text) or text.endswith("。")


def _with_rest(upper: Grid, lower: Grid) -> tuple[Grid, Grid | None]:
    """Two grids, the rest of a row that the first one's page cuts moved back into it; None for a grid that held no more."""
    if (lower.place.page or 0) - (upper.place.page or 0) != 1:
        return upper, lower
    ours, theirs = Matrix(upper), Matrix(lower)
    common = takewhile(lambda row: ours.texts(row) == theirs.texts(row), range(min(ours.height, theirs.height)))
    start = sum(1 for _ in common)
    last = [cell for cell in upper.cells if cell.row + cell.row_span == ours.height]
    rest = [cell for cell in theirs.row(start) if without_blanks(cell.text)]
    pairs = {cut: cell for cell in rest for cut in last if _between_same_rules(cut, cell)}
    others = [cell for cell in rest if cell not in pairs.values()]
    if not pairs or not _is_rest(pairs, last) or not all(_divides(cell, last) for cell in others):
        return upper, lower
    whole = replace(upper, cells=tuple(_joined(cell, pairs[cell]) if cell in pairs else cell for cell in upper.cells))
    if others:
        moved = set(pairs.values())
        return whole, replace(lower, cells=tuple(replace(cell, text="") if cell in moved else cell for cell in lower.cells))
    left = [_moved_up(cell, start) for cell in lower.cells if cell.row != start or cell.row_span > 1]
    return whole, replace(lower, cells=tuple(left)) if left else None


def _divides(cell: GridCell, last: Sequence[GridCell]) -> bool:
    """Whether a cell stands under a wider header, in a row of its own beside headers that the page cuts."""
    return not _has_figures([cell, *last]) and any(_spans(other, cell) for other in last)


def _spans(cell: GridCell, other: GridCell) -> bool:
    above, below = cell.place.bbox, other.place.bbox
    within = above and below and above[0] - _SAME_RULE < below[0] and below[2] < above[2] + _SAME_RULE
    return bool(within) and bool(without_blanks(cell.text))


def _between_same_rules(cell: GridCell, other: GridCell) -> bool:
    above, below = cell.place.bbox, other.place.bbox
    return above is not None and below is not None and all(abs(above[side] - below[side]) < _SAME_RULE for side in (0, 2))


def _is_rest(pairs: Mapping[GridCell, GridCell], last: Sequence[GridCell]) -> bool:
    """Whether cells hold the rest of those above them: each goes on, or the page took it over whole.

    Where all were taken over, figures without words stand above words without figures.
    """
    begun = {cut: cell for cut, cell in pairs.items() if without_blanks(cut.text)}
    if not all(_goes_on(cut, cell) for cut, cell in begun.items()):
        return False
    figures_above, figures_below = _has_figures(last), _has_figures(pairs.values())
    if begun:
        return figures_above or not figures_below
    words_above = any(without_blanks(cell.text) and not _FIGURE.fullmatch(without_blanks(cell.text)) for cell in last)
    return figures_above and not figures_below and not words_above


def _has_figures(cells: Iterable[GridCell]) -> bool:
    return any(_FIGURE.fullmatch(without_blanks(cell.text)) for cell in cells)


def _goes_on(cut: GridCell, cell: GridCell) -> bool:
    """Whether the text of a cell, which had no room for what follows, goes on in another one."""
    upper, lower = without_blanks(cut.text), without_blanks(cell.text)
    if cut.slack is None or cut.slack >= _width(lower, _FIGURE.fullmatch(lower) is not None):
        return False
    if _FIGURE.fullmatch(upper) or _FIGURE.fullmatch(lower):
        return is_amount(upper + lower)
    begins = bool(ENUMERATED.match(lower)) and bool(ENUMERATED.match(upper) or not ENUMERATED.match(upper + lower))
    return not (begins or CODED_LABEL.match(lower))


def _width(text: str, is_figure: bool) -> float:
    """The width of what a line must take at once, in font sizes: a figure is cut between any two digits."""
    cluster = _FIRST_CLUSTER.match(text)
    first = text[:1] if is_figure or cluster is None else cluster[0]
    return sum(_NARROW if char.isascii() else _WIDE for char in first)


def _joined(cut: GridCell, rest: GridCell) -> GridCell:
    is_figure = _FIGURE.fullmatch(without_blanks(cut.text))
    return replace(cut, text=cut.text + ("" if is_figure else "\n") + rest.text, slack=rest.slack)


def _moved_up(cell: GridCell, start: int) -> GridCell:
    """A cell of a grid without one of its rows."""
    if cell.row == start:
        return replace(cell, text="", row_span=cell.row_span - 1)
    spans = cell.row < start < cell.row + cell.row_span
    return replace(cell, row=cell.row - (cell.row > start), row_span=cell.row_span - spans)
