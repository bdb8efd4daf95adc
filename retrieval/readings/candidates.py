"""Which cell or sentence a question speaks of: every figure and claim of a report is held against the question's mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extraction.crosscheck import Reading
from extraction.indicators import Catalogue, Indicator
from extraction.labels import plain_label, plain_subject
from extraction.report import Claim, ClaimKind, Figure, Role, State
from extraction.total_rows import headed
from retrieval.readings.candidate import UNUSUAL, Candidate, Rank, item_of
from retrieval.readings.facts import Facts
from retrieval.readings.fitting import (
    column_rank,
    elsewhere,
    is_whole_row,
    measures,
    names,
    names_with_others,
    places,
    project_rank,
)
from retrieval.readings.listed_parts import is_of_all_money, keys_told
from retrieval.readings.moved.change_columns import states_change
from retrieval.readings.own_names import with_own_name
from retrieval.readings.planned import in_role
from retrieval.readings.wanted import Wanted
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.named.lexicon import Meaning, Mention

_RELATIVE = frozenset({*CHANGES, Measure.SHARE, Measure.COMPLETION})
"""Measures that set a thing against another; a role then names the base of comparison, not the number."""
_SAID_ALONE = _RELATIVE - {Measure.COMPLETION}
"""Measures that no cell is a number of, but for the scores of projects."""
_OF_CELLS = (LabelKind.ROW, LabelKind.CODE, LabelKind.COLUMN, LabelKind.SUBJECT)
"""What cells are found by without the catalogue."""
_TOTALS = frozenset({"total_income", "total_expenditure"})
_BOTH_TOTALS = ("收、支总计", "收支总计", "收入、支出总计", "收入支出总计")
"""What sentences call both totals, which are one number, when they tell how they changed."""
_INCOME, _SPENDING = "income", "expenditure"
_WAYS, _BOTH_WAYS = ("收入", "支出"), re.compile("收支|收、支")
_WHOLE_ROW = -1
"""In the table that a question names the whole of a row comes first, though the catalogue may look for a part of it there."""
_PROJECT = "项目"
_COST = re.compile(r"费用?$")
_EARLIER = re.compile(r"上年|去年|\d{4}年|执行")
"""A base that is another year's: 上年预算执行 is no budget of this year."""


def candidates(facts: Facts, mentions: Sequence[Mention], catalogue: Catalogue, wanted: Wanted) -> list[Candidate]:
    """The readings of the report that name at least one mention and fit measure, role and year, the best first.

    Best: accounts for the longest words of the question, then the catalogue's usual place, then totals before parts.
    """
    measure = wanted.measure
    usual = _usual(facts, mentions, catalogue, wanted)
    earlier = wanted.year not in (None, facts.record.year)  # of another year the catalogue reads cells alone
    told = earlier or measure in _RELATIVE or (measure is Measure.AMOUNT and wanted.role is not None)
    planned = wanted.role is Role.BUDGET and facts.role_of(None) is Role.FINAL  # which prose tells, by the name
    by_name = planned or measure in _RELATIVE
    subjects = [_subjects(facts, mention, catalogue, by_name) if told else {} for mention in mentions]
    in_one = facts.whole is not None and len({figure.table_no for figure in facts.figures}) == 1
    found = []
    for order in sorted(facts.named(_names_asked(mentions, subjects)) | usual.keys()):
        by_catalogue = usual.get(order, {})
        reading = next((known.reading for known in by_catalogue.values()), None) or _reading(facts.items[order])
        if not _is_wanted(facts, reading, wanted, bool(by_catalogue)):
            continue
        named = frozenset(
            i for i, mention in enumerate(mentions)
            if not _goes_the_other_way(reading, mention, measure) and (
                i in by_catalogue or names(mention, reading, measure) or names_with_others(mention, reading, mentions)
                or (_is_about(reading, subjects[i]) and not is_of_all_money(facts, reading.claim, mention, catalogue))
            )
        )  # fmt: skip
        if not named:
            continue
        covered = named | {i for i, mention in enumerate(mentions) if i not in named and places(facts, mention, reading)}
        preferences = (_preference(reading, by_catalogue.get(i), subjects[i], mentions[i]) for i in named)
        titled = in_one or any(mentions[i].names_table for i in covered - named)
        preference = _WHOLE_ROW if titled and is_whole_row(reading) else min(preferences, default=UNUSUAL)
        other_role = int(facts.role_of(item_of(reading).role) is not facts.role_of(wanted.role) and measure not in _RELATIVE)
        unheaded = int(not any(_is_headed(reading, mentions[i]) for i in covered - named if i > min(named)))
        rank = Rank(
            other_role, elsewhere(reading, wanted.beside), unheaded, project_rank(reading, measure), preference,
            column_rank(reading), order,
        )  # fmt: skip
        found.append(Candidate(reading, frozenset(covered), named, rank))
    found = with_own_name(found, mentions)
    return sorted(found, key=lambda c: (-sum(len(mentions[i].text) ** 2 for i in c.covered), c.rank))


def is_told_of(facts: Facts, indicator: Indicator, catalogue: Catalogue) -> bool:
    """Whether a report prints anything among which a number of an indicator can be found, whichever number it is."""
    mention = Mention("", 0, 0, (Meaning(None, indicator.id),))
    usual = any(_usual(facts, [mention], catalogue, Wanted(Measure.AMOUNT, role)) for role in (Role.FINAL, Role.BUDGET))
    return usual or bool(facts.named(_names_asked([mention], [_subjects(facts, mention, catalogue)])))


def _names_asked(mentions: Sequence[Mention], subjects: Sequence[Iterable[str]]) -> Iterator[tuple[LabelKind, str]]:
    """The printed names by which what the mentions mean can be found."""
    for mention, own in zip(mentions, subjects, strict=True):
        yield from ((LabelKind.CODE, code) for code in mention.codes)
        yield from ((meaning.kind, meaning.key) for meaning in mention.meanings if meaning.kind is not None)
        yield from ((LabelKind.PROSE, key) for key in (*mention.keys(LabelKind.ROW), *own))


def _reading(item: Figure | Claim) -> Reading:
    return Reading.of_figure(item) if isinstance(item, Figure) else Reading.of_claim(item)


def _is_wanted(facts: Facts, reading: Reading, wanted: Wanted, usual: bool) -> bool:
    """Whether period, role, budget and sort of number fit; for a change the role names the base of comparison instead."""
    item, measure = item_of(reading), wanted.measure
    if not facts.is_of(item, wanted.year) or not (measure in _RELATIVE or _has_role(facts, item, wanted)):
        return False
    against_budget = isinstance(item, Claim) and "预算" in item.base and not _EARLIER.search(item.base)
    asked_against = wanted.role is Role.BUDGET and facts.role_of(None) is Role.FINAL
    if isinstance(item, Claim) and measure in CHANGES and against_budget is not asked_against:
        return False
    counts_of_cost = isinstance(item, Claim) and item.kind is ClaimKind.COUNT and _COST.search(item.subject)
    if counts_of_cost and measure is not Measure.COUNT and not usual:
        return False  # how many came to the training is no cost of it
    if measure in CHANGES and reading.figure is not None:
        return states_change(facts, reading.figure, measure)
    return measures(reading, measure) or (usual and measure is Measure.AMOUNT)


def _preference(reading: Reading, usual: _Usual | None, subjects: Mapping[str, int], mention: Mention) -> int:
    """How usual a reading is of a mention: one of its indicators, else what is said of the first of them before the others.

    How far the budget of a project was spent comes before the same of the item of the budget that is called like it.
    """
    if usual is not None:
        return usual.position
    claim = reading.claim
    if claim and claim.kind is ClaimKind.COMPLETION and _PROJECT in mention.text and plain_subject(claim.subject) == mention.text:
        return UNUSUAL
    if reading.figure and headed(reading.figure):
        return 3 * UNUSUAL  # what a row is named after comes before what heads a column of totals
    if reading.figure and reading.figure.form == _INCOME and reading.figure.row_code:
        return 2 * UNUSUAL + 1  # an account is what is spent on it, before what came in for it
    if reading.figure and reading.figure.form == _SPENDING and reading.figure.row_code in mention.keys(LabelKind.CODE):
        return 2 * UNUSUAL - 1  # of a code alone, all that was spent, like of the name of its row
    return UNUSUAL + (subjects.get(plain_subject(claim.subject), UNUSUAL) if claim else UNUSUAL)


def _subjects(facts: Facts, mention: Mention, catalogue: Catalogue, by_name: bool = False) -> dict[str, int]:
    """What the sentences call the thing that a mention means, so that what they say of its change, share or budget is found.

    `by_name`: an account that a question names by its code alone they call by its name, where no other has the same one;
    what it amounts to is told beside the code.
    """
    keys = keys_told(facts, mention, catalogue)
    both_roles = ((one, in_role(one, catalogue, facts.role_of(None))) for one in map(catalogue.by_id, keys))
    meant = list(dict.fromkeys(own for roles in both_roles for own in roles if own))
    moved = catalogue.words().get(f"{mention.text}增减额", ())[:1]  # whose change some call otherwise than the thing itself
    all_told = enumerate((*meant, *moved))
    told = [(at, r.claim) for at, indicator in all_told for r in facts.printed.readings(indicator, catalogue) if r.claim]
    named = {plain_subject(indicator.name): at for at, indicator in reversed(list(enumerate(meant)))}
    codes = (*mention.codes, *(filter(facts.is_alone, mention.keys(LabelKind.CODE)) if by_name else ()))
    coded = {plain_subject(name): 0 for code in codes if (name := facts.called(code))}
    both = dict.fromkeys(_BOTH_TOTALS, len(meant)) if not _TOTALS.isdisjoint(mention.keys(None)[:1]) else {}
    return both | coded | named | {plain_subject(claim.subject): at for at, claim in reversed(told)}


def _goes_the_other_way(reading: Reading, mention: Mention, measure: Measure) -> bool:
    """Whether what is said to have changed is all income alone, where spending is asked for, or the other way round."""
    if reading.claim is None or measure not in CHANGES:
        return False
    asked, told = ({side for side in _WAYS if side in words} for words in (mention.text, reading.claim.subject))
    return len(asked) == 1 and len(told) == 1 and asked != told and not _BOTH_WAYS.search(reading.claim.subject)


def _is_headed(reading: Reading, mention: Mention) -> bool:
    """Whether the very column of a cell is called so: 医疗补助的基本支出 stands there before a table of 基本支出."""
    column = reading.figure.column if reading.figure else ()
    return bool(column) and plain_label(column[-1]) in mention.keys(LabelKind.COLUMN)


def _is_about(reading: Reading, subjects: Mapping[str, int]) -> bool:
    return reading.claim is not None and plain_subject(reading.claim.subject) in subjects


class _Usual(NamedTuple):
    """A reading of an indicator, with its unit, and how usual it is: smaller is more so."""

    position: int
    reading: Reading


def _usual(facts: Facts, mentions: Sequence[Mention], catalogue: Catalogue, wanted: Wanted) -> dict[int, dict[int, _Usual]]:
    """Figure or claim (by its place among the items) -> mention -> the reading that it is of that mention's indicators."""
    usual: dict[int, dict[int, _Usual]] = {}
    printed = facts.printed_in(wanted.year)
    for i, mention in enumerate(mentions):
        position = 0
        for key in keys_told(facts, mention, catalogue):
            indicator = in_role(catalogue.by_id(key), catalogue, facts.role_of(wanted.role))
            for reading in _filled(printed.readings(indicator, catalogue)) if indicator else ():
                usual.setdefault(facts.position(item_of(reading)), {}).setdefault(i, _Usual(position, reading))
                position += 1
    return usual


def _filled(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without empty cells of rows that hold the number in another of the cells that the row has for it."""
    valued = {_cell_row(one.figure) for one in readings if one.figure and one.state is State.VALUE}
    return [one for one in readings if one.state is not State.BLANK or not one.figure or _cell_row(one.figure) not in valued]


def _cell_row(figure: Figure) -> tuple[object, ...]:
    return figure.table_no, figure.row, figure.row_code, figure.column, figure.role


def _has_role(facts: Facts, item: Figure | Claim, wanted: Wanted) -> bool:
    return wanted.fits(item) and (wanted.role is None or facts.role_of(item.role) is wanted.role)


def best(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that account for as much as the first one does."""
    ordered = list(found)
    return [candidate for candidate in ordered if candidate.covered == ordered[0].covered] if ordered else []


def is_certain(mention: Mention, found: Sequence[Candidate], wanted: Wanted) -> bool:
    """Whether of the one thing mentioned no cell can come first but those where the catalogue looks for it.

    A row printed with its code alone is named after other cells.
    """
    if wanted.measure in _SAID_ALONE or not (mention.codes or any(mention.keys(kind) for kind in _OF_CELLS)):
        return True
    if not found or found[0].reading.figure is None or not (found[0].reading.figure.row or not found[0].reading.figure.row_code):
        return False
    rank = found[0].rank
    first = rank.usual == 0 if wanted.beside else rank.usual < UNUSUAL
    return first and rank.other_role == rank.elsewhere == rank.project == 0
