"""Numbers in running text, however they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.understanding.numerals import chinese, numerals

_DIGITS = "零一二三四五六七八九"


def found(text: str) -> list[tuple[str | None, str]]:
    return [(None if one.value is None else str(one.value), one.unit) for one in numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务接待费为1.20万元", [("1.20", "万元")]),
        ("２，９４６．２５ 万元，占３.５％", [("2946.25", "万元"), ("3.5", "%")]),
        ("下降百分之三点五，减少二十万元", [("3.5", "%"), ("20", "万元")]),
        ("一百二十三点四五亿元", [("123.45", "亿元")]),
        ("十二万三千元", [("123000", "元")]),
        ("12批次、96人次", [("12", "批次"), ("96", "人次")]),
        ("5个百分点", [("5", "个百分点")]),
        ("125.00元/人次", [("125.00", "元/人次")]),
        ("12345热线", [("12345", "")]),
        ("一二三四五热线", [("12345", "")]),
        ("二〇二四年", [("2024", "年")]),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_words_are_no_numbers() -> None:
    assert found("一般公共预算“三公”经费的统一口径，万元，首先") == []


@pytest.mark.parametrize(
    "text", ["2亿3000万元", "294 6.25万元", "9.2e3万元", "5,00.20元", "约一半", "几十万元", "三分之一", "翻了一番"]
)
def test_what_is_no_exact_number_supports_none(text: str) -> None:
    assert found(text)[0][0] is None


def test_comparators_are_kept() -> None:
    assert [one.comparator for one in numerals("≤5%，7%")] == ["≤", ""]


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_printed_numbers_are_read_back(value: Decimal) -> None:
    for written in (f"{value}", f"{value:,}", "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{value}")):
        (one,) = numerals(f"共计{written}万元。")
        assert (one.value, one.unit) == (value, "万元")


@given(st.integers(min_value=0, max_value=9999))
def test_spelled_numbers_are_read_back(value: int) -> None:
    assert chinese("".join(_DIGITS[int(digit)] for digit in str(value))) == value
    assert chinese(in_words(value)) == value


def in_words(value: int) -> str:
    """A number below 10,000 as it is spoken."""
    if value < 10:
        return _DIGITS[value]
    parts, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            parts += ("零" if zero and parts else "") + _DIGITS[digit] + unit
        zero = not digit
    return parts


@given(st.text(alphabet="0123456789０１２.,，万亿元%百分之一二三十点 年个≤-[]"))
def test_any_text_is_read_without_overlaps(text: str) -> None:
    ends = 0
    for one in numerals(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


def test_a_myriad_is_a_unit_of_its_own() -> None:
    assert [(one.value, one.unit) for one in numerals("超过一千万的，五万以上")] == [(Decimal(1000), "万"), (Decimal(5), "万")]
    assert not numerals("千万不要超")
