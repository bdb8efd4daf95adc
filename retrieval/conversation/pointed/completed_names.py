"""A follow-up that names but a part of a name, made whole with the names of the questions before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.conversation.pointed.half_names import one_character, other_half, same_name, sole_name, whole_name, wider_name
from retrieval.conversation.things_asked import is_role
from retrieval.understanding.cues import RANKING
from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.query import Query

_ONLY_NAMES = re.compile(r"^(?:那么?|换成)?(?P<name>[\u4e00-\u9fff]{2,8}?|[^\W\d那它这其谁呢])的?呢$")
"""初中呢 names another thing, or nothing that a report tells; it never asks for the thing before once more."""
_ONE_CHARACTER = re.compile(
    r"^(?:那么?)?(?:其中|里[头面])?的?(?P<name>[车水电油煤气暖药书饭房])(?:上|这块)?[又还]?[是有花用]?了?(?:多少钱?|占(?:比|了?多少|几成).*)$"
)
"""其中车多少, 电占多少: what is called by one character, where all others of one only ask (差多少)."""
_ASKS = re.compile(r"多少|几|什么|哪|怎|谁|为")
_INCOME = "收入"
"""What is spent by the half of a name is no income by it (旅游收入 and 公款旅游)."""


def completed_name(query: Query, before: Sequence[Query], lexicon: Lexicon) -> Query:
    """A follow-up that names but the end of a name, with its beginning from the question before (政府采购…？工程是多少？)."""
    if half := other_half(query, [one for earlier in before for one in earlier.mentions], lexicon):
        return half
    if not before or query.rows:
        return query
    known = next((one.mentions for one in before if one.mentions), ())
    ordered = query.operation in RANKING  # 哪家采购最多 after 采购服务
    ways = (same_name, wider_name, whole_name) if ordered else (whole_name,)
    words = (word for word in query.leftovers if f"{word}{_INCOME}" not in query.question)
    named = [(word, next(filter(None, (way(word, known, lexicon) for way in ways)), "")) for word in words]
    if not named or not all(name for _, name in named):
        whole = query.about.replace("\n", "")
        only = _ONLY_NAMES.match(whole) or _ONE_CHARACTER.match(whole)
        alone = "" if only is None or is_role(only["name"]) else only["name"]
        named_alone = alone and not _ASKS.search(alone)  # 高中呢 names a thing, though both its characters say little
        told = (whole, alone) if query.counters else (word for word in (whole, alone) if not says_little(word))  # 几个人 counts
        known_as = list(filter(None, dict.fromkeys([*told, *([alone] if named_alone else [])])))
        named = [*named[:1], *((word, sole_name(word, known, lexicon)) for word in known_as)]
        if alone:  # 编制多少人？在职呢 as 在职多少人
            named.append((alone, sole_name(alone, known, lexicon, before[0].about)))
        if len(alone) == 1:
            named = [(alone, one_character(alone, known, lexicon))]
        named = [one for one in named if one[1]][:1]
        if not named and alone and alone == query.unnamed:
            return replace(query, leftovers=query.leftovers or (alone,))
    starts = (max(query.question.find(word), 0) for word, _ in named)
    mentions = tuple(
        Mention(name, start, start + len(word), tuple(lexicon.words[name]))
        for start, (word, name) in zip(starts, named, strict=True)
    )
    return replace(query, mentions=mentions, leftovers=(), narrowing=(), unnamed="") if mentions else query
