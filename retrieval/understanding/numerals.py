"""Numbers as anybody may write them in running text: 2,946.25万元, ２９.５％, 百分之三点五, 二十万元, 一半."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_WIDE = str.maketrans("０１２３４５６７８９．％﹪－−", "0123456789.%%--")
_DIGITS = {character: at // 2 for at, character in enumerate("〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖")} | {"两": 2}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_HAN = "".join(_DIGITS) + "".join(_TENS)
_UNITS = (
    "元/人次", "元/批次", "元/辆", "元/人", "万亿元", "亿元", "万元", "千元", "元", "万亿", "亿", "万", "%", "‰", "个百分点",
    "百分点", "人次", "批次", "台套", "平方米", "公里", "倍", "成", "年", "月", "日", "天", "个", "人", "名", "次", "批", "家",
    "项", "台", "套", "辆", "件", "条", "户", "分", "位", "所", "处", "场", "份",
)  # fmt: skip
_PRINTED = re.compile(r"(?P<before>[≤≥<>]?)\s*(?P<number>-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)")
_WRITTEN = re.compile(rf"(?<!\d)(?:百分之)?负?[{_HAN}][{_HAN}万亿]*(?:点[{_HAN}]+)?")
_BROKEN = re.compile(r"[\s,，.'’eE]{0,3}")
_ROUGH = re.compile(r"一半|过半|翻[了一]*番|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|[几数][十百千万亿]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of a text, its unit included; `value` is None where it is no exact number (一半)."""

    start: int
    end: int
    value: Decimal | None
    unit: str
    raw: str
    comparator: str = ""


def numerals(text: str, units: Iterable[str] = ()) -> list[Numeral]:
    """All numbers of a text in order, with the longest unit that follows, a usual one or one of `units`.

    Chinese numerals count where a unit follows, or as a percentage or a row of digits; 一般 and 三公 are words.
    """
    flat = text.translate(_WIDE)
    known = sorted({*_UNITS, *units} - {""}, key=len, reverse=True)
    found = sorted([*_printed(flat, known), *_written(flat, known), *_rough(flat)], key=lambda one: (one.start, -one.end))
    apart: list[Numeral] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(_joined(flat, apart.pop(), one) if apart and _runs_on(flat, apart[-1], one) else one)
    return apart


def _runs_on(text: str, one: Numeral, other: Numeral) -> bool:
    """Whether two stretches are pieces of one number: 2亿3000万元, 294 6.25."""
    return one.unit in ("", "万", "亿") and bool(_BROKEN.fullmatch(text, one.end, other.start))


def _joined(text: str, one: Numeral, other: Numeral) -> Numeral:
    return Numeral(one.start, other.end, None, "", text[one.start : other.end])


def _printed(text: str, units: Iterable[str]) -> Iterator[Numeral]:
    for match in _PRINTED.finditer(text):
        end, unit = _unit_after(text, match.end(), units)
        value = Decimal(match["number"].replace(",", "").replace("，", ""))
        yield Numeral(match.start("number"), end, value, unit, text[match.start("number") : end], match["before"])


def _written(text: str, units: Iterable[str]) -> Iterator[Numeral]:
    for match in _WRITTEN.finditer(text):
        percent = match[0].startswith("百分之")
        number = match[0].removeprefix("百分之")
        alone = number[0] in _DIGITS and not _unit_after(text, match.end(), units)[1]
        scale = number[-1] if number[-1] in _MYRIADS and (alone or text.startswith("元", match.end())) else ""
        end, unit = (match.end(), "%") if percent else _unit_after(text, match.end() - len(scale), units)
        if unit or (len(number) > 2 and all(character in _DIGITS for character in number)):
            number = number.removesuffix(scale)
            yield Numeral(match.start(), end, chinese(number), unit, text[match.start() : end])


def _rough(text: str) -> Iterator[Numeral]:
    for match in _ROUGH.finditer(text):
        yield Numeral(match.start(), match.end(), None, "", match[0])


def _unit_after(text: str, at: int, units: Iterable[str]) -> tuple[int, str]:
    start = at + len(text[at:]) - len(text[at:].lstrip(" "))
    unit = next((unit for unit in units if text.startswith(unit, start)), "")
    return (start + len(unit), unit) if unit else (at, "")


def chinese(number: str) -> Decimal | None:
    """The value of a Chinese numeral (负三点五, 一千二百, 二〇二四); None where it is none."""
    whole, _, fraction = number.removeprefix("负").partition("点")
    value = _spelled(whole) if all(character in _DIGITS for character in whole) else _counted(whole)
    if value is None or not all(character in _DIGITS for character in fraction):
        return None
    decimals = "".join(str(_DIGITS[character]) for character in fraction)
    exact = Decimal(f"{value}.{decimals}" if decimals else value)
    return -exact if number.startswith("负") else exact


def _spelled(digits: str) -> int | None:
    return int("".join(str(_DIGITS[character]) for character in digits)) if digits else None


def _counted(number: str) -> int | None:
    total = part = digit = 0
    for character in number:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            part, digit = part + (digit or 1) * _TENS[character], 0
        elif character in _MYRIADS:
            total, part, digit = (total + part + digit) * _MYRIADS[character], 0, 0
        else:
            return None
    return total + part + digit
