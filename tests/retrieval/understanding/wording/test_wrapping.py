"""What questions are wrapped in: what was read before them, and where the answer is to be found."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.understanding.question import read
from retrieval.understanding.wording.wrapping import asks_place, unwrapped
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE


@pytest.mark.parametrize(
    ("put", "asked"),
    [
        ("看了财政局的决算，差旅费多少", "财政局，差旅费多少"),
        ("我是记者，想核实一下财政局的收入多少", "我是记者，财政局的收入多少"),
        ("财政局差旅费多少，在哪一页？", "财政局差旅费多少"),
        ("财政局差旅费多少？出处呢", "财政局差旅费多少"),
        ("在哪一页", "在哪一页"),
        ("我要的是哪一页", "我要的是哪一页"),
        ("服务中心建在哪里", "服务中心建在哪里"),
    ],
)
def test_what_a_question_is_wrapped_in_is_left_out(put: str, asked: str) -> None:
    assert unwrapped(put) == asked


@pytest.mark.parametrize("text", ["在哪一页？", "出处呢", "这个数在报告哪里", "来自哪张表", "这句话在哪儿写的", "第几页"])
def test_where_a_thing_stands_is_told_by_the_answer_itself(text: str, town: Library) -> None:
    assert asks_place(text)
    before = f"{FINANCE}2024年公务接待费多少"
    assert ask(text, town, history=[before]).figures == ask(before, town).figures


@pytest.mark.parametrize("text", ["新建工程在哪里", "哪家最多", "第几名"])
def test_other_questions_for_a_place_are_no_such(text: str) -> None:
    assert not asks_place(text)


def test_the_name_of_an_organisation_is_no_unit() -> None:
    assert read("物业管理费预算是多少？万里街道", spoken(), ["万里街道"]).unit is None
    assert read("万里街道物业管理费预算是多少万", spoken(), ["万里街道"]).unit == "万元"
