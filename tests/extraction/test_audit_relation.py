"""Relations on intervals: what is proven, what is rounding, what proves nothing."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extraction.audit.model import Result, Severity
from extraction.audit.relation import add_up, at_most, same
from tests.extraction.audit_made import cell

CENTS = st.integers(min_value=0, max_value=10_000_000)


def printed(yuan: int) -> str:
    """An amount of 元 as a table in 万元 prints it."""
    return f"{Decimal(yuan) / 10_000:.2f}"


@given(st.lists(CENTS, min_size=1, max_size=8))
def test_honest_rounding_is_never_a_breach(parts: list[int]) -> None:
    whole, cells = cell(printed(sum(parts))), [cell(printed(part), line=at + 2) for at, part in enumerate(parts)]
    assert add_up(whole, cells).result in (Result.PASS, Result.ROUNDING)


@given(st.lists(CENTS, min_size=1, max_size=8), st.integers(min_value=1, max_value=9))
def test_a_wrong_digit_before_the_point_is_always_a_breach(parts: list[int], wrong: int) -> None:
    whole = cell(printed(sum(parts) + wrong * 10_000))
    assert add_up(whole, [cell(printed(part)) for part in parts]).result is Result.FAIL


def test_a_gap_within_the_rounding_of_all_terms_is_told_as_such() -> None:
    outcome = add_up(cell("2,371.40"), [cell("535.45"), cell("1,835.94")])
    assert outcome.result is Result.ROUNDING
    assert outcome.arithmetic == "535.45万元 + 1,835.94万元 = 2,371.39万元 ≈ 2,371.40万元（相差 0.01万元，在四舍五入范围内）"


def test_a_blank_part_is_left_out_and_an_unreadable_one_blocks() -> None:
    assert add_up(cell("5.00"), [cell("5.00"), cell("")]).result is Result.PASS
    assert add_up(cell("5.00"), [cell("5.00"), cell("?")]).result is Result.INSUFFICIENT


def test_a_blank_total_over_parts_is_for_a_warning_and_proves_nothing_in_a_text_dump() -> None:
    outcome = add_up(cell(""), [cell("5.00")])
    assert (outcome.result, outcome.severity) == (Result.FAIL, Severity.WARNING)
    assert add_up(cell("", file="甲.txt"), [cell("5.00", file="甲.txt")]).result is Result.INSUFFICIENT
    assert add_up(cell(""), [cell("5.00")], [cell("5.00")]).result is Result.PASS


def test_units_are_converted_and_a_unit_that_is_not_known_is_not_guessed() -> None:
    assert same(cell("552.59"), cell("5525938.78", "元")).result is Result.PASS
    assert same(cell("352.67"), cell("3,503,499", "元")).result is Result.FAIL
    assert same(cell("5.00"), cell("5.00", None)).result is Result.INSUFFICIENT


def test_prose_with_fewer_decimals_is_compared_at_its_own_precision() -> None:
    assert same(cell("2,371.4"), cell("2,371.40")).result is Result.PASS
    assert same(cell("2,371"), cell("2,371.40")).result is Result.PASS
    assert same(cell("2,372"), cell("2,371.40")).result is Result.FAIL


def test_a_part_is_at_most_the_whole_but_for_rounding() -> None:
    assert at_most([cell("1.00")], cell("1.00")).result is Result.PASS
    assert at_most([cell("1.01")], cell("1.00")).result is Result.ROUNDING
    assert at_most([cell("1.02")], cell("1.00")).result is Result.FAIL


def test_scores_are_exact() -> None:
    assert add_up(cell("100", "分"), [cell("90", "分"), cell("9", "分")]).result is Result.FAIL
