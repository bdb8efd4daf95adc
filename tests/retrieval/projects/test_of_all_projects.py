"""The projects of several organisations by one of their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import original
from tests.retrieval.projects.test_project_answers import cell
from tests.retrieval.town import report_from

SCORES = {
    "云泽市林业局": {"文献购置": "96.5", "免费开放": "100"},
    "云泽市水利局": {"库房修缮": "88", "数字化": "97"},
    "云泽市气象局": {},
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("of_several")
    library = Library(folder / "library")
    for whose, scores in SCORES.items():
        cells = tuple(
            replace(cell(project, "总分", "得分", score), table=f"自评表（{number}）", table_no=number)
            for number, (project, score) in enumerate(scores.items())
        )
        texts = (("第三部分", "概况", f"{whose}负责公共文化服务。"),)
        library.add(report_from(f"{whose}.pdf", whose, cells, texts), original(folder, f"{whose}.pdf"))
    return library


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("哪个项目得分最低", ["88"]),
        ("林业局和水利局的项目哪个得分高", ["100"]),
        ("林业局和水利局各有哪些项目", ["96.5", "100", "88", "97"]),
        ("各单位得分最高的项目分别是哪个", ["100", "97"]),
        ("林业局哪个项目扣分多", ["96.5"]),
    ],
)
def test_projects_of_several(held: Library, question: str, values: list[str]) -> None:
    assert [figure.value for figure in ask(question, held).figures] == values


def test_whose_project_it_is_and_who_prints_none(held: Library) -> None:
    answer = ask("哪个项目得分最低", held).answer
    assert "最低的是云泽市水利局2024年度“库房修缮”" in answer
    assert "没有找到的：云泽市气象局。" in answer
