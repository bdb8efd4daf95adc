"""Which of two numbers is told first where a question sets one against the other: 差几倍, 高百分之几, 低百分之几."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.composing.operands import comparable
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_APART = re.compile(r"(?:差(?!旅)|(?<!多)[少低小])[了出大约有是]*(?:多少|几)?倍|倍.{0,2}差")
"""差几倍, 少几倍; 是差旅费的多少倍 says which is set against which."""
_AGAINST = re.compile(r"[比较](?!起?来|较)[\s\S]")
_LESS = re.compile(r"[低少小][出了]*(?:大?约)?(?:百分|几成|多少)")


def in_turn(query: Query, findings: Sequence[Finding]) -> Sequence[Finding]:
    """What is calculated with, in its turn: the larger of two first where no words say which is set against which (差几倍,
    高百分之几), last where it is asked by how much the other is less.
    """
    if _APART.search(query.question):
        return _larger_first(findings)
    if query.operation is not Operation.EXCESS or _AGAINST.search(query.about):
        return findings
    ordered = _larger_first(findings)
    return ordered[::-1] if _LESS.search(query.about) else ordered


def _larger_first(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Two findings, that of the larger amount first."""
    amounts = [finding.readings[0].amount if finding.readings else None for finding in findings]
    values = [comparable(amount).value for amount in amounts if amount]
    return findings[::-1] if len(values) == len(findings) == 2 and values[0] < values[1] else findings
