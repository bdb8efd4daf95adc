"""Two things that one clause asks for, each with words of its own, as a question for each (在职人数和本年支出增幅分别是多少)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.understanding.cue_words import cue_words
from retrieval.understanding.cues import Measure, Operation, measures_in
from retrieval.understanding.named.leftovers import is_measure, says_little
from retrieval.understanding.named.lexicon import Mention, fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_AND = re.compile(r"以及|还有(?!哪|什么|多少|几|没)|[和与及跟、]")
_EACH = re.compile(r"(?:又|都)?(?:分别|各自?)(?=[是为有占达到]*(?:多少|几)|$)|(?:又|都)?(?:分别|各自?)(?:[是为有]|占了?)?$")
_EACH_OVER = re.compile(r"(?:又|都)?(?:分别|各自?)(?P<asked>(?:超[支出过]?|追加|调增|超预算)了?(?:多少|几).*)$")
"""各超了多少 asks how far each is above its budget, and for no difference between them."""
_ASKS = re.compile(r"多少|几")
_HOW_MUCH = "是多少"
_SEVERAL = re.compile(
    r"[相差]距|差[多额几]|相差|之差|比[较重]?[多少高低大小]|关系|一样|相[同等比]|区别|不同|加起来|合计|一共|之和|哪[个项]"
)
_GENERAL = frozenset({"支出", "收入", "预算", "决算", "合计", "总计", "经费", "费用", "资金", "金额", "项目"})
"""Words that name no thing by themselves: 政府性基金收入和支出."""
_AMOUNT = (Measure.AMOUNT,)
_MOST = 4
"""So many things side by side are taken apart."""


def each_over(question: str, asked: Query) -> list[str]:
    """A question by how much each of several things is above its budget (A和B各超了多少), as one for each; none for others."""
    match = _EACH_OVER.search(question)
    parts = _AND.split(question[: match.start()]) if match else []
    named = all(any(one.text in fold(part) for one in asked.mentions if one.text) for part in parts)
    return [f"{part}{match['asked']}" for part in parts] if match and len(parts) > 1 and named else []


def may_stand_apart(query: Query) -> bool:
    """Whether a question for amounts joins things that it neither adds up nor sets against each other."""
    plain = query.operation in (Operation.VALUE, Operation.TEXT) and len(query.years.asked) < 2 and len(query.organisations) < 2
    return plain and bool(_AND.search(query.about)) and not _SEVERAL.search(query.about)


def taken_apart(query: Query, mentions: Sequence[Mention]) -> Iterator[list[str]]:
    """The ways to take a question apart where each part names a thing: at all joining words between names, then at each alone."""
    spots = [mention.spot for mention in mentions]
    in_all = all(ALL_MONEY.issuperset(row.keys(None)[:1]) for row in query.rows)  # 收入和支出 of nothing else
    things = [one.start for one in mentions if not is_measure(one.text) and (in_all or one.text not in _GENERAL)]
    things += [query.about.find(word) for word in query.leftovers if not says_little(word)]
    joins = [
        match.span() for match in _AND.finditer(query.about)
        if not any(start < match.end() and match.start() < end for start, end in spots)
    ]  # fmt: skip
    ways = [joins, *([one] for one in joins)] if 1 < len(joins) < _MOST else [[one] for one in joins[:_MOST]]
    for way in ways:
        bounds = [0, *(at for join in way for at in join), len(query.about)]
        ends = list(zip(bounds[::2], bounds[1::2], strict=True))
        if way and all(any(start <= thing < end for thing in things) for start, end in ends):
            parts = [_EACH.sub("", "".join(query.about[start:end].split())).strip("的，") for start, end in ends]
            yield [part if _ASKS.search(part) else f"{part}{_HOW_MUCH}" for part in parts]


def measured_apart(parts: Sequence[str]) -> bool:
    """Whether what is asked of the first things (占比) is named, and is not what is asked of the last (增加额)."""
    *others, last = [measures_in(part) for part in parts]
    return all(one not in (_AMOUNT, last) for one in others)


def with_ending(part: str, last: Query) -> str:
    """A thing with what is asked of the last one beside it (A和B的增幅: the 增幅 of A); '' where that is the amount alone, the
    thing has a measure of its own, or is named again (A和A的增幅).
    """
    if measures_in(part) != _AMOUNT or last.about.lstrip("\n").startswith(part.removesuffix(_HOW_MUCH)):
        return ""
    listed = cue_words()["measures"]
    words = [word for measure in measures_in(last.about) for word in listed.get(measure, ()) if word in last.about]
    starts = [last.about.index(word) for word in sorted(words, key=len)[-1:]]
    starts += [last.about.index(row.text) + len(row.text) for row in last.rows[:1] if row.text and row.text in last.about]
    ending = last.about[min(starts) :].strip() if starts else ""
    return "" if says_little(ending) and not words else f"{part.removesuffix(_HOW_MUCH)}{ending}"
