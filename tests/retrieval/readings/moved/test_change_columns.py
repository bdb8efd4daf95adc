"""Tables of a report's own: columns of change beside two years, blanks that are no money, and sentences against a cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import finance_figures, report_from

FILE, WHO = "图书馆.pdf", "云泽市图书馆"
WORKS: dict[str, Any] = {"table": "业务指标完成情况表", "form": None, "table_no": 11, "panel": "", "role": None}
BUILT: dict[str, Any] = {"table": "重点工程情况表", "form": None, "table_no": 12, "panel": "", "role": None}
TEXTS = (
    ("第三部分 说明", "七、“三公”经费说明", "公务接待费支出决算为1.51万元，接待批次减少。"),
    ("第三部分 说明", "八、“三公”经费具体情况", "公务接待费支出决算为1.20万元，共接待12批次。"),
)


def cell(row: str, column: str, raw: str, unit: str, year: int = 2024, **more: object) -> Figure:
    amount = Amount(Decimal(raw), len(raw.partition(".")[2]), unit) if raw else None
    return figure(FILE, row, raw, (column,), **{"amount": amount, "year": year, **more})


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("change_columns")
    figures = (
        *finance_figures(FILE),
        *(cell("到馆读者", column, raw, unit, year, **WORKS) for column, raw, unit, year in (
            ("2023年", "71.05", "万人次", 2023), ("2024年", "86.42", "万人次", 2024), ("增减（%）", "21.6", "%", 2024))),
        *(cell("展览", column, raw, unit, **WORKS) for column, raw, unit in (
            ("预算数", "20", "万元"), ("决算数", "22", "万元"), ("增减（%）", "10", "%"))),
        cell("清淤工程", "受益人口（人）", "", "人", **BUILT),
        cell("加固工程", "受益人口（人）", "1200", "人", **BUILT),
    )  # fmt: skip
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, figures, TEXTS), original(folder, FILE))
    other = report_from("博物馆.pdf", "云泽市博物馆", finance_figures("博物馆.pdf", "0.80"), ())
    library.add(other, original(folder, "博物馆.pdf"))
    return library


@pytest.mark.parametrize("asked", ["比上年增长多少", "增长率是多少", "增减百分之几"])
def test_a_change_is_told_as_its_column_prints_it(held: Library, asked: str) -> None:
    assert [figure.value for figure in ask(f"云泽市图书馆到馆读者{asked}", held).figures] == ["21.6"]


def test_a_change_against_the_budget_is_none_from_the_year_before(held: Library) -> None:
    assert ask("云泽市图书馆展览比上年增长多少", held).status is Status.REFUSED


def test_a_blank_that_is_no_money_is_only_blank(held: Library) -> None:
    answer = ask("云泽市图书馆清淤工程受益人口多少", held).answer
    assert "空白" in answer and "没有发生" not in answer


def test_an_order_names_what_the_prose_gives_instead(held: Library) -> None:
    answer = ask("哪个单位公务接待费最高", held).answer
    assert "最高的是云泽市图书馆2024年度，为1.20万元" in answer and "说明文字写作1.51万元" in answer


def test_of_two_sentences_the_one_that_agrees_is_named_too(held: Library) -> None:
    answer = ask("云泽市图书馆公务接待费决算数是多少", held).answer
    assert "说明文字为1.51万元" in answer and "另一处说明文字与表格一致" in answer
