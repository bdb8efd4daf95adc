"""Pages without a text layer: their characters are recognised (RapidOCR), their rules found in the rendered picture.

The optional components are in requirements-ocr.txt. What is recognised is marked, and what is doubtful is unreadable.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extraction.numbers import parse_number
from extraction.reading.frame import Item, make_item
from extraction.reading.glyphs import DESCENT
from extraction.reading.pages import PageContent
from extraction.reading.rules import Rule, find_rules, skew
from extraction.report import BBox, Grid, GridCell

SCALE = 2.5
"""Rendered pixels for each point: 180 dpi."""

_LARGEST_SIDE = 4000
_SURE = 0.85
_SIZE_OF_BOX = 0.72
"""The font size as a share of the height of a recognised line's box, which has a margin."""

_LIKE_NUMBER = re.compile(r"[\dOoQDIl|SBZ.,，。．·:;'%-]+")
_ALIKE_SHARE = 0.8


def can_recognise() -> bool:
    """Whether the optional components are installed."""
    return find_spec("rapidocr") is not None and find_spec("cv2") is not None


class ScannedPage(PageContent):
    """A page whose characters were recognised; it was turned by `angle` degrees to stand straight."""

    recognised = True

    def __init__(self, page: PageContent, objects: dict[str, list[Item]], angle: float) -> None:
        super().__init__(page.page_number, page.display, page.display, objects, page.drawn, page.pictures)
        self.angle = math.radians(angle)

    def displayed(self, box: BBox) -> BBox:
        """The box round a box of the straight page as it lies on the page displayed."""
        if not self.angle:
            return box
        points = [self._turned_back(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _turned_back(self, x: float, y: float) -> tuple[float, float]:
        across, down = x - self.width / 2, y - self.height / 2
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return self.width / 2 + across * cos + down * sin, self.height / 2 - across * sin + down * cos

    def marked(self, grid: Grid) -> Grid:
        """A grid of this page with its cells marked as recognised, doubtful ones as unreadable."""
        whole = _columns_without_fractions(grid)
        cells = (replace(cell, ocr=True, readable=not self._is_doubtful(cell, cell.column in whole)) for cell in grid.cells)
        return replace(grid, cells=tuple(cells))

    def _is_doubtful(self, cell: GridCell, may_be_whole: bool) -> bool:
        text = "".join(cell.text.split())
        amount = parse_number(text)
        if amount is None:
            return bool(text and _LIKE_NUMBER.fullmatch(text))
        lost_point = not may_be_whole and amount.decimals == 0 and len(text) > 2
        return lost_point or any(char["score"] < _SURE for char in self._chars_in(cell))

    def _chars_in(self, cell: GridCell) -> Iterator[Item]:
        box = cell.place.bbox
        for char in self.chars:
            x0, top, x1, bottom = self.displayed((char["x0"], char["top"], char["x1"], char["bottom"]))
            if box and box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]:
                yield char


def _columns_without_fractions(grid: Grid) -> set[int]:
    """Columns in which numbers without decimals are usual; elsewhere one such may have lost its decimal point."""
    decimals: dict[int, list[bool]] = {}
    for cell in grid.cells:
        amount = parse_number(cell.text)
        if amount is not None:
            decimals.setdefault(cell.column, []).append(amount.decimals > 0)
    return {column for column, fractions in decimals.items() if sum(fractions) < _ALIKE_SHARE * len(fractions)}


def recognise(path: Path, page: PageContent) -> ScannedPage:
    """A page of a PDF with its characters and rules as they are seen; both can be empty."""
    import cv2

    image, scale = _render(path, page)
    angle = skew(image)
    if angle:
        centre = (image.shape[1] / 2, image.shape[0] / 2)
        turn = cv2.getRotationMatrix2D(centre, -angle, 1)
        image = cv2.warpAffine(image, turn, (image.shape[1], image.shape[0]), borderValue=255)
    flat, upright = find_rules(image, scale, page.display.size[0])
    chars = list(_chars(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), scale))
    return ScannedPage(page, {"char": chars, "line": list(_lines(flat, upright)), "rect": []}, angle)


def _render(path: Path, page: PageContent) -> tuple[Any, float]:
    """The page as displayed in grey, and its pixels for each point."""
    import numpy
    import pypdfium2

    scale = min(SCALE, _LARGEST_SIDE / max(page.display.size))
    document = pypdfium2.PdfDocument(path)
    try:
        bitmap = document[page.page_number - 1].render(scale=scale, grayscale=True)
        image = numpy.array(bitmap.to_numpy())
    finally:
        document.close()
    return image.reshape(image.shape[0], image.shape[1]), scale


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.max_side_len": _LARGEST_SIDE, "Global.log_level": "error"})


def _chars(image: Any, scale: float) -> Iterator[Item]:
    """The recognised characters with their boxes and how sure each is (0 to 1)."""
    found = _engine()(image, use_cls=False, return_word_box=True, return_single_char_box=True)
    for box, words in zip([] if found.boxes is None else found.boxes, found.word_results or (), strict=False):
        height = float(box[:, 1].max() - box[:, 1].min()) / scale
        middle = float(box[:, 1].mean()) / scale
        size = height * _SIZE_OF_BOX
        for text, score, corners in words:
            xs = [float(corner[0]) / scale for corner in corners]
            char = make_item("char", min(xs), middle - size / 2, max(xs), middle + size / 2)
            yield char | {
                "text": text, "size": size, "baseline": middle + size / 2 - DESCENT * size, "upright": True,
                "score": float(score),
            }  # fmt: skip


def _lines(flat: Iterable[Rule], upright: Iterable[Rule]) -> Iterator[Item]:
    ends = [(rule.start, rule.across, rule.end, rule.across) for rule in flat]
    ends += [(rule.across, rule.start, rule.across, rule.end) for rule in upright]
    for x0, top, x1, bottom in ends:
        yield make_item("line", x0, top, x1, bottom) | {"pts": [(x0, top), (x1, bottom)]}
