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
_OF_COLUMN = re.compile(rf"[（(](?:单位[:：]?)?(?P<unit>(?![类款项级位字点区县市省镇村处所][）)]){UNIT})[）)]$")
"""The unit at the end of a header; （款） and （区） say of what level a thing is."""
_UNIT_COLUMN = re.compile(r"(?:计量|计算|度量)单位|单位")
_CALLED_A_UNIT = re.compile(r"[\u4e00-\u9fff%％/（()）]{1,6}")
_MONEY_COLUMN = re.compile(r"金额|单价|价值|资金|费|收入|支出|预算|决算|工资|补[助贴]|投资")
_WORTH = re.compile(r"原值|净值|价值|金额|[单总]价|折旧")
"""Columns of money, whatever the row counts: 车辆（辆）| 数量 | 账面原值."""
_COMPARED = re.compile(r"(?:增减|增长|同比|变[化动]|比上年)(?!.*[数量]$)")
_RELATIVE = re.compile(r"比例|占比|比重|率|增|幅|权重|排名|年")
_COUNTED_AS = {"人": re.compile(r"人|编制|在职|退休"), "平方米": re.compile("面积")}
_ONE_UNIT = rf"(?:[万千亿]?元|{_WORDS}|{UNIT})"
_UNITS_ABOVE = re.compile(rf"单位[:：](?P<units>{_ONE_UNIT}(?:[、,，和]{_ONE_UNIT})*)(?![\u4e00-\u9fff（(])")
_SCALE = re.compile("元|[%‰]")
_SCORE = re.compile(r"得分|分值|评分|满分|扣分|总分")
_RATE = re.compile(r"执行率|完成率|支付率|[%％]$")
_NOT_MONEY = re.compile(
    r"人数|户数|人次|批次|数量|个数|次数|(?<!车)辆|辆数|面积|编制|年龄|保有量|团组|比例|占比|比重|增[长减幅](?!变?动?[额数])|降幅|率|权重|"
    r"指标值|完成值|目标值|实际值|完成情况|排名|年度$|年份|(?:学生|(?:在校|毕业|寄宿|招|新|考)生|教师|患者|床位)$"
)
_NOT_MONEY_ROW = re.compile(
    r"(?:人数|人次数?|批次数?|数量|[个次辆]数|面积|编制数|(?:人员|机构|行政|事业|工勤)编制|年龄|保有量|团组数?|比例|占比|比重|"
    r"增长率?|降幅|增幅|率|[%％]|权重|排名)(?:[（(][^（()）]*[）)])?$"
)
"""What a row counts stands at the end of its label: a project named 规划编制服务 has money in its row."""
_PRICED = re.compile(r"单(?:价|台|位价值)[^，。；]{0,6}\d[\d.]*万?元[^，。；]*(?:设备|仪器|设施)")
"""单价100万元（含）以上设备 counts what costs so much, unless the column is of its worth."""


def unit_of(path: Sequence[str], row: str, table_unit: str | None, measure: str = "", counted: str = "") -> str | None:
    """The unit that a column, a row, or the table prints for a cell that prints none itself.

    `measure` is what a column of units prints for the row, `counted` the unit beside that of account above the table
    (单位：万元、人), which is that of what is counted; alone (单位：人) that of the whole table.
    """
    last = path[-1] if path else ""
    if own := _bracketed("/".join(path)) or _at_end(last):
        return own
    if _SCORE.search(last):
        return "分"
    if _RATE.search(last):
        return "%"
    if (own := _bracketed(row) or _at_end(row)) and not _WORTH.search(last):
        return own
    labels = (last, row)
    alone = table_unit is None and not any(map(_RELATIVE.search, labels))
    if counted and not _MONEY_COLUMN.search(last) and (alone or any(_counts(counted, label) for label in labels)):
        return counted
    if measure and not _MONEY_COLUMN.search(last):
        return None if _COMPARED.search(last) else measure
    priced = _PRICED.search(row) and not _WORTH.search(last)
    if _NOT_MONEY.search(last) or _NOT_MONEY_ROW.search(row) or priced:
        return None
    return table_unit


def unit_in_column(header: str, text: str) -> str:
    """The unit that a cell under 计量单位 (or under 单位, which may name a body) prints for its row; '' for what is none."""
    if not _UNIT_COLUMN.fullmatch(header) or not _CALLED_A_UNIT.fullmatch(text):
        return ""
    named = re.fullmatch(f"(?![省市区县镇村处所]){UNIT}", text)
    return _ALIKE.get(text, text) if named or header != "单位" else ""


def units_above(text: str) -> tuple[str | None, str]:
    """The unit of account and that of counts which a line above a table names together: 单位：万元、人; or the latter alone.

    None and '' where it names several of either, and for a unit of account alone.
    """
    named = _UNITS_ABOVE.search(text)
    units = re.split("[、,，和]", named["units"]) if named else []
    money, counts = ([unit for unit in units if (unit in MONEY) is of_account] for of_account in (True, False))
    single = len(counts) == 1 and len(money) < 2 and not _SCALE.search(counts[0])
    return (money[0] if money else None, _ALIKE.get(counts[0], counts[0])) if single else (None, "")


def _counts(unit: str, label: str) -> bool:
    """Whether a header or the label of a row can be of what is counted in a unit: 编制数 in 人, and no 面积 or 占比."""
    if not label or _RELATIVE.search(label):
        return False
    own = _COUNTED_AS.get(unit)
    return bool(own.search(label)) if own else unit in label or label.endswith("数量")


def _at_end(header: str) -> str | None:
    own = _OF_COLUMN.search(header)
    return _ALIKE.get(own["unit"], own["unit"]) if own else None


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
