"""Text that runs over the side of its cell, as spreadsheets let it: all of it belongs where it was written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from extraction.reading.frame import Item
from extraction.report import BBox

_CROSSED = 0.2
"""Share of a character's width that lies on either side of a rule when it crosses that."""

_GAP = 0.3
_ABUTTING = 0.05
_SAME_LINE = 0.1
_SAME_MIDDLE = 2.0
_FIGURE = frozenset("0123456789.,-−%()（）")

CellAt = Callable[[float, float], BBox | None]
"""The cell at a height and a position across."""


def overflowing(chars: Sequence[Item], rules: Sequence[float], cell_at: CellAt) -> dict[int, BBox]:
    """The cells of the characters, by their numbers in the order of printing, of every text that crosses the side of a cell."""
    owners: dict[int, BBox] = {}
    for number, char in enumerate(chars):
        inset = _CROSSED * char["width"]
        after = bisect_right(rules, char["x0"] + inset)
        if after < len(rules) and rules[after] < char["x1"] - inset and number not in owners and _crosses(char, inset, cell_at):
            run = range(_start(chars, number, cell_at), _end(chars, number, cell_at) + 1)
            owner = _owner([chars[at] for at in run], cell_at)
            if owner is not None:
                owners.update(dict.fromkeys(run, owner))
    return owners


def _crosses(char: Item, inset: float, cell_at: CellAt) -> bool:
    """Whether a character stands in two cells."""
    left, right = cell_at(_middle(char), char["x0"] + inset), cell_at(_middle(char), char["x1"] - inset)
    return left is not None and right is not None and left != right


def _start(chars: Sequence[Item], number: int, cell_at: CellAt) -> int:
    while number and _goes_on(chars[number - 1], chars[number], cell_at):
        number -= 1
    return number


def _end(chars: Sequence[Item], number: int, cell_at: CellAt) -> int:
    while number + 1 < len(chars) and _goes_on(chars[number], chars[number + 1], cell_at):
        number += 1
    return number


def _goes_on(char: Item, following: Item, cell_at: CellAt) -> bool:
    """Whether two characters are of one text: they touch, or stand close in one cell."""
    if abs(char["baseline"] - following["baseline"]) > _SAME_LINE * char["size"]:
        return False
    gap = (following["x0"] - char["x1"]) / char["size"]
    if abs(gap) > _GAP:
        return False
    return abs(gap) < _ABUTTING or cell_at(_middle(char), char["x1"] - 0.5) == cell_at(_middle(char), following["x0"] + 0.5)


def _owner(run: Sequence[Item], cell_at: CellAt) -> BBox | None:
    """The cell whose side a text keeps to: the left one for words, the nearer one for figures; or the one it is centred in."""
    height, start, end = _middle(run[0]), run[0]["x0"], run[-1]["x1"]
    first, last, middle = (cell_at(height, at) for at in (start + 0.5, end - 0.5, (start + end) / 2))
    if first is None or last is None:
        return first or last
    at_left, at_right = start - first[0], last[2] - end
    if all(char["text"] in _FIGURE for char in run):
        return last if at_right < at_left else first
    if at_left < run[0]["size"]:
        return first
    if middle is not None and abs(middle[0] + middle[2] - start - end) < 2 * _SAME_MIDDLE:
        return middle
    return last if at_right < run[0]["size"] else None


def _middle(char: Item) -> float:
    return float(char["top"] + char["bottom"]) / 2
