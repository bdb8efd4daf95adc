"""Tables whose first column only groups the names beside it, and codes printed in two columns of a dump."""

from __future__ import annotations

from extraction.indicators import catalogue, readings
from extraction.report import Figure
from extraction.tables import read_tables
from tests.extraction.grids import document, grid, line


def figures(*blocks: object) -> list[Figure]:
    tables, _ = read_tables(document(*blocks), 2024)  # type: ignore[arg-type]
    return [one for table in tables for one in table.figures]


def test_a_label_over_several_rows_groups_them_and_names_none() -> None:
    told = figures(
        line("政府采购支出明细表"), line("单位：万元"),
        grid("采购类别 | 采购内容 | 数量 | 采购金额", "货物 | 台式计算机 | 42 | 20.16", "^ | 打印机 | 15 | 3.30",
             "^ | 小计 | | 23.46", "工程 | 污水管网改造 | 1 | 422.40", "合计 | < | | 445.86"),
    )  # fmt: skip
    assert [(one.row, one.row_path) for one in told if one.column == ("采购金额",)] == [
        ("台式计算机", ("货物",)), ("打印机", ("货物",)), ("小计", ("货物",)), ("污水管网改造", ("工程",)), ("合计", ()),
    ]  # fmt: skip


def test_the_halves_of_a_code_under_two_headers_make_one() -> None:
    told = figures(
        line("收入决算表", page=None), line("单位：万元", page=None),
        grid("项 目 | | | 本年收入合计 | 财政拨款收入", "科目编码 | | 科目名称 | |", "类 | 款 项 | | |",
             " | | 合 计 | 9.00 | 9.00", "205 | | 教育支出 | 9.00 | 9.00", "205 | 0204 | 高中教育 | 6.00 | 6.00",
             "205 | 0203 | 初中教育 | 3.00 | 3.00", page=None),
    )  # fmt: skip
    assert [(one.row_code, one.quote) for one in told if one.column == ("本年收入合计",)] == [
        ("", "9.00"), ("205", "9.00"), ("2050204", "6.00"), ("2050203", "3.00"),
    ]  # fmt: skip


def test_what_a_row_counts_is_no_unit_of_what_it_is_worth() -> None:
    told = figures(
        line("固定资产情况表"), line("单位：万元"),
        grid("资产类别 | 数量 | 账面原值", "图书（册） | 96400 | 188.26", "车辆（辆） | 2 | 36.80"),
    )  # fmt: skip
    assert [one.amount.unit for one in told if one.amount] == ["册", "万元", "辆", "万元"]


def test_columns_of_this_year_and_the_last_are_measures_of_the_items_of_the_form() -> None:
    told = figures(
        line("财政拨款“三公”经费支出决算表"), line("单位：元"),
        grid("项目 | 全年预算数 | 本年决算数 | 上年决算数", "合计 | 9.00 | 7.00 | 8.00", "公务接待费 | 4.00 | 3.00 | 2.00"),
    )  # fmt: skip
    reception = catalogue().by_name("公务接待费决算数")
    assert reception is not None
    first = readings(reception, told, ())[0]
    assert first.amount and first.figure and (str(first.amount.value), first.figure.year) == ("3.00", 2024)
