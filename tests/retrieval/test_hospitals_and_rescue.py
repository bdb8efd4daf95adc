"""What is asked of a hospital and of a rescue bureau: other names in brackets, what is not counted, changes by 多 and 少."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

HOSPITAL, RESCUE = "云泽市妇幼保健院", "青禾县应急管理局"
OF_HOSPITAL = """云泽市妇幼保健院2024年度单位决算

第一部分 单位概况

一、人员情况

年末实有在岗职工120人；卫生专业技术人员90人，其中高级职称11人、中级职称40人。

二、年度主要工作

出院病人6412人次；手术2187台次；分娩1486例，比上年少203例，剖宫产率41.2%。开展无痛分娩等新技术6项。

第三部分 2024年度单位决算情况说明

一、收入决算情况说明

本年收入的具体构成为：财政拨款收入100.00万元；事业收入90.00万元，占47.37%。

事业收入中，医疗收入80.00万元（其中药品收入20.00万元），科教收入3.00万元。

二、“三公”经费支出决算情况说明

公务用车运行维护费支出预算为8.00万元，决算为6.00万元，完成预算的75%，主要原因是1辆救护车停用，年末公务用车保有6辆。

三、机关运行经费支出情况说明

本单位属于事业单位，按规定不统计机关运行经费。

第四部分 名词解释

（一）“三病”：指高血压、糖尿病和肥胖症。
"""
OF_RESCUE = """青禾县应急管理局2024年度部门决算

第一部分 部门概况

一、年度主要工作

全年检查企业210家次，排查一般隐患430条、重大隐患7条，重大隐患整改率100%。

立案查处违法建设128宗，拆除违法建筑面积5.62万平方米，完成年度任务5.20万平方米的108.08%。全年清运生活垃圾21.47万吨，日均588吨。

第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		100.00	40.00	60.00
2240106	安全监管	10.00		10.00
2240108	应急救援	30.00		30.00
2240703	自然灾害救灾补助	20.00		20.00
2240101	行政运行	40.00	40.00

一般公共预算财政拨款基本支出决算明细表

单位：万元
人员经费			公用经费
科目编码	科目名称	决算数	科目编码	科目名称	决算数
301	工资福利支出	30.00	302	商品和服务支出	10.00
30101	基本工资	30.00	30228	工会经费	6.00
			30229	福利费	4.00
			30212	因公出国（境）费用
人员经费合计		30.00	公用经费合计		10.00

第三部分 2024年度部门决算情况说明

一、机构运行经费支出决算情况说明

2024年度机构运行经费（机关运行经费）支出86.40万元，比2023年度减少4.10万元，下降4.53%，主要原因是取暖费减少。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{HOSPITAL}2024年度决算.txt": OF_HOSPITAL, f"{RESCUE}2024年度决算.txt": OF_RESCUE}
    return library_of_texts(tmp_path_factory.mktemp("hospital"), texts)


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), f"{HOSPITAL}有多少高级职称的专业技术人员", ["11"]),
        ((), f"{HOSPITAL}医疗收入是多少", ["80.00"]),
        ((), f"{HOSPITAL}医疗收入里药品收入有多少", ["20.00"]),
        ((), f"{HOSPITAL}事业收入里科教收入有多少", ["3.00"]),
        ((), f"{HOSPITAL}医疗收入里科教收入有多少", []),
        ((), f"{HOSPITAL}2024年末公务用车保有量是多少", ["6"]),
        ((), f"{RESCUE}排查出多少条重大隐患", ["7"]),
        ((f"{RESCUE}2024年项目支出是多少", "里面哪一项最多"), "第二多的呢", ["20.00"]),
        ((f"{RESCUE}基本支出里的工会经费是多少",), "福利费呢？两个加起来多少", ["4.00", "6.00", "10.00"]),
        ((f"{RESCUE}基本支出里的工会经费是多少", "福利费呢"), "两项加起来多少", ["6.00", "4.00", "10.00"]),
        ((), f"{RESCUE}机关运行经费是多少", ["86.40"]),
        ((), f"{RESCUE}机关运行经费比上年减少了多少", ["-4.10", "-4.53"]),
    ],
)  # fmt: skip
def test_what_sentences_count(history: tuple[str, ...], question: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(question, held, history=history).figures] == values


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{HOSPITAL}机关运行经费是多少", "不适用：本单位属于事业单位，按规定不统计机关运行经费。"),
        ((), f"{RESCUE}基本支出里有出国的钱吗", "在表中为空白"),
        ((), f"{HOSPITAL}和{RESCUE}的机关运行经费哪个高", f"报告写明不统计的：{HOSPITAL}2024年度"),
        ((), "“三病”具体是指哪三种", "高血压、糖尿病和肥胖症"),
        ((), f"{HOSPITAL}接生了多少，比上一年多还是少", "分娩1486例，比上年少203例"),
        ((f"{HOSPITAL}分娩多少例",), "比上年多还是少", "比上年少203例"),
        ((), "青禾应急部门排查出多少条重大隐患", "重大隐患为7条"),
        ((), f"{RESCUE}清运了多少生活垃圾，平均每天多少吨", "日均588吨"),
        ((f"{RESCUE}立案查处违法建设多少宗",), "拆了多大面积，任务完成没有", "完成年度任务5.20万平方米的108.08%"),
    ],
)  # fmt: skip
def test_what_is_told_in_words(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    answer = ask(question, held, history=history).answer
    assert told in answer and "没有找到" not in answer


def test_the_share_of_a_part_is_not_that_of_the_whole(held: Library) -> None:
    assert [one.value for one in ask(f"{HOSPITAL}事业收入占比是多少", held).figures] == ["47.37"]
    assert not ask(f"{HOSPITAL}医疗收入占比是多少", held).figures
