"""Follow-ups for 今年, which is the year that was asked about first."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from tests.retrieval.made import spoken

HELD = ("云泽市财政局",)


@pytest.mark.parametrize(
    ("question", "row"), [("今年里面项目支出占多少", "项目支出"), ("今年的公务接待费呢", "公务接待费"), ("今年呢", "总支出")]
)
@pytest.mark.parametrize(("first", "year"), [("财政局2024年总支出多少", (2024,)), ("财政局总支出多少", ())])
def test_this_year_is_the_one_asked_about_first(question: str, row: str, first: str, year: tuple[int, ...]) -> None:
    query = understand(question, (first, "2023年呢"), spoken(), HELD)
    assert query.rows[0].text.startswith(row) and query.years.asked == year and not query.years.offset


def test_this_year_set_against_another_stays() -> None:
    assert understand("今年比去年多多少", ("财政局2024年总支出多少",), spoken(), HELD).question.startswith("今年")
