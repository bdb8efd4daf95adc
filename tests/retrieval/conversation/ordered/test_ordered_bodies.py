"""Follow-ups for a sum or a difference of the organisations that answers put in an order."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.ordered.ordered_bodies import may_speak_of_bodies, of_bodies
from retrieval.library import Library

ORDER = ["云泽市财政局", "青禾县水务局", "云泽市教育局"]


@pytest.mark.parametrize(
    ("question", "told", "asked"),
    [
        ("两家加起来多少", 2, "云泽市财政局、青禾县水务局加起来多少"),
        ("前三家合计多少", 1, "云泽市财政局、青禾县水务局、云泽市教育局加起来多少"),
        ("合计呢", 1, "云泽市财政局、青禾县水务局、云泽市教育局加起来多少"),
        ("差多少", 2, "云泽市财政局和青禾县水务局差多少"),
        ("这里面人员经费谁更高", 2, "云泽市财政局、青禾县水务局人员经费谁更高"),
        ("其中接待费最多的是哪家", 2, "云泽市财政局、青禾县水务局接待费最多的是哪家"),
        ("这里面哪家接待费最少", 1, ""),
        ("最高的比最低的多多少", 1, "云泽市财政局和云泽市教育局差多少"),
        ("水务局占合计多少", 1, "青禾县水务局、云泽市财政局、云泽市教育局加起来多少，水务局占多少"),
        ("差多少", 1, ""),
        ("它比水务局高多少", 1, "云泽市财政局比水务局高多少"),
        ("这家是教育局的几倍", 1, "云泽市财政局是教育局的几倍"),
        ("五家一共多少", 1, ""),
    ],
)
def test_those_told_are_meant(question: str, told: int, asked: str) -> None:
    assert of_bodies(question, ORDER[:told], ORDER) == asked


def test_what_names_a_thing_speaks_of_none_told() -> None:
    assert may_speak_of_bodies("两家差多少")
    assert not may_speak_of_bodies("项目支出一共多少")
    assert not may_speak_of_bodies("它比上年高多少")


@pytest.mark.parametrize(("question", "value"), [("差几倍", "4.17"), ("相差多少", "3.80"), ("它们加起来多少", "6.20")])
def test_both_ends_of_an_order_are_meant_where_both_were_asked_for(question: str, value: str, town: Library) -> None:
    answer = ask(question, town, history=["哪家公务接待费最高，哪家最低"])
    assert [figure.value for figure in answer.figures][-1] == value
