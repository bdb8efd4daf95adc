"""The paths and pictures of a page as PDFium reads them: axis-parallel strokes and rectangles, and what images take."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extraction.reading.frame import Frame, Item, Matrix, Point, make_item

DEEPEST_FORM = 14
WALK = (
    (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject), (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
)  # fmt: skip
"""How to walk over the objects of a page, and of a form."""

SHADING = "shading"
"""The key under which an item tells that it is the ground of cells, filled without an outline."""

_THICKEST_RULE = 4.0
_AXIS_TOLERANCE = 0.6
_LEAST_SHARE = 1e-6


def drawings(page: pdfium.PdfPage, frame: Frame) -> tuple[dict[str, list[Item]], int, float]:
    """Axis-parallel strokes and rectangles of the page, how many paths it draws, and its images' share of it."""
    items: dict[str, list[Item]] = {"line": [], "rect": []}
    drawn, pictures = 0, 0.0
    for kind, thing, matrix in objects_of(page, frame.matrix):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = min(pictures + _share(thing, frame), 1.0)
            continue
        drawn += 1
        filled, stroked = _draw_mode(thing)
        if filled or stroked:
            for points in subpaths(thing, matrix):
                for item in _straight_items(points):
                    item[SHADING] = is_shading(item, bool(stroked))
                    items[item["object_type"]].append(item)
    return items, drawn, pictures


def objects_of(parent: Any, outer: Matrix, level: int = 0) -> Iterator[tuple[int, Any, Matrix]]:
    """Kind, handle and matrix of the paths and images on a page and in forms; pypdfium2's own walk is four times slower."""
    count, get = WALK[bool(level)]
    for index in range(count(parent)):
        thing = get(parent, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and level < DEEPEST_FORM:
            yield from objects_of(thing, _matrix(thing, outer), level + 1)
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, thing, _matrix(thing, outer)


def _matrix(thing: Any, outer: Matrix) -> Matrix:
    inner = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, inner)
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c, inner.a * b + inner.b * d,
        inner.c * a + inner.d * c, inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e, inner.e * b + inner.f * d + f,
    )  # fmt: skip


def _share(thing: Any, frame: Frame) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    width, height = frame.size
    area = (right.value - left.value) * (top.value - bottom.value)
    return max(abs(area) / max(width * height, 1.0), _LEAST_SHARE)


def is_shading(item: Item, stroked: bool) -> bool:
    """Whether a filled item is the ground of cells and no thick rule."""
    return not stroked and bool(item["width"] > _THICKEST_RULE < item["height"])


def _draw_mode(path: Any) -> tuple[int, int]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value, stroke.value


def subpaths(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if points and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        across, up = x.value, y.value
        points.append((a * across + c * up + e, b * across + d * up + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _straight_items(points: list[Point]) -> Iterator[Item]:
    """A closed axis-parallel quadrangle as one rectangle, anything else as its horizontal and vertical strokes."""
    if len(points) < 2 or not all(_is_straight(start, end) for start, end in pairwise(points)):
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    if len(points) >= 4 and _at_ends(xs, x0, x1) and _at_ends(ys, top, bottom):
        yield make_item("rect", x0, top, x1, bottom)
        return
    for start, end in pairwise(points):
        left, right = sorted((start[0], end[0]))
        upper, lower = sorted((start[1], end[1]))
        yield make_item("line", left, upper, right, lower) | {"pts": [start, end]}


def _is_straight(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) < _AXIS_TOLERANCE or abs(start[1] - end[1]) < _AXIS_TOLERANCE


def _at_ends(values: list[float], least: float, most: float) -> bool:
    inner = set(values) - {least, most}
    return all(value - least < _AXIS_TOLERANCE or most - value < _AXIS_TOLERANCE for value in inner)
