"""Grids -> tables: titles, continuation, headers, lanes, codes, units, on grids written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.cells import cell_line
from extraction.report import Figure, State, Table
from extraction.tables import read_tables
from tests.extraction.grids import document, grid, line


def values(table: Table) -> list[tuple[str, str, str, str, str]]:
    return [
        (figure.panel, figure.row, figure.row_code, "/".join(figure.column), str(figure.amount.value))
        for figure in table.figures if figure.amount
    ]


def find(table: Table, row: str, column: str) -> Figure:
    return next(figure for figure in table.figures if figure.row == row and "/".join(figure.column) == column)


def test_two_lanes_keep_their_labels_and_blank_is_not_zero() -> None:
    tables, _ = read_tables(document(
        line("收入支出决算总表"), line("单位：万元"),
        grid("收入 | < | < | 支出 | < | <",
             "项目 | 行次 | 金额 | 项目 | 行次 | 金额",
             "栏次 |  | 1 | 栏次 |  | 2",
             "一、财政拨款收入 | 1 | 12.50 | 一、一般公共服务支出 | 3 | 0.00",
             " | 2 |  | 二、外交支出 | 4 | ",
             "总计 | 5 | 12.50 | 总计 | 6 | 12.50"),
    ), 2024)
    assert values(tables[0]) == [
        ("收入", "一、财政拨款收入", "", "收入/金额", "12.50"),
        ("支出", "一、一般公共服务支出", "", "支出/金额", "0.00"),
        ("收入", "总计", "", "收入/金额", "12.50"),
        ("支出", "总计", "", "支出/金额", "12.50"),
    ]
    assert find(tables[0], "二、外交支出", "支出/金额").state is State.BLANK
    assert tables[0].form == "income_expenditure"


def test_the_last_header_row_shares_its_line_with_the_total() -> None:
    tables, _ = read_tables(document(
        line("二、收入决算表"), line("收入决算表"), line("金额单位：元"),
        grid("项目 | < | < | < | 本年收入\\n合计 | 财政拨款收入",
             "科目编码 | < | < | 科目名称 | ^ | ^",
             "类 | 款 | 项 | 合计 | 2,946.25 | 2,940.05",
             "201 | 06 | 01 | 行政\\n运行 | 1,511.90 | "),
    ), 2024)
    assert tables[0].title == "收入决算表"
    assert values(tables[0]) == [
        ("", "合计", "", "本年收入合计", "2946.25"), ("", "合计", "", "财政拨款收入", "2940.05"),
        ("", "行政运行", "2010601", "本年收入合计", "1511.90"),
    ]
    amount = find(tables[0], "合计", "财政拨款收入").amount
    assert amount is not None and amount.unit == "元"


def test_subheaders_may_stand_in_the_total_row_and_a_merged_header_counts_once() -> None:
    tables, _ = read_tables(document(
        line("政府性基金预算财政拨款收入支出决算表"), line("单位：万元"),
        grid("项目 | < | 年初结转和结余 | 本年支出 | < | 年末结转和结余",
             "科目编码 | 科目名称 | ^ | ^ | < | ^",
             "合计 | < |  | 小计 | 基本支出 | ",
             "212 | 城乡社区支出 | 1.00 | 2.00 |  | 3.00"),
    ), 2024)
    assert values(tables[0]) == [
        ("", "城乡社区支出", "212", "年初结转和结余", "1.00"), ("", "城乡社区支出", "212", "本年支出/小计", "2.00"),
        ("", "城乡社区支出", "212", "年末结转和结余", "3.00"),
    ]


def test_a_table_goes_on_over_the_page_but_titles_decide() -> None:
    header = ("项目 | < | 合计", "科目编码 | 科目名称 | ^")
    tables, _ = read_tables(document(
        line("收入决算表"), line("单位：万元"), grid(*header, "201 | 一般公共服务支出 | 5.00"),
        grid("208 | 社会保障和就业支出 | 6.00", page=2), grid(" |  | ", page=3),
        line("支出决算表", page=4), line("单位：万元", page=4), grid(*header, "201 | 一般公共服务支出 | 7.00", page=4),
        grid(*header, "208 | 社会保障和就业支出 | 8.00", page=5),
    ), 2024)
    assert [(table.title, [figure.amount and str(figure.amount.value) for figure in table.figures]) for table in tables] == [
        ("收入决算表", ["5.00", "6.00"]), ("支出决算表", ["7.00", "8.00"]),
    ]
    assert [place.page for place in tables[0].source.places] == [1, 2, 3]


def test_lanes_under_a_shared_heading_are_left_middle_right_and_a_total_stays_with_its_label() -> None:
    tables, _ = read_tables(document(
        line("一般公共预算财政拨款基本支出决算明细表"), line("金额单位：万元"),
        grid("人员经费 | < | < | 公用经费 | < | < | < | < | <",
             "科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额",
             "301 | 工资福利支出 | 9.00 | 302 | 商品和服务支出 | 4.00 | 310 | 资本性支出 | ",
             "人员经费合计 | < | 9.00 | 公用经费合计 | < | < | < | < | 4.00"),
    ), 2024)
    assert values(tables[0]) == [
        ("左", "工资福利支出", "301", "人员经费/金额", "9.00"), ("中", "商品和服务支出", "302", "公用经费/金额", "4.00"),
        ("左", "人员经费合计", "", "人员经费/金额", "9.00"), ("中", "公用经费合计", "", "公用经费/金额", "4.00"),
    ]


def test_repeated_labels_are_told_apart_by_the_row_above_them() -> None:
    tables, _ = read_tables(document(
        line("财政拨款收入支出决算总表"), line("单位：万元"),
        grid("收入 | < | 支出 | <", "项目 | 决算数 | 项目 | 决算数",
             "一、一般公共预算财政拨款 | 3.00 | 一、外交支出 | ",
             "年初财政拨款结转和结余 | 2.00 |  | ",
             "一、一般公共预算财政拨款 | 2.00 |  | "),
    ), 2024)
    parents = [figure.row_parent for figure in tables[0].figures if figure.row == "一、一般公共预算财政拨款"]
    assert parents == ["", "年初财政拨款结转和结余"]


def test_the_three_public_form_has_no_row_label_and_says_plan_or_outcome() -> None:
    tables, _ = read_tables(document(
        line("财政拨款“三公”经费支出决算表"), line("单位：万元"),
        grid("合计 | < | 公务用车购置及运行费 | < | < | <",
             "^ | ^ | 小计 | < | 公务用车购置费 | <",
             "预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数",
             "0.95 |  | 0.95 |  |  | "),
    ), 2024)
    assert values(tables[0])[1] == ("", "", "", "公务用车购置及运行费/小计/预算数", "0.95")
    assert {(figure.column[-1], figure.role) for figure in tables[0].figures} == {("预算数", "预算"), ("决算数", "决算")}


def test_the_organisation_line_is_no_unit_and_a_table_without_unit_states_no_money() -> None:
    tables, consumed = read_tables(document(
        line("支出决算表"), line("单位：某市财政局"), line("公开03表"),
        grid("科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 7.00"),
    ), 2024)
    amount = tables[0].figures[0].amount
    assert amount is not None and amount.unit is None
    assert tables[0].figures[0].unit_source is None
    assert consumed == {0, 1, 2, 3}


def test_money_units_do_not_reach_counts_and_scores() -> None:
    tables, _ = read_tables(document(
        line("项目汇总表"), line("单位：万元"),
        grid("序号 | 项目名称 | 预算金额 | 人数 | 得分", "1 | 12345热线 | 60 | 5 | 98.5"),
    ), 2024)
    units = [figure.amount.unit for figure in tables[0].figures if figure.amount]
    assert units == ["万元", None, "分"]
    assert {figure.row for figure in tables[0].figures} == {"12345热线"}


def test_a_dump_gets_its_merged_headers_back() -> None:
    tables, _ = read_tables(document(
        line("财政拨款“三公”经费支出决算表", page=None), line("金额单位：万元", page=None),
        grid("预算数 |  |  |  | 决算数 |  |  | ",
             "合计 | 公务用车购置及运行维护费 |  | 公务\\n接待费 | 合计 | 公务用车购置及运行维护费 |  | 公务\\n接待费",
             " | 小计 | 公务用车购置费 |  |  | 小计 | 公务用车购置费 | ",
             "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8",
             "1.37 | 1.22 |  | 0.15 | 1. 37 | 1.22 |  | 0.15", page=None),
    ), 2024)
    assert [column for *_, column, _ in values(tables[0])] == [
        "预算数/合计", "预算数/公务用车购置及运行维护费/小计", "预算数/公务接待费",
        "决算数/合计", "决算数/公务用车购置及运行维护费/小计", "决算数/公务接待费",
    ]


def test_a_dump_keeps_the_header_of_going_abroad_however_it_is_called() -> None:
    tables, _ = read_tables(document(
        line("财政拨款“三公”经费及会议费支出决算表", page=None), line("金额单位：万元", page=None),
        grid("项目 | “三公”经费 |  |  | 会议费", " | 合计 | 因公出国（境）费用 | 公务接待费 | ",
             "栏次 | 1 | 2 | 3 | 4", "预算数 | 18.50 | 12.00 | 6.50 | 3.00", "决算数 | 11.39 | 8.43 | 2.96 | 2.75", page=None),
    ), 2024)
    told = [column for *_, column, raw in values(tables[0]) if raw in ("12.00", "8.43")]
    assert told == ["“三公”经费/因公出国（境）费用"] * 2


PARTS = (
    ("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |  | 事业收入 |  | 其他收入",
     " |  |  | 小计 | 其中：政府性基金预算 | 小计 | 其中：教育收费 | "),
    ("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |  | 事业收入 |  | 其他收入",
     " |  |  |  | 其中：政府性基金预算 |  | 其中：教育收费 | "),
    ("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 财政拨款收入 | 事业收入 | 事业收入 | 其他收入",
     "科目编码 | 科目名称 | 本年收入合计 | 小计 | 其中：政府性基金预算 | 小计 | 其中：教育收费 | 其他收入"),
    ("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其中：政府性基金预算财政拨款 | 事业收入 | 其中：教育收费 | 其他收入",),
)  # fmt: skip


@pytest.mark.parametrize("header", PARTS)
def test_a_column_of_a_part_of_an_income_never_passes_for_the_income(header: tuple[str, ...]) -> None:
    tables, _ = read_tables(document(
        line("收入决算表", page=None), line("单位：万元", page=None),
        grid(*header, "合计 |  | 90.00 | 80.00 | 10.00 | 5.00 | 3.00 | 5.00", page=None),
    ), 2024)
    columns = {str(figure.amount.value): figure.column for figure in tables[0].figures if figure.amount}
    assert columns["10.00"][-1].startswith("其中：政府性基金预算")
    assert columns["3.00"][-1] == "其中：教育收费"
    assert columns["80.00"] in (("财政拨款收入", "小计"), ("财政拨款收入",))
    assert columns["5.00"] == ("其他收入",)


def test_part_headers_keep_a_form_as_wide_as_its_wording_from_being_mended() -> None:
    tables, _ = read_tables(document(
        line("收入决算表", page=None), line("单位：万元", page=None),
        grid("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |  | 事业收入 | 经营收入 | 附属单位上缴 | 其他收入",
             " |  |  | 小计 | 其中：政府性基金 |  |  |  | ",
             "合计 |  | 90.00 | 80.00 | 10.00 |  |  |  | 10.00", page=None),
    ), 2024)
    assert [column for *_, column, _ in values(tables[0])] == [
        "本年收入合计", "财政拨款收入/小计", "财政拨款收入/其中：政府性基金", "其他收入",
    ]


def test_a_number_under_a_label_column_makes_the_row_unreadable() -> None:
    tables, _ = read_tables(document(
        line("收入决算表", page=None), line("单位：万元", page=None),
        grid("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入", "2010301 | 行政运行 | 5.00 | 5.00",
             "2089999其他社会保障支出 | 0.73 | 0.73 | ", page=None),
    ), 2024)
    slid = find(tables[0], "其他社会保障支出", "本年收入合计")
    assert (slid.state, slid.placement, slid.amount, slid.row_code) == (State.UNREADABLE, "unreadable", None, "2089999")


SLID = (
    "科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入", "合计 |  | 5.73 | 5.73",
    "2010301 | 行政运行 | 5.00 | 5.00", "2089999其他社会保障支出 | 0.73 | 0.73 | ",
)


def test_a_slid_row_is_placed_where_every_printed_total_closes() -> None:
    tables, _ = read_tables(replace(document(
        line("收入决算表", page=None), line("单位：万元", page=None), grid(*SLID, page=None),
    ), pages=None), 2024)
    placed = [(figure.quote, figure.placement) for figure in tables[0].figures if figure.row_code == "2089999"]
    assert placed == [("0.73", "proven"), ("0.73", "proven")]


def test_a_unit_that_is_not_printed_is_proven_by_the_text() -> None:
    tables, _ = read_tables(replace(document(
        line("收入决算表", page=None), grid(*SLID, page=None), line("收入合计5.73万元，其中行政运行5.00万元。", page=None),
    ), pages=None), 2024)
    figure = tables[0].figures[0]
    assert figure.amount is not None
    assert (figure.amount.unit, figure.unit_source) == ("万元", "proven")


def test_headers_that_are_not_merged_and_a_caption_inside_the_grid_read_alike() -> None:
    tables, _ = read_tables(document(grid(
        "收入支出决算总表 | < | < | < | < | <", "部门：某局 | < | < | 单位：万元 | < | <",
        "收入 |  |  | 支出 |  | ", "项目 | 行次 | 金额 | 项目 | 行次 | 金额",
        "一、财政拨款收入 | 1 | 5.00 | 一、一般公共服务支出 | 2 | 4.00",
    )), 2024)
    assert (tables[0].title, tables[0].unit) == ("收入支出决算总表", "万元")
    assert values(tables[0]) == [
        ("收入", "一、财政拨款收入", "", "收入/金额", "5.00"), ("支出", "一、一般公共服务支出", "", "支出/金额", "4.00"),
    ]


def test_a_column_speaks_of_its_own_year() -> None:
    tables, _ = read_tables(document(
        line("收支情况表"), line("单位：万元"), grid("项目 | 上年决算数 | 2022年 | 本年决算数", "支出合计 | 5.00 | 4.00 | 6.00"),
    ), 2024)
    assert [figure.year for figure in tables[0].figures] == [2023, 2022, 2024]


def test_two_forms_of_one_series_are_two_tables_under_one_caption() -> None:
    form = (
        "项目名称 | < | {} | <", "主管部门 | < | 某局 | <",
        "绩效指标 | 一级指标 | 三级指标 | 得分", "^ | 产出指标 | 受理量 | 10",
    )
    tables, _ = read_tables(document(
        line("项目支出绩效自评表"), grid(*(row.format("甲") for row in form)), grid(*(row.format("乙") for row in form), page=2),
    ), 2024)
    assert [(table.title, table.subject) for table in tables] == [("项目支出绩效自评表", "甲"), ("项目支出绩效自评表", "乙")]


def test_the_unit_above_the_first_of_two_forms_on_a_page_is_that_of_both() -> None:
    form = (
        "项目名称 | {} | < | <", "主管部门 | 某局 | < | <",
        "资金情况 | 全年预算数 | 全年执行数 | 得分", "年度资金总额 | 5.00 | 4.00 | 8",
        "一级指标 | 三级指标 | 年度指标值 | 得分", "产出指标 | 受理量 | ≥5件 | 10",
    )
    tables, _ = read_tables(document(
        line("项目支出绩效自评表"), line("金额单位：元"), *(grid(*(row.format(name) for row in form)) for name in "甲乙"),
        grid(*(row.format("丙") for row in form), page=2),
    ), 2024)
    assert [table.unit for table in tables] == ["元", "元", None]


def test_the_total_label_may_stand_in_the_header_line_above_its_numbers() -> None:
    tables, _ = read_tables(document(
        line("支出决算表", page=None), line("单位：万元", page=None),
        grid("项目 |  |  | 本年支出合计 | 基本支出", "科目编码 | 科目名称 |  |  | ", "类 | 款 | 项 | 合计 | ",
             " |  |  | 9.00 | 0.00", "201 |  | 公共服务 | 9.00 | 0.00", page=None),
    ), 2024)
    assert values(tables[0]) == [
        ("", "合计", "", "本年支出合计", "9.00"), ("", "合计", "", "基本支出", "0.00"),
        ("", "公共服务", "201", "本年支出合计", "9.00"), ("", "公共服务", "201", "基本支出", "0.00"),
    ]


def test_a_sound_header_that_pairs_budget_and_account_is_not_mended_to_the_form_that_parts_them() -> None:
    tables, _ = read_tables(document(
        line("财政拨款“三公”经费支出决算表", page=None), line("单位：万元", page=None),
        grid("财政拨款“三公”经费" + " | " * 11,
             "合计 |  | 因公出国（境）费 |  | 公务用车购置及运行维护费 |  |  |  |  |  | 公务接待费 | ",
             "预算数 | 决算数 | 预算数 | 决算数 | 小计 |  | 公务用车购置费 |  | 公务用车运行维护费 |  | 预算数 | 决算数",
             " |  |  |  | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |  | ",
             "5.00 | 4.00 |  |  | 3.00 | 2.00 |  |  | 3.00 | 2.00 | 2.00 | 2.00", page=None),
    ), 2024)
    read = [("/".join(figure.column[1:]), figure.quote) for figure in tables[0].figures if figure.amount]
    assert read == [
        ("合计/预算数", "5.00"), ("合计/决算数", "4.00"),
        ("公务用车购置及运行维护费/小计/预算数", "3.00"), ("公务用车购置及运行维护费/小计/决算数", "2.00"),
        ("公务用车购置及运行维护费/公务用车运行维护费/预算数", "3.00"),
        ("公务用车购置及运行维护费/公务用车运行维护费/决算数", "2.00"),
        ("公务接待费/预算数", "2.00"), ("公务接待费/决算数", "2.00"),
    ]


def test_a_project_keeps_its_name_and_its_money_whatever_it_is_called() -> None:
    tables, _ = read_tables(document(
        line("项目支出绩效自评情况汇总表", page=None), line("单位：元", page=None),
        grid("序号 | 项目名称 | 资金使用单位 | 全年预算数",
             "1 | 规划编制服务 | 某中心 | 5.00", "2 业务培训费 |  | 某中心 | 6.00", page=None),
    ), 2024)
    read = [(figure.row, figure.amount and figure.amount.unit) for figure in tables[0].figures]
    assert read == [("规划编制服务", "元"), ("业务培训费", "元")]


def test_the_numbers_of_a_form_flattened_into_a_line_are_listed_unreadable_and_never_placed() -> None:
    flat = "人员经费 公用经费 科目 金额 301 工资福利支出 2, 167. 97 商品和服务支出 190.89 30101 577.18 30201 22.33 307"
    tables, consumed = read_tables(replace(document(
        line("一般公共预算财政拨款基本支出决算表", page=None), line("单位：万元", page=None), line(flat, page=None),
        grid("科目编码 | 科目名称 | 金额", "30301 | 离休费 | 0.48", page=None),
    ), pages=None), 2024)
    assert [(f.quote, f.state, f.placement, f.amount) for f in tables[0].figures[:-1]] == [
        (number, State.UNREADABLE, "unreadable", None) for number in ("2, 167. 97", "190.89", "577.18", "22.33")
    ]
    assert (tables[0].figures[-1].row, tables[0].figures[-1].quote) == ("离休费", "0.48")
    assert cell_line(tables[0].figures[0])["row"] is None
    assert 2 in consumed


def test_a_form_of_which_only_a_flattened_line_is_left_is_a_table_of_its_own() -> None:
    flat = "项目 行次 金额 项目 行次 金额 一、财政拨款收入 1 4,637.79 一、一般公共服务支出 33 4,009.63 二、外交支出 34"
    tables, _ = read_tables(replace(document(
        line("收入支出决算总表", page=None), line(flat, page=None), line("第三部分 说明", page=None),
    ), pages=None), 2024)
    assert [(table.title, table.form, [f.quote for f in table.figures]) for table in tables] == [
        ("收入支出决算总表", "income_expenditure", ["4,637.79", "4,009.63"]),
    ]


def test_the_first_row_of_a_dumped_part_stays_though_totals_follow_it() -> None:
    tables, _ = read_tables(document(
        line("收入支出决算总表", None), line("单位：万元", None),
        grid("收入 |  | 支出 | ", "项目 | 金额 | 项目 | 金额", "一、财政拨款收入 | 9.00 | 一、教育支出 | 9.00", page=None),
        grid(" |  | 二、其他支出 | ", "本年收入合计 | 9.00 | 本年支出合计 | 9.00", page=None, line=8),
    ), 2024)
    assert find(tables[0], "二、其他支出", "支出/金额").state is State.BLANK


def test_a_repeated_header_has_the_columns_of_the_first_part() -> None:
    head = ("收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额")
    tables, _ = read_tables(document(
        line("收入支出决算总表"), line("单位：万元"),
        grid(*head, "一、财政拨款收入 | 9.00 | 一、教育支出 | 9.00"),
        grid(*head, "总计 | 9.00 | 总计 | 9.00", page=2),
    ), 2024)
    assert [(figure.panel, figure.row) for figure in tables[0].figures][2:] == [("收入", "总计"), ("支出", "总计")]


def test_a_table_whose_header_is_not_known_is_named() -> None:
    tables, _ = read_tables(document(line("支出决算表"), grid("甲 | 12.50 | 乙", "丙 | 3.40 | 丁")), 2024)
    assert tables[0].notes == ("第 1 页的表“支出决算表”认不出表头，其中的数字未读取",)


def test_a_title_and_a_unit_in_one_merged_cell_are_the_caption() -> None:
    tables, _ = read_tables(document(
        line("2024年度部门决算表"),
        grid("收入决算表\\n公开02表\\n单位：元 | < | <", "科目编码 | 科目名称 | 本年收入合计", "201 | 教育支出 | 8.00"),
    ), 2024)
    assert (tables[0].title, tables[0].unit) == ("收入决算表", "元")


def test_a_mark_for_nothing_is_no_label_and_the_total_before_it_takes_the_number() -> None:
    lanes = "科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额"
    tables, _ = read_tables(document(
        line("一般公共预算财政拨款基本支出决算明细表", None),
        grid(lanes, "302 | 商品和服务支出 | 6.00 | 310 | 资本性支出 | ", " |  | 公用经费合计 | - |  | 6.00", page=None, line=3),
    ), 2024)
    assert values(tables[0])[-1] == ("左", "公用经费合计", "", "金额", "6.00")


def test_a_dumped_header_one_column_too_far_left_is_put_back_by_its_numbering() -> None:
    tables, _ = read_tables(document(
        line("政府性基金预算财政拨款收入支出决算表", None), line("单位：万元", None),
        grid("项目 |  |  | 年初结转和结余 | 本年收入 | 本年支出 |  |  | 年末结转和结余 | ",
             "科目编码 |  | 科目名称 |  |  | 小计 | 基本支出 | 项目支出 |  | ",
             "类 | 款 | 项 | 栏次 | 1 | 2 | 3 | 4 | 5 | 6",
             " |  |  | 合计 | 1.00 | 2.00 | 3.00 | 1.00 | 2.00 | 0.00", page=None),
    ), 2024)
    assert [(figure.row, figure.column[-1], figure.quote) for figure in tables[0].figures] == [
        ("合计", "年初结转和结余", "1.00"), ("合计", "本年收入", "2.00"), ("合计", "小计", "3.00"),
        ("合计", "基本支出", "1.00"), ("合计", "项目支出", "2.00"), ("合计", "年末结转和结余", "0.00"),
    ]  # fmt: skip


def test_a_number_that_its_column_has_no_room_for_is_unreadable() -> None:
    cells = grid("科目编码 | 科目名称 | 本年收入合计", "201 | 一般公共服务支出 | ###", "205 | 教育支出 | 8.00")
    tables, _ = read_tables(document(line("收入决算表", None), cells), 2024)
    assert [(figure.row, figure.state, figure.quote) for figure in tables[0].figures] == [
        ("一般公共服务支出", State.UNREADABLE, "###"), ("教育支出", State.VALUE, "8.00"),
    ]  # fmt: skip


def test_the_number_of_a_form_in_another_series_is_no_title() -> None:
    for number in ("财决01表", "公开表2", "部门预算公开表1", "附表1-2"):
        tables, _ = read_tables(document(
            line("部门支出总表"), line(number), line("单位：万元"),
            grid("科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 5.00"),
        ), 2024)
        assert (tables[0].title, tables[0].unit) == ("部门支出总表", "万元")


def test_codes_in_the_column_of_names_are_parted_from_them() -> None:
    tables, _ = read_tables(document(
        line("支出决算表"), line("单位：万元"),
        grid("项目 | 本年支出 | <", "功能分类科目 | 小计 | 基本支出",
             "[201]一般公共服务支出 | 5.00 | 5.00", "20106-财政事务 | 5.00 | 5.00"),
    ), 2024)
    assert [(row, code, column) for _, row, code, column, _ in values(tables[0])] == [
        ("一般公共服务支出", "201", "本年支出/小计"), ("一般公共服务支出", "201", "本年支出/基本支出"),
        ("财政事务", "20106", "本年支出/小计"), ("财政事务", "20106", "本年支出/基本支出"),
    ]


def test_a_change_of_money_is_money_and_one_in_per_cent_is_not() -> None:
    tables, _ = read_tables(document(
        line("一般公共预算支出表"), line("单位：万元"),
        grid("科目编码 | 科目名称 | 预算数 | 比上年增减 | <", "^ | ^ | ^ | 增减额 | 增减%",
             "201 | 一般公共服务支出 | 5.00 | 1.00 | 25.00"),
    ), 2024)
    assert [figure.amount.unit for figure in tables[0].figures if figure.amount] == ["万元", "万元", "%"]


def test_numbers_of_columns_may_be_sums_without_the_word_for_them() -> None:
    for first in ("1=2+3", "（1）"):
        tables, _ = read_tables(document(
            line("支出决算表"), line("附件2"), line("单位：万元"),
            grid("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", f" |  | {first} | 2 | 3",
                 "201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00"),
        ), 2024)
        assert [value for *_, value in values(tables[0])] == ["5.00", "3.00", "2.00"]
        assert tables[0].title == "支出决算表"


def test_a_stray_word_makes_no_figures_of_the_numbers_of_columns() -> None:
    tables, _ = read_tables(document(
        line("收入决算表"), line("单位：万元"),
        grid("科目编码 | 科目名称 | 合计 | 财政拨款收入 | 事业收入 | 其他收入", "栏次 | < | 1 | 3 | 上缴 | 4",
             "201 | 档案 | 5.00 | 3.00 | 1.00 | 1.00"),
    ), 2024)
    assert [value for *_, value in values(tables[0])] == ["5.00", "3.00", "1.00", "1.00"]


def test_a_title_whose_end_has_wrapped_is_one_title() -> None:
    tables, _ = read_tables(document(
        line("2025年部门一般公共预算基本支出部门预算经济分类预算"), line("表"), line("单位：元"),
        grid("项目 | 合计", "办公费 | 231,000"),
    ), 2025)
    assert [table.title for table in tables] == ["2025年部门一般公共预算基本支出部门预算经济分类预算表"]


def test_a_number_among_the_words_of_a_remark_is_no_figure() -> None:
    tables, _ = read_tables(document(
        line("项目支出绩效自评表"), line("单位：万元"),
        grid("一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施",
             "产出指标 | 数量指标 | 培训话务员场次（场） | ≥24 | 22 | 10 | 9.17 | 其中2场未办"),
    ), 2024)
    assert "其中2场未办" not in [figure.quote for figure in tables[0].figures]


def test_lists_of_other_items_side_by_side_keep_each_its_own_labels() -> None:
    tables, _ = read_tables(document(
        line("部门综合预算收支总表"), line("单位：万元"),
        grid("收入 | < | 支出 | < | < | <",
             "项目 | 预算数 | 支出功能分科目（按大类） | 预算数 | 部门经济科目（按大类） | 预算数",
             "1、财政拨款 | 30.00 | 一、教育支出 |  | 1、工资福利支出 | 12.00",
             "2、事业收入 |  | 二、农林水支出 | 20.00 | 2、资本性支出 | 8.00"),
        line("政府性基金收支表"), line("单位：万元"),
        grid("收入 | < | 支出 | < | <",
             "项目 | 预算数 | 功能科目编码 | 功能科目名称 | 合计",
             "政府性基金拨款 | 5.00 |  | 合计 | 5.00",
             " |  | 212 | 城乡社区支出 | 5.00"),
        line("项目支出表"), line("单位：万元"),
        grid("项目名称 | 预算数 | 功能科目名称 | 其中：财政拨款", "灌区改造 | 3.00 | 农业农村 | 2.00"),
    ), 2025)
    assert values(tables[0]) == [
        ("收入", "1、财政拨款", "", "收入/预算数", "30.00"),
        ("支出（部门经济科目）", "1、工资福利支出", "", "支出/预算数", "12.00"),
        ("支出", "二、农林水支出", "", "支出/预算数", "20.00"),
        ("支出（部门经济科目）", "2、资本性支出", "", "支出/预算数", "8.00"),
    ]
    assert values(tables[1]) == [
        ("收入", "政府性基金拨款", "", "收入/预算数", "5.00"), ("支出", "合计", "", "支出/合计", "5.00"),
        ("支出", "城乡社区支出", "212", "支出/合计", "5.00"),
    ]
    assert {panel for panel, *_ in values(tables[2])} == {""}


@pytest.mark.parametrize("header", [
    ("收入 | < | 支出 | <", "项目 | 决算数 | 按功能分类 | 决算数"),
    ("收入 | < | 支出 | <", "来源 | 金额 | 支出（按功能分类） | 决算数"),
    ("收入 | 决算数 | 支出 | 决算数",),
    ("收入项目 | 金额 | 支出用途 | 决算数",),
])
def test_a_second_list_of_labels_opens_a_lane_whatever_heads_it(header: tuple[str, ...]) -> None:
    tables, _ = read_tables(document(
        line("收入支出决算总表"), line("单位：万元"),
        grid(*header,
             "一、财政拨款收入 | 12.00 | 一、一般公共服务支出 | ",
             "二、事业收入 | 3.00 | 二、教育支出 | 11.00",
             "年初结转和结余 | 1.00 | 年末结转和结余 | 5.00"),
    ), 2024)
    assert [(panel, row, number) for panel, row, _, _, number in values(tables[0])] == [
        ("收入", "一、财政拨款收入", "12.00"), ("收入", "二、事业收入", "3.00"), ("支出", "二、教育支出", "11.00"),
        ("收入", "年初结转和结余", "1.00"), ("支出", "年末结转和结余", "5.00"),
    ]


def test_the_money_of_a_project_is_no_label_and_vehicles_among_assets_are_money() -> None:
    tables, _ = read_tables(document(
        line("专项业务经费支出表"), line("单位：万元"),
        grid("单位（项目）名称 | 项目金额 | 项目简介", "病虫害防治 | 126.00 | 对全县小麦开展统防统治"),
        line("国有资产使用情况表"), line("金额单位：万元"),
        grid("项目 | 固定资产 | <", "^ | 车辆 | 其他固定资产", "合计 | 286.44 | 6.00"),
    ), 2025)
    assert values(tables[0]) == [("", "病虫害防治", "", "项目金额", "126.00")]
    assert [figure.amount.unit for figure in tables[1].figures if figure.amount] == ["万元", "万元"]


MEETINGS = ("“三公”经费 | < | 会议费", "合计 | 公务接待费 | ^", "5.20 | 1.30 | 2.40")


def test_a_list_of_counts_under_a_form_of_columns_is_a_table_of_its_own() -> None:
    title = line("财政拨款“三公”经费、会议费支出决算表")
    rows = [("召开会议次数（个）", "3"), ("参加会议人次（人）", "86")]
    counts = grid("项目 | 统计数", *(f"{name} | {count}" for name, count in rows))
    apart, _ = read_tables(document(title, line("单位：万元"), grid(*MEETINGS), line("相关统计数："), counts), 2024)
    beneath, _ = read_tables(document(title, line("单位：万元"), grid(*MEETINGS), counts), 2024)
    in_one = grid(*MEETINGS, "相关统计数： | < | <", "项目 | < | 统计数", *(f"{name} | < | {count}" for name, count in rows))
    together, _ = read_tables(document(title, line("单位：万元"), in_one), 2024)
    for tables in (apart, beneath, together):
        assert [value for *_, value in values(tables[0])] == ["5.20", "1.30", "2.40"]
        assert [(row, value) for _, row, _, _, value in values(tables[1])] == rows
    assert [tables[1].title for tables in (apart, together)] == ["相关统计数"] * 2
    assert {figure.amount.unit for figure in apart[1].figures if figure.amount} == {"个", "人"}


def test_the_unit_of_a_heading_row_holds_for_its_rows_and_its_dash_is_no_blank() -> None:
    (table,), _ = read_tables(document(
        line("资产占用及运行经费信息表"), line("单位：万元"),
        grid("项目 | 统计数", "一、机构运行经费 | -", "（一）行政单位 | 5.20", "二、资产 | -", "（一）车辆数合计（辆） | 3",
             "1.应急保障用车 | 3", "2.主要负责人用车 | 0", "（二）单价100万元以上设备（台、套） | 1",
             "三、会议费 | 0.80", "四、出国费 | -"),
    ), 2024)
    read = [(figure.row, figure.amount and figure.amount.unit) for figure in table.figures]
    assert read == [
        ("（一）行政单位", "万元"), ("（一）车辆数合计（辆）", "辆"), ("1.应急保障用车", "辆"), ("2.主要负责人用车", "辆"),
        ("（二）单价100万元以上设备（台、套）", "台套"), ("三、会议费", "万元"), ("四、出国费", None),
    ]


def test_income_and_spending_of_projects_is_no_form_of_the_whole() -> None:
    (table,), _ = read_tables(document(
        line("项目收入支出决算表"), line("单位：万元"), grid("项目名称 | 本年收入 | 本年支出", "书香社区 | 6.00 | 5.10"),
    ), 2024)
    assert table.form is None and [value for *_, value in values(table)] == ["6.00", "5.10"]


def test_a_total_merged_from_the_column_of_numbers_names_its_row() -> None:
    tables, _ = read_tables(document(
        line("机构设置情况表"),
        grid("序号 | 单位名称 | 单位性质 | 编制数 | 年末实有人数", "1 | 市卫生监督所 | 参公事业单位 | 30 | 28",
             "合计 | < | < | 30 | 28"),
    ), 2023)
    assert [figure.row for figure in tables[0].figures] == ["市卫生监督所", "市卫生监督所", "合计", "合计"]


def test_the_indicators_under_the_funds_of_a_project_stay_in_its_form() -> None:
    form = grid(
        "项目名称 | 垃圾分类 | < | < | < | < | < | < | <",
        "主管部门 | 某市城管局 | < | < | 实施单位 | 某环卫中心 | < | < | <",
        "资金情况（万元） |  | 年初预算数 | 全年预算数 | 执行数 | 执行率 | 分值 | 得分 | ",
        "^ | 年度资金总额 | 1,300.00 | 1,240.00 | 1,058.16 | 85.3% | 10 | 8.5 | ",
        "一级指标 | 二级指标 | 三级指标 | < | 年度目标值 | 实际完成值 | 分值 | 得分 | 未完成原因分析",
        "产出指标 | 数量指标 | 投放点数 | < | 160个 | 168个 | 15 | 15 | ",
        "总分 | < | < | < | < | < | 100 | 89.2 | ",
    )
    tables, _ = read_tables(document(line("项目支出绩效自评表"), form), 2024)
    assert [(one.subject, one.row) for one in tables[0].figures if one.column == ("实际完成值",)] == [("垃圾分类", "投放点数")]


def test_a_note_under_an_empty_form_is_no_part_of_the_next_title() -> None:
    tables, _ = read_tables(document(
        line("注：本单位无国有资本经营预算财政拨款支出，故本表为空。"),
        line("机关运行经费支出决算表"), line("单位：万元"),
        grid("科目编码 | 科目名称 | 机关运行经费支出", "30201 | 办公费 | 5.00"),
    ), 2024)
    assert [(table.title, table.form) for table in tables] == [("机关运行经费支出决算表", None)]


def test_a_column_of_counts_of_three_digits_holds_no_codes() -> None:
    rows = ("年级 | 在校生 | 受助学生（人次） | 助学金", "高一年级 | 904 | 148 | 14.80", "高二年级 | 918 | 161 | 16.10")
    lines = (line("各年级学生资助情况表", None), line("金额单位：万元", None))
    tables, _ = read_tables(document(*lines, grid(*rows, page=None)), 2024)
    assert [(f.column[-1], f.amount.unit) for f in tables[0].figures[:3] if f.amount] == [
        ("在校生", None), ("受助学生（人次）", "人次"), ("助学金", "万元"),
    ]  # fmt: skip


def test_a_list_of_counts_side_by_side_under_a_form_of_columns_parts_in_a_dump_too() -> None:
    rows = ("“三公”经费 |  | 会议费 | ", "合计 | 公务接待费 |  | ", "5.20 | 1.30 | 2.40 | ", "相关统计数： |  |  | ",
            "项目 | 统计数 | 项目 | 统计数", "召开会议次数（个） | 3 | 参加会议人次（人） | 86")  # fmt: skip
    title = line("财政拨款“三公”经费、会议费支出决算表（单位：万元）", None)
    tables, _ = read_tables(document(title, grid(*rows, page=None)), 2024)
    assert [(table.title[-5:], table.unit) for table in tables] == [("支出决算表", "万元"), ("相关统计数", None)]
    assert [value for *_, value in values(tables[0])] == ["5.20", "1.30", "2.40"]
    counts = [(row, value) for _, row, _, _, value in values(tables[1])]
    assert counts == [("召开会议次数（个）", "3"), ("参加会议人次（人）", "86")]


@pytest.mark.parametrize("title", ["各镇低保对象分布（2023年12月）", "养老补助资金明细", "各学院在校生情况"])
def test_a_line_that_names_a_list_parts_it_from_the_table_before(title: str) -> None:
    rows = grid("镇 | 户数 | 金额", "上堡镇 | 12 | 3.50", page=None)
    above = (line("救助资金发放情况表", None), line("单位：元", None))
    tables, _ = read_tables(document(*above, rows, line(f"附件2 {title}", None), rows), 2023)
    assert [(table.title, table.unit) for table in tables] == [("救助资金发放情况表", "元"), (title, None)]


def test_a_rate_in_words_names_no_row() -> None:
    rows = ("城市低保 | 286 | 830元/人·月 | 4502", "孤儿 | 12 | 集中2580元；散居1820元 | 144")
    printed = grid("类别 | 户数（户） | 保障标准 | 发放人次", *rows, page=None)
    tables, _ = read_tables(document(line("救助情况表", None), printed), 2023)
    assert {figure.row for figure in tables[0].figures} == {"城市低保", "孤儿"}


def test_codes_of_several_lanes_run_together_leave_their_row_unreadable() -> None:
    rows = grid("科目编码 | < | 科目名称 | 金额", "301 | 01 | 基本工资 | 6.00", "30201 | 30701 | 津贴补贴 | 4.00")
    tables, _ = read_tables(document(line("一般公共预算财政拨款基本支出决算表"), line("单位：万元"), rows), 2024)
    assert [(one.row, one.row_code, one.placement) for one in tables[0].figures] == [
        ("基本工资", "30101", "printed"), ("津贴补贴", "", "unreadable"),
    ]  # fmt: skip
