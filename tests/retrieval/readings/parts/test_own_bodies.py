"""哪个单位, asked of one organisation, means its own bodies, and none of the library's other organisations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import PairEmbeddings, figure
from tests.retrieval.town import FINANCE, WATER, report_from

LISTED: dict[str, Any] = {"table": "部门决算单位构成", "form": None, "table_no": 1, "panel": ""}
PUBLIC: dict[str, Any] = {"table": "财政拨款“三公”经费支出决算表", "form": "three_public", "table_no": 2, "panel": ""}
STAFF = (("云泽市财政局（本级）", "31"), ("云泽市国库支付中心", "44"), ("云泽市投资评审中心", "12"))


def _staff(file: str) -> tuple[Figure, ...]:
    return tuple(figure(file, row, raw, ("在职人数",), **LISTED) for row, raw in STAFF)


def _public(file: str, total: str) -> tuple[Figure, ...]:
    return tuple(
        figure(file, "", raw, (head, "决算数"), **PUBLIC)
        for head, raw in (("“三公”经费合计", total), ("公务接待费", "1.00"), ("因公出国（境）费", "0.50"))
    )


REPORTS = (
    report_from("甲.pdf", FINANCE, (*_staff("甲.pdf"), *_public("甲.pdf", "9.00"))),
    report_from("乙.pdf", WATER, _public("乙.pdf", "3.00")),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("bodies")
    held = Library(folder / "library", PairEmbeddings())
    for report in REPORTS:
        original = folder / report.file
        original.write_bytes(report.file.encode())
        held.add(report, original)
    return held


@pytest.mark.parametrize(
    ("question", "history", "name"),
    [
        ("财政局哪个单位在职人数最多", [], "云泽市国库支付中心"),
        ("财政局哪个下属单位在职人数最少", [], "云泽市投资评审中心"),
        ("财政局下属单位里在职人数最多的是哪个", [], "云泽市国库支付中心"),
        ("哪个单位在职人数最多", ["财政局有几个下属单位"], "云泽市国库支付中心"),
    ],
)
def test_the_body_that_comes_first(library: Library, question: str, history: list[str], name: str) -> None:
    assert name in ask(question, library, history=history).figures[0].label


def test_no_part_of_a_thing_and_no_other_organisation_stands_for_a_body(library: Library) -> None:
    assert ask("财政局哪个单位三公经费最高", library).status is Status.REFUSED
    answer = ask("财政局三公经费多少，哪个单位最高", library)
    assert [one.value for one in answer.figures] == ["9.00"] and "没有找到答案" in answer.answer


def test_the_bodies_are_set_in_order_by_the_form_that_is_divided_by_them(tmp_path: Path) -> None:
    shown: dict[str, Any] = {"table": "收入决算表（分单位）", "form": "income", "table_no": 3, "panel": ""}
    came_in = tuple(figure("甲.pdf", row, f"{raw}.00", ("合计",), **shown) for row, raw in STAFF)
    posts = tuple(figure("甲.pdf", row, "5", ("编制数",), **LISTED) for row, _ in STAFF)
    held = Library(tmp_path / "library", PairEmbeddings())
    (tmp_path / "甲.pdf").write_bytes(b"A")
    held.add(report_from("甲.pdf", FINANCE, (*posts, *came_in)), tmp_path / "甲.pdf")
    answer = ask("财政局哪个单位收入最多", held)
    assert [(one.label[:9], one.value) for one in answer.figures] == [("云泽市国库支付中心", "44.00")]
    assert ask("财政局哪个下属单位的车最多", held).status is Status.REFUSED
