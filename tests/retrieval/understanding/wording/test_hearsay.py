"""What others say or think around a question."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.understanding.wording.hearsay import without_hearsay


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        ("有网友质疑财政局工会经费太高，到底是多少", "财政局工会经费，到底是多少"),
        ("作为纳税人我想知道财政局工会经费是多少", "财政局工会经费是多少"),
        ("听说财政局工会经费是25万元，对吗", "财政局工会经费是25万元，对吗"),
        ("审计组要求提供财政局工会经费的数据", "财政局工会经费的数据"),
    ],
)
def test_who_says_it_and_what_they_think_is_left_out(asked: str, bare: str) -> None:
    assert without_hearsay(asked, lambda text: "财政局" in text) == bare


@pytest.mark.parametrize("asked", ["群众反映问题办结率是多少", "财政局接待过多少批", "哪个单位工会经费最高"])
def test_what_names_a_thing_or_asks_for_an_order_stays(asked: str) -> None:
    assert without_hearsay(asked, lambda text: False) == asked


def test_a_loaded_question_gets_its_number(town: Library) -> None:
    told = ask("有网友质疑云泽市财政局2024年工会经费太高，到底是多少？", town)
    assert [figure.value for figure in told.figures] == ["20.00"]
    assert ask("听说云泽市财政局2024年工会经费是25万元，对吗", town).answer.endswith("提问所说的数与报告不符。")
