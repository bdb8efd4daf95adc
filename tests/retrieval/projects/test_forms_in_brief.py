"""A report whose form names its columns by half and its project wrongly, and whose text tells losses and grades in sentences."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市青禾县民政局"
TEXT = """云泽市青禾县民政局2024年度部门决算

第三部分 2024年部门决算情况说明

一、预算绩效情况说明

本部门组织对2024年度项目支出开展绩效自评，共涉及项目9个，资金763.00万元。9个项目中评价等级“优”的7个、“良”的2个。组织对“居家养老服务补助”等2个项目开展了部门评价。部门整体支出绩效自评涉及资金980.50万元，部门整体支出绩效自评得分94.6分。

居家养老服务补助项目自评综述：项目自评得分为88.6分。全年预算数为300.00万元，执行数为260.00万元，完成预算的86.67%。为4,126名老年人提供居家养老服务，目标为4,500名。扣分原因：一是服务人数未达到目标；二是两家机构退出；三是系统建设滞后。

农村公路养护项目自评综述：项目自评得分为97.85分。路肩清理频次不足，该项扣2.15分。

第五部分 附件

2024年度项目支出绩效自评结果汇总表
单位：万元
序号	项目名称	预算数	执行数	得分	等级
1	居家养老服务补助	300.00	260.00	88.6	良
2	农村公路养护	80.00	71.20	97.85	优
3	高龄津贴	120.00	119.00	98.5	优

项目支出绩效自评表
项目名称	居家养老服务补肋	主管部门	青禾县民政局
预算执行（万元）	预算数：300.00	执行数：260.00	执行率：86.67%	分值：10	得分：8.7
指标	指标名称	目标	完成	满分	得分	扣分	扣分原因
数量	服务老年人数（名）	4500	4126	45	42.9	2.1	两家服务机构退出
数量	建成智慧养老系统（套）	1	0	35	27	8	招标流标
满意度	上门服务满意率（%）	90	93.5	10	10	0
总计				100	88.6	11.4
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("brief"), {"云泽市青禾县民政局2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}居家养老服务补助服务老年人数目标和完成各多少", ("“居家养老服务补助”", "4,500名", "4,126名")),
        ((), f"{WHO}居家养老服务补助建成智慧养老系统扣了几分", ("35分", "27分", "8分（推算）", "招标流标")),
        ((), f"{WHO}居家养老服务补助预算执行率得了几分", ("8.7分",)),
        ((), f"{WHO}居家养老服务补助服务老年人数目标值和完成值差多少", ("374名（推算）",)),
        ((), f"{WHO}居家养老服务补助服务老年人数完成值，正文和自评表一致吗", ("说明文字写到", "4,126名老年人")),
        ((), f"{WHO}农村公路养护项目哪一项扣了2.15分", ("路肩清理频次不足",)),
        ((f"{WHO}部门整体支出绩效自评得分多少",), "涉及多少资金", ("980.5",)),
    ],
)  # fmt: skip
def test_what_is_asked_is_told(held: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, held, history=history).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        (f"{WHO}居家养老服务补助自评等级是什么", "7个"),
        (f"{WHO}高龄津贴项目哪个指标扣了分", "119.00"),
    ],
)  # fmt: skip
def test_nothing_of_others_is_told(held: Library, question: str, untold: str) -> None:
    assert untold not in ask(question, held).answer


def test_the_goals_of_the_only_form_are_none_of_another_project(held: Library) -> None:
    assert ask(f"{WHO}火箭发射项目绩效目标是什么", held).figures == ()
    assert len(ask(f"{WHO}项目绩效目标有哪些", held).figures) == len(ask(f"{WHO}居家养老项目绩效目标是什么", held).figures) > 1
