"""绩效自评表: project, funds, indicators, total, and rows of a dump that have slid."""

from __future__ import annotations

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


DUMP_HEAD = (
    "项目名称 |  | 热线外包 |  |  |  |  | ",
    "预算执行情况 |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    " | 年度资金总额 | 60 | 60 | 30 | 10 | 50.00 | 5",
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分",
    " | 产出指标 | 数量指标 | 受理量 | ≥500万件 | 493万件 | 60 | 55",
    "质量指标 | 接通率 | ≥98% | 97% | 30 | 30 |  | ",
)


def test_a_row_that_lost_cells_is_proven_by_closing_scores() -> None:
    table = read(*DUMP_HEAD, "总分 |  |  | 90 |  |  |  | ", page=None)
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
