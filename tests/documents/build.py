"""Draws the documents of layouts.yaml: `python -m tests.documents.build`; their fonts are named, not embedded, to stay small."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
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
        if number == 0:
            _write(canvas, layout, layout["title"], A4[0] / 2, 60, "centre")
            unit = layout.get("unit", "万元")
            _write(canvas, layout, f"单位：{unit}" if unit else "", 500, 85, "left")
        boxes = list(_boxes(layout, [[text.strip() for text in row.split("|")] for row in rows], number))
        _rules(canvas, boxes, layout.get("rules") == "open")
        if layout.get("scrambled"):
            random.Random(1).shuffle(boxes)
        for box in boxes:
            _fill(canvas, layout, box)
        canvas.showPage()
    canvas.save()


def _boxes(layout: dict[str, Any], texts: list[list[str]], page: int) -> Iterator[Box]:
    widths = layout["widths"][page] if "widths" in layout else [WIDTH / len(texts[0])] * len(texts[0])
    xs = [LEFT + sum(widths[:column]) for column in range(len(widths) + 1)]
    height = layout.get("height", 24)
    first = next((at for at, row in enumerate(texts) if any(_is_number(text) for text in row)), 1)
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


def _rules(canvas: Canvas, boxes: list[Box], is_open: bool) -> None:
    """A frame round every cell; for an open table three rules: above, under the header, below."""
    if not is_open:
        for box in boxes:
            canvas.rect(box.left, A4[1] - box.bottom, box.right - box.left, box.bottom - box.top)
        return
    for y in (min(b.top for b in boxes), max(b.bottom for b in boxes if b.is_header), max(b.bottom for b in boxes)):
        canvas.line(LEFT, A4[1] - y, LEFT + WIDTH, A4[1] - y)


def _fill(canvas: Canvas, layout: dict[str, Any], box: Box) -> None:
    is_number = _is_number(box.lines[0])
    at_top = layout.get("align") == "top" and is_number
    y = box.top + LEADING if at_top else (box.top + box.bottom - LEADING * len(box.lines)) / 2 + SIZE
    align = "right" if is_number and not box.is_header else "centre" if box.is_header else layout.get("align", "left")
    x = {"right": box.right - 3, "centre": (box.left + box.right) / 2}.get(align, box.left + 3)
    for text in box.lines:
        _write(canvas, layout, text, x, y, align)
        y += LEADING


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
