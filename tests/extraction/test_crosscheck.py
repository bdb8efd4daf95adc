"""Readings of one indicator against each other: interval rules, conversion, and the verdict over several."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.crosscheck import Agreement, Reader, Reading, Verdict, compare, verdict
from extraction.numbers import MONEY, Amount
from extraction.report import Place, Source, State

HERE = Source("a.pdf", (Place(page=1),))
AGREE, ROUNDING, CONFLICT, INCOMPARABLE = Agreement.SAME, Agreement.ROUNDING, Agreement.CONFLICT, Agreement.INCOMPARABLE

decimals = st.integers(0, 4)


@st.composite
def money(draw: st.DrawFn) -> Amount:
    places = draw(decimals)
    return Amount(Decimal(draw(st.integers(0, 10**9))).scaleb(-places), places, draw(st.sampled_from(sorted(MONEY))))


def amount(text: str, unit: str | None = "万元", comparator: str = "") -> Amount:
    value = Decimal(text)
    return Amount(value, max(-int(value.as_tuple().exponent), 0), unit, comparator)


def reading(text: str | None, by: Reader = Reader.TABLE, unit: str = "万元", state: State = State.VALUE) -> Reading:
    return Reading(by, state, amount(text, unit) if text is not None else None, HERE)


def blank() -> Reading:
    return reading(None, state=State.BLANK)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (amount("2371.4"), amount("2371.40"), AGREE),
        (amount("0.95"), amount("9500", "元"), AGREE),
        (amount("1.2", "亿元"), amount("12000.00"), AGREE),
        (amount("15621.11"), amount("156211123", "元"), ROUNDING),
        (amount("535.45"), amount("535.46"), ROUNDING),
        (amount("535.45"), amount("535.47"), CONFLICT),
        (amount("23"), amount("23.49"), ROUNDING),
        (amount("23"), amount("23.51"), CONFLICT),
        (amount("0"), amount("0.00"), AGREE),
        (amount("0"), amount("0.01"), CONFLICT),
        (amount("7", "辆"), amount("7", "辆"), AGREE),
        (amount("7", "辆"), amount("8", "辆"), CONFLICT),
        (amount("2", "批"), amount("2", "批次"), AGREE),
        (amount("20.51", "%"), amount("20.5", "％"), ROUNDING),
        (amount("5"), amount("5", "%"), INCOMPARABLE),
        (amount("5", None), amount("5", None), INCOMPARABLE),
        (amount("98", "%", "≥"), amount("98", "%"), INCOMPARABLE),
    ],
)
def test_compare(a: Amount, b: Amount, expected: Agreement) -> None:
    assert compare(a, b) is expected


@given(money(), money())
def test_compare_is_symmetric(a: Amount, b: Amount) -> None:
    assert compare(a, b) is compare(b, a)


@given(money())
def test_an_amount_agrees_with_itself_in_every_unit(a: Amount) -> None:
    assert a.unit is not None
    for unit, yuan in MONEY.items():
        converted = a.value * MONEY[a.unit] / yuan
        assert compare(a, Amount(converted, a.decimals, unit)) is AGREE


@given(st.integers(1, 10**8), decimals)
def test_half_a_unit_of_the_last_place_is_the_edge(digits: int, places: int) -> None:
    """Two prints of equal decimals meet exactly when their last places differ by at most one."""
    a, b, c = (Amount(Decimal(digits + step).scaleb(-places), places, "万元") for step in (0, 1, 2))
    assert compare(a, b) is ROUNDING
    assert compare(a, c) is CONFLICT


@given(st.integers(1, 10**9), st.integers(1, 4))
def test_a_figure_rounded_for_the_prose_never_conflicts(digits: int, places: int) -> None:
    exact = Decimal(digits).scaleb(-places)
    rounded = exact.quantize(Decimal(1).scaleb(-(places - 1)))
    if rounded:
        assert compare(Amount(exact, places, "万元"), Amount(rounded, places - 1, "万元")) in (AGREE, ROUNDING)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], Verdict.UNDISCLOSED),
        ([blank()], Verdict.BLANK),
        ([reading(None, state=State.UNREADABLE)], Verdict.UNDISCLOSED),
        ([reading("1.22")], Verdict.TABLE_ONLY),
        ([reading("1.22"), reading("1.22")], Verdict.TABLE_ONLY),
        ([reading("1.22"), reading("1.5")], Verdict.CONFLICT),
        ([reading("1.22", Reader.PROSE)], Verdict.PROSE_ONLY),
        ([reading("1.22"), reading("1.22", Reader.PROSE)], Verdict.AGREE),
        ([reading("1.22"), reading("12200", Reader.PROSE, "元")], Verdict.AGREE),
        ([reading("1.22"), reading("1.22", Reader.MODEL)], Verdict.AGREE),
        ([reading("1.22", Reader.PROSE), reading("1.22", Reader.MODEL)], Verdict.PROSE_ONLY),
        ([reading("1.22", Reader.MODEL)], Verdict.MODEL_ONLY),
        ([reading("1.22"), reading("1.2", Reader.PROSE)], Verdict.ROUNDING),
        ([reading("1.22"), reading("1.22", Reader.PROSE), reading("1.3", Reader.PROSE)], Verdict.CONFLICT),
        ([reading("1.22"), reading("5", Reader.PROSE, "%")], Verdict.TABLE_ONLY),
        ([blank(), reading("0", Reader.PROSE)], Verdict.PROSE_ONLY),
        ([blank(), reading("3.1", Reader.PROSE)], Verdict.CONFLICT),
        ([blank(), reading("3.1")], Verdict.TABLE_ONLY),
        ([reading("0.00"), reading("0", Reader.PROSE)], Verdict.AGREE),
    ],
)
def test_verdict(readings: list[Reading], expected: Verdict) -> None:
    assert verdict(readings) is expected


@given(st.lists(st.tuples(money(), st.sampled_from([Reader.TABLE, Reader.PROSE])), max_size=5), st.randoms())
def test_the_order_of_readings_does_not_matter(values: list[tuple[Amount, Reader]], random: Random) -> None:
    readings = [Reading(by, State.VALUE, a, HERE) for a, by in values]
    shuffled = random.sample(readings, len(readings))
    assert verdict(readings) is verdict(shuffled)
