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
        ((), f"{WHO}自评了几个项目，涉及多少钱，得分最低的是哪个", ("2个", "矫正监管", "92.3分")),
        ((), f"{WHO}哪个项目得分最低，多少分，为什么", ("92.3分", "夏季雨水多")),
        ((), f"{WHO}矫正监管项目批了多少，得了几分，为什么低", ("40.00万元", "92.3分", "设备尾款未支付")),
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


def test_a_number_of_another_project_is_not_told(held: Library) -> None:
    answer = ask(f"{WHO}法律援助项目来了多少人，家属满意度多少", held)
    assert not answer.figures, answer.answer


def test_what_one_indicator_lost_is_not_what_the_project_did(held: Library) -> None:
    answer = ask(f"{WHO}矫正监管项目暴露类投诉下降率扣了多少分", held).answer
    assert "6分（推算）" in answer and "7.7" not in answer


LISTED = """云泽市柏溪县人社局2024年度部门决算

第三部分 2024年部门决算情况说明

一、预算绩效情况说明

本部门组织对2024年度3个项目开展绩效自评，涉及资金777.34万元。自评结果：优秀1个、良好1个、合格1个。其中“公共就业示范”项目委托第三方机构云泽咨询公司开展评价，评价得分88.6分。

2024年度项目支出绩效自评结果汇总表
序号	项目名称	全年预算数（万元）	执行数（万元）	自评得分	自评等级
1	根治欠薪执法	62.00	58.36	96.8	优秀
2	公共就业示范	620.34	524.19	91.4	良好
3	犬类管理	95.00	62.70	78.4	合格

第四部分 检察业务

2024年批准逮捕318件436人，提起公诉705件958人。

第五部分 附件

项目支出绩效自评表
项目名称	根治欠薪执法
项目资金（万元）	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	62.00	62.00	58.36	10	94.13%	9.4
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析
产出指标	数量指标	新建维权基地	10家	8家	20	16	场地未达标
产出指标	时效指标	平台上线时间	9月底前	11月中旬	10	6	联调测试延后
产出指标	时效指标	完工时间	10月底	11月20日	10	8	雨季停工
满意度指标	服务对象满意度	群众满意度	≥90%	95%	50	50
总分				100	89.4
"""
BUREAU = "云泽市柏溪县人社局"


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("listing"), {f"{BUREAU}2024年度部门决算.txt": LISTED})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{BUREAU}三个项目里花钱最多的得了几分", ("524.19", "91.4分")),
        ((), f"{BUREAU}自评合格的项目是哪个", ("犬类管理",)),
        ((), f"{BUREAU}几个优秀几个良好", ("优秀1个、良好1个",)),
        ((), f"{BUREAU}根治欠薪执法项目维权基地少建了几家，什么原因", ("2家（推算）", "场地未达标")),
        ((f"{BUREAU}根治欠薪执法项目维权基地建了几家",), "是计划的百分之几", ("80.00%（推算）",)),
        ((f"{BUREAU}根治欠薪执法项目维权基地目标多少、实际多少",), "差了多少", ("2家（推算）",)),
        ((f"{BUREAU}根治欠薪执法项目哪项扣得最多",), "总共扣了多少分", ("10.6分（推算）",)),
        ((), f"{BUREAU}根治欠薪执法项目钱花完没有", ("62", "58.36", "3.64")),
        ((), f"{BUREAU}根治欠薪执法平台什么时候上线的", ("11月中旬",)),
        ((f"{BUREAU}根治欠薪执法项目得了多少分",), "完工拖了多久", ("10月底", "11月20日")),
        ((), f"{BUREAU}公共就业示范项目第三方评价得了多少分", ("云泽咨询公司", "88.6分")),
        ((f"{BUREAU}根治欠薪执法项目得了多少分",), "公共就业示范项目比它低几分", ("91.4分", "5.4分（推算）")),
        ((f"{BUREAU}根治欠薪执法项目群众满意度目标多少",), "差几个百分点", ("95%", "5个百分点（推算）")),
        ((), f"{BUREAU}自评项目平均涉及多少资金", ("259.11万元/个（推算）",)),
        ((f"{BUREAU}哪些指标没达标",), "各扣了多少分", ("4分（推算）", "场地未达标")),
        ((f"{BUREAU}公共就业示范和犬类管理哪个得分高",), "高几分", ("91.4分", "78.4分", "13.0分（推算）")),
        ((f"{BUREAU}根治欠薪执法项目群众满意度目标多少",), "比目标高了吗", ("≥90%", "95%", "达到目标")),
        ((), f"{BUREAU}自评的三个项目都是优秀吗", ("优秀1个、良好1个、合格1个",)),
        ((), f"{BUREAU}批捕了多少人", ("按“批准逮捕”作答", "436人")),
        ((f"{BUREAU}批准逮捕了多少人",), "起诉呢", ("按“提起公诉”作答", "958人")),
    ],
)  # fmt: skip
def test_what_a_list_and_a_form_tell(listing: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, listing, history=history).answer
    assert all(words in answer for words in told), answer
