"""Tables that rules bound on a page: pdfplumber's edges and crossings, and the cells between them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pdfplumber.page import Page
from pdfplumber.table import TableFinder, TableSettings, cells_to_tables, edges_to_intersections
from pdfplumber.utils.geometry import obj_to_bbox

from extraction.reading.frame import Point
from extraction.reading.pages import PageContent
from extraction.report import BBox

Crossings = dict[Point, dict[str, list[dict[str, Any]]]]
"""Where rules cross, with the upright (`v`) and flat (`h`) edges that meet there."""

_Edges = dict[Point, frozenset[BBox]]


class _Edged(TableFinder):
    """pdfplumber's table finder up to the crossings of its edges."""

    def __init__(self, page: PageContent) -> None:
        self.page = cast(Page, page)
        self.settings = TableSettings()
        self.edges = self.get_edges()
        self.intersections = edges_to_intersections(
            self.edges, self.settings.intersection_x_tolerance, self.settings.intersection_y_tolerance
        )


def ruled_tables(page: PageContent) -> list[list[BBox]]:
    """The cells of every table of a page."""
    return cells_to_tables(list(cells_between(_Edged(page).intersections)))


def cells_between(crossings: Crossings) -> Iterator[BBox]:
    """The smallest cell under and right of each crossing: what pdfplumber finds too, by a search that takes quadratic time."""
    upright, flat = _edges(crossings, "v"), _edges(crossings, "h")
    ordered = sorted(crossings)
    under, beside = _grouped(ordered, 0), _grouped(ordered, 1)
    for start in ordered:
        under[start[0]].popleft()
        beside[start[1]].popleft()
        lower = [point for point in under[start[0]] if not upright[start].isdisjoint(upright[point])]
        right = [point for point in beside[start[1]] if not flat[start].isdisjoint(flat[point])]
        corners = ((x, y) for _, y in lower for x, _ in right)
        end = next((corner for corner in corners if _closes(corner, start, upright, flat)), None)
        if end is not None:
            yield (*start, *end)


def _edges(crossings: Crossings, direction: str) -> _Edges:
    return {point: frozenset(map(obj_to_bbox, edges[direction])) for point, edges in crossings.items()}


def _grouped(points: Sequence[Point], axis: int) -> dict[float, deque[Point]]:
    groups: dict[float, deque[Point]] = defaultdict(deque)
    for point in points:
        groups[point[axis]].append(point)
    return groups


def _closes(corner: Point, start: Point, upright: _Edges, flat: _Edges) -> bool:
    """Whether edges run from a corner to the sides of the cell that begins at `start`."""
    if corner not in upright:
        return False
    right, lower = (corner[0], start[1]), (start[0], corner[1])
    return not (upright[corner].isdisjoint(upright[right]) or flat[corner].isdisjoint(flat[lower]))
