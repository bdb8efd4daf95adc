"""Whom a report tells of though it is no report of theirs: a company it deals with, the hotline of its town."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_of
from retrieval.understanding.cues import HOW_MUCH, Operation
from retrieval.understanding.goals_reached import asks_reached
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.whom.names import held_names

_COMPANY = re.compile(r"公司$|集团$|银行$|事务所$")
"""Bodies that keep no accounts which departments publish, so that only the reports of others can tell of them."""
_HOTLINE = re.compile(r"(?P<place>.{2,4}?)[省市区县]?(?:(?:12345)?[\u4e00-\u9fff]*热线|12345)$")
_ITS_PROJECT = "热线"
_MAY_NAME = re.compile("热线|12345")
_OF_PROJECT = re.compile(r"[花用]了?(?:多少|几)|预算|执行|经费|多少钱|[得扣]了?(?:多少|几)?分|得分|没[花用]完")
"""Asks for what a project has: its money or its points."""
_IN_WORDS = (Operation.TEXT, Operation.VALUE, Operation.REASON)
_BY_DAY = re.compile("每[天日]|日均")
"""平均每天接多少电话 is told as it stands, and reckoned from nothing."""
_HITS = 30
_FEW = 4
"""Reports of one organisation that are gone through for another body."""
_COMPARED = re.compile(r"[和跟与同、].*(?:比|差|谁|哪|各|分别|都)|比.*[多少高低]")
"""Two bodies set side by side are both asked about."""


def told_of(query: Query, held: Holdings) -> Query:
    """A question about one that the library has no report of, as one for what the only report says that names it.

    Words alone are looked for: the numbers of that report are those of its own organisation. Other questions as they are.
    """
    if query.organisations:
        return _spoken_of(query, held)
    by_day = query.operation is Operation.AVERAGE and query.counters and _BY_DAY.search(query.about)
    if len(query.unknown) != 1 or not (by_day or query.operation in _IN_WORDS):
        return query
    name = query.unknown[0]
    about = (name,) if _COMPANY.search(name) else ()
    hotline = _HOTLINE.fullmatch(name)
    named = tuple(mention.text for mention in query.mentions)
    asked = query.operation is not Operation.VALUE or HOW_MUCH.search(query.question) or asks_reached(query)
    if not asked or not (about or hotline):
        return query
    owners = _naming(name, held) if about else _at(hotline["place"], held) if hotline else set()
    in_words = query.operation is not Operation.VALUE or query.counters or not query.mentions  # and not the money of another
    if len(owners) != 1 or not (about or in_words):
        return query
    return replace(
        query, organisations=tuple(owners), unknown=(), mentions=(), section=None, narrowing=(*about, *named, *query.narrowing),
        leftovers=tuple(dict.fromkeys((*about, *named, *query.leftovers))),
    )  # fmt: skip


def of_hotlines(turn: Turn, held: Holdings) -> Turn:
    """A turn that asks for the money or the points of a hotline of which the library has no report, as one for the only project
    for a hotline that the one organisation of its town reports on.
    """
    *history, question = (_with_project(text, held) for text in (*turn.history, turn.question))
    return replace(turn, question=question, history=tuple(history))


def _with_project(text: str, held: Holdings) -> str:
    if not _MAY_NAME.search(fold(text)):
        return text
    query = held.understand(text)
    hotline = _HOTLINE.fullmatch(query.unknown[0]) if len(query.unknown) == 1 and not query.organisations else None
    owners = _at(hotline["place"], held) if hotline and _OF_PROJECT.search(query.about) else set()
    own = [record for record in held.records if record.organisation in owners]
    names = [name for name in projects_of(held.facts_of(own[0])) if _ITS_PROJECT in name] if len(own) == 1 else []
    if hotline is None or len(names) != 1 or query.operation not in _IN_WORDS:
        return text
    return re.sub(r"\s*".join(hotline[0]), f"{own[0].called}{names[0].removesuffix('项目')}项目", text)


def _spoken_of(query: Query, held: Holdings) -> Query:
    """A question about one organisation in whose report another body is spoken of (哪些经费转给了大数据局), as one about that
    organisation alone, told in words that hold the name of the other.
    """
    named = tuple(name for name in query.unknown if fold(name) in query.question)
    beside = named and (query.operation not in _IN_WORDS or _COMPARED.search(query.question))
    if not query.unknown or len(query.organisations) != 1 or beside:
        return query
    own = [one for one in held.records if one.organisation in query.organisations]
    texts = [fold(paragraph.text) for record in own[:_FEW] for paragraph in held.paragraphs(record)]
    if not all(any(fold(name) in text for text in texts) for name in query.unknown):
        return query
    return replace(
        query, unknown=(), narrowing=(*named, *query.narrowing), leftovers=tuple(dict.fromkeys((*named, *query.leftovers))),
    )  # fmt: skip


def _naming(name: str, held: Holdings) -> set[str]:
    """The organisations whose reports name a company."""
    files = {record.file: record.organisation for record in held.records}
    hits = held.search.search(name, list(files), _HITS)
    return {files[hit.passage.file] for hit in hits if fold(name) in fold(hit.passage.text)}


def _at(place: str, held: Holdings) -> set[str]:
    """The organisations at a place."""
    names: Iterable[str] = held.organisations
    return {name.of for name in held_names(tuple(names)).all if place in name.stems}
