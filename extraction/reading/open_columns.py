"""The columns of a table without vertical rules: stretches of its width that words fill, under headers centred over them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf

from extraction.reading.lines import TextLine
from extraction.report import BBox
from extraction.wording import HEADER_WORD, INDEX_HEADER, LABEL_HEADER, SUM, is_amount

_NARROWEST_GAP = 0.5
_WRAP = 1.35
_RULED_WRAP = 2.2
"""Font sizes from line to line of a wrapped header, and at most where a rule would part it from another."""

_WIDE_WRAP = 2.0
_SAME_MIDDLE = 2.5
_COLUMN = re.compile("[合小总]计|金额|.*数|(?:基本|项目)支出|其中.*")
_LONGEST_SPREAD = 4

Run = tuple[int, int]
"""First and last of a run of columns."""


@dataclass(frozen=True, slots=True)
class Block:
    """A header as printed: its lines joined, and the box round them."""

    text: str
    box: BBox

    @property
    def centre(self) -> float:
        """The middle of its width."""
        return (self.box[0] + self.box[2]) / 2

    def over(self, column: Column) -> bool:
        """Whether words of the column stand straight below or beside it."""
        return self.box[0] < column.right and column.left < self.box[2]


@dataclass(frozen=True, slots=True)
class Column:
    """What the words of a column fill, and the header nearest to them, where one is found."""

    left: float
    right: float
    numeric: bool = False
    header: Block | None = None

    def headed(self, header: Block) -> Column:
        """The column with its header, which may be wider than what stands under it."""
        return Column(min(self.left, header.box[0]), max(self.right, header.box[2]), self.numeric, header)

    def is_under(self, block: Block) -> bool:
        """Whether its own header lies wholly below a block."""
        return self.header is not None and self.header.box[1] >= block.box[3] - 1


def header_blocks(words: Sequence[TextLine], rules: Sequence[BBox] = ()) -> list[Block]:
    """The headers that words make: wrapped lines are one block.

    Where `rules` part headers from those under them, lines without a rule between them wrap, however far apart they are set.
    """
    parting = [rule for rule in rules if any(word.baseline < rule[1] for word in words) and rule[1] < _lowest(words)]
    blocks: list[Block] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.box[0])):
        above = [block for block in blocks if _wraps(block, word, parting) or (not rules and _is_rest(block, word, words))]
        if len(above) == 1:
            blocks[blocks.index(above[0])] = Block(above[0].text + word.text, around(above[0].box, word.box))
        else:
            blocks.append(Block(word.text, word.box))
    return blocks


def continues_header(upper: Block, text: str, centre: float) -> bool:
    """Whether a text under a header is certainly the rest of it: centred alike, and no word for a column of its own."""
    return abs(upper.centre - centre) < _SAME_MIDDLE and not _COLUMN.fullmatch(text)


def _is_rest(block: Block, word: TextLine, words: Sequence[TextLine]) -> bool:
    """Whether a word goes on with the header above it, as the words beside it do with theirs; the first of several
    headers under one merged over them does not.
    """
    step = word.box[3] - block.box[3]
    if not word.size / 2 < step <= _WIDE_WRAP * word.size or not continues_header(block, word.text, _centre(word)):
        return False
    beside = [other for other in words if other is not word and abs(other.baseline - word.baseline) < 1]
    left = max((other for other in beside if other.box[2] <= word.box[0]), key=lambda other: other.box[2], default=None)
    right = min((other for other in beside if other.box[0] >= word.box[2]), key=lambda other: other.box[0], default=None)
    return all(any(_stands_over(above, other, step) for above in words) for other in (left, right) if other)


def _stands_over(above: TextLine, word: TextLine, step: float) -> bool:
    return abs(word.baseline - above.baseline - step) < 1 and abs(_centre(above) - _centre(word)) < _SAME_MIDDLE


def _centre(word: TextLine) -> float:
    return (word.box[0] + word.box[2]) / 2


def _lowest(words: Sequence[TextLine]) -> float:
    return max((word.baseline for word in words), default=0.0)


def _wraps(block: Block, word: TextLine, parting: Sequence[BBox]) -> bool:
    step = word.box[3] - block.box[3]
    left, right = max(block.box[0], word.box[0]), min(block.box[2], word.box[2])
    if left >= right or not word.size / 2 < step <= (_RULED_WRAP if parting else _WRAP) * word.size:
        return False
    middle = (block.box[3] + word.box[1]) / 2
    return not any(abs(rule[1] - middle) < step / 2 and rule[0] < right and left < rule[2] for rule in parting)


def around(box: BBox, other: BBox) -> BBox:
    """The box round two boxes."""
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def joined_letters(words: Sequence[TextLine]) -> Iterator[TextLine]:
    """`项 目` as 项目, `预 算 数` as 预算数: letters set apart that make a known word together; 类 款 项 stay three."""
    ordered = sorted(words, key=lambda word: (round(word.baseline), word.box[0]))
    at = 0
    while at < len(ordered):
        count = _letters_of_word(ordered[at : at + _LONGEST_SPREAD])
        whole = "".join(word.text for word in ordered[at : at + count])
        yield replace(ordered[at], text=whole, box=around(ordered[at].box, ordered[at + count - 1].box))
        at += count


def _letters_of_word(words: Sequence[TextLine]) -> int:
    """How many of the first words are single letters of one known word."""
    for count in range(len(words), 1, -1):
        letters = words[:count]
        text = "".join(letter.text for letter in letters)
        spread = len(text) == count and letters[-1].baseline - letters[0].baseline < 1
        known = HEADER_WORD.fullmatch(text) or SUM.fullmatch(text) or (count == 2 and LABEL_HEADER.search(text))
        if spread and known:
            return count
    return 1


def find_columns(
    body: Sequence[TextLine], numbers: Sequence[TextLine], blocks: Sequence[Block]
) -> tuple[list[Column], list[Block]]:
    """The columns that words under a header fill, with those that hold nothing but a header; the headers over several.

    `numbers` are those of the columns in a 栏次 row.
    """
    columns = _numbered(_filled([word for word in body if not SUM.search(word.text)]), numbers)
    upwards = sorted(blocks, key=lambda block: -block.box[3])
    parents: list[Block] = []
    for _, level in groupby(upwards, key=lambda block: round(block.box[3])):
        columns, over = _with_level(columns, list(level), blocks)
        parents += over
    return columns, parents


def _with_level(
    columns: list[Column], level: Sequence[Block], blocks: Sequence[Block]
) -> tuple[list[Column], list[Block]]:
    """The columns with the headers of one line, the lines below being done; and those of them that stand over several."""
    parents, free = [], []
    for block in level:
        met = [index for index, column in enumerate(columns) if block.over(column)]
        if not met:
            free.append(block)
        elif _heads_both_sides(block, *_between_level(block, level, columns[: met[0]], columns[met[-1] + 1 :])):
            parents.append(block)
        elif all(columns[index].header is None for index in met):
            columns[met[0] : met[-1] + 1] = [_joined(columns[met[0] : met[-1] + 1]).headed(block)]
        else:
            parents.append(block)
    for block in free:
        beside = _beside(block, columns, blocks)
        left = [column for column in columns if column.right <= block.box[0]]
        right = [column for column in columns if column.left >= block.box[2]]
        if _heads_both_sides(block, left, right) or len(beside) > 1 or any(block.over(column) for column in columns):
            parents.append(block)
        elif beside:
            columns[beside[0]] = columns[beside[0]].headed(block)
        else:
            columns = sorted([*columns, Column(block.box[0], block.box[2], header=block)], key=lambda column: column.left)
    return columns, parents


def _between_level(
    block: Block, level: Sequence[Block], left: Sequence[Column], right: Sequence[Column]
) -> tuple[list[Column], list[Column]]:
    """The columns at both sides of a header up to the next header on its line."""
    start = max((other.box[2] for other in level if other.box[2] <= block.box[0]), default=-inf)
    end = min((other.box[0] for other in level if other.box[0] >= block.box[2]), default=inf)
    return [column for column in left if column.right > start], [column for column in right if column.left < end]


def _joined(columns: Sequence[Column]) -> Column:
    return Column(columns[0].left, columns[-1].right, all(column.numeric for column in columns))


def _filled(words: Sequence[TextLine]) -> list[Column]:
    columns: list[Column] = []
    for word in sorted(words, key=lambda word: word.box[0]):
        if columns and word.box[0] - columns[-1].right < _NARROWEST_GAP:
            last = columns[-1]
            columns[-1] = Column(last.left, max(last.right, word.box[2]), last.numeric and is_amount(word.text))
        else:
            columns.append(Column(word.box[0], word.box[2], is_amount(word.text)))
    return columns


def _numbered(columns: Sequence[Column], numbers: Sequence[TextLine]) -> list[Column]:
    """The columns, each stretched to its own number where that stands beside its amounts, and one for each other number."""
    centres = [(word.box[0] + word.box[2]) / 2 for word in numbers]
    free = [column for column in columns if column.numeric and not any(column.left <= x <= column.right for x in centres)]
    found = list(columns)
    for number, (word, centre) in enumerate(zip(numbers, centres, strict=True)):
        if any(column.left <= centre <= column.right for column in columns):
            continue
        end = centres[number + 1] if number + 1 < len(centres) else inf
        own = next((column for column in free if centre < column.left and column.right < end), None)
        if own is not None:
            found.remove(own)
        found.append(Column(word.box[0], own.right if own else word.box[2], own is not None))
    return sorted(found, key=lambda column: column.left)


def _beside(block: Block, columns: Sequence[Column], blocks: Sequence[Block]) -> list[int]:
    """Columns without a header whose words stand wholly beside a centred one: labels, 行次 at its left, numbers at its right."""
    left = [index for index, column in enumerate(columns) if column.right <= block.box[0]][-1:]
    right = [index for index, column in enumerate(columns) if column.left >= block.box[2]][:1]
    counts = bool(INDEX_HEADER.match(block.text))
    labels = [index for index in left if columns[index].header is None and (counts or not columns[index].numeric)]
    numbers = [index for index in right if columns[index].header is None and columns[index].numeric]
    others = [other for other in blocks if other.box[3] > block.box[1] and other.box[0] >= block.box[2]]
    return labels + [index for index in numbers if not any(other.box[0] < columns[index].right for other in others)]


def _heads_both_sides(block: Block, left: Sequence[Column], right: Sequence[Column]) -> bool:
    """Whether the next columns at the left and at the right have their headers below a block: it is merged over them."""
    return bool(left and right) and left[-1].is_under(block) and right[0].is_under(block)


def cell_edges(columns: Sequence[Column], left: float, right: float) -> list[float]:
    """The edges between cells, from the right: a header stands in the middle of its cell, so its left edge follows."""
    edges = [right]
    for before, column in reversed(list(pairwise(columns))):
        middle = 2 * column.header.centre - edges[-1] if column.header else (before.right + column.left) / 2
        edges.append(min(max(middle, before.right), column.left))
    return [*reversed([*edges, left])]


def covered(edges: Sequence[float], box: BBox) -> Run:
    """The first and last column that a box lies in."""
    last = len(edges) - 2
    first = min(max(bisect_right(edges, box[0]) - 1, 0), last)
    return first, min(max(bisect_left(edges, box[2]) - 1, first), last)


def merged(edges: Sequence[float], runs: Sequence[Run]) -> Iterator[Run]:
    """All columns from left to right as cells, those of a run in one."""
    inner = {column for first, last in runs for column in range(first, last)}
    first = 0
    for column in range(len(edges) - 1):
        if column not in inner:
            yield first, column
            first = column + 1
