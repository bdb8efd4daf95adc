"""Printed numbers: text -> Amount, and the closed interval of exact values that a printed amount stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Self

MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of account and what one of each is in 元."""

EXACT_UNITS = frozenset({
    "分", "个", "辆", "批次", "人次", "人", "次", "批", "家", "项", "台", "套", "台套",
    "宗", "件", "户", "张", "册", "场", "期", "起", "份", "对",
})  # fmt: skip
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

    @classmethod
    def of(cls, value: Decimal, unit: str | None, comparator: str = "") -> Self:
        """A number with all the decimals of its value."""
        return cls(value, max(0, -int(value.as_tuple().exponent)), unit, comparator)

    @property
    def size(self) -> Self:
        """The number without its sign: who says by how much a thing fell states no minus."""
        return replace(self, value=abs(self.value))

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


_BLANKS = re.compile(r"[\s\u3000\u200b\ufeff]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－−＝＜＞≦≧", "0123456789.,%--=<>≤≥")
_LATEX = {r"\leq": "≤", r"\le": "≤", r"\geq": "≥", r"\ge": "≥", "<=": "≤", ">=": "≥"}
_COUNTED = (
    "平方米|平方公里|公里|千米|公斤|千克|公顷|工作日|自然日|小时|分钟|批次|人次|台套|台班|人天|人月|课时|学时|车次|场次|"
    "册次|辆次|班次|户次|家次|架次|标段|"
    "千瓦时|立方米|微克|毫克|个|辆|人|次|批|家|项|台|套|件|条|天|日|周|年|篇|名|场|期|部|册|份|笔|户|处|座|间|米|吨|起|幅|块|所|亩|株|"
    "棵|例|级|位|组|支|队|类|种|分|点|本|张|片|只|头|尾|宗|栋|幢|艘|架|枚|盏|叶|眼|门|羽|卷|村|镇|县|区|市|省|字|页|倍|度|升|岁|秒"
)
_UNIT = rf"(?:[十百千]?[万亿]?(?:个|余)?(?:{_COUNTED})|[千万亿]?元|[万亿])"
UNIT = rf"(?:%|‰|{_UNIT}(?:/(?:{_UNIT}|月|季))*)"
"""Every unit that a number may be printed with, as a regular expression."""
_NUMBER = re.compile(
    rf"(?P<comparator>[≤≥<>=]?)(?P<sign>-?)(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?(?P<unit>{UNIT})?"
)
_BRACKETED = re.compile(rf"[（(]({UNIT})[）)]$")
"""A unit that stands in brackets behind its number, as in ≥420.00(吨)."""
_MEASURED = re.compile(r"[≤≥<>=]?\d[\d.,]*(?P<word>[万亿]?(?P<plain>[\u4e00-\u9fff]{1,3}))")
_OF_TIME = re.compile(r"[年月日号周时天期季前后内外起止]|以[上下]|左右|完成|达[到标]|[之至到]")
_DIGIT = re.compile(r"\d")
_BROKEN_DIGITS = re.compile(r"[\d.,]+[\s\u3000]+(?=\d)")
_WHOLE = re.compile(r"[\d]{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def without_blanks(text: str) -> str:
    """Text without any blank, including the ideographic one."""
    return _BLANKS.sub("", text)


def parse_number(raw: str, unit: str | None = None) -> Amount | None:
    """Read a cell that holds nothing but a number.

    Blanks, thousands commas, one leading comparator (also as LaTeX) and one trailing unit are set aside, as
    the `cells` contract says; `unit` is used where the cell prints none of its own. None: not a number, also
    where blanks may part two numbers (`10 10`), and for a year such as 2024年.
    """
    if not _DIGIT.search(raw):
        return None
    text = raw.replace("$", "").replace("\\%", "%").translate(_FULL_WIDTH)
    for spelling, sign in _LATEX.items():
        text = text.replace(spelling, sign)
    if any(_WHOLE.fullmatch(without_blanks(piece[0])) for piece in _BROKEN_DIGITS.finditer(text)):
        return None
    match = _NUMBER.fullmatch(_BRACKETED.sub(r"\1", without_blanks(text)))
    if match is None or (match["unit"] == "年" and _YEAR.fullmatch(match["digits"])):
        return None
    fraction = match["fraction"] or ""
    value = Decimal(match["sign"] + match["digits"].replace(",", "") + fraction)
    return Amount(value, max(len(fraction) - 1, 0), match["unit"] or unit, match["comparator"])


def measure_word(raw: str) -> str:
    """The measure word that no list has behind the only number of a cell (30万亩次 -> 万亩次); '' for a date or a phrase.

    What begins with a known unit and ends with a noun (2份报告) is a phrase.
    """
    match = _MEASURED.fullmatch(without_blanks(raw).translate(_FULL_WIDTH))
    if match is None or parse_number(raw) is not None or _OF_TIME.search(match["plain"]):
        return ""
    is_phrase = re.match(_UNIT, match["plain"]) and not re.fullmatch(f"(?:{_UNIT}){{2}}", match["plain"])
    return "" if is_phrase else match["word"]
