"""Sentences that contradict themselves: a completion rate against its own amounts, a direction word against its own rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.labels import plain_subject
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Role
from retrieval.calculate import Computed, share, total
from retrieval.readings.facts import Facts
from retrieval.readings.moved.recomputed import Recomputed, recomputed

_COMPANION = {ClaimKind.CHANGE_AMOUNT: ClaimKind.CHANGE_RATE, ClaimKind.CHANGE_RATE: ClaimKind.CHANGE_AMOUNT}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A completion rate that the final and budget amounts of its own sentence do not give; `computed` is what they give."""

    final: Claim
    budget: Claim
    computed: Computed


def wrong_rate(facts: Facts, claim: Claim) -> Mismatch | None:
    """The mismatch of a completion rate with its own sentence; None where it agrees or the sentence does not say."""
    if claim.kind is not ClaimKind.COMPLETION:
        return None
    amounts = [other for other in _beside(facts, claim) if other.kind is ClaimKind.AMOUNT]
    budgets = [other for other in amounts if other.role is Role.BUDGET and other.base in ("", claim.base)]
    finals = [other for other in amounts if other.role is not Role.BUDGET]
    if len(budgets) != 1 or len(finals) != 1:
        return None
    computed = share(finals[0].amount, budgets[0].amount)
    agrees = computed is None or computed.spread is None or computed.spread.meets(claim.amount.interval())
    return None if computed is None or agrees else Mismatch(finals[0], budgets[0], computed)


def of_other_budget(facts: Facts, claim: Claim) -> tuple[Claim, Recomputed] | None:
    """The budget of 0 that a completion rate names in its sentence, and the amounts of another budget that give the rate."""
    named = [one for one in _beside(facts, claim) if one.kind is ClaimKind.AMOUNT and one.base == claim.base]
    nothing = next((one for one in named if one.role is Role.BUDGET and one.amount.value == 0), None)
    made = recomputed(facts, claim) if nothing and claim.kind is ClaimKind.COMPLETION else None
    return (nothing, made) if nothing and made and made.agrees and made.parts[1].base != claim.base else None


def wrong_direction(facts: Facts, claim: Claim) -> Claim | None:
    """The rate of a change whose amount is said to go the other way in the same sentence, or the other way round."""
    companion = _COMPANION.get(claim.kind)
    others = [o for o in _beside(facts, claim) if o.kind is companion and o.base == claim.base]
    return others[0] if len(others) == 1 and others[0].amount.value * claim.amount.value < 0 else None


def direction_by_amount(facts: Facts, claim: Claim, other: Claim) -> tuple[Claim, bool] | None:
    """This year's amount by which a change and its rate, said to go opposite ways, can only be a rise or only a fall; and whether
    it is a rise. None where no amount is told, or both ways or neither come to the rate.
    """
    change, rate = (claim, other) if claim.kind is ClaimKind.CHANGE_AMOUNT else (other, claim)
    subject, moved, moved_by = _bare(change.subject), _size(change.amount), _size(rate.amount)
    told = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.year == change.year)
    now = {one.amount: one for one in told if one.role is not Role.BUDGET and _bare(one.subject) == subject}
    if len(now) != 1:
        return None
    amount, stated = next(iter(now.items()))
    befores = {True: total((amount, moved), (1, -1)), False: total((amount, moved))}
    shares = {rises: share(moved, before) for rises, before in befores.items() if before}
    ways = [rises for rises, made in shares.items() if made and made.spread.meets(moved_by.interval())]
    return (stated, ways[0]) if len(ways) == 1 else None


def _bare(subject: str) -> str:
    """A subject without the word that only says that it is a sum."""
    return plain_subject(subject).removesuffix("合计").removesuffix("总额")


def _size(amount: Amount) -> Amount:
    return replace(amount, value=abs(amount.value))


def is_belied(facts: Facts, claim: Claim) -> bool:
    """Whether the rest of its sentence speaks against a claim."""
    return wrong_rate(facts, claim) is not None or wrong_direction(facts, claim) is not None


def _beside(facts: Facts, claim: Claim) -> Sequence[Claim]:
    """The claims of the same sentence on the same subject."""
    return [o for o in facts.claims if o.sentence == claim.sentence and o.subject == claim.subject and o.year == claim.year]
