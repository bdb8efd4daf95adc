"""The headers of a table of spaced columns: which stand over one column, and which are left to stand over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.reading.spaced_lines import Piece
from extraction.reading.spaced_parents import LANE, Head, Slot, header_tree, make_one


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
    return header_tree(roots, parents, slots, _are_at_left(slots, numbering)) if _are_certain(slots) else None


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
    return bool(LANE.fullmatch(block.text)) and any(other.top > block.foot for other in blocks)


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
    """The headers as printed, those of several lines whole: the two make one, or what is beside the lower has one above too."""
    blocks: list[Head] = []
    for line, found in enumerate(lines):
        above = [[block for block in blocks if block.centred_over(piece, line)] for piece in found]
        for at, (piece, own) in enumerate(zip(found, above, strict=True)):
            beside = [*above[max(at - 1, 0) : at], *above[at + 1 : at + 2]]
            one = make_one(own[0].text, piece.text) if len(own) == 1 else False
            if one or (one is None and all(beside)):
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
    one = make_one(block.text, below.text) if below and block.centred_over(below.piece, below.top) else False
    if below is None or one is not None:
        return bool(one)
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


def _are_at_left(slots: Sequence[Slot], numbering: Sequence[Piece]) -> bool:
    """Whether headers begin where what is under them does, rather than standing in its middle."""
    under = [*numbering, *(slot.inner for slot in slots if slot.filled and not slot.numeric)]
    pairs = [(slot.head.piece, piece) for slot in slots for piece in under if slot.head and piece.over(slot.left, slot.right)]
    return bool(pairs) and all(abs(head.left - piece.left) <= 1 for head, piece in pairs)
