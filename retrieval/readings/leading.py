"""What a report says of one thing: the reading that comes first, those that support it, and those of another sense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.crosscheck import Agreement, Reader, Reading, Verdict, compare, of_other_money, of_other_plans, verdict
from extraction.forms import PERFORMANCE
from extraction.indicators import Catalogue, Indicator
from extraction.labels import plain_label, plain_subject
from extraction.report import ClaimKind, Figure, Role, State
from retrieval.readings.candidate import UNUSUAL, Candidate, item_of
from retrieval.readings.candidates import best, candidates
from retrieval.readings.facts import Before, Facts, Number
from retrieval.readings.fitting import NO_TOTAL, elsewhere
from retrieval.readings.moved.contradictions import is_belied
from retrieval.readings.planned import in_role
from retrieval.readings.wanted import Wanted
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.named.lexicon import Meaning, Mention

_INCOME, _BASIC = "income", "basic_expenditure"
_BY_PROJECTS = re.compile(r"项目支出(?!绩效|.*自评)")
_OUTLAY, _SPENT = "支出", ("expenditure", "general_expenditure")
_TAKEN_IN = "收入"
_LETTER = re.compile(r"[（(][A-Z][)）]$")
_OTHERS = (Measure.COUNT, Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE, Measure.SHARE, Measure.COMPLETION)
_AS_MUCH = (Agreement.SAME, Agreement.ROUNDING)
NUMBERS: tuple[Number, ...] = (
    *((Measure.AMOUNT, role) for role in (None, Role.FINAL, Role.BUDGET)), *((measure, None) for measure in _OTHERS)
)  # fmt: skip
"""The numbers of an indicator that are found in a report when it is taken in."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one report says of one thing asked.

    `readings`: the leading one first, then those that support or contradict it. `others`: readings of the same words in
    another sense that differ. `name`: the indicator's, where it is one.
    No readings: the report does not disclose it; `missing` is the wording that nothing accounts for.
    `certain`: no cell but those where the catalogue looks for the thing can be the leading one.
    """

    facts: Facts
    asked: str
    readings: tuple[Reading, ...] = ()
    verdict: Verdict = Verdict.UNDISCLOSED
    others: tuple[Reading, ...] = ()
    name: str = ""
    missing: str = ""
    certain: bool = False


def led(facts: Facts, catalogue: Catalogue, mentions: Sequence[Mention], top: Sequence[Candidate], role: Role | None) -> Finding:
    """The finding of candidates that account for as much, the leading one first."""
    top = _state_money_first(facts, top)
    name, own = _indicator_of(facts, catalogue, mentions, top[0].reading, role)
    top = _filled_first(_readable_first(top, own))
    if any(_is_of_other_row(top[0].reading, one.reading) for one in top[1:]):
        return Finding(facts, "")  # a project's name and a column name none of its indicators
    lead, same, others = _sorted_out(top, own)
    same = same if own else [*same, *_told_all_the_same(facts, lead)]
    indicator = catalogue.by_name(name) if name else None
    others = [*others, *(facts.printed.of_own_money(indicator, lead) if indicator else [])]
    known = {id(item_of(one)) for one in (lead, *same, *others)}
    others = [*others, *(one for one in _of_projects(facts, lead) if id(item_of(one)) not in known)]
    return Finding(facts, "", (lead, *same), verdict([lead, *same]), tuple(others), name)


def resolve(facts: Facts, catalogue: Catalogue, indicator: Indicator, number: Number) -> Finding | None:
    """What an indicator comes to in a report; certain where its reading leads whatever else the words for it may mean.

    One that its own sentence belies is told with what belies it, and so with the whole report at hand.
    """
    mention, (measure, role) = Mention("", 0, 0, (Meaning(None, indicator.id),)), number
    top = best(candidates(facts, [mention], catalogue, Wanted(measure, role, facts.record.year)))
    if not top:
        return None
    claim = top[0].reading.claim
    found = led(facts, catalogue, [mention], top, role)
    if not found.readings:
        return None
    alone = _stays_first(top[0], measure) and not (claim and is_belied(facts, claim)) and told_where_blank(found) is found
    alone = alone and not _of_projects(facts, found.readings[0])
    return replace(found, certain=alone and not any(of_other_money(found.readings[0], one) for one in found.others))


def _of_projects(facts: Facts, lead: Reading) -> list[Reading]:
    """What projects spent on the item that a cell of the form of basic spending is of, where a form of theirs prints it."""
    basic = lead.figure if lead.figure and lead.figure.form == _BASIC and lead.figure.row_code else None
    if basic is None:
        return []
    coded = map(facts.items.__getitem__, sorted(facts.named([(LabelKind.CODE, basic.row_code)])))
    beside = (one for one in coded if isinstance(one, Figure) and _BY_PROJECTS.search(one.table))
    own = (one for one in beside if (one.row, one.role, one.state) == (basic.row, basic.role, State.VALUE))
    return [Reading.of_figure(one) for one in own]


def told_where_blank(finding: Finding) -> Finding:
    """A finding led by what the prose tells, where the cell that led it is blank."""
    blank = bool(finding.readings) and finding.readings[0].state is State.BLANK and finding.verdict is Verdict.CONFLICT
    told = next((one for one in finding.readings if one.amount and one.amount.value), None) if blank else None
    return replace(finding, readings=(told, *(one for one in finding.readings if one is not told))) if told else finding


def found_before(facts: Facts, before: Before, mentions: Sequence[Mention], wanted: Wanted) -> Finding:
    """What was found of one thing when its report was taken in; not certain where that leaves it open.

    A budget that is not printed may follow from the amount spent and its printed difference.
    """
    asked, number = "".join(mention.text for mention in mentions), (wanted.measure, wanted.role)
    if len(mentions) != 1 or wanted.budget or number not in NUMBERS:
        return Finding(facts, asked, missing=asked)
    keys = [(key, number) for key in mentions[0].keys(None) if (key, number) in before.resolved]
    if not keys:
        silent = mentions[0] not in before.printed and wanted.role is not Role.BUDGET
        return Finding(facts, asked, missing=asked, certain=silent)
    found = before.resolved[keys[0]]
    if found is None or (elsewhere(found.lead, wanted.beside) and not _is_in_row_of(found.lead, wanted.beside)):
        return Finding(facts, asked)  # the report may have another one there
    return Finding(facts, asked, (found.lead,), found.verdict, name=found.name, certain=True)


def _is_in_row_of(lead: Reading, beside: Sequence[Figure]) -> bool:
    """Whether a cell stands in the row of one of some figures, as the items do of a form that has them as columns."""
    own = (lead.figure.table_no, lead.figure.row_path, lead.figure.row) if lead.figure else None
    return any((one.table_no, one.row_path, one.row) == own for one in beside)


def _indicator_of(
    facts: Facts, catalogue: Catalogue, mentions: Sequence[Mention], lead: Reading, role: Role | None
) -> tuple[str, set[int]]:
    """Name of the indicator that the leading reading is one of, and the identities of all its readings; nothing without one."""
    laid_out = (facts.printed, facts.printed_in(item_of(lead).year))
    for mention in mentions:
        meant = [(in_role(one, catalogue, facts.role_of(role)), one) for one in map(catalogue.by_id, mention.keys(None))]
        for indicator in filter(None, (either for pair in meant for either in pair)):
            readings = [one for printed in laid_out for one in printed.readings(indicator, catalogue)]
            own = {id(item_of(one)) for one in readings}
            if id(item_of(lead)) in own and indicator.each:
                return "", {id(item_of(one)) for one in readings if _whose(one) == _whose(lead)}
            if id(item_of(lead)) in own:
                return indicator.name, own
    return "", set()


def _whose(reading: Reading) -> str:
    """Of which project a number is that each of several has."""
    if reading.figure is None:
        return plain_subject(reading.claim.subject) if reading.claim else ""
    return plain_label(reading.figure.subject or reading.figure.row)


def _is_spent(reading: Reading) -> bool:
    """Whether a number is of what was spent, by its form or its own name."""
    figure, claim = reading.figure, reading.claim
    return figure.form in _SPENT or figure.panel == _OUTLAY if figure else claim is not None and claim.subject.endswith(_OUTLAY)


def _comes_in(reading: Reading) -> bool:
    """Whether a cell stands among what comes in, or is carried over: 一般公共预算财政拨款 there is none of its 支出."""
    return reading.figure is not None and reading.figure.panel == _TAKEN_IN and reading.figure.form not in _SPENT


def _state_money_first(facts: Facts, top: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, a cell of 财政拨款 before a sentence on what was paid for the thing out of own money."""
    of_state = facts.printed.is_of_other_money
    cell = next((one for one in top[1:] if of_state(one.reading, top[0].reading)), None)
    return [cell, *(one for one in top if one is not cell)] if cell else top


def _readable_first(top: Sequence[Candidate], indicator: set[int]) -> Sequence[Candidate]:
    """The candidates, one that tells the number of an indicator before the leading one, where that cannot be read."""
    if top[0].reading.state is not State.UNREADABLE:
        return top
    told = next((one for one in top if one.reading.state is State.VALUE and id(item_of(one.reading)) in indicator), top[0])
    return [told, *(one for one in top if one is not told)]


def _filled_first(top: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, of several rows of one name the first that is filled before the leading one, where that is blank."""
    lead = top[0].reading
    if lead.state is not State.BLANK or lead.figure is None or not lead.figure.row_code:
        return top
    filled = (one for one in top[1:] if one.reading.figure and one.reading.state is State.VALUE)
    namesake = next((one for one in filled if one.reading.figure and _is_namesake(lead.figure, one.reading.figure)), top[0])
    return [namesake, *(one for one in top if one is not namesake)]


def _is_namesake(own: Figure, other: Figure) -> bool:
    """Whether two cells stand in one column, in rows that only their codes tell apart."""
    apart = len(own.row_code) == len(other.row_code) and own.row_code != other.row_code
    alike = plain_label(own.row) == plain_label(other.row) and own.column == other.column
    return apart and alike and own.table_no == other.table_no


def _sorted_out(top: Sequence[Candidate], indicator: set[int]) -> tuple[Reading, list[Reading], list[Reading]]:
    """The leading reading, those of the same indicator (or that say the same), and those that say something else."""
    lead = top[0].reading
    same: list[Reading] = []
    others: list[Reading] = []
    plans = [one.reading for one in top[1:] if of_other_plans(lead, one.reading)]
    for candidate in top[1:]:
        reading = candidate.reading
        if candidate.rank.other_role != top[0].rank.other_role or _is_of_plan_beside(lead, reading, plans):
            continue
        if _comes_in(reading) and _is_spent(lead):
            continue
        if of_other_plans(lead, reading):
            others.extend([reading] if reading.by is Reader.TABLE and reading.state is State.VALUE else [])
        elif id(item_of(reading)) in indicator or _agree(lead, reading) or _same_project(lead, reading):
            same.append(reading)
        elif _is_cell(candidate, top[0]) or _is_item_elsewhere(lead, reading):
            others.append(reading)
    return lead, same, others


def _is_of_plan_beside(lead: Reading, told: Reading, plans: Sequence[Reading]) -> bool:
    """Whether a sentence that says no more than 预算 tells the plan beside the leading one (全年预算数 beside 年初预算数)."""
    if told.claim is None or told.amount is None or lead.amount is None or not plans:
        return False
    beside = (compare(one.amount, told.amount) for one in plans if one.amount)
    return compare(lead.amount, told.amount) is Agreement.CONFLICT and any(one in _AS_MUCH for one in beside)


def _is_cell(candidate: Candidate, lead: Candidate) -> bool:
    """Whether something else is said by a cell that is as much of a whole as the leading one."""
    reading = candidate.reading
    return reading.by is Reader.TABLE and reading.state is State.VALUE and _as_whole(candidate, lead)


def _as_whole(candidate: Candidate, lead: Candidate) -> bool:
    """Whether a cell is of its row as a whole, or else of the column that the leading cell is of."""
    own, other = lead.reading.figure, candidate.reading.figure
    if own is None or other is None:
        return candidate.rank.column < NO_TOTAL
    if other.row_code and (own.form == _INCOME) is not (other.form == _INCOME):
        return False  # what came in for an item is another thing than what was spent on it
    if own.table_no == other.table_no:
        return candidate.rank.column <= lead.rank.column < NO_TOTAL or own.column == other.column
    return candidate.rank.column < NO_TOTAL or header_of(own) == header_of(other)


def header_of(cell: Figure) -> str:
    """What a column is called, without the letter by which its form reckons with it: 全年执行数(B)."""
    return _LETTER.sub("", plain_label(cell.column[-1])) if cell.column else ""


def _is_item_elsewhere(lead: Reading, other: Reading) -> bool:
    """Whether the prose says the same of an item of that name under another head (人大事务（款）事业运行（项）)."""
    own, claim = lead.claim, other.claim
    if own is None or claim is None or (own.kind, own.base, own.year) != (claim.kind, claim.base, claim.year):
        return False
    levels = [re.split("[(（]款[)）]", plain_label(one.subject)) for one in (own, claim)]
    return len(levels[0]) == len(levels[1]) == 2 and levels[0][1] == levels[1][1] and levels[0][0] != levels[1][0]


def _agree(lead: Reading, other: Reading) -> bool:
    """Equal values under the same words; near ones may be another thing, as with two classifications of one payment."""
    return lead.amount is not None and other.amount is not None and compare(lead.amount, other.amount) is Agreement.SAME


def _told_all_the_same(facts: Facts, lead: Reading) -> list[Reading]:
    """What the prose says that a thing of no statutory form comes to, where its row (机构运行经费 -) holds nothing."""
    row = lead.figure
    if row is None or lead.state is not State.BLANK or row.form or row.row_code or not row.row:
        return []
    stem = plain_subject(row.row).removesuffix(_OUTLAY)
    told = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.amount.is_money and one.amount.value)
    named = (one for one in told if plain_subject(one.subject) in (stem, stem + _OUTLAY) and facts.is_of(one, row.year))
    return [Reading.of_claim(one) for one in named if facts.role_of(one.role) is facts.role_of(row.role)]


def _is_of_other_row(lead: Reading, other: Reading) -> bool:
    """Whether a cell is that of another indicator in the form of one project, whose rows are aims of their own."""
    own, figure = lead.figure, other.figure
    if own is None or figure is None or own.form != PERFORMANCE or own.table_no != figure.table_no:
        return False
    return bool(own.row_path and figure.row_path) and own.row != figure.row and own.column == figure.column


def _same_project(lead: Reading, other: Reading) -> bool:
    """What the prose says of a project that the lead is a figure of, planned or spent like it."""
    return bool(lead.figure and lead.figure.subject and other.claim and other.claim.role is lead.figure.role)


def _stays_first(lead: Candidate, measure: Measure) -> bool:
    """Whether the leading reading of an indicator leads for every word that means this indicator first.

    A row printed with its code alone is named after other cells.
    """
    figure, rank = lead.reading.figure, lead.rank
    named = figure is None or bool(figure.row) or not figure.row_code
    usual = rank.usual < UNUSUAL or (measure in CHANGES and rank.usual == UNUSUAL)
    return named and usual and rank.other_role == rank.project == 0
