"""Printed rates put to the test, amounts set against each other, and what a silent report may be said to lack."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from extraction.report import ClaimKind, Figure
from retrieval.composing.draft import Draft
from retrieval.composing.telling import tell_findings
from retrieval.projects.goals import full_marks
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.moved.recomputed import recomputed
from retrieval.readings.settled import settled
from retrieval.readings.silence import silence_on
from retrieval.readings.stated_numbers import of_stated_rate, two_amounts
from tests.retrieval.made import figure
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, finance_figures, report_from

FILE = "甲.pdf"


def facts(text: str) -> Facts:
    return facts_of(report_from(FILE, FINANCE, finance_figures(FILE), ((NARRATIVE, "一、说明", text),)))


@pytest.mark.parametrize(
    ("text", "kind", "agrees", "value"),
    [
        ("事业运行年初预算为200万元，支出决算为250万元，完成年初预算的125%。", ClaimKind.COMPLETION, True, "125.00"),
        ("培训年初预算为0万元，全年预算为200万元，支出决算为150万元，完成年初预算的75%。", ClaimKind.COMPLETION, True, "75.00"),
        ("支出合计300万元，其中：基本支出100万元，占34.5%。", ClaimKind.SHARE, False, "33.33"),
        ("本年支出120万元。与2023年度相比，增加20万元，增长20%。", ClaimKind.CHANGE_RATE, True, "20.00"),
        ("本年支出80万元。与2023年度相比，减少20万元，下降20%。", ClaimKind.CHANGE_RATE, True, "20.00"),
    ],
)
def test_a_rate_is_reckoned_from_the_amounts_beside_it(text: str, kind: ClaimKind, agrees: bool, value: str) -> None:
    told = facts(text)
    made = next(filter(None, (recomputed(told, claim) for claim in told.claims if claim.kind is kind)))
    assert (made.agrees, str(made.computed.value)) == (agrees, value)


def test_a_share_that_its_amounts_belie_is_told_with_them_and_once() -> None:
    own = facts("2024年度收入合计300.00万元，其中：事业收入100.00万元，占23.33%。")
    for question in ("财政局事业收入占收入合计的比重", "财政局事业收入占收入合计的比重是23.33%吗"):
        draft, query = Draft(), read(question)
        tell_findings(draft, query, find(query, own, catalogue(), 2024))
        assert "".join(draft.sentences).count("33.33%（推算），与报告所写不一致") == 1


def test_a_whole_smaller_than_the_part_is_another() -> None:
    own = facts("2024年度本年收入3.00万元。事业收入100.00万元，占本年收入的23.33%。")
    assert not any(recomputed(own, claim) for claim in own.claims if claim.kind is ClaimKind.SHARE)


def test_a_rate_is_asked_for_by_its_number_alone() -> None:
    told = facts("事业运行年初预算为200万元，支出决算为250万元，完成年初预算的125%。")
    query = read("财政局事业运行125%是不是算错了")
    found = of_stated_rate(query, told, catalogue(), 2024)
    draft = Draft()
    tell_findings(draft, query, found)
    assert "复算，得约125.00%（推算），与报告所写一致" in "".join(draft.sentences)
    assert not of_stated_rate(read("财政局事业运行130%是不是算错了"), told, catalogue(), 2024)


def test_two_bare_amounts_are_those_of_one_table() -> None:
    cells = [figure(FILE, row, raw, table_no=1) for row, raw in (("本年收入合计", "2,946.25"), ("本年支出合计", "2,940.05"))]
    told = facts_of(report_from(FILE, FINANCE, (*cells, figure(FILE, "办公费", "2,940.05", table_no=2))))
    assert [one.asked for one in two_amounts(read("财政局2946.25和2940.05差多少"), told)] == ["本年收入合计", "本年支出合计"]
    assert not two_amounts(read("财政局2946.25和2940.06差多少"), told)


def test_a_report_is_only_said_to_lack_what_its_own_form_has_no_row_for() -> None:
    told = facts("无。")
    assert silence_on(Finding(told, "会议费", missing="会议费")) == "没有披露"
    assert silence_on(Finding(told, "会议费", missing="会议费的预算数")) == "没有找到"
    assert silence_on(Finding(told, "石油", missing="石油")) == "没有找到"


def test_points_are_lost_of_full_marks_that_are_known() -> None:
    def listed_as(row: str, raw: str, column: str = "自评得分") -> Figure:
        return figure(FILE, row, raw, (column,), form="performance_summary", table_no=3)

    listed = [listed_as("甲", "91.5"), listed_as("乙", "95")]
    assert full_marks(facts_of(report_from(FILE, FINANCE, tuple(listed))), listed[0]) is None
    hundred, own = listed_as("丙", "100"), listed_as("甲", "95", "分值")
    assert full_marks(facts_of(report_from(FILE, FINANCE, (*listed, hundred))), listed[0]) == hundred
    assert full_marks(facts_of(report_from(FILE, FINANCE, (*listed, own, hundred))), listed[0]) == own


def test_the_rate_of_an_adjusted_budget_is_told_of_it_where_that_of_the_beginning_was_nothing() -> None:
    text = "一般公共预算财政拨款支出年初预算为0万元，全年预算为200.00万元，支出决算为150.00万元，完成年初预算的75%。"
    part = (NARRATIVE, "二、一般公共预算财政拨款支出决算情况说明", text)
    own, told = facts_of(report_from(FILE, FINANCE, finance_figures(FILE), (part,))), {}
    for asked in ("完成率多少", "全年预算多少"):
        draft, query = Draft(), settled(read(f"财政局{asked}"))
        tell_findings(draft, query, find(query, own, catalogue(), 2024))
        told[asked] = "".join(draft.sentences)
    assert "同一句所列年初预算为0万元[2]，不能作为基数；以全年预算为基数" in told["完成率多少"]
    assert "全年预算数为200.00万元" in told["全年预算多少"]
