"""Whether a report agrees with itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.crosscheck import Verdict
from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import Kind
from retrieval.composing.agreeing import check, check_listed, checking
from retrieval.composing.draft import Draft
from retrieval.composing.sums_checked import check_sum, sums_up
from retrieval.composing.tested import compare_stated
from retrieval.conversation.follow_ups import understand
from retrieval.readings.checks_asked import about_listed, checked
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.settled import settled
from retrieval.reply import Verdict as Told
from retrieval.understanding.cues import Operation
from retrieval.understanding.periods import read_years
from tests.retrieval.made import figure, spoken
from tests.retrieval.readings.test_findings import findings, read
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, report_from


def test_a_check_tells_both_places() -> None:
    draft = Draft()
    check(draft, findings("财政局公务接待费表格和说明一致吗")[0])
    assert draft.sentences[-1] == "表格与文字说明一致。" and len(draft.citations) >= 2
    assert draft.figures[0].kind is Kind.FINAL


def test_what_the_text_says_under_the_same_name_is_set_beside_a_cell() -> None:
    draft = Draft()
    check(draft, findings("财政局基本支出表里的公务接待费和说明一致吗")[0])
    assert "1.20万元" in draft.sentences[-1] and "口径可能不同" in draft.sentences[-1]
    silent = Draft()
    check(silent, findings("财政局办公费表格和说明一致吗")[0])
    assert "没有找到同名的数" in silent.sentences[-1]


@pytest.mark.parametrize(
    ("parts", "told"), [(("900.00", "100.00"), "两者一致"), (("900.00", "100.01"), "尾差"), (("900.00", "90.00"), "不一致")]
)
def test_parts_are_set_against_the_printed_total(parts: tuple[str, str], told: str) -> None:
    rows = {"人员经费合计": parts[0], "公用经费合计": parts[1]}
    table = {"table": "一般公共预算财政拨款基本支出决算表", "form": "basic_expenditure", "panel": ""}
    figures = tuple(figure("甲.pdf", row, raw, ("决算数",), **table) for row, raw in rows.items())
    text = "本年支出合计1500.00万元，其中：基本支出1000.00万元，占66.67%；项目支出500.00万元，占33.33%。"
    facts = facts_of(report_from("甲.pdf", FINANCE, figures, ((NARRATIVE, "三、支出决算情况说明", text),)))
    query = settled(read("财政局人员经费加公用经费等于基本支出吗"))
    draft = Draft()
    assert sums_up(query) and check_sum(draft, query, find(query, facts, catalogue(), 2024), catalogue())
    assert told in draft.sentences[-1] and "1,000.00万元" in draft.sentences[-1]


def listing(stated: int, listed: int) -> Facts:
    text = f"组织对2024年度项目支出开展了绩效自评工作，共计{stated}个项目进行了绩效自评，涉及资金552.59万元。"
    summary = {"form": "performance_summary", "table": "汇总表", "table_no": 9, "panel": ""}
    score = Amount(Decimal(99), 0, "分")
    rows = tuple(figure("甲.pdf", f"项目{n}", "99", ("得分",), amount=score, **summary) for n in range(listed))
    return facts_of(report_from("甲.pdf", FINANCE, rows, ((NARRATIVE, "十、预算绩效情况说明", text),)))


@pytest.mark.parametrize(("listed", "told"), [(5, "两者一致"), (4, "两者不一致")])
def test_the_projects_told_of_are_set_against_those_listed(listed: int, told: str) -> None:
    query = settled(understand("财政局说有5个项目，汇总表列了几个，对得上吗", (), spoken(), [FINANCE]))
    draft = Draft()
    check_listed(draft, find(query, listing(5, listed), catalogue(), 2024)[0])
    assert about_listed(query) and told in draft.sentences[-1] and f"{listed}个" in draft.sentences[-1]


@pytest.mark.parametrize("question", ["增加2042.46万元", "出差2000人次", "预算2024万元"])
def test_an_amount_is_no_year(question: str) -> None:
    assert read_years(question).asked == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("财政局公务接待费是1.20万元吗", "提问所说的数与报告一致。"),
        ("财政局公务接待费是12000元吗", "提问所说的数与报告一致。"),
        ("财政局公务接待费是1万元吗", "提问所说的数与报告只差四舍五入的尾差。"),
        ("财政局公务接待费是3万元吗", "提问所说的数与报告不符。"),
        ("财政局公务接待费有没有1.2万元", "提问所说的数与报告一致。"),
        ("财政局公务接待费是1万元左右吗", "报告的数大于提问所说的数。"),
        ("财政局公务接待费不到2万元吧", "报告的数小于提问所说的数。"),
    ],
)
def test_a_number_of_the_question_is_put_to_the_test(question: str, told: str) -> None:
    draft = Draft()
    compare_stated(draft, read(question), findings(question)[0])
    assert draft.sentences == ([told] if told else [])


def test_of_two_stated_numbers_the_one_that_agrees_is_told() -> None:
    draft, asked = Draft(), "财政局公务接待费说明里一会儿1.2一会儿1.5，哪个跟表一样"
    compare_stated(draft, read(asked), findings(asked)[0])
    assert len(draft.sentences) == 2 and "另一个数" in draft.sentences[1] and "不符" in draft.sentences[1]
    assert "1.2" in draft.sentences[0] and "不符" not in draft.sentences[0]


def test_a_rate_that_its_own_sentence_belies_confirms_nothing() -> None:
    draft, asked = Draft(), "财政局一般公共预算财政拨款支出完成年初预算的100%对不对"
    compare_stated(draft, read(asked), findings(asked)[0])
    assert draft.sentences == []


def test_every_other_number_of_the_prose_is_told() -> None:
    table = {"table": "一般公共预算财政拨款基本支出决算明细表", "form": "basic_expenditure", "panel": ""}
    text = "2024年度差旅费3.50万元，用于业务培训。2024年度差旅费3.60万元，比上年减少。"
    row = figure("甲.pdf", "差旅费", "3.50", ("决算数",), **table)
    facts = facts_of(report_from("甲.pdf", FINANCE, (row,), ((NARRATIVE, "四、差旅费说明", text),)))
    finding = replace(find(read("财政局差旅费表和说明一致吗"), facts, catalogue(), 2024)[0], verdict=Verdict.TABLE_ONLY)
    draft = Draft()
    check(draft, finding)
    assert "3.50万元，与表格一致" in draft.sentences[1] and "3.60万元，与这张表的数不同" in draft.sentences[2]


def test_a_number_that_is_told_is_never_called_another() -> None:
    asked = "财政局说明里写公务接待费3万元，跟表上一样吗"
    draft, finding = Draft(), findings(asked)[0]
    told = replace(finding.readings[0], amount=Amount(Decimal(3), 0, "万元"))
    draft.state(finding.facts, told, Told.CONFLICT, [1])
    compare_stated(draft, read(asked), finding)
    assert draft.sentences == []


def test_how_many_projects_a_list_has_is_set_against_those_told_of() -> None:
    query = settled(understand("财政局汇总表里列了几个项目", (), spoken(), [FINANCE]))
    assert query.operation is Operation.CHECK and about_listed(query)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("两张表的数差多少", "相差99.02万元"), ("在两张表上一致吗", "数不一致；"), ("两张表为什么不一样", "数不一致；")],
)
def test_two_tables_are_set_against_each_other_and_not_against_the_text(asked: str, told: str) -> None:
    spent = {"table": "支出决算表", "form": "expenditure", "panel": "", "row_code": "2210201"}
    basic = {"table": "基本支出决算表", "form": "basic_expenditure", "panel": "", "row_code": "30113", "table_no": 2}
    cells = (
        figure("甲.pdf", "住房公积金", "182.80", ("本年支出合计",), **spent),
        figure("甲.pdf", "住房公积金", "281.82", ("决算数",), **basic),
    )
    text = "住房公积金（项）支出决算为182.80万元。"
    facts = facts_of(report_from("甲.pdf", FINANCE, cells, ((NARRATIVE, "三、支出决算情况说明", text),)))
    query = checked(settled(read(f"财政局住房公积金{asked}")))
    (found,), draft = find(query, facts, catalogue(), 2024), Draft()
    checking(query)(draft, found)
    assert query.operation is Operation.CHECK and told in draft.sentences[-1]
    assert "182.80" in draft.sentences[0] and "281.82" in draft.sentences[0]
