"""The indicator catalogue: what can be asked of a report, in which words, and the readings of it in one report.

The knowledge is data/indicators.yaml, which a domain expert edits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from extraction.catalogue import read_catalogue
from extraction.crosscheck import Agreement, Reader, Reading, compare, of_other_money
from extraction.labels import both_names, plain_label, plain_subject, plain_word
from extraction.numbers import MONEY, Amount
from extraction.patterns import ClaimPattern, FigurePattern, Indicator, PrintedFigure
from extraction.report import Claim, ClaimKind, Figure, Kind, Role, State

__all__ = ["Catalogue", "Indicator", "Printed", "Reading", "catalogue", "readings"]

_LISTS_PARTS = re.compile(r"其中|包括|包含")
_IN_ALL = frozenset({"合计", "总计", "本年支出合计", "支出合计", ""})
"""Rows that sum up a form."""
_SPENT = "决算数"
_OUTLAY = re.compile(r"支出(?:总额)?$")
_FILE = Path(__file__).parent.parent / "data" / "indicators.yaml"


class Catalogue:
    """All indicators, by name, group and word."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        names = {indicator.name for indicator in indicators}
        indicators = [replace(one, plan=next(filter(names.__contains__, _plans_of(one.name)), "")) for one in indicators]
        self.all = tuple(indicators)
        self._by_name = {plain_word(indicator.name): indicator for indicator in indicators}
        self._by_id = {indicator.id: indicator for indicator in indicators}

    def by_name(self, name: str) -> Indicator | None:
        """The indicator of that standard name, or None; blanks, quotation marks and full-width signs do not matter."""
        return self._by_name.get(plain_word(name))

    def by_id(self, identifier: str) -> Indicator | None:
        """The indicator of that id, or None."""
        return self._by_id.get(identifier)

    def group(self, name: str) -> tuple[Indicator, ...]:
        """The indicators of a group, in the catalogue's order; empty for an unknown group."""
        return tuple(indicator for indicator in self.all if indicator.group == name)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in the catalogue's order."""
        return tuple(dict.fromkeys(indicator.group for indicator in self.all))

    @cached_property
    def core(self) -> tuple[Indicator, ...]:
        """What is extracted where nothing is chosen."""
        return tuple(indicator for indicator in self.all if indicator.core)

    @cached_property
    def _words(self) -> dict[str, tuple[Indicator, ...]]:
        meanings: defaultdict[str, dict[str, Indicator]] = defaultdict(dict)
        for spoken in (lambda i: (i.name,), lambda i: i.words, lambda i: i.also):
            for indicator in self.all:
                for word in spoken(indicator):
                    meanings[plain_word(word)].setdefault(indicator.id, indicator)
        return {word: tuple(indicators.values()) for word, indicators in meanings.items()}

    def words(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Every name and word (plain: half width, no blanks) with the indicators that it can mean, the usual one first."""
        return self._words


def _plans_of(name: str) -> tuple[str, str, str]:
    """What the catalogue can call what was planned for a thing."""
    stem = name.removesuffix(_SPENT)
    return f"{stem}预算数", f"{stem}年初预算数", f"{_OUTLAY.sub('', stem)}预算"


@cache
def catalogue(file: Path = _FILE) -> Catalogue:
    """The project's catalogue, read once; raises HeshuError where the file is wrong."""
    return Catalogue(read_catalogue(file))


class Rows:
    """The figures of tables of one title, by row and by code."""

    def __init__(self) -> None:
        self._all: list[PrintedFigure] = []
        self._labelled: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, printed: PrintedFigure) -> None:
        """Add the next figure in printed order."""
        for label in {printed.row, printed.figure.row_code}:
            self._labelled[label].append(len(self._all))
        self._all.append(printed)

    def fitting(self, pattern: FigurePattern) -> Iterable[PrintedFigure]:
        """The figures in the rows that a pattern names; all where it names none."""
        if not (pattern.rows or pattern.codes):
            return self._all
        places = {at for label in (*pattern.rows, *pattern.codes) for at in self._labelled.get(label, ())}
        return [self._all[at] for at in sorted(places)]


class Printed:
    """What one report prints, laid out for look-up; make one and ask it for many indicators."""

    def __init__(
        self, figures: Sequence[Figure], claims: Sequence[Claim], year: int | None = None, kind: Kind | None = None
    ) -> None:
        """`year` and `kind` are the report's; without them, the year that most of what is printed speaks of, and its role."""
        years = Counter([figure.year for figure in figures if figure.year] + [claim.year for claim in claims if claim.year])
        self._year = year if year is not None else next((common for common, _ in years.most_common(1)), None)
        roles = {figure.role for figure in figures}
        planned = kind is Kind.BUDGET or (Role.BUDGET in roles and Role.FINAL not in roles)
        self._usual = Role.BUDGET if planned else Role.FINAL
        self._claims: defaultdict[ClaimKind, list[Claim]] = defaultdict(list)
        self._about: defaultdict[tuple[ClaimKind, str], list[int]] = defaultdict(list)
        for claim in claims:
            if self._of_year(claim.year) or self._counted_before(claim):
                for name in {plain_subject(claim.subject), *both_names(plain_subject(claim.subject))}:
                    self._about[claim.kind, name].append(len(self._claims[claim.kind]))
                self._claims[claim.kind].append(claim)
        self._tables: defaultdict[tuple[str | None, str], Rows] = defaultdict(Rows)
        self._read: dict[str, list[Reading]] = {}
        self._basic: dict[str | None, Amount] = {}
        for figure in figures:
            if self._of_year(figure.year):
                if figure.amount and figure.column[-1:] == ("基本支出",) and plain_label(figure.row) in _IN_ALL:
                    self._basic.setdefault(figure.form, figure.amount)
                self._tables[figure.form, plain_label(figure.table)].add(PrintedFigure(figure))

    def readings(self, indicator: Indicator, known: Catalogue) -> list[Reading]:
        """All readings, the usual place first; those of the narrower indicator too where its tables print the same amount."""
        if indicator.id not in self._read:
            self._read[indicator.id] = self._all(indicator, known)
        return self._read[indicator.id]

    def _all(self, indicator: Indicator, known: Catalogue) -> list[Reading]:
        own = self._own(indicator)
        narrower = known.by_name(indicator.narrower) if indicator.narrower else None
        if narrower is None:
            return own
        inner = self.readings(narrower, known)
        return own + [reading for reading in inner if reading not in own] if _same_amount(own, inner) else own

    def of_own_money(self, indicator: Indicator, cell: Reading) -> list[Reading]:
        """What was paid for it out of own money, beside a cell of a form of 财政拨款."""
        return [reading for reading in self._found(indicator) if self.is_of_other_money(cell, reading)]

    def _own(self, indicator: Indicator) -> list[Reading]:
        found = self._found(indicator)
        cells = [reading for reading in found if reading.figure]
        return [reading for reading in found if not any(self.is_of_other_money(cell, reading) for cell in cells)]

    def is_of_other_money(self, cell: Reading, told: Reading) -> bool:
        """Whether a cell is of 财政拨款 alone, and a sentence tells what was paid of own money, or a part of all 基本支出."""
        if of_other_money(cell, told):
            return True
        whole, state = self._basic.get("expenditure"), self._basic.get("general_expenditure")
        of_basic = told.claim is not None and cell.figure is not None and cell.figure.form == "basic_expenditure"
        if not (whole and state and of_basic) or compare(whole, state) is not Agreement.CONFLICT:
            return False
        beside = (one for one in self._claims[ClaimKind.AMOUNT] if told.claim and one.sentence == told.claim.sentence)
        return any(compare(one.amount, whole) is Agreement.SAME for one in beside)

    def _found(self, indicator: Indicator) -> list[Reading]:
        found: dict[int, Reading] = {}
        for pattern in indicator.find:
            if pattern.spare and found:
                continue
            if isinstance(pattern, FigurePattern):
                figures = self._figures(pattern)
                figures = _of_own_total(_without_headings(figures)) if pattern.items else figures
                matches = [Reading.of_figure(figure) for figure in figures]
            else:
                matches = [Reading.of_claim(claim) for claim in self._stated(pattern, indicator)]
            if not pattern.lone or len(matches) == 1:
                for reading in matches:
                    found.setdefault(id(reading.figure or reading.claim), _with_unit(reading, indicator.unit))
        return _without_parts(list(found.values()))

    def _figures(self, pattern: FigurePattern) -> list[Figure]:
        if pattern.forms and self._forms.isdisjoint(pattern.forms):
            return []
        tables = (rows for (form, title), rows in self._tables.items() if pattern.is_of(form, title))
        return [printed.figure for rows in tables for printed in rows.fitting(pattern) if pattern.matches(printed)]

    @cached_property
    def _forms(self) -> frozenset[str | None]:
        return frozenset(form for form, _ in self._tables)

    def _stated(self, pattern: ClaimPattern, indicator: Indicator) -> list[Claim]:
        """The claims that a pattern describes; a budget tells what is planned, of what has but one name in the catalogue too."""
        planned_alone = self._usual is Role.BUDGET and not indicator.plan and not indicator.name.endswith(_SPENT)
        claims = self._claims[pattern.kind]
        if pattern.like is None:
            places = {at for subject in pattern.subjects for at in self._about.get((pattern.kind, subject), ())}
            claims = [claims[at] for at in sorted(places)]
        return [claim for claim in claims if pattern.matches(claim, None if planned_alone else self._usual)]

    def _counted_before(self, claim: Claim) -> bool:
        """Whether a budget counts something (its vehicles) as of the year before, in which it is drawn up."""
        counts = self._usual is Role.BUDGET and claim.is_of_a_day
        return counts and claim.year is not None and self._of_year(claim.year + 1)

    def _of_year(self, year: int | None) -> bool:
        return year is None or self._year is None or year == self._year


def _without_headings(figures: Sequence[Figure]) -> list[Figure]:
    """The cells of one thing without the empty ones of a row that only heads the row with its amount in the same column."""
    filled = {(figure.table_no, figure.column) for figure in figures if figure.state is not State.BLANK}
    return [figure for figure in figures if figure.state is not State.BLANK or (figure.table_no, figure.column) not in filled]


def _of_own_total(figures: Sequence[Figure]) -> list[Figure]:
    """The cells without the 合计 of another thing (机关运行经费) that follows in a form whose own total is called 支出合计."""
    own = {(figure.table_no, figure.column) for figure in figures if plain_label(figure.row) == "支出合计"}
    return [one for one in figures if plain_label(one.row) != "合计" or (one.table_no, one.column) not in own]


def _without_parts(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without counts that a sentence lists as parts of another one: 38个内设机构，包括：职能科室14个."""
    counts = [reading.claim for reading in readings if reading.claim and reading.claim.kind is ClaimKind.COUNT]
    parts = {id(part) for whole in counts for part in counts if _is_part(part, whole)}
    return [reading for reading in readings if id(reading.claim) not in parts]


def _is_part(part: Claim, whole: Claim) -> bool:
    text, at = whole.sentence, whole.sentence.find(whole.quote)
    then = text.find(part.quote, at + len(whole.quote))
    listed = part.sentence == text and 0 <= at < then and _LISTS_PARTS.search(text, at, then) is not None
    return listed and part.amount.unit == whole.amount.unit and part.amount.value < whole.amount.value


def _with_unit(reading: Reading, usual: str) -> Reading:
    """A reading with the indicator's unit where none is printed and none can be mistaken: a count, or nothing at all."""
    amount = reading.amount
    if amount is None or amount.unit is not None or (usual in MONEY and amount.value != 0):
        return reading
    return replace(reading, amount=amount.with_unit(usual or None))


def _same_amount(own: Sequence[Reading], inner: Sequence[Reading]) -> bool:
    """Whether the first table cell of one agrees with the first of the other, so that the narrower scope is the whole."""
    whole, part = (next((reading for reading in read if reading.by is Reader.TABLE), None) for read in (own, inner))
    if whole is None or part is None:
        return False
    if whole.amount is None or part.amount is None:
        return whole.state is State.BLANK and part.state is State.BLANK
    return compare(whole.amount, part.amount) in (Agreement.SAME, Agreement.ROUNDING)


def readings(indicator: Indicator, figures: Sequence[Figure], claims: Sequence[Claim]) -> list[Reading]:
    """The readings of one indicator among the figures and claims of one report, the usual place first."""
    return Printed(figures, claims).readings(indicator, catalogue())
