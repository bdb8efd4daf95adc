"""What every indicator of the catalogue comes to in one report, found and kept when the report is taken in.

An order of a thousand reports reads it instead of finding it anew in each. The code that finds it is the code that finds it for
a question; what another version of code or catalogue found is not read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, func, select

from extraction.crosscheck import Reading, Verdict
from extraction.indicators import Catalogue, Indicator
from extraction.report import Claim
from retrieval.readings.candidate import item_of
from retrieval.readings.candidates import is_told_of
from retrieval.readings.facts import Facts, Number, Resolved
from retrieval.readings.leading import NUMBERS, resolve
from retrieval.store import records
from retrieval.store.reader import resolver_version
from retrieval.store.schema import claims, figures, reports, resolved

Entry = list[Any] | int | None
"""One number of an indicator as it is stored: verdict, place, name, and the unit where none is printed; None for an open one.

The place is that of a figure in its report from 0 on, or of a claim from -1 down.
"""
_NOTHING, _AS_FIRST = 0, 1
"""Entries of a number that the report does not print, and of one that is found as the first of the indicator's numbers is."""

Kept = Mapping[tuple[str, Number], Resolved | None]
"""What was found, by indicator and number; None where the words of a question may lead to another reading."""


def resolved_rows(facts: Facts, known: Catalogue) -> list[dict[str, str]]:
    """A row for every indicator of which something is found in a report."""
    told_of = [indicator for indicator in known.all if is_told_of(facts, indicator, known)]
    found = {indicator.id: [_entry(facts, known, indicator, number) for number in NUMBERS] for indicator in told_of}
    rows = {key: [own[0], *(_AS_FIRST if own[0] and one == own[0] else one for one in own[1:])] for key, own in found.items()}
    told = {key: own for key, own in rows.items() if any(entry != _NOTHING for entry in own)}
    return [{"indicator": key, "found": records.dump_path(own)} for key, own in told.items()]


def _entry(facts: Facts, known: Catalogue, indicator: Indicator, number: Number) -> Entry:
    found = resolve(facts, known, indicator, number)
    if found is None or not found.certain:
        return _NOTHING if found is None else None
    item = item_of(found.readings[0])
    at = facts.position(item)
    place = len(facts.figures) - 1 - at if isinstance(item, Claim) else at
    own, printed = (amount.unit if amount else None for amount in (found.readings[0].amount, item.amount))
    return [found.verdict, place, found.name, *([own] if own != printed else [])]


def kept_of(
    connection: Connection, indicators: Collection[str], numbers: Iterable[Number], files: Collection[str]
) -> Mapping[str, Kept]:  # fmt: skip
    """Of each of some reports, by file, what was found of some indicators; reports that another version resolved are left out."""
    columns = (reports.c.id, reports.c.file, reports.c.first_figure, reports.c.first_claim)
    current = connection.execute(select(*columns).where(reports.c.resolver == resolver_version())).all()
    held = {row.id: row for row in current if row.file in files}
    stored = connection.execute(select(resolved).where(resolved.c.indicator.in_(indicators))).tuples()
    found = [(held[report], key, json.loads(own)) for key, report, own in stored if report in held]
    asked = [(number, NUMBERS.index(number)) for number in numbers if number in NUMBERS]
    told = [(row, (key, number), own[0] if own[at] == _AS_FIRST else own[at]) for row, key, own in found for number, at in asked]
    readings = _readings(connection, [(row, entry[1]) for row, _, entry in told if entry])
    kept: dict[str, dict[tuple[str, Number], Resolved | None]] = {row.file: {} for row in held.values()}
    for row, key, entry in told:
        if entry != _NOTHING:
            kept[row.file][key] = _resolved(readings[row.id, entry[1]], *entry) if entry else None
    return kept


def _resolved(printed: Reading, verdict: str, _place: int, name: str, *unit: str | None) -> Resolved:
    amount = printed.amount
    lead = replace(printed, amount=amount.with_unit(unit[0])) if unit and amount else printed
    return Resolved(lead, Verdict(verdict), name)


def _readings(connection: Connection, places: Sequence[tuple[Any, int]]) -> dict[tuple[int, int], Reading]:
    """The readings at places of reports, by report and place."""
    held = {row.id: row for row, _ in places}
    cells = _rows(connection, figures, {row.first_figure + place for row, place in places if place >= 0})
    sentences = _rows(connection, claims, {row.first_claim - 1 - place for row, place in places if place < 0})
    read = {}
    for cell in cells:
        row = held[cell.report_id]
        read[row.id, cell.id - row.first_figure] = Reading.of_figure(records.figure_of((*cell, row.file)))
    for sentence in sentences:
        row = held[sentence.report_id]
        read[row.id, row.first_claim - 1 - sentence.id] = Reading.of_claim(records.claim_of((*sentence, row.file)))
    return read


def _rows(connection: Connection, table: Table, ids: Collection[int]) -> Sequence[Any]:
    """The rows of some ids, which are handed over as one value however many they are."""
    wanted = func.json_each(json.dumps(sorted(ids))).table_valued("value")
    return connection.execute(select(table).where(table.c.id.in_(select(wanted.c.value)))).all()
