"""Accounts by how they moved against the year before, as the text tells it of each (哪个科目降幅最大, 哪些科目减少了)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from extraction.report import Claim, ClaimKind, Kind
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.query import Query
from retrieval.understanding.wholes import of_whole_budget

_OF_ACCOUNTS = r"(?:项级)?(?:功能)?(?:分类)?(?:支出)?(?:科目|款项|支出|项(?!目))"
_WHICH_ACCOUNT = re.compile(r"哪一?[项个](?:项级)?(?:功能)?(?:分类)?(?:支出)?科目|哪一?项(?!目)|科目(?:是|有)?哪")
_LISTS = re.compile(rf"[哪那][些几]个?{_OF_ACCOUNTS}|{_OF_ACCOUNTS}(?:都|分别)?(?:有|是)?[哪那](?:些|几[个项])")
_RISE, _FALL = "增涨升", "减降跌砍缩掉"
_MOST = re.compile(
    rf"(?:(?P<rise>[{_RISE}])|[{_FALL}])[长加少幅跌下低升水]?了?(?:得|的|幅度?)?最|最[大快多高]的?[^，。]{{0,4}}(?:(?P<rose>[{_RISE}])|[{_FALL}])"
)
_SOME = re.compile(
    r"(?P<rise>增[加长]|上[涨升])|(?:减少|下[降滑]|缩减|压减)(?!预算)"
    r"|比(?:上一?年|去年)[^，。]{0,4}(?P<rose>[多增])?[少减]?了"
)
_BY_RATE = re.compile(r"最[快猛狠]|最厉害|幅|率|百分")
_BEFORE = "上年"
_PLANNED_BEFORE = re.compile(r"[比较与跟和同](?:上一?年|去年|前一年|\d{4}年)?(?:的|年初|全年|当年)*预算(?!执行)")
_CODED = re.compile(r"^[^，。；]{0,60}[（(]项[)）]|^[^，。；]{0,12}(?<!\d)2\d{6}(?!\d)")
"""How a sentence begins that tells of one account."""
_ACCOUNT = re.compile(r"[（(]项[)）]$")


def tell_moved(query: Query, facts: Facts) -> list[Quote]:
    """What is told of the account that rose or fell most against the year before, or of all that did; nothing where but one
    account is told of.
    """
    most = _MOST.search(query.about) if _WHICH_ACCOUNT.search(query.about) else None
    asked = most or (_SOME.search(query.about) if _LISTS.search(query.about) and "最" not in query.about else None)
    if asked is None or _against_plan(query, facts) or not of_whole_budget(query):
        return []
    moves = _by_rate(facts) if not most or _BY_RATE.search(query.about) else _by_amount(facts)
    way = 1 if asked["rise"] or asked["rose"] else -1
    those = [(abs(size), one) for one, size in moves.values() if size * way > 0]
    told = [one for size, one in those if not most or size == max(other for other, _ in those)]
    return [_quote(facts, one) for one in told] if len(moves) > 1 else []


def _against_plan(query: Query, facts: Facts) -> bool:
    """Whether a budget is what accounts are set against, or what moved in final accounts, whose text tells of no such thing."""
    return "预算" in query.about and (facts.record.kind is not Kind.BUDGET or bool(_PLANNED_BEFORE.search(query.question)))


def _by_rate(facts: Facts) -> Mapping[str, tuple[Claim, Decimal]]:
    """The accounts that sentences give a rate of change of, by sentence."""
    return {one.sentence: (one, one.amount.value) for one in _changes(facts, ClaimKind.CHANGE_RATE)}


def _by_amount(facts: Facts) -> Mapping[str, tuple[Claim, Decimal]]:
    """The accounts that sentences give the amount of a change of, or the amounts of both years; none where units differ."""
    printed = [one for one in _changes(facts, ClaimKind.CHANGE_AMOUNT) if one.amount.value]
    if len({one.amount.unit for one in printed}) > 1:
        return {}
    rated = ((one, _between(one, facts)) for one in _changes(facts, ClaimKind.CHANGE_RATE))
    derived = {one.sentence: (one, size) for one, size in rated if size is not None}
    return {one.sentence: (one, one.amount.value) for one in printed} or derived


def _between(change: Claim, facts: Facts) -> Decimal | None:
    """How far the amounts of two years are apart that a sentence gives of one account in 万元."""
    own = [
        one for one in facts.claims
        if one.sentence == change.sentence and one.subject == change.subject and one.kind is ClaimKind.AMOUNT
        and one.amount.unit == "万元"
    ]  # fmt: skip
    years = {one.year: one.amount.value for one in own}
    year = facts.record.year
    return years[year] - years[year - 1] if year and len(own) == 2 and years.keys() == {year, year - 1} else None


def _changes(facts: Facts, kind: ClaimKind) -> list[Claim]:
    """What is told of how single accounts moved against the year before."""
    of_year = (one for one in facts.claims if one.kind is kind and one.base.startswith(_BEFORE) and facts.is_of(one, None))
    return [one for one in of_year if _CODED.search(one.sentence) or _ACCOUNT.search(one.subject)]


def _quote(facts: Facts, change: Claim) -> Quote:
    """The sentence of a change, after the name of its account where that stands before it."""
    if _CODED.search(change.sentence):
        return quoted(facts, change, change.sentence)
    return Quote(facts, change.sentence, change.section, change.source, f"{change.subject}：")
