"""A report from a web page: fees in brackets, forms that call money by other words, comparisons with the budget of the year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "青禾县职业学校"
TEXT = f"""学校首页 | 信息公开 | 财务信息
首页>>信息公开>>正文

{WHO}
2023年度单位决算

第二部分 2023年度单位决算表

支出决算表（单位：万元）
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t420.00\t300.00\t120.00
205\t教育支出\t420.00\t300.00\t120.00
20503\t职业教育\t420.00\t300.00\t120.00
2050302\t中等职业教育\t300.00\t300.00\t
2050399\t其他职业教育支出\t120.00\t\t120.00

第三部分 2023年度单位决算情况说明

一、收入决算情况说明

本年收入合计500.00万元，其中：事业收入90.00万元。教育收费80.00万元（学费60.00万元、住宿费20.00万元）。

二、“三公”经费支出决算情况说明

公务用车购置费及运行维护费支出决算为5.60万元，与上年相比增加0.30万元，增长5.66%，增长的主要原因是车辆老化。公务用车保有量为2辆。

三、一般公共预算财政拨款支出决算情况说明

1.教育支出（类）职业教育（款）其他职业教育支出（项）。年初预算为100.00万元，支出决算为120.00万元，完成年初预算的120%。

第五部分 附件

附件1 项目绩效自评价表

项目名称：技能大赛承办
单位：元
资金名称\t预算数（A）\t执行数（B）\t分值\t执行率（B/A）\t得分
项目资金总额\t600000\t540000\t10\t90.00%\t9

一级指标\t二级指标\t三级指标\t目标值\t实际值\t权重\t得分
产出\t数量指标\t参赛学生人数\t≥90人\t86人\t90\t85
总分\t\t\t\t\t100\t94

附件2 各学部在校生情况
学部\t专业数（个）\t在校生数（人）\t专任教师（人）\t双师型教师占比
机电学部\t3\t310\t24\t75.00%
护理学部\t2\t420\t31\t61.29%
合计\t5\t730\t55\t

附件4 家庭帮扶情况表
类别\t年末户数（户）\t帮扶标准\t全年发放人次\t全年发放金额（万元）
困难学生\t32\t300元/人·月\t64\t1.92
孤儿\t5\t集中500元/人·月；散居400元/人·月\t60\t2.70

附件3 资助资金发放明细
资助项目\t数量\t补助标准\t补助金额（万元）
免住宿费\t210人\t0.05万元/人\t10.50
伙食补助\t96人\t0.10万元/人\t9.60
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("school")
    return library_of_texts(folder, {f"{WHO}2023年度单位决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), "学费收了多少", ["60.00"]),
        ((), "学费收入是多少", ["60.00"]),
        (("其他职业教育支出花了多少",), "比年初预算多花了多少", ["120.00", "100.00"]),
        ((), "技能大赛承办项目花了多少钱", ["540000"]),
        ((), "技能大赛承办项目执行率多少", ["90.00"]),
        (("技能大赛承办项目花了多少钱",), "参赛学生人数实际是多少", ["86"]),
        (("哪个学部学生最多",), "机电学部有多少老师", ["24"]),
        ((), "哪个学部学生最多", ["420"]),
        ((), "免住宿费补助了多少钱", ["10.50"]),
        (("免住宿费补助了多少钱",), "每人补多少", ["0.05"]),
        ((), "伙食补助每人补助多少", ["0.10"]),
        (("公车经费比上年增加多少",), "年末还有多少辆？", ["2"]),
        ((), "公车经费比上年增加多少", ["0.30"]),
        ((), "困难学生全年发了多少人次", ["64"]),
        ((), "困难学生有多少户", ["32"]),
    ],
)
def test_what_is_told(history: Sequence[str], question: str, values: list[str], held: Library) -> None:
    told = ask(question, held, history=tuple(history))
    assert [one.value for one in told.figures][: len(values)] == values


def test_why_a_vehicle_cost_more_where_both_halves_are_called_money(held: Library) -> None:
    assert ask("公务用车购置及运行维护费为什么比上年增加", held).answer.startswith("车辆老化")


@pytest.mark.parametrize("asked", ["为什么扣那么多分", "怎么扣了这么多"])
def test_so_many_points_are_points(asked: str, held: Library) -> None:
    assert [one.value for one in ask(asked, held, history=("技能大赛承办项目得了多少分",)).figures][:2] == ["90", "85"]


def test_what_is_left_to_be_repaired_is_no_money(held: Library) -> None:
    assert not ask(f"{WHO}2023年还剩多少没改", held).figures
