"""For what points were lost, where the text of a report alone tells it: so many as a question states, or those of a project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.accounts import tell_problem
from retrieval.projects.goal_names import project_named, projects_of
from retrieval.projects.told_in_prose import speaks_of
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_STATED_LOSS = re.compile(r"[扣丢失]了?的?(\d+(?:\.\d+)?)分")
_LOST = re.compile(
    r"[扣丢失]在|[扣丢失][了的]?(?:多少|几|的)?分|分(?:都|是)?[扣丢]|[没未]有?[拿得]到?满分"
    r"|(?:哪[里儿些]|什么)[^，。]{0,4}[没未]有?(?:完成|达到|做到)"
)
_OF_MONEY = re.compile(r"预算|决算|[增减]|上年|去年|超支|[多少]了")
"""Asks why money was planned or moved as it did, which no points tell."""
_SAYS_LOST = re.compile(r"[扣减失丢]了?\d[\d.]*分|[扣减失丢]分|未得满分")
_WHY = re.compile(rf"{_SAYS_LOST.pattern}|主要(?:问题|原因)|偏差原因")
_AMISS = r"(?:原因|主要是|由于|未|不足|低于|超过|扣分)"
_WHY_LOST = "的?(?:主要)?[扣失丢]分的?(?:主要)?原因"
_CAUSE, _GOES_ON = re.compile("[扣失丢]分的?(?:主要)?原因"), ("；", ";")
_PARTS, _NAMED = re.compile("[^；;]+[；;]?"), re.compile(r"(?:其中[，,：:]?)?[“\"][^”\"]+[”\"]项目")
"""The parts of a sentence, and how one of them turns to a project."""
_TELLS_LOSS = re.compile(rf"{_SAYS_LOST.pattern}|得分[^。]*。[^。]*主要(?:问题|原因)")
"""How a paragraph on a project tells of points lost, or of a score and what went amiss."""


def lost_as_stated(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """What the one report asked about tells of a loss: of so many points as are stated (哪一项扣了2.15分), or of a project's."""
    query = turn.asked
    in_words = query.operation in (Operation.VALUE, Operation.REASON, Operation.TEXT)
    if not in_words or len(turn.scope.records) != 1:
        return ()
    record = turn.scope.records[0][0]
    facts, paragraphs = held.facts_of(record), [one for one in held.paragraphs(record) if is_prose(one)]
    if stated := _STATED_LOSS.search(query.question):
        return tuple(_lost_so(stated, query.about, facts, paragraphs))
    asked = _LOST.search(query.question)
    of_money = _OF_MONEY.search(query.question) and not asked
    if query.operation is Operation.REASON and not of_money and (told := _beside_score(query, facts, paragraphs)):
        return (told,)
    return tuple(_lost_by(query, facts, paragraphs) or tell_problem(query, facts, paragraphs)) if asked else ()


def _beside_score(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> Quote | None:
    """The clause that tells the score of the one project asked about and, behind it, what went amiss."""
    name = project_named("\n".join((query.about, *(one.text for one in query.rows if one.text not in query.about))), facts)
    said = re.compile(rf"{re.escape(fold(name))}(?:.*得分.*?分.*?{_AMISS}|{_WHY_LOST})") if name else None
    told = ((one, text) for one in paragraphs for text in _with_all_causes(one.text) if said and said.search(fold(text)))
    return next((quoted(facts, one, _of_project_alone(text, name or "", facts)) for one, text in told), None)


def _of_project_alone(text: str, name: str, facts: Facts) -> str:
    """What a sentence that tells of several projects, one after the other, says of the one named; else all of it."""
    parts = _PARTS.findall(text)
    own, names = fold(name), (fold(one).removesuffix("项目") for one in projects_of(facts))
    others = [one for one in names if own not in one and one not in own]
    start = next((at for at, part in enumerate(parts) if own in fold(part)), 0)
    turns = (_NAMED.match(part) or any(one in fold(part) for one in others) for part in parts[start + 1 :])
    end = next((at for at, turned in enumerate(turns, start + 1) if turned), len(parts))
    return "".join(parts[start:end])


def _with_all_causes(text: str) -> list[str]:
    """The sentences of a text, one that lists causes, each up to a semicolon, with all of them."""
    told: list[str] = []
    for one in sentences_of(text):
        if told and told[-1].endswith(_GOES_ON) and _CAUSE.search(told[-1]):
            told[-1] += one
        else:
            told.append(one)
    return told


def _lost_by(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentences by which the project that is named lost points, and why, in the first paragraph that tells of that."""
    rows = [one.text for one in query.rows if "项目" in one.text] or filter(None, [project_named(query.about, facts)])
    names = [fold(name).removesuffix("项目") for name in rows]
    own = [one for one in paragraphs if names and all(speaks_of(one, name) for name in names) and _TELLS_LOSS.search(one.text)]
    said = _WHY if query.operation is Operation.REASON else _SAYS_LOST
    return [quoted(facts, one, text) for one in own[:1] for text in _with_all_causes(one.text) if said.search(text)]


def _lost_so(stated: re.Match[str], about: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The one sentence that tells of such a loss, in what speaks of the project named where one is."""
    exact = re.compile(rf"[扣减失丢]了?{re.escape(stated[1])}分")
    told = [(one, text) for one in paragraphs for text in sentences_of(one.text) if exact.search(text)]
    names = [fold(name).removesuffix("项目") for name in projects_of(facts)]
    named = [name for name in names if name in about]
    own = [pair for pair in told if not named or any(speaks_of(pair[0], name) for name in named)]
    return [quoted(facts, one, text) for one, text in own] if len(own) == 1 else []
