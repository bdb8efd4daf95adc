"""The ratio of two amounts (人员经费和公用经费之比), put as how many times the one is the other."""

from __future__ import annotations

import re
from collections.abc import Container

_RATIO = re.compile(r"(?:之比|的?比值|的?倍数(?:关系)?|是?几比几)(?:是|有|为)?(?:多少)?$")
_AND = re.compile("[和与跟同比]")


def ratio_of(question: str, words: Container[str]) -> str:
    """A是B的几倍 for A和B之比, where B is one of `words`, the names of the library and the catalogue; others as they are."""
    asked = _RATIO.search(question)
    both = question[: asked.start()] if asked else ""
    parts = ((both[: one.start()], both[one.end() :]) for one in _AND.finditer(both))  # 年初结转和结余 is one name
    return next((f"{first}是{second}的几倍" for first, second in parts if second in words), question)
