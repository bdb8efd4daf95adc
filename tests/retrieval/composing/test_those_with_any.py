"""Orders among those who have any of a thing, and how those who have none are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

HEAD = "{who}2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n一、“三公”经费支出决算情况说明\n\n"
TOLD = {
    "云泽市林业局": "公务接待费预算为2.00万元，支出决算为1.50万元，完成预算的75%。",
    "云泽市水利局": "公务接待费预算为1.00万元，支出决算为0.00万元，完成预算的0%。",
    "云泽市气象局": "公务接待费预算为3.00万元，支出决算为2.70万元，完成预算的90%。",
    "云泽市交通局": "本单位2024年度没有公务接待费支出。",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{who}2024年度部门决算.txt": HEAD.format(who=who) + told + "\n" for who, told in TOLD.items()}
    return library_of_texts(Path(tmp_path_factory.mktemp("reception")), texts)


@pytest.mark.parametrize(
    ("history", "question"),
    [((), "有支出的单位里公务接待费最少的是哪家"), (("各单位公务接待费分别是多少",), "花了钱的里头最少的是哪家")],
)
def test_the_least_of_those_with_any(held: Library, history: tuple[str, ...], question: str) -> None:
    answer = ask(question, held, history=history)
    assert "最低的是云泽市林业局" in answer.answer and "0.00" not in [figure.value for figure in answer.figures]


def test_what_is_denied_in_words_is_no_blank_cell(held: Library) -> None:
    answer = ask("各单位公务接待费分别是多少", held).answer
    assert "表中空白" not in answer and "报告写明没有发生的：云泽市交通局" in answer


def test_budget_and_final_numbers_are_ordered_apart(held: Library) -> None:
    answer = ask("各单位的公务接待费预算和决算分别是多少", held)
    assert [one.value for one in answer.figures] == ["3.00", "2.00", "1.00", "2.70", "1.50", "0.00"]
