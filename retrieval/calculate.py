"""Arithmetic on printed amounts, which says where the rounding of its operands leaves the last place of the result open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from extraction.numbers import EXACT_UNITS, MONEY, Amount, Interval

_QUOTIENT_PLACES = 2
_TELLING_DIGITS = 2
"""Of a multiple below one: 0.06倍 may be 0.055 or 0.064."""
_LOOSE = 10


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
        """Whether the last place of a quotient, or of what is `no_finer` than an operand, is not certain; other sums and
        differences of printed amounts are told as they are.
        """
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
            made = made if self.quotient else replace(made, places=_needed(made))
        return made if places is None else replace(made, places=places)


def difference(a: Amount, b: Amount) -> Computed | None:
    """a - b in the unit of a, of two rates in points; None where the units have no common measure."""
    computed = total((a, b), (1, -1))
    return replace(computed, unit="个百分点") if computed and a.unit == "%" else computed


def total(amounts: Sequence[Amount], signs: Sequence[int] = ()) -> Computed | None:
    """The sum in the unit of the first amount, less what has the sign -1; None where the units have no common measure."""
    terms = [_computed(amount).written(amounts[0].unit, None) for amount in amounts]
    if any(term.unit != amounts[0].unit for term in terms):
        return None
    signed = list(zip(terms, signs or [1] * len(terms), strict=True))
    spread, exact = Interval(Fraction(0), Fraction(0)), Fraction(0)
    for term, sign in signed:
        spread = spread + term.spread if sign > 0 else spread - term.spread
        exact += sign * term.exact
    shown = "".join(f"{'+' if sign > 0 else '-'}{_plain(term.value)}" for term, sign in signed).removeprefix("+")
    places = max(term.places if term.unit == one.unit else _needed(term) for term, one in zip(terms, amounts, strict=True))
    return Computed(exact, spread, places, amounts[0].unit, shown)


def gap_between(a: Computed, b: Computed) -> Computed | None:
    """By how much the larger of two results exceeds the other, in the unit of the first, of two rates in points; None where the
    units have no common measure.
    """
    b = b.written(a.unit, None)
    more, less = (a, b) if a.exact >= b.exact else (b, a)
    if a.unit != b.unit:
        return None
    shown = f"{more.derivation}-{bracketed(less.derivation)}"
    exact, spread, unit = more.exact - less.exact, more.spread - less.spread, "个百分点" if a.unit == "%" else a.unit
    return replace(a, exact=exact, spread=spread, places=max(a.places, b.places), unit=unit, derivation=shown)


def no_finer(computed: Computed, amounts: Sequence[Amount]) -> Computed:
    """A result in the unit and with the decimals of the amount that is printed in the largest unit, where another is in a
    smaller one: 12,867.00元 less 0.19万元 is about 1.10万元.
    """
    scaled = [amount for amount in amounts if amount.unit in MONEY and amount.value]
    rough = max(scaled, key=lambda amount: MONEY[amount.unit or ""], default=None)
    if rough is None or len({amount.unit for amount in scaled}) < 2:
        return computed
    return replace(computed.written(rough.unit, rough.decimals), quotient=True)


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


def mean_of(results: Sequence[Computed]) -> Computed:
    """The mean of results of one unit, in the unit and with the decimals of the first."""
    count, first = len(results), results[0]
    shown = "+".join(bracketed(one.derivation) for one in results)
    ends = zip(*((one.spread.low, one.spread.high) for one in results), strict=True)
    low, high = (sum(those) / Fraction(count) for those in ends)
    exact = sum(one.exact for one in results) / Fraction(count)
    return replace(first, exact=exact, spread=Interval(low, high), derivation=f"({shown})/{count}", quotient=True)


def share(part: Amount | Computed, whole: Amount | Computed) -> Computed | None:
    """part / whole in per cent; None where it has no meaning: no common measure, a whole of 0, a negative part."""
    return _quotient(part, whole, "%", 100)


def ratio(a: Amount | Computed, b: Amount | Computed) -> Computed | None:
    """a / b as a multiple (倍); None as for `share`."""
    return _quotient(a, b, "倍", 1)


def before_rate(now: Amount, rate: Amount) -> Computed | None:
    """What an amount was before it moved by so many per cent, no finer than that tells; None where it tells nothing."""
    bounds = rate.interval()
    grown = Interval((bounds.low + 100) / 100, (bounds.high + 100) / 100)
    if rate.unit != "%" or grown.low <= 0 or now.value <= 0:
        return None
    exact, spread = Fraction(now.value) / ((Fraction(rate.value) + 100) / 100), now.interval() / grown
    if spread.high - spread.low >= _LOOSE:
        coarser = in_unit(now, "万元") if now.unit == "元" else None
        return before_rate(coarser, rate) if coarser else None
    shown = f"{_plain(now.value)}/(1{rate.value / 100:+f})"
    return Computed(exact, spread, _places_that_hold(spread, now.decimals), now.unit, shown, quotient=True)


def average(amount: Amount, count: Amount, unit: str) -> Computed | None:
    """Money in 元, as people speak of what one guest or one car costs, or a number of things, per counted thing."""
    if count.value <= 0 or (not amount.is_money and amount.unit not in EXACT_UNITS):
        return None
    number, scale = Fraction(count.value), Fraction(MONEY.get(amount.unit or "", 1))
    shown = f"{_plain(amount.value)}{amount.unit or ''}/{_plain(count.value)}{count.unit or ''}"
    exact, spread = Fraction(amount.value) * scale / number, amount.interval().scale(scale / number)
    return Computed(exact, spread, _places_that_hold(spread, _QUOTIENT_PLACES), unit, shown, quotient=True)


def in_unit(amount: Amount, unit: str | None) -> Amount | None:
    """The same money in another unit of account, as precise as printed; None where there is no common measure."""
    if amount.unit == unit:
        return amount
    if amount.unit not in MONEY or unit not in MONEY:
        return None
    factor = MONEY[amount.unit] / MONEY[unit]
    shift = factor.adjusted()
    return Amount(amount.value * factor, max(amount.decimals - shift, 0), unit, amount.comparator)


def _quotient(a: Amount | Computed, b: Amount | Computed, unit: str, factor: int) -> Computed | None:
    dividend, divisor = _computed(a), _computed(b).written(a.unit, None)
    if divisor.unit != dividend.unit or divisor.spread.low <= 0 or dividend.spread.low < 0:
        return None
    exact = dividend.exact / divisor.exact * factor
    shown = "/".join(bracketed(side.derivation) for side in (dividend, divisor))
    spread = (dividend.spread / divisor.spread).scale(factor)
    rate = unit == "%"  # which reports print with two decimals however they come about
    places = _places_that_tell(exact, 1) if rate else _places_that_hold(spread, _places_that_tell(exact, _TELLING_DIGITS))
    return Computed(exact, spread, places, unit, shown, quotient=True)


def _places_that_hold(spread: Interval, most: int) -> int:
    """The decimals of a quotient that the rounding of its operands allows: none so fine that it may lie ten of them apart."""
    return next((places for places in range(most, 0, -1) if (spread.high - spread.low) * 10**places < _LOOSE), 0)


def _places_that_tell(exact: Fraction, digits: int) -> int:
    """The decimals of a quotient: more than usual where fewer than so many digits would be told of it."""
    places = _QUOTIENT_PLACES
    while 0 < abs(exact) * 10**places < 10 ** (digits - 1):
        places += 1
    return places


def _computed(one: Amount | Computed) -> Computed:
    """An amount as the result of no calculation."""
    if isinstance(one, Computed):
        return one
    return Computed(Fraction(one.value), one.interval(), one.decimals, one.unit, _plain(one.value))


def bracketed(derivation: str) -> str:
    """A calculation as an operand of another."""
    return f"({derivation})" if re.search(r"(?<=.)[+-]", derivation) else derivation


def _places_after(computed: Computed, factor: Fraction) -> int:
    """Decimals that keep the precision after a conversion by a power of ten."""
    shift = len(str(factor.denominator)) - len(str(factor.numerator))
    return max(computed.places + shift, 0)


def _needed(term: Computed) -> int:
    """Decimals that an amount converted from another unit of account takes: 8,640.00元 is 0.864万元."""
    exponent = _round(term.exact, term.places).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else term.places


def _round(value: Fraction, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    return format(value.normalize() if value == value.to_integral_value() else value, "f")
