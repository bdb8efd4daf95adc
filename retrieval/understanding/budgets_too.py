"""Whether an order or a sum of reports is to hold those of which there is but a budget: 各单位的办公费，连预算的也算上."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.understanding.query import Query

_BUDGET = r"(?:只[有报]|还没有?决算)?的?预算(?:报告|单位|数)?的?(?:那?[几两]?[家个](?:单位)?|单位)?"
_PUT_IN = r"(?:算|列|放|带|加|排|比|包括|统计|考虑)(?:上|入|进来?|进去|在内|在一起|一起|出来|去)*"
_TOO = re.compile(
    rf"[，,（(]?(?:请|麻烦|那|再)?(?:(?:连|把|将){_BUDGET}(?:也|都|一起|一并|一块)*(?:给我)?{_PUT_IN}"
    rf"|(?:包括|包含|含|算上|加上|连同|带上){_BUDGET}(?:在内|一起)?|{_BUDGET}(?:也|都|一起|一并)+要?{_PUT_IN})(?:呢|吧|看看)?[）)]?[，,]?$"
)
_TOO_FIRST = re.compile(
    rf"^(?:请|麻烦|那)?(?:(?:连|把|将){_BUDGET}(?:也|都|一起|一并|一块)*(?:给我)?{_PUT_IN}|(?:包括|包含|含|算上|加上|连同|带上){_BUDGET}(?:在内|一起)?)"
    r"(?:的话)?[，,]?(?=[^，,]{3})"
)
_COUNTS = "两三四五六七八九"
_SO_MANY = re.compile(rf"(?P<count>[{_COUNTS}二])[家个](?:单位|部门|机构)")


def budgets_too(text: str) -> tuple[bool, str]:
    """Whether reports of budgets are to be set beside final accounts, and the question without the words that say so."""
    if first := _TOO_FIRST.match(text):
        return True, text[first.end() :]
    told = _TOO.search(text)
    return (True, text[: told.start()]) if told else (False, text)


def as_many_as_told(query: Query, finals: Collection[str]) -> Query:
    """The bodies of a place (某区两家单位) without those of which there is but a budget, where the rest are as many as told."""
    counted = _SO_MANY.search(query.question)
    own = tuple(name for name in query.organisations if name in finals)
    told = _COUNTS.find(counted["count"].replace("二", "两")) + 2 if counted else 0
    plain = not (query.budgets_too or query.roles or query.own or query.sides)
    return replace(query, organisations=own) if plain and 1 < told == len(own) < len(query.organisations) else query


def as_few_as_before(query: Query, before: Sequence[Query], finals: Collection[str]) -> Query:
    """A follow-up to a question for so many bodies of a place, without those that this one left out."""
    apart = [(one.organisations, as_many_as_told(one, finals).organisations) for one in before]
    out = {name for whole, few in apart for name in whole if name not in few and set(whole) <= set(query.organisations)}
    own = tuple(name for name in query.organisations if name not in out)
    if not out or not own or query.budgets_too:
        return query
    first = len([name for name in query.organisations[: query.sides.first] if name not in out]) if query.sides else 0
    return replace(query, organisations=own, sides=replace(query.sides, first=first) if query.sides and first else query.sides)
