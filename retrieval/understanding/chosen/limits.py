"""The limits that a question sets to what it asks for: 超过5万元, 不低于100人次, 1000万到3000万之间, 过半, 翻了一番."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extraction.numbers import Amount
from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.numerals import Numeral, numerals

_ABOVE = re.compile(r"(?P<not>没有?|未|不)?(?:超过|超出|超|大于|高于|多于|突破|(?P<reach>达到?|满|到)|过|破)了?$")
_UNDER = re.compile(r"(?P<not>不)?(?:低于|少于|小于|不足)$")
_BOUNDED = {"至少": True, "最少": True, "至多": False, "最多": False}
_TO, _BETWEEN = re.compile("元?(?:到|至|和|[-—~～])"), re.compile("元?(?:之间|这个区间|范围内?)")
_AFTER = re.compile(r"(?:及|或)?(?:(?P<more>以上|往上|起步)|以下|以内|之内)")
_SPOKEN = {"万": "万元", "亿": "亿元", "块": "元"}
_ROUGH = re.compile(
    r"(?P<not>不到|不足|没到|少于|低于)?(?:超过?|达到?|高于)?了?(?:(?P<half>一半|过半|半数)|翻[了一]*[番倍]|一倍|成倍)"
    r"(?:还多|以上|多)?(?P<less>以下)?"
)
"""Shares told in words: a half, or the whole once more."""
_HALF, _WHOLE = 50, 100


def bounds(text: str) -> Iterator[Selection]:
    """The limits that a text sets: 超过5万元, 不低于100人次, 1000万以上, 1000万到3000万之间."""
    numbers = list(numerals(text))
    yield from _ranges(text, numbers)
    for number in numbers:
        start, side = _before(text[: number.start])
        end = number.end
        if after := _AFTER.match(text, end):
            side, end = (bool(after["more"]), True), after.end()
        whole = number.unit == "%" and number.value == 100 and text[end : end + 1] in ("", "的", "\n")
        if (side := side or ((True, True) if whole else None)) and number.value is not None:
            tenths = number.unit == "成"
            unit = "%" if tenths else _SPOKEN.get(number.unit, number.unit)
            bound = Amount.of(number.value * 10 if tenths else number.value, unit or None)
            above, within = side
            yield Selection(
                Of.BEYOND, bound=bound, words=text[start:end], above=above, within=within, rising=not above, spots=((start, end),)
            )  # fmt: skip


def _ranges(text: str, numbers: Sequence[Numeral]) -> Iterator[Selection]:
    """The ranges that a text sets, both ends within them."""
    for low, high in pairwise(numbers):
        after = _BETWEEN.match(text, high.end)
        if low.value is None or high.value is None or not (after and _TO.fullmatch(text[low.end : high.start])):
            continue
        least, most = (Amount.of(value, _SPOKEN.get(unit, unit) or None) for value, unit in (
            (low.value, low.unit or high.unit), (high.value, high.unit)
        ))  # fmt: skip
        spot = (low.start, after.end())
        yield Selection(Of.BEYOND, bound=least, upper=most, words=text[slice(*spot)], within=True, spots=(spot,))


def _before(text: str) -> tuple[int, tuple[bool, bool] | None]:
    """Where the words of a limit begin that stand before its number, whether they mean what is above it, and the limit itself."""
    for word, above in _BOUNDED.items():
        if text.endswith(word):
            return len(text) - len(word), (above, True)
    if match := _UNDER.search(text):
        return match.start(), (bool(match["not"]), bool(match["not"]))
    if match := _ABOVE.search(text):
        reach, denied = bool(match["reach"]), bool(match["not"])
        return match.start(), (not denied, reach != denied)
    return len(text), None


def rough_bound(text: str) -> Selection | None:
    """The limit that a text sets in words (过半, 翻了一番)."""
    rough = _ROUGH.search(text)
    if rough is None:
        return None
    bound, above = Amount.of(Decimal(_HALF if rough["half"] else _WHOLE), "%"), not (rough["not"] or rough["less"])
    return Selection(Of.BEYOND, bound=bound, words=rough[0], above=above, within=above, rising=not above, spots=(rough.span(),))
