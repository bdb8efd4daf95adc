"""What one report prints, ready to be asked: its figures and claims, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extraction.crosscheck import Reading, Verdict
from extraction.indicators import Printed
from extraction.labels import plain_label, plain_subject
from extraction.plates import plates_of
from extraction.report import Claim, Figure, Kind, Role
from extraction.total_rows import headed, is_total
from retrieval.readings.listed_projects import ListedProjects
from retrieval.store.records import LabelKind, ReportRecord
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.whom.names import body_of, take_apart

Number = tuple[Measure, Role | None]
"""Which number of a thing: what is measured, and its role where that is said."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an indicator comes to in a report: its leading reading, how well all readings agree, and what it is called."""

    lead: Reading
    verdict: Verdict
    name: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was found in a report when it was taken in.

    `resolved`: by indicator and number; None where the words of a question may lead to another reading.
    `printed` are the mentions of a question that the report prints something of, whatever the catalogue says of them.
    """

    resolved: Mapping[tuple[str, Number], Resolved | None]
    printed: Collection[Mention]


@dataclass(frozen=True)
class Facts:
    """What one report prints, ready to be asked; with `before`, nothing but what was found `before`.

    Of a part of a report, `whole` is all that the report prints.
    """

    record: ReportRecord
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    before: Before | None = None
    whole: Facts | None = None

    @cached_property
    def printed(self) -> Printed:
        """The report laid out for the catalogue's patterns."""
        return Printed(self.figures, self.claims, self.record.year, self.record.kind)

    @cached_property
    def projects(self) -> ListedProjects:
        """The projects that the report lists with their scores."""
        return ListedProjects(self.figures)

    @cached_property
    def _printed_in_years(self) -> dict[int, Printed]:
        return {}

    def printed_in(self, year: int | None) -> Printed:
        """What is printed of a year, laid out likewise; of another year than the report's the cells whose columns name it."""
        if year in (None, self.record.year):
            return self.printed
        if year not in self._printed_in_years:
            own = [figure for figure in self.figures if figure.year == year]
            self._printed_in_years[year] = Printed(own, (), year)
        return self._printed_in_years[year]

    @cached_property
    def items(self) -> tuple[Figure | Claim, ...]:
        """Figures, then claims, in reading order."""
        return (*self.figures, *self.claims)

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {id(item): at for at, item in enumerate(self.items)}

    def position(self, item: Figure | Claim) -> int:
        """Where a figure or claim of this very report stands in `items`."""
        return self._positions[id(item)]

    @cached_property
    def _named(self) -> dict[tuple[LabelKind, str], list[int]]:
        """What items are values of (row, code, project, headers where rows have no name) -> where they stand in `items`."""
        named: defaultdict[tuple[LabelKind, str], list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            for name in _names_of(item):
                named[name].append(at)
        return named

    def named(self, names: Iterable[tuple[LabelKind, str]]) -> set[int]:
        """The positions in `items` of all that is the value of one of the names."""
        return {at for name in names for at in self._named.get(name, ())}

    @cached_property
    def _named_codes(self) -> dict[tuple[int, str], str]:
        return {(figure.table_no, figure.row_code): figure.row for figure in self.figures if figure.row_code}

    def ancestors(self, figure: Figure) -> list[str]:
        """The labels of the 类 and 款 above a row, by its code."""
        heads = (figure.row_code[:3], figure.row_code[:5])
        return [label for head in heads if head != figure.row_code and (label := self._named_codes.get((figure.table_no, head)))]

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of the report's tables, as labels are compared."""
        return frozenset(plain_label(figure.table) for figure in self.figures)

    @cached_property
    def _names_of_codes(self) -> dict[str, str]:
        return {figure.row_code: figure.row for figure in self.figures if figure.row_code and figure.row}

    def unowned(self, text: str) -> str:
        """A text without the name of the report's organisation: 教育体育局 says nothing of 体育."""
        for name in self._own_names:
            text = text.replace(name, "")
        return text

    @cached_property
    def _own_names(self) -> tuple[str, ...]:
        whole = self.record.organisation
        plates = [take_apart(plate) for plate in plates_of(whole)]
        return (whole, *(own for name in plates for own in (name.full, body_of(name), name.body) if own))

    def called(self, code: str) -> str:
        """What the report calls the row of a code; '' where it prints none."""
        return self._names_of_codes.get(code, "") or (self.whole.called(code) if self.whole else "")

    def is_alone(self, code: str) -> bool:
        """Whether no other account of the report is called as that of a code is; an item of the economic classification is none
        beside those of the functional one, of which sentences tell.
        """
        named = self.whole._names_of_codes if self.whole else self._names_of_codes
        beside = [name for other, name in named.items() if not (code.startswith("2") and other.startswith("3"))]
        return list(map(plain_label, beside)).count(plain_label(self.called(code))) == 1

    def name_of_code(self, figure: Figure) -> str:
        """What the report's other tables call the row of a figure that is printed with its code alone; '' where none does."""
        return self.called(figure.row_code)

    def is_of(self, item: Figure | Claim, year: int | None) -> bool:
        """Whether a figure or claim speaks of a year (None: of any); its own, else the report's.

        What a budget counts (its vehicles) it counts in the year before, when it is drawn up.
        """
        spoken = item.year if item.year is not None else self.record.year
        counted = self.record.kind is Kind.BUDGET and isinstance(item, Claim) and item.is_of_a_day
        return year is None or spoken == year or (counted and year == self.record.year and spoken == year - 1)

    def role_of(self, stated: Role | None) -> Role:
        """The role of a figure or claim: its own, else what the report as a whole is about."""
        return stated or (Role.BUDGET if self.record.kind is Kind.BUDGET else Role.FINAL)


def _names_of(item: Figure | Claim) -> Iterator[tuple[LabelKind, str]]:
    if isinstance(item, Claim):
        yield from dict.fromkeys((LabelKind.PROSE, name(item.subject)) for name in (plain_subject, plain_label))
        return
    yield LabelKind.SUBJECT, plain_label(item.subject)
    if item.row_code:
        yield LabelKind.CODE, item.row_code
    if label := plain_label(item.row):
        yield LabelKind.ROW, label
        if total := headed(item):
            yield LabelKind.ROW, total
        if item.form and item.column and is_total(label):
            yield LabelKind.COLUMN, plain_label(item.column[-1])
    else:
        yield from dict.fromkeys((LabelKind.COLUMN, plain_label(header)) for header in item.column)
