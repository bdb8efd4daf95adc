"""Changes and shares that a question states in tenths or halves, put to the test (支出降了三成多，对吗), in per cent."""

from __future__ import annotations

import re
from decimal import Decimal

from retrieval.understanding.numerals import numerals

_STATED = re.compile(
    r"(?P<way>降低?|跌|少|缩水|减少|下降|涨|升|多|增长|增加|上升)(?:了|掉了?)?(?:大约|大概|差不多|约)?(?P<near>近|将近|快|不到|超过?|超)?"
    r"(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?=[，,]?(?:这|说法)?(?:是不是|是|对|真|属实|没错|吗))"
)
_FALLS = "降跌少缩减下"
PART = (
    r"(?P<part>一半|半数|[一二两三四五六七八九十百]+倍半?|\d[\d.]*倍|[一二两三四五六七八九]成半?"
    r"|百分之[一二三四五六七八九十]+|\d[\d.]*[%成])(?P<over>[以之]上|多)?"
)
"""A part of a whole, or a multiple of it, in words or numbers."""
_SHARE = re.compile(
    rf"占(?:到|比|了)*(?P<whole>[^，。占\d]{{2,24}}?)的?(?P<bound>超[过出]?|高于|大于|达到?|[到过]|不到|低于|不足)?了?{PART}"
    r"(?=了?(?:[吗么没]|没有|[，,]?(?:对|是)))"
)
_HALF, _WHOLE, _TENTH = 50, 100, 10
_DIGITS = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


def in_percent(question: str) -> str:
    """The question with such a change or share in per cent, above, below or about that; others as they are."""
    return _SHARE.sub(_as_share, _STATED.sub(_as_rate, question))


def part_in_percent(part: str) -> str:
    """一半, 三成半, 两倍 in per cent; what is no exact number as it is."""
    if part in ("一半", "半数"):
        return f"{_HALF}%"
    plain = part.removesuffix("半")
    number = numerals(plain)
    value = number[0].value if len(number) == 1 else None
    scale = {"倍": _WHOLE, "成": _TENTH, "%": 1}.get(number[0].unit) if number else None
    if value is None or scale is None:
        return part
    value = value * scale + (Decimal(scale) / 2 if plain != part else 0)
    return f"{value.normalize():f}%"


def _as_share(match: re.Match[str]) -> str:
    bound = (match["bound"] or "的") if not match["over"] else "超过"
    return f"占{match['whole']}{bound}{part_in_percent(match['part'])}"


def _as_rate(match: re.Match[str]) -> str:
    rate = _DIGITS[match["tenths"]] * 10 + (5 if match["half"] else 0)
    above = match["more"] or match["near"] in ("超", "超过")
    bound = "以上" if above else "以下" if match["near"] else "左右"
    return f"{'下降' if match['way'][0] in _FALLS else '增长'}{rate}%{bound}"
