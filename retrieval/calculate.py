"""Arithmetic on printed amounts, which says where the rounding of its operands leaves the last place of the result open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from extraction.numbers import MONEY, Amount, Interval


@dataclass(frozen=True, slots=True)
class Computed:
    """A result with its unit and the calculation that gave it, in printed operands; `about`: its last place is not certain."""

    value: Decimal
    unit: str | None
    derivation: str
    about: bool = False


def difference(a: Amount, b: Amount) -> Computed | None:
    """a - b in the unit of a; None where the units have no common measure."""
    other = _in_unit(b, a.unit)
    return None if other is None else Computed(a.value - other.value, a.unit, f"{_plain(a.value)}-{_plain(other.value)}")


def total(amounts: Sequence[Amount]) -> Computed | None:
    """The sum in the unit of the first amount."""
    terms = [_in_unit(amount, amounts[0].unit) for amount in amounts]
    if any(term is None for term in terms):
        return None
    values = [term.value for term in terms if term is not None]
    return Computed(sum(values, Decimal(0)), amounts[0].unit, "+".join(map(_plain, values)))


def share(part: Amount, whole: Amount) -> Computed | None:
    """part / whole in per cent."""
    return _quotient(part, whole, "%", 100)


def ratio(a: Amount, b: Amount) -> Computed | None:
    """a / b as a multiple (倍)."""
    return _quotient(a, b, "倍", 1)


def average(amount: Amount, count: Amount, unit: str) -> Computed | None:
    """A money amount per counted thing in 元, which is how people speak of what one guest or one car costs."""
    if amount.unit not in MONEY or count.value <= 0:
        return None
    spread, number = amount.interval_in_yuan(), Fraction(count.value)
    shown = f"{_plain(amount.value)}{amount.unit}/{_plain(count.value)}{count.unit or ''}"
    exact = Fraction(amount.value * MONEY[amount.unit]) / number
    return _rounded(exact, Interval(spread.low / number, spread.high / number), unit, shown)


def _quotient(a: Amount, b: Amount, unit: str, factor: int) -> Computed | None:
    other = _in_unit(b, a.unit)
    if other is None or other.interval().low <= 0 or a.interval().low < 0:
        return None
    spread = (a.interval() / other.interval()).scale(factor)
    return _rounded(Fraction(a.value) / Fraction(other.value) * factor, spread, unit, f"{_plain(a.value)}/{_plain(other.value)}")


def _rounded(exact: Fraction, spread: Interval, unit: str, derivation: str) -> Computed:
    """To two places; `about` where the rounding of the operands leaves the last of them open."""
    about = _round(spread.low) != _round(spread.high)
    return Computed(_round(exact), unit, derivation, about)


def _round(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _in_unit(amount: Amount, unit: str | None) -> Amount | None:
    if amount.unit == unit:
        return amount
    if amount.unit in MONEY and unit in MONEY:
        return Amount(amount.value * MONEY[amount.unit] / MONEY[unit], amount.decimals, unit)
    return None


def _plain(value: Decimal) -> str:
    return format(value.normalize() if value == value.to_integral_value() else value, "f")
