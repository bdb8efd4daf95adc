"""Projects that have no form of their own: told by the prose alone, or not at all, and never by the forms of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import original
from tests.retrieval.projects.test_project_answers import cell
from tests.retrieval.town import report_from

FILE, WHO = "图书馆.pdf", "云泽市图书馆"
TEXTS = (
    "“文献购置”项目自评得分96分，全年预算数50万元，执行数48万元，完成预算的96%。",
    "“古籍保护与数字化”项目自评得分88.6分，全年预算数71.10万元，执行数56.00万元，完成预算的78.76%。",
    "流动书车与服务点项目，全年预算30.00万元，执行27.00万元，执行率90.00%，自评得94.20分。",
    "读者沙龙项目，全年预算20.00万元，执行18.00万元。",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("without_form")
    figures = tuple(
        cell(project, "年度资金总额", column, raw)
        for project, spent, rate, score in (("文献购置", "48", "96", "9.6"), ("免费开放", "20", "100", "10"))
        for column, raw in (("全年执行数", spent), ("执行率", rate), ("得分", score))
    )
    total = replace(cell("夜间开放", "总分", "得分", "97.35"), table="项目支出绩效自评表（1）", table_no=6)
    library = Library(folder / "library")
    texts = tuple(("第三部分", "绩效自评结果", text) for text in TEXTS)
    library.add(report_from(FILE, WHO, (*figures, total), texts), original(folder, FILE))
    return library


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), "古籍保护与数字化项目的执行率是多少，自评得了多少分", ["78.76", "88.6"]),
        ((), "古籍保护与数字化项目自评得了多少分", ["88.6"]),
        ((), "古籍保护项目得分多少", ["88.6"]),
        ((), "古籍保护与数字化项目做得怎么样", ["56.00", "78.76", "88.6"]),
        ((), "流动书车与服务点项目自评得分是多少", ["94.20"]),
        ((), "夜间开放项目自评多少分", ["97.35"]),
        ((), "古籍保护与数字化项目的全年预算数和全年执行数各是多少", ["71.10", "56.00"]),
        (("文献购置项目执行率多少",), "古籍保护与数字化项目的执行率呢", ["78.76"]),
        (("文献购置项目得了多少分",), "那古籍保护与数字化项目呢", ["88.6"]),
    ],
)
def test_a_project_that_prose_alone_tells_of(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    whole = [f"云泽市图书馆{one}" for one in (*history, question)]
    answer = ask(question if history else whole[0], held, history=tuple(whole[:-1]))
    assert [figure.value for figure in answer.figures] == values


@pytest.mark.parametrize(
    "question",
    ["少儿活动项目的执行率和得分是多少", "少儿活动项目的全年预算数和全年执行数各是多少", "古籍保护与数字化项目执行率得了多少分",
     "读者沙龙项目自评得分是多少"],
)
def test_a_project_without_a_form_is_not_answered_by_the_others(held: Library, question: str) -> None:
    assert ask(f"云泽市图书馆{question}", held).status is Status.REFUSED
