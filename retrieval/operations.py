"""Answers that take several findings together: rankings, calculations, and whether a report agrees with itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.crosscheck import Verdict as Outcome
from extraction.numbers import MONEY, Amount
from extraction.report import State
from retrieval.calculate import Computed, average, difference, ratio, share, total
from retrieval.compose import VERDICTS, Draft, direction_of, label_of, state_finding, whose, words_of
from retrieval.cues import Operation
from retrieval.evidence import Finding
from retrieval.reply import StatedFigure, Verdict

_COUNTED = {"人次": "元/人次", "批次": "元/批次", "辆": "元/辆", "人": "元/人"}


@dataclass(frozen=True, slots=True)
class Operand:
    """A finding with a number, as it has been stated and cited in the draft."""

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
        return self.finding.name or label_of(self.finding.facts, self.finding.readings[0])

    def comparable(self) -> Amount:
        """The amount in 元 where it is money."""
        unit = self.amount.unit
        return Amount(self.amount.value * MONEY[unit], 0, "元") if unit in MONEY else self.amount


def operand(draft: Draft, finding: Finding, unit: str | None = None) -> Operand | None:
    """State and cite the leading number of a finding; None where it has none."""
    if not finding.readings or finding.readings[0].amount is None:
        return None
    lead = finding.readings[0]
    mark = draft.cite_reading(lead)
    words = draft.state(finding.facts, lead, VERDICTS.get(finding.verdict, Verdict.TABLE_ONLY), [mark], unit, finding.name)
    return Operand(finding, lead.amount, words, mark)  # type: ignore[arg-type]


def rank(draft: Draft, findings: Sequence[Finding], lowest: bool, unit: str | None) -> None:
    """All values in order, the one asked for first; blanks and what is not disclosed are named, never counted as 0."""
    values = [made for finding in findings if (made := operand(draft, finding, unit))]
    if not values:
        return
    units = {value.comparable().unit for value in values}
    if len(units) > 1:
        draft.sentences.append("各处单位不同，不能比较：" + _listed(values))
        return
    ordered = sorted(values, key=lambda value: value.comparable().value, reverse=not lowest)
    first = [value for value in ordered if value.comparable().value == ordered[0].comparable().value]
    marks = "".join(f"[{value.mark}]" for value in first)
    word = "最低" if lowest else "最高"
    draft.sentences.append(f"{ordered[0].name}{word}的是{'、'.join(v.owner for v in first)}，为{first[0].words}。{marks}")
    draft.sentences.append(("从低到高：" if lowest else "从高到低：") + _listed(ordered))
    blank = [finding for finding in findings if finding.readings and finding.readings[0].state is State.BLANK]
    if blank:
        named = (f"{whose(f.facts, f.readings[0])}[{draft.cite_reading(f.readings[0])}]" for f in blank)
        draft.sentences.append("没有发生（表中空白）的：" + "、".join(named) + "。")
    silent = list(dict.fromkeys(finding.facts.record.organisation for finding in findings if not finding.readings))
    if silent:
        draft.sentences.append(f"没有披露的：{'、'.join(silent)}。")


def rank_parts(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """The largest or smallest part of a total, with all that are equal to it."""
    amounts = [(finding.readings[0].amount, finding) for finding in findings if finding.readings and finding.readings[0].amount]
    if not amounts:
        return
    extreme = (min if lowest else max)(amount.value for amount, _ in amounts if amount)
    for amount, finding in amounts:
        if amount and amount.value == extreme and (made := operand(draft, finding)):
            draft.sentences.append(f"{made.owner}{'最低' if lowest else '最高'}的是{made.name}，为{made.words}。[{made.mark}]")


def _listed(values: Sequence[Operand]) -> str:
    return "；".join(f"{value.owner}{value.words}[{value.mark}]" for value in values) + "。"


def calculate(draft: Draft, operation: Operation, findings: Sequence[Finding], unit: str | None) -> None:
    """State the operands and the result with its calculation; nothing is computed from a missing or blank operand."""
    operands = [made for finding in findings if (made := operand(draft, finding))]
    for finding in findings:
        if finding.readings and finding.readings[0].amount is None:
            state_finding(draft, finding, unit)
    if len(operands) < 2 or len(operands) < len(findings):
        draft.sentences.extend(f"没有披露“{f.missing}”，不能计算。" for f in findings if not f.readings)
        draft.sentences.extend(f"{o.owner}{o.name}为{o.words}。[{o.mark}]" for o in operands)
        return
    computed = _compute(operation, operands)
    if computed is None:
        draft.sentences.append("两处单位不同，不能计算：" + _listed(operands))
        return
    marks = "".join(dict.fromkeys(f"[{o.mark}]" for o in operands))
    parts = "，".join(f"{o.owner}{o.name}为{o.words}[{o.mark}]" for o in operands)
    draft.sentences.append(f"{parts}；{_NAMES[operation]}{_state_computed(draft, _LABELS[operation], operands, computed)}（推算）。{marks}")


def share_of(draft: Draft, part: Finding, whole: Finding) -> None:
    """The share of one finding in another, computed."""
    operands = [made for finding in (part, whole) if (made := operand(draft, finding))]
    computed = share(operands[0].amount, operands[1].amount) if len(operands) == 2 else None
    if computed is None:
        return
    shown = _state_computed(draft, "占比", operands, computed)
    draft.sentences.append(
        f"{operands[0].owner}{operands[0].name}为{operands[0].words}[{operands[0].mark}]，{operands[1].name}为{operands[1].words}[{operands[1].mark}]，"
        f"前者占后者的{shown}（推算）。"
    )


_NAMES = {Operation.DIFFERENCE: "差额为", Operation.TOTAL: "合计为", Operation.RATIO: "前者是后者的", Operation.AVERAGE: "平均为"}
_LABELS = {Operation.DIFFERENCE: "差额", Operation.TOTAL: "合计", Operation.RATIO: "比值", Operation.AVERAGE: "平均"}


def _compute(operation: Operation, operands: Sequence[Operand]) -> Computed | None:
    amounts = [value.amount for value in operands]
    if operation is Operation.TOTAL:
        return total(amounts)
    if len(amounts) != 2:
        return None
    if operation is Operation.DIFFERENCE:
        return difference(*sorted(amounts, key=lambda amount: -amount.value)) if amounts[0].unit == amounts[1].unit else difference(*amounts)
    if operation is Operation.RATIO:
        return ratio(*amounts)
    return average(*amounts, _COUNTED.get(amounts[1].unit or "", "元"))


def _state_computed(draft: Draft, kind: str, operands: Sequence[Operand], computed: Computed, year: int | None = None) -> str:
    """Record a computed number with its calculation and the places of its operands."""
    record, lead = operands[0].finding.facts.record, operands[0].finding.readings[0]
    item = lead.figure or lead.claim
    label = f"{'与'.join(dict.fromkeys(o.name for o in operands))}的{kind}"
    draft.figures.append(
        StatedFigure(
            label, format(computed.value, "f"), computed.unit, record.file, record.organisation, record.kind,
            year or (item.year if item else None) or record.year, record.year, Verdict.COMPUTED, tuple(dict.fromkeys(o.mark for o in operands)),
            computed.derivation,
        )
    )  # fmt: skip
    return ("约" if computed.about else "") + words_of(Amount(computed.value, 0, computed.unit))


def state_year_before(draft: Draft, amount: Finding, change: Finding) -> None:
    """Last year's amount, from this year's and the printed change."""
    operands = [made for finding in (amount, change) if (made := operand(draft, finding))]
    computed = difference(operands[0].amount, operands[1].amount) if len(operands) == 2 else None
    if computed is None:
        return
    record = amount.facts.record
    before = (record.year or 0) - 1
    shown = _state_computed(draft, "上年数", operands, computed, before)
    draft.sentences.append(
        f"{operands[0].owner}{operands[0].name}为{operands[0].words}[{operands[0].mark}]，比上年{direction_of(operands[1].amount)}"
        f"（增减额{operands[1].words}）[{operands[1].mark}]，由此推算{before}年度{operands[0].name}为{shown}（推算）。"
    )


def check(draft: Draft, finding: Finding, unit: str | None) -> None:
    """Whether table and prose say the same of one thing, with both values and both places."""
    state_finding(draft, finding, unit)
    told = {
        Outcome.AGREE: "表格与文字说明一致。", Outcome.ROUNDING: "两处只差四舍五入的尾差，不算矛盾。", Outcome.CONFLICT: "",
        Outcome.TABLE_ONLY: "文字说明没有复述这个数，无从比对。", Outcome.PROSE_ONLY: "没有表格列出这个数，无从比对。",
    }  # fmt: skip
    if finding.verdict in told and told[finding.verdict]:
        draft.sentences.append(told[finding.verdict])
