"""Entries of one report: values, statuses and readings of indicators, of projects, and of rows by their label."""

from __future__ import annotations

import json
from dataclasses import replace

from extraction.crosscheck import Verdict
from extraction.report import ClaimKind, Kind, Role, State
from tests.extraction.extract_made import Made, claim, figure, performance

TOTALS = [figure("总计", "615.50"), figure("总计", "615.50", panel="支出"), figure("年初结转和结余", None)]


def test_an_entry_has_the_fields_of_the_contract() -> None:
    (entry,) = Made(TOTALS, [claim("收入总计", "615.5")]).entries("收入总计")
    fields = json.loads(json.dumps(entry.to_json()))
    assert {key: fields[key] for key in ("file", "organisation", "year", "kind", "indicator", "value", "unit", "status")} == {
        "file": "星河市档案局.pdf", "organisation": "星河市档案局", "year": 2024, "kind": "决算", "indicator": "收入总计",
        "value": "615.50", "unit": "万元", "status": "一致",
    }  # fmt: skip
    table, prose = fields["readings"]
    assert (table["by"], table["value"], table["unit"]) == ("table", "615.50", "万元")
    assert table["citation"] | {"id": 1} == {
        "id": 1, "file": "星河市档案局.pdf", "page": 5, "lines": None, "bbox": [10.0, 20.0, 60.0, 30.0], "section": "",
        "table": "收入支出决算总表", "row": "总计", "column": "决算数", "quote": "615.50", "spans": [],
    }  # fmt: skip
    assert (prose["by"], prose["value"], prose["sentence"]) == ("prose", "615.5", "收入总计615.5万元。")
    assert (prose["citation"]["table"], prose["citation"]["quote"]) == (None, "615.5万元")


def test_statuses_follow_the_readings() -> None:
    def status(figures: list, claims: list) -> str:
        return Made(figures, claims).entries("收入总计")[0].status.value

    assert status(TOTALS, [claim("收入总计", "615.4")]) == "不一致"
    assert status(TOTALS, [claim("收入总计", "616")]) == "尾差"
    assert status(TOTALS, []) == "仅表格"
    assert status([], [claim("收入总计", "615.5")]) == "仅文字"
    assert status([figure("总计", None)], []) == "空白"
    assert status([], []) == "未披露"


def test_the_value_of_a_blank_cell_is_that_of_the_sentence_that_confirms_it() -> None:
    blank = figure("", None, "决算数>公务接待费", form="three_public", panel="", table="三公经费支出决算表")
    (entry,) = Made([blank], [claim("公务接待费", "0", section=("三公经费",))]).entries("公务接待费决算数")
    assert (str(entry.amount and entry.amount.value), entry.status) == ("0", Verdict.PROSE_ONLY)
    assert [reading.state for reading in entry.readings] == [State.BLANK, State.VALUE]


def test_a_decrease_is_negative() -> None:
    (entry,) = Made([], [claim("收支总计", "-56.95", ClaimKind.CHANGE_AMOUNT, base="上年")]).entries("收支总计较上年增减额")
    assert entry.to_json()["value"] == "-56.95"


def test_nothing_is_extracted_from_a_template() -> None:
    assert replace(Made(TOTALS), kind=Kind.TEMPLATE).entries("收入总计") == []


def test_an_unreadable_cell_is_told() -> None:
    hidden = figure("总计", None, state=State.UNREADABLE, quote="6l5.5O")
    (entry,) = Made([hidden]).entries("收入总计")
    assert (entry.status, entry.note) == (Verdict.UNDISCLOSED, "表中有一处数字无法辨认")


def test_projects_and_their_indicators_are_entries_of_their_own() -> None:
    funds = [
        performance("年度资金总额", "年初预算数", "60", unit="万元", role=Role.BUDGET),
        performance("年度资金总额", "执行率（B/A）", "98.5", unit="%"),
        performance("年度资金总额", "分值", "10"),
        performance("其中：当年财政拨款", "年初预算数", "60", unit="万元", role=Role.BUDGET),
    ]
    rows = [
        performance("扫描页数", "年度指标值（A）", "≥500", "产出指标", "数量指标", unit="万页"),
        performance("扫描页数", "得分", "9.86", "产出指标", "数量指标"),
        performance("总分", "得分", "98.36"),
    ]
    entries = Made(funds + rows).entries("项目年初预算数", "项目执行率", "项目自评得分", "指标分值", "指标得分", "指标值")
    told = [(one.indicator, one.subject, one.row, one.to_json()["comparator"], one.to_json()["value"]) for one in entries]
    assert told == [
        ("年初预算数", "档案数字化", "年度资金总额", "", "60"),
        ("执行率", "档案数字化", "年度资金总额", "", "98.5"),
        ("指标值", "档案数字化", "扫描页数", "≥", "500"),
        ("得分", "档案数字化", "扫描页数", "", "9.86"),
        ("得分", "档案数字化", "总分", "", "98.36"),
    ]
    assert all(entry.several for entry in entries)


ROW = [
    figure("灯塔事务", "45.0", "本年支出合计", form="expenditure", table="支出决算表", panel="", row_code="2014402", table_no=3),
    figure("灯塔事务", "30.0", "基本支出", form="expenditure", table="支出决算表", panel="", row_code="2014402", table_no=3),
    figure("灯塔事务", "45.0", "本年收入合计", form="income", table="收入决算表", panel="", row_code="2014402", table_no=2),
    figure("灯塔事务", "44.0", "小计", form="general_expenditure", table="五", panel="", row_code="2014402", table_no=5),
]


def test_a_printed_row_has_the_total_of_its_usual_form() -> None:
    for name in ("灯塔事务", "2014402"):
        (entry,) = Made(ROW, [claim("灯塔事务", "45")]).entries(name)
        assert (entry.indicator, entry.to_json()["value"], entry.status) == (name, "45.0", Verdict.AGREE)
        assert [reading.source for reading in entry.readings] and len(entry.readings) == 2


def test_another_amount_of_the_same_label_in_another_form_is_no_conflict() -> None:
    (entry,) = Made(ROW).entries("灯塔事务")
    assert entry.status is Verdict.TABLE_ONLY


def test_a_row_without_a_total_is_told_column_by_column() -> None:
    cells = [figure("甲馆", value, column, form=None, unit="人") for value, column in (("3", "在职"), ("1", "离退休"))]
    entries = Made(cells).entries("甲馆")
    assert [(one.indicator, one.to_json()["value"]) for one in entries] == [("甲馆/在职", "3"), ("甲馆/离退休", "1")]


def test_the_same_label_twice_in_a_form_gives_both_rows() -> None:
    pair = [figure("其他项", "1.0", row_code="39999", table_no=6), figure("其他项", "2.0", row_code="22999", table_no=6)]
    entries = Made(pair).entries("其他项")
    assert [(one.to_json()["value"], one.several) for one in entries] == [("1.0", True), ("2.0", True)]


def test_a_row_that_is_not_printed_is_undisclosed() -> None:
    (entry,) = Made(ROW).entries("月球事务")
    assert (entry.indicator, entry.status, entry.readings) == ("月球事务", Verdict.UNDISCLOSED, ())
