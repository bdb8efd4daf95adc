"""A specification of the report factory written as a workbook, a Word document and a web page, for readers to be tried on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

from eval.factory.grid import Cell, PrintGrid
from eval.factory.grid import lay_out as lay_out_table
from eval.factory.scorecard import lay_out as lay_out_scorecard
from eval.factory.spec import Caption, Performance, Section, Spec, Table, Text

Piece = str | tuple[Caption, PrintGrid]
_NUMBER = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.(\d+))?")


def pieces(spec: Spec) -> Iterator[Piece]:
    """The report in printed order: lines of text, and tables with their captions."""
    yield from spec.cover
    for part in spec.parts:
        yield "".join(part.title)
        for section in (Section("", part.body), *part.sections):
            yield from _section(section)


def _section(section: Section) -> Iterator[Piece]:
    if section.title:
        yield section.title
    for item in section.body:
        if isinstance(item, Text):
            yield item.text
        else:
            yield item.caption, _grid(item)
    for child in section.sections:
        yield from _section(child)


def _grid(item: Table | Performance) -> PrintGrid:
    return lay_out_scorecard(item) if isinstance(item, Performance) else lay_out_table(item)


def write_workbook(spec: Spec, path: Path, ruled: bool = True, one_sheet: bool = False) -> None:
    """A sheet for each table, or all of it in one; numbers are number cells with a number format."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "正文"
    row, heading = 1, ""
    for piece in pieces(spec):
        if isinstance(piece, str):
            book.worksheets[0].cell(row if one_sheet else book.worksheets[0].max_row + 1, 1, piece)
            row += one_sheet
            heading = piece
            continue
        caption, grid = piece
        if not one_sheet:
            sheet, row = book.create_sheet(caption.title or heading), 1
        row = _write_table(sheet, row, caption, grid, ruled)
    book.save(path)


def _write_table(sheet: Any, row: int, caption: Caption, grid: PrintGrid, ruled: bool) -> int:
    sheet.cell(row, 1, caption.title)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=grid.columns)
    for line in caption.lines:
        row += 1
        for text, column in zip(line, (1, max(grid.columns // 2, 2), max(grid.columns, 3)), strict=True):
            if text:
                sheet.cell(row, column, text)
    top = row + 1
    side = Side(style="thin")
    for cell in grid.cells:
        at = sheet.cell(top + cell.row, 1 + cell.column)
        _write_value(at, cell.text)
        for r in range(cell.row_span if ruled else 0):
            for c in range(cell.column_span):
                sheet.cell(top + cell.row + r, 1 + cell.column + c).border = Border(side, side, side, side)
        if cell.row_span > 1 or cell.column_span > 1:
            corner = f"{get_column_letter(cell.column + cell.column_span)}{top + cell.row + cell.row_span - 1}"
            sheet.merge_cells(f"{at.coordinate}:{corner}")
    row = top + grid.rows
    for note in caption.notes:
        sheet.cell(row, 1, note)
        row += 1
    return row + 1


def _write_value(at: Any, text: str) -> None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        at.value = text
        at.data_type = "s"
        return
    at.value = float(text.replace(",", ""))
    at.number_format = ("#,##0" if "," in text else "0") + ("." + "0" * len(match[1]) if match[1] else "")


def write_word(spec: Spec, path: Path) -> None:
    """Paragraphs and tables with merged cells."""
    document = docx.Document()
    for piece in pieces(spec):
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        caption, grid = piece
        for text in _lines(caption):
            document.add_paragraph(text)
        # `table.cell` lays out the whole table at each call.
        cells = [row.cells for row in document.add_table(grid.rows, grid.columns).rows]
        for cell in grid.cells:
            first = cells[cell.row][cell.column]
            last = cells[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
            (first if first is last else first.merge(last)).text = cell.text
        for note in caption.notes:
            document.add_paragraph(note)
    document.save(str(path))


def write_page(spec: Spec, path: Path, encoding: str = "gb18030") -> None:
    """A web page with navigation round the content; the captions of tables stand inside of them, as exports have it."""
    parts = ["<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"]
    parts += [f"<title>{spec.name}_政府网站</title><script>var a = '1,234.00';</script></head><body>"]
    parts += ["<div><ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul></div>"]
    parts += ["<form><table><tr><td><div class='content'>"]
    for piece in pieces(spec):
        parts.append(f"<p>　　{html.escape(piece)}</p>" if isinstance(piece, str) else _html_table(*piece))
    parts += ["</div></td></tr></table></form><div>版权所有 <a href='/b'>网站地图</a></div></body></html>"]
    path.write_bytes("".join(parts).encode(encoding))


def _html_table(caption: Caption, grid: PrintGrid) -> str:
    rows = ["".join(f"<td colspan={grid.columns}>{html.escape(text)}</td>") for text in _lines(caption)]
    held = {
        (cell.row + down, cell.column + across)
        for cell in grid.cells for down in range(cell.row_span) for across in range(cell.column_span)
    }  # fmt: skip
    for number in range(grid.rows):
        cells = [cell for cell in grid.cells if cell.row == number]
        cells += [Cell(number, column, "") for column in range(grid.columns) if (number, column) not in held]
        rows.append("".join(
            f"<td rowspan={cell.row_span} colspan='{cell.column_span}'><span>{html.escape(cell.text) or '&nbsp;'}</span></td>"
            for cell in sorted(cells, key=lambda cell: cell.column)
        ))  # fmt: skip
    rows += [f"<td colspan={grid.columns}>{html.escape(note)}</td>" for note in caption.notes]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _lines(caption: Caption) -> Iterator[str]:
    yield caption.title
    if caption.subtitle:
        yield caption.subtitle
    for line in caption.lines:
        yield from filter(None, line)
