"""The columns of a table of spaced lines: what stands in each, and the labels that wrap round the line of their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from extraction.reading.spaced_lines import Piece
from extraction.wording import INDEX_HEADER, SUM, is_amount, is_blank

MOST_DRIFT = 3.0
"""How many places the numbers of a column may be off one line."""

Row = tuple[int, list[Piece]]
"""The number of a line and its pieces."""


@dataclass(frozen=True, slots=True)
class Column:
    """The pieces of a column, all of them numbers or marks for none, or all of them words."""

    pieces: tuple[Piece, ...]
    numeric: bool

    @property
    def left(self) -> int:
        """The first of the places that it fills."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> int:
        """The place behind the last that it fills."""
        return max(piece.right for piece in self.pieces)

    @property
    def is_money(self) -> bool:
        """Whether it holds amounts, not codes and numbers of rows alone."""
        return self.numeric and any(re.search("[.,]", piece.text) or is_blank(piece.text) for piece in self.pieces)

    @property
    def drift(self) -> float:
        """How far its pieces are off one line at the right, in the middle or at the left."""
        edges: list[list[float]] = [
            [piece.right for piece in self.pieces], [piece.centre for piece in self.pieces], [piece.left for piece in self.pieces]
        ]
        return min(max(edge) - min(edge) for edge in edges)


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The columns of the rows, from left to right."""
    found = [piece for _, row in rows for piece in row]
    columns = clusters([piece for piece in found if counts(piece)], True)
    columns += clusters([piece for piece in found if not counts(piece) and not _spans(piece)], False)
    return sorted(columns, key=lambda column: sum(piece.centre for piece in column.pieces) / len(column.pieces))


def are_even(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether the numbers of every column stand in a line, and no two pieces of a row fall into one."""
    uneven = any(column.numeric and column.drift > MOST_DRIFT for column in columns)
    shared = any(sum(piece in column.pieces for piece in row) > 1 for _, row in rows for column in columns)
    return not (uneven or shared)


def clusters(found: Sequence[Piece], numeric: bool) -> list[Column]:
    """Columns of the pieces that share places."""
    groups: list[list[Piece]] = []
    right = 0
    for piece in sorted(found, key=lambda piece: piece.left):
        if groups and piece.left < right:
            groups[-1].append(piece)
        else:
            groups.append([piece])
            right = 0
        right = max(right, piece.right)
    return [Column(tuple(group), numeric) for group in groups]


def counts(piece: Piece) -> bool:
    """Whether a piece is a number or a mark for none."""
    return is_amount(piece.text) or is_blank(piece.text)


def _spans(piece: Piece) -> bool:
    """Whether a label may stand over several columns: that of a total."""
    return bool(SUM.search(piece.text) or INDEX_HEADER.match(piece.text))


@dataclass(frozen=True, slots=True)
class Lane:
    """Columns of labels and codes side by side, with the columns of money at their right."""

    labels: tuple[Column, ...]
    money: tuple[Column, ...]

    def off(self, piece: Piece) -> float:
        """How far a piece stands off the middle of the labels."""
        return abs(piece.centre - (self.labels[0].left + self.labels[-1].right) / 2)

    @property
    def has_words_beside(self) -> bool:
        """Whether what stands before its amounts are not labels alone: units, signs."""
        return bool(self.money) and sum(not column.numeric for column in self.labels) > 1

    def holds_money(self, row: Sequence[Piece]) -> bool:
        """Whether a row has an amount in it."""
        return any(is_amount(piece.text) and piece in column.pieces for piece in row for column in self.money)

    def holds_code(self, row: Sequence[Piece]) -> bool:
        """Whether a row has a code, or the number of a row, in it."""
        return any(is_amount(piece.text) and piece in column.pieces for piece in row for column in self.labels)


def lanes_of(columns: Sequence[Column]) -> list[Lane]:
    """The lanes of a table, from left to right."""
    runs = [(key, tuple(run)) for key, run in groupby(columns, key=lambda column: column.is_money)]
    return [Lane(run, runs[at + 1][1] if at + 1 < len(runs) else ()) for at, (is_money, run) in enumerate(runs) if not is_money]


def lane_of(piece: Piece, lanes: Sequence[Lane]) -> Lane | None:
    """The lane among whose labels a label stands."""
    return min(lanes, key=lambda lane: lane.off(piece), default=None)


def unwrapped(rows: Sequence[Row], lanes: Sequence[Lane]) -> list[Row] | None:
    """The rows with each label that stands over and under the line of its numbers in that line; None where one has no label."""
    found = [(line, list(pieces)) for line, pieces in rows]
    for at, (_, pieces) in enumerate(found):
        for number, lane in enumerate(lanes):
            homes = [lane, *_free_before(pieces, lanes[:number])]
            if not lane.holds_money(pieces) or any(_words(pieces, home, lanes) for home in homes):
                continue
            near = [(row, one) for home in homes for row in (at - 1, at + 1) if (one := _label_alone(found, row, home, lanes))]
            if [row for row, _ in near[:2]] == [at - 1, at + 1]:
                for row, one in near[:2]:
                    found[row][1].remove(one)
                (_, upper), (_, lower) = near[:2]
                pieces.append(Piece(upper.text + lower.text, upper.left, upper.right))
            elif not lane.holds_code(pieces):
                return None
    return [row for row in found if row[1]]


def _free_before(row: Sequence[Piece], lanes: Sequence[Lane]) -> list[Lane]:
    """The lanes directly before one in which a row has no amount: the label of a total may stand there."""
    return list(takewhile(lambda lane: not lane.holds_money(row), reversed(lanes)))


def _words(row: Sequence[Piece], lane: Lane, lanes: Sequence[Lane]) -> list[Piece]:
    return [piece for piece in row if not counts(piece) and lane_of(piece, lanes) == lane]


def _label_alone(rows: Sequence[Row], at: int, lane: Lane, lanes: Sequence[Lane]) -> Piece | None:
    """The only words of a row in a lane in which it has no number."""
    row = rows[at][1] if 0 <= at < len(rows) else []
    words = _words(row, lane, lanes)
    return words[0] if len(words) == 1 and not lane.holds_money(row) and not lane.holds_code(row) else None
