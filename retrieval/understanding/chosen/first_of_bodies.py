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
    r"|(?:一共|总共|到底|究竟|又|都|分别)*(?:花|用|支出|达)?[了到]?(?:是|有|为)?(?:多少|几)(?:钱|个?[百千万亿]*元|[辆人批次台个])*[呢吗]?$"
)
"""Asks for the first by its name or for its number, or sets it against another."""
_KINDS = ("热线", "热线中心", "中心")
"""Sorts of bodies, among which alone the first is meant."""
_OF_OTHERS = re.compile(r"项目(?!支出|经费)|科目|指标|哪|谁|最[高多大低少小贵]")


def first_body_then_asked(question: str, names_body: Callable[[str], bool]) -> str:
    """支出最多的单位有几辆车 as 哪家支出最多，它有几辆车; other questions as they are, and those of the bodies of one."""
    match = _FIRST.match(question)
    if match is None or _OF_ORDER.match(match["asked"]) or _OF_OTHERS.search(match["thing"]) or names_body(match["thing"]):
        return question
    kind = match["kind"] if match["kind"] in _KINDS else ""
    return f"哪家{kind}{match['thing']}{match['end']}，它{match['asked']}{question[match.end() :]}"
