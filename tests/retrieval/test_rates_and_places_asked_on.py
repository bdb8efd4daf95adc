"""Follow-ups to rates, shares and orders of projects: of which thing, in which whole and from what number they ask."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市应急呼叫中心"
OTHER = "柏溪市应急呼叫中心"
REPORT = """云泽市应急呼叫中心2024年度部门决算

第三部分 2024年部门决算情况说明

二、支出决算情况说明

2024年度支出合计500万元，其中：基本支出200万元，占40%；项目支出300万元，占60%。

1、基本支出200万元。与2023年度相比，减少50万元，下降20%。主要是压缩开支。

五、一般公共预算财政拨款支出决算情况说明

2024年度一般公共预算财政拨款支出年初预算为400万元，支出决算为500万元，完成年初预算的125%。其中：

1、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为160万元，支出决算为200万元，完成年初预算的125%。

2、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）。年初预算为240万元，支出决算为228万元，完成年初预算的95%。

六、一般公共预算财政拨款基本支出决算情况说明

2024年度一般公共预算财政拨款基本支出200万元，其中公用经费30万元，包括电费4万元、水费1万元。

十、预算绩效情况说明

本部门组织对2024年度3个项目开展绩效自评，涉及资金300万元。

1.话务外包项目绩效自评综述：项目自评得分为96分。全年预算数为200万元，执行数为190万元，完成预算的95%。

2.平台升级项目绩效自评综述：项目自评得分为92分。全年预算数为80万元，执行数为60万元，完成预算的75%。

3.线路租赁项目绩效自评综述：项目自评得分为99分。全年预算数为50万元，执行数为50万元，完成预算的100%。

由本中心建设的呼叫大楼新建工程，位于新城区学府路路口，用地面积约为4000平方米。

2024年度项目支出绩效自评结果汇总表
序号	项目名称	全年预算数（万元）	执行数（万元）	自评得分
1	话务外包	200.00	190.00	96
2	平台升级	80.00	60.00	92
3	线路租赁	50.00	50.00	99
"""
BESIDE = """柏溪市应急呼叫中心2024年度部门决算

第三部分 2024年部门决算情况说明

五、一般公共预算财政拨款支出决算情况说明

2024年度一般公共预算财政拨款支出年初预算为500万元，支出决算为450万元，完成年初预算的90%。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{WHO}2024年度部门决算.txt": REPORT, f"{OTHER}2024年度部门决算.txt": BESIDE}
    return library_of_texts(tmp_path_factory.mktemp("asked_on"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((f"{WHO}基本支出下降百分之几",), "2023年是多少", "250万元（推算）"),
        ((f"{WHO}项目按得分从低到高排一下",), "第二个花了多少钱", "190"),
        ((f"{WHO}项目按得分从低到高排一下", "第二个花了多少钱"), "第三个呢", "50"),
        ((f"{WHO}项目按得分从低到高排一下",), "排第三的涉及资金多少", "50"),
        ((f"{WHO}得分最低的是哪个项目",), "涉及资金多少", "60"),
        ((f"{WHO}年初预算完成了百分之几", f"{OTHER}呢"), "差多少", "35个百分点（推算）"),
        ((f"{WHO}行政运行完成预算的百分之几", "一般行政管理事务呢"), "差多少", "30个百分点（推算）"),
        ((f"{WHO}话务外包预算完成率是多少", "平台升级呢"), "差多少", "20个百分点（推算）"),
        ((), f"{WHO}话务外包和平台升级哪个得分低", "平台升级"),
        ((f"{WHO}话务外包得了几分", "平台升级呢", "哪个低"), "低几分", "4分（推算）"),
        ((), f"{WHO}话务外包项目和线路租赁，哪个分高，高多少", "3分（推算）"),
        ((f"{WHO}话务外包项目预算多少，花了多少",), "差额多少", "10"),
        ((f"{WHO}基本支出多少，项目支出多少",), "各占多少", "60"),
        ((f"{WHO}行政运行和一般行政管理事务各花多少",), "都完成预算了吗", "95%"),
        ((f"{WHO}公用经费里电费多少", "水费呢"), "差多少", "3万元（推算）"),
    ],
)  # fmt: skip
def test_what_is_asked_on(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    answer = ask(question, held, history=history)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((f"{WHO}基本支出下降百分之几",), "2023年呢"),  # by how much it fell then, which no report tells
        ((f"{WHO}电费多少",), "水占多少"),  # no part of the other
        ((), f"{WHO}呼叫大楼新建工程什么时候开工"),  # where it stands is no day
    ],
)
def test_what_is_not_told_is_not_answered(held: Library, history: tuple[str, ...], question: str) -> None:
    assert ask(question, held, history=history).status is Status.REFUSED
