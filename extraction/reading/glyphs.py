"""The characters of a page as PDFium reads them.

A character's box is made from its origin (the baseline) and font size: tight glyph boxes would lift commas and digits
out of their line.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extraction.reading.frame import Frame, Item

DESCENT = 0.12
"""Share of the font size that is taken to lie under the baseline."""

_OBLIQUE = 0.06
"""Quarters of a turn; text further from upright is laid over the page."""

_SOFT_HYPHEN_AT_LINE_END = 0x02
_MARKED = 0xFFFE
_NO_MEANING = frozenset({"Cc", "Co", "Cn"})
_BLANKS = frozenset({0, 0x20, 0x0A, 0x0D, 0xA0, 0x3000, 0xFFFE})


class Glyph(NamedTuple):
    """A character as PDFium gives it, in user space: its box, its origin (x, y) on the baseline, its font size.

    It is turned by `quarters`, counter-clockwise; `at` is its index.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    quarters: int
    at: int


def glyphs_of(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """The characters of a page but for oblique ones, a watermark's, and blanks, which alone PDFium also adds of itself."""
    textpage = page.get_textpage()
    handle = textpage.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index, code in enumerate(_codes(handle, textpage.count_chars())):
        if code in _BLANKS:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        a, b, size, quarters = matrix.a, matrix.b, raw.FPDFText_GetFontSize(handle, index), 0
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        if b or a < 0:
            if is_oblique(a, b):
                continue
            quarters = quarters_of(a, b)
        yield Glyph(_character(code), box.left, box.bottom, box.right, box.top, x.value, y.value, size, quarters, index)
    textpage.close()


def _codes(handle: Any, count: int) -> Sequence[int]:
    """The codes of all characters: asked for at once, as a text, if that has one of its own for every one of them.

    PDFium leaves some characters out of a text, and marks others, as a hyphen at a line's end, in one way there.
    """
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, units)
    codes: list[int] = units[:count]
    if written == count + 1 and _MARKED not in codes:
        return codes
    return [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]


def is_oblique(a: float, b: float) -> bool:
    """Whether the matrix of a character stands it aslant, as a watermark's does."""
    turn = _turn(a, b)
    return abs(turn - round(turn)) > _OBLIQUE


def quarters_of(a: float, b: float) -> int:
    """By how many whole quarters the matrix of a character turns it, counter-clockwise."""
    return round(_turn(a, b)) % 4


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


def is_meaningless(text: str) -> bool:
    """Whether a character stands for nothing: a control code, one for private use, or none at all."""
    return unicodedata.category(text) in _NO_MEANING or text == "\ufffd"


def chars_of(glyphs: Iterable[Glyph], frame: Frame) -> Iterator[Item]:
    """The characters in a frame; one that stands upright there has its box from its baseline and size."""
    a, b, c, d, e, f = frame.matrix
    for text, left, low, right, high, x, y, size, quarters, at in glyphs:
        x0, x1 = a * left + c * low + e, a * right + c * high + e
        top, bottom = b * left + d * low + f, b * right + d * high + f
        if x0 > x1:
            x0, x1 = x1, x0
        if top > bottom:
            top, bottom = bottom, top
        upright = quarters == frame.quarters
        baseline = b * x + d * y + f if upright else bottom - DESCENT * size
        bottom = baseline + DESCENT * size
        yield {
            "text": text, "x0": x0, "x1": x1, "top": bottom - size if upright else top, "bottom": bottom, "width": x1 - x0,
            "size": size, "baseline": baseline, "at": at,
        }  # fmt: skip
