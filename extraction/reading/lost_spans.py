"""Where the cells of a row belong that has lost its spans: its words stand at the left, blanks at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extraction.numbers import without_blanks
from extraction.wording import CODE_HEADER, INDEX_HEADER, LABEL_HEADER, is_amount, is_index_row

Places = list[int]
_OWN = ("人员经费", "公用经费")
"""The one header of unequal halves over three lanes alike."""


def told_pads(rows: Sequence[Sequence[str]], depth: int) -> Places:
    """How many of the blanks at the end of each row stand for columns that merged cells covered; none where a row has too few.

    In the header, which takes `depth` rows, all do; below it, as many as the row with the numbers of the columns tells.
    """
    index = next((row for row in rows[depth : depth + 1] if is_index_row(list(row)) and row[1:2] == ["1"]), None)
    columns = len(index) - sum(cell.isdecimal() for cell in index) if index else 0
    told: Places = []
    for at, row in enumerate(rows):
        ending = next((count for count, cell in enumerate(reversed(row)) if cell), len(row))
        kept = row[: len(row) - ending]
        halves = [bool(cell) and is_amount(cell) for cell in kept] == [False, True, False, True]
        leading = next((count for count, cell in enumerate(row) if not cell or (count and is_amount(cell))), len(row))
        pads = ending if at < depth or halves else max(columns - leading, 0) * bool(leading)
        if pads > ending:
            return []
        told.append(pads)
    return told


def body_cells(cells: Sequence[str], pads: int) -> list[str]:
    """A row of the body, whose label or code was merged over columns without values."""
    if not pads:
        return list(cells)
    kept = list(cells[: len(cells) - pads])
    values = [at for at, cell in enumerate(kept) if is_amount(cell)]
    if len(kept) == 4 and values == [1, 3]:
        third = len(cells) // 3
        return _placed(kept, [0, third - 1, third, len(cells) - 1], len(cells))
    return [kept[0], *[""] * pads, *kept[1:]]


def header_cells(rows: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """The rows of a header, each cell in the first of the columns that it covers; None where this is not certain."""
    plain = [[without_blanks(cell) for cell in row] for row in rows]
    if all(len(row) == width for row in plain) or not plain:
        return [list(row) for row in rows]
    values = _values(plain, width, body)
    labels = [_labels(row) if values < width else 0 for row in plain]
    places = _places([row[count:] for row, count in zip(plain, labels, strict=True)], values)
    if places is None:
        return None
    first = width - values
    whole = [[*_label_places(count, first), *(first + at for at in own)] for count, own in zip(labels, places, strict=True)]
    return [_placed(list(row), at, width) for row, at in zip(rows, whole, strict=True)]


def _values(rows: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> int:
    """How many columns hold values: those that the form numbers, else those that no header of labels can cover."""
    if len(rows[-1]) == width:
        return width - (_labels(rows[-1]) if not _lanes(rows[-1]) else 0)
    index = next((row for row in body[:1] if is_index_row([without_blanks(cell) for cell in row])), None)
    numbers = sum(cell.strip().isdecimal() for cell in index) if index else 0
    return numbers or width - max(_labels(row) for row in rows)


def _labels(row: Sequence[str]) -> int:
    """How many of the first headers of a row head labels and codes."""
    of_label = [bool(CODE_HEADER.search(cell) or LABEL_HEADER.search(cell) or INDEX_HEADER.search(cell)) for cell in row]
    return next((at for at, label in enumerate(of_label) if not label), len(row))


def _label_places(count: int, columns: int) -> Places:
    return [*range(count - 1), columns - 1] if count > 1 else [0] * count


def _lanes(row: Sequence[str]) -> Places:
    """Where the lanes of a row begin that prints the same first header for each; none for a row with one."""
    starts = [at for at, cell in enumerate(row) if cell == row[0]]
    return starts if len(starts) > 1 else []


def _places(rows: Sequence[Sequence[str]], width: int) -> list[Places] | None:
    """The columns of the headers of every row, from the lowest up: under some of the headers of a row stand those of the next."""
    told: list[Places] = []
    below: Sequence[str] = []
    for row in reversed(rows):
        own: Places | None = []
        if row and 0 < len(below) < width:
            parents = _parents(row, below, width)
            own, told[-1] = _with_children(row, below, parents) if parents else (None, [])
        elif row and (below or len(row) == width):
            own = _over(row, below, width)
        if own is None:
            return None
        below = (_spread(row, own, width) if own else row) or below
        told.append(own)
    return told[::-1] if len(below) == width else None


def _over(row: Sequence[str], below: Sequence[str], width: int) -> Places | None:
    """The columns of the headers of one row over a row that fills all columns."""
    lanes = _lanes(below)
    if len(row) in (1, width):
        return list(range(len(row)))
    if len(row) == len(lanes):
        return lanes
    if tuple(row) == _OWN and len(lanes) == len(row) + 1:
        return lanes[: len(row)]
    return None


def _parents(row: Sequence[str], below: Sequence[str], width: int) -> list[int] | None:
    """Which headers of a row have those below under them, each as many: those that share most with their words."""
    count = len(row) + len(below) - width
    if count < 1 or len(below) % count:
        return None
    each = len(below) // count
    by_words = sorted(range(len(row)), key=lambda at: -_shared(row[at], below[:each]))
    chosen, others = by_words[:count], by_words[count:]
    certain = not others or _shared(row[chosen[-1]], below[:each]) > _shared(row[others[0]], below[:each])
    return sorted(chosen) if certain else None


def _shared(header: str, below: Sequence[str]) -> int:
    """How many pairs of letters of a header stand in those under it."""
    return sum("".join(pair) in cell for pair in pairwise(header) for cell in below)


def _with_children(row: Sequence[str], below: Sequence[str], parents: Sequence[int]) -> tuple[Places, Places]:
    each = len(below) // len(parents)
    own: Places = []
    children: Places = []
    at = 0
    for index in range(len(row)):
        own.append(at)
        span = each if index in parents else 1
        children += range(at, at + span) if index in parents else ()
        at += span
    return own, children


def _spread(row: Sequence[str], own: Places, width: int) -> list[str]:
    """The headers of a row in every column that they cover."""
    ends = [*own[1:], width]
    return [cell for cell, start, end in zip(row, own, ends, strict=True) for _ in range(end - start)]


def _placed(cells: Sequence[str], places: Places, width: int) -> list[str]:
    out = [""] * width
    for cell, at in zip(cells, places, strict=True):
        out[at] = cell
    return out
