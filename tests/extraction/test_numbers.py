"""Printed numbers: what is one, what is none, and which exact values a print stands for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.numbers import Amount, Interval, parse_number

MONEY = st.decimals(min_value=0, max_value=10**11, places=2, allow_nan=False, allow_infinity=False)


@given(MONEY)
def test_a_printed_amount_reads_back_exactly(value: Decimal) -> None:
    amount = parse_number(f"{value:,.2f}", "万元")
    assert amount == Amount(value, 2, "万元")


@given(MONEY)
def test_blanks_after_commas_and_points_are_set_aside(value: Decimal) -> None:
    printed = f"{value:,.2f}".replace(",", ", ").replace(".", ". ")
    amount = parse_number(printed)
    assert amount is not None and amount.value == value


@given(st.integers(0, 999), st.integers(0, 999))
def test_two_numbers_in_one_cell_are_no_number(left: int, right: int) -> None:
    assert parse_number(f"{left} {right}") is None


@given(MONEY)
def test_the_interval_holds_what_rounds_to_the_print(value: Decimal) -> None:
    interval = Amount(value, 2, "万元").interval()
    assert interval.low <= Fraction(value) <= interval.high
    assert interval.high - interval.low == (Fraction(1, 100) if value else 0)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        (r"$\leq 100\%$", "≤", "100", "%"),
        ("≥ 1200 万件", "≥", "1200", "万件"),
        ("≤5500元/人/月", "≤", "5500", "元/人/月"),
        ("≤20微克/立方米", "≤", "20", "微克/立方米"),
        ("≤5个工作日", "≤", "5", "个工作日"),
        ("=23项", "=", "23", "项"),
        ("１２３．４５", "", "123.45", None),
        ("-56.95", "", "-56.95", None),
        ("156,211,12\n3", "", "156211123", None),
    ],
)
def test_comparators_and_units_are_parted_from_the_number(text: str, comparator: str, value: str, unit: str | None) -> None:
    amount = parse_number(text)
    assert amount is not None
    assert (amount.comparator, str(amount.value), amount.unit) == (comparator, value, unit)


@pytest.mark.parametrize(
    "text", ["4小时完成修复", "早于12月15日", "12月5日", "2024年", "12345话务", "优", "—", "", "1,23", "10 10"]
)
def test_labels_dates_and_phrases_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


def test_counts_and_a_stated_zero_are_exact() -> None:
    assert Amount(Decimal(7), 0, "辆").interval() == Interval(Fraction(7), Fraction(7))
    assert Amount(Decimal("0.00"), 2, "万元").interval() == Interval(Fraction(0), Fraction(0))


def test_money_is_compared_in_yuan() -> None:
    rounded = Amount(Decimal("552.59"), 2, "万元").interval_in_yuan()
    exact = Amount(Decimal("5525938.78"), 2, "元").interval_in_yuan()
    assert rounded.meets(exact)
    with pytest.raises(ValueError, match="not a money amount"):
        Amount(Decimal(1), 0, "辆").interval_in_yuan()


@pytest.mark.parametrize(("printed", "unit"), [("41.37万册次", "万册次"), ("≥12班次", "班次"), ("3眼", "眼"), ("1860叶", "叶")])
def test_what_projects_count_is_read_with_its_unit(printed: str, unit: str) -> None:
    amount = parse_number(printed)
    assert amount is not None and amount.unit == unit
