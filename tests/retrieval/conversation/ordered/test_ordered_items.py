"""Follow-ups that speak of the items of one organisation that answers before them put in an order."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.conversation.ordered.ordered_items import may_speak_of_items, of_items, whole_ordered
from tests.retrieval.made import spoken

HELD = ("云泽市财政局",)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("它里面基本支出有多少", "住房保障支出的基本支出有多少"),
        ("它的年初预算是多少", "住房保障支出的年初预算是多少"),
        ("这一类比上年增加多少", "住房保障支出比上年增加多少"),
        ("年初预算是多少", "住房保障支出的年初预算是多少"),
        ("加起来", "教育支出和住房保障支出加起来"),
        ("这两类占总支出多少", "教育支出和住房保障支出占总支出多少"),
        ("这三项加起来多少", ""),
        ("占多少", "住房保障支出占总支出多少"),
        ("占比呢", "住房保障支出占总支出多少"),
        ("它们各占多少", "教育支出和住房保障支出各占总支出多少"),
        ("这两项为什么没花完", "教育支出和住房保障支出为什么没花完"),
        ("占这一类的多少", "住房保障支出占总支出多少"),
        ("占人员经费多少", "住房保障支出占人员经费多少"),
        ("总数比上年增加多少", "总支出比上年增加多少"),
    ],
)
def test_an_item_told_in_an_order_is_spoken_of(question: str, asked: str) -> None:
    own = understand(question, (), spoken(), HELD)
    assert may_speak_of_items(question, own)
    assert of_items(question, ["住房保障支出"], ["教育支出", "住房保障支出"], "总支出") == asked


@pytest.mark.parametrize("question", ["它们是哪几家", "人员经费是多少", "第二呢", "云泽市财政局的年初预算是多少"])
def test_other_follow_ups_speak_of_no_item(question: str) -> None:
    assert not may_speak_of_items(question, understand(question, (), spoken(), HELD))


def test_an_item_that_no_answer_has_told_stays_unclear() -> None:
    order = ("云泽市财政局三公经费里哪一项最多",)
    assert understand("它的年初预算是多少", order, spoken(), HELD).unclear == "它"
    assert not understand("它占三公经费的比例呢", order, spoken(), HELD).unclear
    assert not understand("它的年初预算是多少", ("云泽市财政局三公经费多少",), spoken(), HELD).unclear


def test_a_share_may_end_in_a_particle() -> None:
    assert of_items("它占人员经费的比例呢", ["住房保障支出"], ["住房保障支出"], "总支出") == "住房保障支出占人员经费多少"


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("货物采购、工程采购、服务采购里哪一块最大", "政府采购支出总额"), ("人员经费和公用经费哪个多", "基本支出"),
        ("公务接待费和办公费哪个多", "公务接待费"),
    ],
)
def test_things_side_by_side_are_parts_of_the_whole_they_share(question: str, whole: str) -> None:
    assert whole_ordered(understand(f"财政局{question}", (), spoken(), HELD)) == whole
