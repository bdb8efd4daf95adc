"""A value of a workbook as its sheet displays it: the number format decides decimals, thousands commas and per cent."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

_UNPRINTED = re.compile(r"\[(?!\$)[^\]]*\]|_.|\*.|\[\$[^\]]*\]")
_CONDITION = re.compile(r"\[[<>=]")
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')
_PATTERN = re.compile(r"[#0?,]*[#0?](?:\.[#0?]+)?")
_MOST_DIGITS = 28


def displayed(value: object, number_format: str) -> str | None:
    """The text that a cell shows; '' for an empty one, None where its format is none that this project reads."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, number_format)
        case datetime.datetime() | datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str | None:
    """A number, which a workbook holds to 15 digits, in the part of its format that its sign asks for."""
    amount = Decimal(format(value, ".15g"))
    if number_format in ("General", "@", ""):
        return _plain(amount)
    if _CONDITION.search(number_format):
        return None
    parts = [_UNPRINTED.sub("", part) for part in number_format.split(";")]
    if amount < 0 and len(parts) > 1:
        shown = _formatted(-amount, parts[1])
        return shown and "-" + shown.strip("-()（）")
    return _formatted(amount, parts[2] if amount == 0 and len(parts) > 2 else parts[0])


def _plain(amount: Decimal) -> str | None:
    return format(amount, "f") if amount.is_finite() and abs(amount.adjusted()) < _MOST_DIGITS else None


def _formatted(amount: Decimal, pattern: str) -> str | None:
    literals: list[str] = []
    bare = _LITERAL.sub(lambda match: _kept(literals, match[1] if match[1] is not None else match[2]), pattern)
    if bare.strip() in ("General", "@"):
        return _plain(amount)
    digits = _PATTERN.search(bare)
    rest = bare[: digits.start()] + "\0" + bare[digits.end() :] if digits else bare
    if re.search(r"[#0?,.EeyYmMdDhHsS/@]", rest):
        return None
    is_filler = digits is None or set(digits[0]) == {"?"}
    shown = "" if is_filler or digits is None else _rounded(amount * 100 if "%" in rest else amount, digits[0])
    return None if shown is None else _with_literals(rest, literals).strip().replace("\0", shown)


def _kept(literals: list[str], text: str) -> str:
    literals.append(text)
    return "\1"


def _with_literals(text: str, literals: list[str]) -> str:
    remaining = iter(literals)
    return "".join(next(remaining) if char == "\1" else char for char in text)


def _rounded(amount: Decimal, pattern: str) -> str | None:
    """A number in a pattern such as `#,##0.00`; a comma at its end scales, which hides digits: such a pattern is not read."""
    whole, _, fraction = pattern.partition(".")
    if whole.endswith(",") or not amount.is_finite() or abs(amount.adjusted()) >= _MOST_DIGITS:
        return None
    rounded = amount.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    text = format(abs(rounded), ",f" if "," in whole else "f")
    text = _without_optional_zeros(text, fraction)
    return f"-{text}" if rounded < 0 else text


def _without_optional_zeros(text: str, fraction: str) -> str:
    optional = len(fraction) - len(fraction.rstrip("#?"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".") if fraction else text
