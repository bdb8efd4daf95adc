"""Query -> the things that it asks about and which numbers of each, before any report is looked into."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import Catalogue, Indicator
from extraction.report import Role
from retrieval.readings.facts import Number
from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import senses, summands, things_of

_COMPANIONS = {Measure.CHANGE_AMOUNT: Measure.CHANGE_RATE, Measure.CHANGE_RATE: Measure.CHANGE_AMOUNT}
_GROUPS = frozenset({"个团", "个团组"})
_COUNTS = frozenset({"批次", "人次", "辆", "人", "个", "台套", "家"})
_COUNTING = {
    "批": ("批次",), "人": ("人次", "人数"), "个人": ("人次", "人数"), "辆": ("数量", "有几辆"),
    "个团组": ("团组数",), "个团": ("团组数",),
}  # fmt: skip
_OF_MONEY = re.compile(r"(?:支出|经费|费用?|开支|金额|花费|资金|项目|情况)+")


def numbers_asked(query: Query) -> list[Number]:
    """Which numbers of each thing a question asks for."""
    measures = query.measures if query.operation in RANKING else _with_companion(query.measures)
    return [(measure, role) for measure in measures for role in _roles(query, measure)]


def mentions_meant(query: Query, catalogue: Catalogue) -> list[Mention]:
    """The mentions of a question, and those of what it counts (人次 beside 接待) or averages over."""
    meant = [mention for things in things_asked(query) for sense in senses_asked(things, query, catalogue) for mention in sense]
    counter = catalogue.by_name(query.counted) if query.counted else None
    counted = [Mention(counter.name, 0, 0, (Meaning(None, counter.id),))] if counter else []
    return list(dict.fromkeys([*query.mentions, *meant, *counted]))


def _with_companion(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """A change is told by amount and rate: whoever asks for one is told the other too."""
    return tuple(dict.fromkeys((*measures, *(_COMPANIONS[m] for m in measures if m in _COMPANIONS))))


def _roles(query: Query, measure: Measure) -> tuple[Role | None, ...]:
    """Both roles where both are named; for a change the role tells the base of comparison, and there is only one."""
    if measure in _COMPANIONS:
        return (Role.BUDGET if Role.BUDGET in query.roles else None,)
    return query.roles or (None,) if measure is Measure.AMOUNT else (None,)


def senses_asked(mentions: list[Mention], query: Query, catalogue: Catalogue) -> list[list[Mention]]:
    """One thing for each of several equal meanings (水电费: 水费, 电费), or of several units in which a count is asked.

    What is named with the whole that it is a part of (基本支出里的水电费) stays with it.
    """
    if not mentions:
        return [mentions]
    *within, own = mentions
    if query.operation is Operation.TOTAL and len(query.counters) < 2:
        return [[*within, one] for one in summands(own, catalogue)]
    if within:
        return [[*within, one] for one in senses(own, catalogue)]
    meant = [replace(own, meanings=(meaning,)) for meaning in _counted(own, query, catalogue)]
    return [[one] for one in meant or senses(own, catalogue)]


def _counted(mention: Mention, query: Query, catalogue: Catalogue) -> list[Meaning]:
    """The indicators that count a thing in the units asked for: 公务接待 in 批次 and in 人次."""
    counted = Measure.COUNT in query.measures or len(query.counters) > 1 or not _GROUPS.isdisjoint(query.counters)
    if not counted or mention.text.endswith("金额"):
        return []
    own = catalogue.by_id(mention.keys(None)[0]) if mention.keys(None) else None
    asked_for = own is not None and own.unit in _COUNTS and (not query.counters or own.unit.startswith(query.counters))
    meanings = [Meaning(None, own.id)] if own is not None and asked_for else []
    for counter in query.counters:
        shortest = 2 if own is not None else len(mention.text)  # 接待群众来访 is no 接待
        stems = (mention.text[:length] for length in range(len(mention.text), shortest - 1, -1))
        words = ((stem, stem + ending) for stem in stems for ending in _COUNTING.get(counter, (counter,)))
        known = ((stem, indicators[0]) for stem, word in words if (indicators := catalogue.words().get(word)))
        found = next((one for stem, one in known if _counts_it(mention.text, stem, one, own)), None)
        if found is not None:
            meanings.append(Meaning(None, found.id))
    alone = own is not None and set(meanings) == {Meaning(None, own.id)} and len(query.counters) < 2
    # 车有几辆 may mean another number of cars, where the first is not printed
    return [] if alone else list(dict.fromkeys(meanings))


def _counts_it(name: str, stem: str, counted: Indicator, own: Indicator | None) -> bool:
    """Whether what is counted by the beginning of a name is what the name stands for: 接待批次 of 接待费; no 学生 of 学生资助."""
    akin = own is not None and {own.id, own.funds} & {counted.id, counted.funds} - {""}
    return stem == name or bool(akin) or _OF_MONEY.fullmatch(name.removeprefix(stem)) is not None


def several_things(query: Query) -> bool:
    """Whether a question names two things or more side by side."""
    return len(things_asked(query)) > 1


def things_asked(query: Query) -> list[list[Mention]]:
    """The things that a question asks about, each by the mentions that name it together."""
    weighed = query.operation in CALCULATION or query.pairing is not None or Measure.SHARE in query.measures
    return things_of(query.question, query.mentions, weighed)


def called(mention: Mention, catalogue: Catalogue) -> str:
    """What a question calls a thing, or the name of what it means without saying so."""
    meant = [catalogue.by_id(key) for key in mention.keys(None)[:1]]
    return mention.text or "".join(indicator.name for indicator in meant if indicator)
