"""A project as a whole: budgets, spending, rate, score and grade; and the projects of a report by their scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import Figure, Paragraph, Place, Role, Source
from retrieval.conversation.follow_ups import understand
from retrieval.projects.project_answers import tell_project
from retrieval.projects.project_numbers import project_numbers
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Operation
from tests.retrieval.made import figure, spoken
from tests.retrieval.town import facts_of, report_from

FILE, WHO = "热线.pdf", "云泽市12345热线服务中心"
FUNDS = {"年初预算数": "1872", "全年预算数(A)": "2199.78", "全年执行数(B)": "2100", "执行率(B/A)": "95.46", "得分": "9.55"}
SCORES = {"话务服务费用": "99.86", "平台建设项目": "100", "宣传费": "90"}
PROSE = "平台建设项目全年预算数为50万元，执行数为46.4万元，完成预算的92.8%。"


def cell(project: str, row: str, column: str, raw: str, form: str = "performance", **more: object) -> Figure:
    unit = "分" if "分" in column else "%" if "率" in column else "万元"
    return figure(
        FILE, row, raw, (column,), form=form, table="自评表", panel="", subject=project, table_no=4,
        role=Role.BUDGET if "预算" in column else Role.FINAL,
        amount=Amount(Decimal(raw), len(raw.partition(".")[2]), unit), **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> Facts:
    funds = [cell("话务服务费用", "年度资金总额", column, raw) for column, raw in FUNDS.items()]
    total = cell("话务服务费用", "总分", "得分", "99.86")
    item = cell("话务服务费用", "诉求受理量", "得分", "9.86", row_path=("产出指标", "数量指标"))
    cost = cell("话务服务费用", "经费开支", "得分", "10", row_path=("成本指标", "经济成本"))
    listed = [cell("", name, "自评得分", score, "performance_summary") for name, score in SCORES.items()]
    other = cell("话务服务费用", "其他资金", "全年预算数(A)", "0")
    return facts_of(report_from(FILE, WHO, (*funds, other, item, cost, total, *listed), (("第三部分 说明", "绩效", PROSE),)))


def told(question: str, facts: Facts, paragraphs: tuple[Paragraph, ...] = ()) -> list[list[str]]:
    query = understand(question, (), spoken(), [WHO])
    return [[_value(one) for one in goal.findings] + [q.text for _, q in goal.words]
            for goal in tell_project(query, facts, catalogue(), paragraphs)]  # fmt: skip


def _value(finding: Finding) -> str:
    amount = finding.readings[0].amount
    assert amount is not None
    return str(amount.value)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("话务服务费用年初预算和全年预算各是多少", [["1872"], ["2199.78"]]),
        ("话务服务费用项目预算多少、花了多少、得了几分", [["1872"], ["2199.78"], ["2100"], ["99.86"]]),
        ("话务服务费用项目追加了多少预算", [["2199.78", "1872"]]),
        ("话务服务费用项目涨了百分之几", [["2199.78", "1872"]]),
        ("话务服务费用项目比上年增长百分之几", []),
        ("话务服务费用项目还剩多少没花", [["2199.78", "2100"]]),
        ("平台建设项目全年预算数和执行数", [["50"], ["46.4"]]),
        ("宣传费项目自评得分", [["90"]]),
        ("宣传费项目得了多少", [["90"]]),
        ("话务服务费用项目比预算少花了多少", [["2199.78", "2100"]]),
        ("话务服务费用诉求受理量得分", []),
        ("宣传费项目做什么用的", []),
        ("话务服务费用项目还结余多少", [["2199.78", "2100"]]),
        ("话务服务费用执行率这一项得了几分", []),
        ("话务服务费用执行率这块只拿了几分", []),
        ("话务服务费用预算资金执行率完成值和得分", []),
        ("话务服务费用其他资金全年预算数", [["0"]]),
        ("话务服务费用年度资金总额得分", []),
        ("话务服务费用项目经费开支的得分", []),
        ("话务服务费用单位资金执行数", []),
        ("话务服务费用为什么没得满分", []),
        ("预算和决算各是多少", []),
        ("话务服务费用预算比实际支出多多少", [["2199.78", "2100"]]),
        ("话务服务费用执行率多少，得了几分", [["95.46"], ["9.55"], ["99.86"]]),
        ("话务服务费用执行率和自评得分", [["95.46"], ["99.86"]]),
        ("话务服务费用项目完成了多少", [["2100"], ["95.46"]]),
    ],
)
def test_what_is_printed_of_a_whole_project(question: str, expected: list[list[str]], facts: Facts) -> None:
    assert told(question, facts) == expected


def test_a_rate_that_a_form_scores_in_a_row_of_its_own_is_that_of_the_project() -> None:
    funds = [cell("热线外包", "资金情况（万元）", column, raw) for column, raw in (("年初预算数", "60"), ("全年执行数", "40"))]
    scored = {"执行率": "66.67", "分值": "10", "得分": "6.67"}
    rate = [cell("热线外包", "预算执行率", column, raw) for column, raw in scored.items()]
    total = cell("热线外包", "总分", "得分", "90")
    made = facts_of(report_from(FILE, WHO, (*funds, *rate, total)))
    assert told("热线外包年初预算多少、花了多少", made) == [["60"], ["40"]]
    assert told("热线外包执行率多少，得了几分", made) == [["66.67"], ["6.67"], ["90"]]


def test_the_grade_of_a_project_is_quoted(facts: Facts) -> None:
    row = Paragraph("3 宣传费 云泽市热线中心 90 优", ("附件", "汇总表"), Source(FILE, (Place(None, (9, 9)),)))
    assert told("宣传费项目自评等级", facts, (row,)) == [["优"]]


def test_the_grade_stands_in_the_form_of_the_project(facts: Facts) -> None:
    titles = (*next(one for one in facts.figures if one.subject == "话务服务费用").section, "自评表")
    row = Paragraph("评价等级 优（S≥90）", titles, Source(FILE, (Place(None, (9, 9)),)))
    assert told("话务服务费用评价等级", facts, (row,)) == [["优（S≥90）"]]
    assert told("宣传费项目评价等级", facts, (row,)) == []


@pytest.mark.parametrize(
    ("question", "order", "values"),
    [
        ("哪些项目没拿到满分", None, ["99.86", "90"]),
        ("自评未得100分的项目有哪些", None, ["99.86", "90"]),
        ("满分项目有哪些", None, ["100"]),
        ("有没有满分的项目", None, ["100"]),
        ("低于95分的项目", None, ["90"]),
        ("哪些项目自评低于95分", None, ["90"]),
        ("95分以上的项目有哪些", None, ["99.86", "100"]),
        ("项目得分", None, ["99.86", "100", "90"]),
        ("各项目自评得分", None, ["99.86", "100", "90"]),
        ("哪个项目的分垫底", Operation.LOWEST, ["99.86", "100", "90"]),
        ("低于80分的项目有哪些", Operation.LOWEST, ["99.86", "100", "90"]),
        ("有哪些绩效自评项目", None, ["99.86", "100", "90"]),
        ("哪个项目执行数最大", Operation.HIGHEST, ["2100", "46.4"]),
        ("自评项目里花钱最少的是哪个", Operation.LOWEST, ["2100", "46.4"]),
        ("哪些项目执行率不到九成五", Operation.LOWEST, ["95.46", "92.8"]),
        ("哪些项目执行率低于95%", None, ["92.8"]),
        ("各项目全年预算数和执行数", None, ["2100", "46.4", "2199.78", "50"]),
        ("项目执行数从大到小排", Operation.HIGHEST, ["2100", "46.4"]),
        ("资金执行率最低的是谁", Operation.LOWEST, ["95.46", "92.8"]),
        ("执行数前两名的项目", Operation.HIGHEST, ["2100", "46.4"]),
        ("自评得分后两名", Operation.LOWEST, ["99.86", "100", "90"]),
    ],
)
def test_projects_by_their_numbers(question: str, order: Operation | None, values: list[str], facts: Facts) -> None:
    query = understand(question, (), spoken(), [WHO])
    numbers = project_numbers(query, facts, catalogue())
    assert numbers is not None
    assert (numbers.order, [_value(one) for one in numbers.findings]) == (order, values)


@pytest.mark.parametrize(
    ("question", "reckoned"),
    [
        ("各项目平均得分多少", Operation.AVERAGE),
        ("各项目执行数合计多少", Operation.TOTAL),
        ("得分最高和最低的项目差几分", Operation.DIFFERENCE),
        ("执行数最大的项目比最小的多多少", Operation.DIFFERENCE),
    ],
)
def test_the_numbers_of_all_projects_together(question: str, reckoned: Operation, facts: Facts) -> None:
    numbers = project_numbers(understand(question, (), spoken(), [WHO]), facts, catalogue())
    assert numbers is not None and numbers.reckoned is reckoned and len(numbers.findings) > 1


@pytest.mark.parametrize(
    "question",
    [
        "哪些指标没得满分", "钱的执行率这一项几分", "平均得分多少", "宣传费项目得分", "几个项目自评", "项目支出多少",
        "哪些项目没完成目标", "重点评价的项目有哪些",
    ],
)
def test_what_asks_for_no_list_of_projects(question: str, facts: Facts) -> None:
    assert project_numbers(understand(question, (), spoken(), [WHO]), facts, catalogue()) is None


def test_the_rates_of_spending_of_all_listed_projects_are_ordered() -> None:
    listed = [cell("", name, "执行率", rate, "performance_summary") for name, rate in (("甲项目", "98.5"), ("乙项目", "61.2"))]
    report = report_from(FILE, WHO, tuple(listed), (("第三部分 说明", "绩效", "甲项目全年预算执行率为98.5%。"),))
    numbers = project_numbers(understand("自评项目里执行率最低的是哪个", (), spoken(), [WHO]), facts_of(report), catalogue())
    assert numbers is not None and numbers.order is Operation.LOWEST and len(numbers.findings) == 2


def test_a_list_that_prints_the_budgets_of_the_beginning_alone_is_ordered_by_them() -> None:
    listed = [cell("", name, "年初预算数", raw, "performance_summary") for name, raw in (("甲项目", "98.5"), ("乙项目", "61.2"))]
    facts = facts_of(report_from(FILE, WHO, tuple(listed)))
    numbers = project_numbers(understand("预算最大的项目是哪个", (), spoken(), [WHO]), facts, catalogue())
    assert numbers is not None and [one.asked for one in numbers.in_order()] == ["甲项目", "乙项目"]


@pytest.mark.parametrize("asked", ["请第三方做评价花了多少钱", "委托评价用了多少", "请专家花了多少"])
def test_what_was_hired_for_a_project_is_a_part_of_its_money(asked: str, facts: Facts) -> None:
    query = understand(f"{WHO}话务服务费用项目{asked}", (), spoken(), [WHO])
    assert tell_project(query, facts, catalogue(), ()) == []
