"""Workbooks: several forms on a sheet, merged headers, hidden parts, formulas without values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extraction.errors import UnreadableFile
from extraction.reading import read
from extraction.reading.spreadsheet import read_spreadsheet
from extraction.report import Grid, Line, State

HEADER: list[list[object]] = [["收入", None, "支出", None], ["项目", "决算数", "项目", "决算数"]]
BODY: list[list[object]] = [["一、事业收入", 12.5, "一、教育支出", 11], ["总计", 12.5, "总计", 12.5]]


def form(sheet: Any, top: int, title: str, merge: bool = True) -> int:
    sheet.cell(top, 1, title)
    sheet.cell(top + 1, 1, "部门：云川市气象局")
    sheet.cell(top + 1, 4, "金额单位：万元")
    for at, row in enumerate([*HEADER, *BODY], start=top + 2):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column, value).number_format = "0.00"
    if merge:
        sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=4)
        sheet.merge_cells(start_row=top + 2, end_row=top + 2, start_column=1, end_column=2)
        sheet.merge_cells(start_row=top + 2, end_row=top + 2, start_column=3, end_column=4)
    sheet.cell(top + 6, 1, "注：本表反映部门本年度的收支情况。")
    return top + 7


@pytest.fixture
def book() -> Any:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "云川"
    return book


@pytest.mark.parametrize("merge", [True, False])
def test_forms_under_one_another_are_tables_of_their_own(book: Any, tmp_path: Path, merge: bool) -> None:
    top = form(book.worksheets[0], 1, "收入支出决算总表", merge)
    form(book.worksheets[0], top + (1 if merge else 0), "财政拨款收入支出决算总表", merge)
    path = tmp_path / "云川市气象局2024年度部门决算.xlsx"
    book.save(path)
    report = read(path)
    assert [table.form for table in report.tables] == ["income_expenditure", "fiscal_income_expenditure"]
    first = report.tables[0].figures[0]
    assert (first.panel, first.row, first.column, first.quote) == ("收入", "一、事业收入", ("收入", "决算数"), "12.50")
    assert first.amount is not None and first.amount.unit == "万元"
    assert (first.source.places[0].page, first.source.places[0].lines) == (1, (5, 5))
    assert [len(table.figures) for table in report.tables] == [4, 4]
    assert report.organisation == "云川市气象局"


def test_a_formula_without_value_is_unreadable_and_named(book: Any, tmp_path: Path) -> None:
    form(book.worksheets[0], 1, "收入支出决算总表")
    book.worksheets[0]["B6"] = "=SUM(B5:B5)"
    path = tmp_path / "r.xlsx"
    book.save(path)
    report = read(path)
    figure = next(one for one in report.figures if one.row == "总计" and one.panel == "收入")
    assert figure.state is State.UNREADABLE and figure.amount is None
    assert any("“云川”有 1 个单元格" in note and "B6" in note for note in report.notes)


def test_hidden_sheets_rows_and_columns_are_left_out_and_named(book: Any, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    form(sheet, 1, "收入支出决算总表")
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("底稿")
    form(hidden, 1, "收入决算表")
    hidden.sheet_state = "hidden"
    path = tmp_path / "r.xlsx"
    book.save(path)
    document = read_spreadsheet(path)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert len(grids) == 1 and not any("事业收入" in cell.text for cell in grids[0].cells)
    assert document.notes == ("工作表“云川”有隐藏的行或列，未读取", "工作表“底稿”是隐藏的，未读取")


def test_the_name_of_a_sheet_stands_over_a_table_without_title(book: Any, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.title = "支出决算表"
    for row in [["项目", "本年支出合计", "基本支出"], ["合计", 3, 3], ["教育支出", 3, 3]]:
        sheet.append(row)
    path = tmp_path / "r.xlsx"
    book.save(path)
    document = read_spreadsheet(path)
    assert isinstance(document.blocks[0], Line) and document.blocks[0].text == "支出决算表"
    assert read(path).tables[0].form == "expenditure"


def test_a_sheet_of_absurd_size_is_refused(book: Any, tmp_path: Path) -> None:
    book.worksheets[0]["A1"] = "项目"
    book.worksheets[0]["XFD1048576"] = 1
    path = tmp_path / "r.xlsx"
    book.save(path)
    with pytest.raises(UnreadableFile, match="范围过大"):
        read_spreadsheet(path)
