"""Tables of several lists side by side (收入 beside 支出): which lane every column belongs to, and what each lane is called."""

from __future__ import annotations

import re
from collections.abc import Set

from extraction.columns import Part
from extraction.numbers import without_blanks
from extraction.report import GridCell

_SIDES = {"收入", "支出"}


def lanes_of(parts: list[Part], chains: list[list[GridCell]], listing: Set[int] = frozenset()) -> list[int]:
    """The lane of each column: a new one begins where label columns like those of the first lane follow a value column.

    `listing` are the columns that number their labels from the beginning (一、…): two of them are two lists, whatever heads them.
    """
    lanes: list[int] = []
    lane, begun_with, seen_value = 0, "", False
    for column, (part, chain) in enumerate(zip(parts, chains, strict=True)):
        kind = _kind(chain)
        opens = part in (Part.CODE, Part.LABEL)
        if opens and not begun_with:
            begun_with = kind
        if opens and seen_value and (kind == begun_with or _stands_beside(column, parts, chains, listing)):
            lane, seen_value = lane + 1, False
        seen_value = seen_value or part is Part.VALUE
        lanes.append(lane)
    return lanes


def _stands_beside(column: int, parts: list[Part], chains: list[list[GridCell]], listing: Set[int]) -> bool:
    """Whether a column of labels begins a lane by other items than the first's: under the other side's heading, or by its values.

    `收入: 项目 预算数 | 支出: 按功能分类 合计` has the heading; `项目 预算数 | 经济科目 预算数` repeats the header of the values.
    """
    labels = [index for index, part in enumerate(parts) if part in (Part.CODE, Part.LABEL)]
    first = next(index for index, part in enumerate(parts) if part is Part.VALUE)
    after = next((index for index in range(column, len(parts)) if parts[index] is Part.VALUE), None)
    if after is None:
        return False
    sides = {_side_named(_kind(chains[index][:1])) for index in (labels[0], column)}
    repeated = _kind(chains[after]) == _kind(chains[first]) != ""
    return sides == _SIDES or repeated or {labels[0], column} <= listing


def _kind(chain: list[GridCell]) -> str:
    """The sort of label that a column holds: the last header, without what stands in brackets."""
    return re.sub(r"[（(].*", "", without_blanks(chain[-1].text)) if chain else ""


def panels_of(lanes: list[int], chains: list[list[GridCell]]) -> list[str]:
    """The name of each lane: its own heading's, or 左/中/右; '' for a table of one lane."""
    count = lanes[-1] + 1 if lanes else 0
    if count == 1:
        return [""]
    headings = [_heading([chain for chain, lane in zip(chains, lanes, strict=True) if lane == number]) for number in range(count)]
    called = [_side(heading) for heading in headings]
    if all(headings) and len(set(headings)) == count:
        return called
    if set(called) != _SIDES:
        called = [_side_named(_kind(chains[lanes.index(number)][:1])) for number in range(count)]
    if set(called) == _SIDES:
        return _told_apart(called, [_kind(chains[lanes.index(number)]) for number in range(count)])
    sides = ["左", "右"] if count == 2 else ["左", "中", "右"]
    return [sides[number] if number < len(sides) else str(number + 1) for number in range(count)]


def _told_apart(sides: list[str], items: list[str]) -> list[str]:
    """Each lane's side; a further lane of the same side has its items beside it: 支出（部门经济科目）."""
    again = [side in sides[:number] for number, side in enumerate(sides)]
    return [f"{side}（{item}）" if repeated else side for side, item, repeated in zip(sides, items, again, strict=True)]


def _heading(chains: list[list[GridCell]]) -> str:
    """The text of the cell that heads every column of a lane."""
    tops = {chain[0] for chain in chains if chain}
    if len(tops) != 1 or not all(len(chain) > 1 for chain in chains):
        return ""
    return without_blanks(tops.pop().text)


def _side_named(heading: str) -> str:
    """The side that a heading ends with, or that a column of labels names first: 收入项目, 支出功能分类."""
    return next((side for side in ("收入", "支出") if heading.startswith(side)), _side(heading))


def _side(heading: str) -> str:
    return next((side for side in ("收入", "支出") if heading.endswith(side)), heading)
