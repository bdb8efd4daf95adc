"""Which unit a figure has: the cell's own, else its column's, its row's, then the table's for money alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.numbers import MONEY, UNIT

_ALIKE = {
    "％": "%",
    **dict.fromkeys(("台（套）", "台(套)", "台/套", "台、套"), "台套"),
    **dict.fromkeys(("台、辆", "台/辆", "辆、台"), "辆"),
}
_WORDS = "|".join(
    (*map(re.escape, _ALIKE), "[万千亿]?元|%|分|个|辆|批次|人次|人|次|批|家|项|台套?|套|平方米|件|名|户|年|天")
)
_BRACKETED = re.compile(rf"[（(](?:单位[:：]?)?(?P<unit>{_WORDS})(?:[,，][^（()）]*)?[）)]")
_AT_END = re.compile(rf"[（(](?:单位[:：]?)?(?P<unit>{_WORDS}|{UNIT})[）)]$")
_SCORE = re.compile(r"得分|分值|评分|满分|扣分|总分")
_RATE = re.compile(r"执行率|完成率|支付率|[%％]$")
_NOT_MONEY = re.compile(
    r"人数|人次|批次|数量|个数|次数|(?<!车)辆|辆数|面积|编制|年龄|保有量|团组|比例|占比|比重|增[长减幅](?!变?动?[额数])|降幅|率|权重|"
    r"指标值|完成值|目标值|实际值|完成情况|排名|年度$|年份"
)
_NOT_MONEY_ROW = re.compile(
    r"(?:人数|人次数?|批次数?|数量|[个次辆]数|面积|编制数|(?:人员|机构|行政|事业|工勤)编制|年龄|保有量|团组数?|比例|占比|比重|"
    r"增长率?|降幅|增幅|率|[%％]|权重|排名)(?:[（(][^（()）]*[）)])?$"
)
"""What a row counts stands at the end of its label: a project named 规划编制服务 has money in its row."""


def unit_of(path: Sequence[str], row: str, table_unit: str | None) -> str | None:
    """The unit that a column, a row, or the table prints for a cell that prints none itself."""
    column = "/".join(path)
    if own := _bracketed(column):
        return own
    last = path[-1] if path else ""
    if _SCORE.search(last):
        return "分"
    if _RATE.search(last):
        return "%"
    if counted := _bracketed(row):
        return counted
    return None if _NOT_MONEY.search(last) or _NOT_MONEY_ROW.search(row) else table_unit


def measured_in(label: str) -> str:
    """The unit in brackets at the end of what a target is set for, whatever it counts: 统计分析（篇）; '' without one."""
    own = _AT_END.search(label)
    return _ALIKE.get(own["unit"], own["unit"]) if own else ""


def counted_in(heading: str) -> str | None:
    """The unit of counts that a row prints for itself and the rows under it: 车辆数合计（辆）.

    None for one of account, and for 项, the level of an account.
    """
    unit = _bracketed(heading)
    return None if unit in MONEY or unit == "项" else unit


def _bracketed(text: str) -> str | None:
    bracketed = list(_BRACKETED.finditer(text))
    unit: str | None = bracketed[-1]["unit"] if bracketed else None
    return _ALIKE.get(unit, unit) if unit else None
