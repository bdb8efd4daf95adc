"""Entries as Excel, CSV and JSON."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from extraction.errors import HeshuError
from extraction.export_indicators import COLUMNS, write_entries
from extraction.extract import Entry
from extraction.numbers import Amount
from extraction.workbook import in_unit
from tests.extraction.extract_made import Made, claim, figure, performance


def entries() -> list[Entry]:
    first = Made([figure("总计", "2371.40"), figure("年初结转和结余", None)], [claim("收入总计", "2371.5")])
    yuan = figure("总计", "156211123", unit="元", source=first.figures[0].source)
    second = replace(Made([yuan, performance("总分", "得分", "98.36")]), file="=乙.pdf", organisation="=乙局")
    wanted = ("收入总计", "年初结转和结余", "公务用车保有量", "项目自评得分")
    return [*first.entries(*wanted), *second.entries(*wanted)]


def test_the_wide_sheet_compares_reports_in_one_unit(tmp_path: Path) -> None:
    write_entries(tmp_path / "甲.xlsx", entries(), ["甲.pdf：第 3 页未能读出"])
    book = load_workbook(tmp_path / "甲.xlsx")
    assert book.sheetnames == ["指标对照", "全部读数", "说明"]
    wide = book["指标对照"]
    head = [cell.value for cell in wide[1]]
    assert head == ["单位", "年度", "类型", "文件", "收入总计（万元）", "年初结转和结余（万元）", "公务用车保有量（辆）"]
    conflict, other = wide["E2"], wide["E3"]
    assert (conflict.value, conflict.number_format, conflict.data_type) == (2371.4, "#,##0.00", "n")
    assert conflict.fill.start_color.rgb == "00FFC7CE"
    assert conflict.comment.text.splitlines()[0] == "不一致"
    assert "第 5 页 收入支出决算总表 · 总计 · 决算数：2371.40" in conflict.comment.text
    assert "2371.5万元" in conflict.comment.text
    assert (Decimal(str(other.value)), other.number_format) == (Decimal("15621.1123"), "#,##0.0000")
    assert (wide["F2"].value, wide["G2"].value) == (None, "未披露")


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_entries(tmp_path / "甲.xlsx", entries())
    wide = load_workbook(tmp_path / "甲.xlsx")["指标对照"]
    assert (wide["A3"].value, wide["A3"].data_type) == ("=乙局", "s")
    write_entries(tmp_path / "甲.csv", entries())
    assert "'=乙局" in (tmp_path / "甲.csv").read_text(encoding="utf-8-sig")


def test_the_long_sheet_holds_every_reading_with_its_place(tmp_path: Path) -> None:
    write_entries(tmp_path / "甲.xlsx", entries())
    book = load_workbook(tmp_path / "甲.xlsx")
    head, *rows = ([cell.value for cell in row] for row in book["全部读数"])
    assert head == list(COLUMNS.values())
    first = dict(zip(COLUMNS, rows[0], strict=True))
    assert (first["value"], first["by"], first["page"], first["table"]) == (2371.4, "table", 5, "收入支出决算总表")
    assert rows[-1][head.index("项目")] == "档案数字化"
    assert "甲" not in book["说明"]["A1"].value


def test_csv_has_one_line_for_each_reading_and_opens_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    write_entries(path, entries())
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["reading_value"] for row in rows if row["indicator"] == "收入总计"] == ["2371.40", "2371.5", "156211123"]
    assert [row["status"] for row in rows if row["indicator"] == "公务用车保有量"] == ["未披露", "未披露"]


def test_json_is_the_contract(tmp_path: Path) -> None:
    write_entries(tmp_path / "甲.json", entries())
    written = json.loads((tmp_path / "甲.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps([entry.to_json() for entry in entries()]))


def test_another_ending_and_an_unwritable_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HeshuError, match=r"\.xlsx、\.csv 或 \.json"):
        write_entries(tmp_path / "甲.pdf", [])
    with pytest.raises(HeshuError, match="无法把结果写入"):
        write_entries(tmp_path / "missing" / "甲.csv", [])


@pytest.mark.parametrize(
    ("amount", "unit", "value", "decimals"),
    [
        (Amount(Decimal("156211123"), 0, "元"), "万元", "15621.1123", 4),
        (Amount(Decimal("1.5"), 1, "亿元"), "万元", "15000", 0),
        (Amount(Decimal("98.20"), 2, "%"), "%", "98.20", 2),
        (Amount(Decimal("3"), 0, "人"), "人", "3", 0),
    ],
)
def test_money_is_converted_exactly_and_nothing_else(amount: Amount, unit: str, value: str, decimals: int) -> None:
    assert in_unit(amount, unit) == (Decimal(value), decimals)
