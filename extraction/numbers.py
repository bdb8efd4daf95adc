"""Printed numbers: text -> Amount, and the closed interval of exact values that a printed amount stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of account and what one of each is in 元."""

EXACT_UNITS = frozenset({"分", "个", "辆", "批次", "人次", "人", "次", "批", "家", "项", "台", "套", "台套"})
"""Units of counts and scores: a printed 7 is 7, not something near it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact values; all relations between printed figures are judged on intervals."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of non-negative by positive quantities: lo/hi … hi/lo."""
        if other.low <= 0 or self.low < 0:
            raise ValueError("an interval quotient needs a non-negative dividend and a positive divisor")
        return Interval(self.low / other.high, self.high / other.low)

    def scale(self, factor: Fraction | int) -> Interval:
        """The interval times a positive exact factor."""
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed: its value, how many decimals were printed, its unit, and a leading comparator (≤ ≥ < > =)."""

    value: Decimal
    decimals: int
    unit: str | None = None
    comparator: str = ""

    @property
    def is_money(self) -> bool:
        """Whether the unit is a unit of account."""
        return self.unit in MONEY

    def interval(self) -> Interval:
        """What the print stands for: half a unit of the last printed place either way; counts, scores and 0 are exact."""
        exact = Fraction(self.value)
        if self.unit in EXACT_UNITS or self.value == 0:
            return Interval(exact, exact)
        half = Fraction(1, 2 * 10**self.decimals)
        return Interval(exact - half, exact + half)

    def interval_in_yuan(self) -> Interval:
        """The interval of a money amount in 元; raises ValueError for any other unit."""
        if self.unit is None or self.unit not in MONEY:
            raise ValueError(f"not a money amount: {self.unit}")
        return self.interval().scale(Fraction(MONEY[self.unit]))

    def with_unit(self, unit: str | None) -> Amount:
        """The same print under another unit: no conversion."""
        return replace(self, unit=unit)


_BLANKS = re.compile(r"\s+")
_COMPARATORS = {r"\leq": "≤", r"\le": "≤", r"\geq": "≥", r"\ge": "≥", "<=": "≤", ">=": "≥", "＝": "=", "＜": "<", "＞": ">"}
_NUMBER = re.compile(
    r"(?P<comparator>[≤≥<>=]?)(?P<sign>[-−－]?)(?P<digits>\d{1,3}(?:[,，]\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<unit>%|％|[\u4e00-\u9fff/]{0,6})"
)


def without_blanks(text: str) -> str:
    """Text without any blank, including the ideographic one."""
    return _BLANKS.sub("", text.replace("\u3000", ""))


def parse_number(raw: str, unit: str | None = None) -> Amount | None:
    """Read a cell that holds nothing but a number.

    Blanks, thousands commas, one leading comparator (also as LaTeX) and one trailing unit are set aside, as
    the `cells` contract says; `unit` is used where the cell prints none of its own. None: not a number.
    """
    text = without_blanks(raw).replace("$", "").replace("\\%", "%")
    for spelling, sign in _COMPARATORS.items():
        text = text.replace(spelling, sign)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    fraction = match["fraction"] or ""
    digits = match["digits"].replace(",", "").replace("，", "")
    value = Decimal(("-" if match["sign"] else "") + digits + fraction)
    own_unit = match["unit"].replace("％", "%") or unit
    return Amount(value, max(len(fraction) - 1, 0), own_unit, match["comparator"])
