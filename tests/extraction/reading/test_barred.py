"""Tables of a web page taken as text: bars behind cells, lines that break anywhere, spans lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.reading import read

EXPENDITURE = """五、一般公共预算财政拨款支出决算表
公开05表 | ||||
部门：云川市水务局 | 金额单位：万元 | |||
项目 | 本年支出 | |||
科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出 |
栏次 | 1 | 2 | 3 | |
合计 | 90.00 | 30.00 | 60.00 | |
213 | 农林水支出 | 90.00 | 30.00 | 60.00 |
2130301 | 行政运行 | 30.00 | 30.00 |
|
2130314 | 防汛 | 60.00 |
| 60.00 |
"""
PUBLIC = """九、财政拨款“三公”经费支出决算表
公开09表 | |||||||||||
部门：云川市水务局 | 金额单位：万元 | ||||||||||
预算数 | 决算数 | ||||||||||
合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费 | ||||
小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 | ||||||
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
9.00 |
| 6.00 |
| 6.00 | 3.00 | 7.00 |
| 5.00 |
| 5.00 | 2.00 |
"""


@pytest.mark.parametrize("apart", [False, True])
def test_a_table_of_a_web_page_is_read_by_its_form(apart: bool, tmp_path: Path) -> None:
    figures: dict[tuple[str, ...], str] = {}
    for name, text in (("支出", EXPENDITURE), ("三公", PUBLIC)):
        path = tmp_path / f"{name}.txt"
        path.write_text(one_cell_a_line(text) if apart else text, encoding="utf-8")
        for table in read(path).tables:
            figures |= {(figure.row, *figure.column): figure.quote for figure in table.figures if figure.amount}
    assert figures["合计", "本年支出", "小计"] == "90.00"
    assert figures["防汛", "本年支出", "项目支出"] == "60.00"
    assert ("防汛", "本年支出", "基本支出") not in figures
    assert [raw for (_, *column), raw in figures.items() if "公务接待费" in column] == ["3.00", "2.00"]
    assert [raw for (_, *column), raw in figures.items() if "公务用车运行维护费" in column] == ["6.00", "5.00"]


SPLIT = """五、一般公共预算财政拨款支出决算表
公开05表 | ||||||
部门：云川市水务局 | 金额单位：万元 | |||||
项目 | 本年支出 | |||||
支出功能分类
科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 | ||
类 | 款 | 项 | 栏次 | 1 | 2 | 3 |
合计 | 90.00 | 30.00 | 60.00 | |||
2130301 | 行政运行 | 30.00 | 30.00 |
| ||
2130314 | 防汛 | 60.00 |
| 60.00 | ||
"""


def test_codes_merged_over_three_columns_and_a_cell_of_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text(SPLIT, encoding="utf-8")
    figures = [figure for table in read(path).tables for figure in table.figures if figure.amount]
    assert [(figure.row, figure.row_code, figure.column[-1], figure.quote) for figure in figures] == [
        ("合计", "", "小计", "90.00"), ("合计", "", "基本支出", "30.00"), ("合计", "", "项目支出", "60.00"),
        ("行政运行", "2130301", "小计", "30.00"), ("行政运行", "2130301", "基本支出", "30.00"),
        ("防汛", "2130314", "小计", "60.00"), ("防汛", "2130314", "项目支出", "60.00"),
    ]  # fmt: skip


def one_cell_a_line(text: str) -> str:
    """The same table with a line break after every cell; the bars of blank cells stand together."""
    title, *lines = text.splitlines()
    joined = "".join(line if line.endswith(" ") else f"{line} " for line in lines)
    cells = [cell.strip() for cell in joined.split("|")][:-1]
    breaks = ["\n" * (after == "") for after in [*cells[1:], ""]]
    return title + "".join(f"\n{cell} |{after}" if cell else "|" for cell, after in zip(cells, breaks, strict=True)) + "\n"


def test_a_table_with_uncertain_columns_gives_no_figures(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    lines = ("情况表", "单位：万元", "甲类 | 乙类 | ||", "一 | 二 | 三 | 四 |", "某项 | 1.00 |", "| 2.00 |", "某事 |", "| 3.00 |")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert not [figure for table in read(path).tables for figure in table.figures if figure.amount]
