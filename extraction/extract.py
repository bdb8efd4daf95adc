"""The indicators of reports: for each report and indicator its value, its status, and every reading with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from extraction.choosing import Wanted
from extraction.citation import Citation
from extraction.crosscheck import Reader, Reading, Verdict, verdict
from extraction.disclosed import disclosed
from extraction.indicators import Catalogue, Printed
from extraction.numbers import Amount
from extraction.patterns import FigurePattern, Indicator
from extraction.printed_rows import row_readings
from extraction.report import Claim, Figure, Kind, Paragraph, State


class Identified(Protocol):
    """Whose report it is: a Report, or the registry's record of one."""

    @property
    def file(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def scope(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def kind(self) -> Kind: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator of one report; the `extract` contract's object.

    `amount` is that of the first reading that has one, as printed; `unit` is the indicator's, for setting reports beside
    each other. `several`: the report has more of the indicator, told apart by project (`subject`) and row. `refused` are
    readings of a model that were not taken, each with the reason.
    """

    report: Identified
    indicator: str
    unit: str
    status: Verdict
    readings: tuple[Reading, ...]
    subject: str = ""
    row: str = ""
    row_path: tuple[str, ...] = ()
    several: bool = False
    refused: tuple[str, ...] = ()

    @property
    def amount(self) -> Amount | None:
        """The value: that of the usual place, or of the next where that is blank; a model's where the report has no other."""
        parsed = [reading for reading in self.readings if reading.by is not Reader.MODEL]
        lead = parsed if any(reading.state is not State.UNREADABLE for reading in parsed) else self.readings
        return next((reading.amount for reading in lead if reading.state is State.VALUE), None)

    @property
    def note(self) -> str:
        """What the status does not tell."""
        return "；".join((*self._parsers_note(), *self.refused))

    def _parsers_note(self) -> Iterator[str]:
        if any(reading.state is State.UNREADABLE for reading in self.readings):
            yield "表中有一处数字无法辨认"
        elif any(reading.words and reading.amount and reading.by is not Reader.MODEL for reading in self.readings):
            yield "由所列名单数出"

    def with_model(self, readings: Iterable[Reading], refused: Iterable[str]) -> Entry:
        """The entry with what a model has read too, and with what was not taken of it."""
        found = (*self.readings, *readings)
        return replace(self, status=verdict(found), readings=found, refused=tuple(refused))

    def to_json(self) -> dict[str, Any]:
        """The contract's object."""
        report = self.report
        return {
            "file": report.file, "organisation": report.organisation, "scope": report.scope, "year": report.year,
            "kind": report.kind, "indicator": self.indicator, "subject": self.subject, "row": self.row,
            "row_path": list(self.row_path), **_amount_json(self.amount), "status": self.status,
            "readings": [_reading_json(number, reading) for number, reading in enumerate(self.readings, 1)], "note": self.note,
        }  # fmt: skip


def extract(
    report: Identified, figures: Sequence[Figure], claims: Sequence[Claim], paragraphs: Sequence[Paragraph],
    wanted: Iterable[Wanted], known: Catalogue,
) -> list[Entry]:  # fmt: skip
    """The entries of one report, 未披露 included; nothing of a template."""
    if report.kind is Kind.TEMPLATE:
        return []
    printed = Printed(figures, claims, report.year, report.kind)
    entries: list[Entry] = []
    details: list[Indicator] = []
    for one in wanted:
        if isinstance(one, str):
            entries += _rows(report, figures, claims, one)
        elif one.each:
            details.append(one)
        else:
            readings = tuple(printed.readings(one, known) or disclosed(one, paragraphs, figures))
            entries.append(Entry(report, one.name, one.unit, verdict(readings), readings))
    return entries + _details(report, figures, printed, details, known)


def _rows(report: Identified, figures: Sequence[Figure], claims: Sequence[Claim], label: str) -> list[Entry]:
    found = row_readings(figures, claims, label, report.year)
    times = Counter(name for name, _, _ in found)
    return [
        Entry(
            report, name, _usual_unit(readings), verdict(readings), readings, lead.subject, lead.row, lead.row_path,
            several=times[name] > 1,
        )
        for name, lead, readings in found
    ] or [Entry(report, label, "", Verdict.UNDISCLOSED, ())]


def _details(
    report: Identified, figures: Sequence[Figure], printed: Printed, indicators: Sequence[Indicator], known: Catalogue
) -> list[Entry]:
    """One entry for every figure of the indicators that a report has once for every project or row, in reading order."""
    order = {id(figure): position for position, figure in enumerate(figures)}
    found = {
        order[id(reading.figure)]: _detail(report, indicator, reading)
        for indicator in indicators for reading in printed.readings(indicator, known)
        if reading.figure is not None and _is_detail(reading.figure, indicator)
    }  # fmt: skip
    return [found[position] for position in sorted(found)]


def _is_detail(figure: Figure, indicator: Indicator) -> bool:
    """Whether the figure is of a project as a whole, where the indicator names rows, else of one of its 三级指标."""
    of_project = any(isinstance(pattern, FigurePattern) and pattern.rows for pattern in indicator.find)
    return of_project or bool(figure.row_path)


def _detail(report: Identified, indicator: Indicator, reading: Reading) -> Entry:
    figure = reading.figure
    assert figure is not None
    return Entry(
        report, indicator.label, indicator.unit, verdict([reading]), (reading,), figure.subject, figure.row, figure.row_path,
        several=True,
    )  # fmt: skip


def _usual_unit(readings: Sequence[Reading]) -> str:
    amounts = (reading.amount for reading in readings if reading.amount is not None)
    unit = next((amount.unit for amount in amounts if amount.unit), "")
    return "万元" if any(reading.amount and reading.amount.is_money for reading in readings) else unit


def _amount_json(amount: Amount | None) -> dict[str, Any]:
    if amount is None:
        return {"value": None, "unit": None, "comparator": ""}
    return {"value": format(amount.value, "f"), "unit": amount.unit, "comparator": amount.comparator}


def _reading_json(number: int, reading: Reading) -> dict[str, Any]:
    said = reading.claim or reading.words
    sentence = said.sentence if said else ""
    citation = asdict(Citation.of_reading(number, reading))
    return {"by": reading.by, "state": reading.state, **_amount_json(reading.amount), "citation": citation, "sentence": sentence}


def places(entry: Entry) -> Iterator[Citation]:
    """Where each reading of an entry is printed."""
    return (Citation.of_reading(number, reading) for number, reading in enumerate(entry.readings, 1))
