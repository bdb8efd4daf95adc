"""Reports of a statistics office and of a housing fund: blanks explained, purchases, parts of a sentence, tables of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

WHO, FILE = "云泽市统计局", "统计局.pdf"
BASIC: dict[str, Any] = {"form": "basic_expenditure", "table": "一般公共预算财政拨款基本支出决算表", "panel": ""}
GOAL: dict[str, Any] = {
    "form": "performance", "table": "项目绩效目标完成情况表", "table_no": 4, "panel": "", "subject": "经济普查项目", "role": None,
}  # fmt: skip
OWN: dict[str, Any] = {"form": None, "table": "2024年各管理部业务情况表", "table_no": 5, "panel": "", "role": None}
FUND: dict[str, Any] = {"form": "gov_fund", "table": "政府性基金预算财政拨款收入支出决算表", "table_no": 6, "panel": ""}


def _amount(number: str, unit: str) -> Amount:
    return Amount(Decimal(number), len(number.partition(".")[2]), unit)


def _goal(column: str, quote: str, number: str, unit: str) -> Any:
    more = {**GOAL, "row_path": ("产出指标", "时效指标")}
    return figure(FILE, "普查员补助发放及时率", number, (column,), **{**more, "quote": quote, "amount": _amount(number, unit)})


def _own(row: str, column: str, number: str, unit: str) -> Any:
    return figure(FILE, row, number, (column,), **{**OWN, "amount": _amount(number, unit)})


FIGURES = (
    figure(FILE, "水费", "", **BASIC),
    figure(FILE, "电费", "1.86", **BASIC),
    figure(FILE, "会议费", "", **BASIC),
    _goal("指标值", "100%", "100", "%"), _goal("全年完成值", "92%", "92", "%"),
    _goal("分值", "15", "15", "分"), _goal("得分", "11", "11", "分"),
    _own("中心本部", "当年缴存额", "19.36", "亿元"), _own("大岭管理部", "当年缴存额", "4.71", "亿元"),
    _own("中心本部", "发放贷款笔数", "1927", "笔"), _own("大岭管理部", "发放贷款笔数", "508", "笔"),
    _own("中心本部", "发放贷款额", "7.94", "亿元"), _own("大岭管理部", "发放贷款额", "1.86", "亿元"),
    figure(FILE, "农村基础设施建设支出", "320.00", ("本年支出",), **FUND),
)
PARAGRAPHS = (
    ("第三部分 说明", "机关运行经费", "机关运行经费比上年减少，主要系办公场所搬迁，水费和物业费由机关事务服务中心统一承担。"),
    ("第三部分 说明", "三公", "公务用车购置费21.86万元，购置越野车1辆，替换已行驶42万公里的报废车辆；公务接待费0.42万元。"),
    ("第一部分 概况", "人员", "核定编制41名，实有在职人员38人。"),
    ("第三部分 说明", "重点工作", "签约项目11个，到位资金2.46亿元，完成市下达任务2.20亿元的111.82%。"),
    ("第三部分 说明", "电商", "农特产品网络零售额3265.00万元，其中松茸1420.00万元，藏香猪制品987.00万元，核桃油412.00万元。"),
    ("第三部分 说明", "执法", "立案查处违法案件4起，其中2起给予警告并处罚款共计1.80万元。"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("statistics")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, PARAGRAPHS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize("asked", ["水费为什么是空的", "水费怎么没有数"])
def test_a_blank_is_told_with_the_sentence_on_whoever_pays(asked: str, held: Library) -> None:
    told = ask(WHO + asked, held)
    assert "在表中为空白" in told.answer and "由机关事务服务中心统一承担" in told.answer and not told.figures


def test_no_reason_of_a_blank_is_said_not_to_be_there(held: Library) -> None:
    assert ask(f"{WHO}会议费为什么是空白", held).answer.endswith("表中为什么空白，报告没有写明。")
    assert [one.value for one in ask(f"{WHO}电费为什么是空的", held).figures] == ["1.86"]


def test_why_a_car_was_bought_is_told_behind_its_price(held: Library) -> None:
    assert "替换已行驶42万公里" in ask(f"{WHO}为什么买车", held).answer
    assert ask(f"{WHO}为什么公务接待费多了", held).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["编制和在职各多少", "在职和编制各多少", "編制和在職各多少"])
def test_posts_and_staff_side_by_side(asked: str, held: Library) -> None:
    assert sorted(one.value for one in ask(WHO + asked, held).figures) == ["38", "41"]


def test_how_much_of_a_task_was_done(held: Library) -> None:
    told = ask("完成任务的百分之几", held, history=(f"{WHO}到位资金多少",))
    assert told.answer.startswith("签约项目11个") and "111.82%" in told.answer


@pytest.mark.parametrize("asked", ["农特产品网络零售额里哪一项最多", "农特产品网络零售额中哪种最多"])
def test_the_largest_of_what_a_sentence_lists(asked: str, held: Library) -> None:
    assert "松茸，为1,420.00万元" in ask(WHO + asked, held).answer


def test_a_sum_that_one_sentence_tells_needs_no_unit(held: Library) -> None:
    assert "1.80万元" in ask(f"{WHO}罚款多少", held).answer


@pytest.mark.parametrize("asked", ["普查员补助发放及时率为什么没达标"])
def test_why_a_goal_was_missed_asks_for_its_row(asked: str, held: Library) -> None:
    assert "及时率" in ask(WHO + asked, held).answer


def test_things_are_told_in_the_unit_in_which_they_are_asked_for(held: Library) -> None:
    assert [one.value for one in ask(f"{WHO}大岭管理部发放贷款多少笔", held).figures] == ["508"]


def test_the_purse_of_an_account_is_the_form_in_which_it_stands(held: Library) -> None:
    assert "属于政府性基金预算财政拨款" in ask(f"{WHO}农村基础设施建设支出是哪种钱", held).answer
