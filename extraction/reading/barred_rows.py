"""Tables of a web page taken as text: every cell has a bar behind it, a blank one breaks the line, and spans are lost.

A row has as many bars as the widest one, wherever it breaks: those of the columns that merged cells covered stand at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extraction.captions import is_furniture, is_title
from extraction.numbers import without_blanks
from extraction.reading.dumped_rows import Numbered
from extraction.reading.lost_spans import body_cells, header_cells, told_pads
from extraction.wording import is_amount, is_index_row, starts_data

_FEWEST, _WIDEST = 4, 30
_LONGEST_LINE = 12
_PADS = re.compile(r"(?<=\|)[|\s]*$")

Row = tuple[int, list[str], int]
"""The number of the first line of a row, its cells, and how many bars at its end stand for columns that merged cells covered."""


def with_barred(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The lines with the rows of such tables in one line each, with tabs, every cell in its column.

    A table whose columns are not certain becomes one line, of which only what is proven counts.
    """
    told: list[Numbered] = []
    for barred, run in groupby(_whole_cells(_without_gaps(numbered)), key=lambda pair: "|" in pair[1] and "\t" not in pair[1]):
        lines = list(run)
        told += _table(lines) if barred and _is_broken([text for _, text in lines]) else lines
    return told


def _without_gaps(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The lines without blank ones between two with bars."""
    barred = ["|" in text for _, text in numbered]
    last = len(numbered) - 1
    between = (at for at in range(1, last) if barred[at - 1] and barred[at + 1])
    gaps = {at for at in between if not numbered[at][1].strip()}
    return [line for at, line in enumerate(numbered) if at not in gaps]


def _whole_cells(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The lines with the first lines of a cell, which have no bar, before the last one, which has."""
    barred = ["|" in text for _, text in numbered]
    told: list[Numbered] = []
    begun = ""
    for at, (number, text) in enumerate(numbered):
        plain = without_blanks(text)
        inside = 0 < at < len(numbered) - 1 and not barred[at] and (bool(begun) or barred[at - 1]) and barred[at + 1]
        if inside and 0 < len(plain) <= _LONGEST_LINE and not (is_title(plain) or is_furniture(plain)):
            begun = plain
        else:
            told.append((number, begun + text))
            begun = ""
    return told


def _is_broken(texts: Sequence[str]) -> bool:
    """Whether the rows of a table break, or number columns that merged cells covered; one with bars at both ends does neither."""
    ended = all(text.rstrip().endswith("|") for text in texts)
    framed = all(text.lstrip().startswith("|") for text in texts)
    broken = len({text.count("|") for text in texts}) > 1 or any(_pads(text) and is_index_row(_cells(text)) for text in texts)
    return len(texts) >= _FEWEST and ended and not framed and broken


def _pads(line: str) -> int:
    """How many bars stand behind the last cell of a line; a cell that is blank begins it."""
    match = _PADS.search(line)
    return match[0].count("|") if match else 0


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")[:-1]]


def _table(lines: list[Numbered]) -> list[Numbered]:
    rows = _rows(lines)
    told = list(_told(rows)) if rows else []
    return told or [(lines[0][0], " ".join(" ".join(text.replace("|", " ") for _, text in lines).split()))]


def _rows(lines: Sequence[Numbered]) -> list[Row]:
    """The rows of the one width that parts the lines into whole rows; none if no width does."""
    widest = max(text.count("|") for _, text in lines)
    for width in range(max(widest, 2), _WIDEST):
        rows = _parted(lines, width)
        if rows and (width == widest or _begin_well([cells for _, cells, _ in rows])):
            return rows if any(sum(map(bool, _cells(text))) > 1 for _, text in lines) else _of_cells(rows)
    return []


def _of_cells(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table in which every cell breaks the line: the form alone tells which bars merged cells left."""
    depth = next((at for at, (_, cells, _) in enumerate(rows) if _is_body(cells)), len(rows))
    pads = told_pads([cells for _, cells, _ in rows], depth)
    return [(number, cells, count) for (number, cells, _), count in zip(rows, pads, strict=True)] if pads else []


def _parted(lines: Sequence[Numbered], width: int) -> list[Row]:
    rows: list[Row] = []
    row: list[Numbered] = []
    for line in lines:
        row.append(line)
        bars = sum(text.count("|") for _, text in row)
        if bars > width:
            return []
        if bars == width:
            rows.append((row[0][0], _cells("".join(text for _, text in row)), _pads(line[1])))
            row = []
    return [] if row else rows


def _begin_well(rows: Sequence[Sequence[str]]) -> bool:
    """Whether no row begins with an amount but under the numbers of the columns, where a form has no labels."""
    begins = (above for above, row in pairwise(rows) if is_amount(row[0]) and "." in row[0])
    return all(is_index_row(list(above)) for above in begins)


def _told(rows: Sequence[Row]) -> Iterator[Numbered]:
    """The rows with tabs, what stands above the header a line each; nothing where the columns of the header are not certain."""
    width = len(rows[0][1])
    above = next((at for at, (_, cells, _) in enumerate(rows) if not _is_above(cells)), len(rows))
    depth = next((at for at in range(above, len(rows)) if _is_body(rows[at][1])), len(rows))
    body = [body_cells(cells, pads) for _, cells, pads in rows[depth:]]
    header = header_cells([cells[: width - pads] for _, cells, pads in rows[above:depth]], width, body)
    if header is None:
        return
    for number, cells, _ in rows[:above]:
        yield from ((number, cell) for cell in cells if cell)
    for (number, _, _), placed in zip(rows[above:], [*header, *body], strict=True):
        yield number, "\t".join(placed)


def _is_above(cells: Sequence[str]) -> bool:
    """Whether a row holds nothing but what stands above a table: its number, who reports, the unit."""
    filled = [cell for cell in cells if cell]
    return all(is_furniture(without_blanks(cell)) for cell in filled) or (len(filled) == 1 and len(cells) > 2)


def _is_body(cells: Sequence[str]) -> bool:
    plain = [without_blanks(cell) for cell in cells]
    return starts_data(plain) or is_index_row(plain)
