"""Draws the documents of layouts.yaml: `python -m tests.documents.build`; their fonts are named, not embedded, to stay small."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parent
FONT, SIZE, LEADING = "STSong-Light", 8.5, 11.0
LEFT, TOP, WIDTH = 40.0, 100.0, 515.0


@dataclass(frozen=True)
class Box:
    """One cell: where it lies, and the lines printed in it."""

    left: float
    top: float
    right: float
    bottom: float
    lines: list[str]
    is_header: bool


def layouts() -> list[dict[str, Any]]:
    """Every layout as written."""
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / "layouts.yaml").read_text(encoding="utf-8"))
    return entries


def build(layout: dict[str, Any], path: Path) -> None:
    """Draw one document: its title and unit on the first page, a grid on each."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number, rows in enumerate(layout["pages"]):
        canvas.setPageRotation(layout.get("rotation", 0))
        if number == 0 and not layout.get("captioned"):
            _write(canvas, layout, layout["title"], A4[0] / 2, 60, "centre")
            unit = layout.get("unit", "万元")
            _write(canvas, layout, f"单位：{unit}" if unit else "", 500, 85, "left")
        boxes = list(_boxes(layout, [[text.strip() for text in row.split("|")] for row in rows], number))
        _rules(canvas, boxes, layout.get("rules", "all"))
        if layout.get("scrambled"):
            random.Random(1).shuffle(boxes)
        for box in boxes:
            _fill(canvas, layout, box)
        if "watermark" in layout:
            _stamp(canvas, layout["watermark"])
        canvas.showPage()
    canvas.save()


def _boxes(layout: dict[str, Any], texts: list[list[str]], page: int) -> Iterator[Box]:
    widths = layout["widths"][page] if "widths" in layout else [WIDTH / len(texts[0])] * len(texts[0])
    xs = [LEFT + sum(widths[:column]) for column in range(len(widths) + 1)]
    height = layout.get("height", 24)
    first = next((at for at, row in enumerate(texts) if any(_is_number(text.split("/")[0]) for text in row)), 1)
    for at, row in enumerate(texts):
        for column, text in enumerate(row):
            if text in ("^", "<"):
                continue
            across, down = column + 1, at + 1
            while across < len(row) and row[across] == "<":
                across += 1
            while down < len(texts) and texts[down][column] == "^":
                down += 1
            yield Box(xs[column], TOP + height * at, xs[across], TOP + height * down, text.split("/"), at < first)


def _rules(canvas: Canvas, boxes: list[Box], kind: str) -> None:
    """A frame round every cell (`all`), `dotted`, without the outer `sides`, without the rules between `rows` of data,
    `upright` or `flat` rules alone, `shaded` with a frame and grounds row by row, `grounds` alone, or `none`.

    For an `open` table three rules: above, under the header, below.
    """
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    foot = max((box.bottom for box in boxes if box.is_header), default=top)
    if kind == "open":
        for y in (top, foot, bottom):
            canvas.line(LEFT, A4[1] - y, LEFT + WIDTH, A4[1] - y)
        return
    if kind in ("shaded", "grounds"):
        _shade(canvas, boxes)
    for box in boxes:
        if kind in ("all", "shaded"):
            canvas.rect(box.left, A4[1] - box.bottom, box.right - box.left, box.bottom - box.top)
            continue
        if kind in ("none", "grounds"):
            continue
        flat = [y for y in (box.top, box.bottom) if kind != "upright" and (kind != "rows" or y <= foot or y == bottom)]
        upright = [x for x in (box.left, box.right) if kind != "flat" and (kind != "sides" or LEFT < x < LEFT + WIDTH - 1)]
        for y in flat:
            _rule(canvas, (box.left, y), (box.right, y), kind)
        for x in upright:
            _rule(canvas, (x, box.top), (x, box.bottom), kind)


def _shade(canvas: Canvas, boxes: list[Box]) -> None:
    """Grounds under headers and every second row, those of merged cells row by row as a spreadsheet prints them."""
    tops = sorted({box.top for box in boxes} | {max(box.bottom for box in boxes)})
    canvas.setFillGray(0.9)
    for number, (top, bottom) in enumerate(pairwise(tops)):
        for box in boxes:
            if box.top <= top < box.bottom and (number % 2 or box.is_header):
                canvas.rect(box.left, A4[1] - bottom, box.right - box.left, bottom - top, stroke=0, fill=1)
    canvas.setFillGray(0)


def _rule(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
    if kind != "dotted":
        canvas.line(start[0], A4[1] - start[1], end[0], A4[1] - end[1])
        return
    steps = round(max(end[0] - start[0], end[1] - start[1]) / 2)
    for step in range(steps + 1):
        x, y = (first + (last - first) * step / steps for first, last in zip(start, end, strict=True))
        canvas.rect(x, A4[1] - y, 0.75, 0.75, stroke=0, fill=1)


def _stamp(canvas: Canvas, text: str) -> None:
    """A watermark: large letters laid aslant over the page."""
    canvas.saveState()
    canvas.translate(150, 620)
    canvas.rotate(40)
    canvas.setFont(FONT, 60)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _fill(canvas: Canvas, layout: dict[str, Any], box: Box) -> None:
    is_number = _is_number(box.lines[0])
    leading = layout.get("leading", LEADING)
    at_top = layout.get("align") == "top" and is_number
    y = box.top + leading if at_top else (box.top + box.bottom - leading * len(box.lines)) / 2 + SIZE
    align = "right" if is_number and not box.is_header else "centre" if box.is_header else layout.get("align", "left")
    x = {"right": box.right - 3, "centre": (box.left + box.right) / 2}.get(align, box.left + 3)
    for text in box.lines:
        _write(canvas, layout, text, x, y, align)
        y += leading


def _write(canvas: Canvas, layout: dict[str, Any], text: str, x: float, y: float, align: str) -> None:
    font, size = layout["digits"] if "digits" in layout and _is_number(text) else (FONT, SIZE)
    canvas.setFont(font, size)
    draw = {"right": canvas.drawRightString, "centre": canvas.drawCentredString}.get(align, canvas.drawString)
    draw(x, A4[1] - y, text)


def _is_number(text: str) -> bool:
    return text[:1].isdigit() and all(char in "0123456789,.%" for char in text)


def main() -> None:
    """Draw them all."""
    for layout in layouts():
        build(layout, FOLDER / f"{layout['name']}.pdf")


if __name__ == "__main__":
    main()
