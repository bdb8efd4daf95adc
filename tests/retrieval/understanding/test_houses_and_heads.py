"""What no report tells beside what it does: of a house, of the pay of a head, or of what each of many did."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status


@pytest.mark.parametrize(
    "question",
    ["云泽市财政局2024年养老院支出多少", "云泽市财政局2024年培训学校花了多少钱", "云泽市财政局2024年镇长工会经费多少"],
)
def test_a_part_that_no_report_tells_is_not_its_whole(question: str, town: Library) -> None:
    assert ask(question, town).status is Status.REFUSED


def test_the_name_of_the_report_asks_for_no_final_amount(town: Library) -> None:
    told = ask("云泽市财政局2024年度决算报告中，一般公共预算财政拨款支出年初预算是多少", town)
    assert [figure.value for figure in told.figures] == ["1000.00"]
