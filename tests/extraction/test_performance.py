"""绩效自评表: project, funds, indicators, total, and rows of a dump that have slid."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import reading
from extraction.captions import project_titled
from extraction.report import Table
from extraction.tables import read_tables
from tests.extraction.grids import document, grid, line

HEAD = (
    "项目名称 | < | 热线外包 | < | 实施单位 | < | 热线中心 | <",
    "预算执行情况 | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "^ | 年度资金总额 | 60 | 60 | 30 | 10 | 50.00 | 5",
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分",
)


def read(*rows: str, page: int | None = 1) -> Table:
    tables, _ = read_tables(document(line("项目支出绩效自评表", page), line("单位：万元", page), grid(*rows, page=page)), 2024)
    return tables[0]


def test_funds_indicators_and_total_carry_subject_path_and_units() -> None:
    table = read(*HEAD, "^ | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 90 | 85",
                 "总分 | < | < | < | < | < | < | 90")
    read_as = [(f.row, "/".join(f.column), str(f.amount.value), f.amount.unit) for f in table.figures if f.amount]
    assert ("年度资金总额", "全年执行数", "30", "万元") in read_as
    assert ("年度资金总额", "执行率", "50.00", "%") in read_as
    assert ("受理量", "指标值", "500", "万件") in read_as
    assert ("总分", "得分", "90", "分") in read_as
    assert {f.subject for f in table.figures} == {"热线外包"}
    assert next(f.row_path for f in table.figures if f.row == "受理量") == ("产出指标", "数量指标")


@pytest.mark.parametrize("cells", ["10 10 | ", " | 10 10"])
def test_two_scores_in_one_cell_beside_a_blank_one_are_each_their_own(cells: str) -> None:
    table = read(*HEAD, f"^ | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | {cells}", page=None)
    read_as = {figure.column[-1]: figure.quote for figure in table.figures if figure.row == "受理量"}
    assert (read_as["分值"], read_as["得分"]) == ("10", "10")


def test_a_score_alone_is_not_parted() -> None:
    table = read(*HEAD, "^ | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 10 |", page=None)
    assert [figure.quote for figure in table.figures if figure.row == "受理量" and figure.column[-1] == "得分"] == [""]


DUMP_HEAD = (
    "项目名称 |  | 热线外包 |  |  |  |  | ",
    "预算执行情况 |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    " | 年度资金总额 | 60 | 60 | 30 | 10 | 50.00 | 5",
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分",
    " | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 60 | 55",
    "质量指标 | 接通率 | ≥98% | 97% | 30 | 30 |  | ",
)


@pytest.mark.parametrize("total", ["90 |  | ", "90 | 85 | "])
def test_a_row_that_lost_cells_is_proven_by_closing_scores(total: str) -> None:
    """The total holds the points of the money (5 of 10) or leaves them out."""
    table = read(*DUMP_HEAD, f"总分 |  |  | {total} |  | ", page=None)
    moved = {f.column[-1]: (f.quote, f.placement) for f in table.figures if f.row == "接通率"}
    assert moved == {
        "指标值": ("≥98%", "proven"), "完成值": ("97%", "proven"), "分值": ("30", "proven"), "得分": ("30", "proven"),
    }


def test_a_row_that_lost_cells_is_unreadable_where_scores_do_not_close() -> None:
    table = read(*DUMP_HEAD, "总分 |  |  | 91 |  |  |  | ", page=None)
    assert {f.placement for f in table.figures if f.row == "接通率"} == {"unreadable"}
    assert all(f.amount is None for f in table.figures if f.row == "接通率")


def test_labels_of_funds_that_a_dump_has_cut_are_whole_again() -> None:
    head = ("项目名称 |  | 热线外包 |  | 主管部门 |  | 热线中心", " |  | 年初预算数 | 年预算数(A) | 全年执行数(B) | 分值 | 得分")
    table = read(*head, "资金 | 年度资金总额 | 10 | 10 | 9 | 10 | 9", "其中: 当 | 年财政拨款 | 10 | 10 | 9 | - | -",
                 "上 | 年结转资金 | 0 | 0 | 0 | - | -", *DUMP_HEAD[3:5], page=None)
    funds = [figure for figure in table.figures if figure.column[-1] == "全年预算数(A)"]
    assert [(figure.row, figure.label_source) for figure in funds] == [
        ("年度资金总额", "form"), ("其中:当年财政拨款", "form"), ("上年结转资金", "form"),
    ]  # fmt: skip


def test_a_header_of_the_funds_that_is_cut_in_two_is_one_column() -> None:
    head = ("项目名称 |  | 热线外包 |  |  | 主管部门 |  | 热线中心",
            " |  | 年初预算数 | 全年预算 | 算数(A) | 全年执行数(B) | 分值 | 得分")
    table = read(*head, "资金 | 年度资金总额 | 10 |  | 10 | 9 | 10 | 9", *DUMP_HEAD[3:5], page=None)
    assert {figure.column[-1] for figure in table.figures if figure.row == "年度资金总额"} >= {"全年预算数(A)", "全年执行数(B)"}


def cells_of(table: Table, row: str) -> dict[str, tuple[str, str]]:
    return {figure.column[-1]: (figure.quote, figure.placement) for figure in table.figures if figure.row == row}


def test_a_target_in_the_cell_of_its_label_or_of_a_level_is_proven() -> None:
    table = read(*DUMP_HEAD[:4], " | 产出指标 | 数量指标 | 受理量 ≥500万件 |  | 493万件 | 60 | 55",
                 " | 满意率 | ≥90% |  |  | 92% | 30 | 30", page=None)
    assert cells_of(table, "受理量")["指标值"] == ("≥500万件", "proven")
    assert cells_of(table, "满意率")["指标值"] == ("≥90%", "proven")
    assert cells_of(table, "满意率")["完成值"] == ("92%", "printed")


def test_a_label_that_a_dump_has_cut_is_put_together_line_by_line() -> None:
    table = read(*DUMP_HEAD[:4], " | 产出指标 | 数量指标 | 用品采购、 备维修次数 | 设 ≥3次 | 3次 | 60 | 55", page=None)
    assert cells_of(table, "用品采购、设备维修次数")["指标值"] == ("≥3次", "printed")
    wide = ("指标 | 一级指标 | 二级指标 | 三级指标 |  | 指标值 | 完成值 | 分值 | 得分",
            " | 效益指标 | 社会效益 | 保障办公室 挥效能 | 室充分发 | 是 | 是 | 9 | 9")
    assert "保障办公室充分发挥效能" in {figure.row for figure in read(*DUMP_HEAD[:3], *wide, page=None).figures}


def test_an_indicator_stands_under_the_level_of_its_kind() -> None:
    table = read(*DUMP_HEAD[:4], " | 成本指标 | 经济成本指标 | 经费 | ≤5万元 | 5万元 | 10 | 10",
                 " |  | 数量指 | 受理量 | ≥5件 | 5件 | 10 | 10",
                 " | 产出指标 | 标 | 接听量 | ≥5件 | 6件 | 10 | 10", page=None)
    paths = {figure.row: figure.row_path for figure in table.figures}
    assert paths["受理量"] == paths["接听量"] == ("产出指标", "数量指标")


@pytest.mark.parametrize("plan", ["全年预", "全年预算"])
def test_a_number_of_the_funds_cut_in_two_is_proven_by_the_total(plan: str) -> None:
    head = (DUMP_HEAD[0] + " | ", f"预算执行情况 |  | 年初预算数 | {plan} | 算数(A) | 全年执行数 | 分值 | 执行率 | 得分",
            " | 年度资金总额 | 352 | 352 |  | 300 | 10 | 85% | 9")
    for end, expected in (("52", ("352", "proven")), ("53", ("3 53", "unreadable"))):
        table = read(*head, f" | 其中:当年财政拨款 | 352 | 3 | {end} | 300 | - | - | -",
                     " | 其他资金 0 |  | 0 |  | 0 | - | - | -",
                     "指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | ", page=None)
        assert cells_of(table, "其中:当年财政拨款")["全年预算数(A)"] == expected
        assert cells_of(table, "其他资金")["年初预算数"] == ("0", "proven")


def test_a_number_with_blanks_inside_is_listed_though_its_column_holds_words() -> None:
    table = read(*DUMP_HEAD[:4], " | 效益指标 | 社会效益 | 满意度 | 2 30% | 2 00.01% | 60 | 55", page=None)
    assert cells_of(table, "满意度")["指标值"] == ("2 30%", "unreadable")


def test_the_name_of_a_level_that_the_page_cuts_stands_on_the_next_page() -> None:
    upper = (
        *HEAD,
        "^ | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 40 | 35",
        "^ | ^ | 质量指标 | 接通率 | ≥98% | 97% | 30 | 30",
        "^ |  | 社会效益指标 | 知晓率 | ≥90% | 95% | 10 | 10",
    )
    lower = "效益指标 | 可持续影响指标 | 机制健全率 | ≥90% | 95% | 10 | 10"
    tables, _ = read_tables(document(line("项目支出绩效自评表"), grid(*upper), grid(f" | {lower}", page=2)), 2024)
    paths = {figure.row: figure.row_path for figure in tables[0].figures}
    assert paths["知晓率"] == ("效益指标", "社会效益指标")
    assert paths["接通率"] == ("产出指标", "质量指标")


def test_targets_take_unit_and_sign_from_columns_of_their_own() -> None:
    table = read(
        "项目名称 | 装备购置 | < | 业务主管部门 | 应急管理局", "当年预算（万元） | 512.45 | < | 本级安排（万元） | 512.45",
        "绩效指标 | 指标名称 | 指标权重 | 计量单位 | 指标性质 | 指标值", " | 购置抢险车数量 | 20 | 台 | ≥ | 3",
    )  # fmt: skip
    target = next(f for f in table.figures if f.column[-1:] == ("指标值",))
    budget = next(f for f in table.figures if f.row.startswith("当年预算"))
    assert target.subject == "装备购置" and target.amount and budget.amount
    assert (target.amount.comparator, str(target.amount.value), target.amount.unit) == ("≥", "3", "台")
    assert (str(budget.amount.value), budget.amount.unit) == ("512.45", "万元")


def test_points_are_points_whatever_the_label_counts_and_results_take_the_unit_column() -> None:
    table = read(*HEAD, "^ | 产出指标 | 数量指标 | 受益学生人数（人） | ≥26500 | 26840 | 15 | 15")
    units = {f.column[-1]: f.amount.unit for f in table.figures if f.amount and f.row.startswith("受益学生")}
    assert units == {"指标值": "人", "完成值": "人", "分值": "分", "得分": "分"}
    measured = read(
        HEAD[0], "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位 | 实际完成值 | 得分",
        "^ | 产出指标 | 数量指标 | 服务人次 | 30000 | 人次 | 28640 | 14",
    )  # fmt: skip
    assert [f.amount.unit for f in measured.figures if f.amount and "值" in f.column[-1]] == ["人次", "人次"]


@pytest.mark.parametrize("upper, lower", [
    ("指标表 | < | < | 年度指标值 | < | < | 实际完成值 | 分值 | 得分 | 偏差原因", " | ^ | ^ | ^ | ^"),
    ("指标表 |  |  | 年度指标值 |  |  | 实际完成值 | 分值 | 得分 | 偏差原因", " |  |  |  | "),
])
def test_columns_that_only_the_upper_of_two_header_rows_names(upper: str, lower: str) -> None:
    table = read(
        "项目名称 | 宿舍改造 | 实施单位 | 中学 |  |  |  |  |  | ", upper,
        f"一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位{lower}",
        "产出指标 | 数量指标 | 新增床位 | ≥ | 480 | 个 | 448个 | 15.00 | 14.00 | 通道拓宽",
    )  # fmt: skip
    read_as = {f.column[-1]: (f.quote, f.amount.unit) for f in table.figures if f.amount}
    assert read_as == {"指标值": ("480", "个"), "实际完成值": ("448个", "个"), "分值": ("15.00", "分"), "得分": ("14.00", "分")}


def test_a_coefficient_of_the_score_is_no_score_and_the_rate_has_points() -> None:
    table = read(
        "项目名称 | 清扫保洁 | 自评总分 | 99.50 |  |  | ",
        "项目资金（万元） | 年初预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分（分） | ",
        "总量 | 20.00 | 20.00 | 100 | 10 | 10 | ",
        "绩效指标 | 指标名称 | 指标值 | 全年完成值 | 指标权重 | 得分系数（%） | 指标得分（分）",
        " | 清运及时率 | 98% | 97% | 90 | 99.44 | 89.50",
    )  # fmt: skip
    read_as = {f.row: [c for c in table.figures if c.row == f.row and c.amount] for f in table.figures}
    rate, points = read_as["总量"][-2:]
    assert (rate.column[-1], rate.amount and rate.amount.unit, points.column[-1]) == ("分值", "分", "得分（分）")
    assert [f.quote for f in read_as["清运及时率"] if "得分" in f.column[-1]] == ["89.50"]


def test_a_plan_with_its_unit_in_brackets_is_a_column_and_weights_have_a_total() -> None:
    table = read(
        "项目名称 | 运行维护 | < | 实施单位 | 镇政府 | < | <",
        "预算执行情况（10分） | < | 年初预算（万元） | 调整后预算数 | 预算执行数 | 权重 | 得分",
        "总额 | < | 143.00 | 143.00 | 142.36 | 10 | 9.96",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分",
        "产出指标 | 数量指标 | 维护村数 | 13个 | 13个 | 90 | 89.16", "合计 | < | < | < | < | 100 | 99.12",
    )  # fmt: skip
    read_as = [(f.row, f.column[-1], f.quote) for f in table.figures if f.amount]
    assert [one[1:] for one in read_as[:3]] == [
        ("年初预算（万元）", "143.00"), ("调整后预算数", "143.00"), ("预算执行数", "142.36"),
    ]  # fmt: skip
    assert read_as[-2:] == [("合计", "权重", "100"), ("合计", "得分", "99.12")]


def test_the_name_of_a_part_over_the_whole_width_ends_no_form() -> None:
    funds = grid(DUMP_HEAD[0], "主管部门 |  | 民政局 |  |  |  |  | ", *DUMP_HEAD[1:3], page=None)
    rows = grid("一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 分值 | 得分",
                "产出指标 | 数量指标 | 受理量 | ≥ | 500 | 件 | 493 | 90 | 85", page=None)  # fmt: skip
    tables, _ = read_tables(document(line("项目支出绩效自评表", None), funds, line("绩效指标", None), rows), 2024)
    assert len(tables) == 1 and {f.subject for f in tables[0].figures} == {"热线外包"}
    assert [(f.row, f.amount.comparator) for f in tables[0].figures if f.amount and f.column[-1] == "指标值"] == [("受理量", "≥")]


def test_the_form_of_the_work_as_a_whole_goes_on_overleaf() -> None:
    first = grid(
        "部门名称 | 云泽市文化局 | < | < | < | < | < | <",
        "年度预算申请（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "^ | 年度资金总额 | 50 | 51 | 49 | 10 | 96.08% | 9.6",
    )  # fmt: skip
    rows = grid(
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        "^ | 产出指标 | 数量指标 | 新增藏书 | ≥2万册 | 1.8万册 | 90 | 83", "总分 | < | < | < | < | < | 100 | 92.6", page=2,
    )  # fmt: skip
    tables, _ = read_tables(document(line("部门整体支出绩效自评表"), first, rows), 2024)
    read_as = {(f.row, f.column[-1]): f.quote for f in tables[0].figures}
    assert len(tables) == 1 and read_as["年度资金总额", "全年执行数"] == "49" and read_as["新增藏书", "得分"] == "83"


def test_columns_named_by_half_and_labels_in_the_cells_of_their_numbers_make_a_form() -> None:
    table = read(
        "项目名称 | 居家养老 | 主管部门 | 民政局 |  |  |  | ",
        "预算执行（万元） | 预算数：300.00 | 执行数：260.00 | 执行率：86.67% | 分值：10 | 得分：8.7 |  | ",
        "指标 | 指标名称 | 目标 | 完成 | 满分 | 得分 | 扣分 | 扣分原因",
        "数量 | 服务人数（名） | 4500 | 4126 | 90 | 79.9 | 10.1 | 机构退出",
        "总计 |  |  |  | 100 | 88.6 | 11.4 | ", page=None,
    )  # fmt: skip
    read_as = {(f.row, f.column[-1]): (str(f.amount.value), f.amount.unit) for f in table.figures if f.amount}
    assert read_as["年度资金总额", "执行数"] == ("260.00", "万元") and read_as["年度资金总额", "得分"] == ("8.7", "分")
    assert read_as["服务人数（名）", "目标值"] == ("4500", "名") and read_as["服务人数（名）", "分值"] == ("90", "分")
    assert read_as["总计", "得分"] == ("88.6", "分")


@pytest.mark.parametrize(("scores", "unit"), [(("90", "85"), "分"), (("90", "95"), None), (("80", "75"), None)])
def test_weights_are_points_where_they_make_up_a_hundred(scores: tuple[str, str], unit: str | None) -> None:
    table = read(
        "项目名称 | 高龄津贴 |  |  |  |  | ", "预算执行情况（万元） | 年初预算数 | 全年预算数 | 执行数 | 权重 | 执行率 | 得分",
        " | 60.00 | 60.00 | 54.00 | 10 | 90.00% | 9", "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分",
        f"产出指标 | 数量指标 | 发放人数 | ≥9人 | 9人 | {scores[0]} | {scores[1]}",
    )  # fmt: skip
    assert {f.amount.unit for f in table.figures if f.amount and f.column[-1] == "权重"} == {unit}


def test_sums_over_the_header_of_the_funds_have_the_form_s_unit() -> None:
    table = read(
        "单位名称 | 教育局 | < | < | <", "基本支出总额 | 34,286.55 | < | 项目支出总额 | 5,570.66",
        "预算执行情况（万元） |  | 预算数 | 执行数 | 执行率", "^ | 部门整体支出总额 | 40250.00 | 39857.21 | 99.02%",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 得分", "产出指标 | 数量指标 | 学位数 | ≥10个 | 15",
    )  # fmt: skip
    sums = [(f.row, f.quote, f.amount and f.amount.unit) for f in table.figures][:2]
    assert sums == [("基本支出总额", "34,286.55", "万元"), ("项目支出总额", "5,570.66", "万元")]


def test_a_project_is_named_in_a_budget_that_calls_it_special() -> None:
    head = ("专项（项目）名称 | < | 病虫害防治 | <", "资金金额（万元） | 年度资金总额 | 126 | <")
    table = read(*head, "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 防治面积 | ≥38万亩")
    assert {figure.subject for figure in table.figures} == {"病虫害防治"}


FUNDS = (
    "资金情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "年度资金总额 | 60.00 | 60.00 | 30.00 | 10 | 50.00% | 5",
)
INDICATORS = (
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 | 未完成原因",
    "产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 90 | 85.5 | 人手不足",
    "总分 |  |  |  |  | 100 | 90.5 | ",
)


@pytest.mark.parametrize("page", [1, None])
def test_funds_and_indicators_in_grids_of_their_own_are_one_form_of_the_project_named_above(page: int | None) -> None:
    tables, _ = read_tables(document(
        line("2024年度项目绩效自评表", page), line("（2024年度） 项目名称：热线外包 金额单位：元", page),
        grid(*FUNDS, page=page), grid(*INDICATORS, page=page, top=200),
        line("项目名称：设备购置 主管部门：甲市某局 金额单位：元", page),
        grid(*FUNDS, page=page, top=400), grid(*INDICATORS, page=page, top=500),
    ), 2024)
    assert [(table.title, table.form, table.subject) for table in tables] == [
        ("2024年度项目绩效自评表", "performance", "热线外包"), ("2024年度项目绩效自评表", "performance", "设备购置"),
    ]
    for table in tables:
        amounts = {(f.row, f.column[-1]): (str(f.amount.value), f.amount.unit) for f in table.figures if f.amount}
        assert amounts["年度资金总额", "全年执行数"] == ("30.00", "元")
        assert amounts["年度资金总额", "执行率"] == ("50.00", "%")
        assert amounts["受理量", "得分"] == ("85.5", "分")
        assert amounts["总分", "得分"] == ("90.5", "分")
        assert ("受理量", "执行率") not in amounts


def test_indicators_are_no_part_of_another_table_above_them() -> None:
    above = grid("项目 | 批次 | 人次", "国内接待 | 3 | 30", "国外接待 | 0 | 0")
    tables, _ = read_tables(document(
        line("接待情况表"), above, line("单位：万元"), grid(*(row.rsplit(" | ", 5)[0] for row in INDICATORS[:2]), top=300),
    ), 2024)
    assert len(tables) == 2


def test_a_dump_parts_the_project_from_its_unit_by_a_tab(tmp_path: Path) -> None:
    rows = [row.replace(" | ", "\t") for row in INDICATORS]
    told = "项目名称：热线外包\t金额单位：万元", "项目名称\t热线外包\t金额单位：万元", "项目名称：热线外包\n\n项目负责人：甲乙"
    for head in told:
        file = tmp_path / "report.txt"
        above = ("2024年度甲市某局决算", "（一）绩效情况", "项目支出绩效自评表", "（2024年度）", head)
        file.write_text("\n\n".join([*above, "\n".join(rows)]))
        (table,) = reading.read(file).tables
        assert (table.title, table.form, table.subject) == ("项目支出绩效自评表", "performance", "热线外包")


def test_numbers_beside_their_labels_are_funds_and_the_rate_is_a_row_of_its_own() -> None:
    table = read(
        "项目名称 | 热线外包 | < | < | < | < | <",
        "资金情况（万元）年初预算数 | | 60.00 | 全年预算数 | 80.00 | 全年执行\\n数 | 40.00",
        "预算执行率 | 50.00% | < | 分值 | 10 | 得分 | 5.00",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分",
        "产出指标 | 数量指标 | 受理量 | ≥30万亩次 | 32.8万亩次 | 90 | 85", "总分 | < | < | < | < | 100 | 90",
    )  # fmt: skip
    read_as = [(f.row, f.column[-1], str(f.amount.value), f.amount.unit) for f in table.figures if f.amount and not f.row_path]
    assert read_as[:6] == [
        ("资金情况（万元）", "年初预算数", "60.00", "万元"), ("资金情况（万元）", "全年预算数", "80.00", "万元"),
        ("资金情况（万元）", "全年执行数", "40.00", "万元"), ("预算执行率", "预算执行率", "50.00", "%"),
        ("预算执行率", "分值", "10", "分"), ("预算执行率", "得分", "5.00", "分"),
    ]  # fmt: skip
    assert [cell.amount.unit for cell in table.figures if cell.row == "受理量" and cell.amount][:2] == ["万亩次", "万亩次"]


@pytest.mark.parametrize(("target", "result", "unit"), [
    ("≥3000治疗量", "3120治疗量", "治疗量"), ("≥3000治疗量", "3120份", None),
    ("12月底", "11月底", None), ("2份报告", "2份报告", None),
])  # fmt: skip
def test_a_measure_word_of_no_list_is_a_unit_where_target_and_result_share_it(target: str, result: str, unit: str | None) -> None:
    table = read(*HEAD, f"^ | 产出指标 | 数量指标 | 采集数量 | {target} | {result} | 15 | 15")
    aims = [cell.amount.unit for cell in table.figures if cell.row == "采集数量" and cell.column[-1] == "指标值" and cell.amount]
    assert aims == ([unit] if unit else [])


@pytest.mark.parametrize(("title", "project"), [
    ("馆藏保护项目绩效自评表", "馆藏保护项目"), ("2024年度河道清淤项目支出绩效自评表", "河道清淤项目"),
    ("城管执法专项经费绩效自评表（2024年度）", "城管执法专项经费"),
    ("项目支出绩效自评表", ""), ("2024年市级预算项目支出绩效自评表", ""), ("甲市水利局2024年度项目支出绩效自评表", ""),
    ("甲市图书馆项目支出绩效自评表", ""), ("部门整体支出绩效自评表", ""), ("省级专项资金绩效自评表", ""),
])  # fmt: skip
def test_a_title_names_the_project_of_its_form(title: str, project: str) -> None:
    assert project_titled(title) == project


def test_each_form_is_of_the_project_that_its_title_names() -> None:
    rows = (
        "资金 | 全年预算数 | 60.00 | 全年执行数 | 54.00 | 10 | 9.0",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分", "产出 | 数量 | 受理量 | 9件 | 9件 | 90 | 90",
    )  # fmt: skip
    tables, _ = read_tables(document(
        line("馆藏保护项目绩效自评表"), grid(*rows), line("库房改造项目绩效自评表"), grid(*rows, top=300),
    ), 2024)
    assert [table.subject for table in tables] == ["馆藏保护项目", "库房改造项目"]
    funds = [(f.row, f.column[-1], f.quote, f.label_source) for f in tables[1].figures if not f.row_path]
    assert funds == [
        ("年度资金总额", "全年预算数", "60.00", "form"), ("年度资金总额", "全年执行数", "54.00", "form"),
        ("年度资金总额", "分值", "10", "form"), ("年度资金总额", "得分", "9.0", "form"),
    ]  # fmt: skip


@pytest.mark.parametrize("page", [1, None])
def test_funds_without_a_name_of_their_own_stand_under_their_header(page: int | None) -> None:
    table = read(
        "项目名称 | 高龄津贴 |  |  |  |  | ", "预算执行情况（万元） | 年初预算数 | 全年预算数 | 执行数 | 权重 | 执行率 | 得分",
        " | 60.00 | 60.00 | 54.00 | 10 | 90.00% | 9", "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分",
        "产出指标 | 数量指标 | 发放人数 | ≥9人 | 9人 | 90 | 90", page=page,
    )  # fmt: skip
    read_as = {f.column[-1]: (f.row, str(f.amount.value), f.amount.unit) for f in table.figures if f.amount and not f.row_path}
    assert read_as["全年预算数"] == ("年度资金总额", "60.00", "万元") and read_as["得分"] == ("年度资金总额", "9", "分")
    assert read_as["执行率"] == ("年度资金总额", "90.00", "%")


def test_a_title_that_names_the_project_makes_a_lone_list_of_indicators_its_form() -> None:
    rows = grid(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 全年完成值 | 分值 | 得分 | 未完成原因",
        "产出指标 | 时效指标 | 补助发放及时率 | 100% | 92% | 15 | 11 | 退出人员需核对工作量",
    )
    tables, _ = read_tables(document(line("附件2 第五次经济普查项目绩效目标完成情况表"), rows), 2024)
    assert {(f.form, f.subject, f.row_path) for f in tables[0].figures} == {
        ("performance", "第五次经济普查项目", ("产出指标", "时效指标"))
    }


def test_units_in_brackets_and_the_sources_of_the_money_of_a_form_without_a_header_of_funds() -> None:
    table = read(
        "项目名称 | 垃圾清运 | 项目性质 | 经常性项目 | 项目类别 | 特定目标类", "主管部门 | 绿化局 | < | 实施单位 | 水域所 | <",
        "项目资金（元） | 项目资金总额 | 632,000.00 | 年度资金申请总额 | 630,000.00 | <",
        "^ | 其中：财政资金 | 632,000.00 | 其中：当年财政拨款 | 620,000.00 | <",
        "一级指标 | 二级指标 | 三级指标 | 年度(/项目)指标值 | < | <", "产出指标 | 数量指标 | 日均分出量 | ≥420.00(吨) | < | <",
    )  # fmt: skip
    told = [(f.subject, f.row, f.amount and (str(f.amount.value), f.amount.unit)) for f in table.figures]
    assert ("垃圾清运", "年度资金申请总额", ("630000.00", "元")) in told
    assert ("垃圾清运", "其中：当年财政拨款", ("620000.00", "元")) in told
    assert ("垃圾清运", "日均分出量", ("420.00", "吨")) in told


def test_targets_and_results_by_other_words_and_weights_beside_the_points_of_the_money() -> None:
    table = read(
        "项目名称 | 上门照护 |  |  |  |  | ", "资金名称 | 预算数（A） | 执行数（B） | 分值 | 执行率（B/A） | 得分 | ",
        "项目资金总额 | 60 | 54 | 10 | 90% | 9 | ", "一级指标 | 二级指标 | 三级指标 | 目标值 | 实际值 | 权重 | 得分",
        "产出 | 数量指标 | 上门老人数 | ≥90人 | 86人 | 90 | 85", "总分 |  |  |  |  | 100 | 94", page=None,
    )  # fmt: skip
    read_as = {(f.row, f.column[-1]): (str(f.amount.value), f.amount.unit) for f in table.figures if f.amount}
    assert read_as["上门老人数", "目标值"] == ("90", "人") and read_as["上门老人数", "实际值"] == ("86", "人")
    assert read_as["上门老人数", "权重"] == ("90", "分")


def test_a_total_beside_the_name_of_the_project_is_its_score_and_its_goals_end_the_funds() -> None:
    table = read(
        "项目名称 | 湖岸绿化 | 自评总分 | 91.5 | ",
        "主管部门 | 青湖县林业局 | 实施单位 | 青湖县苗圃 | ",
        "项目资金 |  | 年初预算 | 全年预算数（A） | 全年执行数（B）",
        " | 总金额 | 60.00 | 80.00 | 72.00",
        "绩效目标 | 年初绩效目标 | < | 全年目标实际完成情况 | <",
        "^ | 栽树1万株，成活率90% | < | 栽树1.2万株，成活率88% | <",
        "绩效指标 | 指标名称 | 指标值 | 全年完成值 | 得分",
        "^ | 成活率 | ≥90% | 88% | 11.5",
    )
    read_as = {(one.row, one.column[-1]): one.quote for one in table.figures}
    assert {one.subject for one in table.figures} == {"湖岸绿化"}
    assert read_as[("总分", "得分")] == "91.5"
    assert (read_as[("总金额", "年初预算")], read_as[("总金额", "全年执行数（B）")]) == ("60.00", "72.00")
    assert {row for row, _ in read_as} == {"总金额", "成活率", "总分"}


def test_the_unit_of_the_funds_may_stand_before_their_points() -> None:
    table = read(
        "项目名称 | 湖岸绿化 |  | ", "主管部门 | 青湖县林业局 |  | ",
        "预算执行情况 |  | 预算数（A） | 执行数（B）", "（万元）（20分） | 年度财政资金总额 | 80.00 | 72.00",
        "一级指标 | 三级指标 | 年初目标值 | 实际完成值", "产出指标 | 成活率 | ≥90% | 88%",
    )
    assert {one.amount.unit for one in table.figures if one.row == "年度财政资金总额" and one.amount} == {"万元"}
