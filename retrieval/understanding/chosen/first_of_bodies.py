"""What is asked of the organisation that comes first in an order (支出最多的单位有几辆车), as two questions."""

from __future__ import annotations

import re
from collections.abc import Callable

_FIRST = re.compile(
    r"^(?P<thing>[^，,。？?；;谁哪]{2,}?)的?(?P<end>最[高多大低少小贵])的(?:那?一?[个家])?(?P<kind>单位|部门|机构|热线(?:中心)?|中心|(?<=家))的?"
    r"(?P<asked>[^，,。？?；;]{2,})"
)
_OF_ORDER = re.compile(
    r"(?!为什么)(?:那?[个家]?(?:单位|部门)的?)?(?:相?差|差[距额])|[是为叫有]?(?:哪|谁|什么|几家|多少家|几个单位)|(?:中(?!小)|里面?|当中)|[和与跟同比前、]|是(?!不是)"
    r"|(?:一共|又|都|分别)*(?:花|用|支出|达)?[了到]?(?:是|有|为)?(?:多少|几)(?:钱|个?[百千万亿]*元|[辆人批次台个])*[呢吗]?$"
)
"""Asks for the first by its name or for its number, or sets it against another."""
_KINDS = ("热线", "热线中心", "中心")
"""Sorts of bodies, among which alone the first is meant."""
_OF_OTHERS = re.compile(r"项目(?!支出|经费)|科目|指标|哪|谁|最[高多大低少小贵]")

_AGAINST_FIRST = re.compile(
    r"^(?P<before>[^，,。？?；;谁哪]{4,}?)(?P<link>占了?到?|是|相当于|比|[和跟与同])(?P<end>最[高多大低少小])的?"
    r"(?:那?一?[个家](?:单位|部门)?|单位|部门|者)?的?"
    r"(?P<asked>几成|百分之(?:几|多少)|几分之几|(?:多少|几)倍|(?:相?差|[多少高低]出?)了?(?:多少|几)[钱万元]*|多大比[例重])[呢？?]?$"
)
"""某市支出占最高那家的几成."""
_OF_YEAR = re.compile(r"^的?(?:20\d\d年度?|今年|去年|上年)?的?")


def against_first(question: str, names_alone: Callable[[str], bool]) -> str:
    """某市支出占最高那家的几成 as 哪家支出最高，某市占它的几成; other questions as they are.

    `names_alone` tells whether a text is the name of a body, with or without a year.
    """
    match = _AGAINST_FIRST.match(question)
    before = match["before"] if match else ""
    ends = range(len(before) - 2, 1, -1) if match and not _OF_OTHERS.search(before) else ()
    at = next((end for end in ends if names_alone(before[:end])), 0)
    if match is None or not at:
        return question
    thing = _OF_YEAR.sub("", before[at:])
    of = "" if match["link"] in ("比", "和", "跟", "与", "同") else "的"
    return f"哪家{thing}{match['end']}，{before[:at]}{match['link']}它{of}{match['asked']}"


def first_body_then_asked(question: str, names_body: Callable[[str], bool]) -> str:
    """支出最多的单位有几辆车 as 哪家支出最多，它有几辆车; other questions as they are, and those of the bodies of one."""
    match = _FIRST.match(question)
    if match is None or _OF_ORDER.match(match["asked"]) or _OF_OTHERS.search(match["thing"]) or names_body(match["thing"]):
        return question
    kind = match["kind"] if match["kind"] in _KINDS else ""
    return f"哪家{kind}{match['thing']}{match['end']}，它{match['asked']}{question[match.end() :]}"
