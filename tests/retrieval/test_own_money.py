"""What was paid out of own money, beside the blank cell of a form of 财政拨款: neither contradicts the other."""

from __future__ import annotations

from typing import Any

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

WHO, FILE = "云泽市妇幼保健院", "保健院.pdf"
THREE: dict[str, Any] = {"form": "three_public", "table": "财政拨款“三公”经费支出决算表", "panel": ""}
FIGURES = (figure(FILE, "3.公务接待费", "", **THREE), figure(FILE, "1.因公出国（境）费", "", **THREE))
PARAGRAPHS = (
    ("第三部分 说明", "七、“三公”经费支出决算情况说明", "2024年度以自有资金列支因公出国（境）费2.60万元。"),
    ("第三部分 说明", "八、以自有资金开支的“三公”经费情况", "公务接待费支出6.25万元，接待20批次。"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("own")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, PARAGRAPHS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize("asked", ["公务接待费花了多少", "公务接待费表格和文字一致吗", "招待花了多少钱"])
def test_own_money_is_told_beside_the_blank_cell(asked: str, held: Library) -> None:
    told = ask(f"{WHO}{asked}", held)
    assert "没有发生（表中空白）" in told.answer and "另以自有资金列支6.25万元" in told.answer and "不一致" not in told.answer
    assert [one.value for one in told.figures] == ["6.25"]
