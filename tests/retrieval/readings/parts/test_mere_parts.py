"""Questions for what is but a part of what reports tell: the whole is told, and said to be the whole."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.town import FINANCE

UNTOLD = "没有单独披露"


@pytest.mark.parametrize(
    ("question", "told"),
    [("办公费多少", False), ("买笔花了多少", True), ("订报刊的钱多少", True)],
)
def test_the_whole_is_told_for_a_part_and_called_so(question: str, told: bool, town: Library) -> None:
    answer = ask(f"{FINANCE}2024年{question}", town)
    assert answer.figures and (UNTOLD in answer.answer) is told


def test_parts_are_words_of_their_whole() -> None:
    named = [indicator for indicator in catalogue().all if indicator.parts]
    assert {"vehicle_running_final", "economic_30211", "economic_30229"} <= {indicator.id for indicator in named}
    assert all(set(indicator.parts) <= set(indicator.words) for indicator in named)
