"""Text in a font that neither file nor system holds: without outlines PDFium drops short, turned and repeated texts.

pdfplumber's parser, which draws nothing, reads those of such a page.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extraction.reading.drawings import DEEPEST_FORM, WALK
from extraction.reading.glyphs import Glyph, is_oblique, quarters_of

_PROBE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 39>>stream
BT /F 12 Tf 20 20 Td <56FD5E93> Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj
6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>
/DW 1000/FontDescriptor 7 0 R>>endobj
7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 4>>endobj
trailer<</Root 1 0 R/Size 8>>
%%EOF
"""
"""A page with two ideographs of a font that it only names."""

_FLAT = 0.01
"""Points: PDFium's own bound for a text without extent."""


def loses_text(page: pdfium.PdfPage) -> bool:
    """Whether PDFium drops text of a page, as no Chinese font of the system stands in for one that the file only names."""
    return not _has_chinese_font() and _has_undrawn(page)


def with_dropped(glyphs: list[Glyph], path: Path, number: int) -> list[Glyph]:
    """The characters of a page with those that PDFium dropped, which have no index there; raises PdfminerException."""
    origins = {(round(glyph.x), round(glyph.y)) for glyph in glyphs}
    return [*glyphs, *(glyph for glyph in _told(path, number) if (round(glyph.x), round(glyph.y)) not in origins)]


def _told(path: Path, number: int) -> Iterator[Glyph]:
    """The characters of a page by the codes and widths of its fonts alone."""
    import pdfplumber

    with pdfplumber.open(path, pages=[number]) as document:
        page = document.pages[0]
        page.page_obj.rotate = 0  # user space is meant, as PDFium gives it
        left, bottom = page.page_obj.mediabox[:2]
        for char in page.chars:
            a, b, *_, x, y = char["matrix"]
            if char["text"].isspace() or is_oblique(a, b):
                continue
            box = (char["x0"], char["y0"] + bottom, char["x1"], char["y1"] + bottom)
            quarters = quarters_of(a, b)
            size = char["width"] if quarters % 2 else char["height"]
            yield Glyph(unicodedata.normalize("NFC", char["text"]), *box, x + left, y + bottom, size, quarters, -1)


@cache
def _has_chinese_font() -> bool:
    document = pdfium.PdfDocument(_PROBE)
    page = document[0]
    try:
        return not _is_undrawn(raw.FPDFPage_GetObject(page, 0))
    finally:
        page.close()
        document.close()


def _has_undrawn(parent: Any, level: int = 0) -> bool:
    """Whether a page, or a form on it, has a text without outlines in a font that the file doesn't hold."""
    count, get = WALK[bool(level)]
    for index in range(count(parent)):
        thing = get(parent, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT and _is_undrawn(thing):
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and level < DEEPEST_FORM and _has_undrawn(thing, level + 1):
            return True
    return False


def _is_undrawn(thing: Any) -> bool:
    """Whether a text object, its font not being in the file, takes no room across or along its line."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    flat = min(right.value - left.value, top.value - bottom.value) < _FLAT
    return flat and not raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(thing))
