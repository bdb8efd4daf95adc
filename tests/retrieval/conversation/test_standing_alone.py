"""Questions after others that name all they ask about, and so need nothing of those before them."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.inheriting import inherit
from retrieval.conversation.ordered.ordered_items import of_items
from retrieval.library import Library
from retrieval.projects.focus import lost_by_unfound, may_lean
from retrieval.reply import Status
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.averages import over_staff
from retrieval.understanding.whom.organisations import resolve
from retrieval.understanding.wording.whys import why_asked
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE


def test_what_finds_nothing_with_what_came_before_is_put_alone(town: Library) -> None:
    first, second = f"{FINANCE}2024年公用经费多少", "宽带服务的供应商是谁"
    assert "云泽电信公司" in ask(second, town, history=[first]).answer
    both = ask(f"{first}？另外{second}", town)
    assert "云泽电信公司" in both.answer and both.figures


@pytest.mark.parametrize("leaning", ["那它的宽带服务呢", "其中宽带费多少", "花了多少"])
def test_what_leans_on_the_question_before_is_not(town: Library, leaning: str) -> None:
    assert ask(leaning, town, history=[f"{FINANCE}2024年会议室租金多少"]).status is not Status.ANSWERED


@pytest.mark.parametrize("whom", ["新查出来几个病人", "新发现患者几例", "对象有几个"])
def test_people_of_another_sort_are_no_staff(town: Library, whom: str) -> None:
    assert not ask(whom, town, history=[f"{FINANCE}2024年在职人员多少人"]).figures


def test_a_question_that_is_only_added_begins_after_the_words_that_add_it() -> None:
    assert asked_apart("收入多少，另外会议费花了多少") == ["收入多少", "会议费花了多少"]
    assert asked_apart("会议费多少，另外一共花了多少")[1] == "一共花了多少"
    assert asked_apart("三公经费多少，另外两个呢") == ["三公经费多少", "另外两个呢"]
    assert asked_apart("采购一共多少，是货物还是服务") == ["采购一共多少", "是货物还是服务"]


def test_what_comes_in_is_asked_of_no_project() -> None:
    assert not may_lean(read("收入为什么一下子掉了七成", spoken(), [])) and may_lean(read("为什么没花完", spoken(), []))


def test_how_the_work_as_a_whole_was_evaluated_is_of_nothing_before() -> None:
    before = read("年末结转和结余是多少", spoken(), [])
    assert before.rows and not inherit(read("它整体自评为什么没拿满分", spoken(), []), before).rows


def test_a_centre_for_something_is_no_organisation_of_that_end() -> None:
    held = ("聊城市12345市民热线受理中心", "云泽市12345热线服务中心", "福建省12345政务服务便民热线中心")
    assert resolve("社区养老服务中心新建工程建在哪里", held).organisations == ()
    assert len(resolve("几个热线中心的差旅费", held).organisations) == 3


def test_an_order_and_another_thing_are_both_told(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年商品和服务支出里哪一项最多，另外宽带服务的供应商是谁", town)
    assert "云泽电信公司" in answer.answer


def test_its_own_bodies_are_asked_for_whatever_was_asked_before(town: Library) -> None:
    answer = ask("下面有哪些单位", town, history=[f"{FINANCE}2024年公务接待费多少"])
    assert "最高" not in answer.answer and all(FINANCE in figure.organisation for figure in answer.figures)


def test_yuan_begins_no_place() -> None:
    assert resolve("平均每人次花多少元云泽市财政局", ("云泽市财政局",)).organisations == ("云泽市财政局",)


@pytest.mark.parametrize("question", ["它占多大比例", "占几成", "它占了百分之几"])
def test_the_share_of_the_first_item_is_one_of_what_was_ordered(question: str) -> None:
    assert of_items(question, ["卫生健康支出"], ["卫生健康支出"], "总支出") == "卫生健康支出占总支出多少"


def test_why_a_project_lost_points_is_asked_of_that_project() -> None:
    before = read("财政局校舍安全保障工程自评得了多少分", spoken(), ["财政局"])
    assert lost_by_unfound(read("为什么扣分", spoken(), []), before) == "校舍安全保障工程为什么扣分"
    assert lost_by_unfound(read("扣的0.1分是哪个指标", spoken(), []), before) == ""


@pytest.mark.parametrize(
    ("put", "meant"),
    [
        ("财政局为什么没有用足预算", "财政局为什么没花完"),
        ("没用足预算的原因是什么", "为什么没花完"),
        ("信息化建设预算没执行完是什么原因", "信息化建设为什么没花完"),
        ("机关运行经费多了多少，报告怎么解释的", "机关运行经费多了多少，为什么"),
        ("机关运行经费怎么解释", "机关运行经费怎么解释"),
    ],
)
def test_a_reason_is_asked_for_in_other_words(put: str, meant: str) -> None:
    assert why_asked(put) == meant


def test_no_share_counts_a_cell_twice(town: Library) -> None:
    once, twice = (ask(f"{FINANCE}2024年{thing}占三公经费多少", town) for thing in ("公务接待费", "公务接待费和接待费"))
    assert {(one.value, one.unit) for one in twice.figures} == {(one.value, one.unit) for one in once.figures}


def test_guests_are_given_money_and_houses_hold_no_persons(town: Library) -> None:
    assert over_staff("公务接待平均每人次花了多少钱") == "公务接待费平均每人次花了多少钱"
    assert over_staff("公务接待平均每批次几人") == "公务接待平均每批次几人"
    assert all(one.unit != "人次" for one in ask(f"{FINANCE}2024年公务接待多少家", town).figures)
