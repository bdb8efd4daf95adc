"""Everyday words as reports print them: who asks how many 电话 were taken asks for the 话务 of the report."""

from __future__ import annotations

import re

from retrieval.understanding.cues import spoken_words

_BUILT = re.compile(
    r"(?:[建盖修造](?:好|完|起来|成)|完工)了?(?:之后|以后|后)|[建盖修造](?:好|完|起来)了?(?=用来|拿来|[做干作]什么)"
)


def as_printed(text: str, printed: str) -> str:
    """The text with everyday words put as a printed text puts them, where it does not use them itself."""
    for word, others in spoken_words().items():
        if word in text and word not in printed:
            said = next((other for other in others if other in printed), None)
            text = text.replace(word, said) if said else text
    return text


_SPENT_ON_EACH = re.compile(r"(?<=[\u4e00-\u9fff]{2})花的钱(?=[和与跟、]|哪个|谁)")
"""出国花的钱和接待花的钱哪个多."""
_BOUGHT_OF_SORT = re.compile(r"(?P<sort>货物|工程|服务)(?:类)?采购了(?=多少|几)")
_ROSE_TO = re.compile(r"(?<=从多少)(?P<way>涨|升|跌|降|掉)(?P<to>到|至|成)了?(?=多少)")


def as_told(question: str) -> str:
    """The question with such everyday turns as reports put them."""
    question = _BOUGHT_OF_SORT.sub(r"政府采购\g<sort>支出", question)
    question = _ROSE_TO.sub(lambda match: "提升到" if match["way"] in "涨升" else "下降到", question)
    return when_built(_SPENT_ON_EACH.sub("费", question))


def when_built(question: str) -> str:
    """建好后用来做什么 by the word with which reports tell what a house is for."""
    return _BUILT.sub("建成后", question)
