"""Everyday ways of asking: words that take nothing from a name, two names that mean one thing, what an order is not."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.readings.candidates import in_role
from retrieval.readings.settled import settled
from retrieval.reply import Status
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import Measure, Operation, operation_in
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.question import read
from retrieval.understanding.whom.organisations import resolve
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE

LEXICON = spoken()


def meant(question: str) -> list[str]:
    return [key for mention in settled(read(question, LEXICON, [])).mentions for key in mention.keys(None)[:1]]


@pytest.mark.parametrize("asked", ["招待来检查的客人花了多少", "接待兄弟单位来调研花了多少", "接待这一摊花了多少银子"])
def test_words_that_stand_beside_a_name_take_nothing_from_it(asked: str, town: Library) -> None:
    assert [figure.value for figure in ask(f"{FINANCE}2024年{asked}", town).figures] == ["1.20"]


@pytest.mark.parametrize("asked", ["处级干部的工会经费", "接待话务员花了多少", "接待用了多少酒水"])
def test_words_that_make_it_another_thing_are_refused(asked: str, town: Library) -> None:
    assert ask(f"{FINANCE}2024年{asked}", town).status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("财政拨款这部分年底结余了多少", ["fiscal_closing_balance"]),
        ("服务采购里给中小企业的占百分之几", ["sme_services_share"]),
        ("货物采购授予中小企业的比例", ["sme_goods_share"]),
        ("财政拨款和年末结余分别多少", ["fiscal_income", "closing_balance"]),
    ],
)
def test_two_names_that_together_mean_one_thing(question: str, ids: list[str]) -> None:
    assert meant(question) == ids


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("社会保障与就业花了多少", ["functional_208"]),
        ("行政事业养老花了多少", ["functional_20805"]),
        ("211类花了多少", ["functional_211"]),
    ],
)
def test_names_of_accounts_are_known_without_what_people_leave_out(question: str, ids: list[str]) -> None:
    assert meant(question) == ids


@pytest.mark.parametrize("asked", ["波动了多少", "变了多少", "有何变化"])
def test_how_a_thing_moved_is_asked_in_many_words(asked: str) -> None:
    assert read(f"公务接待费{asked}", LEXICON, []).measures == (Measure.CHANGE_AMOUNT,)


@pytest.mark.parametrize(
    "around",
    ["最近天气真冷，{}", "{}，给句痛快话", "领导让我下班前报上去，{}", "小妹初来乍到，业务不熟，{}"],
)
def test_clauses_that_speak_of_nothing_a_report_tells_are_left_out(around: str, town: Library) -> None:
    asked = around.format(f"{FINANCE}2024年公务接待费多少")
    assert [figure.value for figure in ask(asked, town).figures][:1] == ["1.20"]


@pytest.mark.parametrize("around", ["{}，只看下属单位的", "{}，只看上半年", "{}，按人次算"])
def test_clauses_that_set_a_limit_are_read(around: str, town: Library) -> None:
    asked = around.format(f"{FINANCE}2024年公务接待费多少")
    assert [figure.value for figure in ask(asked, town).figures][:1] != ["1.20"]


def test_the_ids_that_are_joined_are_known() -> None:
    known = {indicator.id for indicator in catalogue().all}
    assert {one for indicator in catalogue().all for pair in indicator.joins for one in pair} <= known


def test_a_count_and_its_cost_in_one_breath_are_two_questions() -> None:
    assert asked_apart("买了几辆车花了多少钱") == ["买了几辆车", "花了多少钱"]
    assert asked_apart("接待了多少人次一共花了多少") == ["接待了多少人次", "一共花了多少"]
    assert asked_apart("平均每人次花了多少") == ["平均每人次花了多少"]


def test_asking_if_it_is_much_asks_for_no_order() -> None:
    assert operation_in("差旅费花得多吗") is Operation.VALUE
    assert operation_in("谁的差旅费花得多") is Operation.HIGHEST
    assert operation_in("接待花了多少多少人次") is Operation.VALUE


def test_what_is_to_be_spent_in_all_is_a_budget() -> None:
    query = settled(read("一共打算花多少", LEXICON, []))
    assert (query.operation, query.roles) == (Operation.VALUE, (Role.BUDGET,))
    assert settled(read("用卖地的钱安排了多少支出", LEXICON, [])).roles == ()


def test_a_purchase_is_planned_under_the_name_of_what_is_bought() -> None:
    planned = in_role(catalogue().by_id("procurement_services"), catalogue(), Role.BUDGET)
    assert planned is not None and planned.name == "政府采购服务预算"


def test_things_are_no_place_and_two_ways_of_writing_one_word() -> None:
    assert resolve("添置这些东西花了多少", [FINANCE]).unknown == ()
    assert fold("其它支出") == "其他支出"


def test_what_is_bought_out_of_a_thing_is_a_part_of_it() -> None:
    assert settled(read("办公费里买打印纸用了多少", LEXICON, [])).apart == ("打印纸",)


def test_parking_is_a_part_that_no_report_tells(town: Library) -> None:
    assert ask(f"{FINANCE}2024年停车费多少", town).status is Status.REFUSED


def test_a_budget_that_is_stated_asks_for_what_became_of_it(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年公务接待预算2万元，最后花了多少", town)
    assert answer.figures[0].value == "1.20"
