"""Forms as some provinces print them: spending by item without lanes, accounts granted, 三公 among other information, goals
without 分值; and what is asked on about them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "青湖市巡防支队"
TEXT = f"""{WHO}2023年度部门决算

第二部分 2023年度部门决算表

收入支出决算总表

单位：万元
收入		支出
项目	金额	项目	金额
一、一般公共预算财政拨款收入	900.00	一、公共安全支出	850.00
八、其他收入	120.00	二、住房保障支出	150.00
本年收入合计	1,020.00	本年支出合计	1,000.00
总计	1,020.00	总计	1,020.00

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		1,000.00	800.00	200.00
204	公共安全支出	850.00	650.00	200.00
221	住房保障支出	150.00	150.00

财政拨款支出决算表（功能科目）

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		900.00	800.00	100.00
204	公共安全支出	750.00	650.00	100.00
221	住房保障支出	150.00	150.00

财政拨款基本支出决算表（经济科目）

单位：万元
科目编码	科目名称	本年支出合计	人员经费	公用经费
合计		800.00	700.00	100.00
301	工资福利支出	700.00	700.00
30103	奖金	300.00	300.00
302	商品和服务支出	100.00		100.00
30206	电费	20.00		20.00
30209	物业管理费	35.00		35.00

机构运行信息表

单位：万元
项目	预算数	决算统计数
（一）支出合计	30.00	24.00
2．公务用车购置及运行维护费	20.00	18.00
3．公务接待费	10.00	6.00
（一）政府采购支出合计		80.00
（二）政府采购授予中小企业合同金额		70.00
其中：授予小微企业合同金额		45.00

第三部分 2023年度部门决算情况说明

一、收入支出决算总体情况说明

年末实有在职职工60人，其中：在编人员45人、合同制人员15人；退休人员9人。

1.本年收入决算合计1,020.00万元。与上年相比，减少30.00万元，下降2.86%，变动原因：专项拨款减少。

2.本年支出决算合计1,000.00万元。与上年相比，减少50.00万元，下降4.76%，变动原因：营房修缮完工。

二、支出决算具体情况

1.公共安全支出（类）公安（款）行政运行（项）。年初预算600.00万元，支出决算650.00万元，完成年初预算的108.33%。

2.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算160.00万元，支出决算150.00万元，完成年初预算的93.75%。

三、“三公”经费支出情况

公务接待费支出预算10.00万元，支出决算6.00万元，决算数小于预算数的主要原因：从严控制陪餐人数。国内公务接待12批次，90人次。

公务用车运行维护费18.00万元，其中：公务用车维修4.00万元，公务用车保险3.00万元。公务用车保有量6辆，车均运行维护费3.00万元。

四、政府采购和政府购买服务情况

政府采购支出总额80.00万元，其中：政府采购货物支出30.00万元、政府采购服务支出50.00万元。政府购买服务决算12.00万元。机关运行经费支出合计100.00万元，比上年减少64.318200万元。

五、预算绩效管理情况

组织对3个项目开展了预算事前绩效评估，对7个项目编制了绩效目标。

2023年度巡逻装备更新项目绩效自评表

项目名称	巡逻装备更新
主管部门	{WHO}
一级指标	二级指标	三级指标	年初目标值	实际完成值	得分
产出指标	数量指标	更新装备	≥50套	52套	50
	质量指标	装备完好率	≥95%	91%	36
总分					86

偏差大或目标未完成原因分析：装备完好率未完成，主要是库房潮湿。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("provinces"), {"巡防.txt": TEXT})


@pytest.mark.parametrize(("turns", "values"), [
    (("给小微企业多少", "中小企业呢"), ["70.00"]),
    (("对多少个项目编制了绩效目标",), ["7"]),
    (("物业费和电费哪个多",), ["35.00", "20.00"]),
    (("奖金发了多少",), ["300.00"]),
    (("公共安全支出占总支出多少",), ["850.00", "1000.00", "85.00"]),
    (("公务接待费预算多少",), ["10.00"]),
    (("三公经费多少，预算多少", "少了多少"), ["24.00", "30.00", "6.00"]),
    (("一共花了多少钱", "比上年多还是少", "那收入呢"), ["-30.00", "-2.86"]),
    (("巡逻装备更新项目哪个指标没完成",), ["95", "91"]),
    (("在编多少人",), ["45"]),
    (("有多少人", "退休的"), ["9"]),
    (("机关运行经费多少",), ["100.00"]),
    (("每辆车的运行维护费多少",), ["3.00"]),
    (("养车花了多少", "维修呢"), ["4.00"]),
    (("购买服务花了多少",), ["12.00"]),
])  # fmt: skip
def test_numbers_of_such_forms(library: Library, turns: tuple[str, ...], values: list[str]) -> None:
    first, *rest = (f"{WHO}{turns[0]}", *turns[1:])
    answer = ask([first, *rest][-1], library, history=tuple([first, *rest][:-1]))
    assert answer.status is Status.ANSWERED
    assert [figure.value for figure in answer.figures] == values


@pytest.mark.parametrize(("turns", "told"), [
    (("支出为什么减少",), "营房修缮完工"),
    (("一共花了多少钱", "比上年多还是少", "为什么"), "营房修缮完工"),
    (("一共花了多少钱", "比上年多还是少", "那收入呢", "为什么"), "专项拨款减少"),
    (("巡逻装备更新项目得了多少分", "哪个指标没完成"), "库房潮湿"),
    (("接待费多少，接待了几批", "为什么比预算少"), "陪餐人数"),
])  # fmt: skip
def test_reasons_of_the_side_and_of_the_goal_that_were_asked_about(library: Library, turns: tuple[str, ...], told: str) -> None:
    asked = (f"{WHO}{turns[0]}", *turns[1:])
    assert told in ask(asked[-1], library, history=asked[:-1]).answer


@pytest.mark.parametrize("asked", ["人员经费大于公用经费吗", "人员经费是不是比公用经费多", "公用经费超过人员经费了吗"])
def test_whether_one_thing_is_more_than_another_is_told_by_both(library: Library, asked: str) -> None:
    answer = ask(f"{WHO}{asked}", library)
    assert [figure.value for figure in answer.figures] == ["700.00", "100.00"]
    assert "人员经费最多" in answer.answer


def test_all_pupils_are_not_those_of_a_part_that_is_counted_apart(tmp_path: Path) -> None:
    text = "青湖县第三中学2024年度单位决算\n\n一、单位概况\n\n在校学生500人，其中初中300人、高中200人。\n"
    library = library_of_texts(tmp_path, {"三中.txt": text})
    told = [
        [figure.value for figure in ask(f"青湖县第三中学{what}", library).figures]
        for what in ("有多少学生", "高中有多少学生", "高中学生多少")
    ]
    assert told[0] == ["500"]
    assert not any("500" in values for values in told[1:])


@pytest.mark.parametrize(("asked", "never"), [("奖金率多少", "300.00"), ("三公经费里哪项超预算了", "行政运行")])
def test_no_rate_is_an_amount_and_no_item_of_three_an_account(library: Library, asked: str, never: str) -> None:
    assert never not in ask(f"{WHO}{asked}", library).answer


COURT = "霜江市柏桥区人民检察院"
PROSE = f"""{COURT}2022年度部门决算

第一部分 部门概况

一、部门主要职责及内设机构

（一）主要职责

1.依法对刑事案件审查批准逮捕、审查起诉。

（二）内设机构

设3个部，分别为第一检察部、政治部、综合保障部。单位管理的离退休人员8人。

二、部门决算单位构成

纳入决算编制范围的单位共1个，即本级。

第三部分 2022年度部门决算情况说明

一、收入支出决算总体情况说明

2022年度收入总计（含结转和结余）90.00万元。与2021年度决算相比，收入总计减少5.00万元，主要原因是压减项目。

二、财政拨款支出决算情况说明

（一）总体情况

2022年度财政拨款支出80.00万元，其中：基本支出60.00万元，项目支出20.00万元。财政拨款支出完成年初预算的110%，比上年减少2.00万元。

（二）具体情况

1.公共安全支出70.00万元，具体包括：

（1）检察（款）行政运行（项）50.00万元，完成年初预算的100%。

（2）检察（款）其他检察支出（项）20.00万元，完成年初预算的125%，决算数大于年初预算数，主要原因是追加装备资金。

（三）基本支出情况

2022年度一般公共预算财政拨款基本支出60.00万元，其中：人员经费50.00万元，公用经费10.00万元。
"""


@pytest.fixture(scope="module")
def told_in_prose(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("prose"), {"检察.txt": PROSE})


@pytest.mark.parametrize(("asked", "told", "never"), [
    ("其他检察支出多少", "20.00万元", "监察"),
    ("行政运行支出多少", "50.00万元", "无法"),
    ("其他检察支出为什么超过年初预算", "追加装备资金", "无法"),
    ("一般公共预算财政拨款支出多少", "没有找到", "60.00"),
    ("本年收入合计比上年减少多少", "没有披露本年收入合计与上年相比的增减", "结余）比"),
    ("基本支出完成年初预算的百分之几", "没有找到", "110"),
    ("支出比上年减少多少", "没有找到", "5.00"),
    ("离退休人员多少", "8人", "没有"),
    ("内设哪些机构", "政治部", "批准逮捕"),
    ("主要职责是什么", "批准逮捕", "政治部"),
])  # fmt: skip
def test_what_a_report_without_tables_tells(told_in_prose: Library, asked: str, told: str, never: str) -> None:
    answer = ask(f"{COURT}{asked}", told_in_prose).answer
    assert told in answer and never not in answer


def test_no_income_is_another_sense_of_a_spending(library: Library) -> None:
    assert "另有一个口径" not in ask(f"{WHO}一般公共预算财政拨款支出多少", library).answer


def test_the_grants_under_the_heading_of_the_general_budget_are_its_own(tmp_path: Path) -> None:
    text = (
        "霜江市林场2022年度部门决算\n\n第三部分 2022年度部门决算情况说明\n\n五、一般公共预算财政拨款支出决算情况说明\n\n"
        "（一）总体情况\n\n2022年度财政拨款支出80.00万元，占本年支出合计的90%。与2021年度相比，财政拨款支出增加3.00万元。\n"
    )
    library = library_of_texts(tmp_path, {"林场.txt": text})
    first = "霜江市林场一般公共预算财政拨款支出多少"
    assert [one.value for one in ask(first, library).figures] == ["80.00"]
    assert [one.value for one in ask("比上年增加多少", library, history=(first,)).figures] == ["3.00"]


def test_why_the_year_s_income_fell_is_not_why_the_total_did(tmp_path: Path) -> None:
    text = (
        "霜江市苗圃2023年度部门决算\n\n第三部分 2023年度部门决算情况说明\n\n一、收入支出决算总体情况说明\n\n"
        "2023年度收、支总计均为90.00万元。与上年相比，收、支总计各减少7.00万元。主要原因：上年结转减少。\n\n二、收入决算情况说明\n\n"
        "本年收入合计80.00万元，较上年减少5.00万元，主要原因：项目拨款减少。\n"
    )
    library = library_of_texts(tmp_path, {"苗圃.txt": text})
    first = "霜江市苗圃本年收入比上年减少多少"
    assert "项目拨款减少" in ask("为什么", library, history=(first,)).answer
    assert "项目拨款减少" in ask(f"{first}，为什么", library).answer
