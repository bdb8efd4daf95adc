"""The rows of tables that a text dump prints otherwise than with tabs, line under line: as HTML, or with blank lines between."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

Numbered = tuple[int, str]

PAGE_LINE = re.compile(r"[-—–\s\f]*(?:第?\s*\d{1,3}\s*页?)[-—–\s]*")
"""A line that is the number of its page."""

_TABLE = re.compile(r"<table\b[^>]*>(?P<rows>.*?)</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(?P<cells>.*?)(?=<tr\b|</tr\s*>|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b(?P<spans>[^>]*)>(?P<text>.*?)(?=</?t[dhr]\b|$)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"(?P<way>col|row)span\s*=\s*[\"']?(?P<size>\d{1,2})\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_FEWEST_APART = 3


def tables_of_tags(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The lines with each HTML table among them as rows with tabs, each with the number of the line on which it begins."""
    text = "\n".join(line for _, line in numbered)
    if "<table" not in text.lower():
        return list(numbered)
    out: list[Numbered] = []
    end = 0
    for table in _TABLE.finditer(text):
        out += _lines(text, end, table.start(), numbered)
        out += [(numbered[text.count("\n", 0, table.start("rows") + at)][0], row) for at, row in _rows(table["rows"])]
        end = table.end()
        out.append((numbered[text.count("\n", 0, end)][0], ""))
    return out + _lines(text, end, len(text), numbered)


def _lines(text: str, start: int, end: int, numbered: Sequence[Numbered]) -> list[Numbered]:
    """A stretch of the text as lines with their numbers."""
    first = text.count("\n", 0, start)
    return [(numbered[first + at][0], line) for at, line in enumerate(text[start:end].split("\n"))]


def _rows(table: str) -> Iterator[Numbered]:
    """The rows of a table, each with its offset: a cell stands in the first of the columns and rows that it takes."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_ROW.finditer(table)):
        cells: list[str] = []
        for cell in _CELL.finditer(row["cells"]):
            while (number, len(cells)) in taken:
                cells.append("")
            spans = {span["way"].lower(): max(int(span["size"]), 1) for span in _SPAN.finditer(cell["spans"])}
            width, height = spans.get("col", 1), spans.get("row", 1)
            taken |= {(number + below, len(cells) + right) for below in range(1, height) for right in range(width)}
            words = html.unescape(_MARKUP.sub(" ", cell["text"]))
            cells += [" ".join(words.split()), *[""] * (width - 1)]
        yield row.start(), "\t".join(cells)


def without_gaps(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The lines without the blank ones of stretches in which one parts every row with tabs from the next."""
    rows = ["\t" in line.strip(" ") for _, line in numbered]
    blank = [not line.strip() for _, line in numbered]
    gaps = {at for at in range(1, len(rows) - 1) if blank[at] and rows[at - 1] and rows[at + 1]}
    dropped: set[int] = set()
    for at in sorted(gaps):
        if at - 2 in gaps:
            continue
        stretch = [at]
        while stretch[-1] + 2 in gaps:
            stretch.append(stretch[-1] + 2)
        if len(stretch) >= _FEWEST_APART:
            dropped.update(stretch)
    return [line for at, line in enumerate(numbered) if at not in dropped]
