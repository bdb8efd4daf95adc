"""How a thing moved, in an order of reports by how much it moved, where one prints but the rate, or an amount against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.report import ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.moved.contradictions import direction_by_amount, wrong_direction
from retrieval.understanding.cues import RANKING, Measure
from retrieval.understanding.query import Query


def or_its_rate(query: Query, facts: Facts, catalogue: Catalogue, year: int | None, found: list[Finding]) -> list[Finding]:
    """What was found of the amount of a change that reports are ordered by; where that is nothing, its printed rate."""
    ordered = query.operation in RANKING and query.measures == (Measure.CHANGE_AMOUNT,)
    if not ordered or any(finding.readings for finding in found):
        return found
    rates = find(replace(query, measures=(Measure.CHANGE_RATE,)), facts, catalogue, year)
    return rates if any(finding.readings for finding in rates) else found


def without_place(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that no order by amounts of change has a place for: rates, and amounts that their own sentence belies."""
    kinds = [_kind(finding) for finding in findings]
    by_amount = ClaimKind.CHANGE_AMOUNT in kinds
    return [
        finding for finding, kind in zip(findings, kinds, strict=True)
        if by_amount and (kind is ClaimKind.CHANGE_RATE or (kind is ClaimKind.CHANGE_AMOUNT and is_belied_change(finding)))
    ]  # fmt: skip


def tells_way(finding: Finding) -> bool:
    """Whether a change tells which way the thing moved: as it is told, or, where its sentence belies it, as this year's amount
    confirms.
    """
    claim = finding.readings[0].claim
    other = wrong_direction(finding.facts, claim) if claim else None
    settled = direction_by_amount(finding.facts, claim, other) if claim and other else None
    return other is None or (claim is not None and settled is not None and settled[1] is (claim.amount.value > 0))


def _kind(finding: Finding) -> ClaimKind | None:
    claim = finding.readings[0].claim if finding.readings else None
    return claim.kind if claim else None


def is_belied_change(finding: Finding) -> bool:
    """Whether a sentence tells that a thing moved one way, and its own numbers that it moved the other."""
    claim = finding.readings[0].claim if finding.readings else None
    return claim is not None and wrong_direction(finding.facts, claim) is not None
