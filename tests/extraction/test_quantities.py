"""Numbers with units in running text, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.quantities import find_quantities, quoted_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出1,234.50万元，占12.3％", [("1234.50", "万元", 2), ("12.3", "%", 1)]),
        ("接待3批次、25人次（含外宾0批次）", [("3", "批次", 0), ("25", "人次", 0), ("0", "批次", 0)]),
        ("检查1,154家次，出动车辆30辆次", [("1154", "家次", 0), ("30", "辆次", 0)]),
        ("设备2台（套），车辆5辆", [("2", "台套", 0), ("5", "辆", 0)]),
        ("受理12.6万件", [("12.6", "万件", 1)]),
        ("在职15名、退休4人", [("15", "人", 0), ("4", "人", 0)]),
        ("达到3.5亿元", [("3.5", "亿元", 1)]),
        ("收入合计1121. 24万元，支出4, 637. 79万元", [("1121.24", "万元", 2), ("4637.79", "万元", 2)]),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str, int]]) -> None:
    amounts = [quantity.amount for quantity in find_quantities(text)]
    assert [(str(amount.value), amount.unit, amount.decimals) for amount in amounts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月31日",
        "第31条、第3项",
        "拨打12348热线",
        "公开01表",
        "占.000%",
        "近3600个、约20人、超过90%",
        "单价100万元（含）以上",
        "力争由70%提升至79%",
        "1. 24万元用于维修",
        "由70%提升至79%以上",
        "由70%提升至3个",
        "5人员、3分钟、6个月、2个百分点",
        "云财〔2023〕12号",
    ],
)
def test_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "moved"),
    [("由70%提升至79%", 1), ("从上年的12.3万元增加到15万元", 1), ("由5个处室调整减少至3个处室", -1), ("从2023年8辆减到6辆", -1)],
)
def test_both_ends_of_a_movement(text: str, moved: int) -> None:
    assert [(quantity.moved, quantity.is_origin) for quantity in find_quantities(text)] == [(moved, True), (moved, False)]


@given(st.integers(0, 10**9), st.integers(0, 4), st.sampled_from(["万元", "元", "%", "个", "辆", "批次"]), st.booleans())
def test_any_number_is_read_as_printed(digits: int, decimals: int, unit: str, thousands: bool) -> None:
    value = Decimal(digits).scaleb(-decimals)
    number = f"{value:,.{decimals}f}" if thousands else f"{value:.{decimals}f}"
    (quantity,) = find_quantities(f"其中支出{number}{unit}，其余略")
    assert quantity.amount.value == value and quantity.amount.decimals == decimals and quantity.amount.unit == unit
    assert quantity.quote == f"{number}{unit}"


def test_a_quotation_states_sizes_and_what_is_about_so_large() -> None:
    found = quoted_quantities("建筑面积约为13459平方米，高29.8米，共7层，约3人左右，由70%提升至79%。")
    assert [f"{one.amount.value}{one.amount.unit}" for one in found] == ["13459平方米", "29.8米", "7层", "79%"]
