"""Forms that print a plan, a rate or the year before beside what was spent: only amounts of one measure add up."""

from __future__ import annotations

from dataclasses import replace

from extraction.audit import Severity, audit
from extraction.figures import role_of, year_of
from extraction.report import Table
from extraction.units import unit_of
from tests.extraction.audit_made import report, table


def as_read(made: Table) -> Table:
    """A made table whose columns have the unit, the period and the role that their headers tell."""
    figures = []
    for figure in made.figures:
        unit = unit_of(figure.column, figure.row, "万元")
        amount = figure.amount and figure.amount.with_unit(unit)
        role, year = role_of(figure.column, made.title), year_of(figure.column, 2024)
        figures.append(replace(figure, amount=amount, role=role, year=year))
    return replace(made, figures=tuple(figures))


def beside_last_year(spent: str, share: str = "105.00") -> Table:
    columns = [("本年支出合计",), ("基本支出",), ("项目支出",), ("完成率（%）",), ("上年支出合计",)]
    return as_read(table(1, "expenditure", "支出决算表", columns, [
        ("", "", "合计", [spent, "60.00", "45.00", share, "90.00"]),
        ("", "206", "科学技术支出", ["45.00", "", "45.00", "110.00", "30.00"]),
        ("", "207", "文化旅游体育与传媒支出", ["60.00", "60.00", "", "99.00", "60.00"]),
    ]))  # fmt: skip


def lanes(earned: str) -> Table:
    columns = [("年初预算数",), ("决算数",), ("完成率（%）",), ("上年决算数",)]
    return as_read(table(2, "income_expenditure", "收入支出决算总表", columns, [
        ("收入", "", "1.一般公共预算财政拨款", ["90.00", "100.00", "111.11", "80.00"]),
        ("支出", "", "1.科学技术支出", ["40.00", "45.00", "110.00", "30.00"]),
        ("收入", "", "2.其他收入", ["10.00", "5.00", "50.00", "10.00"]),
        ("支出", "", "2.文化旅游体育与传媒支出", ["60.00", "60.00", "99.00", "60.00"]),
        ("收入", "", "本年收入合计", ["100.00", earned, "105.00", "90.00"]),
        ("支出", "", "本年支出合计", ["100.00", "105.00", "105.00", "90.00"]),
        ("收入", "", "收入总计", ["100.00", earned, "", "90.00"]),
        ("支出", "", "支出总计", ["100.00", "105.00", "", "90.00"]),
    ]))  # fmt: skip


def test_plans_rates_and_the_year_before_are_no_part_of_what_was_spent() -> None:
    assert rules_of([beside_last_year("105.00"), lanes("105.00")]) == set()
    assert rules_of([beside_last_year("108.00")]) == {"table.across", "table.roll_up"}
    assert "table.lanes" in rules_of([lanes("107.00")])


def test_the_first_form_is_held_against_the_others_by_what_was_spent() -> None:
    assert "between.01_03" in rules_of([replace(beside_last_year("107.00"), number=1), lanes("105.00")])


def rules_of(tables: list[Table]) -> set[str]:
    findings = audit([report([], tables)]).findings
    grave = (Severity.ERROR, Severity.WARNING)
    return {one.rule for one in findings if one.severity in grave and not one.rule.startswith("structure.")}


def test_a_sentence_is_held_against_the_plan_that_it_names() -> None:
    columns = [("年初预算数",), ("全年预算数",), ("2024年决算数",)]
    rows = [("", "", "合计", ["12.70", "12.10", "10.22"])]
    made = as_read(table(9, "three_public", "财政拨款“三公”经费支出决算表", columns, rows))
    section = ("第三部分 说明", "七、“三公”经费支出决算情况说明")
    for plan, right in (("全年预算为12.10", True), ("年初预算为12.70", True), ("预算为12.10", True), ("全年预算为12.70", False)):
        said = f"2024年度“三公”经费{plan}万元，支出决算为10.22万元。"
        found = [one.title for one in audit([report([said], [made], section)]).findings]
        assert ("三公经费预算数：文字与财政拨款“三公”经费支出决算表不符" not in found) is right, plan
