"""What follows from amounts: their sum, ratio or difference, how far two organisations are apart in several things, and what has
to be said beside that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extraction.numbers import Amount
from retrieval.composing.caveats import say_if_kinds_differ, say_if_more_evaluated
from retrieval.composing.computing import tell_sides
from retrieval.composing.draft import Draft, marks
from retrieval.composing.in_turn import in_turn
from retrieval.composing.operands import comparable
from retrieval.composing.operations import calculate, is_planned, operands_of, over_given
from retrieval.composing.shares import share_of_given
from retrieval.composing.tested import compare_computed
from retrieval.readings.leading import Finding
from retrieval.readings.stated_numbers import part_stated
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query, Relation, Sides
from retrieval.understanding.reckoned.things import added

_MONTHS = Amount.of(Decimal(12), "月")
_SUMMED = re.compile(r"一共|合计|共计|加起来|加在?一起|合起来|相加|之和|总和")
_WHICH_WAY = re.compile(
    r"[多高增涨升大][了加长出]*(?:还是|或者?)[少低减降跌小]"
    r"|[少低减降跌小][了少低]*(?:还是|或者?)[多高增涨升大]"
)
_THAN_ANOTHER = re.compile(r"(?:[高低贵]|(?<!占)比(?![例重]).+[多少]|相?差|的多)[出了]*(?:多少|几[^年月家个])")
"""津贴补贴比这个多多少 asks by how much two differ, which one of them alone does not tell."""


def reckon(draft: Draft, query: Query, findings: Sequence[Finding], reports: Sequence[Sequence[Finding]]) -> None:
    """What follows from all findings, or from each thing of two organisations; `reports` are the findings by report."""
    if query.operation is Operation.RATIO and len(findings) == 1 and (stated := part_stated(query.about)):
        share_of_given(draft, *stated, findings[0])
    elif query.heads:
        over_given(draft, Amount.of(Decimal(query.heads), "人"), f"人数按问题所给“{query.heads}人”", findings)
    elif query.monthly:
        told = [one for one in findings if one.readings]
        findings = [one for one in told if (amount := one.readings[0].amount) is None or amount.is_money]
        planned = "这是预算数，" if all(one.readings and is_planned(one) for one in findings) else ""
        over_given(draft, _MONTHS, f"{planned}按一年十二个月算", findings)
    elif _are_of_two(query, reports):
        _tell_apart(draft, query, *reports)
    else:
        calculate(draft, query.operation, in_turn(query, findings))
    differ = query.operation is Operation.DIFFERENCE and _THAN_ANOTHER.search(query.question)
    if differ and len(findings) == len(draft.figures) == 1:
        draft.sentences.append("没有认出与哪一个数相比，不能计算。")
    compare_computed(draft, query)
    if query.operation is Operation.DIFFERENCE and _WHICH_WAY.search(query.question):
        _tell_way(draft, findings)
    told = [one for one in findings if one.readings]
    if not all(map(is_planned, told)):
        say_if_kinds_differ(draft, told)
    scores = [one.readings[0].amount for one in told if not query.mentions]
    if scores and all(amount and amount.unit == "分" for amount in scores):
        say_if_more_evaluated(draft, findings)


def _tell_way(draft: Draft, findings: Sequence[Finding]) -> None:
    """Which of two numbers of one organisation is more, where it is asked whether there is more or less (多了还是少了)."""
    both = operands_of(draft, [one for one in findings if one.readings])
    sizes = [comparable(one.amount).value for one in both]
    if len(sizes) == 2 and sizes[0] != sizes[1] and len({one.owner for one in both}) == 1 and both[0].name != both[1].name:
        more = "多" if sizes[0] > sizes[1] else "少"
        draft.sentences.append(f"{both[0].name}比{both[1].name}{more}。{marks([one.mark for one in both])}")


def _are_of_two(query: Query, reports: Sequence[Sequence[Finding]]) -> bool:
    """Whether a difference is asked for of two organisations, of which each was asked for the same several things."""
    asked = {tuple(finding.asked for finding in own) for own in reports}
    several = len(reports) == len(query.organisations) == 2 and len(asked) == 1 and len(reports[0]) > 1
    return several and query.operation is Operation.DIFFERENCE and len(query.roles) < 2


def _tell_apart(draft: Draft, query: Query, first: Sequence[Finding], second: Sequence[Finding]) -> None:
    """How far two are apart in the sum of the things where they are added up (A加B差多少), else in each (A和B各差多少)."""
    if added(query.question, query.mentions) or _SUMMED.search(query.question):
        tell_sides(draft, Sides(len(first), Relation.MORE), [*first, *second])
        return
    for pair in zip(first, second, strict=True):
        calculate(draft, Operation.DIFFERENCE, pair)
