"""Tables that a text prints with blanks between their columns -> grids, where the columns of all amounts are certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extraction.reading.dumped_rows import Numbered
from extraction.reading.spaced_columns import (
    MOST_DRIFT,
    Column,
    Lane,
    Row,
    are_even,
    clusters,
    columns_of,
    counts,
    lane_of,
    lanes_of,
    unwrapped,
)  # fmt: skip
from extraction.reading.spaced_headers import heads_of
from extraction.reading.spaced_lines import Measure, double, pieces, single, stretches
from extraction.reading.spaced_parents import Head, Slot
from extraction.report import Grid, GridCell, Place
from extraction.wording import is_index_row, starts_data


def with_spaced(lines: Sequence[Numbered]) -> Iterator[tuple[Sequence[Numbered], Grid | None]]:
    """The lines in order, those of each table of spaced columns with its grid."""
    found = list(stretches(lines))
    measure = min((single, double), key=lambda one: sum(_disorder(_rows(lines[a:b], one)) for a, b in found))
    done = 0
    for first, last in found:
        grid = _grid(_rows(lines[first:last], measure))
        if grid is not None:
            yield lines[done:first], None
            yield lines[first:last], grid
            done = last
    yield lines[done:], None


def _rows(lines: Sequence[Numbered], measure: Measure) -> list[Row]:
    return [(number, found) for number, line in lines if (found := pieces(line, measure))]


def _disorder(rows: Sequence[Row]) -> float:
    """How far the numbers of a table are from standing in columns."""
    columns = clusters([piece for _, found in rows[_depth(rows) :] for piece in found if counts(piece)], True)
    return sum(min(column.drift, 10 * MOST_DRIFT) for column in columns)


def _depth(rows: Sequence[Row]) -> int:
    return next((at for at, (_, found) in enumerate(rows) if starts_data([piece.text for piece in found])), 0)


def _grid(rows: Sequence[Row]) -> Grid | None:
    """The grid of the lines of one table; None where it has no header, or a column, a header or a label is not certain."""
    depth = _depth(rows)
    header = [row for row in rows[:depth] if not is_index_row([piece.text for piece in row[1]])]
    body = unwrapped(rows[depth:], lanes_of(columns_of(rows[depth:])))
    columns = columns_of(body or [])
    if not header or body is None or not are_even(columns, body) or any(lane.has_words_beside for lane in lanes_of(columns)):
        return None
    slots = [Slot(column.left, column.right, column.numeric) for column in columns]
    numbering = [piece for row in rows[:depth] if row not in header for piece in row[1] if piece.text.isdecimal()]
    heads = heads_of([found for _, found in header], slots, numbering)
    at = dict(zip(columns, (number for number, slot in enumerate(slots) if slot.filled), strict=True))
    if heads is None or any(column.is_money and not slots[at[column]].head for column in columns):
        return None
    levels = max(head.depth for head in heads)
    cells = list(_head_cells(heads, 0, levels, Place(lines=(header[0][0], header[-1][0]))))
    for number, row in enumerate(body, levels):
        cells += _row_cells(number, row, lanes_of(columns), at, len(slots))
    return Grid(tuple(cells), Place(lines=(rows[0][0], rows[-1][0])))


def _head_cells(heads: Sequence[Head], level: int, levels: int, place: Place) -> Iterator[GridCell]:
    for head in heads:
        height = 1 if head.under else levels - level
        yield GridCell(level, head.first, head.text, place, height, head.last - head.first + 1)
        yield from _head_cells(head.under, level + 1, levels, place)


def _row_cells(number: int, row: Row, lanes: Sequence[Lane], at: Mapping[Column, int], width: int) -> Iterator[GridCell]:
    """The cells of a row, blank ones included; the label of a total takes the columns of its lane that hold nothing else."""
    line, found = row
    own = {piece: place for column, place in at.items() for piece in column.pieces}
    texts = {own[piece]: piece.text for piece in found if piece in own}
    spans: dict[int, int] = {}
    for piece in found:
        lane = lane_of(piece, lanes) if piece not in own else None
        free = [at[column] for column in lane.labels if at[column] not in texts] if lane else []
        if free:
            texts[free[0]] = piece.text
            spans[free[0]] = len(free) if free[-1] - free[0] < len(free) else 1
    covered = {column + more for column, span in spans.items() for more in range(1, span)}
    place = Place(lines=(line, line))
    for column in range(width):
        if column not in covered:
            yield GridCell(number, column, texts.get(column, ""), place, 1, spans.get(column, 1))
