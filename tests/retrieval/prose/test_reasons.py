"""Reasons, and what the report denies of that which the question takes for granted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.indicators import catalogue
from extraction.prose import read_claims
from extraction.report import Kind, Paragraph, Place, Source
from retrieval.conversation.follow_ups import understand
from retrieval.prose.beside_numbers import told_beside
from retrieval.prose.quotes import Quote
from retrieval.prose.reason_claims import where_told
from retrieval.prose.reasons import explain
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.lexicon import Lexicon
from tests.retrieval.made import figure
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, finance, report_from

Texts = tuple[tuple[str, str, str], ...]

TEXTS: Texts = (
    (NARRATIVE, "一、总体情况",
     "2024年度收、支总计3200.00万元。与2023年度相比，收、支总计减少200.00万元，下降5.88%，主要原因是机构改革。"),
    (NARRATIVE, "二、机关运行经费", "机关运行经费支出90.00万元，比2023年度增加3.00万元，增长3.45%，主要原因是更换照明设施。"),
    (NARRATIVE, "三、公务接待费", "公务接待费预算为1.50万元，支出决算为1.50万元，与2024年预算持平，完成预算的100%。"),
    (NARRATIVE, "四、住房公积金",
     "住房公积金年初预算为10.00万元，支出决算为12.00万元，完成年初预算的120%。决算数大于年初预算数的主要原因是人员增加。"),
)  # fmt: skip


def told(question: str, texts: Texts = TEXTS) -> tuple[str, str]:
    found = explained(question, texts)
    return (found[0].lead, found[0].text) if found else ("", "")


def explained(question: str, texts: Texts = TEXTS) -> list[Quote]:
    report = finance(texts)
    labels = [Label(LabelKind.PROSE, c.subject, c.subject, frozenset({c.source.file}), 1) for c in report.claims]
    query = understand(question, (), Lexicon(catalogue(), labels), [FINANCE])
    return explain(query, facts_of(report), report.paragraphs, catalogue(), 2024)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("云泽市财政局支出为什么减少", "机构改革"),
        ("云泽市财政局机关运行经费为什么增加", "更换照明设施"),
        ("云泽市财政局住房公积金为什么超预算", "人员增加"),
    ],
)
def test_a_true_premise_is_answered_with_the_reason_alone(question: str, reason: str) -> None:
    assert told(question) == ("", reason)


@pytest.mark.parametrize(
    ("question", "says", "reason"),
    [
        ("云泽市财政局支出为什么增长", "减少", "机构改革"),
        ("云泽市财政局机关运行经费为什么减少", "增长", "更换照明设施"),
        ("云泽市财政局公务接待费为什么超预算", "持平", "持平"),
    ],
)
def test_a_wrong_premise_is_corrected(question: str, says: str, reason: str) -> None:
    lead, text = told(question)
    assert "不符" in lead and says in lead.split("报告写的是")[1] and reason in text


def test_the_number_that_belies_the_question_comes_with_the_reason() -> None:
    quote = explained("云泽市财政局支出为什么比去年多")[0]
    assert "不符" in quote.lead and quote.belying is not None and quote.belying.amount.value < 0


def test_the_number_in_the_question_tells_which_change_is_meant() -> None:
    texts = (
        (NARRATIVE, "一、总体情况", "2024年度支出总计3200.00万元，比上年增加200.00万元，增长6.67%，主要原因是结转增加。"),
        (NARRATIVE, "二、支出情况", "2024年度支出2900.00万元，比上年增加150.00万元，增长5.45%。"),
        (NARRATIVE, "三、机关运行经费",
         "机关运行经费支出90.00万元，比年初预算数增加3.00万元，增长3.45%，主要原因是追加出国费。比2023年度增加9.00万元，增长11.11%，"
         "主要原因是更换照明设施。"),
    )  # fmt: skip
    assert told("云泽市财政局支出增长6.67%的原因", texts)[1] == "结转增加"
    assert not explained("云泽市财政局支出增长5.45%的原因", texts)
    assert told("云泽市财政局机关运行费增长11.11%的原因", texts)[1] == "更换照明设施"
    assert told("云泽市财政局机关运行费为什么超预算", texts)[1] == "追加出国费"


def test_reasons_of_parts_stand_for_those_of_their_sum_and_are_told_as_such() -> None:
    texts = (
        (NARRATIVE, "一、“三公”经费", "2024年度“三公”经费支出9.00万元，比上年减少3.00万元。"),
        (NARRATIVE, "一、“三公”经费", "公务接待费支出1.00万元，比上年减少3.00万元，主要原因是来访减少。"),
        (NARRATIVE, "一、“三公”经费", "公务用车购置及运行维护费支出8.00万元，与上年持平，主要原因是车辆没有变化。"),
    )  # fmt: skip
    (quote,) = explained("云泽市财政局三公经费为什么减少", texts)
    assert "没有写明三公经费合计的原因" in quote.lead and quote.text == "来访减少"


@pytest.mark.parametrize(("question", "reason"), [
    ("云泽市财政局公务接待费为什么比上年增加", "外宾来访恢复"), ("云泽市财政局公务接待费为什么没花完", "厉行节约"),
])  # fmt: skip
def test_a_change_and_a_budget_have_reasons_of_their_own(question: str, reason: str) -> None:
    text = (
        "公务接待费支出预算为5.00万元，支出决算为4.00万元，完成预算的80%，决算数小于预算数的主要原因是厉行节约。"
        "与2023年度相比，公务接待费支出决算数增加1.00万元，增长33.33%，主要原因是外宾来访恢复。"
    )
    assert told(question, ((NARRATIVE, "三、公务接待费", text),)) == ("", reason)


@pytest.mark.parametrize("question", ["为什么只完成了不到六成", "为什么没完成预算"])
def test_the_limit_in_the_question_tells_which_item_of_that_name_is_meant(question: str) -> None:
    head = "一般公共服务支出（类）"
    texts = (
        (NARRATIVE, "一、人大事务", f"1、{head}人大事务（款）事业运行（项）。年初预算为0万元，支出决算为23.00万元。"
         "决算数大于年初预算数的主要原因是年中追加奖金。"),
        (NARRATIVE, "二、政府事务", f"2、{head}政府事务（款）事业运行（项）。年初预算为800.00万元，支出决算为460.00万元，"
         "完成年初预算的57.50%。决算数小于年初预算数的主要原因是机构改革。"),
    )  # fmt: skip
    assert told(f"云泽市财政局事业运行{question}", texts) == ("", "机构改革")


def test_the_reason_of_one_account_is_none_of_the_class_above_several() -> None:
    told_of = (("医疗卫生事务（款）宣传（项）支出2.00万元", "宣传增多。"), ("公共卫生（款）防疫（项）支出3.00万元", "防疫增多。"))
    texts = tuple((NARRATIVE, account, f"卫生健康支出（类）{account}。主要原因：{why}") for account, why in told_of)
    question = "云泽市财政局卫生健康支出为什么增加"
    assert explained(question, texts) == []
    assert told(question, texts[:1])[1] == "主要原因：宣传增多。"


def test_the_reason_of_a_whole_budget_is_of_no_single_account() -> None:
    texts = (
        ("第三部分", "说明", "2025年财政拨款支出预算900.00万元，比2024年预算减少50.00万元。"),
        ("第三部分", "说明", "财政拨款收入支出减少的主要原因是项目调整。"),
        ("第三部分", "结构", "教育支出（类）普通教育（款）学前教育（项）20万元。比2024年预算执行数减少10%。主要原因是幼儿减少。"),
    )
    report = report_from("乙.pdf", FINANCE, (), texts, year=2025, kind=Kind.BUDGET)
    for question, lead in (("财政局2025年预算为什么减少", ""), ("财政局2025年预算为什么增加", "提问所说的增长")):
        query = understand(question, (), Lexicon(catalogue(), ()), [FINANCE])
        (quote,) = explain(query, facts_of(report), report.paragraphs, catalogue(), 2025)
        assert quote.text == texts[1][2] and quote.lead.startswith(lead)


def test_a_budget_gives_the_reason_of_a_thing_in_everyday_words_by_its_indicator_of_plans() -> None:
    text = "公务用车运行费64.80万元，比2024年预算减少0.90万元，主要原因是新能源车辆增多。"
    report = report_from("乙.pdf", FINANCE, (), (("说明", "一、“三公”经费预算", text),), year=2025, kind=Kind.BUDGET)
    for asked in ("公车运行费为什么减少", "养车的钱为什么少了"):
        query = understand(f"财政局{asked}", (), Lexicon(catalogue(), ()), [FINANCE])
        (quote,) = explain(query, facts_of(report), report.paragraphs, catalogue(), 2025)
        assert quote.text == "新能源车辆增多"


def test_why_a_thing_rose_is_not_denied_by_why_it_kept_below_its_budget() -> None:
    text = (
        "“三公”经费支出年初预算为50.00万元，支出决算为40.00万元，完成预算的80.00%。决算数小于预算数的主要原因：节约油费。",
        "“三公”经费支出决算数比2023年度增加20.00万元，其中：公务用车购置及运行维护费支出决算增加20.00万元。"
        "公务用车购置及运行维护费支出增加的主要原因是新购一辆车。",
        "公务用车购置及运行维护费支出40.00万元。",
    )
    texts = tuple((NARRATIVE, "“三公”经费支出决算情况说明", one) for one in text)
    assert [quote.text for quote in explained("云泽市财政局三公经费为什么比上年增加", texts)] == ["新购一辆车"]
    assert [quote.text for quote in explained("云泽市财政局三公经费为什么比预算少", texts)] == ["节约油费"]


def test_why_a_part_fell_is_no_reason_of_the_whole_nor_is_why_it_kept_below_its_budget() -> None:
    text = (
        "“三公”经费支出年初预算为50.00万元，支出决算为40.00万元，完成预算的80.00%。决算数小于预算数的主要原因：厉行节约。",
        "“三公”经费支出决算数比2023年度减少3.00万元，其中：公务用车购置及运行维护费支出减少2.00万元，主要是一辆车报废；"
        "公务接待费支出减少1.00万元，主要是来访减少。",
        "公务用车购置及运行维护费支出35.00万元，公务接待费支出5.00万元。",
    )
    texts = tuple((NARRATIVE, "“三公”经费支出决算情况说明", one) for one in text)
    quotes = explained("云泽市财政局三公经费为什么比上年少", texts)
    assert [quote.text for quote in quotes] == ["一辆车报废", "来访减少"] and "其中公务接待费" in quotes[1].lead
    moved = (NARRATIVE, "三公", "“三公”经费支出比上年减少3.00万元。")
    alone = explained("云泽市财政局三公经费为什么比上年少", (texts[0], moved))
    assert [(quote.text, "与预算相比" in quote.lead) for quote in alone] == [("厉行节约", True)]


def test_what_is_the_cause_of_another_thing_is_not_explained_by_it() -> None:
    whole = (NARRATIVE, "一、总体情况", "收、支总计增加4.00万元，增长8.93%。主要变动原因是桥梁养护专项增加。")
    own = "（5）桥梁养护专项，年初预算0.00元，年初无预算，差异的主要原因是年中下达。"
    question = "云泽市财政局“桥梁养护专项”为什么年初没有预算"
    assert not explained(question, (whole,))
    assert [quote.text for quote in explained(question, (whole, (NARRATIVE, "二、具体情况", own)))] == [own]


def test_the_reason_of_one_part_is_told_as_that_of_the_part() -> None:
    text = (
        "2024年度收入总计90.00万元，比上年增加9.00万元。1.一般公共预算财政拨款收入80.00万元，比上年增加8.00万元。主要原因是桥梁专项增加。"
        "2.基本支出60.00万元，比上年增加6.00万元。主要原因是人员增资。"
    )
    texts = ((NARRATIVE, "一、总体情况", text),)
    (earned,), (spent,) = (explained(f"云泽市财政局{side}为什么增加", texts) for side in ("收入", "支出"))
    assert (earned.text, "其中一般公共预算财政拨款收入" in earned.lead) == ("桥梁专项增加", True)
    assert (spent.text, "其中基本支出" in spent.lead) == ("人员增资", True)


def test_what_exceeds_is_explained_against_its_budget() -> None:
    text = (
        "培训费支出9.00万元，比上年增加1.00万元，主要原因是新人多。"
        "完成年初预算6.00万元的150.00%，决算数大于年初预算数的主要原因是年中追加。"
    )
    quotes = explained("云泽市财政局培训费为什么超出这么多", ((NARRATIVE, "一、总体情况", text),))
    assert [quote.text for quote in quotes] == ["年中追加"]


def test_the_sum_that_is_stated_tells_of_which_account_the_reason_is() -> None:
    account, other = "社会保障和就业支出（类）抚恤（款）死亡抚恤（项）", "社会保障和就业支出（类）抚恤（款）伤残抚恤（项）"
    reason = "决算数大于年初预算数的主要原因是"
    texts = (
        (NARRATIVE, "一、死亡抚恤", f"1、{account}。年初预算为0万元，支出决算为6.20万元。{reason}一名退休干部离世。"),
        (NARRATIVE, "二、伤残抚恤", f"2、{other}。年初预算为0万元，支出决算为5.10万元。{reason}标准提高。"),
    )
    assert told("云泽市财政局抚恤金年初没预算，怎么支出了6.20万", texts) == ("", "一名退休干部离世")
    assert told("云泽市财政局抚恤金年初没预算，怎么支出了7.20万", texts)[1] != "一名退休干部离世"


def test_why_a_project_left_money_stands_behind_its_sum_in_the_report_on_it() -> None:
    text = "项目支出情况：本年度支出90.00万元。因机构改革，部分经费转出。"
    texts = ((f"便民热线保障经费{title}", "一、项目情况", text) for title in ("项目绩效评价报告", "管理办法"))
    own, other = (finance((one,)) for one in texts)
    named = Label(LabelKind.SUBJECT, "便民热线保障经费", "便民热线保障经费", frozenset({"甲.docx"}), 1)
    query = understand("云泽市财政局便民热线保障经费为什么没全花掉", (), Lexicon(catalogue(), [named]), [FINANCE])
    (quote,) = explain(query, facts_of(own), own.paragraphs, catalogue(), 2024)
    assert quote.text == text and not told_beside(query, facts_of(other), other.paragraphs)


def test_the_account_that_paid_for_one_project_alone_tells_why_it_left_money() -> None:
    head = "农林水支出（类）水利（款）农村供水（项）"
    text = f"1、{head}。年初预算为70.00万元，支出决算为68.15万元。决算数小于年初预算数的主要原因是尾款未付。"
    name = Label(LabelKind.SUBJECT, "农村供水巩固提升", "农村供水巩固提升", frozenset({"甲.docx"}), 1)
    query = understand("云泽市财政局农村供水巩固提升项目怎么没花完", (), Lexicon(catalogue(), [name]), [FINANCE])
    for spent, reasons in (("68.15", ["尾款未付"]), ("60.00", [])):
        cell = figure("甲.docx", "年度资金总额", spent, ("全年执行数",), form="performance", subject="农村供水巩固提升")
        report = report_from("甲.docx", FINANCE, (cell,), ((NARRATIVE, "一、水利", text),))
        assert [one.text for one in told_beside(query, facts_of(report), report.paragraphs)] == reasons


def test_the_reason_of_a_small_part_is_none_of_all_spending() -> None:
    text = "“三公”经费支出预算为2.00万元，支出决算为0.00万元，完成预算的0.00%，决算数小于预算数的主要原因是未发生车辆费用。"
    texts = ((NARRATIVE, "十、“三公”经费支出决算情况说明", text),)
    assert told("云泽市财政局为什么没花完预算", texts) == ("", "")
    assert told("云泽市财政局三公经费为什么没花完", texts) == ("", "未发生车辆费用")


def test_why_less_than_the_budget_is_not_told_by_why_more_than_the_year_before() -> None:
    whole = (
        "“三公”经费支出预算为9.00万元，支出决算为6.00万元，完成预算的66.67%；较上年减少1.00万元，下降14.29%。"
        "决算数小于预算数的主要原因是厉行节约。决算数较上年减少的主要原因是报废车辆。"
    )
    part = (
        "公务接待费预算为2.00万元，支出决算为1.50万元，完成预算的75.00%；"
        "较上年增加0.30万元，增长25.00%，增长的主要原因是来访增多。"
    )
    texts = ((NARRATIVE, "（一）总体情况", whole), (NARRATIVE, "（二）公务接待费", part))
    lead, reason = told("云泽市财政局公务接待费为什么比预算少这么多", texts)
    assert "公务接待费与预算相比" in lead and "三公" in lead and reason == "厉行节约"
    assert told("云泽市财政局公务接待费为什么比预算少这么多", texts[1:]) == ("", "")
    assert told("云泽市财政局公务接待费为什么比上年增加", texts) == ("", "来访增多")


def test_a_reason_behind_the_sentence_of_its_number_is_shown_where_it_stands() -> None:
    first, second = "信息化建设（项）年初预算为130万元，支出决算为120万元。", "决算数小于预算数的主要原因：项目验收推迟。"
    lines = tuple((start, Place(3, None, (72.0, top, 500.0, top + 12))) for start, top in ((0, 100.0), (len(first), 120.0)))
    both = Source("甲.pdf", (Place(3, None, (72.0, 100.0, 500.0, 132.0)),))
    paragraph = Paragraph(first + second, ("第三部分",), both, lines)
    report = replace(report_from("甲.pdf", FINANCE, ()), paragraphs=(paragraph,), claims=read_claims([paragraph], 2024))
    claim = next(one for one in report.claims if one.reason)
    quote = Quote(facts_of(report), claim.reason, claim.section, claim.source)
    assert quote.source.places[0].bbox == (72.0, 100.0, 500.0, 112.0)
    assert where_told(quote, lambda _: report.paragraphs).source == both
    assert where_told(replace(quote, text="项目"), lambda _: report.paragraphs).source == claim.source
