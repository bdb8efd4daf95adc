"""Accounts by how they moved against the year before, as the text tells it of each (哪个科目降幅最大, 哪些科目减少了)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.report import Claim, ClaimKind, Kind, Paragraph
from retrieval.conversation.ordered.accounts_again import of_all_accounts
from retrieval.prose.accounts_chosen import Account, quotes_of
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.chosen.accounts_asked import accounts_asked
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_BEFORE = "上年"
_NEW = re.compile(r"新增|新设|从无到有")
_FROM_NONE = re.compile(r"(?:执行数|决算数?|预算数?|支出)为?0(?:\.0+)?万元")
"""How a sentence tells that there was nothing of an account the year before."""
_PLANNED_BEFORE = re.compile(r"[比较与跟和同](?:上一?年|去年|前一年|\d{4}年)?(?:的|年初|全年|当年)*预算(?!执行)")
_CODED = re.compile(r"^[^，。；]{0,60}[（(]项[)）]|^[^，。；]{0,12}(?<!\d)2\d{6}(?!\d)")
"""How a sentence begins that tells of one account."""
_REASON = re.compile(r"\s*(?:主要)?(?:变动|增减|增加|减少)?的?(?:主要)?原因[^。]+。?")
_ACCOUNT = re.compile(r"[（(]项[)）]$")


def tell_moved(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What is told of the accounts that moved against the year before as is asked, with the reason where that is asked too;
    nothing where but one account is told of.
    """
    asked = accounts_asked(query.question, planned=False)
    if asked is None or (asked.way is None and not asked.either) or _against_plan(query, facts) or not of_all_accounts(query):
        return []
    told = _told(facts)
    if _NEW.search(query.question):
        told = [one for one in told if _FROM_NONE.search(one.quote.text)]
        return [one.quote for one in told]
    quotes = quotes_of(asked, told) if len(told) > 1 else []
    return [_with_reason(one, paragraphs) for one in quotes] if query.operation is Operation.REASON else quotes


def _with_reason(quote: Quote, paragraphs: Sequence[Paragraph]) -> Quote:
    """What is told of an account with the sentence behind it that gives the reason, where one does."""
    behind = (one.text.partition(quote.text)[2] for one in paragraphs if quote.text in one.text)
    reason = next((found[0] for text in behind if (found := _REASON.match(text))), "")
    return replace(quote, text=f"{quote.text}{reason}")


def _against_plan(query: Query, facts: Facts) -> bool:
    """Whether a budget is what accounts are set against, or what moved in final accounts, whose text tells of no such thing."""
    asked = accounts_asked(query.question)
    of_budget = facts.record.kind is Kind.BUDGET and not _PLANNED_BEFORE.search(query.question)
    return asked is None or (asked.planned and not of_budget)


def _told(facts: Facts) -> list[Account]:
    """The accounts that sentences tell the change of, by its rate, its amount or the amounts of both years; no amounts where
    their units differ, nor those of two years beside printed changes.
    """
    rated = {one.sentence: one for one in _changes(facts, ClaimKind.CHANGE_RATE)}
    printed = {one.sentence: one for one in _changes(facts, ClaimKind.CHANGE_AMOUNT) if one.amount.value}
    if len({one.amount.unit for one in printed.values()}) > 1:
        printed = {}
    sizes = {text: one.amount.value for text, one in printed.items()}
    if not sizes:
        derived = ((text, _between(one, facts)) for text, one in rated.items())
        sizes = {text: size for text, size in derived if size is not None}
    moved = {**printed, **rated}
    steady = (one for one in _changes(facts, ClaimKind.CHANGE_AMOUNT) if not one.amount.value and one.sentence not in moved)
    return [
        *(
            Account(_quote(facts, one), rated[text].amount.value if text in rated else None, sizes.get(text))
            for text, one in moved.items()
        ),
        *(Account(_quote(facts, one), Decimal(0), None) for one in {(one.subject, one.sentence): one for one in steady}.values()),
    ]


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
