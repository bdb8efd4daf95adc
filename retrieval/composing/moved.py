"""By how much a thing moved from the year before, where a report prints its rate and both amounts but not their difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.report import ClaimKind
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.composing.operands import size_of
from retrieval.projects.goal_rows import GoalTold
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation

_SAME_RATE = Decimal("0.01")
"""Percentage points by which a printed rate and that of the two amounts may differ."""
_COMPARED = re.compile(r"比(?![例重])|较|同期")
_RATE = re.compile(r"百分之(?:几|多少)|百分比|(?:几|多少)个百分点|几成")
_AMOUNT = re.compile(r"多少|金额|几")


def with_amounts(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """The rate that was found, and the difference of the amounts of both years if it has that rate; else nothing."""
    query = turn.asked
    asked = query.operation is Operation.DIFFERENCE or Measure.CHANGE_AMOUNT in query.measures
    rate = _rate_alone(turn.findings)
    if not asked or _asks_rate_alone(query.question) or rate is None or len(turn.scope.records) != 1:
        return ()
    record = turn.scope.records[0][0]
    plain = replace(query, operation=Operation.VALUE, measures=(Measure.AMOUNT,), roles=(), budget="")
    years = (record.year, record.year - 1) if record.year else ()
    found = [find(plain, held.facts_of(record), held.catalogue, year) for year in years]
    pair = [one[0] for one in found if len(one) == 1 and one[0].readings and one[0].readings[0].amount]
    if len(pair) != 2 or not _has_rate(pair, rate):
        return ()
    return (GoalTold((rate,)), GoalTold(tuple(pair), lost=True))


def _rate_alone(findings: Sequence[Finding]) -> Finding | None:
    """The one finding, where it is a rate of change."""
    found = [finding for finding in findings if finding.readings]
    claims = [finding.readings[0].claim for finding in found]
    return found[0] if len(found) == 1 and claims[0] and claims[0].kind is ClaimKind.CHANGE_RATE else None


def _asks_rate_alone(question: str) -> bool:
    """Whether but the rate is asked for behind the word that compares (预算多少，比上年降了百分之几)."""
    *_, said = _COMPARED.split(question)
    return bool(_RATE.search(said)) and not _AMOUNT.search(_RATE.sub("", said))


def _has_rate(pair: Sequence[Finding], rate: Finding) -> bool:
    """Whether the amounts of this year and the one before differ by that rate."""
    now, before = (size_of(finding) for finding in pair)
    printed = size_of(rate).value
    if not before.value or now.unit != before.unit:
        return False
    return abs(abs((now.value - before.value) / before.value * 100) - abs(printed)) <= _SAME_RATE
