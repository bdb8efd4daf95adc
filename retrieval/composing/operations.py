"""Answers that take two or more findings together: calculations, and last year's value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Agreement, Reading, compare
from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.report import ClaimKind, Role, State
from retrieval.calculate import Computed, average, before_rate, difference, mean, no_finer, ratio, share, total
from retrieval.composing.compose import other_senses, state_finding, tell_conflict, tell_other
from retrieval.composing.draft import Draft, marks
from retrieval.composing.namesakes import each_with_budget
from retrieval.composing.operands import Operand, all_told, comparable, operand, taken_from, told
from retrieval.composing.reissues import differing
from retrieval.readings.leading import Finding
from retrieval.readings.silence import UNRECKONED, silence_on
from retrieval.readings.wording import change_words
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.excluding import WHOLE

_MEAN = "平均"
_COUNTED_TOO = ("批次", "批")
"""Groups of guests, of whom each has many: there is no mean of them over those."""
_NAMES = {
    Operation.DIFFERENCE: "差额为", Operation.TOTAL: "合计为", Operation.RATIO: "前者是后者的", Operation.AVERAGE: "平均为",
    Operation.EXCESS: "前者比后者",
}  # fmt: skip
_PRINTED_MEAN = re.compile(r"[人车户次批生床亩台件]均|单车|平均")
LABELS = {
    Operation.DIFFERENCE: "差额", Operation.TOTAL: "合计", Operation.RATIO: "比值", Operation.AVERAGE: "平均",
    Operation.EXCESS: "相差的比例",
}  # fmt: skip


def calculate(draft: Draft, operation: Operation, findings: Sequence[Finding], note: str = "") -> None:
    """State the operands and the result with its calculation; nothing is computed from a missing or blank operand.

    `note` tells what is to be said of their units.
    """
    if operation is Operation.AVERAGE and len(findings) > 2 and not differing(findings):
        _averages(draft, findings)
        return
    if operation is Operation.AVERAGE and findings and _is_mean(findings[0]):
        state_finding(draft, findings[0])  # 车均维护费 is divided by the cars already
        return
    operands = operands_of(draft, findings)
    blank = [one for one in findings if one.readings and one.readings[0].state is State.BLANK]
    if operation is Operation.TOTAL and len(operands) > 1 and len(operands) + len(blank) == len(findings):
        for one in blank:
            state_finding(draft, one)
        findings = [one for one in findings if one not in blank]
    if len(operands) < 2 or len(operands) < len(findings):
        leave_open(draft, operands if operation is not Operation.AVERAGE else (), findings)
        return
    if len({id(taken_from(one.finding.readings[0])) for one in operands}) < len(operands) == 2:
        leave_open(draft, operands[:1], findings[:1])  # nothing follows from one number taken twice
        return
    reissued = differing(findings)
    computed = None if reissued else _compute(operation, operands)
    if computed is None:
        why = "没有写明哪些相加、与哪一个相比" if len(operands) > 2 else _NO_MEASURE
        no_result(draft, operands, "同一单位同一年度的几份报告所列不同" if reissued else why)
        return
    alike = len({(one.owner, one.name) for one in operands}) < len(operands)
    parts = all_told(operands, placed=alike)
    shown = state_computed(draft, LABELS[operation], operands, computed)
    equal = "" if computed.exact else "，两数一致"
    more = (_more_of(operands) or equal or (_agreeing(operands) if alike else "")) if operation is Operation.DIFFERENCE else ""
    named = f"{_NAMES[operation]}{_way(operands) if operation is Operation.EXCESS else ''}"
    draft.sentences.append(f"{parts}；{named}{shown}（推算）{more}。{marks([o.mark for o in operands])}{note}")
    draft.sentences.extend(filter(None, (tell_conflict(draft, one.finding) for one in operands if not alike)))


def _is_mean(finding: Finding) -> bool:
    """Whether what was found is printed as a mean itself."""
    lead = finding.readings[0] if finding.readings else None
    name = lead.claim.subject if lead and lead.claim else lead.figure.row if lead and lead.figure else ""
    return _PRINTED_MEAN.match(plain_label(name)) is not None


def _averages(draft: Draft, findings: Sequence[Finding]) -> None:
    """What is spent on average by each thing of each report, whose last finding is the number of those counted; the reports
    that print one of both alone are named.
    """
    reports: dict[str, list[Finding]] = {}
    for finding in findings:
        reports.setdefault(finding.facts.record.file, []).append(finding)
    for own in reports.values():
        for finding in own[:-1]:
            calculate(draft, Operation.AVERAGE, (finding, own[-1]))
    told = [own for own in reports.values() if len(own) > 1 and all(one.readings for one in own)]
    owners = dict.fromkeys(own[0].facts.record.organisation for own in told)
    if named := dict.fromkeys(name for own in reports.values() if (name := own[0].facts.record.organisation) not in owners):
        draft.sentences.append(f"没有数可算的：{'、'.join(named)}。")


def _way(operands: Sequence[Operand]) -> str:
    """Whether the first of two amounts is more or less than the second."""
    first, second = (comparable(one.amount).value for one in operands)
    return "多" if first >= second else "少"


def _more_of(operands: Sequence[Operand]) -> str:
    """Whose of two amounts is more, where they are of two organisations."""
    owners = [one.finding.facts.record.organisation for one in operands]
    sizes = [comparable(one.amount).value for one in operands]
    return f"，{owners[sizes.index(max(sizes))]}较多" if len(set(owners)) == len(set(sizes)) == 2 else ""


def _agreeing(operands: Sequence[Operand]) -> str:
    """Whether two tables agree that print different numbers of one thing."""
    first, second = (one.finding.readings[0].figure for one in operands)
    if not (first and second) or first.table_no == second.table_no or first.year != second.year:
        return ""
    if compare(*(one.amount for one in operands)) is Agreement.ROUNDING:
        return "，只差四舍五入的尾差，不算矛盾"
    return "" if _INCOME in (first.form, second.form) else "，两表所列不一致；口径可能不同，请核对原文"


def set_against_budget(draft: Draft, operation: Operation, findings: Sequence[Finding]) -> None:
    """What was spent and what was planned, by how much they differ, or how much of the budget was spent."""
    planned = sorted(findings, key=lambda one: bool(one.readings) and is_planned(one))
    for pair in (pairs := each_with_budget(planned[0], planned[-1])):
        set_against_budget(draft, operation, pair)
    if pairs:
        return
    operands = operands_of(draft, planned)
    computed = None
    if len(operands) == 2 and [is_planned(one) for one in planned] == [False, True]:
        reckoned = operation in (Operation.DIFFERENCE, Operation.EXCESS)
        computed = _compute(operation, operands) if reckoned else share(*(o.amount for o in operands))
    if computed is None or differing(findings):
        calculate(draft, operation, findings)
        return
    final, budget = operands
    more = comparable(final.amount).value - comparable(budget.amount).value
    rate = operation is Operation.RATIO
    link = "完成预算的" if rate else f"决算数比预算数{'多' if more > 0 else '少'}" if more else "决算数与预算数相等，相差"
    shown = state_computed(draft, "完成率" if rate else LABELS[operation], operands, computed)
    both = marks([final.mark, budget.mark])
    draft.sentences.append(f"{told(final)}[{final.mark}]，预算数为{budget.words}[{budget.mark}]；{link}{shown}（推算）。{both}")
    draft.sentences.extend(tell_other(draft, final.finding, other) for other in _of_same_table(final.finding))


def tell_part_of_goal(draft: Draft, findings: Sequence[Finding], note: str, within: bool = False) -> None:
    """What became of a goal and what was aimed at, or the whole that it stands `within`, and how much of that the first is; the
    two alone where nothing follows.

    `note` tells what is to be said of their units.
    """
    operands = operands_of(draft, findings)
    computed = share(*(one.amount for one in operands)) if len(operands) == 2 else None
    if computed is None:
        leave_open(draft, operands, findings)
        return
    parts = all_told(operands, placed=True)
    shown = state_computed(draft, "占比" if within else "完成率", operands, computed)
    link = "前者占后者的" if within else "完成目标的"
    draft.sentences.append(f"{parts}；{link}{shown}（推算）。{marks([one.mark for one in operands])}{note}")


def _of_same_table(finding: Finding) -> list[Reading]:
    """What the table of a number prints under the same words besides."""
    lead = finding.readings[0].figure
    return [one for one in other_senses(finding) if one.figure and lead and one.figure.table_no == lead.table_no]


def is_planned(finding: Finding) -> bool:
    """Whether the leading number of a finding is one of a budget."""
    item = finding.readings[0].figure or finding.readings[0].claim  # words alone are of neither
    return item is not None and finding.facts.role_of(item.role) is Role.BUDGET


_INCOME = "income"
"""What came in for an item need not be what was spent on it."""
_LARGE = 100
_RATE_PLACES = 2
_NO_MEASURE = "两处的单位不同或为零"


def leave_open(draft: Draft, operands: Sequence[Operand], findings: Sequence[Finding]) -> None:
    """State what there is where an operand is missing or blank; of operands alone nothing is told if there are none.

    A whole answers nothing where the part that is left out of it is not known.
    """
    operands = () if any(finding.asked == WHOLE for finding in findings) else operands
    for finding in findings:
        if finding.readings and finding.readings[0].amount is None:
            state_finding(draft, finding)
    if operands:
        draft.sentences.extend(f"{_silent(f)}，{UNRECKONED}" for f in findings if not f.readings)
    draft.sentences.extend(f"{told(o)}。[{o.mark}]" for o in operands)


def no_result(draft: Draft, operands: Sequence[Operand], why: str = _NO_MEASURE) -> None:
    """State the operands, and why nothing follows from them."""
    draft.sentences.append(f"{all_told(operands)}；{why}，{UNRECKONED}")


def over_given(draft: Draft, count: Amount, given: str, findings: Sequence[Finding]) -> None:
    """What amounts come to for each of so many persons or months, of which no report but `given` tells the number."""
    for one in (operands := operands_of(draft, findings)):
        if computed := _each(one.amount, count):
            shown = state_computed(draft, LABELS[Operation.AVERAGE], [one], computed)
            draft.sentences.append(f"{told(one)}[{one.mark}]，{given}；{_NAMES[Operation.AVERAGE]}{shown}（推算）。[{one.mark}]")
    if len(operands) < len(findings):
        leave_open(draft, (), findings)


def over_all(draft: Draft, operation: Operation, findings: Sequence[Finding], what: str = "各数") -> None:
    """The sum or mean over the reports that print a number, one of `what`; the others are named, and count for nothing."""
    operands = operands_of(draft, findings)
    amounts = [value.amount for value in operands]
    reckon = mean if operation is Operation.AVERAGE else total
    means = operation is Operation.AVERAGE and any(_MEAN in value.name for value in operands)  # of means over different numbers
    computed = reckon(amounts) if len(operands) > 1 and not (means or differing(findings)) else None
    draft.sentences.extend(f"{told(value)}。[{value.mark}]" for value in operands)
    if computed is not None:
        shown = state_computed(draft, LABELS[operation], operands, computed)
        draft.sentences.append(f"以上{what}{_NAMES[operation]}{shown}（推算）。{marks([value.mark for value in operands])}")
    if means and len(operands) > 1:
        draft.sentences.append("以上是各报告自己写明的平均数，各家的个数不同，不能再求平均。")
    silent = [finding for finding in findings if not finding.readings or finding.readings[0].amount is None]
    if silent and operands:
        names = "、".join(dict.fromkeys(finding.facts.record.organisation for finding in silent))
        draft.sentences.append(f"没有数可计的：{names}。")


def state_year_before(draft: Draft, amount: Finding, change: Finding) -> None:
    """Last year's amount, or the budget, from this year's final amount and the printed change against it, or the rate alone."""
    operands = operands_of(draft, (amount, change))
    claim = change.readings[0].claim
    back = before_rate if claim and claim.kind is ClaimKind.CHANGE_RATE else difference
    computed = back(operands[0].amount, operands[1].amount) if len(operands) == 2 else None
    if computed is None or claim is None:
        return
    planned = "预算" in claim.base and "上年" not in claim.base
    before = (amount.facts.record.year or 0) - (not planned)
    computed = computed if back is before_rate else no_finer(computed, [one.amount for one in operands])
    shown = state_computed(draft, "年初预算数" if planned else "上年数", operands, computed, before)
    now, changed = operands
    draft.sentences.append(
        f"{told(now)}[{now.mark}]，{change_words(claim, changed.words)}[{changed.mark}]，"
        f"由此推算{before}年度{now.name}{claim.base if planned else ''}为{shown}（推算）。{marks([now.mark, changed.mark])}"
    )


def operands_of(draft: Draft, findings: Sequence[Finding]) -> list[Operand]:
    stating = replace(draft, places=None)  # decimals are asked of what is computed
    return [made for finding in findings if (made := operand(stating, finding))]


def _silent(finding: Finding) -> str:
    if finding.missing:
        return f"{silence_on(finding)}“{finding.missing}”"
    return f"{finding.facts.record.organisation}{silence_on(finding)}"


def _compute(operation: Operation, operands: Sequence[Operand]) -> Computed | None:
    amounts = [value.amount for value in operands]
    if operation is Operation.TOTAL:
        return total(amounts)
    if len(amounts) != 2:
        return None
    first, second = amounts
    if operation is Operation.RATIO:
        return ratio(first, second)
    if operation is Operation.AVERAGE:
        return _each(first, second) if first.unit != second.unit and first.unit not in _COUNTED_TOO else None
    computed = difference(first, second)
    apart = difference(second, first) if computed and computed.exact < 0 else computed
    return excess(apart, second) if apart and operation is Operation.EXCESS else apart


def excess(apart: Computed, base: Amount) -> Computed | None:
    """By how many per cent of the base two amounts are apart; None of rates, and of a base of 0."""
    if base.unit == "%":
        return None
    return share(apart, base) if apart.exact else replace(apart, unit="%", places=_RATE_PLACES)


def _each(first: Amount, count: Amount) -> Computed | None:
    """An average, of money in 元, but where that is large in the unit of its amount (372 万元 a project)."""
    own = "元" if first.is_money else first.unit
    computed = average(first, count, f"{own}/{count.unit}" if count.unit else own) if own else None
    large = computed is not None and first.is_money and first.value >= _LARGE * count.value
    return computed.written(first.unit, _RATE_PLACES) if computed and large else computed


def state_computed(draft: Draft, kind: str, operands: Sequence[Operand], computed: Computed, year: int | None = None) -> str:
    """Record a computed number with the places of its operands; its wording."""
    facts, lead = operands[0].finding.facts, operands[0].finding.readings[0]
    item = lead.figure or lead.claim
    label = f"{'与'.join(dict.fromkeys(o.name for o in operands))}的{kind}"
    return draft.compute(facts, label, computed, [o.mark for o in operands], year or (item.year if item else None))
