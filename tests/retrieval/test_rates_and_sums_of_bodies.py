"""What is asked of three bodies beside each other: rates that some of them print, sums that go on, means over projects."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

BUREAU, CENTRE, OFFICE = "云泽市财政局", "青禾县热线中心", "白石市信访局"
_ACCOUNTS = """第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		{total}	{basic}	{projects}
2010601	行政运行	{basic}	{basic}
2010607	信息化建设	{projects}		{projects}

第三部分 2024年度部门决算情况说明
"""
OF_BUREAU = f"""{BUREAU}2024年度部门决算

{_ACCOUNTS.format(total="400.00", basic="300.00", projects="100.00")}
一、支出决算情况说明

本年支出合计400.00万元，其中：基本支出300.00万元，占75.00%；项目支出100.00万元，占25.00%。

二、一般公共预算财政拨款支出决算具体情况

一般公共预算财政拨款支出年初预算为0万元，全年预算为420.00万元，支出决算为400.00万元。

1.一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为320.00万元，支出决算为300.00万元。决算数小于预算数的主要原因：人员减少。

2.一般公共服务支出（类）财政事务（款）信息化建设（项）。年初预算为101.00万元，支出决算为100.00万元。决算数小于预算数的主要原因：合同推迟。

三、预算绩效情况说明

绩效自评的项目4个，涉及预算金额90.00万元，平均得分98.50分。

四、政府采购支出情况

政府采购金额50.00万元，其中：货物采购金额10.00万元、服务采购金额40.00万元。
"""
OF_CENTRE = f"""{CENTRE}2024年度单位决算

{_ACCOUNTS.format(total="120.00", basic="120.00", projects="0.00")}
一、支出决算情况说明

2024年度支出120.00万元，具体情况如下：基本支出120.00万元。项目支出0万元。
"""
OF_OFFICE = f"""{OFFICE}2024年度部门决算

{_ACCOUNTS.format(total="200.00", basic="80.00", projects="120.00")}
一、支出决算情况说明

本年支出合计200.00万元，其中：基本支出80.00万元，占40.00%；项目支出120.00万元，占60.00%。

二、一般公共预算财政拨款支出决算具体情况

1.一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为100.00万元，支出决算为80.00万元，完成年初预算的80.00%。
"""
FEWER = f"{BUREAU}信息化建设比年初预算少花了多少，原因是什么"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{BUREAU}2024年度部门决算.txt": OF_BUREAU,
        f"{CENTRE}2024年度单位决算.txt": OF_CENTRE,
        f"{OFFICE}2024年度部门决算.txt": OF_OFFICE,
    }
    return library_of_texts(tmp_path_factory.mktemp("bodies"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"{BUREAU}行政运行和信息化建设，哪个的执行率高", f"完成预算的比例最高的是{BUREAU}2024年度信息化建设"),
        (f"{BUREAU}行政运行和信息化建设，哪个比预算少得多", f"最高的是{BUREAU}2024年度行政运行"),
        (f"{BUREAU}的行政运行和{OFFICE}的行政运行，谁的执行率低", f"最低的是{OFFICE}2024年度"),
        ("哪家单位基本支出占比最高", f"占比最高的是{CENTRE}2024年度"),
        ("哪家项目支出占支出的比例最低", f"占比最低的是{CENTRE}2024年度"),
        (f"{BUREAU}自评的4个项目平均每个多少钱", "225,000元/个"),
        (f"{BUREAU}绩效自评的项目，平均一个项目多少资金", "225,000元/个"),
        (f"{BUREAU}服务采购占总采购额的比例", "80.00%"),
        (f"{BUREAU}一般公共预算全年预算是多少", "420.00万元"),
        ("几家单位平均支出多少", "240.00万元"),
        (f"{BUREAU}+{CENTRE}的基本支出有{OFFICE}多吗", "多340.00万元"),
        (f"{BUREAU}和{CENTRE}的支出合起来占{BUREAU}、{CENTRE}、{OFFICE}三家合计多少", "合计520.00万元，占全部合计的72.22%"),
        (f"{CENTRE}占{BUREAU}、{CENTRE}、{OFFICE}三家支出合计多少", f"{CENTRE}2024年度占合计的16.67%"),
        (f"{BUREAU}和{CENTRE}的支出占全部单位的多少", "占全部合计的72.22%"),
        (f"{BUREAU}的支出离平均差多少", "比平均数高160.00万元"),
        (f"{BUREAU}项目占几成", "项目支出占比（占本年支出合计）为25.00%"),
        (f"{BUREAU}自评的项目打了多少分", "98.50分"),
        (f"{BUREAU}4个项目加起来等于项目支出吗", "没有找到各个项目的金额，不能相加核对"),
        (f"{BUREAU}420万的预算够用吗", "决算数比预算数少20.00万元"),
        (f"{BUREAU}信息化建设比预算少多少，完成100%对不对", "完成预算的约99.01%"),
    ],
)
def test_bodies_and_things_are_set_beside_each_other(question: str, told: str, held: Library) -> None:
    assert told in ask(question, held).answer


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ((f"{BUREAU}和{CENTRE}的支出合计",), f"比{OFFICE}多多少", "多320.00万元"),
        ((f"{BUREAU}绩效自评平均得分多少",), "平均每个项目多少钱", "225,000元/个"),
        ((f"{BUREAU}有几个项目做了绩效自评",), "平均每个多少钱", "225,000元/个"),
        ((f"{BUREAU}一般公共预算全年预算多少，执行了多少",), "差多少", "少20.00万元"),
        ((FEWER,), "行政运行呢", "人员减少"),
        (("哪家支出最多",), "第三名跟第一名差多少", "280.00万元"),
        (("支出超过150万的有几家",), "是哪几家", f"“超过150万”的有：{BUREAU}2024年度400.00万元[1]；{OFFICE}"),
        (("各单位支出平均是多少", "高于平均的有几家"), "最少的是谁", f"最低的是{CENTRE}2024年度，为120.00万元"),
        (("各单位支出排名",), "前两名合起来占多少", "合计600.00万元，占全部合计的83.33%"),
        ((f"{BUREAU}、{CENTRE}、{OFFICE}支出各多少",), f"{BUREAU}和{OFFICE}加起来占三家的多少", "占全部合计的83.33%"),
        (("各单位支出排名",), "第二名里头哪一项最多", f"{OFFICE}2024年度最高的是"),
        (("哪家基本支出最多", f"{BUREAU}的项目支出多少"), "基本支出最少的呢", f"最低的是{OFFICE}2024年度，为80.00万元"),
        ((f"{BUREAU}基本支出多少",), "项目的占几成", "项目支出占比（占本年支出合计）为25.00%"),
        ((f"{BUREAU}、{CENTRE}、{OFFICE}谁的支出多", "第二呢"), "平均多少", "平均为约240.00万元"),
        ((f"{BUREAU}和{OFFICE}的支出哪个多",), "多的那个占两家合计多少", f"{BUREAU}2024年度占合计的66.67%"),
        (("各单位支出排名", "第二名呢"), "两家合计占三家多少", "合计600.00万元，占全部合计的83.33%"),
        (("各单位支出排名", "占合计多少"), "第二呢", f"第二的是{OFFICE}2024年度"),
        (("各单位支出排名",), "占三家合计多少", f"{BUREAU}2024年度占合计的约55.56%"),
        (("支出超过150万的有谁",), "它们加起来占多少", "合计600.00万元，占全部合计的83.33%"),
        (("各单位支出排名",), f"{CENTRE}和{OFFICE}占三家的多少", "合计320.00万元，占全部合计的约44.44%"),
        ((f"{BUREAU}基本支出占支出多少", f"{OFFICE}呢", "哪个高"), "差几个百分点", "差额为35.00个百分点"),
        ((f"{BUREAU}、{CENTRE}和{OFFICE}支出排名",), "最低的那家离平均差多少", "120.00万元，比平均数低120.00万元"),
        ((f"{BUREAU}支出离平均差多少",), f"{OFFICE}呢", "比平均数低40.00万元"),
        ((f"{BUREAU}支出里哪一项最多", "第二呢"), "占合计多少", "占后者的25.00%"),
    ],
)
def test_a_follow_up_goes_on_with_what_was_reckoned(before: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=before).answer


@pytest.mark.parametrize(
    "asked",
    [
        "的支出占两家合计多少", "占三家合计多少", f"和{OFFICE}的支出各占三家的多少",
        f"的项目支出占{BUREAU}、{OFFICE}两家基本支出的多少", f"和{OFFICE}的项目支出合起来占两家基本支出多少",
    ],
)  # fmt: skip
def test_what_is_weighed_in_an_unknown_sum_is_not_reckoned(asked: str, held: Library) -> None:
    assert "推算" not in ask(f"{BUREAU}{asked}", held).answer
