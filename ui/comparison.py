"""The figures of an answer side by side: a table, with bars where all are of one measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extraction.numbers import MONEY, parse_number
from retrieval.reply import Verdict

Figure = Mapping[str, Any]
"""A stated figure as the JSON of an answer holds it."""

Owner = tuple[str, int | None, str]
"""Whose figure it is: organisation, period, kind of report."""

Cells = dict[tuple[str, str], int]
"""The place of a figure by the names of its row and column."""

_PARTS = 3
"""So many different figures of one report make a table."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows by the heads of columns; a cell is the place of its figure among those of the answer, None where there is none."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]

    @property
    def places(self) -> frozenset[int]:
        """The figures that the table shows."""
        return frozenset(at for _, cells in self.rows for at in cells if at is not None)


def compared(reply: Mapping[str, Any]) -> Comparison | None:
    """Reports against what is stated of several of them, or else the parts stated of one; None where there is neither."""
    figures, numbers = reply["figures"], _cited_numbers(reply)
    stated = {
        at: figure for at, figure in enumerate(figures)
        if figure["verdict"] != Verdict.COMPUTED and numbers.intersection(figure["citations"])
    }  # fmt: skip
    cells: Cells = {}
    names = _names([_owner(figure) for figure in stated.values()])
    for at, figure in stated.items():
        cells.setdefault((names[_owner(figure)], figure["label"]), at)
    rows, labels = (list(dict.fromkeys(key[side] for key in cells)) for side in (0, 1))
    shared = [label for label in labels if sum((row, label) in cells for row in rows) > 1]
    if shared:
        held = [row for row in rows if any((row, label) in cells for label in shared)]
        return _one_measure_a_column(figures, shared, held, cells)
    if len(rows) == 1 and len(labels) >= _PARTS:
        return Comparison((rows[0],), tuple((label, (cells[rows[0], label],)) for label in labels))
    return None


def shares(comparison: Comparison, figures: Sequence[Figure]) -> list[Decimal | None]:
    """How long the bar of each row is, from -1 to 1; empty where the figures are not of one measure."""
    if len(comparison.heads) > 1:
        return []
    values = [None if cells[0] is None else _measured(figures[cells[0]]) for _, cells in comparison.rows]
    known = [value for value in values if value is not None]
    largest = max((abs(value) for value, _ in known), default=Decimal(0))
    if not largest or len({measure for _, measure in known}) > 1:
        return []
    return [None if value is None else value[0] / largest for value in values]


def _owner(figure: Figure) -> Owner:
    return figure["organisation"], figure["year"], figure["kind"]


def _cited_numbers(reply: Mapping[str, Any]) -> set[int]:
    """The citations of a number by itself: those of a quoted sentence set nothing side by side."""
    return {one["id"] for one in reply["citations"] if parse_number(one["quote"])}


def _names(owners: Sequence[Owner]) -> dict[Owner, str]:
    """What a row is called: what tells it from the others, and everything where nothing does."""
    varied = [len({owner[part] for owner in owners}) > 1 for part in range(3)]
    telling = varied if any(varied) else [True] * 3
    return {
        owner: "".join(part for part, tells in zip(_spelled(owner), telling, strict=True) if tells) or owner[0]
        for owner in owners
    }  # fmt: skip


def _spelled(owner: Owner) -> tuple[str, str, str]:
    organisation, year, kind = owner
    return organisation, f"{year}年" if year else "", kind


def _one_measure_a_column(
    figures: Sequence[Figure], labels: Sequence[str], rows: Sequence[str], cells: Cells
) -> Comparison | None:
    """The table of the columns that keep to one measure: money with money, people with people."""
    kept = [label for label in labels if len({_measured(figures[cells[key]])[1] for key in cells if key[1] == label}) == 1]
    found = tuple((row, tuple(cells.get((row, label)) for label in kept)) for row in rows)
    return Comparison(tuple(kept), found) if kept else None


def _measured(figure: Figure) -> tuple[Decimal, str]:
    """A value with its measure; money of every unit of account in 元."""
    value, unit = Decimal(figure["value"]), figure["unit"] or ""
    return (value * MONEY[unit], "元") if unit in MONEY else (value, unit)
