"""What a dump has lost but its own figures prove: where a slid row belongs, a cut label, a table's unit of account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.numbers import parse_number, without_blanks
from extraction.report import Block, Figure, Line, Table
from extraction.rows import LaneRow
from extraction.units import unit_of
from extraction.wording import is_blank

_STATED = re.compile(r"(\d[\d,]*(?:\.\d+)?)([万亿]?元)(?![/每])")
_LONGEST_CUT = 6
_ENOUGH = 2
_HALF_CENT = Decimal("0.005")

Totals = dict[tuple[str, ...], Decimal]


def place_slid_rows(rows: Sequence[LaneRow]) -> list[LaneRow]:
    """Slid rows moved back by one column, if the printed total of every column then closes; as they are otherwise."""
    if not any(row.stray for row in rows):
        return list(rows)
    moved = [_moved(row) if row.stray else row for row in rows]
    return moved if _closes(moved) else list(rows)


def _moved(row: LaneRow) -> LaneRow:
    cells = [cell for _, cell in row.values]
    if row.stray is None or not cells or not is_blank(cells[-1].text):
        return row
    values = tuple(zip((column for column, _ in row.values), [row.stray, *cells[:-1]], strict=True))
    return replace(row, values=values, placement="proven", stray=None)


def _closes(rows: Sequence[LaneRow]) -> bool:
    """Whether in every column the rows of the deepest codes add up to the total row, within their rounding."""
    totals = [row for row in rows if row.label == "合计" and not row.code]
    leaves = [row for row in rows if row.code and not any(_is_under(other.code, row.code) for other in rows)]
    if len(totals) != 1 or not leaves or any(row.stray for row in rows):
        return False
    printed, summed = _amounts([totals[0]]), _amounts(leaves)
    slack = _HALF_CENT * (len(leaves) + 1)
    if not printed or printed.keys() != summed.keys():
        return False
    return all(abs(summed[path] - total) <= slack for path, total in printed.items())


def _is_under(code: str, group: str) -> bool:
    return len(code) > len(group) and code.startswith(group)


def _amounts(rows: Iterable[LaneRow]) -> Totals:
    sums: Totals = {}
    for row in rows:
        for column, cell in row.values:
            if (amount := parse_number(cell.text)) is not None:
                sums[column.path] = sums.get(column.path, Decimal(0)) + amount.value
    return sums


def complete_labels(tables: Sequence[Table]) -> list[Table]:
    """Tables of a dump with labels that were cut at the end completed from another row with the same code."""
    names: dict[str, set[str]] = {}
    for table in tables:
        for figure in table.figures:
            names.setdefault(figure.row_code, set()).add(figure.row)
    return [replace(table, figures=tuple(_completed(figure, names) for figure in table.figures)) for table in tables]


def _completed(figure: Figure, names: dict[str, set[str]]) -> Figure:
    if not figure.row_code or not figure.row:
        return figure
    longer = [
        name for name in names[figure.row_code]
        if name.startswith(figure.row) and 0 < len(name) - len(figure.row) <= _LONGEST_CUT
    ]
    return replace(figure, row=longer[0], label_source="form") if len(longer) == 1 else figure


def prove_units(tables: Sequence[Table], blocks: Sequence[Block]) -> list[Table]:
    """Tables that print no unit given the one in which the text states several of their figures, if it is one alone."""
    stated: dict[Decimal, set[str]] = {}
    for block in blocks:
        if isinstance(block, Line):
            for match in _STATED.finditer(without_blanks(block.text)):
                stated.setdefault(Decimal(match[1].replace(",", "")), set()).add(match[2])
    return [_with_proven_unit(table, stated) if table.unit is None and table.form else table for table in tables]


def _with_proven_unit(table: Table, stated: dict[Decimal, set[str]]) -> Table:
    values = {figure.amount.value for figure in table.figures if figure.amount and _wants_unit(figure)}
    found = {value: stated[value] for value in values if value and value in stated}
    units = set().union(*found.values()) if found else set()
    if len(found) < _ENOUGH or len(units) != 1:
        return table
    unit = units.pop()
    figures = tuple(
        replace(figure, amount=figure.amount.with_unit(unit), unit_source="proven")
        if figure.amount and _wants_unit(figure) else figure
        for figure in table.figures
    )
    return replace(table, unit=unit, figures=figures)


def _wants_unit(figure: Figure) -> bool:
    """Whether a figure is money that has no unit yet."""
    return figure.amount is not None and figure.amount.unit is None and unit_of(figure.column, figure.row, "元") == "元"
