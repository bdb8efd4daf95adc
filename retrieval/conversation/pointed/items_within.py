"""Items asked for within 项目支出 or 基本支出: of several forms that print an item so called, the one of that spending."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.conversation.pointed.referents import PART_OF
from retrieval.conversation.things_asked import SO, things_named
from retrieval.understanding.cues import RANKING, Measure
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import is_economic, with_whole

_SPENDING = re.compile(r"(?:项目|基本)支出$")
_BOTH_COLUMNS = frozenset({"basic_expenditure", "project_expenditure"})
_GENERAL = "一般公共预算财政拨款"
_ONLY_GENERAL = re.compile(
    rf"{SO}(?:如果|要是)?(?:[只单仅光](?:是|就)?[看算说论讲])?一般公共预算(?:财政拨款|拨款)?(?:支出)?的?(?:口径|部分|里头?|里面|中|范围内?)*(?:的|的话|来看)?呢"
)
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


def in_general_budget(question: str, last: Query) -> str:
    """只看一般公共预算财政拨款呢 after 基本支出 and 项目支出, as these of the general budget; '' for other questions."""
    things = things_named(last)
    of_columns = things and all(_BOTH_COLUMNS.intersection(one.keys(None)[:1]) for one in things)
    if not of_columns or not _ONLY_GENERAL.fullmatch(question) or last.measures != (Measure.AMOUNT,):
        return ""
    return f"{'和'.join(f'{_GENERAL}{one.text}' for one in things)}{'各' if len(things) > 1 else ''}是多少"


def items_of_projects(query: Query) -> bool:
    """Whether it is asked what of 项目支出 was spent on an item, which what was spent on it of 基本支出 does not tell."""
    whole, *items = query.mentions or (None,)
    asked = whole is not None and whole.text == "项目支出" and PART_OF.match(query.question) is not None
    return asked and bool(items) and all(map(is_economic, items))


def _plainly(mention: Mention) -> Mention:
    """一般公共预算项目支出 as the 项目支出 that the title of its form holds."""
    named = _SPENDING.search(mention.text)
    return replace(mention, text=named[0]) if named else mention
