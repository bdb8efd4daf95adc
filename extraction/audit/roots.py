"""Root causes: findings that one wrong print explains are grouped under the first of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extraction.audit.model import Finding, Operand, Outcome, Result, Severity

_GRAVITY = [Severity.ERROR, Severity.WARNING, Severity.ROUNDING, Severity.INFO]
_CONFIRMS = (Result.PASS, Result.ROUNDING)


def group(findings: Sequence[Finding], outcomes: Sequence[Outcome]) -> list[Finding]:
    """Findings with their roots: what shares a suspect follows from one misprint, and so do the columns of one row in one rule.

    A figure's standing is in how many more relations it holds than fails; in a finding, those of the lowest standing are suspect.
    Roundings and wording stand alone.
    """
    standing = Counter(operand.key for outcome in outcomes if outcome.result in _CONFIRMS for operand in outcome.operands)
    standing.subtract(operand.key for finding in findings if finding.severity in _GRAVITY[:2] for operand in finding.figures)
    by_suspect: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, finding in enumerate(findings):
        for suspect in _suspects(finding, standing) if finding.severity in _GRAVITY[:2] else ():
            by_suspect[suspect].append(at)
    leader = list(range(len(findings)))
    for together in sorted(by_suspect.values(), key=len, reverse=True):
        _unite(leader, together)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(findings)):
        members[_top(leader, at)].append(at)
    roots = {top: findings[_gravest(findings, inside)].id for top, inside in members.items()}
    return [replace(finding, root=roots[_top(leader, at)]) for at, finding in enumerate(findings)]


def _suspects(finding: Finding, standing: Counter[tuple[object, ...]]) -> set[tuple[object, ...]]:
    numbers = [operand for operand in finding.figures if operand.amount is not None]
    least = min((standing[operand.key] for operand in numbers), default=0)
    suspects = {operand.key for operand in numbers if standing[operand.key] == least and _is_telling(operand)}
    whole = finding.figures[0] if finding.figures else None
    return suspects | ({(finding.rule, whole.table, whole.row, whole.source.places[0].page)} if whole and whole.row else set())


def _is_telling(operand: Operand) -> bool:
    return operand.amount is not None and operand.amount.value != 0


def _unite(leader: list[int], together: Sequence[int]) -> None:
    first = _top(leader, together[0])
    for other in together[1:]:
        leader[_top(leader, other)] = first


def _top(leader: list[int], at: int) -> int:
    while leader[at] != at:
        at = leader[at]
    return at


def _gravest(findings: Sequence[Finding], members: Sequence[int]) -> int:
    return min(members, key=lambda at: (_GRAVITY.index(findings[at].severity), at))
