"""Reasons of goals that were missed, places among others, sorts of staff, and things asked by the end of their names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import cells, report_from

WHO, FILE = "云泽市中医医院", "中医.pdf"
OTHER, OTHER_FILE = "青禾县中医医院", "青禾.pdf"
FORM: dict[str, Any] = {"form": "performance", "table": "项目支出绩效自评表", "panel": "", "table_no": 3, "subject": "病房改造"}
LIST: dict[str, Any] = {"form": "performance_summary", "table": "项目自评汇总表", "panel": "", "table_no": 4}
ROW = {"年度指标值": ("6", "吨", "≥"), "实际完成值": ("5.6", "吨", ""), "分值": ("20", "分", ""), "得分": ("18.5", "分", "")}


def goal(column: str, value: str, unit: str, comparator: str) -> Any:
    made = figure(FILE, "日均减量", value, (column,), row_path=("产出指标",), **FORM)
    return replace(made, amount=Amount(Decimal(value), 1, unit, comparator))


FIGURES = (
    *cells(FILE, "政府购买服务表", None, 2, {"合计": "40.00", "基本公共服务": "30.00", "技术性服务": "10.00"}, panel=""),
    *(goal(column, *cell) for column, cell in ROW.items()),
    *(figure(FILE, name, score, ("自评得分",), **LIST) for name, score in (("病房改造项目", "96.50"), ("设备更新项目", "90.00"))),
)
TEXTS = (
    ("第一部分 概况", "二、机构设置", "年末实有人数49人，其中在职人员41人，退休人员8人。"),
    ("第三部分 说明", "四、财政拨款说明", "2024年度财政拨款本年收入500.00万元，完成年初预算的102.22%，主要原因是追加人员经费。"),
    ("第三部分 说明", "十、绩效说明",
     "病房改造项目绩效自评综述：自评得分为96.5分。"
     "新建病床18张，未达到目标24张，主要原因是消防验收推迟。"),
    ("第三部分 说明", "十一、其他说明", "门诊次均费用210.27元，住院次均费用7432.68元。综合成绩在全区12家医院中排名第3。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("words")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    library.add(report_from(OTHER_FILE, OTHER, (), TEXTS[:1]), original(folder / OTHER, OTHER_FILE))
    return library


@pytest.mark.parametrize(
    ("before", "asked", "told"),
    [
        ((), "病房改造项目为什么没达到目标", "消防验收推迟"),
        ((), "病房改造项目新建病床没建够的原因", "消防验收推迟"),
        ((), "综合成绩在全区排第几", "排名第3"),
        ((), "在职和退休各多少人", "在职人数为41人"),
        ((), "次均费用是多少", "住院次均费用为7,432.68元"),
        ((), "财政拨款收入完成年初预算的多少", "完成年初预算的102.22%"),
        ((), "病房改造项目日均减量差多少", "差额为0.4吨"),
    ],
)
def test_it_is_told_as_the_report_tells_it(before: tuple[str, ...], asked: str, told: str, held: Library) -> None:
    assert told in ask(f"{WHO}{asked}", held, history=before).answer


def test_no_amount_is_told_for_a_place_among_others(held: Library) -> None:
    assert ask(f"{WHO}门诊次均费用在全市排第几", held).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["第3个项目得了几分", "第3个项目呢"])
def test_one_counted_out_beyond_the_list_is_none(asked: str, held: Library) -> None:
    answer = ask(asked, held, history=[f"{WHO}各项目自评得分是多少"])
    assert answer.status is Status.REFUSED and "共2个，没有第3个" in answer.answer


def test_what_was_demanded_is_told_once(held: Library) -> None:
    answer = ask(f"{WHO}病房改造项目日均减量实际多少，要求是多少", held).answer
    assert "≥6吨" in answer and "没有找到" not in answer
