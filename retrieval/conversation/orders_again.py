"""What a follow-up asks anew of an order of organisations: another place in it, or the order of some of them alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.readings.settled import settled
from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query
from retrieval.understanding.selection import Of

_ONLY = re.compile(r"[只仅单光](?:看|算|比|论|要|限|说|统计|考虑|排)")
_OTHERS = r"(?:那|那么)?(?:其[他余它]|另外|别|剩下?)的?[几两二三四五六七八九\d]?"
_OTHERS_OF = re.compile(_OTHERS)
_ALL_OTHERS = re.compile(rf"{_OTHERS}(?:家(?:单位|部门|中心)?|个?(?:单位|部门|地方|机构))的?(?:呢|又?[是有]?(?:多少|几))")
_FIRST = re.compile(
    r"(?:那|那么)?(?:它|[这那该]一?家(?:单位)?|该单位|第一名|排?第一的?(?:那?家|那?个?单位)?|最[高多大低少]的?(?:那家|那?个?单位|这家))的?(?=[^呢的，？?]{2})(?!.*[谁哪])"
)
_FIRST_FEW = re.compile(r"(?:那|那么)?[这那前](?P<count>[两二三四五])[家名](?:单位)?的?(?=[^呢的，？?]{2})")
_HOW_MUCH = re.compile(r"(?:具体|分别|各|又|是|有|花了?|为|到底)*(?:多少|几)(?:辆|个|钱|万?元|人次?|批次?)*(?:呢|啊)?")
_SETTING = re.compile(r"[只仅单光看算比论要限说排另外别其他余它剩下的几两家个呢那么]")
"""What words that single some out (只看, 另外几家) are made of."""


def reordered(own: Query, meant: Sequence[Query]) -> Query | None:
    """An order asked for before, with another place in it (第二呢) or of those named now (只看热线); None for others."""
    order = settled(meant[0])
    if order.operation not in RANKING or len(order.organisations) == 1:
        return None
    if _HOW_MUCH.fullmatch(own.question):
        return order
    if not _bare(own) or settled(own).operation in CALCULATION:
        return None
    if own.chosen and own.chosen.of is Of.POSITION and len(own.organisations) == 1:
        return replace(order, organisations=(*own.organisations, *order.organisations), chosen=own.chosen, own=())
    if own.organisations or own.years.named:
        some = len(own.organisations) > 1 or _ONLY.search(own.question)
        whom, years = own.organisations or order.organisations, own.years if own.years.named else order.years
        return replace(order, organisations=whom, years=years, own=()) if some else None
    if own.operation not in RANKING and own.chosen is None:
        return None
    rising = own.chosen is not None and own.chosen.rising
    operation = own.operation if own.operation in RANKING else Operation.LOWEST if rising else order.operation
    return replace(order, operation=operation, chosen=own.chosen, own=())


def of_others(own: Query, meant: Sequence[Query]) -> Query | None:
    """What was asked of an organisation, of the others of a kind (另外几家热线呢), or of all others in order (其他几家呢)."""
    asked = {name for one in meant for name in one.organisations}
    plain = bool(asked) and meant[0].operation is Operation.VALUE and not own.unknown
    if plain and _ALL_OTHERS.fullmatch(own.question):
        return replace(meant[0], operation=Operation.HIGHEST, organisations=(), without=tuple(asked), own=())
    if plain and len(own.organisations) > 1 and _OTHERS_OF.match(own.question) and _bare(own):
        others = tuple(name for name in own.organisations if name not in asked)
        return replace(meant[0], organisations=others, years=own.years.or_those_of(meant[0].years, of_another=True), own=())
    return None


def asked_of_first(question: str) -> tuple[str, int]:
    """What a question after an order asks of those that came first in it, and how many of them it means; '' for others.

    它的支出总额是多少 asks that of the first, 这三家一共多少 of the first three.
    """
    if several := _FIRST_FEW.match(question):
        return question[several.end() :], int(chinese(several["count"]) or 0)
    match = _FIRST.match(question)
    return (question[match.end() :], 1) if match else ("", 0)


def _bare(own: Query) -> bool:
    """Whether a follow-up names nothing but organisations, years and places in an order."""
    named = own.mentions or own.leftovers or own.unknown or own.roles or own.unit or own.places or own.counted
    return not named and not _SETTING.sub("", own.unnamed) and own.measures == (Measure.AMOUNT,)
