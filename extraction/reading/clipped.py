"""Text too high for its row: what a clip lets be seen of it tells its cell; where none does, rows print over one another."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extraction.reading.frame import Frame, Item
from extraction.reading.lines import TextLine
from extraction.report import BBox

OVERPRINTED = "（文字重叠）"
"""What stands for the text of a cell in which several lines are printed over one another."""

_OVERRUN = 0.25
_TIGHTEST = 0.75
"""Font sizes: from here on text reaches over its cell, and lines nearer to one another than this overlap."""

_WRAP = 1.4
_FARTHEST = 5.0
_INSET = 0.5


def overruns(box: BBox, lines: Sequence[TextLine]) -> bool:
    """Whether text reaches over the top or bottom of its cell, or lines of it overlap."""
    return _is_mixed(lines) or any(
        line.box[1] < box[1] - _OVERRUN * line.size or line.box[3] > box[3] + _OVERRUN * line.size for line in lines
    )


def overprinted(lines: Mapping[BBox, Sequence[TextLine]]) -> set[BBox]:
    """The cells whose text cannot be told: printed over that of another one, or going on into such a cell."""
    mixed = {box for box, found in lines.items() if _is_mixed(found)}
    return mixed | {box for box in lines if any(_runs_on(box, other, lines) for other in mixed)}


def _runs_on(box: BBox, other: BBox, lines: Mapping[BBox, Sequence[TextLine]]) -> bool:
    """Whether the text of two cells, one right over the other, stands as close as the lines of one."""
    upper, lower = sorted((box, other), key=lambda cell: cell[1])
    if abs(upper[3] - lower[1]) > 1 or not (lines[upper] and lines[lower]):
        return False
    last, first = lines[upper][-1], lines[lower][0]
    across = min(last.box[2], first.box[2]) - max(last.box[0], first.box[0])
    return first.baseline - last.baseline < _WRAP * last.size and across > last.size


def _is_mixed(lines: Sequence[TextLine]) -> bool:
    """Whether the lines of a cell are printed over one another."""
    return any(line.overlaps for line in lines) or any(_overlap(*pair) for pair in pairwise(lines))


def _overlap(upper: TextLine, lower: TextLine) -> bool:
    size = min(upper.size, lower.size)
    across = min(upper.box[2], lower.box[2]) - max(upper.box[0], lower.box[0])
    return lower.baseline - upper.baseline < _TIGHTEST * size and across > size


def show_clipped(path: Path, number: int, frame: Frame, chars: Sequence[Item]) -> bool:
    """Give every character of a page that its clip cuts off the height at which it would be seen; whether there are any."""
    document = pdfium.PdfDocument(path)
    try:
        page = document[number - 1]
        textpage = page.get_textpage()
        moved = [_moves_into(char, clip) for char, clip in _clips(textpage.raw, frame, chars)]
        textpage.close()
        page.close()
    finally:
        document.close()
    return any(moved)


def _clips(textpage: Any, frame: Frame, chars: Sequence[Item]) -> Iterator[tuple[Item, BBox]]:
    """The characters with the box of the clip that they are drawn in."""
    known: dict[int | None, BBox | None] = {}
    for char in chars:
        thing: Any = raw.FPDFText_GetTextObject(textpage, char["at"]) if "at" in char else None
        key = ctypes.cast(thing, ctypes.c_void_p).value
        if key not in known:
            known[key] = _clip(thing, frame) if thing else None
        clip = known[key]
        if clip is not None:
            yield char, clip


def _clip(thing: Any, frame: Frame) -> BBox | None:
    """The part of the page that all clips of an object leave."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    boxes = [_around(clip, number, frame) for number in range(raw.FPDFClipPath_CountPaths(clip) if clip else 0)]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return max(lefts), max(tops), min(rights), min(bottoms)


def _around(clip: Any, number: int, frame: Frame) -> BBox:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(raw.FPDFClipPath_CountPathSegments(clip, number)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, index), x, y)
        points.append(frame.place(x.value, y.value))
    xs, ys = zip(*points, strict=True) if points else ((frame.left,), (frame.bottom,))
    return min(xs), min(ys), max(xs), max(ys)


def _moves_into(char: Item, clip: BBox) -> bool:
    """Give a character the height next to its own that lies in its clip, unless that is another text's."""
    middle, across = (char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2
    seen = min(max(middle, clip[1] + _INSET), clip[3] - _INSET)
    is_own = clip[0] <= across <= clip[2] and clip[3] - clip[1] > 2 * _INSET and abs(seen - middle) < _FARTHEST * char["size"]
    if seen == middle or not is_own:
        return False
    char["seen_at"] = seen
    return True
