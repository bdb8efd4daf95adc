"""Text dumps whose columns are told by blanks alone, as `pdftotext -layout` prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.reading.text import read_text
from extraction.report import Table
from extraction.tables import read_tables

Cells = dict[tuple[str, str], str]

INCOME = """
                              收入决算表
                                                                                公开02表
部门：云川市气象局                                                                    金额单位：万元
          项目
                         本年收入合计     财政拨款收入      事业收入    经营收入         其他收入
科目编码              科目名称
           栏次               1           2           3       4            5
           合计              1,234.50    1,200.00                           34.50
  208 社会保障和就业支出             34.50                                       34.50
20805 行政事业单位养老支出            34.50                                       34.50

                                    -3-
\f          项目
                         本年收入合计     财政拨款收入      事业收入    经营收入         其他收入
科目编码              科目名称
           栏次               1           2           3       4            5
  220 自然资源海洋气象等支出        1,200.00    1,200.00

注：本表反映部门本年度取得的各项收入情况。
"""

THREE = """
              财政拨款“三公”经费支出决算表
                                                            金额单位：万元
                       预算数                                               决算数
                       公务用车购置及运行维护费                                      公务用车购置及运行维护费
        因公出国（境）                                           因公出国（境）
 合计                                公务用车运行维  公务接待费  合计                                公务用车运行维  公务接待费
           费     小计      公务用车购置费                             费     小计      公务用车购置费
                                      护费                                                护费
  1        2      3          4         5      6     7        8      9          10       11      12
 13.80    8.00   3.20                 3.20   2.60  10.37    6.35   2.94                 2.94    1.08
"""

WIDE = """
支出决算表
                                        金额单位：万元
科目编码   科目名称                                 合计     基本支出   项目支出
2200509    气象服务                              1,200.00     800.25     399.75
2080505    机关事业单位基本养老保险缴费支出         34.50      34.50
2200504    气象事业机构                              9.10                  9.10
"""

WRAPPED = """
基本支出决算表
                                        金额单位：万元
科目编码   科目名称            金额
30101      基本工资          120.50
人员经费
                             155.00
合计
           机关事业单位基本养
30108                         34.50
           老保险缴费
30199      其他              120.50
"""


def tables(tmp_path: Path, text: str) -> list[Table]:
    path = tmp_path / "报告.txt"
    path.write_text(text, encoding="utf-8")
    return read_tables(read_text(path), 2024)[0]


def cells(table: Table) -> Cells:
    return {(figure.row, "/".join(figure.column)): figure.quote for figure in table.figures if figure.amount}


def test_columns_are_told_by_their_places_and_a_page_that_repeats_the_header_goes_on(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, INCOME)
    assert (table.title, table.form, table.unit) == ("收入决算表", "income", "万元")
    assert cells(table) == {
        ("合计", "本年收入合计"): "1,234.50", ("合计", "财政拨款收入"): "1,200.00", ("合计", "其他收入"): "34.50",
        ("社会保障和就业支出", "本年收入合计"): "34.50", ("社会保障和就业支出", "其他收入"): "34.50",
        ("行政事业单位养老支出", "本年收入合计"): "34.50", ("行政事业单位养老支出", "其他收入"): "34.50",
        ("自然资源海洋气象等支出", "本年收入合计"): "1,200.00", ("自然资源海洋气象等支出", "财政拨款收入"): "1,200.00",
    }  # fmt: skip
    assert {figure.source.places[0].lines for figure in table.figures if figure.row == "合计"} == {(9, 9)}


def test_headers_over_several_columns_and_columns_that_are_blank(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, THREE)
    cars = "公务用车购置及运行维护费"
    assert {column: quote for (_, column), quote in cells(table).items()} == {
        "预算数/合计": "13.80", "预算数/因公出国（境）费": "8.00", f"预算数/{cars}/小计": "3.20",
        f"预算数/{cars}/公务用车运行维护费": "3.20", "预算数/公务接待费": "2.60",
        "决算数/合计": "10.37", "决算数/因公出国（境）费": "6.35", f"决算数/{cars}/小计": "2.94",
        f"决算数/{cars}/公务用车运行维护费": "2.94", "决算数/公务接待费": "1.08",
    }  # fmt: skip


def test_characters_may_take_two_places(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, WIDE)
    assert cells(table)["机关事业单位基本养老保险缴费支出", "基本支出"] == "34.50"
    assert cells(table)["气象事业机构", "项目支出"] == "9.10"
    assert ("气象事业机构", "基本支出") not in cells(table)


def test_a_label_over_and_under_the_line_of_its_numbers_is_theirs(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, WRAPPED)
    assert cells(table) == {
        ("基本工资", "金额"): "120.50", ("人员经费合计", "金额"): "155.00",
        ("机关事业单位基本养老保险缴费", "金额"): "34.50", ("其他", "金额"): "120.50",
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        "科目名称    合计 基本支出 项目支出 经营支出\n气象服务    12.00          12.00\n气象装备     3.00           3.00\n",
        "项目      决算数     预算数\n水费       12.00      13.00\n            2.00       3.00\n电费\n",
        "项目          决算数     预算数\n水费       12.00      13.00\n电费                  3.00       2.00\n",
    ],
    ids=["headers moved by what stands before them", "an amount without a label", "amounts that stand in no line"],
)
def test_what_is_not_certain_is_not_read(tmp_path: Path, rows: str) -> None:
    found = tables(tmp_path, f"支出决算表\n                金额单位：万元\n{rows}")
    assert not any(figure.amount for table in found for figure in table.figures)
