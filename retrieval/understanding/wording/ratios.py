"""How large one amount is beside another (人员经费和公用经费之比, 人员经费在基本支出里的比例), by how often or what share."""

from __future__ import annotations

import re
from collections.abc import Container

_ABOUT = r"(?:大概|大约|约|差不多|又|是|有|为)*"
_RATIO = re.compile(
    rf"(?:(?:之比|的?比值|的?倍数(?:关系)?){_ABOUT}(?:多少)?"
    rf"|的?(?:之比|比例|比值|比率|人数|数量)*{_ABOUT}(?:几|多少)比(?:几|一|1|多少))呢?$"
)
_AND = re.compile("[和与跟同比]")
_OF_HUNDRED = re.compile(
    r"每(?P<way>[花收]|支出|进账|收入)?(?:一百|100|百)[块元]钱?(?:的?(?:支出|收入|钱))?(?:里头?|里面|中|当中)?的?(?:就|大概|又|能|会)*有?(?:多少|几)[块元]?钱?"
    r"(?:是(?:靠|来自)?|来自于?|花在了?|用在了?|属于)(?P<part>[^，。？?]+?)(?:上|的|呢)*$"
)
_INCOME = frozenset({"收", "进账", "收入"})
_IN_WHOLE = re.compile(
    r"在(?P<whole>[\u4e00-\u9fff]{2,20}?)(?:里头?|里面|中|当中)的?(?:占比|比例|比重|份额|分量|百分比)(?:[是有为]|多少|多大|几成|如何|呢)*$"
)
_WHOLE_BY_PART = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,20}?)(?:里头?|里面|中|当中)?(?:又|大概|大约)?有?(?:(?:多大|多少)的?(?:比例|比重|份额)|几成)的?(?:是(?:靠|来自)?|来自于?|靠|属于)的?(?P<part>[\u4e00-\u9fff]{2,12}?)的?$"
)
_ENDINGS = ("", "支出", "收入", "拨款收入")
"""What the name of a part may end with where its whole tells it (总支出有多大比例是项目)."""


def ratio_of(question: str, words: Container[str]) -> str:
    """A是B的几倍 for A和B之比, where B is one of `words`, the names of the library and the catalogue; others as they are."""
    asked = _RATIO.search(question)
    both = question[: asked.start()] if asked else ""
    parts = ((both[: one.start()], both[one.end() :]) for one in _AND.finditer(both))  # 年初结转和结余 is one name
    return next((f"{first}是{second}的几倍" for first, second in parts if second in words), question)


def share_of(question: str, words: Container[str]) -> str:
    """A占B多少 for A在B里的比例, B里有多大比例是A and 每花一百元里多少是A, where both are among `words`; others as they are."""
    if asked := _OF_HUNDRED.search(question):
        whole = "本年收入" if asked["way"] in _INCOME else "本年支出"
        return f"{question[: asked.start()]}{_named(asked['part'], whole, words) or asked['part']}占{whole}的比重"
    if (asked := _IN_WHOLE.search(question)) and asked["whole"] in words:
        return f"{question[: asked.start()]}占{asked['whole']}的比重"
    asked = _WHOLE_BY_PART.search(question)
    ends = [asked["whole"][at:] for at in range(len(asked["whole"]) - 1)] if asked else []
    whole = next((end for end in ends if end in words), "")
    part = _named(asked["part"], whole, words) if asked and whole else ""
    return f"{question[: asked.start()]}{asked['whole'].removesuffix(whole)}{part}占{whole}的比重" if asked and part else question


def _named(part: str, whole: str, words: Container[str]) -> str:
    """A part by the name that it has in its whole; '' where none is known."""
    return next((part + end for end in _ENDINGS if part + end in words and (not end or end[-2:] == whole[-2:])), "")
