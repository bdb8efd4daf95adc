"""Why a thing missed its budget, by the reason of its whole, of its parts, or of its change since the year before, named so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from extraction.indicators import Catalogue
from extraction.report import CHANGE_KINDS, Claim
from retrieval.prose.quotes import Quote
from retrieval.prose.reason_claims import claims_told, is_against_budget, is_of_plan
from retrieval.prose.ways import owns_reason, way_asked, way_gone
from retrieval.readings.facts import Facts
from retrieval.readings.wording import thing_of
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_THREE_PUBLIC = "three_public"
_OF_YEAR = "报告没有写明与预算相比的原因；与上年相比的原因："
_CLASS, _ACCOUNTS = ("（类）", "(类)"), ("（款）", "(款)", "（项）", "(项)")
_THREE_PARTS = ("overseas", "vehicles", "reception")


def of_three_public(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Quote]:
    """The reason of all 三公 expenses against their budget, named as such, where a part of them has none of its own."""
    keys = [key for mention in query.mentions for key in mention.keys(None)[:1]]
    if len(keys) != 1 or not keys[0].startswith(_THREE_PARTS):
        return []
    whole = Mention(_THREE_PUBLIC, 0, 0, tuple(Meaning(None, f"{_THREE_PUBLIC}_{role}") for role in ("final", "budget")))
    for claim in claims_told(replace(query, mentions=(whole,)), facts, catalogue, year):
        if "预算" in claim.base and way_asked(query.question) in (None, way_gone(facts, claim)) and owns_reason(facts, claim):
            lead = f"报告没有单独写明{query.mentions[0].text}与预算相比的原因；“三公”经费合计的原因："
            return [Quote(facts, claim.reason, claim.section, claim.source, lead)]
    return []


def of_year_before(query: Query, facts: Facts, claim: Claim) -> list[Quote]:
    """Why a thing moved since the year before, named as such, for one that asks why it missed its budget; nothing where it
    moved the other way.
    """
    asked, gone = way_asked(query.question), way_gone(facts, claim)
    fits = asked is None or asked == gone
    return [Quote(facts, claim.reason, claim.section, claim.source, _OF_YEAR)] if fits else []


def of_its_parts(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Quote]:
    """The reasons of those parts of the 三公 expenses that went the way asked about, where none is printed for them together."""
    keys = [key for mention in query.mentions for key in mention.keys(None)[:1]]
    if len(query.mentions) != 1 or not keys or not keys[0].startswith(_THREE_PUBLIC):
        return []
    quotes: list[Quote] = []
    for part in _THREE_PARTS:
        mention = Mention(part, 0, 0, tuple(Meaning(None, f"{part}_{role}") for role in ("final", "budget")))
        asked = replace(query, mentions=(mention,))
        told = claims_told(asked, facts, catalogue, year)
        moved = [claim for claim in told if way_gone(facts, claim) and owns_reason(facts, claim)]
        against = is_against_budget(query)
        since_first = [one for one in moved if is_of_plan(one)] if against else sorted(moved, key=is_of_plan)
        claim = next((one for one in since_first if way_asked(query.question) in (None, way_gone(facts, one))), None)
        if claim is not None:
            lead = f"报告没有写明{query.mentions[0].text}合计的原因；其中{thing_of(claim)}的原因："
            quotes.append(Quote(facts, claim.reason, claim.section, claim.source, lead))
    return quotes


def of_accounts_below(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Quote]:
    """The reasons of the accounts that are told below a class (“教育支出”（类）…。其中：“进修及培训”（款）…，主要原因：…)."""
    told = claims_told(query, facts, catalogue, year, reasoned=False)
    whole = next((one for one in told if one.kind in CHANGE_KINDS and one.subject.endswith(_CLASS)), None)
    if whole is None:
        return []
    quotes: dict[str, Quote] = {}
    for claim in _told_below(whole, facts):
        fits = is_of_plan(claim) == is_of_plan(whole) and way_asked(query.question) in (None, way_gone(facts, claim))
        if fits and claim.reason and owns_reason(facts, claim):
            against = "与预算相比" if is_of_plan(claim) else ""
            lead = f"报告没有写明{query.mentions[0].text}合计的原因；其中{thing_of(claim)}{against}的原因："
            quotes.setdefault(claim.subject, Quote(facts, claim.reason, claim.section, claim.source, lead))
    return list(quotes.values())


def _told_below(whole: Claim, facts: Facts) -> Iterator[Claim]:
    """How the accounts moved that stand behind a class and before the next one, in its section."""
    behind = facts.claims[facts.claims.index(whole) + 1 :]
    own = takewhile(lambda one: one.section == whole.section and not _is_of_other_class(one, whole), behind)
    return (one for one in own if one.kind in CHANGE_KINDS and one.subject.endswith(_ACCOUNTS))


def _is_of_other_class(claim: Claim, whole: Claim) -> bool:
    return claim.subject.endswith(_CLASS) and claim.subject != whole.subject
