"""Bodies counted and set apart, two means of one cost, all purchases after one sort of them, and the duties of an office."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.wording.rewording import reworded
from tests.retrieval.made import library_of_texts

FIRST, SECOND = "云泽市水务局", "青禾县水务局"
TEXT = """{whose}2024年度部门决算

第一部分 部门概况

一、部门职责

（一）负责全市绩效管理和供水保障工作。

（二）负责河道督查工作。

二、机构设置

纳入{whose}2024年度部门决算编制范围的单位包括：

{bodies}

第三部分 2024年度部门决算情况说明

二、收入决算情况说明

本年收入合计{income}万元。

三、支出决算情况说明

本年支出合计{spent}万元。

九、财政拨款“三公”经费支出决算情况说明

公务接待费支出{guests}万元。国内公务接待10批次，100人次。

十一、政府采购支出情况说明

2024年度政府采购支出总额{bought}万元，其中：政府采购货物支出{goods}万元、政府采购服务支出{services}万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    first = {"bodies": f"1.{FIRST}（本级）\n\n2.云泽市河道管理所\n\n3.云泽市供水服务中心", "income": "310.00", "spent": "300.00"}
    second = {"bodies": f"1.{SECOND}（本级）", "income": "110.00", "spent": "100.00"}
    texts = {
        f"{FIRST}2024年度部门决算.txt": TEXT.format(
            whose=FIRST, **first, guests="1.20", bought="90.00", goods="80.00", services="10.00"
        ),
        f"{SECOND}2024年度部门决算.txt": TEXT.format(
            whose=SECOND, **second, guests="0.30", bought="50.00", goods="5.00", services="45.00"
        ),
    }
    return library_of_texts(tmp_path_factory.mktemp("waters"), texts)


@pytest.mark.parametrize("question", ["比最少的多几个", "比第二名多几个"])
def test_bodies_that_are_counted_are_set_apart(question: str, held: Library) -> None:
    assert ask(question, held, history=("哪个单位下属单位最多",)).figures[-1].value == "2"


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((), f"{FIRST}接待每批次和每人次各多少"),
        ((), f"{FIRST}公务接待平均每批、每人次分别花了多少钱"),
        ((f"{FIRST}接待了多少批次",), "每批次和每人次各多少钱"),
    ],
)
def test_two_means_of_one_cost(history: tuple[str, ...], question: str, held: Library) -> None:
    values = {figure.unit: figure.value for figure in ask(question, held, history=history).figures}
    assert (values["元/批次"], values["元/人次"]) == ("1200", "120")


@pytest.mark.parametrize(
    ("history", "question"),
    [("各单位政府采购服务支出", "哪家采购最多"), ("各单位服务采购多少", "采购最多的是谁")],
)
def test_all_purchases_are_put_in_order_after_one_sort_of_them(history: str, question: str, held: Library) -> None:
    told = ask(question, held, history=(history,)).figures[0]
    assert (told.organisation, told.value) == (FIRST, "90.00")


@pytest.mark.parametrize("question", ["收支情况", "2024年收支各多少"])
def test_what_came_in_and_went_out(question: str, held: Library) -> None:
    assert [one.value for one in ask(f"{FIRST}{question}", held).figures] == ["310.00", "300.00"]


@pytest.mark.parametrize("question", ["绩效科负责什么", "督查科的职责是什么", "供水办主要管什么"])
def test_the_duties_of_a_body_are_none_of_its_offices(question: str, held: Library) -> None:
    assert ask(f"{FIRST}{question}", held).status is Status.REFUSED


def test_duties_in_a_field_are_told(held: Library) -> None:
    assert "绩效管理" in ask(f"{FIRST}绩效方面负责什么", held).answer


@pytest.mark.parametrize("question", ["平均每月支出多少", "月均支出", "2024年平均每个月花多少钱"])
def test_the_money_of_a_year_over_its_months(question: str, held: Library) -> None:
    told = ask(f"{FIRST}{question}", held).figures[-1]
    assert (told.value, told.unit, told.derivation) == ("250000", "元/月", "300万元/12月")


@pytest.mark.parametrize("question", ["平均每月每人多少钱", "月均话务量多少", "供水户月均支出多少", "平均每月接待多少批次"])
def test_of_months_alone_and_of_money_alone(question: str, held: Library) -> None:
    assert not any("月" in (figure.unit or "") for figure in ask(f"{FIRST}{question}", held).figures)


@pytest.mark.parametrize("question", ["支出各占多少", "两家的支出分别占多少比例", "总支出各占几成"])
def test_the_share_of_each_body_in_the_sum_of_both(question: str, held: Library) -> None:
    told = ask(f"{FIRST}和{SECOND}{question}", held).figures
    assert [figure.value for figure in told if figure.unit == "%"] == ["75.00", "25.00"]


def test_a_part_of_the_money_of_bodies_names_no_sum(held: Library) -> None:
    assert not any(one.unit == "%" for one in ask(f"{FIRST}和{SECOND}公务接待费各占多少", held).figures)


@pytest.mark.parametrize(
    ("question", "put"),
    [("年末结转占总计多少", "年末结转占支出总计多少"), ("年初结转和结余占总计的比重", "年初结转和结余占收入总计的比重")],
)
def test_what_is_carried_over_in_the_total_of_its_side(question: str, put: str) -> None:
    assert reworded(question, ()) == put
