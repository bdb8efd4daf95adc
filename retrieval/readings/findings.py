"""Query -> what the reports say about it: for each report and each thing asked, the readings and how well they agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.crosscheck import Agreement, Reading, Verdict, compare, verdict
from extraction.disclosed import disclosed
from extraction.indicators import Catalogue
from extraction.patterns import Indicator
from extraction.report import Claim, ClaimKind, Figure, Paragraph, Role, State
from retrieval.readings.candidate import item_of
from retrieval.readings.candidates import best, candidates, is_certain
from retrieval.readings.divided_columns import of_wholes
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding, found_before, led
from retrieval.readings.numbers_asked import called, mentions_meant, numbers_asked, senses_asked, things_asked
from retrieval.readings.own_names import called_alone
from retrieval.readings.same_funds import (
    led_by,
    of_all_funds,
    of_plan_made_later,
    of_same_funds,
    of_same_plan,
    of_same_project,
)  # fmt: skip
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import CALCULATION, Measure
from retrieval.understanding.named.lexicon import Meaning, Mention, fold, indicators_meant, keys_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import averaged_over, averages, paid_to_others
from retrieval.understanding.reckoned.formula import Formula, formula_of
from retrieval.understanding.reckoned.things import agreed_meaning, has_columns, shares_apart
from retrieval.understanding.reckoned.wholes import COUNTED_AMONG

_BASIC, _BASIC_COLUMN = "basic_expenditure", "基本支出"
_ACCOUNT = re.compile(r"2\d{2,6}")
_RECEPTION, _DOMESTIC = "reception_final", "domestic_reception"
_IN_ALL = re.compile(r"一共|全部资金")
"""旅游宣传一共花了多少 asks for all funds."""
_PLANNED = re.compile(r"年初预算|预算数?$")
_SUM_OF_MONEY = re.compile(r"支出|金额|总额|合计|总计|数额|总")
_OF_PROCUREMENT = ("procurement_goods", "procurement_works", "procurement_services", "sme_contracts", "micro_contracts")
_AMONG = {**COUNTED_AMONG, **dict.fromkeys(_OF_PROCUREMENT, "procurement")}
"""What is counted among others: who has no vehicle at all has no 公务用车 either."""


def find(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The findings of one report: one for each thing joined with 和 or weighed with 占 or 比, measure and role."""
    if formula := formula_of(query):
        return _terms(formula, query, facts, catalogue, year)
    averaged = averages(query)
    if averaged or query.weighs_reports:
        query = replace(query, measures=(Measure.AMOUNT,))
    things = [meant for mentions in things_asked(query) for meant in senses_asked(mentions, query, catalogue)]
    weighed = Measure.SHARE in query.measures and not shares_apart(query.question)
    if weighed and len(things) == 2 and _is_the_same(*things):
        if _is_weighed_with(query):
            return []  # no share of it in another whole answers 基金支出占政府性基金支出多少
        things = things[:1]  # 中小企业拿了采购的几成: both are called 中小企业采购
    if weighed and len(things) == 2:
        of_columns = any(has_columns(*pair) for one in things for pair in pairwise(one))  # of which no prose tells a share
        stated = None if of_columns else _stated_share(facts, catalogue, year, *things)
        if stated is not None:
            return [stated]
        role = query.roles[0] if len(query.roles) == 1 else None
        both = _read_beside(facts, catalogue, things, Wanted.by(query, Measure.AMOUNT, role, year), 1)
        return of_same_project(of_same_funds(_of_one_classification(_of_one_role(both, facts) if role is None else both)))
    if weighed and len(things) > 2:
        return []
    found = [
        finding_of(facts, catalogue, mentions, Wanted.by(query, measure, role, year))
        for mentions in things for measure, role in numbers_asked(query)
    ]  # fmt: skip
    if query.operation in CALCULATION or query.pairing:
        found = of_same_project(of_same_funds(_of_one_classification(_distinct(found))))
    if averaged and query.counted and not query.heads:
        found = [_of_guests(one, query, facts, catalogue, year) for one in found]
        found.extend(_averaged_over(query, facts, catalogue, year))
    found = of_same_plan(found if query.budget else of_plan_made_later(found))
    told = [_without_told(finding, found) for finding in found]
    return list(map(of_all_funds, told)) if _IN_ALL.search(query.question) else told


def _of_guests(finding: Finding, query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> Finding:
    """What was spent on the guests from home, where an average is taken over these and a report tells it apart."""
    indicator = catalogue.by_name(query.counted or "")
    whole = catalogue.by_name(finding.name)
    if indicator is None or whole is None or (indicator.funds, whole.id) != (_RECEPTION, _RECEPTION):
        return finding
    own = finding_of(facts, catalogue, [Mention("", 0, 0, (Meaning(None, _DOMESTIC),))], Wanted(Measure.AMOUNT, None, year))
    amounts = [amount for one in (finding, own) if one.readings and (amount := one.readings[0].amount)]
    apart = len(amounts) == 2 and compare(*amounts) is Agreement.CONFLICT
    return own if apart else finding


def _averaged_over(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """How many there are of those over whom an average is taken."""
    if others := paid_to_others(query):
        return [Finding(facts, others, missing=f"享受{others}的人数")]
    counters = [counter for name in averaged_over(query) if (counter := catalogue.by_name(name))]
    counts = [Mention(counter.name, 0, 0, (Meaning(None, counter.id),)) for counter in counters]
    found = [finding_of(facts, catalogue, [count], Wanted(Measure.COUNT, None, year)) for count in counts]
    uncounted = Finding(facts, query.counted or "", missing=query.counted or "")
    return next(([one] for one in found if one.readings), found[-1:] or [uncounted])


def _of_one_classification(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that are calculated with: beside an item of the economic classification (津贴补贴), others that it has too
    (住房公积金) are read there, and not as an account of the functional one.
    """
    leads = [finding.readings[0].figure for finding in findings if finding.readings]
    tables = {lead.table_no for lead in leads if lead and lead.form == _BASIC and lead.row_code}
    return [led_by(one, item) if (item := _item_in(one, tables)) else one for one in findings]


def _item_in(finding: Finding, tables: Collection[int]) -> Reading | None:
    """The reading in some tables of what leads as an account of the functional classification."""
    lead = finding.readings[0].figure if finding.readings else None
    if lead is None or not _ACCOUNT.fullmatch(lead.row_code):
        return None
    return next((other for other in finding.others if other.figure and other.figure.table_no in tables), None)


def _is_the_same(*things: Sequence[Mention]) -> bool:
    """Whether two things are one indicator."""
    one, other = (set(keys_meant(mentions)) for mentions in things)
    return bool(one) and one == other


def _is_weighed_with(query: Query) -> bool:
    """Whether a question names the whole in so many words: right after 占."""
    rows = query.rows
    return len(rows) > 1 and query.question[rows[-2].end : rows[-1].start].endswith("占")


def _of_one_role(findings: Sequence[Finding], facts: Facts) -> list[Finding]:
    """Findings weighed with each other, of which one is planned and the other spent without what is not asked for."""
    roles = [facts.role_of(item_of(one.readings[0]).role) if one.readings else None for one in findings]
    usual = facts.role_of(None)
    if usual not in roles or not {*roles} - {usual, None}:
        return list(findings)
    told = zip(findings, roles, strict=True)
    return [one if role in (usual, None) else replace(one, readings=(), missing=one.name or one.asked) for one, role in told]


def _without_told(finding: Finding, told: Sequence[Finding]) -> Finding:
    """A finding without its other senses, where one of them is asked for and told beside it."""
    leads = {id(item_of(one.readings[0])) for one in told if one.readings}
    return replace(finding, others=()) if leads.intersection(id(item_of(other)) for other in finding.others) else finding


def _terms(formula: Formula, query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The findings of the terms of a formula, parts read where their whole stands; nothing where a part is none of it."""
    placing = [mention for mention in query.mentions if not mention.names_row]
    role = query.roles[0] if len(query.roles) == 1 else None
    wanted = Wanted.by(query, Measure.AMOUNT, role, year)
    named = [[*placing, term.mention] for term in formula.terms]
    found = _read_beside(facts, catalogue, named, wanted, formula.whole)
    return found if not formula.inside or all(_is_part(found[0], part) for part in found[1:]) else []


def _read_beside(
    facts: Facts, catalogue: Catalogue, things: Sequence[list[Mention]], wanted: Wanted, whole: int | None
) -> list[Finding]:
    """The findings of things; those of parts where the whole stands, so that both are of the same money."""
    found = [finding_of(facts, catalogue, mentions, wanted) for mentions in things]
    figures = _cells_of(found[whole], things[whole], catalogue) if whole is not None else ()
    if not figures:
        told = facts.before is not None and whole is not None and found[whole].readings
        return [replace(one, certain=False) for one in found] if told else found
    beside = replace(wanted, beside=figures)
    there = [one if at == whole else finding_of(facts, catalogue, things[at], beside) for at, one in enumerate(found)]
    basic = any(cell.column[-1:] == (_BASIC_COLUMN,) for cell in figures)
    pairs = zip(found, there, things, strict=True)
    return [one if basic and called_alone(one.readings, two.readings, own[-1]) else two for one, two, own in pairs]


def _is_part(whole: Finding, part: Finding) -> bool:
    """Whether one stands where the other does, and is no more than that: 财政拨款 is no part of 其他收入."""
    sizes = [finding.readings[0].amount for finding in (whole, part) if finding.readings]
    known = [amount.value for amount in sizes if amount]
    return _of_one_place(whole, part) and (len(known) < len((whole, part)) or known[1] <= known[0])


def _of_one_place(whole: Finding, part: Finding) -> bool:
    """Whether a part stands in a table, or in a sentence, in which the whole stands."""
    return bool(part.readings) and _place(part.readings[0]) in map(_place, whole.readings)


def _place(reading: Reading) -> int | str:
    item = item_of(reading)
    return item.sentence if isinstance(item, Claim) else item.table_no


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those led by the very figure or claim of one before: 油钱和修车 are one item."""
    leads: set[int] = set()
    distinct = []
    for finding in findings:
        lead = id(item_of(finding.readings[0])) if finding.readings else id(finding)
        if lead not in leads:
            leads.add(lead)
            distinct.append(finding)
    return distinct


def find_in_words(query: Query, facts: Facts, catalogue: Catalogue, paragraphs: Sequence[Paragraph]) -> list[Finding]:
    """What the text tells without a number of its own: that there is none of the thing asked, or a list of such things."""
    if not set(query.measures) <= {Measure.AMOUNT, Measure.COUNT}:
        return []
    meant = mentions_meant(query, catalogue) if Measure.COUNT in query.measures else query.mentions
    named = indicators_meant((mention for mention in meant[::-1] if mention.names_row), catalogue)
    for indicator in dict.fromkeys(named):
        if any(one.state is State.VALUE for one in facts.printed.readings(indicator, catalogue)):
            continue  # there is some of it, of another sort than is asked for
        readings = disclosed(indicator, paragraphs, facts.figures) or _none_of_all(indicator.id, facts, catalogue, paragraphs)
        if readings:
            return [Finding(facts, indicator.name, tuple(readings), verdict(readings), name=indicator.name)]
    return _listed_among(meant, named, facts, catalogue, paragraphs)


def _listed_among(
    meant: Sequence[Mention], named: Sequence[Indicator], facts: Facts, catalogue: Catalogue, paragraphs: Sequence[Paragraph]
) -> list[Finding]:
    """A list to be counted of what a word means only where its own meaning is not told: 下属单位 among those of the report."""
    keys = (key for mention in meant for key in mention.keys(None)[1:])
    others = (one for one in map(catalogue.by_id, dict.fromkeys(keys)) if one and one.lists and one not in named)
    told = ((one, [of for of in disclosed(one, paragraphs, facts.figures) if of.amount]) for one in others)
    return next(([Finding(facts, one.name, tuple(of), verdict(of), name=one.name)] for one, of in told if of), [])


def _none_of_all(key: str, facts: Facts, catalogue: Catalogue, paragraphs: Sequence[Paragraph]) -> list[Reading]:
    """The readings by which there is none of all those among which a thing is counted, or the sentence that says so."""
    among = catalogue.by_id(_AMONG.get(key, ""))
    readings = facts.printed.readings(among, catalogue) if among else []
    none = [one for one in readings if one.amount is not None and one.amount.value == 0]
    return none if readings or among is None else disclosed(among, paragraphs, facts.figures)


def _cells_of(whole: Finding, mentions: Sequence[Mention], catalogue: Catalogue) -> tuple[Figure, ...]:
    """The cells that print a whole; where a sentence alone was found, those in which its indicator comes to as much."""
    if own := tuple(reading.figure for reading in whole.readings if reading.figure):
        return own
    amount, printed = whole.readings[0].amount if whole.readings else None, whole.facts.printed
    cells = [one for indicator in indicators_meant(mentions, catalogue) for one in printed.readings(indicator, catalogue)]
    alike = (one.figure for one in cells if amount and one.amount and compare(one.amount, amount) is Agreement.SAME)
    return tuple(filter(None, alike))


def _stated_share(
    facts: Facts, catalogue: Catalogue, year: int | None, part: list[Mention], whole: list[Mention]
) -> Finding | None:
    """The share of one thing in another as the prose states it."""
    base = "".join(mention.text for mention in whole if mention.names_row)
    meant = indicators_meant(whole, catalogue)
    words = {fold(word) for indicator in meant for word in (indicator.name, *indicator.words)}
    names = {*words, *map(_plainly, words)} - {""}  # 支出总计 is no 支出合计, though both say no more than that
    for candidate in candidates(facts, part, catalogue, Wanted(Measure.SHARE, None, year)):
        claim = candidate.reading.claim
        told = fold(claim.base) if claim is not None else ""
        if told and (base in told or told in base or not names.isdisjoint((told.replace("决算", ""), _plainly(told)))):
            return Finding(facts, base, (candidate.reading,), Verdict.PROSE_ONLY, certain=True)
    return _share_of_listed(facts, year, "".join(mention.text for mention in part if mention.names_row), base)


def _share_of_listed(facts: Facts, year: int | None, part: str, base: str) -> Finding | None:
    """The share of what a sentence names after a list of what it is made of: 商品和服务支出等公用经费, 占基本支出的 X%."""
    ends = (f"等{part}", f"等{part}支出")
    own = (claim for claim in facts.claims if claim.kind is ClaimKind.SHARE and facts.is_of(claim, year))
    told = next((claim for claim in own if claim.subject.endswith(ends) and base and fold(claim.base).endswith(base)), None)
    return Finding(facts, base, (Reading.of_claim(told),), Verdict.PROSE_ONLY) if told else None


def _plainly(name: str) -> str:
    """A name without what only says that it is a sum of money."""
    return _SUM_OF_MONEY.sub("", name)


def finding_of(facts: Facts, catalogue: Catalogue, mentions: Sequence[Mention], wanted: Wanted) -> Finding:
    """What a report says of one thing, named by one mention or by several together; what nothing accounts for is missing."""
    if facts.before is not None:
        return found_before(facts, facts.before, mentions, wanted)
    asked = "".join(mention.text for mention in mentions)
    top = best(of_wholes(candidates(facts, mentions, catalogue, wanted), mentions))
    uncovered = [mention for i, mention in enumerate(mentions) if not top or i not in top[0].covered]
    if uncovered and (agreed := agreed_meaning(mentions, catalogue)):
        return finding_of(facts, catalogue, [agreed], wanted)
    certain = len(mentions) == 1 and is_certain(mentions[0], top, wanted)
    if uncovered or not top:
        missing = "".join(called(mention, catalogue) for mention in (uncovered if top else mentions))
        missing += "的预算数" if missing and wanted.role is Role.BUDGET and not _PLANNED.search(missing) else ""
        return Finding(facts, asked, missing=missing, certain=certain)
    return replace(led(facts, catalogue, mentions, top, wanted.role), asked=asked, certain=certain)
