"""Bodies by the contractions that people use of their names: 二职专 for 第二职业中等专业学校, 残联 for 残疾人联合会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understanding.whom.names import Name, Spot, body_of, overlaps, short_form, word_starts

_NUMBER = r"第?(?P<number>[一二三四五六七八九十]{1,2})"
_SCHOOLS = "职专|职高|职中|职校|技校|卫校|体校|特校|商校|农校|电大|实小|实幼|附小|附中"
_KINDS = f"{_SCHOOLS}|中职|中专|师范|幼儿园|小学|完小|初中|高中|医院|人医|中医院|[幼院]|小(?![部时块些半笔组点子型微数])"
_SHORT = re.compile(
    rf"(?P<level>[省市区县州旗]?)"
    rf"(?:{_NUMBER}(?:{_KINDS})"
    rf"|(?<=[省市区县州旗])(?:委?党校|{_SCHOOLS})|(?:党校|{_SCHOOLS})(?=(?:19|20)\d\d年))"
)
"""What can be nothing but the name of a school or a hospital: by its number, by its level, or with a year right behind it."""
_AFTER_NAMES = re.compile("[的和与跟同比呢谁哪、，]")
_SURE = 2
"""Characters from which on a kind by its number is a body, even if the library holds none so called; 二院 may be many things."""
_UNION = re.compile(r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}(?:(联)合会|(协)会)")
"""A body that people call by its first character and its kind."""
_MIDDLE_SCHOOL = re.compile(r"(?P<level>[省市区县州旗]?)第?(?P<number>[一二三四五六七八九十]{1,2})中(?:学(?![费生杂])|(?!全会))")
"""How people call 第一中学."""


def begins_middle_school(question: str, start: int) -> bool:
    """Whether 一中 or 市第一中学 stands there."""
    return _MIDDLE_SCHOOL.match(question, start) is not None


def contracted(question: str, start: int, names: Sequence[Name], labels: Sequence[Spot]) -> tuple[int, list[Name]] | None:
    """The end of the contraction that stands in a question, and those of the names that it is short for, if any.

    None where none stands there.
    """
    short = _SHORT.match(question, start)
    if short and _ends(question, short.end()) and not overlaps(short.span(), labels):
        meant = [name for name in names if _is_short_for(short, body_of(name))]
        kind = short[0][len(short["level"]) + len(short["number"] or "") :].removeprefix("第")
        if meant or len(kind) >= _SURE:
            return short.end(), meant
    if (school := _MIDDLE_SCHOOL.match(question, start)) and school.end() in word_starts(question):
        called = re.compile(rf"^{school['level']}.*第{school['number']}(?:初级|高级|实验)?中学$")
        return school.end(), [name for name in names if called.search(body_of(name))]
    return None


def _ends(question: str, at: int) -> bool:
    """Whether a name may end there: not inside a word (一中|专项)."""
    return at in word_starts(question) or bool(_AFTER_NAMES.match(question, at))


def _is_short_for(short: re.Match[str], body: str) -> bool:
    """Whether a contraction has the level, the number and characters of a body in its order."""
    level, number = short["level"], short["number"]
    rest = short[0].removeprefix(level).removeprefix("第")
    if (level and not body.startswith(level)) or (number and f"第{number}" not in body):
        return False
    own = body[body.index(f"第{number}") + 1 :] if number else body
    return own.startswith(rest[:1] if number else "") and short_form(rest, own) == len(rest)


def union_length(question: str, start: int, body: str, with_level: str) -> int:
    """How long the contraction of a union's name is that stands in a question: 残联, 县残联 for 残疾人联合会, 科协; else 0."""
    union = _UNION.fullmatch(body)
    called = "".join(filter(None, union.groups())) if union else ""
    forms = (with_level[0] + called, called) if called else ()
    return next((len(form) for form in forms if question.startswith(form, start)), 0)
