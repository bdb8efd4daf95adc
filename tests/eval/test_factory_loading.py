"""The loader of report specifications: what it makes of columns and rows, and what it says about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.factory.loading import SpecError, load
from eval.factory.spec import Codes, Role, Table

HEAD = """
name: 示例
organisation: 某市热线中心
scope: 汇总
year: 2024
cover: [2024年度, 某市热线中心]
table_lines: [["", "", "公开{number}表"], ["部门：{organisation}", "", "金额单位：{unit}"]]
layout: {codes: split, table_size: 8}
parts:
  - title: [第二部分, 决算表]
    sections:
      - title: ""
        body:
          - 一段话。
          - table:
"""


def spec_file(folder: Path, table: str) -> Path:
    path = folder / "示例.yaml"
    path.write_text(HEAD + "\n".join(" " * 14 + line for line in table.strip().splitlines()), encoding="utf-8")
    return path


GOOD = """
title: 收入决算表
number: "02"
unit: 万元
form: income
layout: {orientation: landscape}
columns: [{项目: [科目编码#code, 科目名称#label]}, 本年收入合计, 得分#分]
rows:
  - ["", 合计, "2,371.40"]
  - 一整行
"""


def test_columns_rows_and_inherited_layout(tmp_path: Path) -> None:
    spec = load(spec_file(tmp_path, GOOD))
    (table,) = spec.tables()
    assert isinstance(table, Table)
    leaves = table.lanes[0].leaves()
    assert [(leaf.title, leaf.role) for leaf in leaves[:2]] == [("科目编码", Role.CODE), ("科目名称", Role.LABEL)]
    assert leaves[3].unit == "分"
    assert table.lanes[0].rows[0].cells == ("", "合计", "2,371.40", None)
    assert table.lanes[0].rows[1].band == "一整行"
    assert (table.layout.codes, table.layout.table_size, table.layout.orientation) == (Codes.SPLIT, 8, "landscape")
    assert table.caption.lines == (("", "", "公开02表"), ("部门：某市热线中心（汇总）", "", "金额单位：万元"))


@pytest.mark.parametrize(
    ("change", "place", "cause"),
    [
        (('"2,371.40"', "2371.40"), "rows[1][3]", "带引号"),
        (('"2,371.40"', '"1", "2", "3"'), "rows[1]", "5 格"),
        (("unit: 万元", "units: 万元"), "table", "units"),
        (("title: 收入决算表", "subtitle: 收入决算表"), "table", "title"),
        (("{项目: [科目编码#code, 科目名称#label]}", "{甲: [a], 乙: [b]}"), "columns[1]", "一个标题"),
        (("orientation: landscape", "codes: sideways"), "layout/codes", "sideways"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path: Path, change: tuple[str, str], place: str, cause: str) -> None:
    with pytest.raises(SpecError) as error:
        load(spec_file(tmp_path, GOOD.replace(*change)))
    assert place in str(error.value)
    assert cause in str(error.value)


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text("parts: [", encoding="utf-8")
    with pytest.raises(SpecError, match=r"坏\.yaml"):
        load(path)
