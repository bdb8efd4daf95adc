"""The audit: what it finds in statements and tables, what stays silent, and the published contradictions of the samples."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extraction.audit import Audit, Finding, Result, Severity, audit
from extraction.reading import read
from extraction.report import State, Table
from tests.extraction.audit_made import report, table

REPORTS = Path(__file__).parents[2] / "data" / "reports"
GRAVE = (Severity.ERROR, Severity.WARNING)

PUBLISHED = {
    "福建": {("warning", "prose.named_items"), ("error", "performance.funds")},
    "贵阳": {
        ("error", "prose.direction"), ("error", "prose.change_amount"), ("error", "prose.completion_rate"),
        ("error", "performance.prose"), ("warning", "performance.scores"), ("warning", "performance.weights"),
        ("warning", "prose.three_public"), ("warning", "structure.empty_forms"),
    },
    "聊城": {("warning", "count.projects"), ("warning", "count.all_projects")},
    "临沂": {
        ("warning", "prose.item_budgets"), ("warning", "prose.item_paths"), ("error", "performance.execution_rate"),
        ("error", "performance.prose"),
    },
    "枣庄": {("error", "prose.item_budgets"), ("warning", "count.all_projects"), ("warning", "prose.procurement_shares")},
}  # fmt: skip
"""What the five samples are known to contradict themselves in, and nothing else."""


@cache
def audited(name: str) -> Audit:
    return audit([read(next(REPORTS.glob(f"{name}*.pdf")))])


def grave(texts: list[str], tables: list[Table] | None = None, ignore: str = "structure.") -> list[Finding]:
    found = audit([report(texts, tables)]).findings
    return [finding for finding in found if finding.severity in GRAVE and not finding.rule.startswith(ignore)]


def rules(texts: list[str], tables: list[Table] | None = None) -> set[str]:
    return {finding.rule for finding in grave(texts, tables)}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_samples_contradict_themselves_where_it_was_published_and_nowhere_else(name: str) -> None:
    found = audited(name).findings
    assert {(finding.severity.value, finding.rule) for finding in found if finding.severity in GRAVE} == PUBLISHED[name]


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_finding_shows_its_proof_and_the_places(name: str) -> None:
    for finding in audited(name).findings:
        assert finding.arithmetic and finding.figures and finding.explanation
        assert all(operand.source.places for operand in finding.figures)


def test_the_ledger_has_every_rule_of_every_report_once() -> None:
    from extraction.audit import rulebook

    entries = audited("聊城").ledger
    assert [entry.rule for entry in entries] == [rule.id for rule in rulebook().rules]


def test_a_rule_with_nothing_checked_never_passes() -> None:
    for entry in audited("贵阳").ledger:
        assert entry.state not in (Result.PASS, Result.ROUNDING) or (entry.checked and not entry.unchecked)


def test_one_misprint_is_one_root_with_its_consequences() -> None:
    found = [finding for finding in audited("临沂").findings if finding.rule.startswith("performance.")]
    assert len({finding.root for finding in found}) == 1


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("2024年度收、支总计均为672.13万元。与2023年度相比，收、支总计各增加42.46万元，下降6.74%。", "prose.direction"),
        ("2024年度收、支总计均为672.13万元。与2023年度相比，收、支总计各增加42.46万元，增长9.74%。", "prose.change_rate"),
        ("一般公共预算财政拨款支出年初预算为576.61万元，支出决算为672.13万元，完成年初预算的100%。", "prose.completion_rate"),
        ("一般公共预算财政拨款支出年初预算为0万元，支出决算为672.13万元，完成年初预算的95.89%。", "prose.completion_rate"),
        (
            "一般公共预算财政拨款支出年初预算为500万元，支出决算为400万元，完成年初预算的80%。决算数大于年初预算数。",
            "prose.plan_words",
        ),
        ("2024年度支出合计100万元，其中：基本支出60万元，占70%；项目支出40万元，占40%。", "prose.share"),
        (
            "政府采购支出总额10.00万元，其中：政府采购货物支出4.00万元、政府采购工程支出0万元、政府采购服务支出5.00万元。",
            "prose.procurement",
        ),
        ("本部门内设5个科室：办公室、财务科、人事科。", "count.offices"),
        ("2024年度支出合计100万元，其中：基本支出60万元，占65%；项目支出40万元，占35%。", "prose.share"),
    ],
)
def test_a_statement_that_disproves_itself_is_found(sentence: str, rule: str) -> None:
    assert rule in rules([sentence])


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年度收、支总计均为307.82万元。与2023年度相比，收、支总计各增加307.82万元，增长100.00%。",
        "公务接待费全年预算为0万元，支出决算为0万元，完成全年预算的0%。",
        "公务接待费全年预算为0万元，支出决算为0万元，完成全年预算的100%。",
        "提租补贴2.38万元，较上年决算数减少0.17万元，下降6.62%。",
        "2024年度支出合计100万元，其中：基本支出33.33万元，占33.33%；项目支出66.67万元，占66.67%。",
        "授予中小企业合同金额10万元，占政府采购支出总额的100%，其中：授予小微企业合同金额10万元，占政府采购支出总额的100%。",
        "本部门内设5个科室，包括办公室、财务科、人事科等。",
        "本部门二级预算单位包括：县图书馆、县文化馆、县博物馆。",
        "医院共设置38个内设机构，包括：职能科室14个、临床科室17个、医技科室7个。",
        "2024年度支出合计100万元。其中：基本支出33.33万元，占总支出的33.33%；项目支出66.67万元，占总支出的66.67%。",
    ],
)
def test_the_traps_of_a_naive_checker_stay_silent(sentence: str) -> None:
    assert grave([sentence]) == []


COLUMNS = [("本年支出合计",), ("基本支出",), ("项目支出",)]


def expenditure(rows: list[tuple[str, str, str, list[str]]]) -> Table:
    return table(3, "expenditure", "支出决算表", COLUMNS, rows)


def test_levels_of_codes_and_columns_add_up() -> None:
    right = [
        ("", "", "合计", ["10.00", "6.00", "4.00"]),
        ("", "201", "一般公共服务支出", ["10.00", "6.00", "4.00"]),
        ("", "2010301", "行政运行", ["6.00", "6.00", ""]),
        ("", "2010302", "一般行政管理事务", ["4.00", "", "4.00"]),
    ]
    assert rules([], [expenditure(right)]) == set()
    wrong = [*right[:2], ("", "2010301", "行政运行", ["6.00", "7.00", ""]), right[3]]
    found = grave([], [expenditure(wrong)])
    assert {finding.rule for finding in found} == {"table.roll_up", "table.across"}
    assert len({finding.root for finding in found}) == 1


def test_a_code_with_two_names_is_for_a_warning() -> None:
    rows = [("", "", "合计", ["1.00", "1.00", ""]), ("", "2010301", "行政运行", ["1.00", "1.00", ""])]
    other = [rows[0], ("", "2010301", "住房公积金", ["1.00", "1.00", ""])]
    general = table(5, "general_expenditure", "一般公共预算财政拨款支出决算表", COLUMNS, other)
    found = audit([report([], [expenditure(rows), general])]).findings
    assert "structure.code_names" in {finding.rule for finding in found}


def test_two_years_of_one_organisation_are_set_against_each_other() -> None:
    section = ("第三部分 决算情况说明", "一、收入支出决算总体情况说明")
    now = report(["2024年度收、支总计均为120万元。与2023年度相比，收、支总计各增加30万元，增长33.33%。"], section=section)
    then = report(["2023年度收、支总计均为100万元。"], section=section, year=2023)
    found = {finding.rule for finding in audit([now, then]).findings}
    assert "years.changes" in found
    assert "years.changes" not in {finding.rule for finding in audit([now]).findings}


def test_a_number_that_has_lost_its_place_is_no_row_and_stops_no_audit() -> None:
    rows = [("支出", "", "总计", ["10.00"])]
    form = table(1, "fiscal_income_expenditure", "财政拨款收入支出决算总表", [("支出", "合计")], rows)
    lost = replace(form.figures[0], row="", column=(), state=State.UNREADABLE, amount=None, quote="24.21")
    found = audit([report([], [replace(form, figures=(*form.figures, lost))])])
    assert not [finding for finding in found.findings if not finding.rule.startswith("structure.")]
