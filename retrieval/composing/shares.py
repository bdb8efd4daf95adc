"""The share of one amount in another, or in the sum of several, computed from both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.crosscheck import Reading
from extraction.labels import plain_subject
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind
from retrieval.calculate import Computed, share, total
from retrieval.composing.compose import is_nothing, state_finding
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import Operand, all_told, comparable, taken_from, told
from retrieval.composing.operations import LABELS, leave_open, operands_of, state_computed
from retrieval.composing.reissues import differing
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of
from retrieval.reply import Verdict
from retrieval.understanding.cues import Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_WEIGHED_IN = re.compile(r"占了?到?(?:这|那|全部|所有|一共)?(?P<count>[两二三四五六七八九十]{1,2})[家个](?!项目|百分)")


def share_of(draft: Draft, part: Finding, whole: Finding, *, as_part: bool = True) -> None:
    """The share of one finding in another, computed; nothing is a part of itself, and what is larger none, unless it is but
    asked how large the one is by the other (not `as_part`: A是B的百分之几).
    """
    if part.readings and whole.readings and taken_from(part.readings[0]) is taken_from(whole.readings[0]):
        return
    operands = operands_of(draft, (part, whole))
    computed = share(operands[0].amount, operands[1].amount) if len(operands) == 2 else None
    if computed is None:
        leave_open(draft, operands, (part, whole))
        return
    first, second = operands
    larger = comparable(first.amount).value > comparable(second.amount).value
    if larger and as_part and first.owner == second.owner:
        draft.sentences.append(f"{all_told(operands)}，前者大于后者，不是它的一部分，没有占比可算。")
        return
    shown = state_computed(draft, "占比", operands, computed)
    weighed = f"前者是后者的{shown}" if larger else f"前者占后者的{shown}"
    draft.sentences.append(f"{all_told(operands)}，{weighed}（推算）。{marks([first.mark, second.mark])}")
    if printed := _other_share(part, whole, computed):
        reading = Reading.of_claim(printed)
        cited = draft.cite(reading)
        number = draft.state(part.facts, reading, Verdict.CONFLICT, [cited])
        draft.sentences.append(f"报告所写的占{printed.base}比重为{number}，与推算不一致，请核对原文。[{cited}]")


def names_whole_first(query: Query, part: Finding, whole: Finding) -> bool:
    """Whether a question names both things before 占 (采购预算，工程占多少), so that the larger of them is the whole."""
    named = max((query.question.rfind(row.text) for row in query.rows), default=-1)
    first = (one.readings[0].amount for one in (part, whole) if one.readings)
    amounts = [comparable(amount) for amount in first if amount]
    both = len(amounts) == 2 and part.facts is whole.facts and named < query.question.find("占")
    return both and amounts[0].unit == amounts[1].unit and amounts[0].value > amounts[1].value


def share_of_given(draft: Draft, part: Amount, words: str, whole: Finding) -> None:
    """What part of a number is a sum of money that the question states, in the words of the question."""
    for one in operands_of(draft, [whole]):
        if computed := share(part, one.amount):
            shown = state_computed(draft, "占比", [one], computed)
            draft.sentences.append(f"{told(one)}[{one.mark}]；问题所给的“{words}”是它的{shown}（推算）。[{one.mark}]")


def _other_share(part: Finding, whole: Finding, computed: Computed) -> Claim | None:
    """The share that the prose gives a part of as large a whole, where it is another than the computed one."""
    facts, amount = part.facts, whole.readings[0].amount
    if facts is not whole.facts:
        return None
    names = {plain_subject(name) for name in (part.name or label_of(facts, part.readings[0]), part.asked)}
    own = (one for one in facts.claims if one.kind is ClaimKind.SHARE and plain_subject(one.subject) in names)
    sums = {plain_subject(one.subject) for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.amount == amount}
    told = [one for one in own if plain_subject(one.base) in sums and facts.is_of(one, facts.record.year)]
    return told[0] if len(told) == 1 and not computed.spread.meets(told[0].amount.interval()) else None


def weighs_in_others(question: str, count: int) -> bool:
    """Whether a question weighs in the sum of another number of organisations than so many (两家占五家支出多少)."""
    weighed = _WEIGHED_IN.search(question)
    return weighed is not None and chinese(weighed["count"]) not in (None, count)


def shares_in_sum(draft: Draft, findings: Sequence[Finding], each: bool = False, first: int = 1) -> None:
    """The share of the first of several amounts, or of the first few together, or of each of them, in their sum; those of which
    there was nothing count for nothing in it.
    """
    blank = [one for one in findings[first:] if is_nothing(one)]
    findings = [one for one in findings if one not in blank]
    operands = operands_of(draft, findings)
    summed = total([one.amount for one in operands]) if len(operands) == len(findings) > 1 and not differing(findings) else None
    if summed is None or not summed.exact:
        leave_open(draft, operands, [*findings, *blank])
        return
    for one in blank:
        state_finding(draft, one)
    cited = [one.mark for one in operands]
    shown = state_computed(draft, LABELS[Operation.TOTAL], operands, summed)
    draft.sentences.append(f"{all_told(operands)}；合计为{shown}（推算）。{marks(cited)}")
    whole = Amount(summed.value, summed.places, summed.unit)
    for part in [[one] for one in operands] if each else [operands[:first]]:
        _share_in(draft, part, whole, cited)


def _share_in(draft: Draft, part: Sequence[Operand], whole: Amount, cited: Sequence[int]) -> None:
    """The share of one amount in the sum, or of some of them together."""
    summed = total([one.amount for one in part])
    computed = share(Amount(summed.value, summed.places, summed.unit), whole) if summed else None
    if summed is None or computed is None:
        return
    owners = "、".join(dict.fromkeys(one.owner for one in part))
    together = f"合计{state_computed(draft, LABELS[Operation.TOTAL], part, summed)}，" if len(part) > 1 else ""
    shown = state_computed(draft, "占比", part, computed)
    draft.sentences.append(f"{owners}{together}占{'全部' if together else ''}合计的{shown}（推算）。{marks(cited)}")
