"""A citation shown where it is printed: the page of a PDF with the cited boxes marked, or the lines of any other format."""

from __future__ import annotations

import base64
import io
import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from extraction.errors import HeshuError
from extraction.reading import TEXT_SUFFIXES, read_document
from extraction.reading.image import IMAGE_SUFFIXES, as_pdf
from extraction.reading.text import text_lines
from extraction.report import BBox, Grid
from retrieval.reply import Citation

SCALE = 2.0
"""Rendered pixels for each PDF point: sharp at the width of the panel and when zoomed in."""

CONTEXT = 12
"""Lines of a text shown before and after the cited ones."""

MARGIN = 1.5
"""Points by which a mark is wider than the box that it marks."""

ZOOM = (
    '<span class="zoom"><button type="button" data-zoom="-1" aria-label="缩小" title="缩小">－</button>'
    '<button type="button" data-zoom="1" aria-label="放大" title="放大">＋</button></span>'
)

_PDFIUM = threading.Lock()
"""PDFium is not safe to use from several threads."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One view of a citation: a page with its marked boxes, or a range of lines (of a workbook's sheet, the page)."""

    page: int | None
    lines: tuple[int, int] | None
    boxes: tuple[BBox, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page as a data URI, its size in points, and how many pages its file has."""

    uri: str
    width: float
    height: float
    pages: int


def stops(citation: Citation) -> list[Stop]:
    """The views that a reader steps through: one for each page, or for each range of lines."""
    own: dict[str, Any] = {"page": citation.page, "lines": citation.lines, "bbox": citation.bbox}
    spans = citation.spans or (own,)
    if citation.lines is not None:
        return [Stop(span["page"], (span["lines"][0], span["lines"][1])) for span in spans]
    pages = groupby(spans, key=lambda span: span["page"])
    return [Stop(page, None, tuple(span["bbox"] for span in group if span["bbox"])) for page, group in pages]


def notice(text: str) -> str:
    """The HTML of a preview that has nothing to show."""
    return f'<div class="empty">{escape(text)}</div>'


def preview(path: Path, citation: Citation, stop: Stop) -> str:
    """The HTML of one view of a citation; `path` is the original file."""
    if stop.lines is None:
        return _page_html(path, citation, stop)
    return _lines_html(path, citation, stop)


def _page_html(path: Path, citation: Citation, stop: Stop) -> str:
    assert stop.page is not None
    image = page_image(path, path.stat().st_mtime_ns, stop.page)
    marks = "".join(_mark(box, image) for box in stop.boxes)
    caption = f"{_name(citation)}<span>第 {stop.page} 页，共 {image.pages} 页</span>{ZOOM}"
    # The ratio gives the page its height before the image is decoded, so that the mark can be brought into view at once.
    page = f'<div class="page" style="aspect-ratio:{image.width}/{image.height}">'
    return (
        f'<figure class="sheet"><figcaption>{caption}</figcaption><div class="view" tabindex="0">'
        f'{page}<img src="{image.uri}" alt="第 {stop.page} 页">{marks}</div></div></figure>'
    )


def _name(citation: Citation) -> str:
    name = escape(citation.file)
    return f'<span class="file" title="{name}">{name}</span>'


def _mark(box: BBox, image: PageImage) -> str:
    left, top, right, bottom = box
    edges = {
        "left": (left - MARGIN) / image.width, "top": (top - MARGIN) / image.height,
        "width": (right - left + 2 * MARGIN) / image.width, "height": (bottom - top + 2 * MARGIN) / image.height,
    }
    style = ";".join(f"{name}:{share:.4%}" for name, share in edges.items())
    return f'<div class="mark" style="{style}"></div>'


@lru_cache(maxsize=64)
def page_image(path: Path, version: int, page: int) -> PageImage:
    """A page (1-based) rendered by PDFium; `version` tells files of one name apart."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(as_pdf(path) if path.suffix.lower() in IMAGE_SUFFIXES else path)
        try:
            if not 0 < page <= len(document):
                raise HeshuError(f"“{path.name}”没有第 {page} 页：报告可能已经换过；请重新提问。")
            sheet = document[page - 1]
            width, height = sheet.get_size()
            picture = sheet.render(scale=SCALE).to_pil()
            pages = len(document)
        finally:
            document.close()
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "WEBP", quality=80, method=0)
    uri = "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
    return PageImage(uri, width, height, pages)


def _lines_html(path: Path, citation: Citation, stop: Stop) -> str:
    assert stop.lines is not None
    lines = numbered_lines(path, path.stat().st_mtime_ns, stop.page)
    first, last = stop.lines
    shown = [number for number in lines if first - CONTEXT <= number <= last + CONTEXT]
    rows = "".join(_line_html(number, lines[number], first <= number <= last, citation.quote) for number in shown)
    extent = f"第 {first} 行" if first == last else f"第 {first}–{last} 行"
    caption = f"{_name(citation)}<span>{extent}，共 {max(lines, default=0)} 行</span>"
    table = f'<table class="lines">{rows}</table>'
    return f'<figure class="sheet"><figcaption>{caption}</figcaption><div class="view" tabindex="0">{table}</div></figure>'


@lru_cache(maxsize=8)
def numbered_lines(path: Path, version: int, page: int | None) -> dict[int, str]:
    """The lines of a file by their numbers; of a workbook, those of one sheet. `version` is as for `page_image`."""
    if path.suffix.lower() in TEXT_SUFFIXES:
        return dict(enumerate(text_lines(path), start=1))
    lines: dict[int, list[str]] = {}
    for block in read_document(path, path.read_bytes()).blocks:
        for piece in block.cells if isinstance(block, Grid) else [block]:
            if piece.place.lines and piece.place.page == page:
                lines.setdefault(piece.place.lines[0], []).append(piece.text)
    return {number: "\t".join(texts) for number, texts in lines.items()}


def _line_html(number: int, text: str, cited: bool, quote: str) -> str:
    content = escape(text)
    if cited and quote:
        # A number is not marked within a longer one.
        content = re.sub(rf"(?<![\d.,]){re.escape(escape(quote))}(?![\d.,]*\d)", r"<em>\g<0></em>", content)
    attribute = ' class="mark"' if cited else ""
    return f"<tr{attribute}><th>{number}</th><td>{content}</td></tr>"
