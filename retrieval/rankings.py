"""Answers that set reports, or the parts of a total, in an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from extraction.numbers import Amount
from extraction.report import State
from retrieval.calculate import average, share
from retrieval.compose import state_finding
from retrieval.cues import Operation
from retrieval.draft import Draft, marks
from retrieval.evidence import Finding
from retrieval.operands import Operand, comparable, operand
from retrieval.operations import calculate, share_of
from retrieval.wording import whose

_LISTED = 20
"""So many reports are listed; of more, those at the end that is asked for."""


def rank(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """All values in order, the one asked for first; blanks and what is not disclosed are named, never counted as 0."""
    found = [finding for finding in findings if finding.readings and finding.readings[0].amount]
    if found:
        ordered = sorted(found, key=_size, reverse=not lowest)
        if not _comparable(ordered):
            draft.sentences.append("各处单位不同，不能比较：" + _listed([_stated(draft, f) for f in ordered[:_LISTED]]))
        else:
            _in_order(draft, ordered, lowest)
    _without_value(draft, findings, found)


def _in_order(draft: Draft, ordered: Sequence[Finding], lowest: bool) -> None:
    values = [_stated(draft, finding) for finding in ordered[:_LISTED]]
    first = [value for value in values if comparable(value.amount).value == comparable(values[0].amount).value]
    word, order = ("最低", "从低到高") if lowest else ("最高", "从高到低")
    whom = "、".join(value.owner for value in first)
    draft.sentences.append(f"{values[0].name}{word}的是{whom}，为{first[0].words}。{marks([value.mark for value in first])}")
    more = "（只列前二十份）" if len(ordered) > len(values) else ""
    draft.sentences.append(f"{order}{more}：{_listed(values)}")


def _without_value(draft: Draft, findings: Sequence[Finding], found: Sequence[Finding]) -> None:
    blank = [finding for finding in findings if finding.readings and finding.readings[0].state is State.BLANK]
    if blank:
        named = (f"{whose(f.facts, f.readings[0])}[{draft.cite(f.readings[0])}]" for f in blank[:_LISTED])
        draft.sentences.append("没有发生（表中空白）的：" + "、".join(named) + "。")
    told = {finding.facts.record.organisation for finding in (*found, *blank)}  # one of two files of a report may not hold it
    silent = [name for name in dict.fromkeys(f.facts.record.organisation for f in findings) if name not in told]
    if silent and (found or blank):
        more = "等" if len(silent) > _LISTED else ""
        draft.sentences.append(f"没有披露的：{'、'.join(silent[:_LISTED])}{more}。")


def rank_shares(draft: Draft, reports: Sequence[Sequence[Finding]], lowest: bool) -> None:
    """The share of one thing in another in each report that prints it or both, in order; the reports that do not are named."""

    def tell(own: Sequence[Finding]) -> None:
        if len(own) == 1:
            state_finding(draft, own[0])
        else:
            share_of(draft, *own)

    _rank_derived(draft, "占比", [(_share(own), own) for own in reports], lowest, tell)


def rank_averages(draft: Draft, reports: Sequence[Sequence[Finding]], lowest: bool) -> None:
    """What is spent on average in each report that prints both parts, in order; the reports that do not are named."""
    sized = [(_average(own), own) for own in reports]
    _rank_derived(draft, "平均", sized, lowest, lambda own: calculate(draft, Operation.AVERAGE, own))


def _rank_derived(
    draft: Draft, what: str, sized: Sequence[tuple[Fraction | None, Sequence[Finding]]], lowest: bool,
    tell: Callable[[Sequence[Finding]], None],
) -> None:  # fmt: skip
    """Reports by a number that follows from their findings: which is first, each told in order, and those without one."""
    known = [(size, own) for size, own in sized if size is not None]
    known.sort(key=lambda one: one[0], reverse=not lowest)
    first = [own[0] for size, own in known if size == known[0][0]]
    if first:
        whom = "、".join(f"{whose(one.facts, one.readings[0])}[{draft.cite(one.readings[0])}]" for one in first)
        draft.sentences.append(f"{what}{'最低' if lowest else '最高'}的是{whom}。")
    for _, own in known[:_LISTED]:
        tell(own)
    silent = dict.fromkeys(own[0].facts.record.organisation for size, own in sized if size is None)
    if silent and first:
        draft.sentences.append(f"没有数可算的：{'、'.join(list(silent)[:_LISTED])}。")


def _average(own: Sequence[Finding]) -> Fraction | None:
    """元 for each of those counted, where a report prints both the amount and their number."""
    amounts = [finding.readings[0].amount for finding in own if finding.readings]
    computed = average(amounts[0], amounts[1], "元") if len(own) == len(amounts) == 2 and amounts[0] and amounts[1] else None
    return computed.exact if computed else None


def _share(own: Sequence[Finding]) -> Fraction | None:
    """What a report says is the share, in per cent, or else what follows from part and whole."""
    amounts = [finding.readings[0].amount for finding in own if finding.readings]
    if len(own) == len(amounts) == 1 and amounts[0] and amounts[0].unit == "%":
        return Fraction(amounts[0].value)
    computed = share(amounts[0], amounts[1]) if len(own) == len(amounts) == 2 and amounts[0] and amounts[1] else None
    return computed.exact if computed else None


def rank_parts(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """The largest or smallest part of a total, with all that are equal to it."""
    found = [finding for finding in findings if finding.readings and finding.readings[0].amount]
    ordered = sorted(found, key=_size, reverse=not lowest)
    for finding in ordered:
        if _size(finding) == _size(ordered[0]):
            made = _stated(draft, finding)
            draft.sentences.append(f"{made.owner}{'最低' if lowest else '最高'}的是{made.name}，为{made.words}。[{made.mark}]")


def rank_things(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """Things of one report that the question names, each with its value, and which is the largest or smallest."""
    blank = [finding for finding in findings if finding.readings and finding.readings[0].state is State.BLANK]
    for finding in blank:
        state_finding(draft, finding)
    draft.sentences.extend(f"没有披露“{finding.missing}”。" for finding in findings if not finding.readings)
    found = sorted((f for f in findings if f.readings and f.readings[0].amount), key=_size, reverse=not lowest)
    values = [_stated(draft, finding) for finding in found]
    if not values or not _comparable(found):
        draft.sentences.extend(f"{value.owner}{value.name}为{value.words}。[{value.mark}]" for value in values)
        return
    told = "，".join(f"{value.name}{value.words}[{value.mark}]" for value in values)
    first = "、".join(value.name for value, finding in zip(values, found, strict=True) if _size(finding) == _size(found[0]))
    verdict = f"；{first}最{'少' if lowest else '多'}" if len(values) > 1 else ""
    draft.sentences.append(f"{values[0].owner}{told}{verdict}。")


def _comparable(findings: Sequence[Finding]) -> bool:
    return len({_measured(finding).unit for finding in findings}) == 1


def _stated(draft: Draft, finding: Finding) -> Operand:
    made = operand(draft, finding)
    assert made is not None
    return made


def _measured(finding: Finding) -> Amount:
    amount = finding.readings[0].amount
    assert amount is not None
    return comparable(amount)


def _size(finding: Finding) -> Decimal:
    return _measured(finding).value


def _listed(values: Sequence[Operand]) -> str:
    return "；".join(f"{value.owner}{value.words}[{value.mark}]" for value in values) + "。"
