"""Which part of a thing it was that moved (主要省在哪一项, 多在哪一块, 增加的主要是哪一项): which way, and against what."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WAY = "[多少超增减省节涨升降压]"
_WHICH = r"(?:哪[一几些]?大?[项块个笔样]|哪(?:一|个)?部分)(?:支出|费用|经费|钱|上面?)?"
_AGAINST = r"(?:[比较](?P<base>(?:年初|全年)?预算|上一?年|去年))?"
_AGAINST_THEN = _AGAINST.replace("<base>", "<then_base>")
_STILL = r"(?:反而|反倒|倒是?|却|还|又|是)*"
_DONE = r"[加少出支下花长降低缩约了]*"
_MOVED = re.compile(
    rf"(?:它|这些?|其中|里面?头?|当中|之?中|主要|都|具体|又|是|的)*{_AGAINST}(?:主要|的)*(?:(?P<way>{_WAY}){_DONE}的?(?:钱|部分)?(?:主要|都|是|体现)*[在到]了?{_WHICH}"
    rf"|(?P<done>{_WAY}){_DONE}(?:得?最[多大])?的?(?:钱|部分)?(?:主要|都)?是{_WHICH}|{_WHICH}{_STILL}{_AGAINST_THEN}[上下]?(?P<then>{_WAY}){_DONE}得?(?:最?多)?)(?:了|的|呢)*"
)
_OF_PARTS = re.compile(r"(?<=三公经费|政府采购)(?:支出)?(?P<moved>[^，,。；;]{4,20})$")
_LAST_YEARS_RUN = re.compile(
    r"(?:预算数?)?[与和跟同较比](?:去年|上一?年)(?:当年)?(?:的?预算)?执行数?相?比(?:较|起来)?(?:呢|怎么?样|如何)?(?=[增减多少]|$)"
)
_MOVED_FROM_RUN = re.compile(
    r"(?<=[与和跟同较比])(?P<year>去年|上一?年|\d{4}年)(?:当年)?的?(?:预算)?执行数?(?:相?比)?(?=[增减降升涨跌下上][^，。]*(?:最|了$))"
)
_UP, _DOWN = r"(?:上?涨|上?升|增[加长]?|多)了?", r"(?:下?降|减少?|下?跌|少)了?"
_ONE_OF_THEM = r"(?:(?:其中)?[有另]?一[个家项])(?:是|在)?"
_EACH_ITS_WAY = re.compile(
    rf"(?:是|又)?[，,]?{_ONE_OF_THEM}(?:{_UP}[，,、]?{_ONE_OF_THEM}{_DOWN}|{_DOWN}[，,、]?{_ONE_OF_THEM}{_UP})"
    r"[，,]?(?:分别|各自?)(?:是|变[化动]?|动|增减)*了?多少"
)
"""一个涨一个降，分别是多少 asks for both changes, and for no amounts."""
ROSE_OR_FELL = "涨升降"
"""What is said of a thing beside the year before, where nothing else is named."""
SAVED = "省节超"
"""What is saved or exceeded is a budget."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Which way a part moved, and against what: a budget, or the year before; '' where that is not said."""

    way: str
    base: str


def which_moved(question: str) -> Moved | None:
    """What a question asks that asks for the part that moved; None for others."""
    match = _MOVED.fullmatch(question.removeprefix("那"))
    if match is None:
        return None
    way = match["way"] or match["done"] or match["then"]
    named = match["base"] or match["then_base"] or ""
    base = "预算" if "预算" in named else "上年" if named else ""
    return Moved(way, base or ("预算" if way in SAVED else ""))


def moved_most(question: str) -> str:
    """三公经费主要省在哪一项 as the part that was saved most; others as they are."""
    match = _OF_PARTS.search(question)
    which = which_moved(match["moved"]) if match else None
    return f"{question[: match.start()]}里哪一项比{which.base or '上年'}{which.way}得最多" if match and which else question


def from_last_year(question: str) -> str:
    """比上年执行数降幅最大 as 比上年降幅最大, and 与上年执行数相比呢 and 一个涨一个降，分别多少 as ones for the change."""
    question = _EACH_ITS_WAY.sub("分别比上年增减多少", question)
    return _LAST_YEARS_RUN.sub("比上年增减多少", _MOVED_FROM_RUN.sub(r"\g<year>", question))
