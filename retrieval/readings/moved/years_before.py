"""Amounts that follow from what a report prints: last year's from the change, a budget from its difference."""

from __future__ import annotations

from dataclasses import replace

from extraction.crosscheck import Verdict
from extraction.indicators import Catalogue
from extraction.labels import plain_subject
from extraction.report import Role, State
from retrieval.calculate import before_rate, difference
from retrieval.readings.facts import Facts
from retrieval.readings.findings import finding_of
from retrieval.readings.leading import Finding
from retrieval.readings.moved.sole_part import alike, moved_with_balance, sole_part
from retrieval.readings.numbers_asked import things_asked
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import BUDGET_OF_YEAR
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_TOTAL = "总计"


def year_before(query: Query, facts: Facts, catalogue: Catalogue) -> tuple[Finding, Finding] | None:
    """This year's amount of the thing asked and its change against last year, from which last year's amount follows.

    None where one of them is missing, or where what is printed of the change contradicts itself.
    """
    if query.roles and facts.role_of(None) not in query.roles:
        return None  # what was spent the year before is no budget, and the other way round
    amount, change, rate = (
        finding_of(facts, catalogue, list(query.mentions), Wanted(measure, None, facts.record.year))
        for measure in (Measure.AMOUNT, Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)
    )
    amount, change = _in_words(amount), _in_unit_of(amount, change)
    if (part := _of_sole_part(query, facts, catalogue, change)) is not None:
        return part
    apart = moved_with_balance(query, facts, catalogue, change) or _is_of_other(amount, change, catalogue)
    return (amount, change) if not apart and _leads_back(amount, change, rate) else None


def years_before(query: Query, facts: Facts, catalogue: Catalogue) -> list[Finding]:
    """Of each thing asked the amount and the change from which that of the year before follows; nothing where one has none.

    How much it had changed by then follows from neither.
    """
    if not CHANGES.isdisjoint(query.measures):
        return []
    own = [year_before(replace(query, mentions=tuple(thing)), facts, catalogue) for thing in things_asked(query)]
    return [finding for pair in own if pair for finding in pair] if all(own) else []


def before_by_rate(query: Query, facts: Facts, catalogue: Catalogue) -> list[Finding]:
    """The amount of the one thing asked and the rate by which it moved since last year, where no amount of that is printed."""
    plain = query.measures == (Measure.AMOUNT,) and Role.BUDGET not in query.roles and len(things_asked(query)) == 1
    asked = (Measure.AMOUNT, Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT) if plain else ()
    found = [finding_of(facts, catalogue, list(query.mentions), Wanted(one, None, facts.record.year)) for one in asked]
    sure = all(one.readings and one.verdict is not Verdict.CONFLICT for one in found[:2])
    if not found or not sure or found[-1].readings:
        return []
    now, rate = (one.readings[0] for one in found[:2])
    against_plan = rate.claim is None or "预算" in rate.claim.base
    told = now.amount and rate.amount and now.amount.is_money and before_rate(now.amount, rate.amount)
    return found[:2] if told and not against_plan and not _is_of_other(found[0], found[1], catalogue) else []


def budget_before(query: Query, facts: Facts, catalogue: Catalogue) -> tuple[Finding, Finding] | None:
    """The final amount of the one thing whose budget is asked for, and its printed difference from that budget."""
    named = (replace(m, meanings=tuple(one for one in m.meanings if one.key != BUDGET_OF_YEAR)) for m in query.rows)
    things = [mention for mention in named if mention.meanings]
    if len(things) != 1 or query.roles != (Role.BUDGET,) or query.measures != (Measure.AMOUNT,):
        return None
    year = facts.record.year
    amount, change, rate = (
        finding_of(facts, catalogue, things, Wanted(measure, role, year))
        for measure, role in (
            (Measure.AMOUNT, Role.FINAL), (Measure.CHANGE_AMOUNT, Role.BUDGET), (Measure.CHANGE_RATE, Role.BUDGET)
        )
    )  # fmt: skip
    claim = change.readings[0].claim if change.readings else None
    against = claim is not None and "预算" in claim.base
    of_it = against and not _is_of_other(amount, change, catalogue)
    return (amount, change) if of_it and _leads_back(amount, change, rate) else None


def _is_of_other(amount: Finding, change: Finding, catalogue: Catalogue) -> bool:
    """Whether the amount is all that came in or was spent, and the change is told of a part of it: of one budget alone."""
    claim = change.readings[0].claim if change.readings else None
    thing = catalogue.by_name(amount.name) if claim else None
    told = {one.id for one in catalogue.words().get(plain_subject(claim.subject), ())} if claim else set()
    return thing is not None and thing.id in ALL_MONEY and bool(told) and ALL_MONEY.isdisjoint(told)


def _of_sole_part(
    query: Query, facts: Facts, catalogue: Catalogue, change: Finding
) -> tuple[Finding, Finding] | None:  # fmt: skip
    """The same of what alone came in or was spent during the year, where the totals, which hold what was carried over, moved by
    another amount than that; None where they did not.
    """
    claim = change.readings[0].claim if change.readings else None
    alone = sole_part(query, facts, catalogue) if claim and _TOTAL in claim.subject else None
    part = year_before(replace(query, mentions=(alone,)), facts, catalogue) if alone else None
    return part if part and not alike(part[1].readings[0].amount, change.readings[0].amount) else None


def _in_words(finding: Finding) -> Finding:
    """A finding led by the 0 that the text states, where its cell is blank."""
    stated = next((one for one in finding.readings if one.amount is not None), None)
    blank = bool(finding.readings) and finding.readings[0].state is State.BLANK
    none = blank and stated is not None and stated.amount is not None and stated.amount.value == 0
    return replace(finding, readings=(stated,), verdict=Verdict.PROSE_ONLY) if none and stated else finding


def _in_unit_of(amount: Finding, change: Finding) -> Finding:
    """A change of nothing (持平), which is written without a unit, in that of the amount."""
    now, none = (one.readings[0].amount if one.readings else None for one in (amount, change))
    if none is None or none.unit is not None or none.value != 0:
        return change
    told = next((one.amount.unit for one in amount.readings if one.amount), now.unit if now else None)
    return replace(change, readings=(replace(change.readings[0], amount=replace(none, unit=told)), *change.readings[1:]))


def _leads_back(amount: Finding, change: Finding, rate: Finding) -> bool:
    """Whether amount less change can be last year's amount: not negative, the rate of the same direction, nothing in conflict."""
    now, changed, share = (one.readings[0].amount if one.readings else None for one in (amount, change, rate))
    if now is None or changed is None or Verdict.CONFLICT in (amount.verdict, change.verdict):
        return False
    if amount.readings[0].claim is not None and amount.readings[0].claim == change.readings[0].claim:
        return False
    if share is not None and share.value * changed.value < 0:
        return False
    before = difference(now, changed)
    return before is not None and before.value >= 0
