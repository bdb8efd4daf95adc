"""Items asked for within 项目支出 or 基本支出: of several forms that print an item so called, the one of that spending."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.conversation.referents import PART_OF
from retrieval.conversation.things_asked import things_named
from retrieval.understanding.cues import RANKING, Measure
from retrieval.understanding.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.wholes import is_economic, with_whole

_SPENDING = re.compile(r"(?:项目|基本)支出$")
_ANOTHER = re.compile(r"^(?:那|换成)?.*呢$")


def parts_asked(query: Query, earlier: Query) -> tuple[Mention, ...]:
    """What a follow-up names as a part of what was asked about before, with that whole; nothing where it asks for no part."""
    if not PART_OF.match(query.question) or not query.mentions:
        return _within_before(query, earlier)
    several = earlier.operation in RANKING and len(things_named(earlier)) > 1  # 货物、工程、服务哪个最多？其中小微企业呢
    whole = with_whole(earlier) if Measure.SHARE in query.measures else earlier
    return query.mentions if several else (*map(_plainly, whole.mentions[:1]), *query.mentions)


def _within_before(query: Query, earlier: Query) -> tuple[Mention, ...]:
    """Another item (办公费呢) of the spending within which one was asked for before it; nothing where that is not asked."""
    items = (*query.mentions, *earlier.mentions[1:])
    whole = earlier.mentions[0] if PART_OF.match(earlier.question) and len(earlier.mentions) == len(items) == 2 else None
    of_spending = whole is not None and _SPENDING.search(whole.text) and all(map(is_economic, items))
    if whole is None or not of_spending or not _ANOTHER.match(query.question):
        return ()
    return (_plainly(whole), *query.mentions)


def items_of_projects(query: Query) -> bool:
    """Whether it is asked what of 项目支出 was spent on an item, which what was spent on it of 基本支出 does not tell."""
    whole, *items = query.mentions or (None,)
    asked = whole is not None and whole.text == "项目支出" and PART_OF.match(query.question) is not None
    return asked and bool(items) and all(map(is_economic, items))


def _plainly(mention: Mention) -> Mention:
    """一般公共预算项目支出 as the 项目支出 that the title of its form holds."""
    named = _SPENDING.search(mention.text)
    return replace(mention, text=named[0]) if named else mention
