"""Whether a number that a question puts to the test (是17.5万元吗) is the one found, or what a calculation comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extraction.crosscheck import Agreement, compare
from extraction.numbers import Amount
from extraction.report import CHANGE_KINDS, Claim, State
from retrieval.calculate import in_unit
from retrieval.composing.agreeing import AGREEING
from retrieval.composing.draft import Draft
from retrieval.composing.moved_most import are_changes
from retrieval.readings.checks_asked import about_listed
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.moved.contradictions import wrong_direction, wrong_rate
from retrieval.readings.stated_numbers import EITHER, TESTED_SUM, amount_of, told_elsewhere
from retrieval.reply import StatedFigure, Verdict
from retrieval.understanding.cues import Operation
from retrieval.understanding.numerals import numerals
from retrieval.understanding.query import Query

_ROUGHLY = re.compile(
    r"左右|上下|大概|大约|[约近]\d|[多余](?:万|亿)?[元个人块]|\d[多余来]|\d[万亿千百][多余来]|突破|达到|[到够过超]了?\d|不到|不足|超过|没过|[低高多少大小]于|至少|最多|最少|以[上下内]|不止"
)
"""What is said roughly, or as a bound, is neither right nor wrong to the last place."""
_PUT = r"(?=[^，。]{0,3}\d|[，,]?(?:是?[对真][吗不的]|属实|没错|是吗))"
_FELL = re.compile(rf"(?:下降|减少|降低|下跌|下滑|缩水|[降跌减少])了?{_PUT}")
_ROSE = re.compile(rf"(?:增长|增加|上升|上涨|提高|[涨升多])了?{_PUT}")
"""Which way a question says that a thing moved, before the number by which it did or the question whether it is so."""
_IF_SO = re.compile(r"对[吗不]|是真的|属实|没错")
_IN_ALL = "总计"
_NOTHING = "没有发生（"
_UNTESTED = "提问所说的数与上列的不是同一种数，没有核对。"
_PROPOSED = re.compile(
    r"没有?|全[是靠部]|都是|只有|因为|由于|[比较占最]|超|[大小高低多少]于|增加|减少|下降|增长|上升|有(?!没有|多|几)"
)
"""Says something of a thing, which is no number of it."""
_DIGIT = re.compile(r"\d")
_TIMES = ("年", "月", "日", "天")
_OF_TEST = re.compile(r"提问所说|推算|不一致|不符|未披露|没有披露")
_ON_ITSELF = re.compile(r"[表文正]|说明|两处|前后|一致|一样|[对合]得?[上不]上|矛盾|打架|相符|吻合|哪个|还是")
"""Asks, too, whether a report agrees with itself."""
_MORE_THAN = re.compile(r"(?<=\d)[多余来](?=[万亿千百元块个人辆批次])|(?<=[万亿])[多余](?=元?)")
_TESTED = {
    Agreement.SAME: "提问所说的数与报告一致。", Agreement.ROUNDING: "提问所说的数与报告只差四舍五入的尾差。",
    Agreement.CONFLICT: "提问所说的数与报告不符。",
}  # fmt: skip
_WHICH = {
    Agreement.SAME: "提问所说的{}与上列数一致。", Agreement.ROUNDING: "提问所说的{}与上列数只差四舍五入的尾差。",
}  # fmt: skip


def test_stated(draft: Draft, query: Query, findings: Sequence[Finding], before: int) -> None:
    """What becomes of a number that a question states; `before` sentences were told of other things."""
    if tested := put_to_test(query, findings):
        compare_stated(draft, query, tested)
    elif len(findings) > 1 and all(one.readings for one in findings) and not are_changes(findings):
        _compare_each(draft, query, findings)
    say_if_untested(draft, query, before)


def _compare_each(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """Whether each of several things is as much as is stated of it (基本支出是250万，项目支出是350万，对吗)."""
    stated = [amount for one in numerals(_beside_names(query)) if one.unit not in _TIMES and (amount := amount_of(one))]
    found = [_found(draft, finding) for finding in findings]
    pairs = list(zip(findings, found, stated, strict=False)) if len(stated) == len(found) else []
    outcomes = [(one.asked, compare(amount.size, said)) for one, amount, said in pairs if amount]
    if len(outcomes) == len(findings) and all(outcome in _TESTED for _, outcome in outcomes):
        draft.sentences.extend(f"{name}：{_TESTED[outcome]}" for name, outcome in outcomes)


def put_to_test(query: Query, findings: Sequence[Finding]) -> Finding | None:
    """What a question puts to the test: the one number found, of a change told by amount and rate the rate that it states."""
    told = [one for one in findings if one.readings]
    if len(findings) > 1 and told and are_changes(told):
        rated = "%" in query.about
        alike = [one for one in told if (amount := one.readings[0].amount) and (amount.unit == "%") is rated]
        told = alike or (told if not numerals(query.about) else [])
        return told[0] if len(told) == 1 and not _is_of_total(query, told[0]) else None
    return told[0] if len(told) == 1 and len({one.asked for one in findings}) == 1 else None


def _is_of_total(query: Query, finding: Finding) -> bool:
    """Whether how the total of both sides moved belies what a question says of one of them: 支出 is no 收支总计."""
    claim, found = finding.readings[0].claim, finding.readings[0].amount
    if claim is None or found is None or _IN_ALL not in claim.subject or _IN_ALL in query.question:
        return False
    stated = [amount for one in numerals(query.about) if (amount := amount_of(one))]
    return not stated or (not _ROUGHLY.search(query.about) and compare(found.size, stated[0]) is Agreement.CONFLICT)


def compare_stated(draft: Draft, query: Query, finding: Finding) -> None:
    """Whether a number that the question states (是17.5万元吗) is the one found, unless the report itself belies that one.

    Of several (一会儿17.5一会儿18.2，哪个跟表一样), those that are; what is said roughly or as a bound is only set in order.
    """
    found, claim = _found(draft, finding), finding.readings[0].claim
    belied = about_listed(query) or (claim is not None and _contradicts_itself(finding.facts, claim))
    if found is None or belied:
        return
    about = _beside_names(query)
    if _is_other_way(about, finding):
        draft.sentences.append("提问所说的增减方向与报告相反。")
        return
    if _is_unmoved(about, finding):
        draft.sentences.append("报告写的是持平，与提问所说的增减不符。")
        return
    if _ROUGHLY.search(about):
        _set_in_order(draft, query, found)
        return
    choice = bool("哪" in about or EITHER.search(about)) and found.is_money
    listed = [(one.raw, amount) for one in numerals(about) if (amount := amount_of(one, "万元" if choice else ""))]
    outcomes = [(text, stated, compare(_counted_as(found.size, stated), stated)) for text, stated in listed]
    outcomes = [one for one in outcomes if one[2] is not Agreement.INCOMPARABLE]  # 跑一年有9.86万元
    several = choice and len(outcomes) > 1
    agreed = any(outcome is not Agreement.CONFLICT for _, _, outcome in outcomes[1:])  # 项目10万和三公里的22.37万怎么不一样
    first = [] if agreed and outcomes[0][2] is Agreement.CONFLICT else outcomes[:1]
    told, outcomes = (_WHICH, outcomes) if several else (_TESTED, first)
    for text, stated, outcome in outcomes:
        if several and outcome is Agreement.CONFLICT:
            _tell_other_number(draft, finding, text, stated)
        elif outcome in told and not (outcome is Agreement.CONFLICT and _is_told(draft, stated)):
            draft.sentences.append(told[outcome].format(text))


def _found(draft: Draft, finding: Finding) -> Amount | None:
    """The number that is put to the test: the one that leads, what the text says of a blank cell, or nothing of what was told
    not to have come about.
    """
    told = [one.amount for one in finding.readings if one.amount]
    nothing = finding.readings[0].state is State.BLANK and _NOTHING in "".join(draft.sentences[-2:])
    return told[0] if told else Amount.of(Decimal(0), None) if nothing else None


def say_if_untested(draft: Draft, query: Query, before: int) -> None:
    """That a number which a question puts to the test was held against nothing, in place of whether the report agrees with
    itself, of which it does not ask; `before` sentences were told of others.
    """
    told = draft.sentences[before:]
    digits = (one for one in numerals(_beside_names(query)) if _DIGIT.search(one.raw))  # 是一个数吗 states none
    numbers = (amount_of(one) for one in digits if one.unit not in _TIMES)
    stated = [amount for amount in numbers if amount]
    if not stated and _PROPOSED.search(query.about) and _IF_SO.search(query.question) and not _ON_ITSELF.search(query.question):
        draft.sentences[before:] = [one for one in told if one not in AGREEING]  # 收入全是拨款，对吗
    of_both = _ON_ITSELF.search(query.question) or any(map(_OF_TEST.search, told))
    if not (stated and told) or of_both or any(_is_told(draft, one) for one in stated):
        return
    draft.sentences[before:] = [*(one for one in told if one not in AGREEING), _UNTESTED]


def _contradicts_itself(facts: Facts, claim: Claim) -> bool:
    return wrong_rate(facts, claim) is not None or wrong_direction(facts, claim) is not None


def _is_other_way(about: str, finding: Finding) -> bool:
    """Whether a question says that a thing fell which the report says rose, or the other way round."""
    claim, found = finding.readings[0].claim, finding.readings[0].amount
    if claim is None or claim.kind not in CHANGE_KINDS or found is None or not found.value:
        return False
    fell, rose = (way.search(about) is not None for way in (_FELL, _ROSE))
    return fell is not rose and fell is (found.value > 0)


def _is_unmoved(about: str, finding: Finding) -> bool:
    """Whether a question says that a thing rose or fell, and not by how much, which the report says did not move."""
    claim, found = finding.readings[0].claim, finding.readings[0].amount
    moved = any(way.search(about) for way in (_FELL, _ROSE)) and not numerals(about)
    return moved and claim is not None and claim.kind in CHANGE_KINDS and found is not None and not found.value


def _beside_names(query: Query) -> str:
    """The question without the numbers that stand in names (单价100万元以上设备)."""
    about = query.about
    for mention in query.mentions:
        about = about.replace(mention.text, "\n") if mention.text else about
    return about


def _counted_as(found: Amount, stated: Amount) -> Amount:
    """A number counted in the unit of another, where that is a part of its own (3台 of 台套); a bound (≥98%) by its number."""
    if not found.unit and not found.value:
        return replace(found, unit=stated.unit)
    found = replace(found, comparator=stated.comparator)
    counted = found.unit and stated.unit and not found.is_money
    return replace(found, unit=stated.unit) if counted and (stated.unit or "") in (found.unit or "") else found


def _is_told(draft: Draft, stated: Amount) -> bool:
    """Whether a number that the question states is one of those told: the prose may well have what the table has not."""
    return any(compare(_amount_of(made).size, stated) is Agreement.SAME for made in draft.figures)


def _amount_of(made: StatedFigure) -> Amount:
    return Amount.of(Decimal(made.value), made.unit)


def _tell_other_number(draft: Draft, finding: Finding, text: str, stated: Amount) -> None:
    """Where else the report has a number that the question weighs against the one found."""
    if any(one.amount and compare(one.amount.size, stated) is Agreement.SAME for one in finding.others):
        draft.sentences.append(f"提问所说的{text}是上列另一个口径的数。")
    elif any((made.value, made.unit) == (str(stated.value), stated.unit) for made in draft.figures):
        draft.sentences.append(f"提问所说的{text}与上列表格的数不符。")
    elif other := told_elsewhere(finding, stated):
        mark = draft.cite(other)
        number = draft.state(finding.facts, other, Verdict.CONFLICT, [mark])
        draft.sentences.append(f"说明文字另写作{number}，与上列数不一致，请核对原文。[{mark}]")
    else:
        draft.sentences.append("提问所说的另一个数与上列数不符。")


def compare_computed(draft: Draft, query: Query) -> None:
    """Whether the number that a question puts to the test is the result of the calculation that was told last."""
    if query.operation is not Operation.CHECK and not TESTED_SUM.search(query.about) and not _IF_SO.search(query.about):
        return
    made = draft.figures[-1] if draft.figures and draft.figures[-1].verdict is Verdict.COMPUTED else None
    stated = next((amount for one in numerals(query.about) if (amount := amount_of(one, made.unit or "" if made else ""))), None)
    if made is None or stated is None:
        return
    if _ROUGHLY.search(_beside_names(query)):
        _set_in_order(draft, query, _amount_of(made), "推算")
        return
    outcome = compare(_amount_of(made).size, stated)
    draft.sentences.extend([_TESTED[outcome].replace("报告", "推算")] if outcome in _TESTED else [])


def _set_in_order(draft: Draft, query: Query, found: Amount, whose: str = "报告") -> None:
    """Whether what is found is more or less than the one number that the question states."""
    stated = [amount for one in numerals(_MORE_THAN.sub("", _beside_names(query))) if (amount := amount_of(one))]
    known = in_unit(found, stated[0].unit) if len(stated) == 1 and stated[0].unit else None
    if known is not None:
        order = Fraction(abs(known.value)) - Fraction(stated[0].value)
        draft.sentences.append(f"{whose}的数{'大于' if order > 0 else '小于' if order < 0 else '等于'}提问所说的数。")
