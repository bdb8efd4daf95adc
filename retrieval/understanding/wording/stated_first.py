"""A number that is told before what is asked for beside it: 三公表里养车是11.06万，那明细表里是多少."""

from __future__ import annotations

import re
from collections.abc import Callable

from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_STATED_FIRST = re.compile(
    r"(?P<stated>[^，,。；;？?]{4,}?\d[\d,.]*(?:[万亿]?元?|[人辆台批个]次?|[%％])(?:了|吧)?)[，,；;。]\s*(?:那么?|可是?|但是?)(?P<asked>[^，,。；;？?]{4,})[？?。]?"
)
_SET_AGAINST = re.compile(r"[占比差它]|相同|一样|一致|对得|对不|为什么|怎么|哪|[这该]|其中|里[面头]")
"""What is asked of the very number that was told."""
_BLANK = "\n"
_MOVED_FIRST = re.compile(
    r"(?P<thing>[^，,。；;？?]{2,}?)[比较跟](?:上一?年|去年)度?(?:又|都|也)?(?:[多少增减涨降升跌下加长]+了?|下滑|下降)(?:了?(?:不少|很多|一些|这么多))?"
    r"[，,；;。]\s*(?:那么?)?(?:上一?年|去年)度?的?(?:时候)?(?:又|是|有)*(?:多少|几)[万亿钱元]*[？?。]?"
)


def of_year_before(question: str) -> str:
    """收支总计比上一年少了，那上一年是多少 as one for the amount of that year; other questions as they are."""
    match = _MOVED_FIRST.fullmatch(question)
    return f"{match['thing']}上年是多少" if match else question


def without_stated(question: str, understand: Callable[[str], Query]) -> str:
    """The question without the clause that tells a number of another thing before it, but for whose number that is."""
    match = _STATED_FIRST.fullmatch(question)
    if match is None or _SET_AGAINST.search(match["asked"]):
        return question
    stated, asked = understand(match["stated"]), understand(match["asked"])
    if not (stated.mentions and asked.rows and asked.operation is Operation.VALUE):
        return question
    if asked.organisations or len(stated.about) != len(stated.question):
        return match["asked"] if asked.organisations else question
    whose = "".join(one for one, left in zip(stated.question, stated.about, strict=True) if left == _BLANK)
    return f"{whose}{match['asked']}" if "".join(stated.organisations) else match["asked"]
