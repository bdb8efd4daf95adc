"""Entries of indicators as an Excel workbook: a wide sheet to compare reports, a long one of all readings, one of notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.citation import Citation
from extraction.crosscheck import Reader, Verdict
from extraction.extract import Entry, Identified, places
from extraction.numbers import MONEY, Amount

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = Any
"""openpyxl's cell; its stubs know no cell that is surely not a merged one."""

WIDE, LONG, NOTES = "指标对照", "全部读数", "说明"

FILLS = {
    Verdict.CONFLICT: "FFC7CE", Verdict.ROUNDING: "FFEB9C", Verdict.AGREE: "E2F0D9", Verdict.UNDISCLOSED: "EDEDED",
    Verdict.BLANK: "F7F7F7", Verdict.MODEL_ONLY: "DDEBF7",
}  # fmt: skip
"""Background of a cell by the status of its entry; what one source alone states has none."""

MEANINGS = {
    Verdict.AGREE: "表格与文字说明（或大模型的读数、或各处）数值相同。",
    Verdict.ROUNDING: "各处数值不同，但差别在四舍五入之内。",
    Verdict.CONFLICT: "各处数值不同，且不是四舍五入所致；单元格里是通常所在位置的数，各处见批注和“全部读数”。",
    Verdict.TABLE_ONLY: "只在表格中有。",
    Verdict.PROSE_ONLY: "只在文字中有。",
    Verdict.MODEL_ONLY: "只由大模型读出：原文里有这个数，但没有别的读数可以核对。",
    Verdict.BLANK: "表中为空白，或文字写明没有：报告没有发生额。",
    Verdict.UNDISCLOSED: "报告中没有找到。",
}
_FIXED = ("单位", "年度", "类型", "文件")
_WORDS = {Reader.TABLE: "表格", Reader.PROSE: "文字", Reader.MODEL: "模型"}
_INHERENT = ("单元格里的金额已换算成列头所示的单位，原文的单位和出处见批注；百分比按原文写法，100 即 100%。",
             "增减额、增减率带正负号，负数表示减少。", "空白模板不参与抽取。")  # fmt: skip


def write_workbook(
    path: Path, entries: Sequence[Entry], rows: Sequence[Mapping[str, Any]], titles: Mapping[str, str], notes: Sequence[str]
) -> None:
    """Write the three sheets; `rows` are the flat readings, `titles` their columns."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _fill_wide(book.create_sheet(WIDE), entries)
    _fill_long(book.create_sheet(LONG), rows, titles)
    _fill_notes(book.create_sheet(NOTES), notes)
    book.save(path)


def in_unit(amount: Amount, unit: str) -> tuple[Decimal, int]:
    """The value of an amount in an indicator's unit where both are money, as printed otherwise; with its decimals."""
    if amount.unit not in MONEY or unit not in MONEY:
        return amount.value, amount.decimals
    value = amount.value * MONEY[amount.unit] / MONEY[unit]
    shift = (MONEY[unit] / MONEY[amount.unit]).adjusted()
    return value, max(amount.decimals + shift, 0)


def comment_of(entry: Entry) -> str:
    """What stands behind a value: its status, and each reading with its place."""
    cited = zip(entry.readings, places(entry), strict=True)
    lines = [entry.status.value, *(_place_line(reading.by, place) for reading, place in cited), entry.note]
    return "\n".join(filter(None, lines))


def _place_line(by: Reader, citation: Citation) -> str:
    place = f"第 {citation.page} 页" if citation.page is not None else f"第 {citation.lines[0]} 行" if citation.lines else ""
    where = " · ".join(filter(None, (citation.table, citation.row, citation.column))) or citation.section
    return f"{_WORDS[by]} {place} {where}：{citation.quote or '（空白）'}"


def _fill_wide(sheet: Worksheet, entries: Sequence[Entry]) -> None:
    shown = [entry for entry in entries if not entry.several]
    reports = {entry.report.file: entry.report for entry in entries}
    columns = {name: at for at, name in enumerate(dict.fromkeys(entry.indicator for entry in shown), len(_FIXED) + 1)}
    units = {entry.indicator: entry.unit for entry in reversed(shown)}
    _head(sheet, [*_FIXED, *(f"{name}（{units[name]}）" if units[name] else name for name in columns)])
    lines = {file: line for line, file in enumerate(reports, 2)}
    for file, report in reports.items():
        _put_report(sheet, lines[file], report)
    for entry in shown:
        _put_entry(sheet.cell(lines[entry.report.file], columns[entry.indicator]), entry)
    sheet.freeze_panes = "B2"


def _put_report(sheet: Worksheet, line: int, report: Identified) -> None:
    name = report.organisation + (f"（{report.scope}）" if report.scope else "")
    for at, value in enumerate((name, report.year, report.kind.value, report.file), 1):
        _put(sheet.cell(line, at), value)


def _put_entry(cell: Cell, entry: Entry) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    amount = entry.amount
    if amount is None:
        cell.value = entry.status.value if entry.status is Verdict.UNDISCLOSED else None
    elif amount.comparator:
        _put(cell, f"{amount.comparator}{amount.value}")
    else:
        value, decimals = in_unit(amount, entry.unit)
        cell.value = value
        cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
    if entry.readings:
        cell.comment = Comment(_printable(comment_of(entry)), "核数", width=420, height=40 + 36 * len(entry.readings))
    if fill := FILLS.get(entry.status):
        cell.fill = PatternFill("solid", start_color=fill)


def _fill_long(sheet: Worksheet, rows: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> None:
    _head(sheet, list(titles.values()))
    for line, row in enumerate(rows, 2):
        for at, name in enumerate(titles, 1):
            value = row.get(name)
            _put(sheet.cell(line, at), Decimal(value) if value is not None and name in ("value", "reading_value") else value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _fill_notes(sheet: Worksheet, notes: Sequence[str]) -> None:
    from openpyxl.styles import PatternFill

    for verdict, meaning in MEANINGS.items():
        sheet.append([verdict.value, meaning])
        if fill := FILLS.get(verdict):
            sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", start_color=fill)
    for text in (*_INHERENT, *notes):
        _put(sheet.cell(sheet.max_row + 1, 2), text)
    sheet.column_dimensions["B"].width = 110


def _head(sheet: Worksheet, titles: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for at, title in enumerate(titles, 1):
        cell = sheet.cell(1, at, title)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = 32 if title in ("单位", "文件", "所在句子", "章节") else 14


def _put(cell: Cell, value: Any) -> None:
    """A value as what it is: text that begins like a formula stays text."""
    cell.value = _printable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _printable(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)
