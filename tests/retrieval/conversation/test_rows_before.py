"""A follow-up for another column of the row that was asked about, or for that column of another row, and for its project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings, figure
from tests.retrieval.town import FINANCE, report_from

TABLE: dict[str, Any] = {"table": "项目收入支出决算表", "form": "income_expenditure", "table_no": 1, "panel": ""}
TOTALS: dict[str, Any] = {"table": "收入支出决算总表", "form": "income_expenditure", "table_no": 2, "panel": "收入"}
SCORED: dict[str, Any] = {**TABLE, "table": "项目支出绩效自评表", "form": "performance", "table_no": 3, "subject": "安居贷款贴息"}
BALANCE = ("年初结转和结余", "本年收入", "本年支出")
REPORT = report_from(
    "丁.pdf", FINANCE,
    (
        *(
            figure("丁.pdf", row, raw, (column,), **TABLE)
            for row, raws in (("安居贷款贴息", ("4.10", "60.00", "64.10")), ("见习岗位补助", ("7.30", "20.00", "27.30")))
            for column, raw in zip(BALANCE, raws, strict=True)
        ),
        figure("丁.pdf", "年初结转和结余", "11.40", **TOTALS),
        figure("丁.pdf", "本年收入合计", "900.00", **TOTALS),
        figure("丁.pdf", "年度资金总额", "64.10", ("全年执行数",), **SCORED),
        figure("丁.pdf", "年度资金总额", "91.57", ("执行率",), **SCORED),
        figure("丁.pdf", "总分", "88.00", ("得分",), **SCORED),
    ),
    (("第三部分 说明", "二、支出", "安居贷款贴息支出年初预算为40.00万元，支出决算为64.10万元，完成年初预算的160.25%。"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("rows")
    held = Library(folder / "library", PairEmbeddings())
    original = folder / REPORT.file
    original.write_bytes(b"%PDF-1.7")
    held.add(REPORT, original)
    return held


@pytest.mark.parametrize(
    ("history", "question", "value"),
    [
        (["财政局安居贷款贴息年初结转多少"], "本年收入呢", "60.00"),
        (["财政局安居贷款贴息年初结转多少"], "本年支出多少", "64.10"),
        (["财政局安居贷款贴息的年初结转结余多少"], "那见习岗位补助呢", "7.30"),
        (["财政局安居贷款贴息项目年初结转多少", "见习岗位补助呢"], "本年收入呢", "20.00"),
        (["财政局年初结转多少"], "本年收入呢", "900.00"),
        (["财政局安居贷款贴息项目自评多少分"], "执行率多少", "91.57"),
    ],
)
def test_a_column_or_a_row_alone_goes_on_with_the_one_before(
    library: Library, history: list[str], question: str, value: str
) -> None:
    assert [one.value for one in ask(question, library, history=history).figures] == [value]


def test_the_second_half_of_a_question_speaks_of_the_same_row(library: Library) -> None:
    answer = ask("财政局安居贷款贴息年初结转多少、本年支出多少", library)
    assert [one.value for one in answer.figures] == ["4.10", "64.10"]


def test_columns_side_by_side_are_all_of_the_row(library: Library) -> None:
    answer = ask("财政局安居贷款贴息年初结转和结余、本年收入、本年支出各多少", library)
    assert [one.value for one in answer.figures] == ["4.10", "60.00", "64.10"]
