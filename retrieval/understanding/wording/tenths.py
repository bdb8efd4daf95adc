"""Changes that a question states in tenths, put to the test (支出降了三成多，对吗), as the rates that reports print."""

from __future__ import annotations

import re

_STATED = re.compile(
    r"(?P<way>降低?|跌|少|缩水|减少|下降|涨|升|多|增长|增加|上升)(?:了|掉了?)?(?:大约|大概|差不多|约)?(?P<near>近|将近|快|不到|超过?|超)?"
    r"(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?=[，,]?(?:这|说法)?(?:是不是|是否|是|对|真|属实|没错|吗|么))"
)
_FALLS = "降跌少缩减下"
_DIGITS = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


def in_percent(question: str) -> str:
    """The question with such a change in per cent, above, below or about that; others as they are."""
    return _STATED.sub(_as_rate, question)


def _as_rate(match: re.Match[str]) -> str:
    rate = _DIGITS[match["tenths"]] * 10 + (5 if match["half"] else 0)
    above = match["more"] or match["near"] in ("超", "超过")
    bound = "以上" if above else "以下" if match["near"] else "左右"
    return f"{'下降' if match['way'][0] in _FALLS else '增长'}{rate}%{bound}"
