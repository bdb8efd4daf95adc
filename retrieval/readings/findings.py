"""Query -> what the reports say about it: for each report and each thing asked, the readings and how well they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict, verdict
from extraction.disclosed import disclosed
from extraction.indicators import Catalogue
from extraction.report import Claim, Paragraph, Role, State
from retrieval.calculate import difference
from retrieval.readings.candidates import Wanted, best, candidates, is_certain, item_of
from retrieval.readings.facts import Facts, Number
from retrieval.readings.leading import Finding, found_before, led
from retrieval.understanding.budgets import BUDGET_OF_YEAR
from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.formula import Formula, formula_of
from retrieval.understanding.lexicon import Meaning, Mention, fold
from retrieval.understanding.question import Query
from retrieval.understanding.things import agreed_meaning, senses, shares_apart, summands, things_of

_ALL_FUNDS, _GENERAL = "expenditure", "general_expenditure"
_IN_ALL = re.compile(r"一共|总共|全部资金")
"""旅游宣传一共花了多少 asks for all funds."""
_PLANNED = re.compile(r"年初预算|预算数?$")
_SUM_OF_MONEY = re.compile(r"支出|金额|总额|合计|总计|数额|总")


def find(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The findings of one report: one for each thing joined with 和 or weighed with 占 or 比, measure and role."""
    if formula := formula_of(query):
        return _terms(formula, query, facts, catalogue, year)
    averaged = query.operation is Operation.AVERAGE or (query.operation in RANKING and query.counted is not None)
    if averaged or query.weighs_reports:
        query = replace(query, measures=(Measure.AMOUNT,))
    things = [meant for mentions in _things(query) for meant in _senses(mentions, query, catalogue)]
    weighed = Measure.SHARE in query.measures and not shares_apart(query.question)
    if weighed and len(things) == 2 and _is_the_same(*things):
        things = things[:1]  # 中小企业拿了采购的几成: both are called 中小企业采购
    if weighed and len(things) == 2:
        stated = _stated_share(facts, catalogue, year, *things)
        if stated is not None:
            return [stated]
        role = query.roles[0] if len(query.roles) == 1 else None
        return _read_beside(facts, catalogue, things, Wanted(Measure.AMOUNT, role, year, query.budget), 1)
    if weighed and len(things) > 2:
        return []
    found = [
        _finding(facts, catalogue, mentions, Wanted(measure, role, year, query.budget))
        for mentions in things for measure, role in numbers_asked(query)
    ]  # fmt: skip
    if query.operation in CALCULATION:
        found = _distinct(found)
    counter = catalogue.by_name(query.counted) if query.counted and averaged else None
    if counter is not None:
        count = Mention(counter.name, 0, 0, (Meaning(None, counter.id),))
        found.append(_finding(facts, catalogue, [count], Wanted(Measure.COUNT, None, year)))
    told = [_without_told(finding, found) for finding in found]
    return list(map(_of_all_funds, told)) if _IN_ALL.search(query.question) else told


def _of_all_funds(finding: Finding) -> Finding:
    """A finding led by what was spent of all funds on an item, where a form of the general budget alone led it."""
    lead = finding.readings[0].figure if finding.readings else None
    alike = (other for other in finding.others if lead and other.figure and other.figure.row_code == lead.row_code)
    whole = next((other for other in alike if other.figure and other.figure.form == _ALL_FUNDS), None)
    if whole is None or lead is None or lead.form != _GENERAL or not lead.row_code:
        return finding
    others = (*finding.readings[:1], *(other for other in finding.others if other is not whole))
    return replace(finding, readings=(whole,), others=others, verdict=verdict((whole,)))


def _is_the_same(*things: Sequence[Mention]) -> bool:
    """Whether two things are one indicator."""
    one, other = ({key for mention in mentions for key in mention.keys(None)[:1]} for mentions in things)
    return bool(one) and one == other


def numbers_asked(query: Query) -> list[Number]:
    """Which numbers of each thing a question asks for."""
    measures = query.measures if query.operation in RANKING else _with_companion(query.measures)
    return [(measure, role) for measure in measures for role in _roles(query, measure)]


def _without_told(finding: Finding, told: Sequence[Finding]) -> Finding:
    """A finding without its other senses, where one of them is asked for and told beside it."""
    leads = {id(item_of(one.readings[0])) for one in told if one.readings}
    return replace(finding, others=()) if leads.intersection(id(item_of(other)) for other in finding.others) else finding


def _terms(formula: Formula, query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The findings of the terms of a formula, parts read where their whole stands; nothing where a part is none of it."""
    placing = [mention for mention in query.mentions if not mention.names_row]
    role = query.roles[0] if len(query.roles) == 1 else None
    wanted = Wanted(Measure.AMOUNT, role, year, query.budget)
    named = [[*placing, term.mention] for term in formula.terms]
    found = _read_beside(facts, catalogue, named, wanted, formula.whole)
    return found if not formula.inside or all(_is_part(found[0], part) for part in found[1:]) else []


def _read_beside(
    facts: Facts, catalogue: Catalogue, things: Sequence[list[Mention]], wanted: Wanted, whole: int | None
) -> list[Finding]:
    """The findings of things; those of parts where the whole stands, so that both are of the same money."""
    found = [_finding(facts, catalogue, mentions, wanted) for mentions in things]
    figures = tuple(r.figure for r in found[whole].readings if r.figure) if whole is not None else ()
    if not figures:
        return found
    beside = replace(wanted, beside=figures)
    return [one if at == whole else _finding(facts, catalogue, things[at], beside) for at, one in enumerate(found)]


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


def mentions_meant(query: Query, catalogue: Catalogue) -> list[Mention]:
    """The mentions of a question, and those of what it counts (人次 beside 接待) or averages over."""
    meant = [mention for things in _things(query) for sense in _senses(things, query, catalogue) for mention in sense]
    counter = catalogue.by_name(query.counted) if query.counted else None
    counted = [Mention(counter.name, 0, 0, (Meaning(None, counter.id),))] if counter else []
    return list(dict.fromkeys([*query.mentions, *meant, *counted]))


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
    named = [catalogue.by_id(key) for mention in meant[::-1] if mention.names_row for key in mention.keys(None)[:1]]
    for indicator in dict.fromkeys(filter(None, named)):
        if any(one.state is State.VALUE for one in facts.printed.readings(indicator, catalogue)):
            continue  # there is some of it, of another sort than is asked for
        readings = disclosed(indicator, paragraphs, facts.figures) or _none_of_all(indicator.id, facts, catalogue)
        if readings:
            return [Finding(facts, indicator.name, tuple(readings), verdict(readings), name=indicator.name)]
    return []


_AMONG = {"vehicles_kept": "vehicles_total"}
"""What is counted among others: who has no vehicle at all has no 公务用车 either."""


def _none_of_all(key: str, facts: Facts, catalogue: Catalogue) -> list[Reading]:
    """The readings by which there is none of all those among which a thing is counted."""
    among = catalogue.by_id(_AMONG.get(key, ""))
    readings = facts.printed.readings(among, catalogue) if among else []
    return [one for one in readings if one.amount is not None and one.amount.value == 0]


def year_before(query: Query, facts: Facts, catalogue: Catalogue) -> tuple[Finding, Finding] | None:
    """This year's amount of the thing asked and its change against last year, from which last year's amount follows.

    None where one of them is missing, or where what is printed of the change contradicts itself.
    """
    if query.roles and facts.role_of(None) not in query.roles:
        return None  # what was spent the year before is no budget, and the other way round
    amount, change, rate = (
        _finding(facts, catalogue, list(query.mentions), Wanted(measure, None, facts.record.year))
        for measure in (Measure.AMOUNT, Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)
    )
    amount, change = _in_words(amount), _in_unit_of(amount, change)
    return (amount, change) if _leads_back(amount, change, rate) else None


def years_before(query: Query, facts: Facts, catalogue: Catalogue) -> list[Finding]:
    """Of each thing asked the amount and the change from which that of the year before follows; nothing where one has none."""
    own = [year_before(replace(query, mentions=tuple(thing)), facts, catalogue) for thing in _things(query)]
    return [finding for pair in own if pair for finding in pair] if all(own) else []


def budget_before(query: Query, facts: Facts, catalogue: Catalogue) -> tuple[Finding, Finding] | None:
    """The final amount of the one thing whose budget is asked for, and its printed difference from that budget."""
    things = [m for m in query.rows if m.keys(None)[:1] != (BUDGET_OF_YEAR,)]
    if len(things) != 1 or query.roles != (Role.BUDGET,) or query.measures != (Measure.AMOUNT,):
        return None
    year = facts.record.year
    amount, change, rate = (
        _finding(facts, catalogue, things, Wanted(measure, role, year))
        for measure, role in (
            (Measure.AMOUNT, Role.FINAL), (Measure.CHANGE_AMOUNT, Role.BUDGET), (Measure.CHANGE_RATE, Role.BUDGET)
        )
    )  # fmt: skip
    claim = change.readings[0].claim if change.readings else None
    against = claim is not None and "预算" in claim.base
    return (amount, change) if against and _leads_back(amount, change, rate) else None


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
    if share is not None and share.value * changed.value < 0:
        return False
    before = difference(now, changed)
    return before is not None and before.value >= 0


_COMPANIONS = {Measure.CHANGE_AMOUNT: Measure.CHANGE_RATE, Measure.CHANGE_RATE: Measure.CHANGE_AMOUNT}


def _with_companion(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """A change is told by amount and rate: whoever asks for one is told the other too."""
    return tuple(dict.fromkeys((*measures, *(_COMPANIONS[m] for m in measures if m in _COMPANIONS))))


def _stated_share(
    facts: Facts, catalogue: Catalogue, year: int | None, part: list[Mention], whole: list[Mention]
) -> Finding | None:
    """The share of one thing in another as the prose states it."""
    base = "".join(mention.text for mention in whole)
    meant = [indicator for mention in whole for key in mention.keys(None)[:1] if (indicator := catalogue.by_id(key))]
    called = {_plainly(fold(word)) for indicator in meant for word in (indicator.name, *indicator.words)}
    for candidate in candidates(facts, part, catalogue, Wanted(Measure.SHARE, None, year)):
        claim = candidate.reading.claim
        told = fold(claim.base) if claim is not None else ""
        if told and (base in told or told in base or _plainly(told) in called):
            return Finding(facts, base, (candidate.reading,), Verdict.PROSE_ONLY)
    return None


def _plainly(name: str) -> str:
    """A name without what only says that it is a sum of money."""
    return _SUM_OF_MONEY.sub("", name)


def _roles(query: Query, measure: Measure) -> tuple[Role | None, ...]:
    """Both roles where both are named; for a change the role tells the base of comparison, and there is only one."""
    if measure in _COMPANIONS:
        return (Role.BUDGET if Role.BUDGET in query.roles else None,)
    return query.roles or (None,) if measure is Measure.AMOUNT else (None,)


def _senses(mentions: list[Mention], query: Query, catalogue: Catalogue) -> list[list[Mention]]:
    """One thing for each of several equal meanings (水电费: 水费, 电费), or of several units in which a count is asked."""
    if len(mentions) != 1:
        return [mentions]
    if query.operation is Operation.TOTAL and len(query.counters) < 2:
        return [[one] for one in summands(mentions[0], catalogue)]
    counted = _counted(mentions[0], query, catalogue)
    meant = [replace(mentions[0], meanings=(meaning,)) for meaning in counted]
    return [[one] for one in meant or senses(mentions[0], catalogue)]


def _counted(mention: Mention, query: Query, catalogue: Catalogue) -> list[Meaning]:
    """The indicators that count a thing in the units asked for: 公务接待 in 批次 and in 人次."""
    counted = Measure.COUNT in query.measures or len(query.counters) > 1 or not _GROUPS.isdisjoint(query.counters)
    if not counted or mention.text.endswith("金额"):
        return []
    own = catalogue.by_id(mention.keys(None)[0]) if mention.keys(None) else None
    asked_for = own is not None and own.unit in _COUNTS and (not query.counters or own.unit.startswith(query.counters))
    meanings = [Meaning(None, own.id)] if own is not None and asked_for else []
    for counter in query.counters:
        shortest = 2 if own is not None else len(mention.text)  # 接待群众来访 is no 接待
        stems = (mention.text[:length] for length in range(len(mention.text), shortest - 1, -1))
        words = (stem + ending for stem in stems for ending in _COUNTING.get(counter, (counter,)))
        found = next((indicators[0] for word in words if (indicators := catalogue.words().get(word))), None)
        if found is not None:
            meanings.append(Meaning(None, found.id))
    return list(dict.fromkeys(meanings))


_GROUPS = frozenset({"个团", "个团组"})
_COUNTS = frozenset({"批次", "人次", "辆", "人", "个", "台套", "家"})
_COUNTING = {
    "批": ("批次",), "人": ("人次", "人数"), "个人": ("人次", "人数"), "辆": ("数量", "有几辆"),
    "个团组": ("团组数",), "个团": ("团组数",),
}  # fmt: skip


def several_things(query: Query) -> bool:
    """Whether a question names two things or more side by side."""
    return len(_things(query)) > 1


def _things(query: Query) -> list[list[Mention]]:
    weighed = query.operation in CALCULATION or Measure.SHARE in query.measures
    return things_of(query.question, query.mentions, weighed)


def _called(mention: Mention, catalogue: Catalogue) -> str:
    """What a question calls a thing, or the name of what it means without saying so."""
    meant = [catalogue.by_id(key) for key in mention.keys(None)[:1]]
    return mention.text or "".join(indicator.name for indicator in meant if indicator)


def _finding(facts: Facts, catalogue: Catalogue, mentions: Sequence[Mention], wanted: Wanted) -> Finding:
    if facts.before is not None:
        return found_before(facts, facts.before, mentions, wanted)
    asked = "".join(mention.text for mention in mentions)
    top = best(candidates(facts, mentions, catalogue, wanted))
    uncovered = [mention for i, mention in enumerate(mentions) if not top or i not in top[0].covered]
    if uncovered and (agreed := agreed_meaning(mentions, catalogue)):
        return _finding(facts, catalogue, [agreed], wanted)
    certain = len(mentions) == 1 and is_certain(mentions[0], top, wanted)
    if uncovered or not top:
        missing = "".join(_called(mention, catalogue) for mention in (uncovered if top else mentions))
        missing += "的预算数" if missing and wanted.role is Role.BUDGET and not _PLANNED.search(missing) else ""
        return Finding(facts, asked, missing=missing, certain=certain)
    return replace(led(facts, catalogue, mentions, top, wanted.role), asked=asked, certain=certain)
