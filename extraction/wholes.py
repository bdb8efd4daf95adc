"""Wholes that a sentence leaves unnamed: what a share is of (合同金额 X，占80%，其中小微企业 Y，占40%), what counts add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind

_PERCENT = 100
_TOTALS = {"总收入": ("本年收入", "收入总计"), "总支出": ("本年支出", "支出总计")}
"""What some provinces call a total with the balance of the year before -> what the year alone came to, and the usual name."""
_PAIR = 2
_IN_ALL = re.compile(r"(?:合计|共计|总计)(?:为|是|达)?$")


def whole_meant(part: str, whole: str, share: Amount, claims: Sequence[Claim]) -> str:
    """The whole nearest before a share, or the one that it is itself a share of, where the amounts fit that one alone."""
    outer = next((one.base for one in reversed(claims) if one.subject == whole and one.kind is ClaimKind.SHARE), "")
    near, far = (_fits(share, part, of, claims) for of in (whole, outer))
    return outer if outer and near is False and far else whole


def _fits(share: Amount, part: str, whole: str, claims: Sequence[Claim]) -> bool | None:
    """Whether one stated amount is such a share of another; None where either is not stated."""
    one, other = (_amount_of(subject, claims) for subject in (part, whole))
    if one is None or other is None or one.value < 0 or other.value <= 0 or one.unit != other.unit:
        return None
    return (one.interval() / other.interval()).scale(_PERCENT).meets(share.interval())


def _amount_of(subject: str, claims: Sequence[Claim]) -> Amount | None:
    told = (one.amount for one in reversed(claims) if one.subject == subject and one.kind is ClaimKind.AMOUNT)
    return next(told, None)


def sum_told(words: str, amount: Amount, claims: Sequence[Claim], sentence: str) -> str:
    """The name of the sum of what one sentence has counted: 甲楼 X平方米、乙楼 Y平方米，合计 Z平方米; '' for other numbers."""
    counted = [one for one in claims if one.sentence == sentence.strip() and one.amount.unit == amount.unit]
    if len(counted) < _PAIR or not _IN_ALL.search(words) or any(one.amount.value > amount.value for one in counted):
        return ""
    return "、".join(one.subject for one in counted) + "合计"


def sums_meant(subjects: tuple[str, ...], change: Amount, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What rose by money is nothing that is but counted, but the sum told before it: 购置费 X，购置车辆1辆，较上年增加 Y万元."""
    told = {of: {one.subject: one for one in claims if one.kind is of} for of in (ClaimKind.COUNT, ClaimKind.AMOUNT)}
    counted = told[ClaimKind.COUNT].keys() - told[ClaimKind.AMOUNT].keys()
    if not change.is_money or counted.isdisjoint(subjects):
        return subjects
    return next(((one.subject,) for one in reversed(claims) if one.kind is ClaimKind.AMOUNT), ())


def with_totals(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, 总收入 X，其中本年收入 Y of a total by the name by which it is a total and not that of the year."""
    of_year = {(one.sentence, one.subject) for one in claims if one.kind is ClaimKind.AMOUNT}
    names = ((one, *_TOTALS.get(one.subject, ("", ""))) for one in claims)
    return tuple(replace(one, subject=name) if (one.sentence, part) in of_year else one for one, part, name in names)
