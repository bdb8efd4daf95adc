"""An area called by its place and kind, its projects told line by line under their numbers, and a bureau beside it."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

ZONE, BUREAU = "石河州经济技术开发区管理委员会", "青禾县住房和城乡建设局"
OF_ZONE = f"""{ZONE}2024年度部门决算

第一部分 单位概况

单位编制数58人，实有63人。

第二部分 部门决算情况说明

一、收入支出决算总体情况说明

收入支出总体与上年相比，增加104.60万元，增长17.03%，主要原因是：新增厂房二期。

二、其他情况说明

协议引资额58.40亿元，到位资金21.65亿元，同比增长18.30%。

三、预算绩效的情况说明

发现的问题及原因：个别项目前期手续办理时间长。

项目一：标准化厂房二期

预算安排：180.00万元

实际支出：162.00万元

自评得分：92.60分

评价等级：优

主要成效：建成厂房4栋。

存在问题：因冬季停工，工期延误42天。

项目二：招商引资专项

预算安排：45.00万元

实际支出：38.00万元

自评得分：84.30分

评价等级：良

存在问题：计划赴外招商40批次，实际完成28批次。
"""
OF_BUREAU = f"""{BUREAU}2024年度部门决算

第一部分 概况

编制47名（行政12名，事业35名）；实有45人；聘用环卫工人126人。

第三部分 2024年度部门决算情况说明

一、收入决算情况说明

其他收入26.00万元，占0.62%，系省级援助的环卫设备款。

二、“三公”经费支出决算情况说明

公务接待费0.62万元，较上年减少0.18万元，减少的原因是检查组自带餐券，接待22批次、186人。

三、绩效情况说明

（一）项目自评结果

1.环卫保洁项目：全年预算72.00万元，执行68.42万元，执行率95.03%，自评得分93.50分。扣分原因：群众满意度低于目标值3.7个百分点。

四、支出决算表

金额单位：万元
科目编码	科目名称	本年支出合计
2120501	城乡社区环境卫生	684.00

项目支出绩效自评表

项目名称：租金补贴
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
满意度	服务对象	受益对象满意度	≥90%	94.2%	10	10
合计				100	98.31
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{ZONE}2024年度部门决算.txt": OF_ZONE, f"{BUREAU}2024年度部门决算.txt": OF_BUREAU}
    return library_of_texts(tmp_path_factory.mktemp("zone"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "石河州经开区编制多少人", "编制数为58人"),
        ((), "石河州开发区管委会实有多少人", "实有人数为63人"),
        ((), "石河州经开区收支总体比上年涨了多少", "增加104.60万元"),
        ((), "石河州经开区到位资金多少", "到位资金为21.65亿元"),
        ((), "石河州经开区预算绩效发现了什么问题", "个别项目前期手续办理时间长。"),
        ((), "标准化厂房二期自评得分多少", "得分为92.60分"),
        (("标准化厂房二期自评得分多少",), "有什么问题", "因冬季停工，工期延误42天。"),
        (("标准化厂房二期自评得分多少",), "取得了什么成效", "建成厂房4栋。"),
        (("标准化厂房二期自评得分多少",), "实际支出多少", "162.00万元"),
        ((), "标准化厂房二期评价等级是什么", "评价等级：优"),
        ((), "招商引资专项哪里没完成", "计划赴外招商40批次，实际完成28批次。"),
        (("招商引资专项哪里没完成",), "得了几分", "得分为84.30分"),
        ((), f"{BUREAU}其他收入是哪来的", "系省级援助的环卫设备款。"),
        ((), f"{BUREAU}接待了几批人", "22批次"),
        ((), f"{BUREAU}编制和实有人数差几个", "差额为2人"),
        ((), f"{BUREAU}聘了多少环卫工人", "126人"),
        (("环卫保洁项目自评得分多少",), "执行率多少", "95.03%"),
    ],
)  # fmt: skip
def test_lines_and_remarks_are_told_of_what_they_stand_under(
    history: tuple[str, ...], question: str, told: str, held: Library
) -> None:
    assert told in ask(question, held, history=history).answer


def test_what_another_project_aimed_at_is_no_answer(held: Library) -> None:
    assert ask("群众满意度比目标低多少", held, history=("环卫保洁项目扣分原因是什么",)).status is Status.REFUSED


def test_an_area_of_another_place_is_unknown(held: Library) -> None:
    assert "没有“高新区”的报告" in ask("高新区三公经费多少", held).answer
