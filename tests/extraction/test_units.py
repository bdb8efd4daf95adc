"""Units of tables that are no form: a column of units, the unit of a header, two units above a table."""

from __future__ import annotations

import pytest

from extraction.tables import read_tables
from extraction.units import unit_in_column, unit_of, units_above
from tests.extraction.grids import document, grid, line


def units(*blocks: object) -> list[tuple[str, str, str | None]]:
    tables, _ = read_tables(document(*blocks), 2024)  # type: ignore[arg-type]
    return [(one.row, one.column[-1], one.amount.unit) for one in tables[0].figures if one.amount]


def test_a_column_of_units_gives_each_row_its_own() -> None:
    printed = units(
        line("主要业务指标完成情况表"),
        grid("指标 | 计量单位 | 2023年 | 2024年 | 增减（%） | 增减", "到馆读者 | 万人次 | 71.05 | 86.42 | 21.6 | 15.37",
             "古籍修复 | 叶 | 1520 | 1860 | 22.4 | 340"),
    )  # fmt: skip
    assert [row for row, *_ in printed] == ["到馆读者"] * 4 + ["古籍修复"] * 4
    assert [unit for *_, unit in printed] == ["万人次", "万人次", "%", None, "叶", "叶", "%", None]


def test_money_beside_a_column_of_units_is_in_the_unit_of_the_table() -> None:
    printed = units(
        line("采购情况表"), line("单位：万元"),
        grid("名称 | 单位 | 数量 | 金额", "计算机 | 台 | 12 | 6.60", "书架 | 组 | 4 | 1.20"),
    )  # fmt: skip
    assert [unit for *_, unit in printed] == ["台", "万元", "组", "万元"]


@pytest.mark.parametrize(("header", "text", "unit"), [
    ("计量单位", "万册次", "万册次"), ("计量单位", "台（套）", "台套"), ("单位", "场", "场"), ("单位", "市档案馆", ""),
    ("单位", "市", ""), ("实施单位", "个", ""), ("计量单位", "12", ""),
])  # fmt: skip
def test_what_a_column_called_units_prints(header: str, text: str, unit: str) -> None:
    assert unit_in_column(header, text) == unit


@pytest.mark.parametrize(("header", "unit"), [
    ("立案数（宗）", "宗"), ("发放数量（单位：份）", "份"), ("罚没款（万元）", "万元"), ("教育支出（款）", "万元"),
    ("低保户数", None),
    ("补助（市）", "万元"),
])  # fmt: skip
def test_the_unit_that_a_header_ends_with(header: str, unit: str | None) -> None:
    assert unit_of((header,), "食品安全", "万元") == unit


def test_two_units_above_a_table_are_told_apart_by_what_the_columns_hold() -> None:
    rows = ("单位名称 | 编制数 | 实有在职人员 | 人员经费 | 建筑面积 | 本年收入", "市水务站 | 22 | 21 | 180.20 | 960 | 986.43")
    for above in ("编制单位：云川市水务局 单位：万元、人", "单位：人、万元"):
        printed = units(line("所属单位情况表"), line(above), grid(*rows))
        assert [unit for *_, unit in printed] == ["人", "人", "万元", None, "万元"]


@pytest.mark.parametrize(("text", "named"), [
    ("单位：万元、辆", ("万元", "辆")), ("单位：万元/人", (None, "")), ("单位：人社局、教育局", (None, "")),
    ("单位：万元", (None, "")), ("2024年12月31日单位：人", (None, "人")), ("单位：人民法院", (None, "")), ("单位：%", (None, "")),
])  # fmt: skip
def test_units_above_a_table(text: str, named: tuple[str | None, str]) -> None:
    assert units_above(text) == named


def test_a_unit_of_counts_alone_above_a_table_is_that_of_all_its_columns_but_rates() -> None:
    rows = ("单位名称 | 行政编制 | 离休人员 | 占比（%） | 平均年龄", "市水库管理中心 | 46 | 1 | 71.2 | 44")
    printed = units(line("人员编制情况表"), line("2024年12月31日 单位：人"), grid(*rows))
    assert [unit for *_, unit in printed] == ["人", "人", "%", None]


def test_loans_are_counted_by_the_word_of_their_header() -> None:
    printed = units(line("各管理部业务情况表"), grid("管理部 | 发放笔数（笔） | 发放额（亿元）", "大岭管理部 | 508 | 1.86"))
    assert printed == [("大岭管理部", "发放笔数（笔）", "笔"), ("大岭管理部", "发放额（亿元）", "亿元")]


@pytest.mark.parametrize(("column", "unit"), [("决算统计数", None), ("账面原值", "万元")])
def test_things_of_a_price_are_counted_unless_their_worth_is_told(column: str, unit: str | None) -> None:
    assert unit_of((column,), "（二）单价100万元（含）以上设备（不含车辆）", "万元") == unit
