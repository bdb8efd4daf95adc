"""Spec -> workbook: a sheet for every table, numbers as numbers with their formats, and the prose on sheets of its own."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.factory.grid import Cell
from eval.factory.spec import Performance, Spec, Table, Text
from eval.factory.tabulate import Placed, print_grid
from eval.factory.walk import Heading, stream

_NUMBER = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<fraction>\d+))?(?P<percent>%?)")
_LONGEST_NAME = 31


def write_workbook(spec: Spec, path: Path) -> list[Placed]:
    """Write the workbook; `page` of a placed cell is its sheet, counted from 1, and its line the row."""
    import openpyxl

    book = openpyxl.Workbook()
    writer = _Writer(book, spec)
    writer.run()
    book.save(path)
    return writer.placed


class _Writer:
    """Fills one workbook."""

    def __init__(self, book: Any, spec: Spec) -> None:
        self.book = book
        self.spec = spec
        self.placed: list[Placed] = []
        self.sheet = book.active
        self.sheet.title = "封面"
        self.row = 0

    def run(self) -> None:
        for line in self.spec.cover:
            self._line(line)
        is_prose = True
        for piece in stream(self.spec):
            if isinstance(piece, (Table, Performance)):
                self._new_sheet(piece.caption.title)
                self._table(piece)
            else:
                if not is_prose:
                    self._new_sheet(piece.text)
                self._line(piece.text)
            is_prose = isinstance(piece, (Text, Heading))

    def _new_sheet(self, title: str) -> None:
        name = re.sub(r"[\\/*?:\[\]]", "", title)[: _LONGEST_NAME - 3]
        number = sum(sheet.title.startswith(name) for sheet in self.book.worksheets)
        self.sheet = self.book.create_sheet(f"{name}{number + 1}" if number else name)
        self.row = 0

    def _line(self, text: str, column: int = 1) -> None:
        self.row += 1
        self.sheet.cell(self.row, column, text)

    def _table(self, table: Table | Performance) -> None:
        grid = print_grid(table)
        self._line(table.caption.title)
        if grid.columns > 1:
            self.sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=grid.columns)
        if table.caption.subtitle:
            self._line(table.caption.subtitle)
        for texts in table.caption.lines:
            self.row += 1
            for text, column in zip(texts, (1, (grid.columns + 1) // 2, grid.columns), strict=True):
                if text:
                    self.sheet.cell(self.row, column, text)
        for cell in grid.cells:
            self._cell(cell, table)
        self.row += grid.rows
        for note in table.caption.notes:
            self._line(note)

    def _cell(self, cell: Cell, table: Table | Performance) -> None:
        row, column = self.row + 1 + cell.row, 1 + cell.column
        target = self.sheet.cell(row, column)
        if cell.row_span > 1 or cell.column_span > 1:
            last = (row + cell.row_span - 1, column + cell.column_span - 1)
            self.sheet.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])
        _fill(target, cell)
        if cell.labels:
            self.placed.append(Placed(table, cell, page=len(self.book.worksheets), lines=(row, row)))


def _fill(target: Any, cell: Cell) -> None:
    """A figure as a number in its printed format, anything else as text."""
    match = _NUMBER.fullmatch(cell.text) if cell.labels else None
    if match is None:
        target.value = cell.text or None
        return
    value = Decimal(cell.text.replace(",", "").rstrip("%"))
    decimals = f".{'0' * len(match['fraction'])}" if match["fraction"] else ""
    target.value = float(value / 100 if match["percent"] else value)
    target.number_format = ("#,##0" if "," in match["digits"] else "0") + decimals + match["percent"]
