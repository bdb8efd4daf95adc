"""One report laid out for checking: rows of tables, claims by paragraph, readings of indicators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extraction.audit.model import Operand
from extraction.audit.rules import Locator
from extraction.crosscheck import Reader, Reading
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.indicators import Catalogue, Indicator, Printed, catalogue
from extraction.labels import plain_label
from extraction.patterns import PrintedFigure
from extraction.report import Claim, Figure, Kind, Paragraph, Report, Role, Table

NUMBERED = re.compile(r"[一二三四五六七八九十]+、")
_TOTAL = re.compile(r"合计|总计|本年(?:收入|支出)?合计")
_CLASS_CODE = re.compile(r"2\d\d(?:\d\d){0,2}")
_OF_ANY_KIND = (None, PERFORMANCE_SUMMARY)
_DERIVED = re.compile(r"率$|占比|比例|比重|[%％]|增减|增长|变[化动]")
"""Headers of columns that tell what becomes of two amounts, and are no amounts that add up."""

Measure = tuple[int | None, bool]
"""The period of an amount, and whether it was planned: only amounts of one measure make a sum."""


def measure_of(figure: Figure) -> Measure | None:
    """The measure of a cell; None for a rate or a change, which adds up to nothing."""
    rate = figure.amount is not None and figure.amount.unit == "%"
    if rate or _DERIVED.search(plain_label(figure.column[-1]) if figure.column else ""):
        return None
    return figure.year, figure.role is Role.BUDGET


@dataclass(frozen=True)
class Row:
    """One printed row of one lane, its cells from left to right."""

    panel: str
    label: str
    code: str
    path: tuple[str, ...]
    cells: tuple[Figure, ...]

    @cached_property
    def plain(self) -> str:
        """The label without numbering and blanks."""
        return plain_label(self.label)

    def at(self, column: tuple[str, ...]) -> Operand | None:
        """The cell under a column, or None where the row has none."""
        cell = next((cell for cell in self.cells if cell.column == column), None)
        return Operand.of_figure(cell) if cell else None

    @property
    def spent(self) -> Figure | None:
        """The cell of 本年支出, where the form has opening balances or last budget's amounts before it; else the first.

        What was planned, what the year before came to, rates and changes are passed over.
        """
        measures = [(cell, measure) for cell in self.cells if (measure := measure_of(cell))]
        newest = max((year for _, (year, planned) in measures if year and not planned), default=None)
        final = [cell for cell, (year, planned) in measures if not planned and year == newest] or self.cells
        return next((cell for cell in final if cell.column[0].startswith("本年支出")), next(iter(final), None))

    @property
    def is_total(self) -> bool:
        """Whether the row is 合计 or 总计 of the whole table."""
        return bool(_TOTAL.fullmatch(self.plain)) and not self.code


@dataclass(frozen=True)
class Passage:
    """A paragraph with the claims read from it."""

    paragraph: Paragraph
    claims: tuple[Claim, ...]

    @property
    def title(self) -> str:
        """The headings above it in one string."""
        return "/".join(self.paragraph.section)


class Facts:
    """What the checks of one report look at."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.known: Catalogue = catalogue()
        self.printed = Printed(report.figures, report.claims, report.year, report.kind)
        self._rows: dict[int, list[Row]] = {}
        self._readings: dict[str, list[Reading]] = {}

    @cached_property
    def forms(self) -> dict[str, list[Table]]:
        """The tables of each statutory form."""
        found: defaultdict[str, list[Table]] = defaultdict(list)
        for table in self.report.tables:
            if table.form:
                found[table.form].append(table)
        return found

    def form(self, name: str) -> Table | None:
        """The one table of a form; None where the report has none or several, so that no one is meant."""
        tables = self.forms.get(name, [])
        return tables[0] if len(tables) == 1 else None

    @cached_property
    def generic(self) -> list[Table]:
        """The tables that nothing says how to add up: no statutory form, no functional codes; the 汇总表 of projects is one."""
        tables = (table for table in self.report.tables if table.form in _OF_ANY_KIND)
        return [table for table in tables if not any(_CLASS_CODE.fullmatch(row.code) for row in self.rows(table))]

    def rows(self, table: Table) -> list[Row]:
        """The rows of a table, lane by lane in printed order; numbers that have lost their place stand in none."""
        if table.number not in self._rows:
            self._rows[table.number] = _rows([figure for figure in table.figures if figure.column])
        return self._rows[table.number]

    def readings(self, indicator: Indicator) -> list[Reading]:
        """All readings of an indicator."""
        if indicator.id not in self._readings:
            self._readings[indicator.id] = self.printed.readings(indicator, self.known)
        return self._readings[indicator.id]

    def said(self, name: str) -> Operand | None:
        """The first value that the prose gives of an indicator."""
        indicator = self.known.by_name(name)
        readings = self.readings(indicator) if indicator else []
        return next((Operand.of_reading(one) for one in readings if one.by is Reader.PROSE and one.amount), None)

    def located(self, locator: Locator) -> list[Operand]:
        """The cells that a rule's figure names, in every table of the form."""
        pattern = locator.pattern
        figures = (figure for form in pattern.forms for table in self.forms.get(form, ()) for figure in table.figures)
        figures = (figure for figure in figures if self._is_told(figure, pattern.role))
        named = (figure for figure in figures if pattern.matches(PrintedFigure(figure)))
        return [Operand.of_figure(figure) for figure in named if not locator.numbered or NUMBERED.match(figure.row)]

    def _is_told(self, figure: Figure, role: Role | None) -> bool:
        """Whether a cell holds an amount of the report's year that was not only planned, unless a plan is asked for."""
        measure = measure_of(figure)
        if measure is None or measure[0] not in (None, self.report.year):
            return False
        return measure[1] == (role is Role.BUDGET) or self.report.kind is Kind.BUDGET

    @cached_property
    def passages(self) -> list[Passage]:
        """The paragraphs in reading order with their claims: claims come in the order of the paragraphs they stand in."""
        claims, at = self.report.claims, 0
        found = []
        for paragraph in self.report.paragraphs:
            first = at
            while at < len(claims) and claims[at].section == paragraph.section and claims[at].sentence in paragraph.text:
                at += 1
            found.append(Passage(paragraph, claims[first:at]))
        return found

    @cached_property
    def text(self) -> str:
        """All prose in one string, paragraph by paragraph."""
        return "\n".join(paragraph.text for paragraph in self.report.paragraphs)

    def functional(self, table: Table) -> dict[str, Row] | None:
        """The rows of a table by their functional code; None where a code stands twice and names no single row."""
        coded = [row for row in self.rows(table) if _CLASS_CODE.fullmatch(row.code)]
        by_code = {row.code: row for row in coded}
        return by_code if len(by_code) == len(coded) else None


def _rows(figures: Sequence[Figure]) -> list[Row]:
    """Figures grouped by the row they stand in: a repeated column begins a new row."""
    rows: list[list[Figure]] = []
    current: dict[tuple[str, str, str, tuple[str, ...], str], int] = {}
    for figure in figures:
        key = (figure.panel, figure.row, figure.row_code, figure.row_path, figure.row_parent)
        at = current.get(key)
        if at is None or any(cell.column == figure.column for cell in rows[at]):
            current[key] = at = len(rows)
            rows.append([])
        rows[at].append(figure)
    return [Row(cells[0].panel, cells[0].row, cells[0].row_code, cells[0].row_path, tuple(cells)) for cells in rows]
