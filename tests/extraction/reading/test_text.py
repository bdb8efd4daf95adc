"""Text dumps: grids, lines, marks, encodings, damage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extraction.errors import UnreadableFile
from extraction.reading.dumped_rows import tables_of_tags
from extraction.reading.text import clean, read_text
from extraction.report import Grid, Line
from extraction.tables import read_tables


def dump(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "报告.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_tabbed_lines_become_one_padded_grid_with_its_lines(tmp_path: Path) -> None:
    document = read_text(dump(tmp_path, "收入决算表\n\n项目\t金额\n一、事业收入\t1, 234. 50\t\n\n注：无。\n"))
    title, grid, note = document.blocks
    assert isinstance(title, Line) and isinstance(grid, Grid) and isinstance(note, Line)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "项目"), (0, 1, "金额"), (0, 2, ""), (1, 0, "一、事业收入"), (1, 1, "1, 234. 50"), (1, 2, ""),
    ]  # fmt: skip
    assert grid.place.lines == (3, 4) and grid.cells[3].place.lines == (4, 4)
    assert note.place.lines == (6, 6) and document.lines == 6


def test_tabs_between_the_words_above_a_table_make_no_table(tmp_path: Path) -> None:
    above = "收入决算表\t\t公开02表\n\n编制单位：云川市气象局\t\t\t单位：万元\n\n"
    *lines, grid = read_text(dump(tmp_path, above + "项目\t金额\n事业收入\t3.20\n")).blocks
    assert [block.text for block in lines if isinstance(block, Line)] == [
        "收入决算表", "公开02表", "编制单位：云川市气象局", "单位：万元",
    ]  # fmt: skip
    (table,), _ = read_tables(read_text(tmp_path / "报告.txt"), 2024)
    assert (table.title, table.form, table.unit) == ("收入决算表", "income", "万元")
    assert isinstance(grid, Grid) and grid.cells[0].text == "项目"


def test_pipe_tables_of_markdown(tmp_path: Path) -> None:
    (grid,) = read_text(dump(tmp_path, "| 项目 | 金额 |\n|---|---:|\n| 水费 | 3.2 |\n", name="a.md")).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["项目", "金额", "水费", "3.2"]
    assert grid.cells[2].place.lines == (3, 3)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("||金额|\n|合计|3.2|\n", ["", "金额", "合计", "3.2"]),
        ("项目||金额\n20503|职业教育|3.2\n", ["项目", "", "金额", "20503", "职业教育", "3.2"]),
        ("|项目|金额|\n合计||3.2\n", ["", "项目", "金额", "", "合计", "", "3.2", ""]),
    ],
)
def test_cells_before_the_first_pipe_may_be_empty(text: str, cells: list[str], tmp_path: Path) -> None:
    (grid,) = read_text(dump(tmp_path, text)).blocks
    assert isinstance(grid, Grid) and [cell.text for cell in grid.cells] == cells


def test_words_between_two_pipes_are_no_table(tmp_path: Path) -> None:
    (line,) = read_text(dump(tmp_path, "首页|政务公开|预决算\n")).blocks
    assert isinstance(line, Line)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (line,) = read_text(dump(tmp_path, "云川市气象局２０２４年度", encoding)).blocks
    assert isinstance(line, Line) and line.text == "云川市气象局２０２４年度"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(b"\xff\xff\x00\x01\x81")
    with pytest.raises(UnreadableFile, match="坏"):
        read_text(path)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (r"$\leq 100\%$", "≤100%"),
        (r"$\geq$95", "≥95"),
        ("<sup>2.</sup> 本表以万元列示", "2. 本表以万元列示"),
        ("**合计**", "合计"),
        ("每台$5至$9", "每台$5至$9"),
        ("- 5", "- 5"),
    ],
)
def test_marks_are_cleaned_and_words_stay(printed: str, expected: str) -> None:
    assert clean(printed) == expected


def test_heading_and_list_marks_go_and_a_page_number_keeps_its_dashes(tmp_path: Path) -> None:
    blocks = read_text(dump(tmp_path, "## 一、机构设置\n - 1、秘书科\n- 12 -\n")).blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == ["一、机构设置", "1、秘书科", "- 12 -"]


def test_a_contents_list_with_tabbed_page_numbers_is_no_table(tmp_path: Path) -> None:
    text = "目 录\n\n第一部分 单位概况\t1\n一、主要职责\t2\n\n第一部分 单位概况\n\n单位\t人数\n秘书科\t4\n"
    blocks = read_text(dump(tmp_path, text)).blocks
    assert [type(block).__name__ for block in blocks] == ["Line", "Line", "Line", "Line", "Grid"]


def test_a_collapsed_table_is_noted(tmp_path: Path) -> None:
    line = "项目 金额 科目 编码 301 工资福利支出 1, 200. 05 302 商品和服务支出 33.10 30201 办公费 2.50 30202 印刷费"
    document = read_text(dump(tmp_path, f"六、基本支出表\n{line}\n支出合计 3 万元，其中：办公费 1 万元。\n"))
    assert [note for note in document.notes if "第 2 行" in note]
    assert len(document.notes) == 1


def test_unreadable_characters_are_noted(tmp_path: Path) -> None:
    assert "第 2 行" in read_text(dump(tmp_path, "好\n支出决\ufffd\n")).notes[0]


def test_a_label_alone_between_rows_is_a_row_whose_blank_cells_are_cut_off(tmp_path: Path) -> None:
    text = "三公经费表\n\n项目\t预算数\t决算数\n因公出国（境）费\n公务接待费\t3.20\t1.10\n单位：万元\n公务用车\t1.00\t0.90\n"
    grids = [block for block in read_text(dump(tmp_path, text)).blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grids[0].cells[3:]] == ["因公出国（境）费", "", "", "公务接待费", "3.20", "1.10"]
    assert len(grids) == 2


def test_rows_of_a_form_that_are_labels_alone_do_not_end_it(tmp_path: Path) -> None:
    labels = "一、一般公共预算财政拨款\n二、政府性基金预算财政拨款\n三、国有资本经营预算财政拨款\n"
    form = "财政拨款收入支出决算总表\n单位：万元\n项目\t决算数\t项目\t合计\n本年收入合计\t3.20\t本年支出合计\t3.20\n"
    whole = dump(tmp_path, f"{form}{labels}总计\t3.20\t总计\t3.20\n")
    (table,), _ = read_tables(read_text(whole), 2024)
    assert [one.quote for one in table.figures if one.row == "总计"] == ["3.20", "3.20"]
    other = dump(tmp_path, f"{form}{labels}项目\t金额\n水费\t1.00\n")
    assert len([block for block in read_text(other).blocks if isinstance(block, Grid)]) == 2


def test_a_header_row_of_one_cell_under_the_title_of_its_form_takes_no_title_from_afar(tmp_path: Path) -> None:
    header = "财政拨款“三公”经费\n合计\t\t公务接待费\t\n预算数\t决算数\t预算数\t决算数\n3.00\t0.96\t3.00\t0.96\n"
    text = f"一、一般公共预算财政拨款\n\n财政拨款“三公”经费支出决算表\n单位：万元\n{header}"
    (table,), _ = read_tables(read_text(dump(tmp_path, text)), 2024)
    assert (table.title, table.form, table.unit) == ("财政拨款“三公”经费支出决算表", "three_public", "万元")


def test_a_column_of_few_people_that_happens_to_count_up_is_no_numbering(tmp_path: Path) -> None:
    text = "人员情况表\n\n类别\t编制数（名）\t本年新进（人）\n行政\t12\t1\n事业\t5\t2\n合计\t17\t3\n"
    (table,), _ = read_tables(read_text(dump(tmp_path, text)), 2024)
    assert [one.quote for one in table.figures if one.column == ("本年新进（人）",)] == ["1", "2", "3"]


ROWS = ("项目\t行次\t决算数", "一、财政拨款收入\t1\t60.00", "二、其他收入\t2\t", "本年收入合计\t3\t60.00")


def _tagged(rows: Sequence[str]) -> str:
    head = "<table><tr><td colspan='3'>收入</td></tr>"
    return head + "".join(f"<tr><td>{row.replace(chr(9), '</td><td>')}</td></tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("table", ["\n\n".join(ROWS), _tagged(ROWS), _tagged(ROWS).replace("<tr>", "\n<tr>")])
def test_rows_with_blank_lines_between_and_rows_of_html(table: str, tmp_path: Path) -> None:
    (found,), _ = read_tables(read_text(dump(tmp_path, f"收入支出决算总表\n单位：万元\n{table}\n注：无。\n")), 2024)
    assert [(f.row, f.column[-1], f.quote) for f in found.figures if f.amount] == [
        ("一、财政拨款收入", "决算数", "60.00"), ("本年收入合计", "决算数", "60.00"),
    ]  # fmt: skip
    assert found.unit == "万元"


def test_cells_that_span_stand_in_the_first_of_their_columns_and_rows() -> None:
    text = '<table>\n<tr><td rowspan="2">a</td><td colspan=2>b<br>c</td></tr>\n<tr><td>1</td><td>2&nbsp;</td></tr></table> d'
    rows = tables_of_tags(list(enumerate(text.split("\n"), start=5)))
    assert [row for row in rows if row[1]] == [(6, "a\tb c\t"), (7, "\t1\t2"), (7, " d")]


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_rows_and_cells_of_a_form_are_one_pressed_line_that_its_sums_place(between: str, tmp_path: Path) -> None:
    rows = (
        "科目编码 科目名称 本年支出合计 基本支出 项目支出", "合计 90.00 60.00 30.00", "201 公共服务支出 50.00 20.00 30.00",
        "20101 人大事务 20.00 20.00", "20103 政府事务 30.00 30.00", "208 社会保障支出 40.00 40.00", "20805 养老支出 40.00 40.00",
    )  # fmt: skip
    body = "\n".join(rows).replace(" ", between)
    text = "\n".join(("支出决算表", "公开03表", "单位：万元", body, "注：本表反映支出。", "三、支出说明", "本年支出90.00万元。"))
    (table,), _ = read_tables(read_text(dump(tmp_path, text)), 2024)
    read_as = {(f.row, f.column[-1]): f.quote for f in table.figures if f.placement == "proven"}
    right = {("合计", "本年支出合计"): "90.00", ("公共服务支出", "本年支出合计"): "50.00"}
    assert read_as.items() >= right.items() and read_as.get(("养老支出", "基本支出"), "40.00") == "40.00"
    assert table.source.places[0].lines == (4, 4 + body.count("\n"))


def test_cells_of_a_form_one_under_the_other_are_one_pressed_line_that_its_sums_place(tmp_path: Path) -> None:
    rows = (
        "项目 本年支出 科目编码 科目名称 小计 基本支出 项目支出 栏次 1 2 3", "合计 100.00 60.00 40.00",
        "201 一般公共服务支出 70.00 30.00 40.00", "20103 政府事务 70.00 30.00 40.00",
        "2010301 行政运行 70.00 30.00 40.00", "221 住房保障支出 30.00 30.00 0.00",
        "22102 住房改革支出 30.00 30.00 0.00", "2210201 住房公积金 30.00 30.00 0.00",
    )  # fmt: skip
    cells = "\n".join(rows).replace(" ", "\n")
    text = f"一般公共预算财政拨款支出决算表\n公开05表\n单位：万元\n{cells}\n注：本表反映支出情况。\n"
    (table,), _ = read_tables(read_text(dump(tmp_path, text)), 2023)
    read_as = {(f.row, f.column[-1]): f.quote for f in table.figures if f.placement == "proven"}
    assert read_as["合计", "小计"] == "100.00" and read_as["行政运行", "项目支出"] == "40.00"
    assert read_as["住房公积金", "基本支出"] == "30.00"


def test_lines_of_text_under_a_heading_that_ends_like_a_form_stay_lines(tmp_path: Path) -> None:
    text = "支出决算表\n本年支出为90.00万元，\n其中基本支出60.00万元，\n项目支出30.00万元，\n与上年相比增加5.00万元。\n"
    assert [block.text for block in read_text(dump(tmp_path, text)).blocks if isinstance(block, Line)] == text.split("\n")[:-1]
