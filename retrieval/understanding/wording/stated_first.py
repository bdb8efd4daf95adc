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
