"""Questions for a supplier, shortcomings, who was received: the words of the report that speak of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.indicators import catalogue
from retrieval.understanding.topic_cues import has_any, needed_in
from retrieval.understanding.topics import on_topic
from tests.retrieval.readings.test_candidates import REPORT
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, finance


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("财政局宽带服务的供应商是谁", "宽带服务的供应商为云泽电信公司。"),
        ("财政局公务接待费是用来接待谁的", "其中：国内接待费1.20万元，用于接待上级检查组，共接待12批次、96人次。"),
    ],
)
def test_the_sentence_that_speaks_of_the_topic(question: str, words: str) -> None:
    assert [text for _, text in on_topic(read(question), REPORT.paragraphs, catalogue())] == [words]


@pytest.mark.parametrize("question", ["财政局食堂的供应商是谁", "财政局的主管部门是谁", "财政局工会经费是多少"])
def test_silence_and_other_questions_give_nothing(question: str) -> None:
    assert on_topic(read(question), REPORT.paragraphs, catalogue()) == []


def test_a_prize_is_no_bonus_and_a_compound_is_held_in_parts() -> None:
    texts = (
        (NARRATIVE, "一、绩效情况", "我单位于年中发放了年度考核奖。“云泽首发”荣获2024年数字政府创新奖。"),
        (NARRATIVE, "二、项目管理", "话务服务工作外包给中标单位云泽电信公司。"),
        (NARRATIVE, "三、资产", "公用经费包括公务用车费、其他费用。车辆7辆，其他用车6辆，其他用车主要是驻外办事处用车。"),
    )
    paragraphs = finance(texts).paragraphs

    def told(question: str) -> list[str]:
        return [text for _, text in on_topic(read(question), paragraphs, catalogue())]

    assert told("财政局得过什么奖") == ["“云泽首发”荣获2024年数字政府创新奖。"]
    assert told("财政局话务外包中标单位是谁") == ["话务服务工作外包给中标单位云泽电信公司。"]
    assert told("财政局接线业务外包给了哪家公司") == ["话务服务工作外包给中标单位云泽电信公司。"]
    assert told("财政局物业外包给了哪家公司") == []
    assert told("财政局的其他用车是干什么用的") == ["车辆7辆，其他用车6辆，其他用车主要是驻外办事处用车。"]


def test_what_an_account_was_for_stands_behind_its_name() -> None:
    texts = (
        (NARRATIVE, "一、具体情况", "8、住房改革支出（款）住房公积金（项）。主要用于：缴存支出。支出决算为17.70万元。"),
        (NARRATIVE, "二、基本支出", "人员经费95.36万元，主要包括：基本工资、住房公积金、奖金；"),
    )
    asked = "财政局住房公积金那一项主要用于什么"
    assert [text for _, text in on_topic(read(asked), finance(texts).paragraphs, catalogue())] == ["主要用于：缴存支出。"]


def test_a_use_of_all_money_is_none_of_an_account() -> None:
    why = "决算数大于年初预算数的主要原因是年中开展了信息平台建设，追加了建设经费。"
    uses = "主要用于以下方面：一般公共服务（类）支出3,434.77万元，占91.34%；科学技术（类）支出236.61万元。"
    texts = (
        (NARRATIVE, "一、结构情况", f"支出3,760.35万元，{uses}"),
        (NARRATIVE, "二、具体情况", f"3.科学技术支出（类）。年初预算为0万元，支出决算为236.61万元。{why}"),
    )
    assert on_topic(read("财政局科学技术支出是干什么用的"), finance(texts).paragraphs, catalogue()) == []


def test_a_supplier_is_a_company() -> None:
    needed = needed_in("政府采购的供应商是哪家")
    assert has_any(needed, "由云泽通信有限公司中标") and not has_any(needed, "由中小企业供应商中标")
    assert has_any(needed_in("差旅费用在哪"), "用于差旅")


def test_shortcomings_of_one_evaluation_stand_in_two_of_its_sections() -> None:
    texts = (
        ("宣传费评价报告", "四、评价结论", "执行情况较好，但是仍存在满意度没有提升的问题。"),
        ("宣传费评价报告", "七、存在的问题", "投入力度不够。"),
        (NARRATIVE, "八、绩效情况", "也存在支付进度较慢等问题。"),
    )
    within = [replace(one, section=("附件", *one.section)) for one in finance(texts).paragraphs]
    told = on_topic(read("财政局宣传费评价报告指出了什么问题"), within, catalogue())
    assert [text for _, text in told] == ["投入力度不够。", "执行情况较好，但是仍存在满意度没有提升的问题。"]


def test_shortcomings_stand_in_the_middle_of_praise_and_duties_are_no_measures() -> None:
    texts = (
        (NARRATIVE, "一、部门职责", "承担群众建议征集工作。"),
        (NARRATIVE, "二、绩效情况", "从自评情况看，执行情况较好，但也存在支付进度较慢等问题。"),
    )
    paragraphs = finance(texts).paragraphs
    (found,) = on_topic(read("财政局自评存在哪些不足"), paragraphs, catalogue())
    assert found[1].endswith("支付进度较慢等问题。")
    assert on_topic(read("财政局打算怎么整改"), paragraphs, catalogue()) == []


def test_what_one_account_is_for_is_not_told_of_all_projects() -> None:
    texts = ((NARRATIVE, "一、具体情况", "主要用于：事业单位人员支出。"),)
    assert on_topic(read("财政局项目支出202.24万元主要用于什么"), finance(texts).paragraphs, catalogue()) == []


def test_what_all_of_the_general_budget_went_to_is_its_list_of_uses() -> None:
    text = "2024年度一般公共预算财政拨款支出90.00万元，主要用于以下方面：一般公共服务（类）支出70.00万元，占77.78%。"
    paragraphs = [replace(REPORT.paragraphs[-3], text=text)]
    found = on_topic(read("财政局一般公共预算支出主要用于哪些方面"), paragraphs, catalogue())
    assert [words for _, words in found] == [text]


@pytest.mark.parametrize("question", ["财政局机房租赁项目给哪家公司做的", "财政局机房租赁项目由谁承接"])
def test_that_project_is_the_one_named_at_the_beginning_of_the_paragraph(question: str) -> None:
    told = "该项目由云泽移动公司负责搭建和维护。"
    texts = ((NARRATIVE, "一、绩效情况", f"机房租赁项目自评得分为100分。全年预算数为60万元。{told}"),)
    assert [text for _, text in on_topic(read(question), finance(texts).paragraphs, catalogue())] == [told]


def test_what_is_listed_among_the_parts_of_another_thing_is_not_told_of() -> None:
    texts = ((NARRATIVE, "一、基本支出", "公用经费48.05万元，主要包括：办公费、工会经费。"),)
    assert on_topic(read("财政局工会经费主要用于什么"), finance(texts).paragraphs, catalogue()) == []
