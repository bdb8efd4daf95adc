"""What a figure of a table is called: its panel, header path, and the row above it where names repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.factory.spec import Column, Lane, Role, Row

_SIDES = {1: ("",), 2: ("左", "右"), 3: ("左", "中", "右")}
LOWER = ">"
"""Begins the label of a row that is one level below the nearest row above without it; not printed."""


def squeeze(text: str) -> str:
    """Text without blanks, line breaks and the mark of a lower row: as labels stand in the truth."""
    return "".join(text.removeprefix(LOWER).split())


@dataclass(frozen=True, slots=True)
class Labels:
    """What a figure is, by the `cells` contract; `unit` holds where the cell prints none of its own."""

    row: str
    column: str
    panel: str = ""
    row_code: str = ""
    row_parent: str = ""
    row_path: tuple[str, ...] = ()
    unit: str | None = None


def panels(lanes: Sequence[Lane]) -> tuple[str, ...]:
    """The lanes' names: their headings where each has its own, else their sides."""
    if len(lanes) > 1 and all(lane.heading for lane in lanes):
        return tuple(squeeze(lane.heading) for lane in lanes)
    return _SIDES[len(lanes)]


def headings(lanes: Sequence[Lane]) -> list[str]:
    """The heading printed above each lane, its own or the one merged over it."""
    found: list[str] = []
    current, left = "", 0
    for lane in lanes:
        if left == 0:
            current, left = lane.heading, lane.heading_lanes
        found.append(current)
        left -= 1
    return found


def header_paths(columns: Sequence[Column], above: tuple[str, ...]) -> Iterator[tuple[Column, tuple[str, ...]]]:
    """Every column at the bottom with the headers over it, its own last."""
    for column in columns:
        path = (*above, squeeze(column.title))
        if column.children:
            yield from header_paths(column.children, path)
        else:
            yield column, path


def row_cell(lane: Lane, row: Row, role: Role) -> str:
    """What a row prints in its first column of a role; '' if it has none."""
    roles = [leaf.role for leaf in lane.leaves() if leaf.role is not Role.LINE]
    if role not in roles or not row.cells:
        return ""
    return row.cells[roles.index(role)] or ""


def row_path(columns: Sequence[Column], texts: Sequence[str]) -> tuple[str, ...]:
    """What stands in the merged first columns of a row."""
    return tuple(squeeze(text) for column, text in zip(columns, texts, strict=True) if column.role is Role.PATH and text)


def row_parents(lane: Lane, body: Sequence[Row]) -> list[str]:
    """For each row the nearest row above one level up, where the same label and code occur more than once; else ''."""
    printed = [(row_cell(lane, row, Role.LABEL), row_cell(lane, row, Role.CODE)) for row in body]
    seen = Counter((squeeze(label), code) for label, code in printed)
    parents, head = [], ""
    for label, code in printed:
        is_lower = label.startswith(LOWER)
        parents.append(squeeze(head) if is_lower and seen[squeeze(label), code] > 1 else "")
        head = head if is_lower else label
    return parents
