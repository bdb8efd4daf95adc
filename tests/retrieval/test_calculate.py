"""Arithmetic: exact values, the interval that rounding leaves, units and decimals asked for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.numbers import Amount
from retrieval.calculate import average, before_rate, difference, in_unit, no_finer, ratio, share, total

amounts = st.builds(lambda n: Amount(Decimal(n) / 100, 2, "万元"), st.integers(0, 10**9))
positive = st.builds(lambda n: Amount(Decimal(n) / 100, 2, "万元"), st.integers(1, 10**9))


def money(raw: str, unit: str = "万元") -> Amount:
    return Amount(Decimal(raw), len(raw.partition(".")[2]), unit)


@given(amounts, amounts)
def test_a_difference_undoes_a_total(a: Amount, b: Amount) -> None:
    added = total([a, b])
    assert added is not None and added.value == a.value + b.value and not added.about
    back = difference(Amount(added.value, 2, "万元"), b)
    assert back is not None and back.value == a.value


@given(st.lists(st.tuples(amounts, st.sampled_from((1, -1))), min_size=1, max_size=6))
def test_a_signed_sum_lies_in_its_spread(terms: list[tuple[Amount, int]]) -> None:
    computed = total([amount for amount, _ in terms], [sign for _, sign in terms])
    assert computed is not None and computed.value == sum(sign * amount.value for amount, sign in terms)
    assert computed.spread.low <= computed.exact <= computed.spread.high


@given(positive, positive)
def test_the_exact_quotient_lies_in_its_spread(a: Amount, b: Amount) -> None:
    for computed, factor in ((share(a, b), 100), (ratio(a, b), 1)):
        assert computed is not None
        assert computed.exact == Fraction(a.value) / Fraction(b.value) * factor
        assert computed.spread.low <= computed.exact <= computed.spread.high


@given(amounts, st.sampled_from(["元", "千元", "万元", "亿元"]))
def test_conversion_keeps_the_money(a: Amount, unit: str) -> None:
    there = in_unit(a, unit)
    assert there is not None
    back = in_unit(there, "万元")
    assert back is not None and back.value == a.value
    if unit != "元":
        assert there.interval_in_yuan() == a.interval_in_yuan()


@given(positive, st.integers(0, 4))
def test_writing_otherwise_changes_no_value(a: Amount, places: int) -> None:
    computed = total([a, a])
    assert computed is not None
    assert computed.written("元", None).value == computed.value * 10000
    assert abs(Fraction(computed.written(None, places).value) - computed.exact) <= Fraction(1, 2 * 10**places)


def test_units_without_common_measure_give_nothing() -> None:
    people = Amount(Decimal(3), 0, "人次")
    assert difference(money("1.20"), people) is None
    assert total([money("1.20"), people]) is None
    assert share(people, money("1.20")) is None
    assert share(money("1.20"), money("0.00")) is None
    assert average(Amount(Decimal(3), 0, "%"), people, "%/人次") is None
    assert average(money("1.20"), Amount(Decimal(0), 0, "人次"), "元/人次") is None


@pytest.mark.parametrize(
    ("part", "whole", "value", "about"), [("487.41", "535.45", "91.03", False), ("0.15", "1.37", "10.95", True)]
)
def test_a_share_says_when_its_last_place_is_open(part: str, whole: str, value: str, about: bool) -> None:
    computed = share(money(part), money(whole))
    assert computed is not None and computed.value == Decimal(value) and computed.about is about


def test_an_average_is_in_yuan_and_converts_what_it_is_counted_in() -> None:
    computed = average(money("32.73"), Amount(Decimal(893), 0, "人次"), "元/人次")
    assert computed is not None and (computed.value, computed.unit) == (Decimal("366.5"), "元/人次")
    assert computed.derivation == "32.73万元/893人次"
    assert (computed.written("万元", 3).value, computed.written("万元", 3).unit) == (Decimal("0.037"), "万元/人次")


def test_a_sum_is_written_with_no_more_decimals_than_its_terms_take() -> None:
    summed = total((Amount.of(Decimal("0.62"), "万元"), Amount.of(Decimal("8640.00"), "元")))
    assert summed is not None and (str(summed.value), summed.unit) == ("1.484", "万元")


def test_a_small_multiple_keeps_two_digits() -> None:
    small = ratio(Amount(Decimal("0.15"), 2, "万元"), Amount(Decimal("32.73"), 2, "万元"))
    assert small is not None and small.places == 4 and str(small.value) == "0.0046"


def test_what_is_left_of_a_finer_amount_is_told_no_finer_than_what_was_taken_off() -> None:
    now, more = Amount(Decimal("12867.00"), 2, "元"), Amount(Decimal("0.19"), 2, "万元")
    before = difference(now, more)
    assert before is not None
    told = no_finer(before, (now, more))
    assert (str(told.value), told.unit, told.about) == ("1.10", "万元", True)
    same = difference(now, Amount(Decimal("67.00"), 2, "元"))
    assert same is not None and no_finer(same, (now, now)) == same


def test_rates_differ_by_points() -> None:
    computed = difference(money("98.09", "%"), money("86.00", "%"))
    assert computed is not None and (str(computed.value), computed.unit) == ("12.09", "个百分点")


def test_what_there_was_before_a_rate_is_told_no_finer_than_the_rate_tells() -> None:
    before = before_rate(money("0.42"), money("-30.00", "%"))
    assert before is not None and (str(before.value), before.unit, before.about) == ("0.60", "万元", True)
    coarse = before_rate(money("28749982.21", "元"), money("4.75", "%"))
    assert coarse is not None and (str(coarse.value), coarse.unit) == ("2744.6", "万元")
    assert before_rate(money("5.00"), money("-100.00", "%")) is None
