"""Which part of a whole moved most: against its budget, or from the year before, with the numbers of every part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from extraction.indicators import catalogue
from extraction.report import CHANGE_KINDS, ClaimKind
from retrieval.calculate import difference
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import comparable, stated
from retrieval.composing.operations import LABELS, state_computed
from retrieval.readings.leading import Finding
from retrieval.readings.parts.moved_parts import Move, moved_within
from retrieval.readings.wording import change_words, thing_of
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query


@dataclass(frozen=True, slots=True)
class _Part:
    """One part: its name, by how much it moved, and the words that tell it."""

    name: str
    moved: Fraction
    words: str
    owner: str


def tell_moved_most(draft: Draft, query: Query, move: Move, findings: Sequence[Finding]) -> None:
    """How each part moved, and which of them most in the way that is asked for, with the parts of that one; that none did,
    where none did.
    """
    if move.planned:
        parts = [_against_budget(draft, *pair) for pair in zip(findings[::2], findings[1::2], strict=True)]
    else:
        findings = [one for one in findings if are_changes([one])]
        parts = [_changed(draft, finding) for finding in findings]
    if not parts:
        return
    sign = 1 if move.more else -1
    inner = "" if move.planned else _inner(draft, query, parts, findings, sign)
    most = max(sign * part.moved for part in parts)
    first = "、".join(part.name for part in parts if sign * part.moved == most)
    way = "增加" if move.more else "减少"
    told = f"{first}{way}{'最多' if len(parts) > 2 else '较多'}" if most > 0 else f"没有一项{way}"
    draft.sentences.append(f"{parts[0].owner}{'；'.join(part.words for part in parts)}；{told}。{inner}")


def _inner(draft: Draft, query: Query, parts: Sequence[_Part], findings: Sequence[Finding], sign: int) -> str:
    """How the parts moved of that which moved most, where sentences tell it (其中购置费增加25万元，运行费持平)."""
    lead = max(zip(parts, findings, strict=True), key=lambda one: sign * one[0].moved)
    within = moved_within(query, lead[1], catalogue()) if sign * lead[0].moved > 0 else []
    return f"其中{'；'.join(_changed(draft, one).words for one in within)}。" if within else ""


def are_changes(findings: Sequence[Finding]) -> bool:
    """Whether all that was found says already by how much a thing changed (比年初预算减少多少)."""
    leads = [finding.readings[0].claim if finding.readings else None for finding in findings]
    return bool(leads) and all(claim is not None and claim.kind in CHANGE_KINDS for claim in leads)


def moves_apart(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """How one thing changed in each of two reports, as rate or amount, where both tell it; nothing else."""
    kind = ClaimKind.CHANGE_RATE if Measure.CHANGE_RATE in query.measures else ClaimKind.CHANGE_AMOUNT
    moves = [one for one in findings if one.readings and one.readings[0].claim and one.readings[0].claim.kind is kind]
    owners = {one.facts.record.organisation for one in moves}
    set_apart = query.operation is Operation.DIFFERENCE and are_changes(findings)
    return moves if set_apart and len(moves) == len(owners) == 2 else []


def _against_budget(draft: Draft, final: Finding, budget: Finding) -> _Part:
    spent, planned = stated(draft, final), stated(draft, budget)
    moved = Fraction(comparable(spent.amount).value) - Fraction(comparable(planned.amount).value)
    computed = difference(*((spent.amount, planned.amount) if moved > 0 else (planned.amount, spent.amount)))
    name = spent.name.removesuffix("决算数")
    told = f"{name}决算数{spent.words}[{spent.mark}]，预算数{planned.words}[{planned.mark}]"
    if computed and moved:
        shown = state_computed(draft, LABELS[Operation.DIFFERENCE], (spent, planned), computed)
        told += f"，{'增加' if moved > 0 else '减少'}{shown}（推算）{marks([spent.mark, planned.mark])}"
    return _Part(name, moved, told, spent.owner)


def _changed(draft: Draft, finding: Finding) -> _Part:
    change, claim = stated(draft, finding), finding.readings[0].claim
    assert claim is not None
    told = f"{thing_of(claim)}{change_words(claim, change.words)}[{change.mark}]"
    return _Part(thing_of(claim), Fraction(comparable(change.amount).value), told, change.owner)
