"""The one source of PDF pages: characters and paths as PDFium reads them, in the shape that pdfplumber's table finder takes.

PDFium is four times faster than pdfplumber's own parser, which stands in, page by page, where PDFium fails. A character's
box is made from its origin (the baseline) and font size: tight glyph boxes would lift commas and digits out of their line.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pdfplumber.container import Container
from pypdfium2 import raw

from extraction.errors import UnreadableFile
from extraction.reading.frame import Frame, Matrix, Point
from extraction.report import BBox

Item = dict[str, Any]
"""A character, line or rectangle with pdfplumber's keys; characters have `baseline` as well."""

DESCENT = 0.12
"""Share of the font size that is taken to lie under the baseline."""

_AXIS_TOLERANCE = 0.6
_OBLIQUE = 0.06
"""Quarters of a turn; text further from upright is laid over the page."""

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LEAST_SHARE = 1e-6
_SOFT_HYPHEN_AT_LINE_END = 0x02
_DEEPEST_FORM = 14
_PALE = 250
"""From this value of red, green and blue on, text is white: it is seen only on a picture or a filled area."""
_COLOUR = tuple(ctypes.c_uint() for _ in range(4))
"""Where PDFium writes red, green, blue and opacity: a process asks it one thing at a time."""
_WALK = (
    (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject), (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
)  # fmt: skip
"""How to walk over the objects of a page, and of a form."""
_BLANKS = frozenset({0, 0x20, 0x0A, 0x0D, 0xA0, 0x3000, 0xFFFE})


class PageContent(Container):
    """One page's characters, lines and rectangles in its reading frame, in which most of its text stands upright.

    `drawn` counts its paths; `pictures` is the share of the page that its largest image takes, 0 for none; `unseen` counts
    the characters that nobody sees on it, which are left out.
    """

    def __init__(
        self, number: int, reading: Frame, display: Frame, objects: dict[str, list[Item]], drawn: int, pictures: float,
        unseen: int = 0,
    ) -> None:  # fmt: skip
        self.page_number = number
        self.reading = reading
        self.display = display
        self.found = objects
        self.drawn = drawn
        self.pictures = pictures
        self.unseen = unseen
        self.width, self.height = reading.size
        self.bbox = (0.0, 0.0, self.width, self.height)

    @property
    def objects(self) -> dict[str, list[Item]]:
        """The page's items by type."""
        return self.found

    def displayed(self, box: BBox) -> BBox:
        """A box of the reading frame as it lies on the displayed page."""
        if self.reading == self.display:
            return box
        x0, y0 = self.display.place(*self.reading.unplace(box[0], box[1]))
        x1, y1 = self.display.place(*self.reading.unplace(box[2], box[3]))
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @cached_property
    def garbled(self) -> bool:
        """Whether a good part of the text layer has no meaning: glyphs without a Unicode value."""
        unknown: int = sum(unicodedata.category(item["text"]) in {"Co", "Cn"} or item["text"] == "\ufffd" for item in self.chars)
        return unknown * 4 > len(self.chars)


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that neither parser can read."""

    page_number: int


def open_pages(path: Path) -> Iterator[PageContent | FailedPage]:
    """Every page of a PDF in order, each closed when the next is asked for; raises UnreadableFile."""
    document = _open(path)
    try:
        if len(document) == 0:
            raise UnreadableFile(path.name, "PDF 中没有任何页面", "请核对文件是否完整，并重新下载")
        for index in range(len(document)):
            yield _load(document, index, path)
    finally:
        document.close()


def _open(path: Path) -> pdfium.PdfDocument:
    content = path.read_bytes()
    if not content:
        raise UnreadableFile(path.name, "文件是空的", "请重新下载")
    if b"%PDF" not in content[:1024]:
        raise UnreadableFile(path.name, "文件不是 PDF", "请核对文件类型")
    if content.rfind(b"endobj") > content.rfind(b"%%EOF"):
        raise UnreadableFile(path.name, "PDF 不完整，文件在中途被截断", "请重新下载")
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableFile(path.name, "PDF 已加密，需要密码", "请先解除密码保护") from error
        raise UnreadableFile(path.name, "PDF 已损坏", "请重新下载") from error


def _load(document: pdfium.PdfDocument, index: int, path: Path) -> PageContent | FailedPage:
    try:
        page = document[index]
        try:
            return _read_page(page, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return _load_with_pdfplumber(path, index)


def _read_page(page: pdfium.PdfPage, number: int) -> PageContent:
    left, bottom, right, top = page.get_cropbox()
    written = list(_glyphs(page))
    glyphs = list(_seen(page, written)) if _has_pale_text(page) else written
    turns = Counter(glyph.quarters for glyph in glyphs)
    upright = turns.most_common(1)[0][0] if turns else page.get_rotation() // 90
    reading = Frame(left, bottom, right, top, upright)
    chars = list(_chars(glyphs, reading))
    paths, drawn, pictures = _drawings(page, reading)
    display = Frame(left, bottom, right, top, page.get_rotation() // 90)
    return PageContent(number, reading, display, {"char": chars, **paths}, drawn, pictures, len(written) - len(glyphs))


class _Glyph(NamedTuple):
    """A character as PDFium gives it, in user space: `quarters` it is turned by, counter-clockwise, its index is `at`."""

    text: str
    box: tuple[float, float, float, float]
    origin: Point
    size: float
    quarters: int
    at: int


def _glyphs(page: pdfium.PdfPage) -> Iterator[_Glyph]:
    """The characters of a page but for oblique ones, a watermark's, and blanks, which alone PDFium also adds of itself."""
    textpage = page.get_textpage()
    handle = textpage.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _BLANKS:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size, quarters = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0), 0
        if matrix.b or matrix.a < 0:
            turn = _turn(matrix.a, matrix.b)
            if abs(turn - round(turn)) > _OBLIQUE:
                continue
            quarters = round(turn) % 4
        bounds = box.left, box.bottom, box.right, box.top
        yield _Glyph(_character(code), bounds, (x.value, y.value), size, quarters, index)
    textpage.close()


def _seen(page: pdfium.PdfPage, glyphs: Iterable[_Glyph]) -> Iterator[_Glyph]:
    """The characters without white ones, unless these stand on a picture or a filled area."""
    painted = list(_painted(page))
    textpage = page.get_textpage()
    for glyph in glyphs:
        if not _is_pale(raw.FPDFText_GetFillColor, textpage.raw, glyph.at) or _is_within(glyph.origin, painted):
            yield glyph
    textpage.close()


def _has_pale_text(parent: Any, level: int = 0) -> bool:
    """Whether a page, or a form on it, has white text."""
    count, get = _WALK[bool(level)]
    for index in range(count(parent)):
        thing = get(parent, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT and _is_pale(raw.FPDFPageObj_GetFillColor, thing):
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and level < _DEEPEST_FORM and _has_pale_text(thing, level + 1):
            return True
    return False


def _painted(page: pdfium.PdfPage) -> Iterator[BBox]:
    """Where pictures and filled areas that are not white themselves lie, in user space."""
    for kind, thing, matrix in _objects(page, _SAME):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = matrix
            points = [(e, f), (a + c + e, b + d + f)]
        else:
            fill = ctypes.c_int()
            raw.FPDFPath_GetDrawMode(thing, fill, ctypes.c_int())
            filled = fill.value and not _is_pale(raw.FPDFPageObj_GetFillColor, thing)
            points = [point for subpath in _subpaths(thing, matrix) for point in subpath] if filled else []
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


def _turn(a: float, b: float) -> float:
    """By how many quarters the matrix of a character turns it."""
    return math.atan2(b, a) / (math.pi / 2)


def _character(code: int) -> str:
    """The character of a code point; radicals and compatibility forms that fonts map to are the ideographs they look like."""
    if 0x4E00 <= code < 0xA000 or 0x20 < code < 0x7F:
        return chr(code)
    if code == _SOFT_HYPHEN_AT_LINE_END:
        return "-"
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _chars(glyphs: Iterable[_Glyph], frame: Frame) -> Iterator[Item]:
    """The characters in a frame; one that stands upright there has its box from its baseline and size."""
    a, b, c, d, e, f = frame.matrix
    for text, (left, low, right, high), (x, y), size, quarters, _ in glyphs:
        x0, x1 = a * left + c * low + e, a * right + c * high + e
        y0, y1 = b * left + d * low + f, b * right + d * high + f
        upright = quarters == frame.quarters
        baseline = b * x + d * y + f if upright else max(y0, y1) - DESCENT * size
        bottom = baseline + DESCENT * size
        item = make_item("char", min(x0, x1), bottom - size if upright else min(y0, y1), max(x0, x1), bottom)
        item.update(text=text, size=size, baseline=baseline, upright=upright)
        yield item


def make_item(kind: str, x0: float, top: float, x1: float, bottom: float) -> Item:
    """An item of a kind with the keys that the table finder reads."""
    return {
        "object_type": kind, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "y0": -bottom, "y1": -top, "width": x1 - x0, "height": bottom - top,
    }


def _drawings(page: pdfium.PdfPage, frame: Frame) -> tuple[dict[str, list[Item]], int, float]:
    """Axis-parallel strokes and rectangles of the page, how many paths it draws, and its images' share of it."""
    items: dict[str, list[Item]] = {"line": [], "rect": []}
    drawn, pictures = 0, 0.0
    for kind, thing, matrix in _objects(page, frame.matrix):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = min(pictures + _share(thing, frame), 1.0)
            continue
        drawn += 1
        if _is_visible(thing):
            for points in _subpaths(thing, matrix):
                for item in _straight_items(points):
                    items[item["object_type"]].append(item)
    return items, drawn, pictures


def _objects(parent: Any, outer: Matrix, level: int = 0) -> Iterator[tuple[int, Any, Matrix]]:
    """Kind, handle and matrix of the paths and images on a page and in forms; pypdfium2's own walk is four times slower."""
    count, get = _WALK[bool(level)]
    for index in range(count(parent)):
        thing = get(parent, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and level < _DEEPEST_FORM:
            yield from _objects(thing, _matrix(thing, outer), level + 1)
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


def _is_visible(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _subpaths(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
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
    return all(value - least < _AXIS_TOLERANCE or most - value < _AXIS_TOLERANCE for value in values)


def _load_with_pdfplumber(path: Path, index: int) -> PageContent | FailedPage:
    import pdfplumber

    try:
        with pdfplumber.open(path, pages=[index + 1]) as document:
            page = document.pages[0]
            frame = Frame(0.0, 0.0, float(page.width), float(page.height), 0)
            chars = [
                char | {"baseline": char["bottom"] - DESCENT * char["size"]} for char in page.chars
                if char["text"].strip() and abs((turn := _turn(*char["matrix"][:2])) - round(turn)) <= _OBLIQUE
            ]
            objects = {"char": chars, "line": page.lines, "rect": page.rects}
            return PageContent(index + 1, frame, frame, objects, len(page.lines) + len(page.rects), float(bool(page.images)))
    except Exception:  # pdfplumber's parser raises whatever the damaged page makes it stumble over
        return FailedPage(index + 1)
