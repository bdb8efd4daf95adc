"""A follow-up that does not keep to whom or to which year was asked about last: 所有单位里谁最多, 今年里面项目支出占多少."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from retrieval.conversation.things_asked import SO
from retrieval.conversation.whom_asked import of_all_held, sums_alone, without_library
from retrieval.understanding.periods import Years
from retrieval.understanding.query import Query

_THIS_YEAR = re.compile(rf"{SO}(?:今年|当年|本年|这一?年)度?(?:里头|里面|里|当中|之中|中)?的?(?![初末底])")
_NOW = re.compile(rf"{SO}(?:现在|目前|如今)的?(?:呢|又?[是有]?(?:多少|几)[个名位人辆台钱万元]*)")
_OWN_YEAR = "本年"
_COMPARES = re.compile(r"[比较和与跟同相]|[增减涨降]|[多少]了|没有|有没有变")
_OF_YEAR = re.compile(r"(?:总|全部)?[收支]")
_BARE = re.compile(r"(?:又|是|有|花了?|为|一共|总[额数]|具体|的)*(?:呢|多少|几).*")


def set_anew(
    question: str, before: Sequence[Query], meant: Sequence[Query], after: Callable[[str], tuple[Query, Query]]
) -> tuple[Query, Query] | None:  # fmt: skip
    """Such a follow-up as it is put and as it is meant; None for others. `after` reads one that follows others."""
    if not before:
        return None
    rest = without_library(question, before)
    own, query = after(rest) if rest != question else (before[0], None)
    if query and sums_alone(rest) and meant[0].rows:  # of what was asked about last, whatever else was before it
        query = replace(query, mentions=meant[0].mentions)
    if query is None and _NOW.fullmatch(question) and meant[0].years.asked:  # 2023年末多少人？现在呢
        own, query = after(question)
        return own, replace(query, years=Years())
    if query and (over_all := of_all_held(question, own, query)):
        return own, over_all
    return _of_first_year(question, meant, after)


def _of_first_year(
    question: str, meant: Sequence[Query], after: Callable[[str], tuple[Query, Query]]
) -> tuple[Query, Query] | None:  # fmt: skip
    """A question for 今年 as one for the year that the first question was about, whichever was asked about last."""
    match = _THIS_YEAR.match(question)
    first = meant[-1].years
    if match is None or _COMPARES.match(question, match.end()):
        return None
    rest = question[match.end() :]
    if match[0].endswith(_OWN_YEAR) and not _BARE.fullmatch(rest):  # 本年收入 is a name
        return None
    own, query = after(question if _BARE.fullmatch(rest) else f"本年{rest}" if _OF_YEAR.match(rest) else rest)
    return None if own.years.named else (own, replace(query, years=first if first.by_calendar else replace(first, offset=0)))
