"""Characters -> printed lines: grouped by baseline, ordered by position, whatever the order of the content stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from extraction.reading.frame import Item
from extraction.report import BBox

_SAME_BASELINE = 0.35
_SAME_GLYPH = 0.2
_BLANK = 0.25
_WORD_GAP = 0.15
_BLANK_IN_NUMBER = 0.45
_OVERLAP = 0.4
"""Font sizes between the middles of two ideographs that are nearer to one another than any font sets them."""

_FIRST_IDEOGRAPH = "\u3400"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with its box, baseline and largest font size, in the reading frame of its page.

    It `overlaps` where another text is printed over it.
    """

    text: str
    box: BBox
    baseline: float
    size: float
    overlaps: bool = False


def text_lines(chars: Iterable[Item]) -> list[TextLine]:
    """The lines that the characters make, from top to bottom, each read from left to right."""
    return [_line(row) for row in _rows(chars)]


def words(chars: Iterable[Item]) -> list[TextLine]:
    """The words that the characters make: lines cut at every gap, also where figures of two columns stand close."""
    return [_line(word) for row in _rows(chars) for word in _apart(row)]


def _apart(row: list[Item]) -> Iterator[list[Item]]:
    word: list[Item] = []
    for char in sorted(row, key=itemgetter("x0")):
        if word and _space(word, char) > _WORD_GAP * char["size"]:
            yield word
            word = []
        word.append(char)
    yield word


def _space(word: list[Item], char: Item) -> float:
    """The gap before a character; ideographs are as wide as their size, however narrow the box that a font gives them."""
    gap = char["x0"] - max(item["x1"] for item in word[-2:])
    if char["text"] >= _FIRST_IDEOGRAPH and word[-1]["text"] >= _FIRST_IDEOGRAPH:
        return float(min(gap, (char["x0"] + char["x1"] - word[-1]["x0"] - word[-1]["x1"]) / 2 - char["size"]))
    return float(gap)


def _rows(chars: Iterable[Item]) -> Iterator[list[Item]]:
    row: list[Item] = []
    for char in sorted(chars, key=itemgetter("baseline", "x0")):
        if row and char["baseline"] - row[0]["baseline"] > _SAME_BASELINE * max(char["size"], row[0]["size"]):
            yield row
            row = []
        row.append(char)
    if row:
        yield row


def _line(row: list[Item]) -> TextLine:
    ordered = sorted(row, key=itemgetter("x0"))
    text, previous, overlaps = "", None, False
    for char in ordered:
        if previous is not None:
            if _is_overprint(previous, char):
                continue
            text += _gap(previous, char)
            overlaps = overlaps or _is_printed_over(previous, char)
        text += char["text"]
        previous = char
    right, top, bottom, size = ([char[key] for char in row] for key in ("x1", "top", "bottom", "size"))
    return TextLine(text, (ordered[0]["x0"], min(top), max(right), max(bottom)), row[0]["baseline"], max(size), overlaps)


def _is_overprint(previous: Item, char: Item) -> bool:
    """Whether the same glyph is printed twice to look bold."""
    return bool(char["text"] == previous["text"] and char["x0"] - previous["x0"] < _SAME_GLYPH * char["width"])


def _is_printed_over(previous: Item, char: Item) -> bool:
    """Whether two different ideographs are printed over one another."""
    apart = (char["x0"] + char["x1"] - previous["x0"] - previous["x1"]) / 2
    if apart >= _OVERLAP * char["size"] or char["text"] == previous["text"]:
        return False
    return bool(char["text"] >= _FIRST_IDEOGRAPH and previous["text"] >= _FIRST_IDEOGRAPH)


def _gap(previous: Item, char: Item) -> str:
    in_number = previous["text"] in "0123456789.,-" and char["text"] in "0123456789.,"
    width = _BLANK_IN_NUMBER if in_number else _BLANK
    return " " if char["x0"] - previous["x1"] > width * max(char["size"], previous["size"]) else ""
