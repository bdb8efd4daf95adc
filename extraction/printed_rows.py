"""A row that the catalogue does not know, by its printed label or code: its number in the usual place of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extraction.crosscheck import Agreement, Reading, compare
from extraction.labels import plain_label, plain_subject
from extraction.report import Claim, ClaimKind, Figure, Role, State

_FORMS = ("expenditure", "general_expenditure", "basic_expenditure", "income_expenditure", "income", "fiscal_income_expenditure")
"""Where a row of a statutory form is looked for first; then in the other forms, then in other tables."""

_INCOME = frozenset({"income"})
"""Rows of spending stand in the form of incomes too, with what came in for them."""

_TOTAL = re.compile(r"合计|总计|小计|本年(?:支出|收入)(?:合计)?|(?:支出)?决算数?|决算金额|金额")

Found = tuple[str, Figure, tuple[Reading, ...]]
"""The name of what is found, its leading cell, all readings that support it."""


def row_readings(figures: Sequence[Figure], claims: Sequence[Claim], label: str, year: int | None) -> list[Found]:
    """What the report prints in the rows of that plain label or code, in the first table that has them.

    A row without a column of totals is told column by column, under `label/column`. The same label may rightly carry
    other amounts in other forms, hence only what agrees with the leading cell counts as another reading of it.
    """
    mine = [figure for figure in figures if label in (plain_label(figure.row), figure.row_code) and _is_of(figure.year, year)]
    usual = Role.BUDGET if not any(figure.role is Role.FINAL for figure in figures) else Role.FINAL
    mine = [figure for figure in mine if figure.role in (usual, None)] or mine
    if not mine:
        return []
    table = min(mine, key=lambda figure: (_rank(figure), figure.table_no)).table_no
    said = [claim for claim in claims if claim.kind is ClaimKind.AMOUNT and _is_of(claim.year, year)]
    names = {plain_label(figure.row) for figure in mine}
    said = [claim for claim in said if names & {plain_subject(claim.subject), plain_label(claim.subject)}]
    elsewhere = [figure for figure in mine if figure.table_no != table and _is_total(figure) and figure.form not in _INCOME]
    others = [*map(Reading.of_figure, elsewhere), *map(Reading.of_claim, said)]
    leaders = _leaders([figure for figure in mine if figure.table_no == table], label)
    return [(name, lead, (Reading.of_figure(lead), *_supporting(lead, others))) for name, lead in leaders]


def _leaders(figures: Sequence[Figure], label: str) -> Iterator[tuple[str, Figure]]:
    """Of each printed row the cell of its total, or every cell under the name of its column."""
    for _, group in groupby(figures, key=_row):
        cells = list(group)
        total = next(filter(_is_total, cells), None)
        if total is not None or len(cells) == 1:
            yield label, total or cells[0]
        else:
            yield from ((f"{label}/{cell.column[-1]}", cell) for cell in cells if cell.state is not State.BLANK)


def _is_total(figure: Figure) -> bool:
    return not figure.column or _TOTAL.fullmatch(plain_label(figure.column[-1])) is not None


def _row(figure: Figure) -> tuple[str, ...]:
    return (figure.panel, figure.row_code, figure.row_parent, figure.subject, *figure.row_path)


def _rank(figure: Figure) -> int:
    if figure.form in _FORMS:
        return _FORMS.index(figure.form)
    return len(_FORMS) + (figure.form is None)


def _supporting(lead: Figure, others: Sequence[Reading]) -> list[Reading]:
    agreed = (Agreement.SAME, Agreement.ROUNDING)
    return [one for one in others if lead.amount and one.amount and compare(lead.amount, one.amount) in agreed]


def _is_of(stated: int | None, year: int | None) -> bool:
    return stated is None or year is None or stated == year
