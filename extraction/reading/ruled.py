"""The rules of a page: pdfplumber's edges and crossings, sides of tables that are left open, and the cells between rules."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pdfplumber.page import Page
from pdfplumber.table import TableFinder, TableSettings, cells_to_tables, edges_to_intersections
from pdfplumber.utils.geometry import obj_to_bbox

from extraction.reading.frame import Item, Point, make_item
from extraction.reading.pages import PageContent
from extraction.reading.stripes import between_stripes
from extraction.report import BBox

Crossings = dict[Point, dict[str, list[dict[str, Any]]]]
"""Where rules cross, with the upright (`v`) and flat (`h`) edges that meet there."""

_Edges = dict[Point, frozenset[BBox]]


_DOT = 2.5
"""Points; a rule drawn as a row of marks no larger than this is dotted."""

_FEWEST_DOTS = 4
_TOUCH = 3.0
_NARROWEST = 8.0
_Keys = tuple[str, str, str]
_FLAT = ("top", "x0", "x1")
_UPRIGHT = ("x0", "top", "bottom")
"""Where an edge of a direction lies across, starts and ends."""


Edge = dict[str, Any]
"""An edge with pdfplumber's keys; `orientation` is v or h."""


class Rules(TableFinder):
    """The straight rules of a page, joined where they are drawn in pieces, and the tables that they bound."""

    def __init__(self, page: PageContent) -> None:
        self.page = cast(Page, page)
        dots = [item for item in page.rects if item["width"] < _DOT and item["height"] < _DOT]
        between = list(between_stripes(page.rects, page.chars)) if page.has_grounds else []
        self.settings = TableSettings(
            explicit_horizontal_lines=[*_dotted(dots, *_FLAT), *between],
            explicit_vertical_lines=[*_dotted(dots, *_UPRIGHT), *between],
        )
        drawn = self.get_edges()
        self.edges = [*drawn, *open_sides(drawn)]

    @property
    def flat(self) -> list[Edge]:
        """The horizontal rules."""
        return [edge for edge in self.edges if edge["orientation"] == "h"]

    def bounded(self) -> list[list[BBox]]:
        """The cells of every table."""
        return cells_to_tables(list(cells_between(edges_to_intersections(self.edges, _TOUCH, _TOUCH))))


def _dotted(dots: Sequence[Item], across: str, start: str, end: str) -> Iterator[Item]:
    """The lines that rows of dots make."""
    in_rows: dict[int, list[Item]] = defaultdict(list)
    for dot in sorted(dots, key=lambda item: item[start]):
        in_rows[round(dot[across] * 4)].append(dot)
    for row in in_rows.values():
        run: list[Item] = []
        for dot in row:
            if run and dot[start] - run[-1][end] > _TOUCH:
                yield from _line_of(run)
                run = []
            run.append(dot)
        yield from _line_of(run)


def _line_of(run: Sequence[Item]) -> Iterator[Item]:
    if len(run) >= _FEWEST_DOTS:
        x0, top = run[0]["x0"], run[0]["top"]
        x1, bottom = (run[-1]["x1"], top) if run[-1]["x0"] - x0 > _DOT else (x0, run[-1]["bottom"])
        yield make_item("line", x0, top, x1, bottom) | {"pts": [(x0, top), (x1, bottom)]}


def open_sides(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Edges where no rule closes the side of a table: parallel rules end there together, beyond the ones that cross them."""
    flat = sorted((edge for edge in edges if edge["orientation"] == "h"), key=lambda edge: edge["top"])
    upright = sorted((edge for edge in edges if edge["orientation"] == "v"), key=lambda edge: edge["x0"])
    for end, first, second in _ending_together(flat, _FLAT, upright):
        yield _edge("v", end, first["top"], end, second["top"])
    for end, first, second in _ending_together(upright, _UPRIGHT, flat):
        yield _edge("h", first["x0"], end, second["x0"], end)


def _ending_together(rules: Sequence[Edge], keys: _Keys, others: Sequence[Edge]) -> Iterator[tuple[float, Edge, Edge]]:
    """Parallel rules, each with the one before, that have a common end which nothing closes, though other rules cross them."""
    across, start, stop = keys
    at, low, high = _UPRIGHT if keys is _FLAT else _FLAT
    for side in (start, stop):
        for number, rule in enumerate(rules):
            near = [edge for edge in others if abs(edge[at] - rule[side]) < _NARROWEST]
            for other in reversed(rules[:number]):
                if abs(other[side] - rule[side]) >= _TOUCH:
                    continue
                if any(edge[low] < rule[across] - _TOUCH and edge[high] > other[across] + _TOUCH for edge in near):
                    break
                if _are_crossed(other, rule, keys, others):
                    yield other[side], other, rule
                    break


def _are_crossed(first: Edge, second: Edge, keys: _Keys, others: Sequence[Edge]) -> bool:
    """Whether a rule of the other direction runs from one of two parallel ones to the other."""
    across, start, stop = keys
    at, low, high = _UPRIGHT if keys is _FLAT else _FLAT
    left, right = max(first[start], second[start]) - _TOUCH, min(first[stop], second[stop]) + _TOUCH
    return any(
        left < edge[at] < right and edge[low] < first[across] + _TOUCH and edge[high] > second[across] - _TOUCH
        for edge in others
    )


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


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
