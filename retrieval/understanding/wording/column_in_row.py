"""The column of an account in its row: its share in the whole of that (事业运行支出里项目支出占多少), what came in (收了多少)."""

from __future__ import annotations

import re
from collections.abc import Container

_COLUMN_WITHIN = re.compile(
    r"(?P<row>[\u4e00-\u9fff]{4,24}?)(?P<spent>支出)?(?:(?:里头?|里面|中|当中)的?|的(?=(?:基本|项目)支出占(?:多少|几成|百分之几)[呢？?]?$))"
    r"(?P<column>基本支出|项目支出)各?占(?:了|到|比)?(?=多|几|百分|[的呢]|$)"
)
_GRANTED = "(?:(?P<general>一般公共预算(?:财政)?(?:拨款)?)|财政拨款)的?(?:本年|总)?(?:支出|资金)?(?:决算|合计|总额)?"
_IN_GRANT = re.compile(
    rf"在?{_GRANTED}(?:里头?|里面|中|当中)的?(?P<column>基本支出|项目支出)(?:各|所)?(?:占(?:了|到|比)?(?=多|几|百分|[的呢]|比|$)|的?(?:比重|比例))"
)
_OF_GRANT = re.compile(rf"(?<!财政拨款)(?<!公共预算)(?P<column>基本支出|项目支出)占了?{_GRANTED}(?=的|多|几|百分|比)")
"""What a grant was spent on is weighed in that grant, and no money of other sources with it."""
_ALL_OF_IT = re.compile(r"(?:总|本年|全年|全部|年度|预算|拨款|支出合计|总额|今年|部门|单位)的?(?:支出)?$")
"""Of all that is spent a column is a part by itself."""
_CAME_IN = re.compile(
    r"(?P<row>[\u4e00-\u9fff]*(?:2\d{2}(?:\d{2}){0,2})?)(?P<year>的|[本今当全]年度?|一共)*(?:收|收到|进账?|到账)了?(?:多少|几)(?:钱|万?元|(?:财政)?拨款)*(?=$|[，。？?])"
)
_MEANS_INCOME = re.compile(r"(?:收入|收费|拨款|补助|结余|结转|[费率款]|预算|合计|总计)$")
"""What these words end comes in itself, or never does."""


def came_in(question: str, words: Container[str]) -> str:
    """住房公积金收了多少 as the income of that account; others as they are."""
    return _CAME_IN.sub(lambda match: _income_of(match, words), question)


def _income_of(match: re.Match[str], words: Container[str]) -> str:
    """What came in of an account that is given by its name or its code."""
    said = match["row"]
    ends = [said[at:] for at in range(len(said) - 2) if said[at:] in words and not _MEANS_INCOME.search(said[at:])]
    return f"{said}收入多少" if ends else match[0]


def column_in_row(question: str, words: Container[str]) -> str:
    """A question for such a share, with the row or the grant that both belong to (事业运行的项目支出占事业运行的多少); others as
    they are.
    """
    granted = _OF_GRANT.sub(_with_grant, _IN_GRANT.sub(_with_grant, question))
    return granted if granted != question else _COLUMN_WITHIN.sub(lambda match: _with_row(match, words), question)


def _with_grant(match: re.Match[str]) -> str:
    grant = "一般公共预算财政拨款" if match["general"] else ""
    return f"{grant}{match['column']}占{grant or '财政拨款'}支出"


def _with_row(match: re.Match[str], words: Container[str]) -> str:
    """事业运行里项目支出占多少 as the share of that column in its row; as it is where no row of that name is known."""
    spent = match["spent"] or ""
    for said in dict.fromkeys((match["row"] + spent, match["row"])):  # 其他事务支出 is no 事务
        ends = [said[at:] for at in range(len(said) - 3) if said[at:] in words]
        if ends and not _ALL_OF_IT.search(match["row"]):
            return f"{said}的{match['column']}占{ends[0]}的"
    return match[0]
