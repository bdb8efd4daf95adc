"""What became of targets in everyday words, what moved inside a part that moved, and numbers that are called by a limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

WHO, FILE = "云泽市热线中心", "热线.pdf"
PROJECT: dict[str, Any] = {
    "form": "performance", "table": "项目支出绩效自评表", "table_no": 4, "panel": "", "subject": "接线服务外包",
}  # fmt: skip


def goal(row: str, target: str, reached: str, unit: str) -> list[Figure]:
    columns = (("年度指标值",), target), (("实际完成值",), reached)
    return [figure(FILE, row, raw, at, amount=Amount(Decimal(raw), 0, unit), **PROJECT) for at, raw in columns]


FIGURES = (
    *goal("接线服务成本", "5500", "5400", "元/人/月"),
    *goal("培训接线人员数", "240", "187", "人"),
    figure(FILE, "年度资金总额", "219.00", ("全年执行数",), **PROJECT),
)
TEXTS = (
    ("第三部分 说明", "一、一般公共预算支出情况", "一般公共预算财政拨款支出年初预算为400.00万元，支出决算为380.00万元，"
     "完成年初预算的95.00%。"),
    ("第三部分 说明", "二、“三公”经费说明", "因公出国（境）费支出0万元，与上年持平；公务用车购置及运行维护费支出26.50万元，"
     "比上年增加25.00万元。公务用车购置费支出25.00万元，比上年增加25.00万元；公务用车运行维护费支出1.50万元，与上年持平。"
     "公务接待费支出1.50万元，与上年持平。"),
    ("第三部分 说明", "三、国有资产占用情况", "截至2024年12月31日，单价100万元（含）以上设备2台（套）。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("targets")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize(
    ("before", "asked", "told", "untold"),
    [
        ((), f"{WHO}接线服务成本的目标是多少，实际用到多少？", "5,400元/人/月", "219"),
        ((f"{WHO}接线服务成本的目标值是多少？",), "实际花到多少？", "5,400元/人/月", "219"),
        ((), f"{WHO}接线人均成本的目标是多少？", "5,500元/人/月", "无法回答"),
        ((), f"{WHO}当初定的接线服务成本目标是多少？", "5,500元/人/月", "无法回答"),
        ((f"{WHO}接线服务外包项目执行了多少？",), "那实际培训了多少人，完成目标了吗？", "240人", "219"),
        ((), f"{WHO}全年预算执行到百分之多少？", "95.00%", "无法回答"),
        ((), f"{WHO}预算执行到几成？", "95.00%", "无法回答"),
        ((), f"{WHO}有没有一百万以上的大设备？", "2台", "无从比对"),
        ((), f"{WHO}有没有100万元以上的设备？", "2台", "无从比对"),
        ((), f"{WHO}三公经费里哪一项比上年增加最多？", "其中公务用车购置费支出比上年增加25.00万元", "（0"),
    ],
)
def test_each_is_told_by_what_it_means(before: tuple[str, ...], asked: str, told: str, untold: str, held: Library) -> None:
    answer = ask(asked, held, history=before).answer
    assert told in answer and untold not in answer
