"""Entries as tables on the screen."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.extraction.extract_made import Made, claim, figure, performance
from ui.indicator_table import compared, detailed, legend, reply_of, sentence_of, text_of

FIRST = Made([figure("总计", "2371.40"), performance("总分", "得分", "98.36")], [claim("收入总计", "2371.5")])
SECOND = replace(FIRST, file="乙.pdf", organisation="乙<局>", claims=[])
NAMES = ("收入总计", "支出总计", "公务用车保有量", "项目自评得分")
ENTRIES = [*FIRST.entries(*NAMES), *SECOND.entries(*NAMES)]


def html(grid: object) -> str:
    return grid.html({id(entry): number for number, entry in enumerate(ENTRIES)})  # type: ignore[attr-defined]


def test_the_longer_side_goes_down() -> None:
    assert compared(ENTRIES).headers == ("指标", "星河市档案局 2024", "乙<局> 2024")
    assert compared([one for one in ENTRIES if one.indicator == "收入总计"]).headers == ("单位", "收入总计（万元）")


def test_a_cell_shows_value_status_and_number_of_its_entry() -> None:
    page = html(compared(ENTRIES))
    cell = re.search(r'<td [^>]*data-entry="0"[^>]*>([^<]*)</td>', page)
    assert cell and cell[1] == "2,371.40 ≠"
    assert 'data-value="2371.40"' in cell[0] and "FFC7CE" in cell[0]
    assert "未披露" in page and "乙&lt;局&gt; 2024" in page and "乙<局>" not in page


def test_details_have_a_line_for_each_project_and_row() -> None:
    grid = detailed(ENTRIES)
    assert grid.headers == ("单位", "项目", "行", "得分")
    assert [row[:3] for row in grid.rows] == [("星河市档案局 2024", "档案数字化", "总分"), ("乙<局> 2024", "档案数字化", "总分")]


def test_reports_called_alike_are_told_apart_by_their_files() -> None:
    again = replace(FIRST, file="丙.pdf").entries("收入总计")
    assert compared([ENTRIES[0], *again]).rows[1][0] == "星河市档案局 2024 丙.pdf"


def test_an_empty_table_is_nothing() -> None:
    assert html(detailed([])) == ""


def test_the_chosen_entry_in_words_and_as_sources() -> None:
    assert sentence_of(ENTRIES[0]) == "星河市档案局 2024 **收入总计**：2,371.40 万元，不一致"
    reply = reply_of(ENTRIES[0])
    assert [one["quote"] for one in reply["citations"]] == ["2371.40", "2371.5万元"]
    assert reply["figures"] == [{"verdict": "不一致", "citations": [1, 2]}]


def test_the_legend_counts_each_status() -> None:
    assert "不一致 ≠ 1" in legend(ENTRIES) and "未披露 4" in legend(ENTRIES)


def test_a_value_without_an_unit_of_the_indicator_shows_its_own() -> None:
    entry = Made([performance("页数", "年度指标值（A）", "≥500", "产出", "数量", unit="万页")]).entries("指标值")[0]
    assert text_of(entry) == "≥500万页"
