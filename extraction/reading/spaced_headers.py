"""The headers of a table of spaced columns: which column each heads, and over which columns one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations_with_replacement, pairwise, product

from extraction.reading.spaced_lines import Piece
from extraction.wording import HEADER_WORD

_LANE = re.compile("收入|支出|[预决]算数|项目")
_SAME_CENTRE = 2.0
_OFF, _OFF_SHARE = 2.0, 0.25
_WRAP, _SHORTEST = 2, 2
_NEAR = 4.0
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


def heads_of(lines: Sequence[Sequence[Piece]], slots: list[Slot], numbering: Sequence[Piece] = ()) -> list[Head] | None:
    """The headers of all columns from the top; None where it is not certain what one stands over.

    Columns that hold nothing but a header are put among the `slots`. `numbering` are the numbers of a 栏次 row.
    """
    blocks = _blocks(lines)
    _number(slots, numbering)
    _head_beside(blocks, slots)
    parents: list[list[Head]] = []
    for line in range(len(lines) - 1, -1, -1):
        level = [block for block in blocks if block.foot == line and not any(slot.head is block for slot in slots)]
        parents.append([block for block in level if not _taken(block, blocks, slots)])
    nothing = Head("", Piece("", 0, 0), len(lines), len(lines))
    roots = [replace(slot.head or nothing, first=at, last=at) for at, slot in enumerate(slots)]
    at_left = _are_at_left(slots, numbering)
    trees = (_tree(roots, parents, slots, at_left, near) for near in (_NEAR, 2 * _NEAR))
    return next(filter(None, trees), None) if _are_certain(slots) else None


def _tree(
    roots: list[Head], parents: Sequence[Sequence[Head]], slots: Sequence[Slot], at_left: bool, near: float
) -> list[Head] | None:
    """The headers of single columns with those of several over them; None where one finds no run, or one is left out of a run."""
    found: list[Head] | None = roots
    for over in filter(None, parents):
        found = _with_parents(found, over, slots, at_left, near) if found else None
    return None if found is None or _has_orphans(found) else found


def _number(slots: list[Slot], numbering: Sequence[Piece]) -> None:
    """Stretch each column to its own number where that stands beside its amounts, and put in one for each other number."""
    ends = [piece.centre for piece in numbering[1:]] + [float("inf")]
    for piece, end in zip(numbering, ends, strict=False):
        met = [slot for slot in slots if piece.over(slot.left, slot.right)]
        beside = [slot for slot in slots if slot.numeric and piece.right <= slot.left and slot.right <= end]
        if not met and beside:
            beside[0].left = piece.left
        elif not met:
            slots.append(Slot(piece.left, piece.right, filled=False))
            slots.sort(key=lambda slot: slot.left)
        for slot in slots:
            slot.numbered = slot.numbered or piece.over(slot.left, slot.right)


def _head_beside(blocks: Sequence[Head], slots: Sequence[Slot]) -> None:
    """Head columns that nothing stands over: numbers by the header at their left, words by the one at their right."""
    own = [block for block in blocks if not _is_lane(block, blocks)]
    for slot in slots:
        if any(block.piece.over(slot.left, slot.right) for block in own):
            continue
        loose = [block for block in own if not any(block.piece.over(other.left, other.right) for other in slots)]
        left = [block for block in loose if block.piece.right <= slot.left]
        right = [block for block in loose if block.piece.left >= slot.right]
        near = max(left, key=lambda block: (block.piece.right, block.foot), default=None)
        if not slot.numeric:
            near = min(right, key=lambda block: (block.piece.left, -block.foot), default=None)
        others: list[Head | Slot] = [*slots, *own]
        if near and not any(_lies_between(other, near.piece, slot) for other in others):
            slot.headed(near)


def _is_lane(block: Head, blocks: Sequence[Head]) -> bool:
    """Whether a header is one that always stands over others."""
    return bool(_LANE.fullmatch(block.text)) and any(other.top > block.foot for other in blocks)


def _lies_between(other: Head | Slot, piece: Piece, slot: Slot) -> bool:
    left, right = min(piece.right, slot.right), max(piece.left, slot.left)
    start, end = (other.piece.left, other.piece.right) if isinstance(other, Head) else (other.left, other.right)
    return left <= start and end <= right


def _are_certain(slots: Sequence[Slot]) -> bool:
    """Whether no header of a blank column may be that of the numbers at its right, over which another one stands but in part."""
    moved = any(slot.filled and slot.numeric and slot.head and slot.head.piece.shifted for slot in slots)
    if moved and any(not slot.filled and not slot.numbered for slot in slots):
        return False
    for blank, slot in pairwise(slots):
        if blank.filled or slot.numbered or not (blank.head and slot.head and slot.numeric and slot.filled):
            continue
        over = slot.head.piece
        shared = min(over.right, slot.right) - max(over.left, slot.inner.left)
        if slot.head.foot < blank.head.foot or 2 * shared < min(over.right - over.left, slot.inner.right - slot.inner.left):
            return False
    return True


def _blocks(lines: Sequence[Sequence[Piece]]) -> list[Head]:
    """The headers as printed, those of several lines whole: the lower line is no word, or what is beside it has one above too."""
    blocks: list[Head] = []
    for line, found in enumerate(lines):
        above = [[block for block in blocks if block.centred_over(piece, line)] for piece in found]
        for at, (piece, own) in enumerate(zip(found, above, strict=True)):
            beside = [*above[max(at - 1, 0) : at], *above[at + 1 : at + 2]]
            is_rest = len(piece.text) <= _SHORTEST and not HEADER_WORD.fullmatch(piece.text)
            if len(own) == 1 and (is_rest or all(beside)) and not HEADER_WORD.fullmatch(own[0].text):
                blocks[blocks.index(own[0])] = own[0].with_line(piece, line)
            else:
                blocks.append(Head(piece.text, piece, line, line))
    return blocks


def _taken(block: Head, blocks: Sequence[Head], slots: list[Slot]) -> bool:
    """Whether a header is, or goes on above, that of one column; that of a column of its own included."""
    met = [at for at, slot in enumerate(slots) if block.piece.over(slot.left, slot.right)]
    if len(met) > 1:
        return False
    if not met:
        return _is_blank_column(block, slots)
    slot = slots[met[0]]
    if slot.head is None or _wraps(block, met[0], blocks, slots):
        slot.headed(block)
        return True
    return False


def _wraps(block: Head, at: int, blocks: Sequence[Head], slots: Sequence[Slot]) -> bool:
    """Whether a header goes on in the one below it: what stands beside that one has a line above it as well."""
    below = slots[at].head
    if below is None or not block.centred_over(below.piece, below.top) or HEADER_WORD.fullmatch(block.text):
        return False
    near = [other for other in blocks if other is not block and block.foot - 1 <= other.foot < below.top]
    beside = [(slot, slot.head) for slot in (*slots[max(at - 1, 0) : at], *slots[at + 1 : at + 2]) if slot.head]
    return all(head.foot != below.foot or head.top < below.top or _any_over(near, slot) for slot, head in beside)


def _any_over(blocks: Sequence[Head], slot: Slot) -> bool:
    return any(block.piece.over(slot.left, slot.right) for block in blocks)


def _is_blank_column(block: Head, slots: list[Slot]) -> bool:
    """Whether a header over no column has one of its own, which is blank throughout: it is not set over columns at both sides."""
    left = [slot for slot in slots if slot.right <= block.piece.left]
    right = [slot for slot in slots if slot.left >= block.piece.right]
    if sum(slot.head is not None and slot.head.top > block.foot for slot in (*left[-1:], *right[:1])) > 1:
        return False
    slot = Slot(block.piece.left, block.piece.right, filled=False)
    slot.headed(block)
    slots.insert(len(left), slot)
    return True


def _edges(slots: Sequence[Slot]) -> list[float]:
    """The edges between the columns, and those at either end."""
    inner = [(left.right + right.left) / 2 for left, right in pairwise(slots)]
    return [slots[0].left, *inner, slots[-1].right]


def _are_at_left(slots: Sequence[Slot], numbering: Sequence[Piece]) -> bool:
    """Whether headers begin where what is under them does, rather than standing in its middle."""
    under = [*numbering, *(slot.inner for slot in slots if slot.filled and not slot.numeric)]
    pairs = [(slot.head.piece, piece) for slot in slots for piece in under if slot.head and piece.over(slot.left, slot.right)]
    return bool(pairs) and all(abs(head.left - piece.left) <= 1 for head, piece in pairs)


def _with_parents(
    roots: list[Head], blocks: Sequence[Head], slots: Sequence[Slot], at_left: bool, near: float
) -> list[Head] | None:
    """The headers with those of one line put over the runs in whose middles they stand; None where one stands over none."""
    choices = [_nearest(sorted(_runs(block, roots, slots, at_left)), near) for block in blocks]
    fitting = [runs for runs in product(*choices) if all(left[3] < right[2] for left, right in pairwise(runs))]
    if not fitting:
        return None
    best = min(fitting, key=lambda runs: _rank(runs, roots))
    found = list(roots)
    for block, (_, _, first, last) in reversed(list(zip(blocks, best, strict=True))):
        under = tuple(found[first : last + 1])
        found[first : last + 1] = [_over(block, under)]
    return found


def _nearest(runs: Sequence[Run], near: float) -> list[Run]:
    """Of runs in order, those in whose middles a header may stand, told that a text shifts what stands in it by some places."""
    return [run for run in runs if run[1] <= runs[0][1] + near][:_MOST_RUNS]


def _rank(runs: Sequence[Run], roots: Sequence[Head]) -> tuple[int, int, bool, float]:
    """Runs of headers at one height come before others, those that leave the fewest out, then those of the same headers each."""
    unlike = len({tuple(root.text for root in roots[first : last + 1]) for _, _, first, last in runs}) > 1
    uneven, left_out = sum(run[0] for run in runs), sum(run[2] - run[3] for run in runs)
    return uneven, left_out, unlike, sum(run[1] for run in runs)


def _over(block: Head, under: tuple[Head, ...]) -> Head:
    """A header over others; over one alone that it goes on in, one header."""
    goes_on = block.centred_over(under[0].piece, under[0].top) and not HEADER_WORD.fullmatch(block.text)
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
    lines = [(root.height, _lowest(root)) for root in roots if root.under]
    return any(height > upper + _LOWER_SHARE * (lower - upper) for upper, lower in lines for height in whole)


def _lowest(head: Head) -> float:
    """The height of the lowest header under one; its own where none is told under it."""
    return max((_lowest(below) for below in head.under if below.text), default=head.height)
