"""The 绩效自评表 laid out for checking: its scored forms, their cells by header, targets, funds, and the names of projects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from extraction.audit.facts import Facts, Row
from extraction.audit.model import Operand
from extraction.audit.relation import unit_of
from extraction.forms import PERFORMANCE, PERFORMANCE_SUMMARY
from extraction.report import Table

_TOTAL = re.compile(r"^(?:总分|合计|总得分|自评总分)")
_WEIGHT = re.compile(r"分值|权重")
_WANTED, _DONE = re.compile(r"指标值|目标值"), re.compile(r"完成值|完成指标值|完成情况|实际")
_ALL_FUNDS = re.compile(r"总额|总计|合计|^金额|^资金情况")
_NAME = re.compile(r"[\s“”\"'‘’（）()]|项目$|经费$")
_OF_SCORE = re.compile(r"(?:绩效|自评|评价|评分|评定|综合|的)*(?:得分|分数)$")
SCORE = re.compile(r"得分")
RATE = re.compile(r"执行率")

Target = tuple[Operand, Operand, Operand, Operand]
"""指标值, 完成值, 得分 and 分值 of an indicator."""


def scored_forms(facts: Facts) -> list[Table]:
    """The self-evaluation forms that end in a total score; tables of goals have none."""
    tables = facts.forms.get(PERFORMANCE, [])
    return [table for table in tables if total_row(facts, table) is not None]


def total_row(facts: Facts, table: Table) -> Row | None:
    """The row 总分 of a form."""
    return next((row for row in facts.rows(table) if _TOTAL.match(row.plain) and not row.path and cell_of(row, SCORE)), None)


def cell_of(row: Row, column: re.Pattern[str], without: re.Pattern[str] | None = None) -> Operand | None:
    """The cell of a row under the first header that fits."""
    for cell in row.cells:
        if column.search(cell.column[-1]) and not (without and without.search(cell.column[-1])):
            return Operand.of_figure(cell)
    return None


def weight_of(row: Row) -> Operand | None:
    """分值 of a row."""
    return cell_of(row, _WEIGHT, SCORE)


def about(table: Table) -> str:
    """A form with its project, for a title."""
    return f"{table.title}“{table.subject}”" if table.subject else table.title


def total_score(facts: Facts, table: Table) -> Operand | None:
    """得分 of 总分."""
    row = total_row(facts, table)
    return cell_of(row, SCORE) if row else None


def listed_scores(facts: Facts) -> list[tuple[str, Operand]]:
    """The projects of the 汇总表 with their scores."""
    rows = (row for table in facts.forms.get(PERFORMANCE_SUMMARY, ()) for row in facts.rows(table) if not row.is_total)
    return [(row.label, score) for row in rows if (score := cell_of(row, SCORE)) and score.amount]


def target_cells(row: Row) -> Target | None:
    """What an indicator wants and reached, scored and could score; None where one of them is no number."""
    cells = cell_of(row, _WANTED, _DONE), cell_of(row, _DONE), cell_of(row, SCORE), weight_of(row)
    wanted, done, score, weight = cells
    if wanted and done and score and weight and wanted.amount and done.amount and score.amount and weight.amount:
        return wanted, done, score, weight
    return None


def target_met(wanted: Operand, done: Operand) -> bool | None:
    """Whether the completed value is as the comparator asks; None without a comparator, or in another unit."""
    assert wanted.amount and done.amount
    unit = done.amount.unit
    if unit is not None and unit_of(wanted) != unit_of(done):
        return None
    want, got = Fraction(wanted.amount.value), Fraction(done.amount.value)
    if unit is not None:
        want, got = wanted.value(), done.value()
    ways = {"≥": got >= want, "≤": got <= want, ">": got > want, "<": got < want, "=": got == want}
    return ways.get(wanted.amount.comparator)


def funds_row(facts: Facts, table: Table) -> Row | None:
    """The row 年度资金总额."""
    rows = (row for row in facts.rows(table) if not row.path and not _TOTAL.match(row.plain))
    return next((row for row in rows if _ALL_FUNDS.search(row.plain)), None)


def is_named(subject: str, project: str) -> bool:
    """Whether the subject of a sentence is the project of a form."""
    return _bare(_OF_SCORE.sub("", subject)) == _bare(project)


def is_listed(project: str, names: Iterable[str]) -> bool:
    """Whether a list has a project, also with its unit after the name."""
    return any(_bare(name).startswith(_bare(project)) or _bare(project).startswith(_bare(name)) for name in names)


def _bare(name: str) -> str:
    return _NAME.sub("", _NAME.sub("", name))
