"""The header of a table without vertical rules: which columns a header stands over that is centred above several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

from extraction.forms import nested_headers
from extraction.numbers import without_blanks
from extraction.reading.open_columns import Block, Column, around, continues_header
from extraction.report import BBox
from extraction.wording import BUDGET_OR_RESULT, DIVIDING_HEADER

_OFF_CENTRE = 0.12
_OFF_POINTS = 4.0
_SAME_CENTRE = 1.0
_SAME_HEIGHT = 3.0
_OFF_RULE = 5.0
_LOWER_SHARE = 0.8
"""How far from the middle of an upper header to that of a lower one the middle of one beside both is taken to be a lower one."""


@dataclass(frozen=True, slots=True)
class Head:
    """A header over a run of columns, with the headers under it; none over a column that prints none."""

    first: int
    last: int
    block: Block | None
    under: tuple[Head, ...] = ()


def header_tree(
    columns: Sequence[Column], parents: Sequence[Block], edges: Sequence[float], rules: Sequence[BBox] = ()
) -> list[Head] | None:
    """The headers of all columns from the top; None where it is not certain what one stands over.

    One with a rule of its own under it, of those in the header, stands over what the rule runs along.
    """
    roots = [Head(index, index, column.header) for index, column in enumerate(columns)]
    for parent in parents:
        run = _underlined(parent, roots, edges, rules) or _run_under(parent, roots, edges)
        if run is None:
            return None
        first, last = run
        under = roots[first].block
        if first == last and under is not None and _is_near(parent, under):
            if not continues_header(parent, under.text, under.centre):
                return None
            roots[first] = replace(roots[first], block=Block(parent.text + under.text, around(parent.box, under.box)))
            continue
        roots[first : last + 1] = [Head(roots[first].first, roots[last].last, parent, tuple(roots[first : last + 1]))]
    return None if _has_orphans(roots) else roots


def _has_orphans(roots: Sequence[Head]) -> bool:
    """Whether a header stands on the line of those under others, and under none itself."""
    whole = [_height(root) for root in roots if not root.under and root.block]
    lines = [(_height(root), _height(below)) for root in roots for below in root.under if root.block and below.block]
    return any(height > upper + _LOWER_SHARE * (lower - upper) for upper, lower in lines for height in whole)


def _height(head: Head) -> float:
    return (head.block.box[1] + head.block.box[3]) / 2 if head.block else 0.0


def _is_near(upper: Block, lower: Block) -> bool:
    """Whether two headers stand close above one another, so that they may be the lines of one."""
    return lower.box[1] - upper.box[3] < lower.box[3] - lower.box[1]


def _run_under(parent: Block, roots: Sequence[Head], edges: Sequence[float]) -> tuple[int, int] | None:
    """The longest run of headers at one height, all below a block and none missing between them, in whose middle it stands.

    A header over three equal columns stands over the second one as well: the longest run is the one it heads.
    """
    below = [index for index, root in enumerate(roots) if root.block is not None and root.block.box[1] >= parent.box[3] - 1]
    runs = [
        (first, last) for first, last in combinations_with_replacement(below, 2)
        if all(index in below for index in range(first, last + 1))
    ]
    known = [run for run in runs if _are_known(parent, roots[run[0] : run[1] + 1])]
    if known:
        return max(known, key=lambda run: (run[1] - run[0], -_off(parent, roots, run, edges)))
    off = {run: _off(parent, roots, run, edges) for run in runs if _fits(parent, roots, run, edges)}
    nearest = [run for run in off if off[run] < min(off.values()) + _SAME_CENTRE]
    return max(nearest, key=lambda run: (_are_level(roots[run[0] : run[1] + 1]), run[1] - run[0], -off[run]), default=None)


def _are_known(parent: Block, heads: Sequence[Head]) -> bool:
    """Whether headers are all those that a statutory form has under another, each once, some of them below its words.

    Where one parts a whole form into lanes, a column of labels stands under it as well.
    """
    if DIVIDING_HEADER.fullmatch(parent.text) and not BUDGET_OR_RESULT.fullmatch(parent.text):
        return False
    names = [without_blanks(head.block.text) for head in heads if head.block]
    under = any(head.block.box[0] < parent.box[2] and parent.box[0] < head.block.box[2] for head in heads if head.block)
    return under and len({*names}) == len(heads) > 1 and all((parent.text, name) in nested_headers() for name in names)


def _are_level(heads: Sequence[Head]) -> bool:
    """Whether the headers that stand over nothing else stand at one height."""
    heights = [_height(head) for head in heads if not head.under]
    return not heights or max(heights) - min(heights) < _SAME_HEIGHT


def _underlined(parent: Block, roots: Sequence[Head], edges: Sequence[float], rules: Sequence[BBox]) -> tuple[int, int] | None:
    """The run of headers along the rule that stands under a block alone."""
    under = [rule for rule in rules if rule[1] > parent.box[3] - 1 and rule[0] < parent.box[2] and parent.box[0] < rule[2]]
    rule = min(under, key=lambda rule: rule[1], default=None)
    if rule is None or abs(rule[0] + rule[2] - 2 * parent.centre) > 2 * _OFF_RULE:
        return None
    first = [index for index, root in enumerate(roots) if abs(edges[root.first] - rule[0]) < _OFF_RULE]
    last = [index for index, root in enumerate(roots) if abs(edges[root.last + 1] - rule[2]) < _OFF_RULE]
    return (first[0], last[0]) if first and last and first[0] <= last[0] else None


def _fits(parent: Block, roots: Sequence[Head], run: tuple[int, int], edges: Sequence[float]) -> bool:
    left, right = edges[roots[run[0]].first], edges[roots[run[1]].last + 1]
    within = left - 1 <= parent.box[0] and parent.box[2] <= right + 1
    return within and _off(parent, roots, run, edges) <= _OFF_POINTS + _OFF_CENTRE * (right - left)


def _off(parent: Block, roots: Sequence[Head], run: tuple[int, int], edges: Sequence[float]) -> float:
    return abs(parent.centre - (edges[roots[run[0]].first] + edges[roots[run[1]].last + 1]) / 2)


def header_boxes(heads: Sequence[Head], edges: Sequence[float], top: float, bottom: float) -> Iterator[BBox]:
    """The cells of headers between two heights, each down to the headers under it or to the bottom."""
    for head in heads:
        cut = bottom
        if head.under and head.block:
            cut = (head.block.box[3] + min(lower.block.box[1] for lower in head.under if lower.block)) / 2
        yield edges[head.first], top, edges[head.last + 1], cut
        yield from header_boxes(head.under, edges, cut, bottom)
