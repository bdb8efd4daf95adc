"""Questions of several parts: every part is answered, or named as not found; what is counted and its money are told apart."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.readings.funds import for_the_money
from retrieval.reply import Answer, Status
from retrieval.understanding.question import read
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE


def values(answer: Answer) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in answer.figures]


def test_what_a_count_is_followed_by_is_its_money(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年接待了几批、多少人次、花了多少钱", town)
    assert values(answer) == [("12", "批次"), ("96", "人次"), ("1.20", "万元")]


def test_money_asked_for_is_never_a_number_of_things() -> None:
    query = read("公务用车保有量花了多少钱", spoken(), [])
    assert [mention.keys(None) for mention in for_the_money(query).mentions] == [("vehicle_running_final",)]
    kept = read("公务用车保有量是多少", spoken(), [])
    assert for_the_money(kept) == kept


def test_a_part_that_is_not_found_is_named(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年工会经费多少，石油勘探费多少", town)
    assert answer.status is Status.ANSWERED and values(answer) == [("20.00", "万元")]
    assert "所问的“石油勘探费多少”没有找到答案" in answer.answer


@pytest.mark.parametrize("question", ["维修费多少，其中电费多少", "维修费和电费各是多少"])
def test_a_part_of_what_was_asked_before_is_read_by_its_own_name(question: str, town: Library) -> None:
    assert values(ask(f"{FINANCE}2024年{question}", town)) == [("6.60", "万元"), ("8.40", "万元")]


def test_an_average_after_a_count_is_that_of_its_money(town: Library) -> None:
    answer = ask("人均多少", town, history=[f"{FINANCE}2024年接待了多少人次"])
    assert values(answer) == [("1.20", "万元"), ("96", "人次"), ("125", "元/人次")]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("接待花了多少钱，来了几批，多少人", [("1.20", "万元"), ("12", "批次"), ("96", "人次")]),
        ("工会经费多少，有多少人", [("20.00", "万元")]),
    ],
)
def test_what_is_counted_belongs_to_the_thing_asked_before(question: str, figures: list[object], town: Library) -> None:
    assert values(ask(f"{FINANCE}2024年{question}", town)) == figures


def test_a_thing_named_among_others_alone_is_not_told_of(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年国库科是谁管的", town)
    assert answer.status is Status.REFUSED


def test_what_is_inside_a_thing_is_not_told_by_the_whole(town: Library) -> None:
    assert ask(f"{FINANCE}2024年公务接待费里住宿多少", town).status is Status.REFUSED
    assert ask(f"{FINANCE}2024年不是给小微企业的采购是多少", town).figures == ()


def test_the_share_of_a_part_is_one_in_the_thing_asked_for_before(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年公用经费多少，电费占多少", town)
    assert values(answer) == [("100.00", "万元"), ("8.40", "万元"), ("8.40", "%")]


def test_a_follow_up_that_repeats_its_two_parts_is_answered_in_the_end(town: Library) -> None:
    history = [f"{FINANCE}2024年公务接待费多少", "那水务局呢？预算和决算各多少"]
    answer = ask("水务局呢？预算和实际各多少", town, history=history)
    assert answer.status in (Status.ANSWERED, Status.REFUSED)


def test_a_clause_that_names_both_numbers_is_no_courtesy(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年公务接待费，预算和实际都说一下", town)
    assert [figure.value for figure in answer.figures][:2] == ["1.50", "1.20"]


def test_a_question_that_leads_back_to_itself_is_no_traceback(town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    leading_back = f"{FINANCE}呢，预算和决算各多少"
    monkeypatch.setattr("retrieval.chain.first_named.of_both_parts", lambda own, parts: leading_back if parts else "")
    history = [f"{FINANCE}2024年公务接待费多少", "那水务局呢？预算和决算各多少"]
    assert ask("财政局呢？预算和决算各多少", town, history=history).status is not Status.CLARIFY


def test_a_space_parts_what_is_asked(town: Library) -> None:
    answer = ask("财政局接待了几批 多少人 花了多少钱", town)
    assert {figure.value for figure in answer.figures} >= {"12", "96", "1.20"}


def test_what_is_told_of_the_thing_named_stays_where_its_budget_is_not(town: Library) -> None:
    answer = ask("财政局电费预算是多少，决算是多少，完成率呢", town)
    assert [figure.value for figure in answer.figures] == ["8.40"] and "完成率呢”没有找到" in answer.answer
    refused = ask("完成率呢", town, history=["财政局电费是多少"])
    assert refused.status is Status.REFUSED and "“电费”的完成率" in refused.reason


def test_a_sum_of_projects_is_no_sum_of_a_form(town: Library) -> None:
    assert ask("财政局各项目执行数合计多少", town).status is Status.REFUSED
    assert ask("各多少钱", town, history=["财政局有哪些项目"]).status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "figures", "untold"),
    [
        ("联系电话是多少，本年支出多少", ["3150.00"], "联系电话是多少"),
        ("工会经费多少和三公经费多少", ["20.00", "1.20"], ""),
        ("工会经费多少三公经费多少", ["20.00", "1.20"], ""),
        ("工会经费花了多少，够不够预算", ["20.00"], "工会经费的预算数"),
        ("工会经费多少，增加还是减少", ["20.00"], "增加还是减少"),
        ("工会经费多少，再问下三公经费超预算了吗", ["20.00", "1.20", "2.50", "1.30"], ""),
    ],
)
def test_every_part_that_can_be_told_is_told(question: str, figures: list[str], untold: str, town: Library) -> None:
    answer = ask(f"{FINANCE}2024年{question}", town)
    assert [figure.value for figure in answer.figures] == figures, answer.answer
    assert ("没有找到" in answer.answer) is bool(untold) and untold in answer.answer
