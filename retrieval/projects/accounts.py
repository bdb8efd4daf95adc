"""What a project did, and what came of it: its own sentence in the account of how its targets were met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from extraction.labels import plain_label
from extraction.report import Paragraph
from retrieval.projects.goal_names import project_named
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.lexicon import fold
from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"[做干]了?(?:些|哪些)?(?:什么|啥|哪些|事)|[做干]嘛|成效|成果|效果|完成得?怎么?样|完成情况|取得|实施情况|进展"
)
_ACCOUNT = re.compile(r"综述|(?:自评|评价)(?:结果)?情况[:：]")
_NUMBER = re.compile(r"多少|几[分成万]|等级|评级|得分")
_TOLD = re.compile(r"(?:完成|实施|实现|进展)情况[:：](.+)", re.DOTALL)
_REST = re.compile(r"完成(?:全年)?预算的[\d.]+[%％][。；](.+)", re.DOTALL)
"""Where no heading tells it, it stands after how much of the funds was spent."""
_PROBLEM = re.compile(r"(?:存在|发现)的?(?:主要)?问题(?:及原因)?[:：](.+?。)(?=下一步|改进|整改|$)", re.DOTALL)
_SHORTCOMING = re.compile(r"[扣丢失]了?的?(?:几|多少)?分|[扣丢失]在|问题|不足|[低差]在|得分.*低|没.*满分")
_NEXT = re.compile(r"\d+\s*[.．、]|[（(][一二三四五六七八九十]+[）)]")


def asks_account(query: Query) -> bool:
    """Whether it is asked what was done or came of it, in words."""
    return query.operation is Operation.TEXT and bool(_ASKED.search(query.question)) and not _NUMBER.search(query.question)


def tell_account(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What the account of a project that the question names, in part at least, tells after its score and funds."""
    name = project_named(query.about, facts) if asks_account(query) else None
    if name is None:
        return []
    own = fold(plain_label(name))
    starts = (at for at, one in enumerate(paragraphs) if own in fold(one.text) and _ACCOUNT.search(one.text))
    first = next(starts, None)
    return [] if first is None else _account(facts, paragraphs[first:])


def tell_problem(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What the account of a project that the question names calls its problem, where it is asked why it lost points."""
    name = project_named(query.about, facts) if _SHORTCOMING.search(query.question) else None
    own = fold(plain_label(name)) if name else ""
    for one in paragraphs if own else ():
        if own in fold(one.text) and _ACCOUNT.search(one.text) and (told := _PROBLEM.search(one.text)):
            return [quoted(facts, one, told[1])]
    return []


def _account(facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What tells of it in the first of the paragraphs or, parted from it by the end of a page, in the one after it."""
    own = [one for at, one in enumerate(paragraphs[:2]) if not at or not _NEXT.match(one.text)]
    for pattern, paragraph in product((_TOLD, _REST), own):
        if told := pattern.search(paragraph.text):
            return [quoted(facts, paragraph, told[1])]
    return []
