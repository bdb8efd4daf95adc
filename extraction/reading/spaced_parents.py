"""Headers of a table of spaced columns that stand over several: over which, told by their middles and by the statutory forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations_with_replacement, pairwise, product

from extraction.forms import header_wordings, nested_headers
from extraction.reading.spaced_lines import Piece
from extraction.wording import DIVIDING_HEADER, HEADER_WORD, SUM

LANE = re.compile("收入|支出|[预决]算数|项目")
"""Headers that stand over others wherever there are any below."""
_SAME_CENTRE = 2.0
_WRAP, _SHORTEST = 2, 2
_NEAR = 4.0
_OFF, _OFF_SHARE = 2.0, 0.25
_LOWER_SHARE = 0.8
_LEVEL = 1.0
_MOST_RUNS = 12

Run = tuple[bool, float, int, int]
"""A run of headers that one may stand over: whether they are uneven, how far it is off their middle, the first and the last."""


@dataclass(frozen=True, slots=True)
class Head:
    """A header ('' for none), the places and lines that it fills, the columns that it stands over, and the headers under it."""

    text: str
    piece: Piece
    top: int
    foot: int
    first: int = 0
    last: int = 0
    under: tuple[Head, ...] = ()

    @property
    def height(self) -> float:
        """The line in whose middle it stands."""
        return (self.top + self.foot) / 2

    @property
    def depth(self) -> int:
        """How many headers stand above one another in it."""
        return 1 + max((head.depth for head in self.under), default=0)

    def centred_over(self, piece: Piece, line: int) -> bool:
        """Whether a piece on a line stands close below it, in its middle."""
        return 0 < line - self.foot <= _WRAP and abs(self.piece.centre - piece.centre) <= _SAME_CENTRE

    def with_line(self, piece: Piece, line: int) -> Head:
        """The header with its next line."""
        left, right = min(self.piece.left, piece.left), max(self.piece.right, piece.right)
        whole = Piece(self.text + piece.text, left, right, self.piece.shifted or piece.shifted)
        return replace(self, text=whole.text, piece=whole, foot=line)


@dataclass(slots=True)
class Slot:
    """The places that a column fills, those of its own number in a 栏次 row included, and what is found of its header."""

    left: int
    right: int
    numeric: bool = False
    filled: bool = True
    numbered: bool = False
    head: Head | None = None
    inner: Piece = field(init=False)

    def __post_init__(self) -> None:
        self.inner = Piece("", self.left, self.right)

    def headed(self, block: Head) -> None:
        """Take a header, which stands over what there is of it."""
        self.head = block.with_line(self.head.piece, self.head.foot) if self.head else block
        self.left, self.right = min(self.left, block.piece.left), max(self.right, block.piece.right)


def header_tree(
    roots: list[Head], parents: Sequence[Sequence[Head]], slots: Sequence[Slot], at_left: bool
) -> list[Head] | None:
    """The headers of single columns with those of several, from the lowest line on, over them; None where that is not certain.

    `at_left` tells that headers begin where what is under them does, rather than standing in its middle.
    """
    trees = (_tree(roots, parents, slots, at_left, near) for near in (_NEAR, 2 * _NEAR))
    return next(filter(None, trees), None)


def _tree(
    roots: list[Head], parents: Sequence[Sequence[Head]], slots: Sequence[Slot], at_left: bool, near: float
) -> list[Head] | None:
    found: list[Head] | None = roots
    for over in filter(None, parents):
        found = _with_parents(found, over, slots, at_left, near) if found else None
    return None if found is None or _has_orphans(found) else found


def make_one(upper: str, lower: str) -> bool | None:
    """Whether two texts are the lines of one header: they make a known one, or either is none; None where that is not certain."""
    words = header_wordings()
    if upper + lower in words or upper.count("（") > upper.count("）"):
        return True
    if HEADER_WORD.fullmatch(upper) or lower in words or HEADER_WORD.fullmatch(lower):
        return False
    return True if len(lower) <= _SHORTEST else None


def _edges(slots: Sequence[Slot]) -> list[float]:
    """The edges between the columns, and those at either end."""
    inner = [(left.right + right.left) / 2 for left, right in pairwise(slots)]
    return [slots[0].left, *inner, slots[-1].right]


def _with_parents(
    roots: list[Head], blocks: Sequence[Head], slots: Sequence[Slot], at_left: bool, near: float
) -> list[Head] | None:
    """The headers with those of one line put over the runs in whose middles they stand; None where one stands over none."""
    choices = [_likely(block, sorted(_runs(block, roots, slots, at_left)), roots, near) for block in blocks]
    fitting = [runs for runs in product(*choices) if all(left[3] < right[2] for left, right in pairwise(runs))]
    if not fitting:
        return None
    best = min(fitting, key=lambda runs: _rank(runs, roots))
    found = list(roots)
    for block, (_, _, first, last) in reversed(list(zip(blocks, best, strict=True))):
        under = tuple(found[first : last + 1])
        found[first : last + 1] = [_over(block, under)]
    return found


def _likely(block: Head, runs: Sequence[Run], roots: Sequence[Head], near: float) -> list[Run]:
    """Of runs in order, those over which a header may stand: from a subtotal on, or in whose middles it nearly stands.

    Only those headers that divide a whole form stand over as many as there may be.
    """
    close = [run for run in runs if run[1] <= runs[0][1] + near]
    if DIVIDING_HEADER.fullmatch(block.text):
        return close[:_MOST_RUNS]
    known = [run for run in close if all((block.text, head.text) in nested_headers() for head in roots[run[2] : run[3] + 1])]
    summed = [run for run in close if _is_summed(roots[run[2] : run[3] + 1])]
    return sorted(known, key=lambda run: run[2] - run[3])[:1] or (summed or close)[:1]


def _is_summed(heads: Sequence[Head]) -> bool:
    """Whether headers are a subtotal and its parts."""
    sums = [bool(SUM.fullmatch(head.text)) for head in heads]
    return len(sums) > 1 and sums[0] and not any(sums[1:])


def _rank(runs: Sequence[Run], roots: Sequence[Head]) -> tuple[int, int, bool, float]:
    """Runs of headers at one height come before others, those that leave the fewest out, then those of the same headers each."""
    unlike = len({tuple(root.text for root in roots[first : last + 1]) for _, _, first, last in runs}) > 1
    uneven, left_out = sum(run[0] for run in runs), sum(run[2] - run[3] for run in runs)
    return uneven, left_out, unlike, sum(run[1] for run in runs)


def _over(block: Head, under: tuple[Head, ...]) -> Head:
    """A header over others; over one alone that it goes on in, one header."""
    goes_on = block.centred_over(under[0].piece, under[0].top) and make_one(block.text, under[0].text) is not False
    if len(under) == 1 and not under[0].under and goes_on:
        return replace(block.with_line(under[0].piece, under[0].foot), first=under[0].first, last=under[0].last)
    return replace(block, first=under[0].first, last=under[-1].last, under=under)


def _runs(block: Head, roots: Sequence[Head], slots: Sequence[Slot], at_left: bool) -> Iterator[Run]:
    """The runs of headers below one that it may stand over."""
    edges = _edges(slots)
    for first, last in combinations_with_replacement(range(len(roots)), 2):
        run = roots[first : last + 1]
        left, right = edges[run[0].first], edges[run[-1].last + 1]
        off = abs(block.piece.left - slots[run[0].first].left) if at_left else abs(block.piece.centre - (left + right) / 2)
        within = left - _OFF <= block.piece.left and block.piece.right <= right + _OFF
        if all(head.top > block.foot for head in run) and within and off <= _OFF + (not at_left) * _OFF_SHARE * (right - left):
            yield not _are_level(run), off, first, last


def _are_level(heads: Sequence[Head]) -> bool:
    heights = [head.height for head in heads if not head.under and head.text]
    return not heights or max(heights) - min(heights) < _LEVEL


def _has_orphans(roots: Sequence[Head]) -> bool:
    """Whether a header stands on the line of those under others, and under none itself."""
    whole = [root.height for root in roots if not root.under and root.text]
    lines = [(root.height, _lowest(root)) for root in roots if root.under and not _is_summed(root.under)]
    return any(height > upper + _LOWER_SHARE * (lower - upper) for upper, lower in lines for height in whole)


def _lowest(head: Head) -> float:
    """The height of the lowest header under one; its own where none is told under it."""
    return max((_lowest(below) for below in head.under if below.text), default=head.height)
