"""PDF -> Document: grids from the page's rules, lines from the text between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pdfplumber.page import Page
from pdfplumber.table import TableFinder

from extraction.reading.grids import Raster, build_grid, contains
from extraction.reading.lines import TextLine, text_lines
from extraction.reading.open_tables import open_rasters
from extraction.reading.pages import FailedPage, PageContent, open_pages
from extraction.report import Block, Document, Line, Place

_OUTLINES = 200
"""A page without text that draws more paths than this shows its text as outlines."""


def read_pdf(path: Path) -> Document:
    """Read a PDF; raises UnreadableFile where it is encrypted, truncated, empty, no PDF, or without pages."""
    blocks: list[Block] = []
    notes: list[str] = []
    pages = 0
    for page in open_pages(path):
        pages += 1
        if isinstance(page, FailedPage):
            notes.append(f"第 {page.page_number} 页已损坏，内容未能读取")
            continue
        notes.extend(_shortcomings(page))
        blocks.extend(_blocks(page))
    return Document(path.name, tuple(blocks), pages, None, tuple(notes))


def _shortcomings(page: PageContent) -> Iterator[str]:
    if not page.chars and page.pictures:
        yield f"第 {page.page_number} 页没有文字层（图像页），内容未读取"
    elif not page.chars and page.drawn > _OUTLINES:
        yield f"第 {page.page_number} 页没有文字层（文字已转为曲线），内容未读取"
    elif page.garbled:
        yield f"第 {page.page_number} 页的文字层缺少编码，内容可能有误"


def _blocks(page: PageContent) -> list[Block]:
    found = TableFinder(cast(Page, page)).tables
    rasters = [raster for table in found if (raster := Raster.of(table.cells)).is_table]
    rasters += open_rasters(page, rasters)
    outside = [char for char in page.chars if not any(contains(raster.box, char) for raster in rasters)]
    placed: list[tuple[float, Block]] = [(raster.rows[0], build_grid(page, raster, page.chars)) for raster in rasters]
    placed += [(line.box[1], _block(page, line)) for line in text_lines(outside)]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _block(page: PageContent, line: TextLine) -> Line:
    x0, top, x1, bottom = (round(edge, 2) for edge in page.displayed(line.box))
    return Line(line.text, Place(page=page.page_number, bbox=(x0, top, x1, bottom)), round(line.size, 2))
