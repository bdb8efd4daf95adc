"""Several questions in one text, and courtesies around them."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.clauses import asked_apart, punctuated, without_background, without_courtesies, without_operands


def test_questions_are_parted_where_each_asks_something() -> None:
    assert asked_apart("三公预算多少，接待了几批几人？") == ["三公预算多少", "接待了几批", "几人"]
    assert asked_apart("三公经费少了多少，主要原因") == ["三公经费少了多少", "主要原因"]
    assert asked_apart("实际花了多少，完成率多高") == ["实际花了多少", "完成率多高"]
    assert asked_apart("财政局工会经费，2024年，多少") == ["财政局工会经费，2024年，多少"]
    assert asked_apart("这几个中心，谁的工会经费最多") == ["这几个中心，谁的工会经费最多"]


@pytest.mark.parametrize("second", ["最后花了没有", "是货物还是服务"])
def test_what_became_of_money_and_what_it_went_to_are_questions(second: str) -> None:
    assert asked_apart(f"三公经费预算多少，{second}") == ["三公经费预算多少", second]


def test_questions_joined_with_a_pause_are_parted_where_each_asks() -> None:
    assert asked_apart("财政局收入多少、支出多少") == ["财政局收入多少", "支出多少"]
    assert asked_apart("水费、电费多少") == ["水费、电费多少"]


def test_what_others_say_is_left_out_unless_it_names_something() -> None:
    asked = "财政局招待费，老百姓都说挺高的，多少"
    assert without_background(asked, lambda clause: False) == "财政局招待费，多少"
    assert without_background(asked, lambda clause: True) == asked


@pytest.mark.parametrize("beside", ["，可年初预算是80.5、决算90.2，这个完成率", "，但预算是80.5万元，决算是90.2万元，"])
def test_a_rate_is_tested_by_the_numbers_that_the_report_has(beside: str) -> None:
    assert without_operands(f"报告写完成年初预算100%{beside}对不对") == "报告写完成年初预算100%，对不对"
    assert without_operands("年初预算是80.5、决算90.2，差多少") == "年初预算是80.5、决算90.2，差多少"
    assert without_operands("一般公共预算年初80.5万花了90.2万，报告说完成100%，对吗") == "一般公共预算完成年初预算的100%，对吗"


def test_what_others_say_of_a_part_is_no_background(town: Library) -> None:
    answer = ask("云泽市财政局2024年公务接待费，听说女处长的，多少", town)
    assert answer.status is Status.REFUSED


def test_a_later_question_is_answered_where_the_first_is_not_if_it_names_its_own_thing(town: Library) -> None:
    told = ask("云泽市财政局有外国人来过吗，2024年工会经费多少", town)
    assert told.status is Status.ANSWERED and [figure.value for figure in told.figures] == ["20.00"]
    assert ask("云泽市财政局2024年女职工差旅费多少，花了多少钱", town).status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("有工会经费吗，花了多少钱", ["20.00"]),
        ("有工会经费吗，一共花了多少钱", ["20.00"]),
        ("有工会经费吗，全年花了多少钱", ["20.00", "3150.00"]),
        ("收入多少，花了多少钱", ["3100.00", "3150.00"]),
    ],
)
def test_what_was_spent_was_spent_on_what_is_asked_before(question: str, values: list[str], town: Library) -> None:
    assert [figure.value for figure in ask(f"云泽市财政局2024年{question}", town).figures] == values


def test_courtesies_are_left_out_and_years_are_not() -> None:
    assert without_courtesies("您好，我是研究生，财政局工会经费多少，谢谢") == "财政局工会经费多少"
    assert without_courtesies("谢谢") == "谢谢"
    assert "2024年" in without_courtesies("麻烦查2024年，谢谢，工会经费多少")


def test_every_question_of_a_text_is_answered(town: Library) -> None:
    answer = ask("云泽市财政局2024年工会经费多少？接待了几批、多少人次？", town)
    assert answer.status is Status.ANSWERED
    assert [(figure.value, figure.unit) for figure in answer.figures] == [("20.00", "万元"), ("12", "批次"), ("96", "人次")]
    assert {mark for figure in answer.figures for mark in figure.citations} == {one.id for one in answer.citations}


def test_what_nobody_discloses_spoils_no_other_answer(town: Library) -> None:
    answer = ask("云泽市财政局2024年工会经费多少？茶叶花了多少？", town)
    assert [(figure.value, figure.unit) for figure in answer.figures] in ([("20.00", "万元")], [])


def test_the_numbers_before_a_rate_are_those_that_it_is_made_of() -> None:
    assert without_operands("专项预算494.1执行491.1，执行率写100%对吗") == "专项执行率写100%对吗"


@pytest.mark.parametrize(
    "question",
    ["专项年初500万，全年552.59万，多出来多少", "专项年初1872万后来变成2199.78万，多了多少",
     "专项年初0万元追加到46.4万元，差多少"],
)  # fmt: skip
def test_two_budgets_that_are_stated_are_set_against_each_other(question: str) -> None:
    assert without_operands(question) == "专项全年预算比年初预算多了多少"


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("养车呢？跟上一年比变了没有", ["养车呢", "跟上一年比变了没有"]),
        ("接待费呢，平均一批多少钱", ["接待费平均一批多少钱"]),
        ("上一年呢，花了多少元", ["上一年花了多少元"]),
        ("去了几拨多少人", ["去了几拨", "多少人"]),
        ("预算多少花了多少", ["预算多少", "花了多少"]),
        ("培训费多少和会议费多少", ["培训费多少", "会议费多少"]),
        ("培训费多少和去年比多多少", ["培训费多少和去年比多多少"]),
        ("花了多少，超预算没有，差额原因", ["花了多少", "超预算没有", "差额原因"]),
        ("花了多少，再问下三公经费多少", ["花了多少", "三公经费多少"]),
        ("哪家接待花得多，各接待了多少人", ["哪家接待花得多", "各接待了多少人"]),
    ],
)
def test_a_thing_alone_is_asked_for_unless_what_follows_is_asked_of_it(question: str, apart: list[str]) -> None:
    assert (asked_apart(punctuated(question)) or [punctuated(question)]) == apart
