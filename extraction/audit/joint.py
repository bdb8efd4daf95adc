"""Whether relations that share figures can hold together: each within rounding by itself is not yet all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from extraction.audit.model import Operand, Outcome, Result
from extraction.audit.relation import shown

_ROUNDS = 12

Key = tuple[object, ...]
Bounds = dict[Key, tuple[Fraction, Fraction]]
Sum = tuple[Operand, tuple[Operand, ...]]


def check_joint(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Narrow what every figure can be by all sums that hold, until one can be nothing; told of the sum where that shows."""
    held = [outcome for outcome in outcomes if outcome.result in (Result.PASS, Result.ROUNDING) and outcome.linear]
    if not any(outcome.result is Result.ROUNDING for outcome in held):
        yield Outcome(Result.NOT_APPLICABLE)
        return
    sums = [outcome.linear for outcome in held if outcome.linear]
    bounds = {cell.key: _printed(cell) for whole, parts in sums for cell in (whole, *parts)}
    for _ in range(_ROUNDS):
        before = dict(bounds)
        empty = next((each for each in sums if not _narrow(each, bounds)), None)
        if empty:
            whole, parts = empty
            text = f"{' + '.join(shown(part) for part in parts if part.value())} 与 {shown(whole)}，以及与它们相关的各式"
            yield Outcome(Result.FAIL, (whole, *parts), f"“{whole.label}”的尾差与其他关系不能同时由四舍五入解释", text)
            return
        if bounds == before:
            break
    yield Outcome(Result.PASS)


def _printed(cell: Operand) -> tuple[Fraction, Fraction]:
    interval = cell.interval()
    return interval.low, interval.high


def _narrow(relation: Sum, bounds: Bounds) -> bool:
    """Narrow the figures of one sum by each other; False where that leaves one of them no value."""
    whole, parts = relation
    low = sum((bounds[part.key][0] for part in parts), Fraction(0))
    high = sum((bounds[part.key][1] for part in parts), Fraction(0))
    if not _meet(whole.key, low, high, bounds):
        return False
    least, most = bounds[whole.key]
    for part in parts:
        own_low, own_high = bounds[part.key]
        if not _meet(part.key, least - (high - own_high), most - (low - own_low), bounds):
            return False
    return True


def _meet(key: Key, low: Fraction, high: Fraction, bounds: Bounds) -> bool:
    old_low, old_high = bounds[key]
    new = max(old_low, low), min(old_high, high)
    bounds[key] = new
    return new[0] <= new[1]
