"""What counts as found, and the baseline recipe, on texts of a few words."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from eval.gold import Item, Place
from eval.retrieval import Piece, System, answers, score
from retrieval.reply import Status


def item(number: int, words: str, page: int) -> Item:
    place = Place("甲.pdf", frozenset({page}))
    return Item(f"text-{number}", f"{words}？", (), "text", "tuning", Status.ANSWERED, (), (), (words,), ((place,),), False)


PIECES = [
    Piece("a", "甲.pdf", frozenset({1}), "内设综合科"),
    Piece("b", "甲.pdf", frozenset({2}), "内设综合科"),
    Piece("c", "乙.pdf", frozenset({1}), "综合科"),
]


def test_a_piece_answers_at_its_page_of_its_report_with_one_of_the_words() -> None:
    asked = item(1, "人事科|综合科", 1)
    assert [piece.id for piece in PIECES if answers(piece, asked)] == ["a"]
    assert not answers(PIECES[0], item(2, "人事科", 1))


def test_scores_are_of_the_fused_search_within_the_report() -> None:
    def find(question: str, files: Collection[str] | None) -> list[str]:
        return ["b", "a"] if files else ["c", "b"]

    suite = score([item(1, "综合科", 1), item(2, "人事科", 1)], [System("融合", PIECES, find)])
    assert suite.counts == {"questions": 2, "found_1": 0, "found_5": 1, "found_10": 1}
    assert suite.score == pytest.approx(0.5)
    assert suite.rows[0] == ("融合，所问报告", 2, "0.00", "0.50", "0.50", "0.25", "0.32")
    assert suite.rows[1][4] == "0.00"
    assert [(miss["id"], miss["passages"]) for miss in suite.misses] == [("text-2", 0)]
