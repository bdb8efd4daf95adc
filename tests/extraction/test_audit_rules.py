"""Rules of the audit, one made report each: what a breach looks like, and what is right beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.audit import Severity, audit
from extraction.audit.facts import Row
from extraction.report import Kind, Role, Section, Table
from tests.extraction.audit_made import SECTION, report, table

GRAVE = (Severity.ERROR, Severity.WARNING)
PERFORMANCE = ("第三部分 2024年度部门决算情况说明", "十三、预算绩效情况说明")


def found(texts: list[str], tables: list[Table] | None = None, section: tuple[str, ...] = SECTION) -> set[str]:
    findings = audit([report(texts, tables, section)]).findings
    return {finding.rule for finding in findings if finding.severity in GRAVE}


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        (
            "prose.change_rate",
            "2024年度支出合计120万元。2023年度支出合计100万元。与2023年度相比，下降20%。",
            "2024年度支出合计120万元。2023年度支出合计100万元。与2023年度相比，增长20%。",
        ),
        (
            "count.purchased",
            "公务用车购置费支出0万元，购置公务用车2辆。",
            "公务用车购置费支出18.2万元，购置公务用车1辆。",
        ),
        (
            "count.graded",
            "参加自评的6个项目中，4个等级为优，1个等级为良，0个等级为中。",
            "参加自评的6个项目中，5个等级为优，1个等级为良，0个等级为中。",
        ),
        (
            "count.forms",
            "今年反映了全部自评结果，以及宣传活动、业务培训、站点补助等2个项目的绩效自评表。",
            "今年反映了全部自评结果，以及宣传活动、业务培训、站点补助等3个项目的绩效自评表。",
        ),
        (
            "performance.grades",
            "窗口维修项目，绩效评价得分为88.5分，等级为优。",
            "窗口维修项目，绩效评价得分为90分，等级为优。",
        ),
        (
            "prose.procurement_shares",
            "政府采购支出总额100万元，其中：政府采购货物支出20万元、政府采购工程支出0万元、政府采购服务支出80万元。"
            "授予中小企业合同金额90万元，占政府采购支出总额的90%。"
            "货物采购授予中小企业合同金额占货物支出金额的100%，服务采购授予中小企业合同金额占服务支出金额的50%。",
            "政府采购支出总额100万元，其中：政府采购货物支出20万元、政府采购工程支出0万元、政府采购服务支出80万元。"
            "授予中小企业合同金额60万元，占政府采购支出总额的60%。"
            "货物采购授予中小企业合同金额占货物支出金额的100%，服务采购授予中小企业合同金额占服务支出金额的50%。",
        ),
        (
            "structure.years",
            "纳入甲局2023年度决算编制范围的单位共1个。",
            "纳入甲局2024年度决算编制范围的单位共1个。",
        ),
        (
            "structure.years",
            "2024年度支出合计120万元。2022年度为100万元，增加20万元。",
            "2024年度支出合计120万元。2023年度为100万元，增加20万元。",
        ),
        (
            "prose.share",
            "2024年度收入合计100万元，比上年增加10万元。其中：财政拨款收入80万元，占本年收入70%；上级补助收入20万元，占本年收入20%。",
            "2024年度收入合计100万元，比上年增加10万元。其中：财政拨款收入80万元，占本年收入80%；上级补助收入20万元，占本年收入20%。",
        ),
        (
            "count.offices",
            "甲局2024年度内设3个机构，包括：办公室、教务处、学生处、总务处。",
            "青湖县第三中学内设机构包括：办公室、教务处、学生处、总务处。",
        ),
        (
            "structure.years",
            "截至2024年6月30日，本部门共有车辆1辆。",
            "截至2024年12月31日，本部门共有车辆1辆。",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_breaks_a_rule_and_one_that_keeps_it(rule: str, wrong: str, right: str) -> None:
    assert rule in found([wrong])
    assert rule not in found([right])


def test_what_is_spent_for_a_share_of_another_kind_of_purchase_is_told() -> None:
    wording = "货物采购授予中小企业合同金额占货物支出金额的100%，服务采购授予中小企业合同金额占货物支出金额的81.6%。"
    assert "prose.procurement_shares" in found([wording])


def test_a_list_of_the_others_is_as_long_as_those_beside_the_head() -> None:
    listed = ["1.甲馆", "2.乙馆"]
    said = "纳入2024年度部门决算编制范围的单位共{}个，包括局机关本级和2个下属事业单位："
    assert "count.units" not in found([said.format(3), *listed])
    assert "count.units" in found([said.format(4), *listed])


COLUMNS = [("本年支出合计",), ("基本支出",), ("项目支出",)]
ROWS = [
    ("", "", "合计", ["10.00", "6.00", "4.00"]),
    ("", "201", "一般公共服务支出", ["10.00", "6.00", "4.00"]),
    ("", "20103", "政府办公厅（室）及相关机构事务", ["10.00", "6.00", "4.00"]),
    ("", "2010301", "行政运行", ["6.00", "6.00", ""]),
    ("", "2010302", "一般行政管理事务", ["4.00", "", "4.00"]),
]


def general(rows: list[tuple[str, str, str, list[str]]]) -> Table:
    return table(5, "general_expenditure", "一般公共预算财政拨款支出决算表", COLUMNS, rows)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("structure.class_codes", [ROWS[0], ("", "201", "住房保障支出", ROWS[1][3]), *ROWS[2:]]),
        ("structure.code_order", [*ROWS[:3], ROWS[4], ROWS[3]]),
        ("structure.code_order", [*ROWS, ROWS[4]]),
    ],
)
def test_rows_of_a_table_with_a_wrong_name_or_out_of_order(rule: str, rows: list[tuple[str, str, str, list[str]]]) -> None:
    assert rule in found([], [general(rows)])
    assert rule not in found([], [general(ROWS)])


def test_the_class_before_an_item_is_the_one_of_the_form() -> None:
    item = "1.{}（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为6万元，支出决算为6万元。"
    assert "prose.item_paths" in found([item.format("教育支出")], [general(ROWS)])
    assert "prose.item_paths" not in found([item.format("一般公共服务支出")], [general(ROWS)])


def test_the_levels_of_an_item_stand_in_order() -> None:
    item = "1.一般公共服务支出（{}）政府办公厅（室）及相关机构事务（{}）行政运行（项）。年初预算为6万元，支出决算为6万元。"
    assert "prose.item_paths" in found([item.format("款", "类")], [general(ROWS)])
    assert "prose.item_paths" not in found([item.format("类", "款")], [general(ROWS)])


def test_a_class_that_the_form_does_not_have_is_doubtful() -> None:
    said = "一般公共预算财政拨款支出10万元，用于：{}（类）支出10万元，占100%。"
    assert "prose.items" in found([said.format("教育")], [general(ROWS)])
    assert "prose.items" not in found([said.format("一般公共服务")], [general(ROWS)])


def test_an_item_of_a_budget_is_looked_for_in_the_table_of_its_fund() -> None:
    def rules(amount: str) -> set[str]:
        said = f"“城乡社区支出（类）土地出让支出（款）农村基础设施（项）”{amount}万元。"
        rows = [("", "212", "城乡社区支出", ["9.00"]), ("", "21208", "土地出让支出", ["9.00"]),
                ("", "2120804", "农村基础设施", ["9.00"])]  # fmt: skip
        fund = table(6, "", "2024年部门政府性基金预算支出功能分类预算表", [("合计",)], rows)
        own = replace(general(ROWS), title="2024年部门一般公共预算支出功能分类预算表", form=None)
        budget = replace(report([said], [own, replace(fund, form=None)], PERFORMANCE), kind=Kind.BUDGET)
        return {finding.rule for finding in audit([budget]).findings if finding.severity in GRAVE}

    assert "prose.items" in rules("7.00")
    assert "prose.items" not in rules("9.00")


def test_the_second_grade_of_a_sentence_needs_no_word_for_the_evaluation() -> None:
    said = "开展绩效自评，涉及项目38个，其中，自评结果为“优”的项目{}个，“良”的项目5个。"
    assert "count.grades" in found([said.format(30)], section=PERFORMANCE)
    assert "count.grades" not in found([said.format(33)], section=PERFORMANCE)


def test_funds_carried_over_make_what_is_carried_over() -> None:
    def form(general_part: str) -> Table:
        rows = [
            ("收入", "", "年初财政拨款结转和结余", ["12.00"]),
            ("收入", "", "一般公共预算财政拨款", [general_part]),
            ("收入", "", "政府性基金预算财政拨款", ["4.00"]),
        ]
        return table(4, "fiscal_income_expenditure", "财政拨款收入支出决算总表", [("收入", "金额")], rows)

    assert "table.carried" in found([], [form("9.00")])
    assert "table.carried" not in found([], [form("8.00")])


def test_chapters_are_numbered_in_turn() -> None:
    def numbered(*titles: str) -> set[str]:
        made = report(["2024年度收入合计1万元。"], section=(SECTION[0], "一、收入"))
        source = table(1, "income", "收入决算表", [("金额",)], []).source
        sections = tuple(Section(title, 2, (SECTION[0], title), source) for title in titles)
        findings = audit([replace(made, sections=sections)]).findings
        return {finding.rule for finding in findings}

    assert "structure.chapters" in numbered("一、收入", "三、支出")
    assert "structure.chapters" not in numbered("一、收入", "二、支出")
    assert "structure.empty_chapters" in numbered("一、收入", "二、支出")
    assert "structure.empty_chapters" not in numbered("一、收入")


def test_a_report_that_explains_nothing_of_procurement_is_told_so() -> None:
    told = ["本部门“三公”经费0万元。", "无机关运行经费。", "共有车辆0辆。", "开展绩效自评的项目0个。"]
    made = report(told, section=PERFORMANCE)
    source = table(1, "income", "收入决算表", [("金额",)], []).source
    section = Section(PERFORMANCE[0], 1, PERFORMANCE[:1], source)
    titles = [finding.title for finding in audit([replace(made, sections=(section,))]).findings]
    assert "没有说明政府采购" in titles and "没有说明机关运行经费" not in titles


def test_a_code_with_a_wrong_digit_in_one_of_two_tables() -> None:
    spent = table(3, "expenditure", "支出决算表", COLUMNS, ROWS)
    wrong = [*ROWS[:4], ("", "2010307", *ROWS[4][2:])]
    assert {"structure.code_misprints", "between.within_all"} <= found([], [spent, general(wrong)])
    assert not {"structure.code_misprints", "between.within_all"} & found([], [spent, general(ROWS)])


def test_a_level_without_the_level_under_it() -> None:
    nothing = ["0.00", "0.00", ""]
    assert "structure.code_levels" in found([], [general([*ROWS, ("", "208", "社会保障和就业支出", nothing)])])
    assert "structure.code_levels" in found([], [general([*ROWS[:2], *ROWS[3:], ("", "20131", "党委事务", nothing)])])
    assert "structure.code_levels" not in found([], [general(ROWS)])


def test_a_row_of_the_spending_lane_that_is_no_class() -> None:
    def form(label: str) -> Table:
        rows = [("支出", "", label, ["1.00"]), ("支出", "", "本年支出合计", ["1.00"])]
        return table(1, "income_expenditure", "收入支出决算总表", [("支出", "金额")], rows)

    assert "structure.lane_classes" in found([], [form("一、其他专项工作")])
    assert "structure.lane_classes" not in found([], [form("一、一般公共服务支出")])


def test_an_economic_code_under_another_name() -> None:
    def form(label: str) -> Table:
        rows = [("中", "30201", label, ["1.00"])]
        return table(6, "basic_expenditure", "一般公共预算财政拨款基本支出决算表", [("公用经费", "金额")], rows)

    assert "structure.economic_names" in found([], [form("住房公积金")])
    assert "structure.economic_names" not in found([], [form("办公费")])


def test_a_rate_that_tells_amounts_apart_which_print_the_same() -> None:
    said = "一般公共预算财政拨款支出年初预算为7.77万元，支出决算为7.77万元，完成年初预算的{}%。决算数小于年初预算数。"
    assert "prose.plan_words" in found([said.format("100")])
    assert "prose.plan_words" not in found([said.format("99.96")])


def test_a_form_of_which_only_the_heading_stands_is_missing_unless_words_stand_under_it() -> None:
    path = ("第二部分 2024年度部门决算表", "三、支出决算表")
    source = table(1, "income", "收入决算表", [("金额",)], []).source
    section = Section(path[1], 2, path, source)

    def missing(texts: list[str]) -> bool:
        made = replace(report(texts, section=path), sections=(section,))
        return "缺少支出决算表" in {finding.title for finding in audit([made]).findings}

    assert missing([]) and not missing(["注：本表无数据。"])


THREE_PUBLIC = ("第三部分 2024年度部门决算情况说明", "十、财政拨款“三公”经费支出决算情况说明")


def test_more_receptions_than_guests_are_told() -> None:
    said = "公务接待费支出决算为1.20万元。国内公务接待支出1.20万元，全年接待{}批次、{}人次。"
    assert "count.reception" in found([said.format(85, 17)], section=THREE_PUBLIC)
    assert "count.reception" not in found([said.format(17, 85)], section=THREE_PUBLIC)


def test_the_cost_of_meetings_in_the_prose_is_that_of_its_form() -> None:
    said = "2024年度财政拨款会议费支出决算{}万元。"
    title = "财政拨款“三公”经费、会议费和培训费支出决算表"
    form = table(7, "three_public", title, [("会议费",), ("培训费",)], [("", "", "决算数", ["3.27", "1.08"])])
    assert "prose.meetings" in found([said.format("3.72")], [form], THREE_PUBLIC)
    assert "prose.meetings" not in found([said.format("3.27")], [form], THREE_PUBLIC)


def test_projects_evaluated_by_others_are_not_those_that_were_graded() -> None:
    said = "对2个项目开展了部门评价，对{}个项目开展了绩效自评，其中4个项目自评等级为“优”，1个项目为“良”。"
    assert "count.graded" in found([said.format(6)], section=PERFORMANCE)
    assert "count.graded" not in found([said.format(5)], section=PERFORMANCE)


def test_an_empty_form_of_which_the_prose_tells_amounts() -> None:
    said = "“三公”经费财政拨款支出预算为1.93万元，支出决算为0.00万元。"
    empty = table(7, "three_public", "财政拨款“三公”经费支出决算表", [("决算数",)], [])
    assert "structure.empty_told" in found([said], [empty], THREE_PUBLIC)
    assert "structure.empty_told" not in found([said.replace("1.93", "0.00")], [empty], THREE_PUBLIC)


def test_a_note_under_an_empty_form_explains_it_behind_a_chapter_of_words_too() -> None:
    empty = table(7, "state_capital", "国有资本经营预算财政拨款支出决算表", [("合计",)], [])
    told, noted = "本部门无国有资本经营预算支出。", "备注：本部门无国有资本经营收支，故本表无数据。"
    assert "structure.empty_forms" in found([told], [empty])
    assert "structure.empty_forms" not in found([told, noted], [empty])


def test_what_an_item_is_said_to_be_for_is_what_its_row_has() -> None:
    item = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）"
    said = f"1、{item}。主要用于：宣传等{{}}。支出决算为4.00万元。"
    assert "prose.item_use" in found([said.format("基本支出")], [general(ROWS)])
    assert "prose.item_use" not in found([said.format("项目支出")], [general(ROWS)])
    assert "prose.item_use" not in found([said.format("基本支出和项目支出")], [general(ROWS)])


def test_the_money_of_a_project_in_the_summary_is_that_of_its_form() -> None:
    columns = [("年初预算数",), ("全年预算数",), ("全年执行数",), ("分值",), ("得分",)]
    own = table(8, "performance", "项目支出绩效自评表", columns, [("", "", "年度资金总额", ["10.00", "10.00", "8.00", "", ""])])
    total = table(8, "performance", "项目支出绩效自评表", [("得分",)], [("", "", "总分", ["92分"])])
    figures = tuple(replace(one, subject="设备更新") for one in (*own.figures, *total.figures))
    form = replace(own, subject="设备更新", figures=figures)

    def listed(spent: str) -> Table:
        rows = [("", "", "设备更新", ["10.00", spent])]
        return table(9, "performance_summary", "项目绩效自评汇总表", [("全年预算数",), ("全年执行数",)], rows)

    assert "performance.summary_funds" in found([], [form, listed("6.00")])
    assert "performance.summary_funds" not in found([], [form, listed("8.00")])


def test_a_change_that_a_budget_states_against_what_was_spent_the_year_before() -> None:
    item = "住房保障支出（类）住房改革支出（款）住房公积金（项）"
    said = f"“{item}”{{}}万元，2023年当年预算执行数为348.52万元，2024年预算安排{{}}万元，比2023年预算执行数增加0.53%。"
    assert "prose.change_rate" in budget_found(said.format("350.35", "352.67"))
    assert "prose.change_rate" not in budget_found(said.format("350.35", "350.35"))


def budget_found(text: str) -> set[str]:
    made = replace(report([text]), kind=Kind.BUDGET)
    return {finding.rule for finding in audit([made]).findings if finding.severity in GRAVE}


def test_one_wrong_number_of_a_chapter_is_one_finding() -> None:
    def told(*titles: str) -> list[str]:
        part = "第三部分 2024年度部门决算情况说明"
        source = table(1, "income", "收入决算表", [("金额",)], []).source
        sections = [Section(part, 1, (part,), source), *(Section(title, 2, (part, title), source) for title in titles)]
        findings = audit([replace(report([]), sections=tuple(sections))]).findings
        return [finding.title for finding in findings if finding.rule == "structure.chapters" and "部分" not in finding.title]

    assert told("一、收入", "二、支出", "二、采购", "四、资产") == ["标题“二、采购”的序号不连续"]
    assert told("一、收入", "二、支出", "四、采购", "五、资产") == ["标题“四、采购”的序号不连续"]
    assert told("一、收入", "二、支出", "三、采购") == []


def test_a_code_that_has_lost_a_zero_is_told_as_wording() -> None:
    def told(code: str) -> list[str]:
        made = report([], [general([*ROWS[:4], ("", code, *ROWS[4][2:])])])
        return [finding.severity for finding in audit([made]).findings if finding.rule == "wording.code_lengths"]

    assert told("201032") == [Severity.INFO]
    assert told("2010302") == []


def test_last_budgets_amount_is_not_what_an_item_spent() -> None:
    columns = (("2024年年初预算数",), ("2024年决算数", "小计"))
    made = table(5, "general_expenditure", "一般公共预算财政拨款支出决算表", columns, [("", "205", "教育支出", ["9.00", "8.00"])])
    cells = tuple(replace(cell, role=role) for cell, role in zip(made.figures, (Role.BUDGET, Role.FINAL), strict=True))
    spent = Row("", "教育支出", "205", (), cells).spent
    assert spent is not None and spent.quote == "8.00"


def test_parts_that_were_spent_are_held_against_what_was_spent_and_not_what_was_planned() -> None:
    whole = "“三公”经费支出全年预算为75万元，支出决算为66万元，完成全年预算的88%。其中："
    parts = "公务用车运行维护费支出全年预算72万元，支出决算{}万元，占96.97%；公务接待费全年预算3万元，支出决算2万元，占3.03%。"
    assert "prose.listed_sum" not in found([whole + parts.format(64)])
    assert "prose.listed_sum" in found([whole + parts.format(61)])


def test_a_share_of_what_was_planned_is_not_held_against_what_was_spent() -> None:
    projects = table(1, "expenditure", "支出决算表", [("合计",), ("项目支出",)], [("", "", "合计", ["90.00", "50.00"])])
    share = "组织对11个项目开展绩效自评，共涉及资金30万元，占项目支出年初预算的75%。"
    assert "prose.share" not in found([share], [projects])


def test_one_grade_alone_is_no_list_of_grades() -> None:
    said = "绩效自评的2024年度项目46个，平均得分94.18分（其中，绩效评级为“优”的项目42个）。"
    assert "count.grades" not in found([said], section=PERFORMANCE)


def test_vehicles_to_be_bought_are_added_up_with_those_told_apart_from_what_is_there() -> None:
    there = "共有车辆3辆，其中：机要通信用车0辆、应急保障用车2辆、执法执勤用车1辆。"
    bought = "安排购置车辆{}辆，其中：机要通信用车0辆、应急保障用车0辆、执法执勤用车2辆。"
    assert "count.vehicles" not in found([there, bought.format(2)])
    assert "count.vehicles" in found([there, bought.format(4)])
