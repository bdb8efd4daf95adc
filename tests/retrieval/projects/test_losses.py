"""Which indicator of a project lost most points, and by how much what was reached differs from its target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.projects.losses import tells_when
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

FILE, WHO = "疾控.pdf", "云泽市疾病预防控制中心"
ROWS = {
    "耐药检测例数": ("600", "452", "15", "11"), "培训人次": ("300", "300", "10", "10"), "基层采样份数": ("80", "76", "10", "8"),
}  # fmt: skip


def cells(row: str, raws: tuple[str, ...]) -> list[Figure]:
    columns = ("年度指标值", "实际完成值", "分值", "得分")
    units = {"年度指标值": "例", "实际完成值": "例"}
    return [
        figure(
            FILE, row, raw, (column,), form="performance", table="项目支出绩效自评表", panel="", subject="传染病防控项目",
            table_no=5, row_path=("产出指标", "数量指标"), role=None,
            amount=Amount(Decimal(raw), 0, units.get(column, "分"), "≥" if column == "年度指标值" else ""),
        ) for column, raw in zip(columns, raws, strict=True)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("losses")
    library = Library(folder / "library")
    rows = [one for row, raws in ROWS.items() for one in cells(row, raws)]
    total = replace(rows[-1], row="总分", row_path=(), quote="94", amount=Amount(Decimal("94"), 0, "分"))
    library.add(report_from(FILE, WHO, (*rows, total)), original(folder, FILE))
    return library


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), f"{WHO}传染病防控项目哪个指标扣分最多", ["15", "11", "4"]),
        ((), f"{WHO}传染病防控项目失分最多的是哪一项", ["15", "11", "4"]),
        ((f"{WHO}传染病防控项目得了多少分",), "它哪个指标丢分最多？", ["15", "11", "4"]),
        (
            (f"{WHO}传染病防控项目得了多少分", "它哪个指标丢分最多？"), "这个指标的目标值和完成值是多少",
            ["600", "452"],
        ),
        ((), f"{WHO}传染病防控项目耐药检测例数比目标少了多少", ["452", "600", "148"]),
        ((f"{WHO}传染病防控项目耐药检测例数是多少",), "比目标少多少", ["452", "600", "148"]),
        ((f"{WHO}传染病防控项目耐药检测例数目标多少", "实际呢"), "少了多少", ["452", "600", "148"]),
    ],
)  # fmt: skip
def test_what_was_lost_and_what_is_wanting(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    assert [one.value for one in ask(question, held, history=history).figures] == values


def test_a_date_is_no_reason() -> None:
    assert tells_when("2024年12月20日")
    assert not tells_when("因疫情推迟至12月")
