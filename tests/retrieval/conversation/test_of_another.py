"""那某局呢: what was asked of one organisation, asked of another one."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.of_another import asked_of_another
from retrieval.library import Library
from retrieval.understanding.question import read
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, HOTLINE, WATER

HELD = [FINANCE, WATER]


@pytest.mark.parametrize(
    ("before", "put", "asked"),
    [
        (f"{FINANCE}2024年公用经费多少", "那水务局呢？", f"{WATER}2024年公用经费多少"),
        (f"{FINANCE}公用经费和人员经费多少", "换水务局", f"{WATER}公用经费和人员经费多少"),
        (f"{FINANCE}公用经费多少", "水务局同样的问题", f"{WATER}公用经费多少"),
        (f"{FINANCE}公用经费为什么减少", "水务局呢", f"{WATER}公用经费为什么减少"),
        (f"{FINANCE}收支怎么比上年掉了七成多", "水务局的呢，涨了还是跌了", f"{WATER}收支比上年涨了还是跌了，为什么"),
        (f"{FINANCE}公用经费多少", "水务局的呢，涨了还是跌了", ""),
        (f"{FINANCE}2023年公用经费多少", "那水务局呢", ""),
        (f"{FINANCE}公用经费多少", "水务局的培训费呢", ""),
        (f"{FINANCE}和{WATER}公用经费多少", "水务局呢", ""),
        (f"{FINANCE}公用经费多少万元", "水务局呢", ""),
        ("那它的公用经费呢", "水务局呢", ""),
    ],
)
def test_the_question_before_is_put_of_another(before: str, put: str, asked: str) -> None:
    assert asked_of_another(read(put, spoken(), HELD), read(before, spoken(), HELD), {2024}) == asked


def test_a_mean_stays_a_mean(town: Library) -> None:
    first = f"{FINANCE}2024年接待平均每人次花了多少钱"
    assert ask(f"那{WATER}呢", town, history=[first]).answer == ask(first.replace(FINANCE, WATER), town).answer


def test_no_cars_are_told_where_persons_are_asked_for(town: Library) -> None:
    answer = ask("有多少人在职", town, history=[f"{HOTLINE}2024年有几辆车"])
    assert all(figure.unit != "辆" for figure in answer.figures)


def test_what_leans_on_a_question_before_it_is_put_of_another_with_that(town: Library) -> None:
    told = [f"{FINANCE}2024年公务接待费预算多少", f"{FINANCE}完成了百分之几"]
    answer = ask(f"{WATER}呢", town, history=told)
    assert {figure.organisation for figure in answer.figures} == {WATER}
