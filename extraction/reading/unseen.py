"""White text, which nobody sees unless it stands on a picture or a filled area."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extraction.reading.drawings import DEEPEST_FORM, WALK, objects_of, subpaths
from extraction.reading.frame import Matrix, Point
from extraction.reading.glyphs import Glyph
from extraction.report import BBox

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PALE = 250
"""From this value of red, green and blue on, text is white: it is seen only on a picture or a filled area."""

_COLOUR = tuple(ctypes.c_uint() for _ in range(4))
"""Where PDFium writes red, green, blue and opacity: a process asks it one thing at a time."""


def has_pale_text(parent: Any, level: int = 0) -> bool:
    """Whether a page, or a form on it, has white text."""
    count, get = WALK[bool(level)]
    for index in range(count(parent)):
        thing = get(parent, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT and _is_pale(raw.FPDFPageObj_GetFillColor, thing):
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and level < DEEPEST_FORM and has_pale_text(thing, level + 1):
            return True
    return False


def seen(page: pdfium.PdfPage, glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters without white ones, unless these stand on a picture or a filled area."""
    painted = list(_painted(page))
    textpage = page.get_textpage()
    for glyph in glyphs:
        if not _is_pale(raw.FPDFText_GetFillColor, textpage.raw, glyph.at) or _is_within((glyph.x, glyph.y), painted):
            yield glyph
    textpage.close()


def _painted(page: pdfium.PdfPage) -> Iterator[BBox]:
    """Where pictures and filled areas that are not white themselves lie, in user space."""
    for kind, thing, matrix in objects_of(page, _SAME):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = matrix
            points = [(e, f), (a + c + e, b + d + f)]
        else:
            fill = ctypes.c_int()
            raw.FPDFPath_GetDrawMode(thing, fill, ctypes.c_int())
            filled = fill.value and not _is_pale(raw.FPDFPageObj_GetFillColor, thing)
            points = [point for subpath in subpaths(thing, matrix) for point in subpath] if filled else []
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield min(xs), min(ys), max(xs), max(ys)


def _is_pale(colour_of: Any, *of: Any) -> bool:
    """Whether PDFium tells white, or nearly transparent, as the colour that something is filled with."""
    if not colour_of(*of, *_COLOUR):
        return False
    red, green, blue, opacity = _COLOUR
    return (red.value >= _PALE and green.value >= _PALE and blue.value >= _PALE) or opacity.value <= 255 - _PALE


def _is_within(point: Point, boxes: Iterable[BBox]) -> bool:
    x, y = point
    return any(x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1 for x0, y0, x1, y1 in boxes)
