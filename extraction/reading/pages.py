"""The one source of PDF pages: characters and paths as PDFium reads them, in the shape that pdfplumber's table finder takes.

PDFium is four times faster than pdfplumber's own parser, which stands in, page by page, where PDFium fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from pdfplumber.container import Container
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2 import raw

from extraction.errors import UnreadableFile
from extraction.reading.clipped import show_clipped
from extraction.reading.drawings import SHADING, drawings, is_shading
from extraction.reading.frame import Frame, Item
from extraction.reading.glyphs import DESCENT, chars_of, glyphs_of, is_meaningless, is_oblique
from extraction.reading.shading import without_shading
from extraction.reading.undrawn import loses_text, with_dropped
from extraction.reading.unseen import has_pale_text, seen
from extraction.report import BBox

_RUNS = 50
"""From one in so many characters on, those without a meaning that follow one another are figures or words, not bullets."""

_USUAL = frozenset("·×÷±°§")
"""Signs of Latin-1 that Chinese text prints."""

_SELDOM = frozenset("!\"#$&'*+;<=>?@[\\]^_`{|}~")
"""ASCII signs; a page full of them without an ideograph shows the codes of glyphs."""


class PageContent(Container):
    """One page's characters, lines and rectangles in its reading frame, in which most of its text stands upright.

    `drawn` counts its paths; `pictures` is the share of the page that its largest image takes, 0 for none; `unseen` counts
    the characters that nobody sees on it, which are left out.
    """

    recognised = False
    """Whether its characters were seen in a picture."""

    path: Path | None = None
    """The file that holds it, if PDFium reads it."""

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

    @cached_property
    def edges(self) -> list[Item]:
        """The straight rules that part its cells, as pdfplumber's table finder takes them."""
        return without_shading(super().edges)

    def displayed(self, box: BBox) -> BBox:
        """A box of the reading frame as it lies on the displayed page."""
        if self.reading == self.display:
            return box
        x0, y0 = self.display.place(*self.reading.unplace(box[0], box[1]))
        x1, y1 = self.display.place(*self.reading.unplace(box[2], box[3]))
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @cached_property
    def shows_clipped(self) -> bool:
        """Whether a clip cuts characters off, which from now on have the height at which they are seen as `seen_at`."""
        return self.path is not None and show_clipped(self.path, self.page_number, self.reading, self.chars)

    @property
    def has_grounds(self) -> bool:
        """Whether grounds of cells, and no drawn rules, part its cells."""
        return any(edge.get(SHADING) for edge in self.edges)

    @cached_property
    def garbled(self) -> bool:
        """Whether a good part of the text layer has no meaning: its fonts do not tell what their glyphs are."""
        texts: list[str] = [item["text"] for item in self.chars]
        counts = Counter(texts)
        meaningless = {text for text in counts if is_meaningless(text)}
        if meaningless and sum(one in meaningless and two in meaningless for one, two in pairwise(texts)) * _RUNS > len(texts):
            return True
        foreign = {text for text in counts if "\x7f" < text < "\u0250" and text not in _USUAL}
        if not any("\u3400" <= text < "\ua000" for text in counts):
            foreign |= counts.keys() & _SELDOM
        strange = sum(counts[text] for text in meaningless) + sum(counts[text] for text in foreign)
        return strange * 4 > len(texts)


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
            return _read_page(page, index + 1, path)
        finally:
            page.close()
    except (pdfium.PdfiumError, PdfminerException):
        return _load_with_pdfplumber(path, index)


def _read_page(page: pdfium.PdfPage, number: int, path: Path) -> PageContent:
    left, bottom, right, top = page.get_cropbox()
    everything = list(glyphs_of(page))
    if loses_text(page):
        everything = with_dropped(everything, path, number)
    shown = [glyph for glyph in everything if left <= glyph.x <= right and bottom <= glyph.y <= top]
    written = shown or everything
    glyphs = list(seen(page, written)) if has_pale_text(page) else written
    turns = Counter(glyph.quarters for glyph in glyphs)
    upright = turns.most_common(1)[0][0] if turns else page.get_rotation() // 90
    reading = Frame(left, bottom, right, top, upright)
    chars = list(chars_of(glyphs, reading))
    paths, drawn, pictures = drawings(page, reading)
    display = Frame(left, bottom, right, top, page.get_rotation() // 90)
    content = PageContent(number, reading, display, {"char": chars, **paths}, drawn, pictures, len(written) - len(glyphs))
    content.path = path
    return content


def _load_with_pdfplumber(path: Path, index: int) -> PageContent | FailedPage:
    import pdfplumber

    try:
        with pdfplumber.open(path, pages=[index + 1]) as document:
            page = document.pages[0]
            frame = Frame(0.0, 0.0, float(page.width), float(page.height), 0)
            chars = [
                char | {"baseline": char["bottom"] - DESCENT * char["size"]} for char in page.chars
                if char["text"].strip() and not is_oblique(*char["matrix"][:2])
            ]
            rects = [rect | {SHADING: is_shading(rect, rect["stroke"])} for rect in page.rects]
            objects = {"char": chars, "line": page.lines, "rect": rects}
            return PageContent(index + 1, frame, frame, objects, len(page.lines) + len(page.rects), float(bool(page.images)))
    except Exception:  # pdfplumber's parser raises whatever the damaged page makes it stumble over
        return FailedPage(index + 1)
