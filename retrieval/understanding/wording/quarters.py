"""Quarters of a year as reports name them: 各季度用款, 四个季度一共计划用款, 上半年计划花多少 by the plan of each quarter."""

from __future__ import annotations

import re
from collections.abc import Container

_NTH = dict(zip("1234", "一二三四", strict=True))
_PLANNED = "用款计划"
_ALONE = re.compile(r"(?<![第\d])(?P<which>[一二三四1-4])季度?(?=[用的支拨付款花多计安预呢接]|$)")
_ALL = re.compile(r"(?:各个?|每一?个?|[四4]个|分)季度(?:的?(?P<planned>用款)(?:计划|安排)?)?")
_SUM = r"(?:一共|总计|合计|加起来|合起来|共)"
_SEVERAL = re.compile(
    r"(?P<which>(?:今年|全年)?的?(?:各个?|每一?个?|[四4]个|分|所有)季度|[上下]半年|第?[一二三四1-4](?:季度?)?(?:[和、与跟及]第?[一二三四1-4]季度?)*)"
    rf"(?<=[季度年])(?P<first>{_SUM}?)的?(?P<each>分别|各自?)?(?:打算|准备|预计|安排|大概)?要?(?:(?:计划)?(?:用款|用钱|支出|付款|花|用(?=了?(?:多少|几)))(?:计划|安排)?|计划|(?<=[计来共])(?=[是有]?多少|呢?$))(?P<then>{_SUM}?)(?:是|为|有)?(?=多少|几|各|分别|吗|呢|$)"
)
"""So many of them as are told of by what is planned for each."""
_ARRANGED = re.compile(r"(?:安排|计划)了?(?:多少|几)的?用款$")
_FORMAL = re.compile("第[一二三四]季度")
_WHOLE_YEAR = re.compile(
    r"(?:那|那么)?(?:全年|一年|整年)的?(?:下来)?(?:合计|总计|一共|共计)?(?:计划|打算|预计|安排|用款|花|用|是|有|为|了)*(?:多少)?(?:钱|万?元)?呢?"
)
_SUM_ALONE = re.compile(
    rf"(?:那么?)?(?:全年|一年|四个季度)?的?{_SUM}(?:是|有|要|为|花了?|用了?)*(?:多少|几)(?:钱|[万亿]?元)?呢?"
)
_EVERY = re.compile("[各每分]|所有|[四4]个")
_HALVES = {"上半年": "12", "下半年": "34"}


def of_quarters(question: str, words: Container[str]) -> str:
    """A question with the quarters that it asks about in the words of a report, whose names are `words`; others as they are."""
    if f"第一季度{_PLANNED}" in words:
        question = _SEVERAL.sub(_planned_for_each, _ARRANGED.sub("计划用款多少", question))
    question = _ALONE.sub(lambda match: f"第{_NTH.get(match['which'], match['which'])}季度", question)
    return _ALL.sub(_each, question)


def of_all_quarters(question: str, name: str) -> str:
    """全年一共多少 after what is planned for one quarter, by its `name`, as the sum for all four; '' for others."""
    whole = _FORMAL.match(name) and (_WHOLE_YEAR.fullmatch(question) or _SUM_ALONE.fullmatch(question))
    return f"{_FORMAL.sub('四个季度', name)}一共多少" if whole else ""


def _planned_for_each(match: re.Match[str]) -> str:
    which = _HALVES.get(match["which"], match["which"])
    numbers = [_NTH.get(one, one) for one in which if one in "1234一二三四"]
    every = bool(_EVERY.search(which)) or not numbers
    summed = "一共" if match["first"] or match["then"] or match["which"] in _HALVES else ""
    listed = "、".join(f"第{one}季度{_PLANNED}" for one in (_NTH.values() if every else numbers))
    return f"{listed}{summed}{match['each'] or ''}"


def _each(match: re.Match[str]) -> str:
    planned = _PLANNED if match["planned"] else ""
    return "、".join(f"第{one}季度{planned}" for one in _NTH.values())
