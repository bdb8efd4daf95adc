"""What was reached, printed without a unit (99.71), in the unit of what the same row aims at (≥98%), to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.crosscheck import Reading
from extraction.numbers import Amount
from retrieval.readings.fitting import SCORED_COLUMNS
from retrieval.readings.leading import Finding
from retrieval.readings.wording import whose
from retrieval.understanding.cues import Measure

_ALIKE = Decimal(5)
"""How many times its target a number may be, and its target the number, to be of the same unit."""


def in_units_of_targets(findings: Sequence[Finding]) -> tuple[list[Finding], str]:
    """The findings to compare, those without a unit in that of their targets, and what is to be said of these.

    Only where another of them has that unit; else they stay as they are printed.
    """
    leads = [finding.readings[0].amount if finding.readings else None for finding in findings]
    units = {lead.unit for lead in leads if lead and lead.unit}
    made = [_of_target(finding, units) for finding in findings]
    taken = dict.fromkeys(whose(new.facts, new.readings[0]) for old, new in zip(findings, made, strict=True) if new is not old)
    return made, f"{'、'.join(taken)}的数原文未标明单位，按同行指标值的单位比较。" if taken else ""


def _of_target(finding: Finding, units: set[str]) -> Finding:
    lead = finding.readings[0] if finding.readings else None
    target = _target(finding, lead) if lead and lead.amount and lead.amount.unit is None else None
    if lead is None or lead.amount is None or target is None or target.unit not in units or not _alike(lead.amount, target):
        return finding
    return replace(finding, readings=(replace(lead, amount=replace(lead.amount, unit=target.unit)), *finding.readings[1:]))


def _target(finding: Finding, lead: Reading) -> Amount | None:
    """What the row of a completed value aims at; None where that is not one number."""
    own = lead.figure
    if own is None or not own.column or not SCORED_COLUMNS[Measure.ACHIEVED].search(own.column[-1]):
        return None
    place = (own.table_no, own.subject, own.row_path, own.row)
    row = (one for one in finding.facts.figures if (one.table_no, one.subject, one.row_path, one.row) == place)
    aims = {one.amount for one in row if one.column and SCORED_COLUMNS[Measure.TARGET].search(one.column[-1])}
    return aims.pop() if len(aims) == 1 else None


def _alike(reached: Amount, target: Amount) -> bool:
    small, large = sorted((abs(reached.value), abs(target.value)))
    return large <= small * _ALIKE or not reached.value
