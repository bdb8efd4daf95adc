"""Three bodies asked in the words that people type: shares, orders and their ends, parts of a year, and what follows a choice."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

GARDENS, LIBRARY, STREET = "云泽市园林管理处", "青禾市图书馆", "云泽市柳溪街道办事处"


def _report(who: str, income: str, spent: str, moved: str, texts: str, kept: str = "", cars: str = "0") -> str:
    return f"""{who}2024年度部门决算

第一部分 概况

一、主要职责

（一）负责公物仓管理，拟订绿地养护标准并组织实施。

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计{income}万元。与2023年度相比，收、支总计{moved}，主要原因是人员变动。

{texts}

十二、国有资产占用情况说明

截至2024年12月31日，本部门共有车辆{cars}辆，其中：应急保障用车{cars}辆、其他用车0辆；单价100万元（含）以上设备（不含车辆）2台（套）。

收入支出决算总表
公开01表
金额单位：万元
收入	支出
项目	金额	项目	金额
本年收入合计	{income}	本年支出合计	{spent}
总计	{income}	总计	{income}

支出决算表
公开03表
金额单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		{spent}	{spent}	0.00
2010350	事业运行	{spent}	{spent}	0.00
{kept}"""


GARDEN_TEXTS = """五、一般公共预算财政拨款支出决算情况说明

2024年度一般公共预算财政拨款支出年初预算为400.00万元，支出决算为500.00万元，完成年初预算的125%。

1、一般公共服务支出（类）人大事务（款）机关服务（项）。年初预算为20.00万元，支出决算为15.00万元，完成年初预算的75%。决算数小于年初预算数的主要原因是会议推迟。

2、一般公共服务支出（类）其他事务（款）事业运行（项）。年初预算为380.00万元，支出决算为385.00万元，完成年初预算的101.32%。决算数大于年初预算数的主要原因是正常调资。

十一、政府采购支出情况说明

2024年度政府采购支出总额90.00万元，其中：政府采购货物支出20.00万元、政府采购服务支出70.00万元。面向中小企业预留政府采购项目预算金额60.00万元，面向小微企业预留政府采购项目预算金额25.00万元。"""
FORM = """
财政拨款“三公”经费支出决算表
公开08表
金额单位：万元
项目	预算数	决算数
合计	9.00	6.00
1.因公出国（境）费	0.00	0.00
2.公务用车购置及运行维护费	5.00	4.00
（1）公务用车购置费	0.00	0.00
（2）公务用车运行维护费	5.00	4.00
3.公务接待费	4.00	2.00

项目支出绩效自评表
项目名称	绿道养护项目
资金情况（万元）	年初预算	60.00	全年预算	60.00	全年执行	50.00
一级指标	二级指标	三级指标	目标值	完成值	分值	自评得分
产出指标	数量指标	巡查里程	≥500公里	493公里	50	48
合计					100	98

2024年度项目支出绩效自评结果汇总表
序号	项目名称	全年预算数	执行数	执行率	自评得分	自评等级
1	绿道养护项目	60.00	50.00	83.33%	98.00	优
2	花坛更新项目	30.00	30.00	100.00%	92.00	优
"""
STREET_TEXTS = """五、一般公共预算财政拨款支出决算情况说明

1、教育支出（类）普通教育（款）初中教育（项）。年初预算为70.00万元，支出决算为80.00万元，完成年初预算的114.29%。

2、教育支出（类）普通教育（款）高中教育（项）。年初预算为35.00万元，支出决算为40.00万元，完成年初预算的114.29%。"""
SCHOOLS = """2050203	初中教育	80.00	80.00	0.00
2050204	高中教育	40.00	40.00	0.00
"""
LIBRARY_TEXTS = """五、一般公共预算财政拨款支出决算情况说明

2024年度一般公共预算财政拨款支出年初预算为310.00万元，支出决算为300.00万元，完成年初预算的96.77%。"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{GARDENS}2024年度部门决算.txt": _report(
            GARDENS, "500.00", "480.00", "减少50.00万元，下降9.09%", GARDEN_TEXTS, FORM, "3"
        ),
        f"{LIBRARY}2024年度部门决算.txt": _report(LIBRARY, "300.00", "300.00", "减少100.00万元，下降25.00%", LIBRARY_TEXTS),
        f"{STREET}2024年度部门决算.txt": _report(STREET, "200.00", "120.00", "增加20.00万元，增长11.11%", STREET_TEXTS, SCHOOLS),
    }
    return library_of_texts(tmp_path_factory.mktemp("words"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{GARDENS}政府采购支出总额，货物占多少", ("22.22%",)),
        ((), f"{GARDENS}收支相差多少", ("20.00万元",)),
        ((), f"{GARDENS}公车有几台", ("3辆",)),
        ((), f"公物仓归{GARDENS}管吗", ("公物仓管理",)),
        ((), f"{GARDENS}花得最少的得了几分", ("花坛更新项目", "92.00分")),
        ((), f"{GARDENS}分最高的花了多少", ("绿道养护项目", "50.00万元")),
        ((), f"{GARDENS}公务车购置花了多少", ("公务用车购置费", "0.00万元")),
        ((), f"{GARDENS}和{LIBRARY}支出差距多大", ("180.00万元",)),
        ((f"{GARDENS}公务接待费多少",), "跟公务用车运行维护费一共多少", ("6.00万元",)),
        ((), f"{GARDENS}比{LIBRARY}多花了多少", ("180.00万元",)),
        ((), f"{GARDENS}支出比{LIBRARY}多吗", ("180.00万元",)),
        ((), "支出最高的和最低的差几倍", ("4.00倍",)),
        ((), "完成预算超过100%的有哪几家", ("125%",)),
        ((), "支出降幅第二高的是谁", (f"第二的是{GARDENS}",)),
        ((f"{GARDENS}面向中小企业预留了多少", "面向小微预留了多少"), "那小微企业呢", ("25.00万元",)),
        ((f"{GARDENS}和{LIBRARY}谁支出多",), "多花了多少", ("180.00万元",)),
        ((f"{GARDENS}和{LIBRARY}谁支出多",), "支出少的那家收入多少", ("300.00万元",)),
        (("哪家支出最多",), f"是{STREET}的几倍", ("4.00倍",)),
        ((f"{GARDENS}支出多少",), f"{LIBRARY}比它多吗", ("180.00万元",)),
        ((f"{GARDENS}哪些科目没完成预算",), "没完成的原因", ("会议推迟",)),
        ((f"{GARDENS}三公里哪几项比预算少",), "少了多少", ("1.00万元", "2.00万元")),
        ((f"{GARDENS}有几辆车",), "哪种最多", ("应急保障用车", "3辆")),
        ((f"{GARDENS}事业运行基本支出多少",), "合计数呢", ("480.00万元",)),
        ((f"{STREET}高中教育花了多少", "初中呢"), "高中比预算超了多少", ("5.00万元",)),
    ],
)
def test_in_other_words(history: tuple[str, ...], question: str, told: tuple[str, ...], held: Library) -> None:
    answer = ask(question, held, history=history).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize("history", [(f"{GARDENS}收入和支出差多少",), (f"{LIBRARY}收入和支出差多少",)])
def test_the_reason_of_one_thing_is_none_why_two_are_apart(history: tuple[str, ...], held: Library) -> None:
    assert "人员变动" not in ask("为什么", held, history=history).answer
    assert "人员变动" not in ask(f"{history[0]}，为什么", held).answer


@pytest.mark.parametrize("part", ["一季度", "上半年", "3月"])
def test_of_a_part_of_the_year_the_whole_tells_nothing(part: str, held: Library) -> None:
    assert "493" in ask(f"{GARDENS}巡查里程完成多少", held).answer
    assert ask(f"{GARDENS}{part}巡查里程完成多少", held).status is Status.REFUSED


def test_a_total_of_nothing_is_that_of_no_form(held: Library) -> None:
    assert ask(f"{GARDENS}合计多少", held).status is Status.REFUSED
    assert ask(f"{GARDENS}城市低保和农村低保各多少？合计多少", held).status is Status.REFUSED


def test_projects_beside_their_budget_are_not_all_money(held: Library) -> None:
    assert "500.00" not in ask(f"{GARDENS}项目超预算了吗", held).answer
