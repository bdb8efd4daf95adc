"""Tables without vertical rules (三线表): their columns are the gaps that run through all rows between two rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.numbers import parse_number
from extraction.reading.grids import Raster
from extraction.reading.lines import text_lines
from extraction.reading.pages import Item, PageContent
from extraction.report import BBox

_SAME_END = 4.0
_SHORTEST_SHARE = 0.4
_TALLEST_BAR = 4.0
_NARROWEST_GAP = 6.0
_WRAP = 1.35
_FEWEST_RULES = 3


@dataclass(frozen=True, slots=True)
class _Rule:
    left: float
    right: float
    y: float


def open_rasters(page: PageContent, found: Sequence[Raster]) -> list[Raster]:
    """The rasters of tables that only horizontal rules bound, outside the tables already found."""
    free = [rule for rule in _rules(page) if not any(_within(rule, raster.box) for raster in found)]
    rasters = (_raster(page, group) for group in _groups(page, free))
    return [raster for raster in rasters if raster is not None]


def _rules(page: PageContent) -> list[_Rule]:
    flat = [item for item in (*page.lines, *page.rects) if item["height"] < _TALLEST_BAR]
    rules = sorted(
        (_Rule(item["x0"], item["x1"], (item["top"] + item["bottom"]) / 2) for item in flat), key=lambda rule: rule.y
    )
    return [rule for index, rule in enumerate(rules) if index == 0 or rule.y - rules[index - 1].y > _TALLEST_BAR]


def _within(rule: _Rule, box: BBox) -> bool:
    return box[1] - _SAME_END <= rule.y <= box[3] + _SAME_END and rule.left < box[2] and rule.right > box[0]


def _groups(page: PageContent, rules: Sequence[_Rule]) -> Iterator[list[_Rule]]:
    """Runs of at least three long rules with the same ends."""
    group: list[_Rule] = []
    for rule in rules:
        if rule.right - rule.left < _SHORTEST_SHARE * page.width:
            continue
        if group and (abs(rule.left - group[0].left) > _SAME_END or abs(rule.right - group[0].right) > _SAME_END):
            if len(group) >= _FEWEST_RULES:
                yield group
            group = []
        group.append(rule)
    if len(group) >= _FEWEST_RULES:
        yield group


def _raster(page: PageContent, rules: Sequence[_Rule]) -> Raster | None:
    """Header cells between the first two rules, below them one row of cells a line; None where it is no table of numbers."""
    top, under_header, bottom = rules[0].y, rules[1].y, rules[-1].y
    inside = [char for char in page.chars if rules[0].left <= (char["x0"] + char["x1"]) / 2 <= rules[0].right]
    body = [char for char in inside if under_header < char["baseline"] <= bottom]
    header = [char for char in inside if top < char["baseline"] <= under_header]
    columns = [rules[0].left, *_gaps(body), rules[0].right]
    if len(columns) < 3 or not header or not _holds_numbers(body, columns):
        return None
    rows = [under_header, *_row_limits(body), bottom]
    boxes = [(left, upper, right, lower) for upper, lower in pairwise([top, *rows]) for left, right in pairwise(columns)]
    return Raster.of(boxes)


def _gaps(chars: Sequence[Item]) -> list[float]:
    """The middles of the blank strips that run through all characters from top to bottom."""
    gaps, reach = [], float("inf")
    for char in sorted(chars, key=lambda item: float(item["x0"])):
        if char["x0"] - reach > _NARROWEST_GAP:
            gaps.append((reach + char["x0"]) / 2)
        reach = char["x1"] if reach == float("inf") else max(reach, char["x1"])
    return gaps


def _holds_numbers(chars: Sequence[Item], columns: Sequence[float]) -> bool:
    """Whether some column but the first holds nothing but numbers."""
    for left, right in list(pairwise(columns))[1:]:
        texts = [line.text for line in text_lines(c for c in chars if left <= (c["x0"] + c["x1"]) / 2 < right)]
        if texts and all(parse_number(text) is not None for text in texts):
            return True
    return False


def _row_limits(chars: Sequence[Item]) -> list[float]:
    """The heights between rows: between lines that lie further apart than the lines of one wrapped label."""
    lines = text_lines(chars)
    return [
        (upper.box[3] + lower.box[1]) / 2
        for upper, lower in pairwise(lines)
        if lower.baseline - upper.baseline > _WRAP * max(upper.size, lower.size)
    ]
