"""Two hotlines: projects of one body, scores set apart, both dates of a goal, rates that rose, and years told side by side."""

from __future__ import annotations

import pytest

from extraction import reading
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status

FIRST, SECOND = "云泽市12345热线服务中心", "青禾县12345热线受理中心"
TEXT = """云泽市12345热线服务中心2024年度部门决算

第一部分 部门概况

二、机构设置

本部门内设机构包括：综合科、督办科、数据科。

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计300.00万元。2023年度收、支决算总计420.00万元。2023年年末在编人数为4人，2024年年末在编人数为11人。

九、财政拨款“三公”经费支出决算情况说明

因公出国（境）费预算为8.00万元，支出决算为6.00万元，完成预算的75%。全年因公出国（境）团组2个，累计4人次。

十一、政府采购支出情况说明

2024年度政府采购支出总额90.00万元，其中：政府采购货物支出20.00万元、政府采购服务支出70.00万元。

十三、预算绩效情况说明

本部门组织对2024年度市级预算项目全面开展绩效自评，涵盖项目4个，涉及预算资金140.00万元。

今年在部门决算中反映了全部项目绩效自评结果，以及坐席建设项目等1个项目的绩效自评表。

全市诉求“一次办成率”由61%提升至72%，“解决率”由80.5%提升至91%。

第五部分 附件

项目支出绩效自评结果汇总表
序号	项目名称	得分
1	坐席建设项目	98.5
2	话务服务费用	99.2
3	单位运行经费（市民诉求研究中心）	96
4	课题调研费（市民诉求研究中心）	91.5

项目支出绩效自评表
（2024年度）
单位：万元
项目名称	坐席建设项目
项目预算执行情况		年初预算数	全年预算数(A)	全年执行数(B)	分值	执行率(B/A)	得分
	年度资金总额	40	50	50	10	100%	10
年度绩效指标	一级指标	二级指标	三级指标	年度指标值(A)	实际完成指标值(B)	分值	得分	偏差原因分析及改进措施
	产出指标	数量指标	坐席增设数量	≥30个	28个	20	19	坐席增设数量未达到目标值
		数量指标	电脑采购数量	≥30台	29台	20	19.5	采购批次推迟
		时效指标	坐席建设完工时间	早于12月15日	12月5日	20	20
	满意度指标	服务对象满意度指标	群众满意度	≥90%	95%	30	30
总分	98.5
"""
OTHER = """青禾县12345热线受理中心2024年度部门决算

第三部分 2024年度部门决算情况说明

十一、政府采购支出情况说明

2024年度政府采购支出总额120.00万元，其中：政府采购货物支出5.00万元、政府采购服务支出115.00万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("hotlines")
    library = Library(folder / "library")
    for who, text in ((FIRST, TEXT), (SECOND, OTHER)):
        path = folder / f"{who}2024年度部门决算.txt"
        path.write_text(text, encoding="utf-8")
        library.add(reading.read(path), path)
    return library


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{FIRST}属于市民诉求研究中心的项目里哪个得分最低", ("课题调研费", "91.5分")),
        ((), f"{FIRST}的项目中市民诉求研究中心的各得了多少分", ("96分", "91.5分")),
        ((), f"{FIRST}话务服务费用自评得分比坐席建设项目高多少", ("99.2分", "98.5分", "0.7分")),
        ((), f"{FIRST}得分最高和最低的项目差几分", ("99.2分", "91.5分", "7.7分")),
        ((f"{FIRST}得分最低的是哪个项目",), "比话务服务费用低几分", ("7.7分",)),
        ((), f"{FIRST}附了自评表的是哪个项目", ("坐席建设项目等1个项目的绩效自评表",)),
        ((), f"{FIRST}反映了几个项目的绩效自评表", ("坐席建设项目等1个项目的绩效自评表",)),
        ((), f"{FIRST}坐席建设项目完工时间要求和实际分别是哪天", ("早于12月15日", "12月5日")),
        ((f"{FIRST}坐席建设项目坐席增设数量扣了几分",), "电脑采购数量那项呢", ("0.5分", "采购批次推迟")),
        ((), f"{FIRST}坐席建设项目坐席要增设多少个，实际增设多少个", ("≥30个", "28个")),
        ((f"{FIRST}坐席建设项目年初预算是多少",), "后来调了多少上去", ("10万元",)),
        ((), f"{FIRST}一次办成率提高了几个百分点", ("72%", "61%", "11个百分点")),
        ((), f"{FIRST}年末在编人员比上年增加了几个", ("11人", "4人", "7人")),
        ((f"{FIRST}年末有多少在编人员", "上一年呢"), "增加了几个", ("7人",)),
        ((f"{FIRST}因公出国去了几个团", "多少人次"), "平均每人次花了多少钱", ("6.00万元", "4人次", "15,000.00元/人次")),
        ((), f"{FIRST}因公出国费预算花出去了吗", ("6.00万元", "8.00万元", "2.00万元")),
        ((f"{FIRST}有哪些科室",), "一共几个", ("3个",)),
        ((f"{FIRST}政府采购货物花了多少",), f"那跟{SECOND}比，谁的采购总额大", ("90.00万元", "120.00万元", "30.00万元")),
        ((), f"{FIRST}2024年总收支是多少", ("300.00万元",)),
    ],
)  # fmt: skip
def test_each_question_is_told_its_numbers(held: Library, history: tuple[str, ...], question: str, told: tuple[str, ...]) -> None:
    answer = ask(question, held, history=history)
    assert answer.status is Status.ANSWERED
    assert all(one in answer.answer for one in told), answer.answer


def test_what_follows_last_year_by_the_calendar_is_asked_back_too(held: Library) -> None:
    asked = f"{FIRST}去年的政府采购总额多少"
    answers = [ask(asked, held), ask("那货物呢", held, history=(asked,))]
    assert [one.status for one in answers] == [Status.CLARIFY, Status.CLARIFY]
