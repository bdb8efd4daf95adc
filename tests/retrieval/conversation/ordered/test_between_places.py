"""How far apart two of an order of organisations are."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.ordered.between_places import ends_apart, tells_apart
from retrieval.library import Library
from retrieval.reply import Verdict


@pytest.mark.parametrize(
    ("question", "history", "value"),
    [
        ("比第二名高多少", ["哪家公务接待费最高"], "3.80"),
        ("比最少的多了多少", ["谁的公务接待费最高？"], "3.80"),
        ("比第一名少多少", ["哪家公务接待费最高", "第二名是谁"], "3.80"),
        ("第二名是谁，比它少多少", ["哪家公务接待费最高"], "3.80"),
        ("是最高的几倍", ["哪家公务接待费最低"], "0.24"),
        ("哪家公务接待费最高，比最低的高多少", [], "3.80"),
        ("公务接待费最高的单位和最低的相差多少", [], "3.80"),
        ("比预算多了多少", ["哪家公务接待费最高"], "3.50"),
        ("最多的比最少的多多少", ["两家单位的公务接待费分别是多少"], "3.80"),
        ("最高的和最低的差多少", ["哪家公务接待费最高"], "3.80"),
    ],
)
def test_the_first_of_an_order_is_set_against_another(question: str, history: list[str], value: str, town: Library) -> None:
    answer = ask(question, town, history=history)
    assert value in [figure.value for figure in answer.figures]


@pytest.mark.parametrize("question", ["比第四名高多少", "比最高的少多少"])
def test_a_place_that_is_not_there_gives_no_number(question: str, town: Library) -> None:
    answer = ask(question, town, history=["哪家公务接待费最高"])
    assert all(figure.verdict is not Verdict.COMPUTED for figure in answer.figures)


def test_other_questions_tell_of_no_place() -> None:
    assert not tells_apart("比上年高多少") and not tells_apart("第二名是谁")
    assert ends_apart("公务接待费最高的是谁") == "公务接待费最高的是谁"
