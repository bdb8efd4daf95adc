"""Numbers of a workbook as their sheet displays them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.numbers import parse_number
from extraction.reading.displayed import displayed

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (2946.25, "0.00", "2946.25"),
        (2946.25, "#,##0.00", "2,946.25"),
        (12.345, "0.00", "12.35"),
        (0.1 + 0.2, "General", "0.3"),
        (2010601, "General", "2010601"),
        (0.942, "0.0%", "94.2%"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (-12.5, ACCOUNTING, "-12.50"),
        (0, ACCOUNTING, "-"),
        (0, "0.00;-0.00;;@", ""),
        (-5, "0.00_);(0.00)", "-5.00"),
        (-5, "0.00;[Red]0.00", "-5.00"),
        (1, '0"人"', "1人"),
        (2, "#.##", "2"),
        (None, "General", ""),
        ("  合计", "General", "  合计"),
        (datetime.datetime(2024, 12, 31), "yyyy-mm-dd", "2024年12月31日"),
    ],
)
def test_formats(value: object, number_format: str, shown: str) -> None:
    assert displayed(value, number_format) == shown


@pytest.mark.parametrize("number_format", ["0!.0,", "0.00,", "0.00E+00", '[=0]"";0.00', "# ?/?", "yyyy"])
def test_a_format_that_hides_digits_is_not_guessed(number_format: str) -> None:
    assert displayed(12345.678, number_format) is None


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(["0.00", "#,##0.00", ACCOUNTING, "#,##0.00;[Red]0.00"]),
)
def test_what_is_displayed_reads_back_as_the_value(value: Decimal, number_format: str) -> None:
    shown = displayed(float(value), number_format)
    assert shown is not None
    amount = parse_number(shown)
    assert (amount.value if amount else Decimal(0)) == value
