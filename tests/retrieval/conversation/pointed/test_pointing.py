"""Follow-ups that point back: corrections, things counted out, things set side by side."""

from __future__ import annotations

import pytest

from extraction.report import Role
from retrieval.conversation.follow_ups import understand
from retrieval.conversation.pointed.pointing import corrected
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, spoken(), HELD)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("我问的是预算数不是决算数", "预算数"),
        ("我问的是预算数，不是决算数", "预算数"),
        ("不是决算数，是预算数", "预算数"),
        ("不对，我要的是水务局的", "水务局的"),
        ("不是工程我问的是服务", "服务"),
        ("不是说压缩开支吗为什么涨了", "不是说压缩开支吗为什么涨了"),
        ("是不是超预算了", "是不是超预算了"),
        ("不是给中小企业的采购有多少", "不是给中小企业的采购有多少"),
    ],
)
def test_a_correction_asks_for_what_it_puts_in_place(question: str, meant: str) -> None:
    assert corrected(question) == meant


def test_a_correction_keeps_the_thing_asked_before() -> None:
    query = read("我问的是预算数不是决算数", "财政局2024年三公经费决算数是多少")
    assert query.roles == (Role.BUDGET,) and query.organisations == HELD[:1] and query.mentions[0].text.startswith("三公经费")


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("哪个多", Operation.HIGHEST),
        ("加起来", Operation.TOTAL),
        ("一共多少", Operation.TOTAL),
        ("和刚才那个比呢", Operation.DIFFERENCE),
    ],
)
def test_things_asked_for_in_turn_are_set_side_by_side(question: str, operation: Operation) -> None:
    query = read(question, "财政局2024年水费多少", "电费呢")
    assert query.operation is operation and [mention.text for mention in query.mentions] == ["水费", "电费"]
    assert query.organisations == HELD[:1]


def test_projects_put_in_order_are_none_of_the_totals_asked_before() -> None:
    query = read("这些项目里花钱最多的是哪一项", "财政局2024年总共支出多少", "项目支出占多大比例")
    assert query.operation is Operation.HIGHEST
    assert not {"总支出", "总共支出"} & {mention.text for mention in query.mentions}


def test_organisations_asked_for_in_turn_are_set_side_by_side() -> None:
    query = read("和上面那个比呢", "财政局2024年水费多少", "水务局呢")
    assert query.organisations == HELD and query.operation is Operation.DIFFERENCE


def test_the_second_is_one_of_those_named_before_or_unclear() -> None:
    assert read("第二个的工会经费呢", "财政局和水务局的办公费各多少").organisations == HELD[1:]
    assert read("第二个呢", "财政局有几个项目做了自评").unclear == "第二个"


def test_a_rate_follows_a_change() -> None:
    assert read("百分之几", "财政局2024年支出合计比上年增加多少").measures == (Measure.CHANGE_RATE,)


def test_a_sum_of_what_was_asked_is_no_number_of_another_thing() -> None:
    before = ("财政局应急保障用车几辆", "其他用车几辆")
    assert read("一共多少辆车", *before).operation is Operation.VALUE
    assert read("一共多少", *before).operation is Operation.TOTAL


def test_the_share_after_a_thing_named_twice_is_one_of_that_thing() -> None:
    query = read("占中小企业的几成", "财政局小微企业拿到多少合同")
    assert query.measures == (Measure.SHARE,) and "micro_contracts" in query.rows[0].keys(None)


@pytest.mark.parametrize("asked", ["年初预算是多少", "年初预算多少", "年初安排了多少钱"])
def test_of_things_whose_budgets_were_asked_for_the_budgets_are_set_side_by_side(asked: str) -> None:
    first = f"财政局2024年公务接待费{asked}"
    assert read("公务用车运行维护费呢", first).roles == (Role.BUDGET,)
    for question in ("哪个多", "加起来多少", "差多少"):
        query = read(question, first, "公务用车运行维护费呢")
        assert query.roles == (Role.BUDGET,) and len(query.rows) == 2, question


def test_of_things_whose_completion_was_asked_for_the_rates_are_put_in_order() -> None:
    query = read("哪个高", "财政局2024年公务接待费完成预算的百分之几", "公务用车运行维护费呢")
    assert query.measures == (Measure.COMPLETION,) and query.operation is Operation.HIGHEST
    assert read("因公出国费呢", "财政局2024年公务接待费预算完成率多少").measures == (Measure.COMPLETION,)
