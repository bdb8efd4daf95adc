"""The questions of one text: what is answered, and what is said of the rest."""

from __future__ import annotations

from retrieval.composing.merging import together
from retrieval.reply import Answer, Status


def test_a_question_that_leans_on_one_without_answer_is_told_with_what_is_left_open() -> None:
    told = Answer("发现了什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    open_question = Answer("评价得了多少分", Status.REFUSED, "无法回答。")
    whole = Answer("评价得了多少分，发现了什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    answer = together(whole, [(open_question, True), (told, False)])
    assert answer.answer.startswith("主要问题") and "“评价得了多少分”没有找到答案" in answer.answer


def test_what_the_whole_tells_besides_stands() -> None:
    whole = Answer("问", Status.ANSWERED, "得分86分。\n主要问题：进度滞后。")
    told = Answer("什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    parts = [(Answer("得了多少分", Status.REFUSED, ""), True), (told, False)]
    assert together(whole, parts) == whole
