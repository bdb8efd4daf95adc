"""The ratio of two amounts (人员经费和公用经费之比), put as how many times the one is the other."""

from __future__ import annotations

import re
from collections.abc import Container

_ABOUT = r"(?:大概|大约|约|差不多|到底|究竟|又|是|有|为)*"
_RATIO = re.compile(
    rf"(?:(?:之比|的?比值|的?倍数(?:关系)?){_ABOUT}(?:多少)?"
    rf"|的?(?:之比|比例|比值|比率|人数|数量)*{_ABOUT}(?:几|多少)比(?:几|一|1|多少))呢?$"
)
_AND = re.compile("[和与跟同比]")


def ratio_of(question: str, words: Container[str]) -> str:
    """A是B的几倍 for A和B之比, where B is one of `words`, the names of the library and the catalogue; others as they are."""
    asked = _RATIO.search(question)
    both = question[: asked.start()] if asked else ""
    parts = ((both[: one.start()], both[one.end() :]) for one in _AND.finditer(both))  # 年初结转和结余 is one name
    return next((f"{first}是{second}的几倍" for first, second in parts if second in words), question)
