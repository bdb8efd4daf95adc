"""The unit of what was reached, printed without one (37.2), by what the same row aims at (≤37.2万元)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extraction.crosscheck import Reading
from extraction.numbers import Amount
from retrieval.readings.facts import Facts
from retrieval.readings.fitting import SCORED_COLUMNS
from retrieval.understanding.cues import Measure

_ALIKE = Decimal(5)
"""How many times its target a number may be, and its target the number, to be of the same unit."""


def in_unit_of_target(facts: Facts, reading: Reading) -> Amount | None:
    """A completed value that prints no unit in the unit of its target; None for others, and where the two are far apart."""
    reached = reading.amount
    target = _target(facts, reading) if reached is not None and reached.unit is None else None
    if reached is None or target is None or target.unit is None or not _alike(reached, target):
        return None
    return replace(reached, unit=target.unit)


def _target(facts: Facts, reading: Reading) -> Amount | None:
    """What the row of a completed value aims at; None where that is not one number."""
    own = reading.figure
    if own is None or not own.column or not SCORED_COLUMNS[Measure.ACHIEVED].search(own.column[-1]):
        return None
    place = (own.table_no, own.subject, own.row_path, own.row)
    row = (one for one in facts.figures if (one.table_no, one.subject, one.row_path, one.row) == place)
    aims = {one.amount for one in row if one.column and SCORED_COLUMNS[Measure.TARGET].search(one.column[-1])}
    return aims.pop() if len(aims) == 1 else None


def _alike(reached: Amount, target: Amount) -> bool:
    small, large = sorted((abs(reached.value), abs(target.value)))
    return large <= small * _ALIKE or not reached.value
