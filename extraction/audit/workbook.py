"""An audit as an Excel workbook: findings, every figure with its place, the ledger, what the words mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.audit.model import Audit, Finding, Severity
from extraction.audit.output import SEVERITY_NAMES, STATE_NAMES, citation, place_of
from extraction.audit.rules import Rulebook, rulebook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None

_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.ROUNDING: "EDEDED", Severity.INFO: "DDEBF7"}
_FINDINGS = {
    "文件": 36, "编号": 15, "根源编号": 15, "严重程度": 10, "规则": 26, "规则名称": 36,
    "问题": 50, "算式": 60, "说明与建议": 60, "所在": 24,
}  # fmt: skip
_FIGURES = {
    "编号": 15, "文件": 36, "页": 6, "行": 12, "表": 36, "行名": 30, "栏": 30, "章节": 30, "原文": 30,
    "数值": 16, "单位": 8, "所指": 50,
}  # fmt: skip
_LEDGER = {"文件": 36, "规则": 28, "规则名称": 50, "类别": 12, "状态": 10, "核对数": 8, "未能核对数": 10}
_MEANINGS = (
    ("错误", "报告自身的数字证明必有一处有误：按四舍五入的区间计算，不可能同时成立。"),
    ("疑点", "数字对不上，但可能有合理的解释，说明中写明是哪一种。"),
    ("尾差", "差额在四舍五入的范围内，不是错误。"),
    ("提示", "用语或文本遗留问题。"),
    ("根源编号", "同一个错数引起的几处问题，根源编号相同；与编号相同的是根源。"),
    ("无法核对", "有数字没有读出或没有印出，这条规则没有核对，不等于通过。"),
    ("不适用", "报告中没有这条规则所说的内容。"),
)


def write_workbook(path: Path, audit: Audit, book: Rulebook | None = None) -> None:
    """Write findings, figures, ledger and the meaning of the words as four sheets."""
    from openpyxl import Workbook

    book = book or rulebook()
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    names = {rule.id: (rule.name, rule.family) for rule in book.rules}
    findings = workbook.create_sheet("问题")
    _fill(findings, _FINDINGS, (_finding(finding, names[finding.rule][0]) for finding in audit.findings))
    _colour(findings, audit.findings)
    _fill(workbook.create_sheet("出处"), _FIGURES, (row for finding in audit.findings for row in _figures(finding)))
    rows = ((e.file, e.rule, *names[e.rule], STATE_NAMES[e.state], e.checked, e.unchecked) for e in audit.ledger)
    _fill(workbook.create_sheet("台账"), _LEDGER, rows)
    _fill(workbook.create_sheet("说明"), {"词": 14, "意思": 90}, _MEANINGS)
    workbook.save(path)


def _finding(finding: Finding, name: str) -> tuple[Value, ...]:
    where = place_of(finding.figures[0]) if finding.figures else ""
    severity = SEVERITY_NAMES[finding.severity]
    return (
        finding.file, finding.id, finding.root, severity, finding.rule, name, finding.title, finding.arithmetic,
        finding.explanation, where,
    )  # fmt: skip


def _figures(finding: Finding) -> Iterable[tuple[Value, ...]]:
    for number, operand in enumerate(finding.figures, 1):
        place, amount = citation(number, operand), operand.amount
        lines = "–".join(str(line) for line in place.lines) if place.lines else ""
        value = float(amount.value) if amount else None
        unit = amount.unit if amount else None
        yield (
            finding.id, place.file, place.page, lines, place.table, place.row, place.column, place.section, place.quote,
            value, unit, operand.label,
        )  # fmt: skip


def _fill(sheet: Worksheet, columns: dict[str, int], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for at, (title, width) in enumerate(columns.items(), 1):
        sheet.cell(1, at, title).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for line, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(line, at)
            cell.value = _printable(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _colour(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    from openpyxl.styles import PatternFill

    column = list(_FINDINGS).index("严重程度") + 1
    for line, finding in enumerate(findings, 2):
        sheet.cell(line, column).fill = PatternFill("solid", start_color=_FILLS[finding.severity])


def _printable(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)
