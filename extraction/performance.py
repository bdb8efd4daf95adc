"""The 绩效自评表: a form of stacked parts (project, funds, goals, indicators, total score) with a header for each part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.columns import Column, Part
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.performance_funds import FUNDS, fund_rows, stated_rows
from extraction.performance_indicators import LEVEL, indicator_rows, judged, weighed_in_points
from extraction.performance_pairs import is_paired, paired_rows
from extraction.performance_slots import AIM, is_score
from extraction.rows import LaneRow
from extraction.wording import is_blank

_SUBJECT = re.compile(r"^(?:专项)?[（(]?项目[）)]?(?:支出)?名称")
_OWNER = re.compile(r"^(?:[省市区县]级)?(?:预算)?(?:部门|单位)(?:[（(]单位[)）])?名称")
"""What begins the form of the work of an organisation as a whole, which is of no project."""
_INDICATORS = re.compile(r"^[一二三]级指标|指标值$|指标值[（(]|^指标(?:名称|权重|性质)$")
_FUNDS_UNIT = re.compile(
    r"(?:资金|预算|经费).*[（(](?:单位[:：])?([万千亿]?元)[）)]|^[（(]([万千亿]?元)[）)](?:[（(]\d+分[）)])?$|^单位[:：]([万千亿]?元)$"
)
_AFTER_NAME = re.compile(
    r"(?:业务|项目|预算)?(?:主管|实施|承担)(?:部门|单位)|项目(?:编码|代码|类别|类型|性质|负责人|单位|属性|级次|周期|期限)|预算单位|联系|资金使用"
    r"|(?:绩效)?自评(?:总|得)?分|总得?分|得分|(?:自评)?等级"
)
_TOTAL_AT_HEAD = re.compile(r"(?:绩效)?(?:自评)?(?:总分|总得分|得分)(?:[（(]分[）)])?")
"""The total score where it stands beside the project's name, over all the parts."""
_TOTAL = "总分"
_UPPERMOST = 4
_OFFICE = re.compile(r"^(?:主管部门|实施单位|预算单位|项目(?:实施)?单位|项目负责人)")


@dataclass(frozen=True, slots=True)
class Performance:
    """What a 绩效自评表 holds: the project, the unit printed by its funds, and its rows."""

    subject: str
    funds_unit: str | None
    rows: tuple[LaneRow, ...]


def is_performance(matrix: Matrix) -> bool:
    """Whether a grid is a form of stacked parts: its indicator header stands below other parts."""
    return any(_heads_indicators(matrix.texts(row)) for row in range(1, matrix.height))


def names_project(matrix: Matrix) -> bool:
    """Whether a grid begins a form: its first cell is 项目名称, with the project's name beside it and its office under it, or
    names the organisation whose funds as a whole stand under it.
    """
    first = next((text for text in matrix.texts(0) if text), "")
    if _OWNER.match(first):
        return any(_heads_funds(matrix.texts(row)) for row in range(1, min(_UPPERMOST, matrix.height)))
    offices = any(_OFFICE.match(text) for row in range(min(3, matrix.height)) for text in matrix.texts(row))
    return bool(_SUBJECT.match(first)) and offices


def begins_indicators(matrix: Matrix) -> bool:
    """Whether a grid begins with the header of indicators: the lower part of a form whose parts are grids of their own."""
    return _heads_indicators(matrix.texts(0))


def begins_funds(matrix: Matrix) -> bool:
    """Whether a grid begins with the header of funds: the upper part of a form whose parts are grids of their own."""
    return _heads_funds(matrix.texts(0))


def _heads_funds(texts: Sequence[str]) -> bool:
    return sum(bool(FUNDS.search(text)) for text in texts) > 1 or "金额" in texts


def _heads_indicators(texts: Sequence[str]) -> bool:
    named = sum(bool(_INDICATORS.search(text)) for text in texts) > 1 or (AIM in texts and any("得分" in text for text in texts))
    return named and any(LEVEL.match(text) for text in texts)


def read_performance(matrix: Matrix) -> Performance:
    """The project, funds, indicators and total score of one form."""
    funds_at = _find(matrix, _heads_funds, stating=False)
    indicators_at = _find(matrix, _heads_indicators)
    end = matrix.height if indicators_at is None else indicators_at
    unit = _funds_unit(matrix, end)
    top = end if funds_at is None else min(funds_at, end)
    funds = [*stated_rows(matrix, top, unit), *paired_rows(matrix, top, indicators_at)]
    if funds_at is not None and funds_at < end:
        funds += fund_rows(matrix, funds_at, end)
    indicators = indicator_rows(matrix, indicators_at) if indicators_at is not None else []
    if not any(_TOTAL in row.label for row in indicators):
        indicators += _total_at_head(matrix, top)
    rows = weighed_in_points(judged([*funds, *indicators]))
    return Performance(_subject(matrix), unit, tuple(rows))


def _total_at_head(matrix: Matrix, end: int) -> Iterator[LaneRow]:
    """The total score beside its label in the rows that name the project."""
    for row in range(min(end, _UPPERMOST)):
        for label, cell in pairwise(cell for cell in matrix.row(row) if without_blanks(cell.text)):
            if _TOTAL_AT_HEAD.fullmatch(without_blanks(label.text)) and is_score(cell.text):
                yield LaneRow("", _TOTAL, (), "", ((Column(Part.VALUE, ("得分",)), cell),), label_source="form")
                return


def _find(matrix: Matrix, test: Callable[[Sequence[str]], bool], stating: bool = True) -> int | None:
    """The first row that passes a test; if not `stating`, of those that print no numbers beside their labels."""
    rows = (row for row in range(matrix.height) if stating or not is_paired(matrix, row))
    return next((row for row in rows if test(matrix.texts(row))), None)


def _subject(matrix: Matrix) -> str:
    for row in range(min(matrix.height, 4)):
        texts = matrix.texts(row)
        for index, text in enumerate(texts):
            if _SUBJECT.match(text):
                following = iter(texts[index + 1:])
                name = "".join(_until_label(following))
                return "" if is_blank(name) or re.fullmatch(r"[:：]+", name) else name
    return ""


def _until_label(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        if _AFTER_NAME.match(text):
            return
        if len(text) > 1 or "\u4e00" <= text <= "\u9fff":
            yield text


def _funds_unit(matrix: Matrix, end: int) -> str | None:
    for row in range(end):
        for text in matrix.texts(row):
            if unit := _FUNDS_UNIT.search(text):
                return next(group for group in unit.groups() if group)
    return None
