"""Money that is named by what it was spent on, and projects named by a few words, beside what is told of all."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市园林局"
TEXT = f"""{WHO}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收入总计900.00万元，比上年增加40.00万元，增长4.65%，主要是年初结转增加。

（二）收入决算情况说明

2024年度收入700.00万元，比上年决算数减少30.00万元，下降4.11%，具体情况如下：

二、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为700.00万元，支出决算为650.00万元，完成年初预算的92.86%。决算数小于预算数的主要原因：部分工程结转。其中：

1、城乡社区支出（类）城乡社区公共设施（款）其他城乡社区公共设施支出（项）。主要用于：环湖步道、夜景灯光和公厕改造。年初预算为300.00万元，支出决算为260.00万元。决算数小于预算数的主要原因：步道受汛期影响停工。

2、一般公共服务支出（类）财政事务（款）财政委托业务支出（项）。主要用于：委托中介机构开展审计等3类业务。年初预算为50.00万元，支出决算为45.00万元。决算数小于预算数的主要原因：个别项目未付清。

三、预算绩效管理情况

绩效自评的2024年度项目3个，平均得分92.10分（其中，绩效评级为“优”的项目2个；绩效评级为“合格”的项目1个；绩效评级为“不合格”的项目0个）。

第四部分 附件

项目支出绩效自评表
（2024年度）
单位：万元

项目名称	智慧苗圃平台升级改造项目
	年初预算数	全年预算数(A)	全年执行数(B)	分值	执行率(B/A)	得分
年度资金总额	60.00	58.00	55.00	10	94.83%	9.48
一级指标	二级指标	三级指标	年度指标值(A)	实际完成指标值(B)	分值	得分
产出指标	数量指标	接入苗圃数量	≥20个	20个	40	40
产出指标	质量指标	数据接通率	≥99%	97%	20	19
产出指标	时效指标	故障修复及时率	≥95%	96%	20	20
总分	100	99.48
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("gardens"), {f"{WHO}2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("修步道那笔钱花了多少", ("没有单独披露“修步道”", "其他城乡社区公共设施支出", "260.00万元")),
        ("夜景灯光预算多少", ("没有单独披露“夜景灯光”", "300.00万元")),
        ("修步道、改公厕那笔钱为什么没花到预算数", ("没有单独披露", "汛期")),
        ("请第三方审计花了多少", ("没有单独披露", "45.00万元")),
        ("平台升级花了多少", ("智慧苗圃平台升级改造项目", "55.00万元")),
        ("智慧苗圃平台升级改造项目的数据接通实际完成多少", ("数据接通率", "97%")),
        ("智慧苗圃平台升级改造项目的修复及时得了几分", ("故障修复及时率", "20分")),
        ("智慧苗圃平台升级改造有几个指标扣了分", ("数据接通率", "差额为1分")),
        ("优的几个，不合格的几个", ("“优”的项目2个", "0个")),
        ("哪个项目评为合格", ("没有点出这一等级的项目", "“合格”的项目1个")),
    ],
)  # fmt: skip
def test_what_is_named_is_told_as_what_it_is(question: str, told: tuple[str, ...], held: Library) -> None:
    answer = ask(f"{WHO}{question}", held).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    ("history", "question", "untold"),
    [
        ((), "苗圃平台项目为什么没花完", "部分工程结转"),
        ((), "修假山那笔钱为什么没花到预算数", "部分工程结转"),
        ((), "信息化建设花了多少", "夜景灯光"),
        ((), "局机关人员那笔钱为什么没花完", "部分工程结转"),
        ((f"{WHO}绩效自评评为合格的是哪个项目",), "得了多少分", "92.10分。["),
        ((f"{WHO}智慧苗圃平台升级改造项目得多少分",), "为什么是99", "停工"),
    ],
)  # fmt: skip
def test_what_is_told_of_all_is_not_told_of_a_part(history: tuple[str, ...], question: str, untold: str, held: Library) -> None:
    answer = ask(question if history else f"{WHO}{question}", held, history=history)
    assert untold not in answer.answer
    assert answer.status in (Status.ANSWERED, Status.REFUSED)
