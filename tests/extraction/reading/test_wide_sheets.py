"""Sheets that are wider than the paper, and the figures of a part that stands alone."""

from __future__ import annotations

from dataclasses import replace

from extraction.reading.wide_sheets import side_by_side
from extraction.report import Block, Grid, Line, Place
from extraction.tables import read_tables
from tests.extraction.grids import document, grid

LEFT = grid(
    "项目 | < | 本年支出", "科目编码 | 科目名称 | 小计", "栏次 | < | 1", "合计 | < | 60.50", "201 | 一般公共服务支出 | 60.50",
)  # fmt: skip
RIGHT = ("< | <", "基本支出 | 项目支出", "2 | 3", "60.00 | 0.50", "60.00 | 0.50")


def over(text: str, page: int, left: float = 40.0, top: float = 60.0) -> Line:
    return Line(text, Place(page=page, bbox=(left, top, left + 80, top + 10)))


def right(*rows: str, page: int = 2) -> Grid:
    return grid(*rows, page=page)


def figures(*blocks: Block) -> list[tuple[str, ...]]:
    tables, _ = read_tables(replace(document(*side_by_side(blocks)), pages=9), 2024)
    return [
        (figure.table, figure.row, "/".join(figure.column), figure.quote, figure.placement, str(figure.source.places[0].page))
        for table in tables for figure in table.figures
    ]


def test_the_parts_of_a_sheet_are_one_table_and_its_cut_header_one_cell() -> None:
    left = (over("支出决算", 1), over("部门：甲局", 1, top=80), LEFT)
    read = figures(*left, over("决算表", 2), over("单位：万元", 2, top=80), right("支出 | <", *RIGHT[1:]))
    assert ("支出决算表", "一般公共服务支出", "本年支出/项目支出", "0.50", "printed", "2") in read
    assert ("支出决算表", "一般公共服务支出", "本年支出/小计", "60.50", "printed", "1") in read
    assert len(read) == 6


def test_parts_below_one_another_come_before_those_at_the_right() -> None:
    below, beside = grid("221 | 住房保障支出 | 7.00", page=2), grid("6.00 | 1.00", page=4)
    read = figures(over("支出决算表", 1), LEFT, below, right("本年支出 | <", *RIGHT[1:], page=3), beside)
    assert ("支出决算表", "住房保障支出", "本年支出/基本支出", "6.00", "printed", "4") in read
    assert len(read) == 9


def test_a_lane_with_its_own_labels_is_joined_where_organisation_and_unit_stand_apart() -> None:
    income = grid("收入 | <", "项目 | 决算数", "一、财政拨款收入 | 5.00", "总计 | 5.00")
    spending = grid("支出 | <", "项目 | 决算数", "一、教育支出 | 5.00", "总计 | 5.00", page=2)
    head = over("部门：甲局", 1, top=80)
    joined = figures(over("收入支出决算总表", 1), head, income, over("单位：万元", 2, top=80), spending)
    assert [(row, column) for _, row, column, *_ in joined if column.startswith("支出")] == [
        ("一、教育支出", "支出/决算数"), ("总计", "支出/决算数")
    ]  # fmt: skip
    other = (over("支出表", 2), over("部门：甲局", 2, top=80), spending)
    apart = side_by_side([over("收入支出决算总表", 1), head, income, *other])
    assert len([block for block in apart if isinstance(block, Grid)]) == 2


def test_figures_without_names_of_rows_are_unread_and_noted() -> None:
    alone = grid("基本支出 | 项目支出", "60.00 | 0.50", "60.00 | 0.50")
    tables, _ = read_tables(document(over("支出决算表", 1), alone), 2024)
    assert {figure.placement for figure in tables[0].figures} == {"unreadable"}
    assert "没有行名" in tables[0].notes[0]


def test_the_one_row_of_a_form_without_names_is_read_with_a_note_under_it() -> None:
    form = grid("预算数 | <", "合计 | 公务接待费", "3.00 | 1.00", "注：本表反映部门支出情况。 | <")
    tables, _ = read_tables(document(over("财政拨款“三公”经费支出决算表", 1), form), 2024)
    assert [figure.quote for figure in tables[0].figures if figure.amount] == ["3.00", "1.00"]


def test_an_empty_form_on_the_next_page_is_no_part_of_a_sheet() -> None:
    empty = right("项目 | <", "科目编码 | 合计", "栏次 | 1", " | ", " | ")
    title, office = over("国有资本经营预算支出决算表", 2), over("部门：甲局", 2, top=80)
    for head in ((title, office), (title,), ()):
        apart = side_by_side([over("支出决算表", 1), over("部门：甲局", 1, top=80), LEFT, *head, empty])
        assert len([block for block in apart if isinstance(block, Grid)]) == 2
