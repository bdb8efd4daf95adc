"""A word right before a thing makes another of it, a stated number is put to the test whatever is found, and a verdict on a
project is one on its own row and its own money.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from extraction.report import Figure, State
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import FINANCE, report_from

WHO, FILE = "云泽市热线中心", "热线.pdf"
PROJECT: dict[str, Any] = {
    "form": "performance", "table": "项目支出绩效自评表", "table_no": 4, "panel": "", "subject": "12345电话网络维护租赁费",
}  # fmt: skip
BASIC: dict[str, Any] = {
    "form": "basic_expenditure", "table": "一般公共预算财政拨款基本支出决算明细表", "table_no": 2, "panel": "",
}  # fmt: skip
PUBLIC: dict[str, Any] = {"form": "three_public", "table": "财政拨款“三公”经费支出决算表", "table_no": 3, "panel": "决算数"}


def goal(row: str, target: str, reached: str, unit: str, points: str) -> list[Figure]:
    columns = ("年度指标值", target, unit), ("实际完成值", reached, unit), ("分值", "4", "分"), ("得分", points, "分")
    made = []
    for at, raw, own in columns:
        amount = Amount.of(Decimal(raw.lstrip("≥")), own, "≥" if raw.startswith("≥") else "")
        made.append(figure(FILE, row, raw.lstrip("≥"), (at,), amount=amount, **PROJECT))
    return made


FIGURES = (
    figure(FILE, "办公费", "3.20", ("决算数",), **BASIC),
    figure(FILE, "", "0.80", ("公务接待费",), **PUBLIC),
    figure(FILE, "", "", ("因公出国（境）费",), state=State.BLANK, amount=None, **PUBLIC),
    *goal("维护12345电话系统", "1", "1", "个", "4"),
    *goal("短信系统畅通率", "≥98", "99", "%", "3"),
    *goal("网络系统畅通率", "100", "96", "%", "2"),
    *(figure(FILE, "年度资金总额", raw, (at,), amount=Amount(Decimal(raw), 2, "万元"), **PROJECT)
      for at, raw in (("年初预算数", "50.00"), ("全年预算数", "60.00"), ("全年执行数", "58.00"))),
)  # fmt: skip
TEXTS = (
    ("第三部分 说明", "一、一般公共预算支出情况", "一般公共预算财政拨款支出占本年支出的100%。"),
    ("第三部分 说明", "二、“三公”经费说明", "因公出国（境）费支出0万元。公务接待费支出0.80万元，比上年减少0.20万元。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("another")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize("word", ["夏季", "二手", "无人机", "老干部", "信息科的", "12月的", "夜班的"])
def test_the_word_right_before_a_row_makes_another_thing_of_it(word: str, held: Library) -> None:
    assert ask(f"{WHO}{word}办公费多少", held).status is Status.REFUSED
    assert ask(f"{WHO}办公费多少", held).status is Status.ANSWERED


@pytest.mark.parametrize("asked", ["信息科的呢", "老干部的呢", "二期的呢"])
def test_a_follow_up_for_a_part_that_nothing_tells_of_is_refused(asked: str, held: Library) -> None:
    assert ask(asked, held, history=[f"{WHO}办公费多少"]).status is Status.REFUSED


@pytest.mark.parametrize(
    "asked", ["公务接待桌数多少", "彩信系统畅通率目标多少", "短信系统接通率目标多少", "一般公共预算财政拨款支出里夜校占多少"],
)  # fmt: skip
def test_a_neighbour_that_is_not_printed_is_refused(asked: str, held: Library) -> None:
    assert ask(WHO + asked, held).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["短信系统畅通率目标多少", "自评得分最低的项目是哪个", "公务接待费为什么减少"])
def test_the_reports_own_year_answers_for_no_other(asked: str, held: Library) -> None:
    assert ask(f"2023年{WHO}{asked}", held).status is Status.REFUSED


def test_a_follow_up_keeps_to_the_year_that_was_asked_about(held: Library) -> None:
    answer = ask("公务接待费呢", held, history=[f"2023年{WHO}办公费多少"])
    assert "2024年度公务接待费决算数为0.80万元。" not in answer.answer


@pytest.mark.parametrize(
    ("asked", "told", "untold"),
    [
        ("因公出国费是3万元吗", "提问所说的数与报告不符", "无从比对吗"),
        ("因公出国费是0万元吗", "提问所说的数与报告一致", "不符"),
        ("短信系统畅通率目标是98%吗", "提问所说的数与报告一致", "不符"),
        ("短信系统畅通率目标是90%，对吗", "提问所说的数与报告不符", "一致"),
        ("公务接待费是90%，对吗", "不是同一种数", "表格与文字说明一致"),
        ("公务接待费比上年增加了，对吗", "增减方向与报告相反", "一致"),
        ("办公费是3.20万元，公务接待费是0.90万元，对吗", "公务接待费：提问所说的数与报告不符", "办公费：提问所说的数与报告不符"),
        ("办公费全是财政拨款，对吗", "3.20万元", "无从比对"),
        ("维护12345电话系统得了几分", "维护12345电话系统（得分）为4分", "畅通率"),
        ("维护12345电话系统达标了吗", "达到目标", "没有达到"),
        ("网络系统畅通率达标了吗", "没有达到目标", "”达到"),
        ("12345电话网络维护租赁费项目超预算了吗", "58.00万元", "10.00万元（推算）"),
    ],
)
def test_a_verdict_is_one_on_what_is_asked(asked: str, told: str, untold: str, held: Library) -> None:
    answer = ask(WHO + asked, held).answer
    assert told in answer and untold not in answer


@pytest.mark.parametrize("question", ["扫黑专项经费花了多少", "打私项目经费是多少", "收入预算是多少"])
def test_no_money_of_one_purpose_and_no_planned_income_is_all_spending(question: str, town: Library) -> None:
    assert ask(f"{FINANCE}{question}", town).figures == ()
