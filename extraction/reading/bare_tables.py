"""Tables without any rules between their rows: where they stand, told by the caption over them and the total they begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extraction.captions import PAGE_NUMBER, UNIT, is_furniture, is_title
from extraction.numbers import without_blanks
from extraction.reading.frame import Item
from extraction.reading.grids import Raster
from extraction.reading.lines import TextLine, words
from extraction.report import BBox
from extraction.wording import CODE, CODED_LABEL, ENUMERATED, NOTE_LINE, SUM, is_amount, is_index_row, starts_data

_WIDEST_GAP = 3.0
_MARGIN = 2.0
_FEWEST_ROWS, _FEWEST_PLAIN = 4, 2

Band = tuple[BBox, float]
"""The box of a table, and the height at which its header ends."""


def bare_bands(chars: Sequence[Item], lines: Sequence[TextLine], found: Sequence[Raster]) -> Iterator[Band]:
    """Tables under a line that prints their unit, with rows of amounts below a header, outside the tables already found."""
    for at, line in enumerate(lines):
        if UNIT.search(without_blanks(line.text)) and is_furniture(without_blanks(line.text)):
            body = _body(lines[at:], found)
            inside = [char for char in chars if body and body[0].box[1] <= char["baseline"] <= body[-1].box[3]]
            foot = _header_end(body, inside)
            if foot is not None:
                yield _around(body), foot


def repeated_header_end(chars: Sequence[Item], lines: Sequence[TextLine]) -> float:
    """Where the header ends that the lines begin with which a page repeats for a table that goes on; their top without one."""
    body = _body([*lines[:1], *lines], [])
    foot = _header_end(body, [char for char in chars if body[0].box[1] <= char["baseline"] <= body[-1].box[3]], fewest=1)
    return body[0].box[1] if foot is None else foot


def first_band(lines: Sequence[TextLine]) -> BBox | None:
    """The box of the lines with which a page begins, if no caption stands there."""
    body = _body([*lines[:1], *lines], [])
    return _around(body) if body and body[0] is lines[0] else None


def _body(lines: Sequence[TextLine], found: Sequence[Raster]) -> list[TextLine]:
    """The lines below the first one, up to the next caption, note, gap or table."""
    body: list[TextLine] = []
    for above, line in pairwise(lines):
        text = without_blanks(line.text)
        ended = NOTE_LINE.search(text) or (PAGE_NUMBER.match(text) and not is_index_row(line.text.split()))
        apart = line.box[1] - above.box[3] > _WIDEST_GAP * line.size
        if apart or any(above.box[3] <= raster.box[1] <= line.box[1] for raster in found) or ended:
            break
        if is_furniture(text) or (is_title(text) and not starts_data([text])):
            if body:
                break
            continue
        body.append(line)
    return body


def _header_end(body: Sequence[TextLine], chars: Sequence[Item], fewest: int = _FEWEST_ROWS) -> float | None:
    """The height between the header and a first row that certainly is one; None where there are too few rows, or no header."""
    found = words(chars)
    rows = [[word.text for word in found if abs(word.baseline - line.baseline) < line.size / 2] for line in body]
    filled = [any("." in text and is_amount(text) for text in row) for row in rows]
    plain = len(rows) > _FEWEST_PLAIN and len(rows[0]) > 1 and not filled[0] and all(filled[1:])  # no label is wrapped
    first = 1 if plain else next((number for number, row in enumerate(rows) if starts_data(row)), 0)
    numbered = first > 0 and is_index_row(rows[first - 1])
    if not first or not (plain or numbered or (sum(filled) >= fewest and _begins_table(rows[first]))):
        return None
    return (body[first - 1].box[3] + body[first].box[1]) / 2


def _begins_table(texts: Sequence[str]) -> bool:
    """Whether a row starts with a total, a code or a numbered label, so that no line of its label stands higher."""
    whole = "".join(text for text in texts if not is_amount(text) or CODE.fullmatch(text))
    return bool(SUM.match(whole) or ENUMERATED.match(whole) or CODED_LABEL.match(whole))


def _around(body: Sequence[TextLine]) -> BBox:
    left, right = min(line.box[0] for line in body), max(line.box[2] for line in body)
    return left - _MARGIN, body[0].box[1] - _MARGIN, right + _MARGIN, body[-1].box[3] + _MARGIN
