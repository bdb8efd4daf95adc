"""The share that one project has in an amount of the whole report."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import FINANCE, cells, report_from


def form_of(project: str) -> list[Figure]:
    """The form of a project that spent 60."""
    score = {"table": "项目支出绩效自评表", "form": "performance", "table_no": 2, "panel": "", "subject": project}
    heads = (("全年执行数", "60.00"), ("得分", "10.00"))
    return [figure("财政.pdf", "年度资金总额", raw, (head,), **score) for head, raw in heads]


def spending(library: Library, folder: Path) -> Library:
    """A department that spent 60 of its 240 on projects on one of them."""
    whole = cells("财政.pdf", "支出决算表", "expenditure", 1, {"合计": "240.00"}, column=("项目支出",), panel="")
    report = report_from("财政.pdf", FINANCE, (*whole, *form_of("电话租赁费用")))
    library.add(report, original(folder / FINANCE, report.file))
    return library


@pytest.mark.parametrize("question", ["电话租赁费用占项目支出的比例", "电话租赁费用项目执行数占项目支出多少"])
def test_the_share_of_a_project_is_reckoned_from_both_amounts(question: str, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "库")) as library:
        answer = ask(f"{FINANCE}2024年{question}", spending(library, tmp_path))
    assert "25.00%" in answer.answer, answer.answer


def test_an_item_of_the_accounts_is_not_taken_for_a_project_called_much_like_it(tmp_path: Path) -> None:
    item = "公务用车运行维护费"
    amounts = {item: "30.00", "合计": "40.00"}
    public = cells("财政.pdf", "三公经费支出决算表", "three_public", 1, amounts, column=("决算数",), panel="")
    with closing(Library(tmp_path / "库")) as library:
        report = report_from("财政.pdf", FINANCE, (*public, *form_of("车辆运行维护费")))
        library.add(report, original(tmp_path / FINANCE, report.file))
        answer = ask(f"{FINANCE}{item}占三公经费多少", library)
    assert "75.00%" in answer.answer, answer.answer
