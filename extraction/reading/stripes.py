"""Tables whose rows stand on grounds in turn and have no rules: the rows between the grounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extraction.reading.drawings import SHADING
from extraction.reading.frame import Item, make_item
from extraction.reading.lines import words
from extraction.wording import is_amount

_TOUCH = 3.0
_TALLEST_GAP = 3.0
"""Heights of the taller ground beside it; what lies further apart is no row."""

_FEWEST_SIDES = 3


@dataclass(frozen=True, slots=True)
class _Stripe:
    """Grounds beside one another at one height, and where their sides lie."""

    top: float
    bottom: float
    sides: tuple[float, ...]

    def shared(self, other: _Stripe) -> int:
        """How many sides lie over those of another one."""
        return sum(any(abs(x - one) < 1 for one in other.sides) for x in self.sides)


def between_stripes(rects: Sequence[Item], chars: Sequence[Item]) -> Iterator[Item]:
    """The sides of the cells between grounds that stand over one another, and of those under the last one."""
    stripes = list(_stripes([rect for rect in rects if rect.get(SHADING)]))
    parted = False
    for upper, lower in pairwise(stripes):
        gap, tallest = lower.top - upper.bottom, max(upper.bottom - upper.top, lower.bottom - lower.top)
        parted = _TOUCH < gap < _TALLEST_GAP * tallest and upper.shared(lower) >= _FEWEST_SIDES
        if parted:
            yield from _sides(max(upper.sides, lower.sides, key=len), upper.bottom, lower.top)
    if parted:
        yield from _last_row(stripes[-1], chars)


def _stripes(grounds: Sequence[Item]) -> Iterator[_Stripe]:
    ordered = sorted(grounds, key=lambda rect: (round(rect["top"]), rect["x0"]))
    for _, row in groupby(ordered, key=lambda rect: round(rect["top"])):
        cells = list(row)
        sides = sorted({round(edge, 1) for cell in cells for edge in (cell["x0"], cell["x1"])})
        yield _Stripe(cells[0]["top"], max(cell["bottom"] for cell in cells), tuple(sides))


def _last_row(last: _Stripe, chars: Sequence[Item]) -> Iterator[Item]:
    """The sides of a row with figures right under the last ground, as high as that, and its foot."""
    foot = 2 * last.bottom - last.top
    below = [char for char in chars if last.bottom < char["baseline"] < foot and last.sides[0] < char["x0"] < last.sides[-1]]
    if any(is_amount(word.text) for word in words(below)):
        yield from _sides(last.sides, last.bottom, foot)
        yield _line(last.sides[0], foot, last.sides[-1], foot)


def _sides(sides: Sequence[float], top: float, bottom: float) -> Iterator[Item]:
    return (_line(x, top, x, bottom) for x in sides)


def _line(x0: float, top: float, x1: float, bottom: float) -> Item:
    return make_item("line", x0, top, x1, bottom) | {"pts": [(x0, top), (x1, bottom)]}
