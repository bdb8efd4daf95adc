"""The one source of PDF pages: characters and paths as PDFium reads them, in the shape that pdfplumber's table finder takes.

PDFium is four times faster than pdfplumber's own parser, which stands in, page by page, where PDFium fails. A character's
box is made from its origin (the baseline) and font size: tight glyph boxes would lift commas and digits out of their line.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pdfplumber.container import Container
from pypdfium2 import raw

from extraction.errors import UnreadableFile
from extraction.report import BBox

Item = dict[str, Any]
"""A character, line or rectangle with pdfplumber's keys; characters have `baseline` as well."""

Point = tuple[float, float]

DESCENT = 0.12
"""Share of the font size that is taken to lie under the baseline."""

_AXIS_TOLERANCE = 0.6
_LEAST_SHARE = 1e-6
_SOFT_HYPHEN_AT_LINE_END = 0x02


@dataclass(frozen=True, slots=True)
class Frame:
    """A page box in PDF user space, turned clockwise by quarters, as coordinates with the origin at the top left."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> Point:
        """Width and height after turning."""
        across, up = self.right - self.left, self.top - self.bottom
        return (across, up) if self.quarters % 2 == 0 else (up, across)

    def place(self, x: float, y: float) -> Point:
        """A point of user space in this frame."""
        match self.quarters:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def unplace(self, x: float, y: float) -> Point:
        """A point of this frame in user space."""
        match self.quarters:
            case 0:
                return x + self.left, self.top - y
            case 1:
                return y + self.left, x + self.bottom
            case 2:
                return self.right - x, y + self.bottom
            case _:
                return self.right - y, self.top - x


class PageContent(Container):
    """One page's characters, lines and rectangles in its reading frame, in which most of its text stands upright.

    `drawn` counts its paths; `pictures` is the share of the page that its largest image takes, 0 for none.
    """

    def __init__(
        self, number: int, reading: Frame, display: Frame, objects: dict[str, list[Item]], drawn: int, pictures: float
    ) -> None:
        self.page_number = number
        self.reading = reading
        self.display = display
        self.found = objects
        self.drawn = drawn
        self.pictures = pictures
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
    glyphs = list(_glyphs(page))
    turns = Counter(glyph.quarters for glyph in glyphs)
    upright = turns.most_common(1)[0][0] if turns else page.get_rotation() // 90
    reading = Frame(left, bottom, right, top, upright)
    chars = [_char(glyph, reading) for glyph in glyphs]
    paths, drawn, pictures = _drawings(page, reading)
    display = Frame(left, bottom, right, top, page.get_rotation() // 90)
    return PageContent(number, reading, display, {"char": chars, **paths}, drawn, pictures)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    box: tuple[float, float, float, float]
    origin: Point
    size: float
    quarters: int


def _glyphs(page: pdfium.PdfPage) -> Iterator[_Glyph]:
    textpage = page.get_textpage()
    handle = textpage.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0, 0x20, 0x0A, 0x0D, 0xA0, 0x3000, 0xFFFE) or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
        quarters = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        yield _Glyph(_character(code), (box.left, box.bottom, box.right, box.top), (x.value, y.value), size, quarters)
    textpage.close()


def _character(code: int) -> str:
    """The character of a code point; radicals and compatibility forms that fonts map to are the ideographs they look like."""
    if code == _SOFT_HYPHEN_AT_LINE_END:
        return "-"
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _char(glyph: _Glyph, frame: Frame) -> Item:
    (x0, y0), (x1, y1) = frame.place(*glyph.box[:2]), frame.place(*glyph.box[2:])
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    baseline = bottom - DESCENT * glyph.size
    if glyph.quarters == frame.quarters:
        baseline = frame.place(*glyph.origin)[1]
        bottom = baseline + DESCENT * glyph.size
        top = bottom - glyph.size
    item = make_item("char", left, top, right, bottom)
    return item | {"text": glyph.text, "size": glyph.size, "baseline": baseline, "upright": glyph.quarters == frame.quarters}


def make_item(kind: str, x0: float, top: float, x1: float, bottom: float) -> Item:
    """An item of a kind with the keys that the table finder reads."""
    return {
        "object_type": kind, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "y0": -bottom, "y1": -top, "width": x1 - x0, "height": bottom - top,
    }


def _drawings(page: pdfium.PdfPage, frame: Frame) -> tuple[dict[str, list[Item]], int, float]:
    """Axis-parallel strokes and rectangles of the page, how many paths it draws, and the share of it that its largest image takes."""
    items: dict[str, list[Item]] = {"line": [], "rect": []}
    drawn, pictures = 0, 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = max(pictures, _share(thing, frame))
            continue
        drawn += 1
        if _is_visible(thing.raw):
            for points in _subpaths(thing):
                for item in _straight_items([frame.place(*point) for point in points]):
                    items[item["object_type"]].append(item)
    return items, drawn, pictures


def _share(thing: pdfium.PdfObject, frame: Frame) -> float:
    left, bottom, right, top = thing.get_bounds()
    width, height = frame.size
    return max(abs((right - left) * (top - bottom)) / max(width * height, 1.0), _LEAST_SHARE)


def _is_visible(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _subpaths(thing: pdfium.PdfObject) -> Iterator[list[Point]]:
    matrix = thing.get_matrix()
    container = thing.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(thing.raw)):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _straight_items(points: list[Point]) -> Iterator[Item]:
    """A closed axis-parallel quadrangle as one rectangle, anything else as its horizontal and vertical strokes."""
    steps = list(pairwise(points))
    if not steps or not all(_is_straight(start, end) for start, end in steps):
        return
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    corners = all(_near(x, box[0], box[2]) for x in xs) and all(_near(y, box[1], box[3]) for y in ys)
    if len(points) >= 4 and corners:
        yield make_item("rect", *box)
        return
    for start, end in steps:
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        yield make_item("line", left, top, right, bottom) | {"pts": [start, end]}


def _is_straight(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) < _AXIS_TOLERANCE or abs(start[1] - end[1]) < _AXIS_TOLERANCE


def _near(value: float, *targets: float) -> bool:
    return any(abs(value - target) < _AXIS_TOLERANCE for target in targets)


def _load_with_pdfplumber(path: Path, index: int) -> PageContent | FailedPage:
    import pdfplumber

    try:
        with pdfplumber.open(path, pages=[index + 1]) as document:
            page = document.pages[0]
            frame = Frame(0.0, 0.0, float(page.width), float(page.height), 0)
            chars = [char | {"baseline": char["bottom"] - DESCENT * char["size"]} for char in page.chars if char["text"].strip()]
            objects = {"char": chars, "line": page.lines, "rect": page.rects}
            return PageContent(index + 1, frame, frame, objects, len(page.lines) + len(page.rects), float(bool(page.images)))
    except Exception:  # pdfplumber's parser raises whatever the damaged page makes it stumble over
        return FailedPage(index + 1)
