"""Reports that are compared by two numbers of each."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.readings.settled import settled
from retrieval.reply import Status
from retrieval.understanding.chosen.selection import Of, Pairing
from tests.retrieval.town import FINANCE, WATER
from tests.retrieval.understanding.test_question import read


@pytest.mark.parametrize(
    ("question", "pairing", "chosen"),
    [
        ("人员经费和公用经费差距最大的是哪家", Pairing.GAP, None),
        ("哪家人员经费是公用经费的倍数最高", Pairing.TIMES, None),
        ("人员经费和公用经费加起来最多的是哪家", Pairing.SUM, None),
        ("哪家人员经费加公用经费最多", Pairing.SUM, None),
        ("哪些单位人员经费超过公用经费", Pairing.MORE, Of.HAVING),
        ("公用经费比人员经费少的单位有几家", Pairing.LESS, Of.HAVING),
        ("公务接待费决算比预算节约最多的是哪家", Pairing.LESS, None),
        ("哪些单位公务接待费决算比预算少", Pairing.LESS, Of.HAVING),
        ("哪些单位公务接待费预算比决算少", Pairing.MORE, Of.HAVING),
        ("哪家公务接待费决算和预算一样", Pairing.GAP, Of.LACKING),
        ("各单位公务接待费比预算多多少", Pairing.MORE, None),
    ],
)
def test_what_two_numbers_of_each_report_are_compared_by(question: str, pairing: Pairing, chosen: Of | None) -> None:
    query = settled(read(question))
    assert query.pairing is pairing
    assert (query.chosen.of if query.chosen else None) is chosen


@pytest.mark.parametrize(
    "question",
    [
        "人员经费和公用经费哪家最高",
        "哪家公务接待费最高",
        "云泽市财政局公务接待费比预算少多少",
        "哪家公务接待费占三公经费比重最高",
    ],
)
def test_other_orders_pair_nothing(question: str) -> None:
    assert settled(read(question)).pairing is None


def test_those_whose_one_number_is_more_are_told_with_both(town: Library) -> None:
    answer = ask("哪些单位公务接待费决算比预算少", town)
    assert f"决算少于预算的有：{FINANCE}2024年度" in answer.answer and f"有：{WATER}" not in answer.answer
    assert {"1.20", "1.50", "0.30"} <= {figure.value for figure in answer.figures}


def test_how_many_there_are_is_counted(town: Library) -> None:
    assert "公务接待费决算数“超过2万元”的有1家" in ask("公务接待费超过2万元的单位有几个", town).answer
    assert "的有2家" in ask("人员经费超过公用经费的单位有几家", town).answer


def test_no_order_is_made_of_differences_that_are_nothing(town: Library) -> None:
    answer = ask("谁的办公费比工会经费少得最多", town)
    assert answer.status is Status.ANSWERED and "没有办公费少于工会经费的" in answer.answer


def test_a_limit_on_a_share_chooses_reports_by_it(town: Library) -> None:
    answer = ask("哪些单位公务接待费占三公经费超过90%", town)
    assert "占比“超过90%”的有：" in answer.answer and {FINANCE, WATER} <= {figure.organisation for figure in answer.figures}


def test_both_numbers_of_one_thing_are_ordered_apart(town: Library) -> None:
    answer = ask("各单位公务接待费的预算数和决算数分别是多少", town)
    assert "预算数最高的是" in answer.answer and "决算数最高的是" in answer.answer


def test_a_limit_under_which_nobody_told_a_number_is_no_crash(town: Library) -> None:
    assert ask("因公出国费超过5万元的单位有几个", town).status is not Status.REFUSED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("人员经费超过一百万的有几家", "“超过一百万”的有2家"),
        ("公务接待费低于2万元的有哪些", f"“低于2万元”的有：{FINANCE}2024年度"),
        (f"除了{FINANCE}，其他单位公务接待费各多少", f"只有{WATER}"),
    ],
)
def test_those_meant_are_found_whatever_they_are_called(question: str, told: str, town: Library) -> None:
    assert told in ask(question, town).answer


def test_who_reduced_a_thing_most_is_no_project(town: Library) -> None:
    assert ask("哪家单位办公费降得最多", town).status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"{FINANCE}和{WATER}公务接待费各占三公经费多少", ["100.00", "416.67"]),
        (f"{FINANCE}基本支出里办公费占公用经费的比例", ["30.00", "30.00"]),
        (f"{FINANCE}公用经费构成", ["30.00", "20.00"]),
    ],
)
def test_shares_of_each_and_what_a_whole_is_made_up_of(question: str, values: list[str], town: Library) -> None:
    told = [figure.value for figure in ask(question, town).figures]
    assert all(value in told for value in values)
