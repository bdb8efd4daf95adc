"""Workbooks (.xlsx): sheets -> lines and grids, with the values that the sheets display, never the formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extraction.errors import UnreadableFile
from extraction.reading.cutting import cut
from extraction.reading.displayed import displayed
from extraction.report import Block, Document, Grid, GridCell, Line, Place

_MOST_CELLS = 2_000_000
"""Cells of one sheet, empty ones between filled ones included, beyond which it is no report."""

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1-based, ends included."""


def read_spreadsheet(path: Path) -> Document:
    """Read a workbook; raises UnreadableFile where it is damaged or holds no sheet that is shown."""
    data = path.read_bytes()
    shown, formulas = _load(path.name, data), _formulas(data)
    blocks: list[Block] = []
    notes: list[str] = []
    for number, sheet in enumerate(shown.worksheets, start=1):
        if sheet.sheet_state != "visible":
            notes.append(f"工作表“{sheet.title}”是隐藏的，未读取")
            continue
        reader = _Sheet(path.name, sheet, number, formulas.get(sheet.title, frozenset()))
        blocks.extend(reader.blocks())
        notes.extend(reader.notes())
    if not blocks:
        raise UnreadableFile(path.name, "工作簿中没有可读的内容", "请检查工作表是否为空或被隐藏")
    return Document(path.name, tuple(blocks), len(shown.worksheets), None, tuple(notes))


def _load(file: str, data: bytes, values: bool = True) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # whatever a damaged part makes the parser stumble over
        raise UnreadableFile(file, "工作簿已损坏，无法打开", "请用办公软件打开后另存为 .xlsx 再重试") from error


def _formulas(data: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Where formulas stand, by sheet; a workbook without any is not loaded a second time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not any(b"<f>" in part or b"<f " in part for part in map(archive.read, sheets)):
            return {}
    book = _load("", data, values=False)
    return {
        sheet.title: frozenset((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
        for sheet in book.worksheets
    }


class _Sheet:
    """One sheet as a grid over the rows and columns that hold anything."""

    def __init__(self, file: str, sheet: Any, number: int, formulas: frozenset[tuple[int, int]]) -> None:
        self.file, self.sheet, self.number, self.formulas = file, sheet, number, formulas
        self.cells: dict[tuple[int, int], Any] = {
            at: cell for at, cell in sheet._cells.items() if cell.value is not None or cell.has_style or at in formulas
        }
        self.hides = False
        self.rows = self._shown("row", sheet.row_dimensions)
        self.columns = self._shown("column", sheet.column_dimensions)
        self.unread: list[str] = []

    def blocks(self) -> list[Block]:
        """The lines and grids of the sheet; its name stands over a table that nothing is written above."""
        if len(self.rows) * len(self.columns) > _MOST_CELLS:
            raise UnreadableFile(self.file, f"工作表“{self.sheet.title}”的范围过大", "请删去多余的行和列后另存，再重试")
        grid = Grid(tuple(self._grid_cells()), Place(page=self.number))
        blocks = list(cut(grid, {at for row, at in self.rows.items() if self._is_ruled(row)}))
        if blocks and isinstance(blocks[0], Grid):
            blocks.insert(0, Line(self.sheet.title, self._place(1), whole=True))
        return blocks

    def notes(self) -> Iterator[str]:
        """What of the sheet could not be read, one sentence each."""
        if self.unread:
            named = "、".join(self.unread[:10]) + (" 等" if len(self.unread) > 10 else "")
            cause = "公式没有保存结果、出错，或数字格式无法还原"
            yield f"工作表“{self.sheet.title}”有 {len(self.unread)} 个单元格的值无法读取（{named}）：{cause}"
        if self.hides:
            yield f"工作表“{self.sheet.title}”有隐藏的行或列，未读取"
        if self.sheet._charts or self.sheet._images:
            yield f"工作表“{self.sheet.title}”有图表或图片，其中的内容未读取"

    def _shown(self, axis: str, dimensions: Any) -> dict[int, int]:
        """The rows or columns from the first to the last that hold a value, hidden ones left out: number -> position."""
        holding = {getattr(cell, axis) for cell in self.cells.values() if cell.value is not None or self._is_formula(cell)}
        hidden: set[int] = set()
        for key, dimension in dimensions.items():
            if dimension.hidden:
                hidden |= {key} if axis == "row" else set(range(dimension.min, dimension.max + 1))
        self.hides = self.hides or bool(hidden & holding)
        shown = [n for n in range(min(holding), max(holding) + 1) if n not in hidden] if holding else []
        return {number: at for at, number in enumerate(shown)}

    def _is_formula(self, cell: Any) -> bool:
        return (cell.row, cell.column) in self.formulas

    def _grid_cells(self) -> Iterator[GridCell]:
        rows, columns, merged = self.rows, self.columns, self._merged()
        covered = {
            (row, column) for top, left, bottom, right in merged.values()
            for row in range(top, bottom + 1) for column in range(left, right + 1)
        }  # fmt: skip
        for row, column in ((r, c) for r in self.rows for c in self.columns):
            box = merged.get((row, column))
            if box is None and (row, column) in covered:
                continue
            top, left, bottom, right = box or (row, column, row, column)
            height = sum(number in rows for number in range(row, bottom + 1))
            width = sum(number in columns for number in range(column, right + 1))
            text, readable = self._text(top, left)
            yield GridCell(rows[row], columns[column], text, self._place(row), height, width, readable=readable)

    def _merged(self) -> dict[tuple[int, int], Box]:
        """Merged ranges by their first position that is shown, clipped to what is shown."""
        boxes: dict[tuple[int, int], Box] = {}
        lowest, rightmost = max(self.rows, default=0), max(self.columns, default=0)
        for area in self.sheet.merged_cells.ranges:
            bottom, right = min(area.max_row, lowest), min(area.max_col, rightmost)
            row = next((number for number in range(area.min_row, bottom + 1) if number in self.rows), None)
            column = next((number for number in range(area.min_col, right + 1) if number in self.columns), None)
            if row is not None and column is not None:
                boxes[row, column] = (area.min_row, area.min_col, bottom, right)
        return boxes

    def _text(self, row: int, column: int) -> tuple[str, bool]:
        """What a cell shows, and whether that is its value."""
        cell = self.cells.get((row, column))
        if cell is None:
            return "", True
        if cell.data_type == "e" or (cell.value is None and self._is_formula(cell)):
            self.unread.append(cell.coordinate)
            return str(cell.value or "公式"), False
        if cell.value == 0 and not isinstance(cell.value, bool) and self.sheet.sheet_view.showZeros is False:
            return "", True
        text = displayed(cell.value, cell.number_format)
        if text is None:
            self.unread.append(cell.coordinate)
            return str(cell.value), False
        return text.strip(), True

    def _place(self, row: int) -> Place:
        return Place(page=self.number, lines=(row, row))

    def _is_ruled(self, row: int) -> bool:
        """Whether borders are drawn round at least two cells of a row."""
        cells = (self.cells.get((row, column)) for column in self.columns)
        drawn = (cell for cell in cells if cell is not None and cell.has_style and _has_border(cell.border))
        return len(list(islice(drawn, 2))) == 2


def _has_border(border: Any) -> bool:
    return any(side is not None and side.style for side in (border.left, border.right, border.top, border.bottom))
