"""Lines of a text with columns told by their places, as `pdftotext -layout` prints them: their pieces, and where tables stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extraction.captions import is_furniture, is_title
from extraction.forms import form_of
from extraction.numbers import without_blanks
from extraction.reading.dumped_rows import PAGE_LINE, Numbered
from extraction.wording import NOTE_LINE, is_amount, starts_data

_GAP = re.compile(
    r" {2,}|\t| (?=[\d,]*\d\.\d+(?: |$))|(?<=\.\d\d) |(?<=\b[23]\d\d) |(?<=\b[23]\d{4}) |(?<=\b[23]\d{6}) |(?<= —) |"
    r"(?:(?<=\s\d\d)|(?<=  \d)|(?<=  \d{3})) (?=[（\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})"
)
"""Where one piece ends: blanks, or the single blank that a number, a code or a word has beside it."""
_AMOUNT = re.compile(r"(?<!\S)-?(?:[\d,]+\.\d+|\d{1,3}(?:,\d{3})+)%?(?!\S)")
_CLOSE = re.compile(r"\S $")
_TWO_GAPS = re.compile(r"\S {2,}\S")
_ROW = re.compile(rf"{_AMOUNT.pattern}|{_TWO_GAPS.pattern}|^\f? {{8,}}\S")
_NOTE = re.compile(rf"{NOTE_LINE.pattern}|。")
_FEWEST, _FEWEST_COLUMNS = 2, 3

Measure = Callable[[str], int]
"""How many places of its line a character takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line between its gaps, and the places from which and up to which they stand.

    Words that are `shifted` have but a single blank before them: how wide the words before are printed has moved them.
    """

    text: str
    left: int
    right: int
    shifted: bool = False

    @property
    def centre(self) -> float:
        """The middle of its width."""
        return (self.left + self.right) / 2

    @property
    def is_number(self) -> bool:
        """Whether it holds nothing but a number, be it money, a code or the number of a row."""
        return is_amount(self.text)

    def over(self, left: float, right: float) -> bool:
        """Whether it shares places with a stretch of the line."""
        return self.left < right and left < self.right


def single(_: str) -> int:
    """One place for every character."""
    return 1


def double(char: str) -> int:
    """Two places for a Chinese character, as a screen shows it."""
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pieces(line: str, measure: Measure) -> list[Piece]:
    """The pieces of a line, left to right."""
    ends = [(gap.start(), gap.end()) for gap in _GAP.finditer(line)]
    stretches = zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(line)], strict=True)
    found = [(start, text) for start, end in stretches if (text := line[start:end].strip("\f\r "))]
    return [_piece(line, line.index(text, start), text, measure) for start, text in found]


def _piece(line: str, start: int, text: str, measure: Measure) -> Piece:
    left = sum(map(measure, line[:start].replace("\f", "")))
    return Piece(text, left, left + sum(map(measure, text)), bool(_CLOSE.search(line[:start])))


def stretches(lines: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
    """Where tables of spaced lines can stand: up to their last line with an amount, or with nothing but a label farther in."""
    first = 0
    for at in range(len(lines) + 1):
        starts_page = at < len(lines) and "\f" in lines[at][1]
        if at < len(lines) and not starts_page and not _bounds(lines[at][1]):
            continue
        last = at
        while last > first and not _ROW.search(lines[last - 1][1]):
            last -= 1
        if _is_spaced([line for _, line in lines[first:last]]):
            yield first, last
        first = at if starts_page and not _bounds(lines[at][1]) else at + 1


def _bounds(line: str) -> bool:
    """Whether no table goes on over a line: a caption, a note, a page number or a sentence."""
    plain = without_blanks(line)
    if not plain or _AMOUNT.search(line):
        return bool(plain and _NOTE.search(plain))
    words = [piece.text for piece in pieces(line, single)]
    titled = len(words) < _FEWEST_COLUMNS and is_title(plain) and (form_of(plain) is not None or not starts_data([plain]))
    return titled or bool(_NOTE.search(plain)) or is_furniture(plain) or bool(PAGE_LINE.fullmatch(line))


def _is_spaced(lines: Sequence[str]) -> bool:
    """Whether gaps part the amounts of lines from what else stands there."""
    amounts = [line for line in lines if _AMOUNT.search(line)]
    parted = [line for line in amounts if _TWO_GAPS.search(line)]
    many = sum(len(_AMOUNT.findall(line)) for line in amounts)
    return len(parted) * 2 > len(amounts) and many >= _FEWEST
