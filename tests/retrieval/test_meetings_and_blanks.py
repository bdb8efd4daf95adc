"""Meetings and training as a whole and in basic expenditure, who came, and numbers of the prose whose cells hold none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extraction.report import State
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

WHO, FILE = "云泽市水文局", "水文.pdf"
BASIC: dict[str, Any] = {"form": "basic_expenditure", "table": "基本支出决算表", "panel": "公用经费"}
THREE: dict[str, Any] = {"form": "three_public", "table": "“三公”经费支出决算表", "panel": "", "table_no": 2}
OTHER: dict[str, Any] = {"form": None, "table": "机构运行经费支出信息表", "panel": "", "table_no": 3, "column": ("统计数",)}
FIGURES = (
    figure(FILE, "会议费", "0.70", row_code="30215", **BASIC), figure(FILE, "培训费", "1.10", row_code="30216", **BASIC),
    replace(figure(FILE, "3.公务接待费", "", **THREE), state=State.UNREADABLE, quote="2 15"),
    figure(FILE, "1.因公出国（境）费", "", **THREE),
    figure(FILE, "水文测站维护费", "", **OTHER), figure(FILE, "（一）行政单位", "9.60", **OTHER),
    figure(FILE, "（二）参照公务员法管理事业单位", "2.40", **OTHER),
)
PARAGRAPHS = (
    ("第三部分 说明", "七、“三公”经费支出决算情况说明", "因公出国（境）费支出1.60万元；公务接待费支出2.15万元。"),
    ("第三部分 说明", "八、运行经费说明", "2024年度机构运行经费支出12.00万元，水文测站维护费支出5.30万元。"),
    ("第三部分 说明", "九、一般性支出情况", "开支会议费1.90万元，用于防汛会议，人数75人；开支培训费4.20万元，人数130人。"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("meetings")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, PARAGRAPHS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize(
    ("asked", "before", "values"),
    [
        ("会议费", (), ["1.90", "0.70"]),
        ("会议费和培训费一共多少", (), ["1.90", "4.20", "6.10"]),
        ("公务接待费和会议费培训费合计", (), ["2.15", "1.90", "4.20", "8.25"]),
        ("会议费培训费", (), ["1.90", "0.70", "4.20", "1.10"]),
        ("公用经费里的会议费", (), ["0.70"]),
        ("开会花了多少钱，有多少人参加", (), ["1.90", "75"]),
        ("多少人参加，花了多少", ("培训费多少",), ["130", "4.20"]),
        ("公务接待费", (), ["2.15"]),
        ("因公出国费", (), ["1.60"]),
        ("水文测站维护费", (), ["5.30"]),
        ("机构运行经费", (), ["12.00"]),
        ("机构运行经费里行政单位和参公单位各多少", (), ["9.60", "2.40"]),
    ],
)
def test_the_number_of_the_whole_and_of_the_prose_is_told(
    asked: str, before: tuple[str, ...], values: list[str], held: Library
) -> None:
    answer = ask(f"{WHO}{asked}", held, history=[f"{WHO}{one}" for one in before])
    assert [figure.value for figure in answer.figures] == values


def test_a_cell_without_a_number_is_told_of_beside_that_of_the_prose(held: Library) -> None:
    assert "表中的这个数无法辨认" in ask(f"{WHO}公务接待费", held).answer
    assert "表格为空白" in ask(f"{WHO}水文测站维护费", held).answer


def test_what_is_counted_of_each_is_asked_beside_what_each_cost(held: Library) -> None:
    told = ask(f"{WHO}会议费和培训费各多少，各有多少人参加", held).figures
    assert {(figure.value, figure.unit) for figure in told} >= {("1.90", "万元"), ("4.20", "万元"), ("75", "人"), ("130", "人")}
