"""A finding as a number to rank or to calculate with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.crosscheck import Reading
from extraction.numbers import MONEY, Amount
from extraction.report import State
from retrieval.composing.compose import VERDICTS
from retrieval.composing.draft import Draft
from retrieval.readings.leading import Finding
from retrieval.readings.wording import as_planned, label_of, where, whose
from retrieval.reply import Verdict


@dataclass(frozen=True, slots=True)
class Operand:
    """A finding with a number, as it has been stated (`words`) and cited (`mark`) in the draft."""

    finding: Finding
    amount: Amount
    words: str
    mark: int

    @property
    def owner(self) -> str:
        """Whose number it is, and when."""
        return whose(self.finding.facts, self.finding.readings[0])

    @property
    def name(self) -> str:
        """What it is a number of."""
        facts, lead = self.finding.facts, self.finding.readings[0]
        return as_planned(facts, self.finding.name, lead) or label_of(facts, lead)


def operand(draft: Draft, finding: Finding) -> Operand | None:
    """State and cite the leading number of a finding; None where it has none."""
    if not finding.readings or finding.readings[0].amount is None:
        return None
    lead = finding.readings[0]
    mark = draft.cite(lead)
    name = as_planned(finding.facts, finding.name, lead)
    words = draft.state(finding.facts, lead, VERDICTS.get(finding.verdict, Verdict.TABLE_ONLY), [mark], name)
    return Operand(finding, finding.readings[0].amount, words, mark)


def stated(draft: Draft, finding: Finding) -> Operand:
    """The leading number of a finding that has one, stated and cited."""
    made = operand(draft, finding)
    assert made is not None
    return made


def taken_from(reading: Reading) -> object:
    """The figure or claim that a number was taken from; of what was counted in a list, the reading itself."""
    return reading.figure or reading.claim or reading


def comparable(amount: Amount) -> Amount:
    """An amount in 元 where it is money, so that reports in different units of account compare."""
    return Amount(amount.value * MONEY[amount.unit], 0, "元") if amount.unit in MONEY else amount


def told(value: Operand) -> str:
    """Whose it is, what, and how much."""
    return f"{value.owner}{value.name}为{value.words}"


def all_told(operands: Sequence[Operand], placed: bool = False) -> str:
    """Each of several numbers in one sentence with its mark, and where it stands if so asked; whose it is, where that changes."""
    parts = []
    for before, one in zip((None, *operands), operands, strict=False):
        words = f"{one.name}为{one.words}" if before and before.owner == one.owner else told(one)
        parts.append(f"{words}{where(one.finding.readings[0]) if placed else ''}[{one.mark}]")
    return "，".join(parts)


def size_of(finding: Finding) -> Amount:
    """The leading number of a finding that has one, as numbers are compared."""
    amount = finding.readings[0].amount
    assert amount is not None
    return comparable(amount)


def is_nothing(finding: Finding) -> bool:
    """Whether a finding says that there was none of the thing: a zero, or a blank cell."""
    lead = finding.readings[0] if finding.readings else None
    return lead is not None and (lead.state is State.BLANK or (lead.amount is not None and not lead.amount.value))


def owned(value: Operand) -> str:
    """Whose it is and how much, where an order has named the thing."""
    return f"{value.owner}{value.words}[{value.mark}]"
