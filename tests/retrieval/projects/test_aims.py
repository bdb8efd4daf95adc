"""What projects aim at in words, and who evaluated them."""

from __future__ import annotations

import pytest

from extraction.report import Paragraph, Place, Source
from retrieval.projects.aims import aims_of, asks_purpose
from retrieval.projects.assessors import asks_assessors
from retrieval.understanding.question import read
from tests.retrieval.made import spoken
from tests.retrieval.town import facts_of, report_from

FILE = "预算.pdf"
FACTS = facts_of(report_from(FILE, "江口区应急管理局", ()))


def rows(*texts: str, section: tuple[str, ...] = ("附件",)) -> list[Paragraph]:
    return [Paragraph(text, section, Source(FILE, (Place(None, (at, at)),))) for at, text in enumerate(texts, 1)]


def aims(name: str, paragraphs: list[Paragraph]) -> list[str]:
    return [quote.text for words in aims_of({name}, "", FACTS, paragraphs) for _, quote in words]


def test_what_the_money_of_a_project_is_for_is_told_by_its_aims() -> None:
    printed = rows("年初预期目标 目标实际完成情况", "年度总体目标 主要用于装备购置 已完成", section=("附件", "装备购置"))
    assert aims("装备购置", printed) == ["主要用于装备购置"]
    for question, expected in (("这笔钱是用来干什么的", True), ("主要花在哪些方面", True), ("花了多少", False)):
        assert asks_purpose(read(question, spoken(), [])) is expected


def test_an_aim_stands_behind_its_label_under_the_name_of_its_project() -> None:
    printed = rows(
        "项目名称 监管执法 主管部门 应急管理局", "当年绩效目标 查清隐患。", "项目名称 装备购置", "当年绩效目标 提升能力。", "完"
    )
    assert aims("装备购置", printed) == ["提升能力。"]
    assert aims("宣传费", printed) == []


def test_a_heading_may_leave_out_an_office_and_be_damaged() -> None:
    printed = rows("年初预期目标 目标实际完成情况", "用于调研 已完成", section=("附件", "经济调引研费(智库)"))
    assert aims("经济调研费(智库)(决策研究中心)", printed) == ["用于调研"]
    assert aims("装备购置费", printed) == []


def test_an_aim_is_told_under_its_title_in_the_report_on_a_project() -> None:
    section = ("装备购置项目支出绩效评价报告", "（一）总体绩效目标。")
    assert aims("装备购置", rows("全面提升应急救援能力。", "其他。", section=section)) == ["全面提升应急救援能力。"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("绩效评价是哪几个人打分的", True), ("评价人员名单", True), ("由谁评的分", True),
        ("谁的自评得分最低", False), ("评价得分多少", False), ("自评表的联系人是谁", False),
    ],
)  # fmt: skip
def test_who_evaluates_is_no_question_for_the_score(question: str, expected: bool) -> None:
    assert asks_assessors(question) is expected


def test_an_aim_stands_under_the_labels_of_the_whole_and_of_the_year() -> None:
    labels = "项目绩效目标 总体目标（2025年-2026年） 年度总体目标"
    printed = rows("项目名称 装备购置 主管部门 应急管理局", labels, "配齐装备。 完成验收。")
    assert aims("装备购置", printed) == ["配齐装备。 完成验收。"]
