"""A follow-up that names but the form or part of a report in which the thing before it is to be looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.pointed.referents import AS_THERE
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import Lexicon, Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.within import Within, part_named

_ITEM = re.compile(r"(?:同一个?|同样[这那]?|[这那该此])(?:科目|[一]?[项笔个块]钱?)(?:支出|收入|费用|经费)?|它|相同的?")
"""The thing asked about before, by a pronoun."""
_SAME_THERE = re.compile(
    r"(?:那|那么)?(?:这?[两二](?:[个张]表|处|边|个?(?:数|地方))|它们)?(?:里|的|数|上)*(?:是不是)?(?:一样|一致|相同|相等|对得上)(?:吗|不)?"
)
_TOTAL = re.compile(r"的?(?P<name>总计|合计)(?=呢|[是有]?多少|$)")


def looked_for_elsewhere(
    own: Query, meant: Sequence[Query], lexicon: Lexicon, organisations: Collection[str]
) -> Query | None:  # fmt: skip
    """A question that names but the form to look in, as one for the thing before in it alone; None for other questions.

    跟收入决算表差多少 or 一样吗, or 差多少 or 两个表一样吗 after 收入决算表里呢, asks how far that is from where it was
    looked for before.
    """
    if len(meant) > 1 and meant[0].within and (DIFFER.fullmatch(own.question) or _SAME_THERE.fullmatch(own.question)):
        apart = replace(own, mentions=(), leftovers=(), narrowing=(), unclear="", operation=Operation.DIFFERENCE)
        return replace(apart, within=meant[0].within, against=_looked_in(meant[1]))
    place = part_named(own.about)
    if place is None:
        return None
    same = AS_THERE.fullmatch(own.question) is not None
    rest = _unnamed(place[1], own, meant[0]) if same else place[1]
    if not says_little(_ITEM.sub("", _TOTAL.sub("", rest.replace("\n", "")))):
        return None
    asked = part_named(own.question)
    query = read(_ITEM.sub("", _TOTAL.sub("", asked[1] if asked else "")), lexicon, organisations)
    if query.operation not in (Operation.VALUE, Operation.CHECK, Operation.DIFFERENCE):
        return None
    named = _TOTAL.search(place[1])
    total = tuple(Meaning(LabelKind.ROW, name) for name in ("总计", "合计"))
    things = (Mention(named["name"], 0, 0, total),) if named else ()
    bare = replace(query, mentions=things, leftovers=(), narrowing=(), section=None, within=place[0])
    if same:
        return replace(bare, measures=(Measure.AMOUNT,), operation=Operation.DIFFERENCE, against=_looked_in(meant[0]))
    if query.operation is Operation.DIFFERENCE:
        return replace(bare, measures=(Measure.AMOUNT,), against=_looked_in(meant[0]))
    return replace(bare, operation=Operation.VALUE)


def _unnamed(text: str, own: Query, before: Query) -> str:
    """A text without the names in it that are short for what was asked about before (养老保险缴费)."""
    short = (one.text for one in own.mentions if any(one.text in thing.text for thing in before.mentions))
    return reduce(lambda left, name: left.replace(name, ""), short, text)


def _looked_in(query: Query) -> Within | None:
    """The part of a report in which a question looks."""
    named = part_named(query.about)
    return query.within or (named[0] if named else None)
