"""What is asked of the project that comes first, of all that one lost, and of a goal whose result is printed without a unit."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO, OTHER = "云泽市青禾县司法局", "云泽市柳湾县水利局"
TEXT = """{who}2024年度部门决算

第三部分 2024年部门决算情况说明

一、预算绩效情况说明

本部门组织对2024年度项目支出开展绩效自评，共涉及项目2个。

1.{first}项目：全年预算数40.00万元，执行数33.20万元，执行率83.00%，自评得分{score}分。偏差原因：设备尾款未支付。

2.法律援助项目：全年预算数62.00万元，执行数62.00万元，执行率100%，自评得分97分。

第五部分 附件

项目支出绩效自评表
项目名称	{first}
项目资金（万元）	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	40.00	40.00	33.20	10	83.00%	8.3
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	在册对象监管人数	≥200人	217	40	40
产出指标	质量指标	暴露类投诉下降率	≥90%	84%	40	{rate}
满意度指标	服务对象满意度	家属满意度	≥90%	≥91%	10	10
总分				100	{score}
偏差原因分析及改进措施	投诉下降率未达标，原因是夏季雨水多。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = {(WHO, "矫正监管"): ("92.3", "34"), (OTHER, "水毁修复"): ("88.3", "30")}
    texts = {
        f"{who}2024年度部门决算.txt": TEXT.format(who=who, first=first, score=score, rate=rate)
        for (who, first), (score, rate) in made.items()
    }
    return library_of_texts(tmp_path_factory.mktemp("first"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}得分最低的项目花了多少钱", ("矫正监管", "92.3分", "33.2")),
        ((), f"{WHO}预算最多的那个项目得了多少分", ("法律援助", "97分")),
        ((), f"{WHO}得分最低的项目为什么扣分", ("92.3分", "夏季雨水多")),
        ((), "得分最低的项目花了多少钱", (OTHER, "水毁修复", "33.2")),
        (("得分最低的是哪个项目",), "它花了多少钱", ("水毁修复", "33.2")),
        ((), f"{WHO}矫正监管项目扣了多少分，扣在哪", ("100分", "7.7分（推算）", "1.7分（推算）", "6分（推算）")),
        ((), f"{WHO}矫正监管项目为什么扣分", ("说明文字写到的原因：设备尾款未支付", "夏季雨水多")),
        ((), f"{WHO}监管人数比目标多了多少", ("217人", "≥200人", "17人（推算）", "按同行指标值的单位")),
        ((), f"{WHO}矫正监管项目家属满意度超过目标多少", ("≥91%", "1个百分点（推算）")),
    ],
)  # fmt: skip
def test_what_is_asked_is_told(held: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, held, history=history).answer
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize("question", [f"{WHO}得分最低的项目是哪个", f"{WHO}得分最低的项目得了多少分"])
def test_what_the_order_tells_is_told_once(held: Library, question: str) -> None:
    assert [one.value for one in ask(question, held).figures] == ["92.3"]


def test_what_one_indicator_lost_is_not_what_the_project_did(held: Library) -> None:
    answer = ask(f"{WHO}矫正监管项目暴露类投诉下降率扣了多少分", held).answer
    assert "6分（推算）" in answer and "7.7" not in answer
