"""The grounds of cells: their sides are rules only where no drawn rules tell the cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extraction.reading.drawings import SHADING
from extraction.reading.frame import Item

_SAME_RULE = 2.0
_MOSTLY = 0.8
_KEYS = {"h": ("top", "x0", "x1"), "v": ("x0", "top", "bottom")}
"""Where an edge of a direction lies across, starts and ends."""


def without_shading(edges: Sequence[Item]) -> list[Item]:
    """Edges without the sides of grounds in each direction in which most of those lie on drawn rules.

    A spreadsheet fills a merged cell row by row, so that the sides of a ground can lie where no cell ends.
    """
    if not any(edge.get(SHADING) for edge in edges):
        return list(edges)
    return [edge for direction in _KEYS for edge in _rules(edges, direction)]


def _rules(edges: Sequence[Item], direction: str) -> Iterator[Item]:
    own = [edge for edge in edges if edge["orientation"] == direction]
    drawn = [edge for edge in own if not edge.get(SHADING)]
    grounds = [edge for edge in own if edge.get(SHADING)]
    across, start, end = _KEYS[direction]
    near: dict[int, list[Item]] = defaultdict(list)
    for edge in drawn:
        for band in range(_band(edge[across]) - 1, _band(edge[across]) + 2):
            near[band].append(edge)
    length = sum(edge[end] - edge[start] for edge in grounds)
    ruled = sum(_ruled(edge, near[_band(edge[across])], start, end) for edge in grounds)
    yield from drawn if ruled > _MOSTLY * length else own


def _band(position: float) -> int:
    return int(position // _SAME_RULE)


def _ruled(ground: Item, beside: Sequence[Item], start: str, end: str) -> float:
    """The length of a side of a ground along which the rules beside it run."""
    spans = sorted((max(edge[start], ground[start]), min(edge[end], ground[end])) for edge in beside)
    length, reached = 0.0, ground[start]
    for first, last in spans:
        length += max(last - max(first, reached), 0.0)
        reached = max(reached, last)
    return float(length)
