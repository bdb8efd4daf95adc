"""Two things side by side in one clause."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("云泽市财政局2024年工会经费和一般公共预算财政拨款支出预算完成率分别是多少", {"20.00", "100"}),
        ("云泽市财政局2024年公务接待费和公务接待费预算完成率分别是多少", {"1.20", "80"}),
        ("云泽市财政局2024年工会经费和收支总计增幅分别是多少", {"20.00", "6.67"}),
    ],
)
def test_each_of_two_things_is_told(asked: str, values: set[str], town: Library) -> None:
    assert values <= {figure.value for figure in ask(asked, town).figures}


def test_a_name_that_holds_a_joining_word_is_not_cut(town: Library) -> None:
    told = ask("云泽市财政局2024年年初结转和结余是多少", town)
    assert [figure.value for figure in told.figures] == ["100.00"]
