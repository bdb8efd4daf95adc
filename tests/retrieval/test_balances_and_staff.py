"""A report whose general budget prints income and balances beside spending, its staff by posts and its assets in one row."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import reading
from extraction.audit import audit
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市残疾人联合会"
TEXT = f"""{WHO}2024年度部门决算

第一部分 部门概况

一、部门基本情况

在职在编实有行政人员0人（含行政工勤人员0人），参照公务员法管理事业人员14人，非参公管理事业人员10人。

二、重点工作

全年救助0至6岁残疾儿童418名，比上年多救助36名，机构定点增至9家。

完成手术98台，其中三四级手术占比52.18%；平均住院日6.8天。办结案件120件，比上年少办结20件。

第二部分 2024年度部门决算表

一般公共预算财政拨款收入支出决算表
部门：{WHO}||单位：元
项目||年初结转和结余|||本年收入|||本年支出|||||年末结转和结余||
科目编码|科目名称|合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出|||项目支出|\
合计|基本支出结转|项目支出结转和结余
|||||||||小计|人员经费|公用经费||||
|栏次|1|2|3|4|5|6|7|8|9|10|11|12|13|14
|合计|124.50||124.50|1480.00|540.00|940.00|1527.25|540.00|490.00|50.00|987.25|77.25||77.25
208|社会保障和就业支出|124.50||124.50|1480.00|540.00|940.00|1527.25|540.00|490.00|50.00|987.25|77.25||77.25

一般公共预算财政拨款基本支出决算表
部门：{WHO}||单位：元
科目编码|科目名称|金额
302|商品和服务支出|30.00
30201|办公费|12.00
30205|水费|3.50
30206|电费|4.50

国有资产使用情况表
部门：{WHO}|||单位：元
项目|资产总额|流动资产|固定资产||||无形资产
|||小计|房屋构筑物|车辆|其他固定资产|
合计|2146.00|128.00|1986.00|1642.00|286.00|58.00|32.00

第三部分 2024年度部门决算情况说明

2024年度一般公共预算财政拨款支出1527.25元，占本年支出合计的100.00%。

公务接待费支出62.00元，共安排国内公务接待9批次，接待人次74人。

项目支出绩效自评表
单位：万元
项目名称|残疾儿童康复
一级指标|二级指标|三级指标|年度指标值|实际值|分值|得分|未完成原因及改进措施
产出指标|数量指标|康复儿童留训率|≥40%|31.5%|20|14.8|家长陪护困难，拟提供住宿
总分|||||100|94.8|
""".replace("|", "\t")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("balances"), {f"{WHO}2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}一般公共预算财政拨款支出多少", ("1,527.25元",)),
        ((), f"{WHO}一般公共预算基本支出多少", ("540.00元",)),
        ((), f"{WHO}一般公共预算财政拨款年初结转了多少，年末还剩多少", ("124.50元", "77.25元")),
        ((), f"{WHO}在职多少人", ("行政人员数为0人", "14人", "10人")),
        ((), f"{WHO}有多少职工", ("14人", "10人")),
        ((), f"{WHO}平均住院日多少天", ("度平均住院日为6.8天",)),
        ((), f"{WHO}办结案件比上年少了几件", ("减少20件",)),
        ((), f"{WHO}房子值多少钱", ("1,642.00元",)),
        ((f"{WHO}固定资产里房子值多少钱",), "车呢", ("286.00元",)),
        ((f"{WHO}办公费多少",), "水呢？", ("水费为3.50元",)),
        ((f"{WHO}办公费多少",), "那电呢", ("电费为4.50元",)),
        ((f"{WHO}办公费多少",), "其中电多少", ("电费为4.50元",)),
        ((f"{WHO}2024年救助了多少残疾儿童",), "比上年多几个", ("36",)),
        ((f"{WHO}公务接待费多少",), "接待了几批多少人", ("9批次", "74人")),
        ((), f"{WHO}残疾儿童康复项目的康复儿童留训率目标和实际是多少", ("≥40%", "31.5%")),
    ],
)
def test_each_number_is_told_as_what_it_is(history: tuple[str, ...], question: str, told: tuple[str, ...], held: Library) -> None:
    answer = ask(question, held, history=history).answer.replace(",", "")
    assert all(one.replace(",", "") in answer for one in told), answer


@pytest.mark.parametrize("question", ["桥呢", "船呢？"])
def test_a_thing_of_one_character_never_means_the_thing_before(question: str, held: Library) -> None:
    assert not ask(question, held, history=(f"{WHO}办公费多少",)).figures


def test_balances_and_parts_pass_for_no_spending_where_forms_are_compared(tmp_path: Path) -> None:
    path = tmp_path / f"{WHO}2024年度部门决算.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert not [one.title for one in audit([reading.read(path)]).findings if "一般公共预算" in one.title]


def test_another_sort_of_people_is_none_of_the_staff(held: Library) -> None:
    assert not ask(f"{WHO}的辅警有多少人", held).figures
