"""Query -> what each of the chosen reports prints and tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Verdict, verdict
from extraction.disclosed import disclosed
from extraction.report import Role, State
from retrieval.chain.covering import fitting
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.hired import tell_hired
from retrieval.projects.losses import tell_lost_by_whole, tell_scored_part
from retrieval.projects.why_unspent import tell_unspent
from retrieval.prose.accounts import tell_accounts
from retrieval.prose.bought_cars import tell_bought
from retrieval.prose.charged import tell_charged
from retrieval.prose.coded import name_of_code
from retrieval.prose.each_got import tell_each_got
from retrieval.prose.forms_shown import tell_forms_shown
from retrieval.prose.headed import tell_headed
from retrieval.prose.own_parts import asks_part, tell_part
from retrieval.prose.passages import quotes_of
from retrieval.prose.project_account import tell_project_account
from retrieval.prose.purses import tell_purse
from retrieval.prose.quotes import Quote
from retrieval.prose.rates import tell_rate
from retrieval.prose.rows_told import tell_row, tell_why_in_row
from retrieval.prose.sections import tell_section
from retrieval.prose.whether_evaluated import tell_assessed, tell_evaluated
from retrieval.readings.alike_rows import of_alike_row
from retrieval.readings.counted import counted
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find, find_in_words
from retrieval.readings.leading import Finding
from retrieval.readings.moved.budget_totals import of_budget_total
from retrieval.readings.moved.fiscal_before import of_fiscal_total, with_fiscal_change
from retrieval.readings.moved.origins import with_origins
from retrieval.readings.moved.rates_alone import or_its_rate
from retrieval.readings.moved.same_part import of_same_part
from retrieval.readings.moved.sole_part import with_change_of_part
from retrieval.readings.moved.years_before import before_by_rate, budget_before, years_before
from retrieval.readings.numbers_asked import several_things
from retrieval.readings.parts.largest import find_parts
from retrieval.readings.parts.moved_parts import move_asked, moved_parts
from retrieval.readings.parts.only_items import of_only_item
from retrieval.readings.selected import MANY, find_in_many
from retrieval.readings.stated_numbers import of_stated_rate, stating, two_amounts
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.reckoned.things import equal_meanings
from retrieval.understanding.within import Within, part_named

_RATE = re.compile(r"执行率|完成率")
_MOVED_MOST = re.compile(r"(?:增[加长多]?|减少?|下?降低?|涨|上升|变[化动]|[缩压]减|[增降涨跌]幅)(?:得|的|幅度?)*最")
"""哪一项减得最多 sets changes in an order, of which the amounts of the parts tell nothing."""
_WEIGHING = (Operation.CHECK, Operation.DIFFERENCE)
_WITH_BUDGET = {Role.BUDGET, Role.FINAL}


def gather_reports(turn: Turn, held: Holdings) -> Turn:
    """The turn with what every report of its scope prints (findings) and tells (quotes) of what is asked."""
    query = turn.asked
    findings: list[Finding] = []
    quotes: list[Quote] = []
    many = len(turn.scope.records) > MANY and query.operation in BY_FIGURES
    selected = find_in_many(query, turn.scope.records, held.library, held.catalogue) if many else {}
    one_report = len({(_report(one), year) for one, year in turn.scope.records}) == 1
    alone = one_report and len(query.organisations) < 2  # of two that are named the other may have no report of the year
    within = query.operation in RANKING and alone and not several_things(query) and not query.asks_whom
    by_figures = query.operation in BY_FIGURES and bool(query.mentions or query.operation in RANKING)
    for record, year in turn.scope.records:
        facts, known = selected.get((record, year)) or (held.facts_of(record), None)
        if query.within:
            findings.extend(_found_against(query, facts, year, held))
            findings.extend(_found_within(query, query.within, facts, year, held))
        elif part := _of_part(query, facts, year, held):
            quotes.extend(part)
        elif by_figures:
            again = within and _has_readings(findings)  # another file of the same report
            found, told = ([], []) if again or _is_no_order(query, within) else _figures(query, facts, year, known, within, held)
            findings.extend(found)
            quotes.extend(told)
        elif query.operation in _WEIGHING and one_report and (stated := two_amounts(query, facts) or stating(query, facts)):
            findings.extend(stated)
        elif query.organisations or query.operation is not Operation.DEFINITION or not quotes:
            quotes.extend(one for one in quotes_of(query, facts, year, held) if _defines(query, one))
    confirmed = tuple(_confirmed(query, finding, held) for finding in fitting(query, findings, held))
    once = quotes if query.years.asked else _once_told(quotes)
    return replace(turn, query=query, findings=tuple(with_origins(query.question, confirmed)), quotes=tuple(once))


def _defines(query: Query, quote: Quote) -> bool:
    """Whether a passage holds the term that is asked of no report in particular; another one's meaning is no answer."""
    open_term = query.operation is Operation.DEFINITION and not query.organisations
    return not open_term or all(fold(term) in fold(quote.text) for term in query.unnamed.split("\n"))


def _of_part(query: Query, facts: Facts, year: int | None, held: Holdings) -> list[Quote]:
    """What a report counts for an office elsewhere; its paragraphs are read only where that is asked."""
    asked = asks_part(query) and year in (None, facts.record.year)
    return tell_part(query, facts, held.paragraphs(facts.record)) if asked else []


def _is_no_order(query: Query, within: bool) -> bool:
    """Whether what is asked for has no order: the projects of several reports, rates or changes of which the report prints
    amounts.
    """
    rated = bool(_RATE.search(query.question)) and Measure.COMPLETION not in query.measures
    moved = not CHANGES.isdisjoint(query.measures) or bool(_MOVED_MOST.search(query.question))
    return rated or (moved and not move_asked(query)) if within else _orders_projects(query)


def _figures(
    query: Query, facts: Facts, year: int | None, known: list[Finding] | None, within: bool, held: Holdings
) -> tuple[Sequence[Finding], list[Quote]]:  # fmt: skip
    """What one report prints of a thing, or of its parts to be ordered (`within`), as far as that is not `known` yet; where that
    is nothing, what its text tells.
    """
    own = query.of_owner(facts.record.organisation)
    if within and move_asked(own):
        return moved_parts(own, facts, held.catalogue, year), []
    found = (None if within else known) or of_stated_rate(own, facts, held.catalogue, year)
    found = found or (find_parts if within else find)(own, facts, held.catalogue, year)
    found = found if known is not None else counted(own, facts, year, found)
    for instead in () if within else (or_its_rate, of_alike_row, of_budget_total, with_fiscal_change, with_change_of_part):
        found = instead(own, facts, held.catalogue, year, list(found))
    half = set(query.roles) == _WITH_BUDGET and not all(one.readings for one in found)
    pair = () if _has_readings(found) and not half else _derived(query, facts, year, held)
    pair = pair if len(pair) > 1 or not _has_readings(found) else ()
    if known is not None or pair or formula_of(query) or _has_readings(found):
        return pair or _with_words(query, facts, year, held, found), []
    return _in_words(query, facts, year, held, found)


def _with_words(query: Query, facts: Facts, year: int | None, held: Holdings, found: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, of several things asked for those of which the report but says that there is none of them in its words."""
    rows = {row.text: row for row in query.rows}
    silent = query.operation is Operation.VALUE and len(rows) > 1 and year in (None, facts.record.year)
    paragraphs = held.paragraphs(facts.record) if silent and any(one.missing in rows for one in found) else ()
    alone = (replace(query, mentions=(rows[one.missing],)) if paragraphs and one.missing in rows else None for one in found)
    told = (find_in_words(one, facts, held.catalogue, paragraphs) if one else [] for one in alone)
    return [words[0] if words else one for one, words in zip(found, told, strict=True)]


def _report(record: ReportRecord) -> tuple[object, ...]:
    """What files of one report have in common."""
    return record.organisation, record.scope, record.kind, record.year


def _once_told(quotes: Sequence[Quote]) -> list[Quote]:
    """Of two files of the same report, what the first tells that tells anything."""
    telling: dict[tuple[object, ...], str] = {}
    files = [(one, one.facts.record) for one in quotes]
    return [one for one, record in files if telling.setdefault(_report(record), record.file) == record.file]


def look_in_form(query: Query, held: Holdings) -> Query | None:
    """A question for the amount of one row in the form that it names, as one that looks there alone; None for other questions."""
    place, asked = part_named(query.about), part_named(query.question)
    if place is None or asked is None or place[0].titles is None or query.operation is not Operation.VALUE:
        return None
    left = read(asked[1], held.lexicon, held.organisations)
    named = len(left.mentions) == 1 and left.mentions[0].names_row and left.mentions[0].text in asked[1]
    plain = left.operation is Operation.VALUE and left.measures == (Measure.AMOUNT,) and not (left.leftovers or left.narrowing)
    same = left.organisations == query.organisations and left.years == query.years
    return replace(left, within=place[0]) if named and plain and same else None


def _found_against(query: Query, facts: Facts, year: int | None, held: Holdings) -> list[Finding]:
    """What a difference between two parts of a report is taken from; nothing for other questions."""
    if query.operation is not Operation.DIFFERENCE:
        return []
    amount = replace(query, operation=Operation.VALUE)
    if query.against:
        return _found_within(amount, query.against, facts, year, held)
    return find(amount.of_owner(facts.record.organisation), facts, held.catalogue, year)


def _found_within(query: Query, within: Within, facts: Facts, year: int | None, held: Holdings) -> list[Finding]:
    """What the one part of a report that is asked for prints of a thing."""
    part = within.part_of(held.facts_of(facts.record))
    own = query.of_owner(facts.record.organisation)
    alone = [len(equal_meanings(mention, held.catalogue)) < 2 for mention in own.mentions]  # 水电费 is called so nowhere
    mentions = tuple(within.called_there(one, part) if by_one else one for one, by_one in zip(own.mentions, alone, strict=True))
    found = find(replace(own, mentions=mentions), part, held.catalogue, year)
    told = [(one, tuple(filter(within.has, one.readings))) for one in found]
    silent = f"{within.words}里的{{}}"
    return [
        _with_belying(one, within)
        or replace(one, readings=there, others=(), verdict=verdict(there), missing=one.missing and silent.format(one.missing))
        for one, there in told
    ]  # fmt: skip


def _with_belying(finding: Finding, within: Within) -> Finding | None:
    """What the text tells of a number of which the table prints another, with that; None where the two agree."""
    if within.titles is not None or finding.verdict is not Verdict.CONFLICT:
        return None
    told = [one for one in finding.readings if within.has(one)]
    rest = tuple(one for one in finding.readings if not within.has(one))
    return replace(finding, readings=(*told, *rest), others=()) if told and rest else None


def without_amounts(turn: Turn) -> Turn:
    """The turn with what is told in words alone."""
    return replace(turn, findings=(), goals=tuple(told for told in turn.goals if told.words))


def tells_amount(turn: Turn) -> bool:
    """Whether anything was found but empty cells."""
    leads = [finding.readings[0] for finding in turn.findings if finding.readings]
    return bool(turn.quotes or turn.goals) or any(lead.amount for lead in leads)


def headed_words(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """What stands beside a code, tells where points were lost, if an evaluation was made and whose form is shown, what a thing
    was charged to, what each got of it, or stands behind a label or under a heading, in one report.
    """
    if len(turn.asked.organisations) != 1:
        return ()
    own = [held.facts_of(record) for record, year in turn.scope.records if year in (None, record.year)]
    coded = tuple(quote for facts in own for quote in name_of_code(turn.asked, facts))
    ways = (
        tell_scored_part, tell_lost_by_whole, tell_accounts, tell_evaluated, tell_assessed, tell_forms_shown, tell_charged,
        tell_each_got, tell_purse, tell_headed, tell_row, tell_why_in_row, tell_unspent, tell_hired,
        tell_bought, tell_project_account,
    )  # fmt: skip
    told = (tuple(quote for one in own for quote in tell(turn.asked, one, held.paragraphs(one.record))) for tell in ways)
    return coded or next(filter(None, told), ())


def _confirmed(query: Query, finding: Finding, held: Holdings) -> Finding:
    """A finding of a blank cell with the sentence by which there is none of the thing, where one says so."""
    blank = all(reading.state is State.BLANK and reading.figure for reading in finding.readings)
    indicator = held.catalogue.by_name(finding.name) if finding.readings and blank else None
    if indicator is None or query.operation is not Operation.VALUE:
        return finding
    told = disclosed(indicator, held.paragraphs(finding.facts.record), finding.facts.figures)
    return replace(finding, readings=(*finding.readings, *(one for one in told if one.state is State.BLANK)))


def _has_readings(findings: Sequence[Finding]) -> bool:
    return any(finding.readings for finding in findings)


def _derived(query: Query, facts: Facts, year: int | None, held: Holdings) -> Sequence[Finding]:
    """An amount and its change, from which the amount of the year before, or the budget, follows where it is not printed."""
    own = facts.record.year
    if year in (None, own):
        planned = Role.BUDGET in query.roles or {Measure.COMPLETION, *CHANGES} & {*query.measures}  # prose tells it item by item
        return budget_before(query, facts, held.catalogue) or (
            of_only_item(query, facts, held.catalogue, year) if planned else ()
        )
    told = own == (year or 0) + 1 and query.operation in (Operation.VALUE, Operation.CHECK)
    before = years_before(query, facts, held.catalogue) if told else ()
    part = of_same_part(query, facts) if told and not before else None
    before = years_before(part, facts, held.catalogue) if part else before
    if before or not told:
        return before
    told_there = of_only_item(query, facts, held.catalogue, year) or of_fiscal_total(query, facts, held.catalogue, year)
    return told_there or before_by_rate(query, facts, held.catalogue)


def _in_words(
    query: Query, facts: Facts, year: int | None, held: Holdings, found: list[Finding]
) -> tuple[list[Finding], list[Quote]]:
    """What the text tells without a number of the thing asked, and the section that lists it; else what was `found`."""
    paragraphs = held.paragraphs(facts.record)
    own_year = year in (None, facts.record.year)
    named = bool(query.organisations) and "最" not in query.about
    listed = query.operation not in RANKING or named  # 哪些单位有, 哪个二级单位最多 ask for no list of offices
    told = tell_section(query, facts, paragraphs) if query.section and listed and not query.apart else []
    told = told or (tell_rate(query, facts, paragraphs) if own_year else [])
    of_bodies = query.asks_own_bodies and "最" in query.about  # 哪个下属单位收入最高 asks for no number of them
    return (find_in_words(query, facts, held.catalogue, paragraphs) if own_year and not of_bodies else []) or found, told


def _orders_projects(query: Query) -> bool:
    """Whether projects are to be ordered by their scores, none of which is named."""
    named = query.rows
    return query.operation in RANKING and [mention.keys(None)[:1] for mention in named] == [("project_score",)]
