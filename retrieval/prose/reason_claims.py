"""The claims that may give a reason, and whether it is one of the year before or of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from extraction.indicators import Catalogue
from extraction.labels import plain_subject
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Kind, Paragraph, Role
from retrieval.prose.quotes import Quote
from retrieval.prose.ways import way_asked, way_gone
from retrieval.readings.candidates import best, candidates
from retrieval.readings.facts import Facts
from retrieval.readings.wanted import Wanted
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_MONEY, ALL_SPENT

_MEASURES = (Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT, Measure.COMPLETION, Measure.AMOUNT, Measure.COUNT)
_PURSE = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算(?!数|安排)")
_PLANNED = re.compile(r"超支|(?<!年)超出|[只才没未]完成|完成了?(?:不到|不足)|[没未]有?(?:花|用|执行)[完掉光]")
_OTHER_YEAR = re.compile(r"上年|\d{4}")
_SINCE_YEAR = re.compile(r"[比较与和跟](?:上一?年|去年)|同比")
OF_ALL = re.compile(r"(?:本?部门|本?单位|本年度?|年度|全年|财政拨款|的)*(?:收入|支出|收支|收、支|预算|总[计额数]|合计|、)+")
_BARE = re.compile(r"[那这又是]*(?:为什么|什么原因|原因)[呢啊]*")


def claims_told(query: Query, facts: Facts, catalogue: Catalogue, year: int | None, reasoned: bool = True) -> Iterator[Claim]:
    """The claims about all that is asked, those with a reason or all, the sort of number asked for first."""
    for measure, role in product(dict.fromkeys((*query.measures, *_MEASURES)), (None, Role.BUDGET)):
        found = [c for c in candidates(facts, query.mentions, catalogue, Wanted(measure, role, year)) if c.reading.claim]
        for candidate in best(found):
            claim = candidate.reading.claim
            if claim is not None and len(candidate.covered) == len(query.mentions) and (claim.reason or not reasoned):
                yield claim


def is_against_budget(query: Query) -> bool:
    """Whether a thing is set against its budget, here or in the question before a bare 为什么.

    The word in the name of a purse (一般公共预算) sets nothing against it.
    """
    asked = _PURSE.sub("", query.question)
    follows = Role.BUDGET in query.roles and not query.names_own
    return "预算" in asked or follows or _PLANNED.search(asked) is not None


def is_of_plan(claim: Claim) -> bool:
    """Whether a claim sets a thing against its plan, or tells the plan."""
    return "预算" in claim.base or (claim.kind is ClaimKind.AMOUNT and claim.role is not None)


def is_of_own_plan(claim: Claim) -> bool:
    """Whether a claim sets a thing against its plan of the same year."""
    return is_of_plan(claim) and not _OTHER_YEAR.search(claim.base)


def is_of_year_alone(query: Query, facts: Facts, claim: Claim) -> bool:
    """Whether a claim tells how a thing moved since the year before, while only its plan is asked about; a plan itself moves."""
    moved = claim.kind in CHANGE_KINDS and bool(claim.base) and not is_of_plan(claim)
    planned = facts.record.kind is Kind.BUDGET or _SINCE_YEAR.search(query.question) is not None
    return moved and not planned


def gives_plan_alone(query: Query, facts: Facts, claim: Claim, catalogue: Catalogue, year: int | None) -> bool:
    """Whether a claim tells why a thing missed its plan, while it is asked why it went a way since the year before."""
    asked, since_before = way_asked(query.question), not CHANGES.isdisjoint(query.measures)
    of_plan = is_of_plan(claim) and way_gone(facts, claim) is not None and not is_against_budget(query)
    if not of_plan or (asked is None and not since_before):
        return False
    told = claims_told(query, facts, catalogue, year, reasoned=False)
    since = [one for one in told if one.kind in CHANGE_KINDS and "预算" not in one.base]
    if not since:  # nothing is told of the year before at all
        return _SINCE_YEAR.search(query.question) is not None
    return any(asked in (None, way_gone(facts, one)) for one in since)


def side_meant(query: Query) -> set[str]:
    """Whether what comes in or what goes out is meant where no word of the question tells it (一共花了多少, then 为什么)."""
    keys = {"".join(mention.keys(None)[:1]) for mention in query.mentions}
    if not keys or not keys <= ALL_MONEY:
        return set()
    return {"支出"} if keys <= ALL_SPENT else {"收入"} if keys.isdisjoint(ALL_SPENT) else set()


def of_total(query: Query, told: Sequence[Claim]) -> Claim | None:
    """What tells why 收支总计 moved, where that is named: what came in this year is another sum, with a reason of its own."""
    totals = (one for one in told if "总计" in one.subject and OF_ALL.fullmatch(plain_subject(one.subject)))
    return next(totals, None) if any("总计" in one.text for one in query.mentions) else None


def went_otherwise(query: Query, facts: Facts, told: Claim) -> bool:
    """Whether the very thing that a question names went another way than what tells a reason (收入 fell, 收入总计 rose)."""
    names = {one.text for one in query.mentions}
    moved = (one for one in facts.claims if one.kind in CHANGE_KINDS)
    own = {way_gone(facts, one) for one in moved if fold(one.subject).removeprefix("本年") in names}
    return bool(own - {None}) and way_gone(facts, told) not in own


def asks_bare_reason(query: Query) -> bool:
    """Whether a question is no more than 为什么, which says against what it is asked."""
    return _BARE.fullmatch(query.question) is not None and not is_against_budget(query)


def where_told(quote: Quote, paragraphs: Callable[[ReportRecord], Sequence[Paragraph]]) -> Quote:
    """A reason that is told behind the sentence of its number, with the place of the paragraph that holds both; others as they
    are.
    """
    behind = any(
        one.reason == quote.text and one.source == quote.source and quote.text not in one.sentence for one in quote.facts.claims
    )
    if not behind:
        return quote
    held = (one for one in paragraphs(quote.facts.record) if one.section == quote.section and quote.text in one.text)
    return replace(quote, source=next((one.source for one in held), quote.source))


_THINGS_COUNTED = re.compile(
    r"[一二两三四五六七八九十百\d]+多?(?:辆|台|批次?|家|名|位|场|座|栋|个(?!亿|百分|点|月|千万|百万|多)[\u4e00-\u9fff]{1,6})|车|科室|处室|内设"
)


def asks_of_things(query: Query) -> bool:
    """Whether a reason is asked of things that are counted (为什么只有一辆车), of which that of all money tells nothing."""
    return not query.rows and _THINGS_COUNTED.search(query.about) is not None
