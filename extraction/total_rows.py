"""What a number in a row of totals is the total of, as its column is headed."""

from __future__ import annotations

import re

from extraction.labels import plain_label
from extraction.report import Figure

_TOTAL = re.compile(r"[合总小]计")
_MEASURE = re.compile(r"[合总小]计|.*金额|.*数量?|.*指标.*|.*分值?|收入|支出|序号")
"""Headers that say what is measured, and not of what."""
_MOVED = re.compile(r"增减|增长|变动|变化|比较|上年")


def is_total(label: str) -> bool:
    """Whether a plain row label says that its row is a total, and of nothing by name."""
    return _TOTAL.fullmatch(label) is not None


def headed(figure: Figure) -> str:
    """The header that names what a total is of (国有资产使用情况表: 合计, 流动资产); '' for other rows, and in statutory forms,
    of which the catalogue knows what their columns hold.
    """
    if figure.form is not None or not is_total(plain_label(figure.row)):
        return ""
    headers = [plain_label(header) for header in figure.column]
    while headers and _TOTAL.fullmatch(headers[-1]):
        headers.pop()
    named = bool(headers) and not _MEASURE.fullmatch(headers[-1]) and not any(map(_MOVED.search, headers))
    return headers[-1] if named else ""
