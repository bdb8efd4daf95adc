"""Accounts of one name, plans that are called plans, duties by what one clause holds, and whether a list has all projects."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

OFFICE, STREET = "青岭县人民政府办公室", "望江区枫林街道办事处"
TOLD = "2023年当年预算执行数为{}.00万元，2024年预算安排{}.00万元，比2023年预算执行数增加{}.00%。"
OF_OFFICE = f"""{OFFICE}2024年度部门决算

第一部分 部门概况

一、主要职能

（一）负责编制年度计划并组织执行；审核批复下属单位的年度报表，及时拨付资金。

（二）审批驻外机构的设立；核定基建报表，参与督查工作。

第三部分 2024年度部门决算情况说明

一、一般公共预算财政拨款支出决算具体情况

1.一般公共服务支出（类）人大事务（款）事业运行（项）。年初预算为0万元，支出决算为20.00万元，年初无预算。

2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）。年初预算为80.00万元，支出决算为60.00万元，完成年初预算的75.00%。

二、预算绩效情况说明

组织对2024年度预算项目全面开展绩效自评，涵盖项目3个，涉及预算资金90.00万元。

附件

2024年度项目绩效自评情况汇总表

序号	项目名称	自评得分	自评等级
1	值班补助	98.00	优
2	档案整理	96.50	优
"""
OF_STREET = f"""{STREET}2024年度部门预算

2024年部门财务收支预算总表

单位：万元
项目	预算数	项目	预算数
一、财政拨款收入	80.00	一、一般公共服务支出	40.00
		二、社会保障和就业支出	40.00
收入总计	80.00	支出总计	80.00

2024年部门预算编制说明

1. “一般公共服务支出（类）组织事务（款）一般行政管理事务（项）”30.00万元，主要用于组织事务。{TOLD.format(20, 30, 50)}

2. “一般公共服务支出（类）宣传事务（款）一般行政管理事务（项）”10.00万元，主要用于宣传事务。{TOLD.format(8, 10, 25)}

3. “社会保障和就业支出（类）就业补助（款）公益性岗位补贴（项）”40.00万元，主要用于公益性岗位补贴。{TOLD.format(32, 40, 25)}
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{OFFICE}2024年度部门决算.txt": OF_OFFICE, f"{STREET}2024年度部门预算.txt": OF_STREET}
    return library_of_texts(tmp_path_factory.mktemp("accounts"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"{OFFICE}事业运行预算是多少", "“人大事务”0万元[1]，“政府办公厅（室）及相关机构事务”80.00万元[2]"),
        (f"{OFFICE}事业运行完成率", "“政府办公厅（室）及相关机构事务”事业运行完成年初预算的75.00%"),
        (f"{OFFICE}事业运行完成75%对不对", "完成预算的约75.00%"),
        (f"{STREET}各科目里涨得最厉害的是哪个", "比2023年预算执行数增加50.00%"),
        (f"{STREET}一般行政管理事务安排多少", "一般行政管理事务预算数有同名的几行，分属不同科目：“组织事务”30.00万元"),
        (f"{STREET}公益性岗位补贴花了多少", "公益性岗位补贴预算数为40.00万元"),
        (f"{STREET}社会保障和就业支出占支出多少", "支出总计预算数为80.00万元[2]，前者占后者的约50.00%"),
        (f"{OFFICE}负责审批报表吗", "（一）负责编制年度计划"),
        (f"{OFFICE}管计划编制吗", "（一）负责编制年度计划"),
        (f"{OFFICE}办不办督查", "（二）审批驻外机构"),
        (f"{OFFICE}汇总表列全了吗", "说明文字写作3个[1]，汇总表列出2个：两者不一致"),
        (f"{OFFICE}自评汇总表有没有漏项目", "两者不一致"),
    ],
)
def test_what_is_told_is_what_is_asked(question: str, told: str, held: Library) -> None:
    assert told in ask(question, held).answer
