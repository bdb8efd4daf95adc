"""What was reached, printed without a unit (99.71), in the unit of what the same row aims at (≥98%), to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.readings.leading import Finding
from retrieval.readings.target_unit import in_unit_of_target
from retrieval.readings.wording import whose


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
    amount = in_unit_of_target(finding.facts, lead) if lead is not None else None
    if lead is None or amount is None or amount.unit not in units:
        return finding
    return replace(finding, readings=(replace(lead, amount=amount), *finding.readings[1:]))
