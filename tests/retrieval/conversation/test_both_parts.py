"""Follow-ups that name but another organisation or thing after a text with several questions."""

from __future__ import annotations

import pytest

from retrieval.conversation.both_parts import names_one, of_both_parts
from retrieval.conversation.follow_ups import understand
from retrieval.understanding.clauses import asked_apart
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


@pytest.mark.parametrize(
    ("text", "question", "asked"),
    [
        ("财政局2024年基本支出多少，占比多少", "水务局呢", "青禾县水务局基本支出多少，占比多少"),
        ("财政局2024年基本支出多少，占比多少", "项目支出呢", "项目支出多少，占比多少"),
        ("财政局基本支出比上年减少多少，为什么", "公用经费呢", "公用经费比上年减少多少，为什么"),
        ("财政局公务接待多少批次，多少人次，花了多少", "那水务局呢", "青禾县水务局公务接待多少批次，多少人次，花了多少"),
        ("财政局请了几批人，一共多少人", "那水务局呢", "青禾县水务局请了几批人，多少人"),
        ("那财政局呢？预算和决算各多少", "水务局呢", "青禾县水务局预算和决算各多少"),
        ("财政局政府采购多少，其中货物多少", "机关运行经费呢", ""),
        ("财政局收入多少，支出多少", "机关运行经费呢", ""),
        ("财政局基本支出多少", "水务局呢", ""),
    ],
)
def test_all_is_asked_of_the_one_named_instead(text: str, question: str, asked: str) -> None:
    parts = [understand(part, (), spoken(), HELD) for part in asked_apart(text)]
    assert names_one(question)
    assert of_both_parts(understand(question, (), spoken(), HELD), parts) == asked
