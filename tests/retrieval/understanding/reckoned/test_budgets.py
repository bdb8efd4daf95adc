"""Questions for a budget report: its whole, its change against the year before, and what only final accounts tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.report import Kind, Role
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

FILE, WHO = "街道预算.pdf", "云泽市春山街道办事处"
TEXT = (
    "2024年，收入预算300.00万元，其中：财政拨款收入300.00万元，比2023年预算减少20.00万元。"
    "支出预算300.00万元，其中：一般公共预算拨款支出300.00万元，比2023年预算减少20.00万元。"
)
PLACE = "2024年部门预算编制说明"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("budget")
    table = "2024年部门支出预算总表"
    own = {"panel": "", "table": table, "role": Role.BUDGET, "table_no": 1}
    totals = {"合计": "300.00", "基本支出": "180.00", "项目支出": "120.00"}
    figures = tuple(figure(FILE, "合计", raw, (column,), **own) for column, raw in totals.items())
    report = report_from(FILE, WHO, figures, (("预算", PLACE, TEXT),), kind=Kind.BUDGET)
    library = Library(folder / "library")
    library.add(report, original(folder, FILE))
    return library


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("春山街道2024年收入预算比上年增减多少", "-20.00"),
        ("春山街道今年预算比去年少了多少钱", "-20.00"),
        ("春山街道2024年预算支出多少万元", "300.00"),
        ("春山街道今年项目预算一共多少", "120.00"),
    ],
)
def test_the_whole_of_a_budget(library: Library, question: str, value: str) -> None:
    answer = ask(question, library)
    assert answer.status is Status.ANSWERED, answer.reason
    assert answer.figures[0].value == value


def test_what_was_spent_in_fact_is_no_budget(library: Library) -> None:
    assert ask("春山街道2024年三公经费实际花了多少", library).status is Status.REFUSED


def test_a_rate_of_completion_is_no_budget(tmp_path: Path) -> None:
    text = "2024年“三公”经费预算数为47.91万元，比2023年预算增加25.00万元。"
    library = Library(tmp_path / "library")
    report = report_from(FILE, WHO, (), (("预算", "“三公”经费预算情况说明", text),), kind=Kind.BUDGET)
    library.add(report, original(tmp_path, FILE))
    assert ask("春山街道2024年三公经费预算是多少", library).figures[0].value == "47.91"
    assert ask("春山街道2024年三公经费完成率是多少", library).status is Status.REFUSED


def test_a_difference_from_the_budget_that_prose_alone_gives(tmp_path: Path) -> None:
    text = "机关运行经费支出90.00万元，比年初预算数减少6.00万元，降低6.25%。"
    library = Library(tmp_path / "library")
    library.add(report_from("决算.pdf", WHO, (), (("说明", "机关运行经费", text),)), original(tmp_path, "决算.pdf"))
    reply = ask("春山街道2024年机关运行经费比预算少多少", library)
    assert reply.status is Status.ANSWERED and "-6.00" in {str(figure.value) for figure in reply.figures}


def test_the_budget_of_final_accounts_is_that_of_the_general_budget(tmp_path: Path) -> None:
    text = "2024年度一般公共预算财政拨款支出年初预算为500.00万元，支出决算为480.00万元，完成年初预算的96%。"
    library = Library(tmp_path / "library")
    report = report_from(FILE, WHO, (), (("第三部分", "一般公共预算财政拨款支出决算情况说明", text),))
    library.add(report, original(tmp_path, FILE))
    assert ask("春山街道2024年预算多少", library).figures[0].value == "500.00"
    assert "年初预算" in ask("春山街道2024年预算多少", library).answer


def test_last_year_by_another_word(library: Library) -> None:
    assert ask("春山街道2024年收入预算比上一年少了多少", library).figures[0].value == "-20.00"
