"""PDF -> Document: grids from the page's rules, lines from the text between them, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extraction.reading.clipped import OVERPRINTED
from extraction.reading.cut_rows import rejoined
from extraction.reading.cutting import cut, holds_titles
from extraction.reading.frame import Item
from extraction.reading.grids import Raster, build_grid, contains
from extraction.reading.lines import TextLine, text_lines
from extraction.reading.open_tables import bare_rasters, open_rasters
from extraction.reading.pages import FailedPage, PageContent, open_pages
from extraction.reading.ruled import Rules
from extraction.reading.scanned import ScannedPage, can_recognise, recognise
from extraction.reading.wide_sheets import side_by_side
from extraction.report import Block, Document, Grid, Line, Place
from extraction.wording import is_amount

_OUTLINES = 200
"""A page without text that draws more paths than this shows its text as outlines."""

_WHOLE_PAGE = 0.9
_LARGE_PICTURE = 0.25
_MOST_OF_PAGE = 0.5
_STAMP = 60
"""Fewer characters than this on pictures that take most of a page are a stamp, a title or a page number."""

_FEW = 300
"""Fewer characters than this on a picture of a whole page leave open whether it is more than a background."""

_FEWEST_AMOUNTS = 4
_SENTENCE = re.compile("[，。；：、]")
_AMOUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d?(?![\d.,%]|\s*[千万亿]?元)")

_REMEDY = "安装文字识别组件后重新读入即可识别：pip install -r requirements-ocr.txt"


def read_pdf(path: Path) -> Document:
    """Read a PDF; raises UnreadableFile where it is encrypted, truncated, empty, no PDF, or without pages."""
    blocks: list[Block] = []
    shortcomings: list[tuple[int, str]] = []
    pages = 0
    columns: Sequence[float] = ()
    for opened in open_pages(path):
        pages += 1
        if isinstance(opened, FailedPage):
            shortcomings.append((opened.page_number, "已损坏，内容未能读取"))
            continue
        page = recognise(path, opened) if _lacks_text(opened) and can_recognise() else opened
        found, unread, columns = ([], 0, ()) if page.garbled else _blocks(page, columns)
        grids = [block for block in found if isinstance(block, Grid)]
        shortcomings.extend((page.page_number, sentence) for sentence in _shortcomings(page, grids))
        blocks.extend(found)
        if unread:
            shortcomings.append((page.page_number, "有无竖线的表分不清列，其中的数字未读取"))
        elif _loose_amounts(found) >= _FEWEST_AMOUNTS:
            shortcomings.append((page.page_number, "有没有框线的表，其中的数字未读取"))
    return Document(path.name, tuple(rejoined(side_by_side(blocks))), pages, None, tuple(_notes(shortcomings)))


def _lacks_text(page: PageContent) -> bool:
    """Whether a page shows text that its text layer does not hold."""
    return page.garbled or (page.drawn > _OUTLINES and not page.chars) or _is_picture(page)


def _is_picture(page: PageContent) -> bool:
    return page.pictures > 0 and (not page.chars or (page.pictures > _MOST_OF_PAGE and len(page.chars) < _STAMP))


def _shortcomings(page: PageContent, grids: Iterable[Grid]) -> Iterator[str]:
    if isinstance(page, ScannedPage):
        yield "由文字识别得到，数字请与原件核对" if page.chars else "没有文字层，文字识别也没有认出内容"
    elif page.garbled:
        yield f"的文字层缺少编码，内容未读取；{_REMEDY}"
    elif _lacks_text(page):
        yield f"没有文字层（{'图像页' if page.pictures else '文字已转为曲线'}），内容未读取；{_REMEDY}"
    elif page.pictures > _LARGE_PICTURE and (page.pictures < _WHOLE_PAGE or len(page.chars) < _FEW):
        yield "有大幅图片，其中的内容未读取"
    if any(cell.text == OVERPRINTED for grid in grids for cell in grid.cells):
        yield "有互相重叠的文字，所在的行未读取"
    if page.unseen:
        yield "有与底色相同、看不见的文字，未读取"


def _notes(shortcomings: Iterable[tuple[int, str]]) -> Iterator[str]:
    """One sentence for each shortcoming with all its pages: 第 3–5、8 页…"""
    pages: dict[str, list[int]] = {}
    for number, sentence in shortcomings:
        pages.setdefault(sentence, []).append(number)
    return (f"第 {_ranges(numbers)} 页{sentence}" for sentence, numbers in pages.items())


def _ranges(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _blocks(page: PageContent, before: Sequence[float]) -> tuple[list[Block], int, Sequence[float]]:
    """The lines and grids of a page, how many tables could not be read, and the sides of the columns of an open last one.

    `before` are those of the page before.
    """
    rules = Rules(page)
    rasters = [raster for cells in rules.bounded() if (raster := Raster.of(cells)).is_table or _is_strip(page, raster)]
    bare, unread = open_rasters(page, rules.flat, rasters, before)
    rasters += bare
    placed: list[tuple[float, Block]] = [(raster.rows[0], block) for raster in rasters for block in _grids(page, raster)]
    outside = _outside(page.chars, rasters)
    lines = text_lines(outside)
    if unruled := list(bare_rasters(page, lines, rasters, before)):
        placed += [(raster.rows[0], block) for raster in unruled for block in _grids(page, raster)]
        lines = text_lines(_outside(outside, unruled))
    placed += [(line.box[1], _block(page, line)) for line in lines]
    last = max([*rasters, *unruled], key=lambda raster: raster.rows[0], default=None)
    columns = last.columns if last and last in [*bare, *unruled] else ()
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])], unread, columns


def _outside(chars: Sequence[Item], rasters: Iterable[Raster]) -> Sequence[Item]:
    """The characters that stand in none of the tables."""
    for raster in rasters:
        box = raster.box
        chars = [char for char in chars if not contains(box, char)]
    return chars


def _is_strip(page: PageContent, raster: Raster) -> bool:
    """Whether cells under one another hold amounts: the last column of a sheet that is wider than the paper."""
    if len(raster.rows) <= _FEWEST_AMOUNTS:
        return False
    lines = text_lines([char for char in page.chars if contains(raster.box, char)])
    amounts = sum(is_amount(line.text) and "." in line.text for line in lines)
    return amounts >= _FEWEST_AMOUNTS and amounts * 2 > len(lines)


def _loose_amounts(blocks: Iterable[Block]) -> int:
    """How many amounts without a unit stand on lines outside of grids that are no sentences."""
    texts = [block.text for block in blocks if isinstance(block, Line) and not _SENTENCE.search(block.text)]
    return sum(len(_AMOUNT.findall(text)) for text in texts)


def _grids(page: PageContent, raster: Raster) -> Iterable[Block]:
    grid = build_grid(page, raster, page.chars)
    if isinstance(page, ScannedPage):
        grid = page.marked(grid)
    return cut(grid, range(len(raster.rows))) if holds_titles(grid) else [grid]


def _block(page: PageContent, line: TextLine) -> Line:
    x0, top, x1, bottom = (round(edge, 2) for edge in page.displayed(line.box))
    return Line(line.text, Place(page=page.page_number, bbox=(x0, top, x1, bottom)), round(line.size, 2))
