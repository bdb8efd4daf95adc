"""How text wraps in the cells of a table: the room that a line leaves, and numbers that go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extraction.reading.lines import TextLine
from extraction.report import BBox
from extraction.wording import is_amount

_PIECE = re.compile(r"[-−]?[\d,.]{3,}%?")
_LAST_PIECE = re.compile(r"[\d,.]+%?")
_UNPARTED = re.compile(r"\d%")
_POINT = re.compile(r"[,.]")
_POINTED = re.compile(r"\d[,.]")
_WIDEST_PADDING = 8.0
_PADDED_SHARE = 5
_ALIGNED = 1.0
_FULL = 1.25
"""Widths of a character; a line with less room than this takes no further one."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the text of one table wraps; `padding` is the space that its cells keep free at either side."""

    padding: float

    @classmethod
    def of(cls, lines: Mapping[BBox, Sequence[TextLine]]) -> Wrapping:
        """The padding of a table: what lines keep clear of the nearer side of their cell, the few that overflow left aside."""
        gaps = sorted(
            min(line.box[0] - box[0], box[2] - line.box[2]) for box, found in lines.items() for line in found
        )
        return cls(min(max(gaps[len(gaps) // _PADDED_SHARE], 0.0), _WIDEST_PADDING) if gaps else 0.0)

    def room(self, line: TextLine, box: BBox, indent: float = 0.0) -> float:
        """How much further a line could run in its cell, in which all lines may keep a wider `indent`."""
        return (box[2] - box[0]) - (line.box[2] - line.box[0]) - 2 * max(self.padding, indent)

    def joined(self, lines: Mapping[BBox, Sequence[TextLine]]) -> dict[BBox, Sequence[TextLine]]:
        """The lines of every cell; one line where they are a number, cut wherever the cell is full."""
        return {box: self._whole(found, box) if len(found) > 1 else found for box, found in lines.items()}

    def slack(self, lines: Sequence[TextLine], box: BBox) -> float | None:
        """How many characters, as wide as they are high, the last line of a cell could still take."""
        return self.room(lines[-1], box) / lines[-1].size if lines else None

    def _whole(self, lines: Sequence[TextLine], box: BBox) -> Sequence[TextLine]:
        texts = [line.text for line in lines]
        if not _LAST_PIECE.fullmatch(texts[-1]) or not all(_PIECE.fullmatch(text) for text in texts[:-1]):
            return lines
        whole = "".join(texts)
        indent = _indent(lines, box)
        full = all(self.room(line, box, indent) < _FULL * _first_cluster(below) for line, below in pairwise(lines))
        if _are_alike(texts) or not full or not is_amount(whole):
            return lines
        last = lines[-1].box
        return [replace(lines[0], text=whole, box=(last[0], lines[0].box[1], last[2], last[3]))]


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether each text is an amount like the others: those of several rows."""
    return all(map(is_amount, texts)) and len({(len(text), "." in text) for text in texts}) == 1


def _indent(lines: Sequence[TextLine], box: BBox) -> float:
    """What lines that end flush at the right keep free there."""
    gaps = [box[2] - line.box[2] for line in lines]
    return min(gaps) if max(gaps) - min(gaps) < _ALIGNED and min(gaps) < _WIDEST_PADDING else 0.0


def _first_cluster(line: TextLine) -> float:
    """The width of what a line of digits begins with and no line end may part: a digit, with the sign that follows it."""
    width = line.box[2] - line.box[0]
    digit = width / (len(line.text) - len(_POINT.findall(line.text)) / 2)
    return width if _UNPARTED.fullmatch(line.text) else digit * (1.5 if _POINTED.match(line.text) else 1)
