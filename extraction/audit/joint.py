"""Whether relations that share figures can hold together: each within rounding by itself is not yet all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import lcm

from extraction.audit.model import Operand, Outcome, Result
from extraction.audit.relation import shown

_ROUNDS = 12

Bounds = list[tuple[int, int]]
"""What each figure can be, in the smallest fraction of a 元 that any of them needs."""


def check_joint(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Narrow what every figure can be by all sums that hold, until one can be nothing; told of the sum where that shows."""
    held = [outcome for outcome in outcomes if outcome.result in (Result.PASS, Result.ROUNDING) and outcome.linear]
    if not any(outcome.result is Result.ROUNDING for outcome in held):
        yield Outcome(Result.NOT_APPLICABLE)
        return
    sums = [outcome.linear for outcome in held if outcome.linear]
    cells = {cell.key: cell for whole, parts in sums for cell in (whole, *parts)}
    places = {key: at for at, key in enumerate(cells)}
    bounds = _printed(cells.values())
    numbered = [(places[whole.key], [places[part.key] for part in parts]) for whole, parts in sums]
    for _ in range(_ROUNDS):
        before = list(bounds)
        empty = next((at for at, numbers in enumerate(numbered) if not _narrow(*numbers, bounds)), None)
        if empty is not None:
            whole, parts = sums[empty]
            text = f"{' + '.join(shown(part) for part in parts if part.value())} 与 {shown(whole)}，以及与它们相关的各式"
            yield Outcome(Result.FAIL, (whole, *parts), f"“{whole.label}”的尾差与其他关系不能同时由四舍五入解释", text)
            return
        if bounds == before:
            break
    yield Outcome(Result.PASS)


def _printed(cells: Iterable[Operand]) -> Bounds:
    """What each figure can be by its own print."""
    intervals = [cell.interval() for cell in cells]
    scale = lcm(*(bound.denominator for interval in intervals for bound in (interval.low, interval.high)))
    return [(int(interval.low * scale), int(interval.high * scale)) for interval in intervals]


def _narrow(whole: int, parts: Sequence[int], bounds: Bounds) -> bool:
    """Narrow the figures of one sum by each other; False where that leaves one of them no value."""
    low = sum(bounds[part][0] for part in parts)
    high = sum(bounds[part][1] for part in parts)
    if not _meet(whole, low, high, bounds):
        return False
    least, most = bounds[whole]
    for part in parts:
        own_low, own_high = bounds[part]
        if not _meet(part, least - (high - own_high), most - (low - own_low), bounds):
            return False
    return True


def _meet(at: int, low: int, high: int, bounds: Bounds) -> bool:
    old_low, old_high = bounds[at]
    new = max(old_low, low), min(old_high, high)
    bounds[at] = new
    return new[0] <= new[1]
