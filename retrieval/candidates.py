"""Which cell or sentence a question speaks of: every figure and claim of a report is held against the question's mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extraction.crosscheck import Reader, Reading
from extraction.excerpts import ORIGINS
from extraction.indicators import Catalogue, Indicator
from extraction.labels import plain_label, plain_subject
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Figure, Role, State
from retrieval.cues import Measure
from retrieval.facts import Facts
from retrieval.lexicon import Mention, fold
from retrieval.records import LabelKind
from retrieval.wording import is_rate

_TOTAL_COLUMNS = ("合计", "小计", "总计", "本年支出合计", "本年收入合计", "本年支出", "决算数", "金额", "支出决算", "支出决算数")
_SCORED_FORMS = frozenset({"performance", "performance_summary"})
SCORED_COLUMNS = {
    Measure.SCORE: re.compile(r"得分"),
    Measure.POINTS: re.compile(r"^(?:指标)?分值|^权重"),
    Measure.TARGET: re.compile(r"(?<!完成)指标值|目标值"),
    Measure.ACHIEVED: re.compile(r"完成"),
    Measure.COMPLETION: re.compile(r"执行率"),
}
"""The columns of a 绩效 form that hold each measure."""
_WHOLE_PROJECT = {Measure.SCORE: ("总分", "总分值")}
_CHANGES = frozenset({Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE})
_RELATIVE = frozenset({*_CHANGES, Measure.SHARE, Measure.COMPLETION})
"""Measures that set a thing against another; a role then names the base of comparison, not the number."""
_SPENT = "决算数"
_NO_COUNT = frozenset({"%", "百分点", "分"})
_FUNDS = ("年度资金总额", "资金总额")
"""The rows of a 绩效 form that speak of the project as a whole."""
_CLAIM_KINDS = {
    Measure.CHANGE_RATE: (ClaimKind.CHANGE_RATE,),
    Measure.CHANGE_AMOUNT: (ClaimKind.CHANGE_AMOUNT,),
    Measure.SHARE: (ClaimKind.SHARE,),
    Measure.COMPLETION: (ClaimKind.COMPLETION,),
    Measure.COUNT: (ClaimKind.COUNT,),
    Measure.AMOUNT: (ClaimKind.AMOUNT, ClaimKind.COUNT),
    Measure.SCORE: (ClaimKind.COUNT,),
    Measure.TARGET: (), Measure.ACHIEVED: (), Measure.POINTS: (),
}  # fmt: skip


_PLAIN = frozenset({Measure.AMOUNT, Measure.ACHIEVED})
_EARLIER = re.compile(r"上年|去年|\d{4}年|执行")
"""A base that is another year's: 上年预算执行 is no budget of this year."""


class Rank(NamedTuple):
    """Preference among readings of the same words, smaller first in each respect."""

    other_role: int
    project: int
    usual: int
    column: int
    order: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading with the mentions that it accounts for (by index) and its preference among equals (smaller first)."""

    reading: Reading
    covered: frozenset[int]
    named: frozenset[int]
    rank: Rank


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which number of a thing is wanted: measure, role (None: not said), which budget (年初, 全年, ''), and period."""

    measure: Measure
    role: Role | None = None
    year: int | None = None
    budget: str = ""


def candidates(facts: Facts, mentions: Sequence[Mention], catalogue: Catalogue, wanted: Wanted) -> list[Candidate]:
    """The readings of the report that name at least one mention and fit measure, role and year, the best first.

    Best: accounts for the longest words of the question, then the catalogue's usual place, then totals before parts.
    """
    measure = wanted.measure
    usual = _usual(facts, mentions, catalogue, wanted.role)
    subjects = [_subjects(facts, mention, catalogue) if measure in _RELATIVE else frozenset() for mention in mentions]
    found = []
    for order in sorted(facts.named(_names_asked(mentions, subjects)) | usual.keys()):
        by_catalogue = usual.get(order, {})
        reading = next((known.reading for known in by_catalogue.values()), None) or _reading(facts.items[order])
        if not _is_wanted(facts, reading, wanted, bool(by_catalogue)):
            continue
        named = frozenset(
            i for i, mention in enumerate(mentions)
            if i in by_catalogue or _names(mention, reading, measure) or _is_about(reading, subjects[i])
        )  # fmt: skip
        if not named:
            continue
        covered = named | {i for i, mention in enumerate(mentions) if i not in named and _places(facts, mention, reading)}
        preference = min((by_catalogue[i].position for i in named if i in by_catalogue), default=1000)
        other_role = int(facts.role_of(item_of(reading).role) is not facts.role_of(wanted.role) and measure not in _RELATIVE)
        rank = Rank(other_role, _project_rank(reading, measure), preference, _column_rank(reading), order)
        found.append(Candidate(reading, frozenset(covered), named, rank))
    return sorted(found, key=lambda c: (-sum(len(mentions[i].text) ** 2 for i in c.covered), c.rank))


def _names_asked(mentions: Sequence[Mention], subjects: Sequence[Iterable[str]]) -> Iterator[tuple[LabelKind, str]]:
    """The printed names by which what the mentions mean can be found."""
    for mention, own in zip(mentions, subjects, strict=True):
        yield from ((LabelKind.CODE, code) for code in mention.codes)
        for kind in LabelKind:
            yield from ((kind, key) for key in mention.keys(kind))
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
    if isinstance(item, Claim) and measure in _CHANGES and against_budget is not asked_against:
        return False
    return _measures(reading, measure) or (usual and measure is Measure.AMOUNT)


def item_of(reading: Reading) -> Figure | Claim:
    """The figure or the claim that a reading was taken from."""
    item = reading.figure or reading.claim
    assert item is not None
    return item


def _subjects(facts: Facts, mention: Mention, catalogue: Catalogue) -> frozenset[str]:
    """What the sentences call the thing that a mention means, so that what they say of its change or share is found too."""
    readings = [r for key in mention.keys(None) if (i := catalogue.by_id(key)) for r in facts.printed.readings(i, catalogue)]
    return frozenset(plain_subject(reading.claim.subject) for reading in readings if reading.claim is not None)


def _is_about(reading: Reading, subjects: frozenset[str]) -> bool:
    return reading.claim is not None and plain_subject(reading.claim.subject) in subjects


class _Usual(NamedTuple):
    """A reading of an indicator, with its unit, and how usual it is: smaller is more so."""

    position: int
    reading: Reading


def _usual(facts: Facts, mentions: Sequence[Mention], catalogue: Catalogue, role: Role | None) -> dict[int, dict[int, _Usual]]:
    """Figure or claim (by its place among the items) -> mention -> the reading that it is of that mention's indicators."""
    usual: dict[int, dict[int, _Usual]] = {}
    for i, mention in enumerate(mentions):
        position = 0
        for key in mention.keys(None):
            indicator = in_role(catalogue.by_id(key), catalogue, facts.role_of(role))
            for reading in _filled(facts.printed.readings(indicator, catalogue)) if indicator else ():
                usual.setdefault(facts.position(item_of(reading)), {}).setdefault(i, _Usual(position, reading))
                position += 1
    return usual


def _filled(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without empty cells of rows that hold the number in another of the cells that the row has for it."""
    valued = {_cell_row(one.figure) for one in readings if one.figure and one.state is State.VALUE}
    return [one for one in readings if one.state is not State.BLANK or not one.figure or _cell_row(one.figure) not in valued]


def _cell_row(figure: Figure) -> tuple[object, ...]:
    return figure.table_no, figure.row, figure.row_code, figure.column, figure.role


def in_role(indicator: Indicator | None, catalogue: Catalogue, role: Role) -> Indicator | None:
    """What was planned for what is spent, where that is asked for or the report is a budget: 请客吃饭 is its 公务接待费预算数."""
    if indicator is None or role is not Role.BUDGET:
        return indicator
    stem = indicator.name.removesuffix(_SPENT)
    return catalogue.by_name(f"{stem}预算数") or catalogue.by_name(f"{stem}年初预算数") or indicator


def _has_role(facts: Facts, item: Figure | Claim, wanted: Wanted) -> bool:
    words = "".join(item.column) if isinstance(item, Figure) else item.base
    other_budget = bool(wanted.budget) and f"{_OTHER_BUDGET[wanted.budget]}预算" in words
    return not other_budget and (wanted.role is None or facts.role_of(item.role) is wanted.role)


_OTHER_BUDGET = {"年初": "全年", "全年": "年初"}


def _measures(reading: Reading, measure: Measure) -> bool:
    """Whether the reading is a number of the sort that is asked for."""
    if reading.claim is not None:
        scored = reading.claim.amount.unit == "分"
        kind = _kind_of(reading.claim)
        rate = kind is ClaimKind.SHARE and measure in _PLAIN and is_rate(reading.claim)
        return (rate or kind in _CLAIM_KINDS[measure]) and scored is (measure is Measure.SCORE)
    assert reading.figure is not None
    last = plain_label(reading.figure.column[-1]) if reading.figure.column else ""
    if measure is Measure.COUNT and (reading.amount is None or not is_count(reading.amount)):
        return False
    if reading.figure.form not in _SCORED_FORMS:
        return measure in (Measure.AMOUNT, Measure.COUNT)
    if measure in SCORED_COLUMNS:
        return bool(SCORED_COLUMNS[measure].search(last))
    unasked = (Measure.SCORE, Measure.POINTS, Measure.COMPLETION, Measure.TARGET)
    return measure in (Measure.AMOUNT, Measure.COUNT) and not any(SCORED_COLUMNS[other].search(last) for other in unasked)


def _kind_of(claim: Claim) -> ClaimKind:
    """The kind of a claim; where a movement began in a stated year, the number is of that year as any other would be."""
    if claim.kind not in ORIGINS or claim.year is None:
        return claim.kind
    if claim.amount.is_money:
        return ClaimKind.AMOUNT
    return ClaimKind.SHARE if claim.amount.unit == "%" else ClaimKind.COUNT


def is_count(amount: Amount) -> bool:
    """Whether an amount can answer 多少条 or 几台: a number of things, not money, a share or points."""
    return not amount.is_money and amount.unit not in _NO_COUNT


def _project_rank(reading: Reading, measure: Measure) -> int:
    """For the score of a project: the list of all projects, then its own total, then one of its indicators."""
    if measure is not Measure.SCORE or reading.figure is None or reading.figure.form == "performance_summary":
        return 0
    return 1 if plain_label(reading.figure.row) in _WHOLE_PROJECT[measure] else 2


def _names(mention: Mention, reading: Reading, measure: Measure) -> bool:
    """Whether the mention is the name of what the reading is a value of."""
    if reading.claim is not None:
        subject = plain_subject(reading.claim.subject)
        return (
            subject in mention.keys(LabelKind.PROSE)
            or subject in mention.keys(LabelKind.ROW)
            or (plain_label(reading.claim.subject) in mention.keys(LabelKind.PROSE))
        )
    figure = reading.figure
    assert figure is not None
    if figure.row_code and figure.row_code in mention.keys(LabelKind.CODE):
        return True
    if figure.row_code in mention.codes and not figure.row:
        return True
    label = plain_label(figure.row)
    if figure.form in _SCORED_FORMS and measure is Measure.AMOUNT and mention.keys(None):
        return False  # what a project aims at is not what was spent under the same name
    if label:
        whole = label in _WHOLE_PROJECT.get(measure, _FUNDS) and bool(figure.subject)
        return label in mention.keys(LabelKind.ROW) or (whole and plain_label(figure.subject) in mention.keys(LabelKind.SUBJECT))
    return any(plain_label(header) in mention.keys(LabelKind.COLUMN) for header in figure.column)


def _places(facts: Facts, mention: Mention, reading: Reading) -> bool:
    """Whether the mention says where the reading stands: its column, lane, table, group or project."""
    if reading.claim is not None:
        return mention.text in fold(reading.claim.subject) or mention.text in fold("".join(reading.claim.section[-2:]))
    figure = reading.figure
    assert figure is not None
    name = mention.text.removesuffix("项目")
    headers = (fold(plain_label(header)) for header in figure.column)
    around = (figure.subject, figure.table, figure.panel, figure.row_parent, *figure.row_path, *facts.ancestors(figure))
    titled = mention.names_table and plain_label(figure.table) in mention.keys(LabelKind.TABLE)
    return titled or any(name in header for header in headers) or any(name in fold(text) for text in around if text)


def _column_rank(reading: Reading) -> int:
    """Totals before their parts; a claim after every figure."""
    if reading.by is not Reader.TABLE or reading.figure is None:
        return 100
    last = plain_label(reading.figure.column[-1]) if reading.figure.column else ""
    return _TOTAL_COLUMNS.index(last) if last in _TOTAL_COLUMNS else 50


def best(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that account for as much as the first one does."""
    ordered = list(found)
    return [candidate for candidate in ordered if candidate.covered == ordered[0].covered] if ordered else []
