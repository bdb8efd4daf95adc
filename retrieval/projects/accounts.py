"""What a project did, and what came of it: its own sentence in the account of how its targets were met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from extraction.headings import mark_of
from extraction.labels import plain_label
from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import project_named, told_of_alone
from retrieval.projects.told_in_prose import is_headed
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"[做干]了?(?:些|哪些)?(?:什么|哪些|事)|[做干]嘛|成效|成果|效果|完成得?怎么?样|完成情况|取得|实施情况|进展"
)
_HOW = re.compile(r"(?:完成|实施|进展)(?:得|情况)?(?:怎么?样|如何)")
_ACCOUNT = re.compile(r"综述|(?:自评|评价)(?:结果)?情况[:：]")
_NUMBER = re.compile(r"多少|几[分成万]|等级|评级|得分")
_PROBLEMS = r"(?:存在|发现)的?(?:主要)?问题(?:及原因)?|主要问题|不足之处|未完成的?目标|[失扣丢]分的?(?:主要)?原因"
_TO_PROBLEMS = rf"(.+?)(?={_PROBLEMS}|$)"
_TOLD = re.compile(
    rf"(?:(?:完成|实施|实现|进展)情况|主要产出[\u4e00-\u9fff]{{0,4}}|主要成效)[:：]{_TO_PROBLEMS}", re.DOTALL
)
_REST = re.compile(
    r"(?:完成(?:全年)?预算的[\d.]+[%％][。；](?![^。]*得分)|(?:得分|等级)[^。；]{0,20}。(?![^。]*(?:预算|执行)))"
    rf"(?=[\u4e00-\u9fff])(?!{_PROBLEMS}){_TO_PROBLEMS}",
    re.DOTALL,
)
"""Where no heading tells it, it stands after how much of the funds was spent, and how that was scored."""
_PROBLEM = re.compile(rf"(?:{_PROBLEMS})[:：](.+?。)(?=下一步|改进|整改|$)", re.DOTALL)
_SHORTCOMING = re.compile(
    r"[扣丢失]了?的?(?:几|多少)?分|[扣丢失]在|问题|不足|[低差]在|得分.*低|没.*满分|[没未][^，。]{0,4}(?:完[工成]|达[标到]|建成|按[时期])"
)
_NEXT = re.compile(r"\d+\s*[.．、]|[（(][一二三四五六七八九十]+[）)]")


def asks_account(query: Query) -> bool:
    """Whether it is asked what was done or came of it, in words."""
    in_words = query.operation is Operation.TEXT or (query.operation is Operation.VALUE and _HOW.search(query.question))
    return bool(in_words and _ASKED.search(query.question)) and not _NUMBER.search(query.question)


def account_told(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """What the one report asked about tells of what became of a project, where that is asked in words."""
    if not asks_account(turn.asked) or len(turn.scope.records) != 1:
        return ()
    record = turn.scope.records[0][0]
    return tuple(tell_account(turn.asked, held.facts_of(record), held.paragraphs(record)))


def tell_account(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What the account of a project that the question names, in part at least, tells after its score and funds."""
    name = project_named(query.about, facts) if asks_account(query) else None
    return _account(facts, _account_of(name, paragraphs)) if name else []


def tell_problem(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What the account of a project that the question names calls its problem, where it is asked why it lost points."""
    name = _project_asked(query, facts) if _SHORTCOMING.search(query.question) else None
    for one in _account_of(name, paragraphs) if name else ():
        if told := _PROBLEM.search(one.text):
            return [quoted(facts, one, told[1])]
    return []


def _project_asked(query: Query, facts: Facts) -> str | None:
    """The project that a question names; what else it names there, its account may hold."""
    told = told_of_alone(query.about, facts)
    return project_named(query.about, facts) or next(iter(told), None)


def _account_of(name: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What tells of a project: the paragraphs under its name, else that which begins with it or is called its account.

    An account may go on in the paragraph after it, where the end of a page parts the two.
    """
    under = [one for one in paragraphs if is_headed(one, name)]
    own = fold(plain_label(name))
    named = ((at, one) for at, one in enumerate(paragraphs) if own in fold(one.text))
    first = next((at for at, one in named if _ACCOUNT.search(one.text) or _begins(one, own)), len(paragraphs))
    return under or [one for at, one in enumerate(paragraphs[first : first + 2]) if not at or not _NEXT.match(one.text)]


def _begins(paragraph: Paragraph, name: str) -> bool:
    """Whether a paragraph begins with its number and the name of a project that a stop parts from what it tells."""
    mark = mark_of(paragraph.text)
    head = re.split("[。：:]", paragraph.text[len(mark[1]) :], maxsplit=1)[0] if mark else ""
    return bool(head) and fold(plain_label(head)) == name


def _account(facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What tells of it in the paragraphs of an account."""
    for pattern, paragraph in product((_TOLD, _REST), paragraphs):
        if told := pattern.search(paragraph.text):
            return [quoted(facts, paragraph, told[1])]
    return []
