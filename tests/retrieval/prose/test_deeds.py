"""Why something was done, or was not done: told in prose beside no number."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.prose.reasons import explain
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, GLOSSARY, NARRATIVE, facts_of, finance

TEXTS = (
    (NARRATIVE, "一、项目概况", "热线系统发挥了很大作用。它于2013年采购，受限于底层架构，系统升级能力不足。"),
    (NARRATIVE, "二、决算情况", "决算数大于预算数的主要原因是为了热线系统升级改造而追加预算10.00万元。"),
    (NARRATIVE, "三、机关运行经费", "我单位不是行政单位，也不是参公事业单位，无机关运行经费。"),
    (NARRATIVE, "四、政府采购", "本单位2024年度没有政府采购支出。"),
    (NARRATIVE, "五、因公出国", "本单位为事业单位没有因公出国（境）费。"),
    (NARRATIVE, "七、国有资产占用", "单价100万元以上设备（不含车辆）87台（套），较上年增加5台（套），增加的是检测设备。"),
    (NARRATIVE, "六、国有资本经营预算", "本单位没有国有资本经营预算支出，故本表无数据。"),
    (GLOSSARY, "名词解释", "机关运行经费：指为保障行政单位运行的资金，事业单位没有机关运行经费，因其为公用经费。"),
)  # fmt: skip


def told(question: str) -> list[str]:
    report = finance(TEXTS)
    query = understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])
    return [quote.text for quote in explain(query, facts_of(report), report.paragraphs, catalogue(), 2024)]


@pytest.mark.parametrize(
    "question",
    ["为什么要对热线系统升级改造", "为什么要把热线系统升级换代", "热线系统为什么升级", "热线系统升级的原因是什么"],
)
def test_a_deed_is_explained_by_what_made_it_needed_not_by_what_it_cost(question: str) -> None:
    assert told(question) == ["它于2013年采购，受限于底层架构，系统升级能力不足。"]


def test_what_there_is_none_of_is_explained_by_the_sentence_that_denies_it() -> None:
    assert told("为什么没有机关运行经费") == ["我单位不是行政单位，也不是参公事业单位，无机关运行经费。"]
    assert told("没有因公出国费，为什么") == ["本单位为事业单位没有因公出国（境）费。"]


def test_why_another_body_was_asked_for_money_is_told_by_the_sentence_that_tells_of_it() -> None:
    assert told("为什么向市财政局追加预算") == ["决算数大于预算数的主要原因是为了热线系统升级改造而追加预算10.00万元。"]


@pytest.mark.parametrize(
    "question",
    ["为什么没有政府采购", "为什么要建演播室", "为什么没有追加预算", "为什么没有国有资本经营预算支出", "为什么没有车辆"],
)
def test_a_denial_without_a_reason_and_silence_tell_nothing(question: str) -> None:
    assert told(question) == []


def test_a_sentence_that_points_back_is_told_with_what_stands_before_it() -> None:
    texts = (
        (NARRATIVE, "一、项目概况", "话务平台由人工派单。派单缓慢，无人统计。"),
        (NARRATIVE, "一、项目概况", "为解决以上问题，中心申请对话务平台进行更新改造。"),
    )
    report = finance(texts)
    query = understand(f"{FINANCE}话务平台为什么要更新改造", (), spoken(), [FINANCE])
    told = [quote.text for quote in explain(query, facts_of(report), report.paragraphs, catalogue(), 2024)]
    assert told == [text for *_, text in texts]
