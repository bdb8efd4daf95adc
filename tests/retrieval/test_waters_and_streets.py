"""A bureau with bodies of its own and other income, and the budget of a street with the account of one work."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

BUREAU, STREET = "青禾县河务局", "云泽市石桥街道办事处"
OF_BUREAU = """青禾县河务局2024年度部门决算

第一部分 部门概况

一、部门职责

（一）负责全县河道管理。

二、机构设置

纳入决算编制范围的单位共2个，情况如下：

序号	单位名称	经费类型	编制数	实有人数
1	青禾县河务局机关	财政全额	12	10
2	青禾县石坝管理所	财政差额	9	8

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元

收入		支出	
项目	决算数	项目	决算数
一、一般公共预算财政拨款收入	300.00	一、卫生健康支出	20.00
二、事业收入	180.00	二、农林水支出	480.00
三、其他收入	20.00		
本年收入合计	500.00	本年支出合计	500.00
总计	500.00	总计	500.00

财政拨款收入支出决算总表

单位：万元

收入		支出				
项目	金额	项目	合计	一般公共预算财政拨款	政府性基金预算财政拨款	国有资本经营预算财政拨款
一、一般公共预算财政拨款	300.00	一、卫生健康支出	15.00	15.00		
		二、农林水支出	285.00	285.00		
本年收入合计	300.00	本年支出合计	300.00	300.00		
总计	300.00	总计	300.00	300.00		

非财政拨款收入支出决算总表

单位：万元

收入		支出	
项目	决算数	项目	决算数
一、事业收入	180.00	一、卫生健康支出	5.00
二、其他收入	20.00	二、农林水支出	195.00
本年收入合计	200.00	本年支出合计	200.00
总计	200.00	总计	200.00

第三部分 2024年度部门决算情况说明

一、政府性基金预算财政拨款支出情况说明

政府性基金预算财政拨款支出90.00万元。其中：农业生产发展支出60.00万元，主要用于渠道衬砌；库区基金支出30.00万元，主要用于道路维修。

二、“三公”经费支出决算情况说明

公务用车运行维护费4.00万元，主要是按规定保留的公务用车的燃油费1.60万元、维修保养费1.20万元、保险费0.90万元、过路过桥费0.30万元。

三、预算绩效情况说明

部分项目自评结果如下：

序号	项目名称	全年预算数（万元）	全年执行数（万元）	执行率	自评得分	未完成原因
1	河堤加固	100.00	80.00	80.00%	91.00	汛期停工，工期顺延
2	节水器具推广	50.00	50.00	100.00%	100.00	
"""
OF_STREET = """云泽市石桥街道办事处2025年部门预算

一、部门预算编制说明

2025年，石桥街道办事处收入预算900.00万元，其中：财政拨款收入880.00万元，比2024年预算减少20.00万元；其他收入20.00万元。

财政拨款收入支出减少的主要原因是老旧小区改造完工。

二、其他相关情况说明

（一）国有资产占有使用情况

截至2024年8月31日，本部门共有车辆3辆，其中：机要通信用车1辆、其他用车2辆。

2025年部门预算安排购置车辆1辆，其中：执法执勤用车1辆、其他用车0辆。

三、项目经费情况说明

（一）项目概况

石桥街道社区食堂新建项目位于河东路，建筑面积860平方米。

（二）实施主体

由石桥街道办事处组织实施，市建设中心代建。

（三）实施周期

2024年3月至2025年12月。

（四）年度预算安排

2025年安排58.00万元，其中第一季度用款计划18.00万元，第二季度用款计划40.00万元。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("waters"), {f"{BUREAU}.txt": OF_BUREAU, f"{STREET}.txt": OF_STREET})


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((f"{BUREAU}有多少在职人员？",), ["10人", "8人", "18人"]),
        ((f"{BUREAU}编制多少人，实有多少人？",), ["21人", "18人"]),
        ((f"{BUREAU}油钱多少？",), ["1.60万元"]),
        ((f"{BUREAU}过路费多少？",), ["0.30万元"]),
        ((f"{BUREAU}修车花了多少？",), ["1.20万元"]),
        ((f"{BUREAU}非财政拨款收支表里本年收入合计是多少？",), ["200.00万元"]),
        ((f"{BUREAU}非财政拨款支出里农林水支出是多少？",), ["195.00万元"]),
        ((f"{BUREAU}非财政拨款支出合计多少？",), ["200.00万元"]),
        ((f"{BUREAU}河堤加固为什么没完成？",), ["汛期停工，工期顺延"]),
        ((f"{BUREAU}农业生产发展支出主要干什么？",), ["渠道衬砌"]),
        ((f"{BUREAU}2024年收入合计多少？", "主要来自哪里？"), ["300.00万元", "180.00万元", "20.00万元"]),
        ((f"{STREET}2025年打算买几辆车，什么车？",), ["1辆", "执法执勤用车1辆"]),
        ((f"{STREET}社区食堂谁来建？",), ["市建设中心代建"]),
        ((f"{STREET}社区食堂什么时候建成？",), ["2025年12月"]),
        ((f"{STREET}社区食堂新建项目今年安排多少钱？",), ["58.00万元"]),
        ((f"{STREET}2025年收入预算多少？", "其中财政拨款多少？", "比上年少多少？"), ["20.00万元"]),
        ((f"{STREET}2025年收入预算多少？", "其中财政拨款多少？", "比上年少多少？", "为什么？"), ["老旧小区改造完工"]),
    ],
)
def test_what_is_asked_is_told(library: Library, questions: Sequence[str], told: Sequence[str]) -> None:
    answer = ask(questions[-1], library, history=tuple(questions[:-1]))
    assert answer.status.value == "answered"
    assert all(words in answer.answer for words in told), answer.answer


def test_a_body_has_a_duty_by_the_same_words(library: Library) -> None:
    assert "河道管理" in ask(f"{BUREAU}主要干什么？", library).answer


def test_cars_that_are_kept_are_not_those_to_be_bought(library: Library) -> None:
    assert "机要通信用车" not in ask(f"{STREET}2025年打算买什么车？", library).answer
