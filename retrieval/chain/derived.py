"""What follows from what reports print, where they print not the very number that is asked for: an order by a rate, a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.chain.gathering import gather_reports
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.chain.weighed_before import in_own_whole
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import RANKING, Operation
from retrieval.understanding.reckoned.budgets import rates_of_all, stated_completion


def with_derived(gathered: Turn, turn: Turn, held: Holdings) -> Turn:
    """What was found for an order, or how far two are apart, or what it follows from where more reports or things tell that."""
    whole = all(finding.readings for finding in gathered.findings)
    apart = turn.asked.operation is Operation.DIFFERENCE and len(turn.asked.organisations) == 2
    if whole or not (apart or turn.asked.operation in RANKING):
        return gathered
    derived = rates_of_all(turn.asked) or in_own_whole(turn.asked, held)
    reckoned = gather_reports(replace(turn, query=derived), held) if derived else gathered
    return reckoned if _told_by(reckoned.findings) > _told_by(gathered.findings) else gathered


def with_completion(gathered: Turn, turn: Turn, held: Holdings) -> Turn:
    """What was found of a thing set against its budget, or how much of that was spent where the budget itself is not printed."""
    told = [bool(finding.readings) for finding in gathered.findings]
    completion = stated_completion(turn.asked) if any(told) and not all(told) else None
    printed = gather_reports(replace(turn, query=completion), held) if completion else gathered
    return printed if printed.has_answer else gathered


def _told_by(findings: Sequence[Finding]) -> int:
    """How many reports tell all that was looked for in them."""
    told: dict[str, bool] = {}
    for one in findings:
        told[one.facts.record.file] = told.get(one.facts.record.file, True) and bool(one.readings)
    return sum(told.values())
