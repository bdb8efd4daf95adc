"""Posts and staff of the bodies that a table lists: each by its own column, and no other number for what it does not print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

FILE, WHO = "卫健.pdf", "云泽市卫生健康委员会"
BODIES = {"云泽市中心血站": ("52", "47"), "云泽市急救指挥中心": ("34", "33")}


def cell(body: str, column: str, raw: str) -> Figure:
    amount = Amount(Decimal(raw), 0, None)
    return figure(FILE, body, raw, (column,), form=None, table="机构设置", table_no=7, panel="", amount=amount, role=None)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("bodies")
    library = Library(folder / "library")
    columns = ("编制数", "年末实有人数")
    figures = tuple(cell(body, *one) for body, raws in BODIES.items() for one in zip(columns, raws, strict=True))
    library.add(report_from(FILE, WHO, figures), original(folder, FILE))
    return library


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), "云泽市中心血站有多少编制", ["52"]),
        ((), "云泽市中心血站实际有多少人", ["47"]),
        ((), "云泽市急救指挥中心现在有多少人", ["33"]),
        ((), "云泽市中心血站有多少编制，实际有多少人", ["52", "47"]),
        (("云泽市中心血站有多少编制",), "那实有多少人呢", ["47"]),
    ],
)
def test_posts_and_staff_are_columns_of_their_own(
    held: Library, history: tuple[str, ...], question: str, values: list[str]
) -> None:
    assert [one.value for one in ask(question, held, history=history).figures] == values


@pytest.mark.parametrize(
    "question", ["云泽市中心血站这家单位自己的支出总额是多少", "云泽市中心血站花了多少钱", "云泽市急救指挥中心收入多少"]
)
def test_no_number_of_posts_is_told_for_money(held: Library, question: str) -> None:
    assert ask(question, held).status is Status.REFUSED
