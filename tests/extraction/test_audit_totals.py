"""Totals of tables that are no statutory form: what is told, what is an error, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.audit import Severity, audit
from extraction.report import Table
from tests.extraction.audit_made import report, table

RULES = ("table.totals_down", "table.totals_across")
PLANNED, SPENT, RATE = ("采购预算",), ("采购决算",), ("执行率",)


def generic(rows: list[tuple[str, list[str]]], columns: list[tuple[str, ...]], title: str = "政府采购情况表") -> Table:
    made = table(1, "", title, columns, [("", "", label, cells) for label, cells in rows])
    return replace(made, form=None)


def found(rows: list[tuple[str, list[str]]], columns: list[tuple[str, ...]], title: str = "政府采购情况表") -> list[Severity]:
    findings = audit([report([], [generic(rows, columns, title)])]).findings
    return [finding.severity for finding in findings if finding.rule in RULES]


def test_a_wrong_total_is_an_error_where_the_other_column_shows_what_it_sums() -> None:
    rows = [("货物", ["20.00", "18.00"]), ("服务", ["50.00", "41.00"]), ("合计", ["70.00", "95.00"])]
    assert found(rows, [PLANNED, SPENT]) == [Severity.ERROR]


def test_a_wrong_total_of_a_single_column_is_doubtful() -> None:
    rows = [("甲单位", ["47人"]), ("乙单位", ["51人"]), ("合计", ["97人"])]
    assert found(rows, [("在职人数",)], "人员情况表") == [Severity.WARNING]


@pytest.mark.parametrize(
    "rows",
    [
        [("合计", ["60"]), ("货物", ["40"]), ("其中：办公设备", ["30"]), ("服务", ["20"])],
        [("一、货物", ["40"]), ("（一）设备", ["30"]), ("（二）家具", ["10"]), ("二、服务", ["20"]), ("合计", ["60"])],
        [("货物", ["10"]), ("工程", ["30"]), ("小计", ["40"]), ("咨询", ["20"]), ("小计", ["20"]), ("合计", ["60"])],
        [("办公室", ["40"]), ("设备", ["30"]), ("家具", ["10"]), ("监察队", ["20"]), ("合计", ["60"])],
    ],
)
def test_parts_of_parts_are_not_counted_twice(rows: list[tuple[str, list[str]]]) -> None:
    assert found(rows, [SPENT]) == []


def test_the_subtotal_of_a_group_is_told() -> None:
    rows = [("货物", ["10"]), ("工程", ["30"]), ("小计", ["60"]), ("咨询", ["20"]), ("小计", ["20"]), ("合计", ["80"])]
    assert found(rows, [SPENT]) == [Severity.WARNING]


def test_shares_and_points_are_not_added_up() -> None:
    rows = [("甲项目", ["50.00", "90%", "95分"]), ("乙项目", ["50.00", "80%", "85分"]), ("合计", ["100.00", "85%", "90分"])]
    assert found(rows, [SPENT, RATE, ("自评得分",)]) == []


def test_kinds_that_overlap_are_not_taken_for_parts() -> None:
    rows = [("甲单位", ["20人", "12人", "15人"]), ("乙单位", ["30人", "20人", "18人"])]
    assert found(rows, [("合计",), ("党员",), ("本科以上",)], "人员情况表") == []


def test_a_row_that_breaks_what_the_others_keep_is_told() -> None:
    rows = [("甲单位", ["9辆", "4辆", "5辆"]), ("乙单位", ["8辆", "4辆", "3辆"]), ("丙单位", ["3辆", "1辆", "2辆"])]
    assert found(rows, [("小计",), ("轿车",), ("客车",)], "车辆情况表") == [Severity.ERROR]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.decimals(0, 10**6, places=2), min_size=2, max_size=8), st.integers(1, 10**6), st.booleans())
def test_true_totals_are_silent_and_false_ones_are_not(parts: list, more: int, first: bool) -> None:
    total = sum(parts)
    rows = [(f"{name}单位", [f"{part:.2f}"]) for name, part in zip("甲乙丙丁戊己庚辛", parts, strict=False)]

    def told(printed: object) -> list[Severity]:
        whole = ("合计", [f"{printed:.2f}"])
        return found([whole, *rows] if first else [*rows, whole], [SPENT])

    assert told(total) == []
    if sum(1 for part in parts if part) > 1:
        assert told(total + more) == [Severity.WARNING]
