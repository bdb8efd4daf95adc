"""Arithmetic on printed amounts, which says where the rounding of its operands leaves the last place of the result open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from extraction.numbers import MONEY, Amount, Interval

_QUOTIENT_PLACES = 2


@dataclass(frozen=True, slots=True)
class Computed:
    """A result with its unit and the calculation that gave it, in printed operands.

    `exact` follows from the printed values, `spread` is where the result may lie by their rounding; `places` are the decimals
    that it is written with.
    """

    exact: Fraction
    spread: Interval
    places: int
    unit: str | None
    derivation: str
    quotient: bool = False

    @property
    def value(self) -> Decimal:
        """The result as it is written."""
        return _round(self.exact, self.places)

    @property
    def about(self) -> bool:
        """Whether the last place of a quotient is not certain; sums and differences of printed amounts are told as they are."""
        return self.quotient and _round(self.spread.low, self.places) != _round(self.spread.high, self.places)

    def written(self, unit: str | None, places: int | None) -> Computed:
        """The same result in the unit of account (what it is counted per stays) and with the decimals asked for, if any."""
        own, slash, per = (self.unit or "").partition("/")
        made = self
        if unit in MONEY and own in MONEY and unit != own:
            factor = Fraction(MONEY[own]) / Fraction(MONEY[unit])
            made = replace(
                self, exact=self.exact * factor, spread=self.spread.scale(factor), unit=f"{unit}{slash}{per}",
                places=_places_after(self, factor),
            )  # fmt: skip
        return made if places is None else replace(made, places=places)


def difference(a: Amount, b: Amount) -> Computed | None:
    """a - b in the unit of a; None where the units have no common measure."""
    other = in_unit(b, a.unit)
    if other is None:
        return None
    spread, shown = a.interval() - other.interval(), f"{_plain(a.value)}-{_plain(other.value)}"
    return Computed(Fraction(a.value - other.value), spread, max(a.decimals, other.decimals), a.unit, shown)


def total(amounts: Sequence[Amount]) -> Computed | None:
    """The sum in the unit of the first amount; None where the units have no common measure."""
    terms = [term for amount in amounts if (term := in_unit(amount, amounts[0].unit))]
    if len(terms) < len(amounts):
        return None
    spread = terms[0].interval()
    for term in terms[1:]:
        spread = spread + term.interval()
    exact, places = sum(Fraction(term.value) for term in terms), max(term.decimals for term in terms)
    return Computed(Fraction(exact), spread, places, amounts[0].unit, "+".join(_plain(term.value) for term in terms))


def mean(amounts: Sequence[Amount]) -> Computed | None:
    """The sum over their number, in the unit of the first; None where the units have no common measure."""
    summed = total(amounts)
    if summed is None:
        return None
    count = len(amounts)
    shown = f"({summed.derivation})/{count}"
    return replace(
        summed, exact=summed.exact / count, spread=summed.spread.scale(Fraction(1, count)), derivation=shown,
        places=max(summed.places, _QUOTIENT_PLACES), quotient=True,
    )  # fmt: skip


def share(part: Amount, whole: Amount) -> Computed | None:
    """part / whole in per cent; None where it has no meaning: no common measure, a whole of 0, a negative part."""
    return _quotient(part, whole, "%", 100)


def ratio(a: Amount, b: Amount) -> Computed | None:
    """a / b as a multiple (倍); None as for `share`."""
    return _quotient(a, b, "倍", 1)


def average(amount: Amount, count: Amount, unit: str) -> Computed | None:
    """A money amount per counted thing in 元, which is how people speak of what one guest or one car costs."""
    if amount.unit not in MONEY or count.value <= 0:
        return None
    number = Fraction(count.value)
    shown = f"{_plain(amount.value)}{amount.unit}/{_plain(count.value)}{count.unit or ''}"
    exact = Fraction(amount.value * MONEY[amount.unit]) / number
    return Computed(exact, amount.interval_in_yuan().scale(1 / number), _QUOTIENT_PLACES, unit, shown, quotient=True)


def in_unit(amount: Amount, unit: str | None) -> Amount | None:
    """The same money in another unit of account, as precise as printed; None where there is no common measure."""
    if amount.unit == unit:
        return amount
    if amount.unit not in MONEY or unit not in MONEY:
        return None
    factor = MONEY[amount.unit] / MONEY[unit]
    shift = factor.adjusted()
    return Amount(amount.value * factor, max(amount.decimals - shift, 0), unit, amount.comparator)


def _quotient(a: Amount, b: Amount, unit: str, factor: int) -> Computed | None:
    other = in_unit(b, a.unit)
    if other is None or other.interval().low <= 0 or a.interval().low < 0:
        return None
    spread = (a.interval() / other.interval()).scale(factor)
    exact = Fraction(a.value) / Fraction(other.value) * factor
    return Computed(exact, spread, _QUOTIENT_PLACES, unit, f"{_plain(a.value)}/{_plain(other.value)}", quotient=True)


def _places_after(computed: Computed, factor: Fraction) -> int:
    """Decimals that keep the precision after a conversion by a power of ten."""
    shift = len(str(factor.denominator)) - len(str(factor.numerator))
    return max(computed.places + shift, 0)


def _round(value: Fraction, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    return format(value.normalize() if value == value.to_integral_value() else value, "f")
