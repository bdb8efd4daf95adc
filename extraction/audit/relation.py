"""Relations between printed numbers, judged on intervals: sums, comparisons, quotients."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from extraction.audit.model import Operand, Outcome, Result, Severity, insufficient
from extraction.numbers import EXACT_UNITS, MONEY, Interval
from extraction.report import State

_COUNTS = {
    "批": "批次", "人": "人次", "名": "人次", "项": "个", "家": "个", "台": "辆", "台(套)": "台套", "台（套）": "台套",
}  # fmt: skip

LOST = "文本中这一格为空白，可能是转换时丢失"
"""Why a blank of a text dump proves nothing."""


def unit_of(operand: Operand) -> str | None:
    """The unit in which a number can be compared: 元 for all money, one spelling for counts."""
    unit = operand.amount.unit if operand.amount else None
    return "元" if unit in MONEY else _COUNTS.get(unit, unit) if unit else None


def comparable(operands: Sequence[Operand]) -> bool:
    """Whether values have one measure and none is a bound (≤ 5)."""
    units = {unit_of(operand) for operand in operands}
    return len(units) == 1 and not any(operand.amount and operand.amount.comparator for operand in operands)


def add_up(whole: Operand, parts: Sequence[Operand], minus: Sequence[Operand] = (), trusts_blanks: bool = False) -> Outcome:
    """whole = parts − minus. Blanks are left out of the sum, what is unreadable blocks it.

    A blank that a text dump shows may be a lost cell and proves nothing, unless `trusts_blanks`.
    """
    every = (whole, *parts, *minus)
    if any(operand.state is State.UNREADABLE for operand in every):
        return insufficient(every, "有数字无法辨认")
    added = [operand for operand in parts if operand.amount is not None]
    taken = [operand for operand in minus if operand.amount is not None]
    if whole.amount is None or not added:
        return _beside_blanks(whole, added, taken, every, trusts_blanks)
    if not comparable([whole, *added, *taken]):
        return insufficient(every, "计量单位不明或不一致")
    value = sum((operand.value() for operand in added), Fraction(0)) - sum((operand.value() for operand in taken), Fraction(0))
    if value == whole.value():
        result, arithmetic = Result.PASS, ""
    else:
        result = Result.ROUNDING if _net(added, taken).meets(whole.interval()) else Result.FAIL
        arithmetic = _sum_text(whole, added, taken, value, result)
    operands = (whole, *_telling(added), *_telling(taken))
    linear = (whole, tuple(added)) if not taken else None
    return Outcome(result, operands, arithmetic=arithmetic, linear=linear)


def _telling(operands: Sequence[Operand]) -> list[Operand]:
    """Zeros add nothing to a proof unless they are all there is."""
    return [operand for operand in operands if operand.value() != 0] or list(operands[:1])


def _beside_blanks(
    whole: Operand, added: Sequence[Operand], taken: Sequence[Operand], every: Sequence[Operand], trusts_blanks: bool
) -> Outcome:
    """A blank total over printed parts, or a printed total over blank parts, is right only where what is printed makes 0."""
    printed = [*added, *taken]
    if whole.amount is None and not printed:
        return Outcome(Result.NOT_APPLICABLE, tuple(every))
    if not comparable(printed or [whole]):
        return insufficient(every, "计量单位不明或不一致")
    net = _net(added, taken) if printed else whole.interval()
    if net.low <= 0 <= net.high:
        return Outcome(Result.PASS, tuple(every))
    if not trusts_blanks and any(operand.amount is None and operand.is_from_text for operand in every):
        return insufficient(every, LOST)
    said = "合计为空白而分项有数" if whole.amount is None else "合计有数而分项均为空白"
    shown = (whole, *_telling(printed)) if printed else tuple(every[:2])
    return Outcome(Result.FAIL, shown, arithmetic=said, detail=said, severity=Severity.WARNING)


def _net(added: Sequence[Operand], taken: Sequence[Operand]) -> Interval:
    nothing = Interval(Fraction(0), Fraction(0))
    return sum((operand.interval() for operand in added), nothing) - sum((operand.interval() for operand in taken), nothing)


def same(left: Operand, right: Operand) -> Outcome:
    """left = right, in any units of one measure; a blank beside a number that is not 0 is for a warning."""
    outcome = add_up(left, [right], trusts_blanks=left.table is None or right.table is None)
    if outcome.result is Result.FAIL and (left.amount is None or right.amount is None):
        return Outcome(Result.FAIL, (left, right), arithmetic=f"{shown(left)} 与 {shown(right)}", severity=Severity.WARNING)
    if outcome.result in (Result.PASS, Result.ROUNDING, Result.FAIL) and left.amount and right.amount:
        linear = (left, (right,))
        if outcome.result is Result.PASS or _is_rounded(left, right):
            return Outcome(Result.PASS, (left, right), linear=linear)
        sign = "≈" if outcome.result is Result.ROUNDING else "≠"
        text = f"{shown(left)} {sign} {shown(right)}{_difference(left, right.value(), outcome.result)}"
        return Outcome(outcome.result, (left, right), arithmetic=text, linear=linear)
    return Outcome(outcome.result, (left, right), detail=outcome.detail, arithmetic=outcome.arithmetic)


def _is_rounded(one: Operand, other: Operand) -> bool:
    """Whether the coarser of two prints is the finer one rounded, as 350.35 万元 is of 3,503,499 元."""
    coarse, fine = sorted((one, other), key=lambda operand: operand.interval().low - operand.interval().high)
    inside, width = coarse.interval(), fine.interval()
    finer = width.high - width.low < inside.high - inside.low
    return finer and inside.low <= fine.value() <= inside.high


def at_most(left: Sequence[Operand], right: Operand) -> Outcome:
    """left (added up) ≤ right; a blank counts for nothing on the left, and cannot be a limit on the right."""
    if any(operand.state is State.UNREADABLE for operand in (*left, right)):
        return insufficient((*left, right), "有数字无法辨认")
    added = [operand for operand in left if operand.amount is not None]
    if not added or all(operand.value() == 0 for operand in added):
        return Outcome(Result.PASS if added else Result.NOT_APPLICABLE)
    if right.amount is None:
        return Outcome(Result.FAIL, (*added, right), arithmetic=f"{_plus(added)} > 空白", severity=Severity.WARNING)
    every = [*added, right]
    if not comparable(every) and not all(_is_count(operand) for operand in every):
        return insufficient((*left, right), "计量单位不明或不一致")
    value = sum((operand.value() for operand in added), Fraction(0))
    low = sum((operand.interval().low for operand in added), Fraction(0))
    result = Result.PASS if value <= right.value() else Result.ROUNDING if low <= right.interval().high else Result.FAIL
    sign = "≤" if result is Result.PASS else ">"
    proof = (*added, right) if result is not Result.PASS else ()
    return Outcome(result, proof, arithmetic=f"{_plus(added)} {sign} {shown(right)}")


def _is_count(operand: Operand) -> bool:
    """Whether it counts things; more of one thing than of another can be wrong too (批次 and 人次)."""
    return operand.amount is not None and operand.amount.unit in EXACT_UNITS - {"分"} and not operand.amount.comparator


def quotient(rate: Operand, part: Interval, whole: Interval, values: tuple[Fraction, Fraction]) -> tuple[Result, str]:
    """Whether a printed percentage is |part| / |whole|, and the arithmetic; `values` are the printed ones.

    Neither interval may hold 0 in the divisor; the caller has seen to that.
    """
    low, high = sorted((abs(part.low), abs(part.high)))
    low = Fraction(0) if part.low <= 0 <= part.high else low
    ratio = Interval(low / whole.high * 100, high / whole.low * 100)
    assert rate.amount is not None
    printed = rate.amount.interval()
    said = Interval(*sorted((abs(printed.low), abs(printed.high))))
    exact = abs(values[0]) / abs(values[1]) * 100
    places = max(rate.amount.decimals, 2)
    text = f"{_decimal(exact, places)}%"
    if said.low <= exact <= said.high:
        return Result.PASS, f"{text} ∈ {_span(said)}"
    if ratio.meets(said):
        return Result.ROUNDING, f"{text}，计入四舍五入在 {_span(ratio)}，与 {shown(rate)} 相容"
    return Result.FAIL, f"{text} ∉ {_span(said)}，印为 {shown(rate)}"


def _span(interval: Interval) -> str:
    """An interval of percentages, to at most four decimals."""
    low, high = (_plain(Fraction(round(bound * 10_000), 10_000)) for bound in (interval.low, interval.high))
    return f"[{low}%, {high}%]"


def shown(operand: Operand) -> str:
    """A number as it is printed, with its unit."""
    amount = operand.amount
    if amount is None:
        return "空白" if operand.state is State.BLANK else "无法辨认"
    return f"{amount.comparator}{amount.value:,f}{amount.unit or ''}"


def _plus(operands: Sequence[Operand]) -> str:
    return " + ".join(shown(operand) for operand in operands if operand.value() != 0)


def _sum_text(whole: Operand, added: Sequence[Operand], taken: Sequence[Operand], value: Fraction, result: Result) -> str:
    left = _plus(_telling(added)) or shown(added[0])
    minus = "".join(f" − {shown(operand)}" for operand in taken if operand.value() != 0)
    if len(_telling(added)) + len(taken) > 1:
        left += f"{minus} = {_in_unit(value, whole)}"
    return f"{left} {'≈' if result is Result.ROUNDING else '≠'} {shown(whole)}{_difference(whole, value, result)}"


def _difference(whole: Operand, value: Fraction, result: Result) -> str:
    gap = value - whole.value()
    if gap == 0:
        return ""
    note = "，在四舍五入范围内" if result is Result.ROUNDING else ""
    return f"（相差 {_in_unit(abs(gap), whole)}{note}）"


def _in_unit(value: Fraction, like: Operand) -> str:
    """A value in 元 in the unit of another number."""
    unit = like.amount.unit if like.amount else None
    amount = value / Fraction(MONEY.get(unit or "", Decimal(1)))
    return f"{_plain(amount)}{unit or ''}"


def _plain(value: Fraction) -> str:
    """A fraction as a decimal without trailing zeros."""
    text = _decimal(value, 8).rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def _decimal(value: Fraction, places: int) -> str:
    scaled = round(value * 10**places)
    return f"{Decimal(scaled).scaleb(-places):,f}"
