"""Counts that stand beside sums: reasons of money are none of bodies counted, and what has a number of its own is told by it."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽县林业局"
TEXT = """云泽县林业局2023年度部门决算

第一部分 部门概况

云泽县林业局由云泽县自然资源委主管。2023年林业中专班录取新生120人，毕业生98人。

与2022年相比，本年度纳入决算编制范围的单位减少1个，原因是原苗圃站并入林业服务中心。

第二部分 2023年度部门决算情况说明

一、收入支出决算总体情况说明

2023年度收、支总计均为860.00万元。与2022年度相比，收、支总计各增加60.00万元，增长7.50%。主要变动原因是上级下达造林补助资金增加。

二、财政拨款“三公”经费支出决算情况说明

国内公务接待12批次，96人次，共计支出3.20万元，具体内容包括：接待省林业厅督导组0.80万元、接待兄弟县区学习考察1.40万元、其他接待1.00万元。

三、其他重要事项的情况说明

全年办理林业行政处罚案件31件，其中盗伐林木案件20件，处罚金额16.40万元。

合同金额较大的采购项目：X417林区道路改建工程由云泽宏路公司承建，合同价186.00万元。

1.卫生健康（类）行政事业单位医疗（款）行政单位医疗（项）：年初预算为41.37万元，支出决算为41.37万元，完成预算100%。

第三部分 附表

财政拨款“三公”经费支出决算表
单位：万元
项目	年初预算数	全年预算数	决算数
合计	4.00	3.50	3.20
公务接待费	4.00	3.50	3.20

部门预算项目支出绩效自评表
金额单位：万元
项目名称	公共厕所运营补贴	实施单位	云泽县林业局
预算执行情况		年初预算数	全年预算数	执行数	预算执行率	分值	得分
	总额	20.00	20.00	18.00	90.00%	10	9
一级指标	二级指标	三级指标	指标性质	指标值	度量单位	分值	完成值	得分	未完成原因及改进措施
产出指标	数量指标	公厕开放率	≥	98	%	90	95	85.8	检修停用
合计						100		94.8
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("counts"), {f"{WHO}2023年度部门决算.txt": TEXT})


@pytest.mark.parametrize("asked", ["收支总计比上年多了多少，为什么", "比去年钱多了多少，为什么", "收支为什么增加"])
def test_the_reason_of_all_money_is_none_of_bodies_counted(asked: str, held: Library) -> None:
    told = ask(f"{WHO}{asked}", held).answer
    assert "上级下达造林补助资金增加" in told and "苗圃站" not in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("接待兄弟县花了多少", "1.40万元"),
        ("公务接待花了多少", "3.20万元"),
        ("罚了多少钱", "处罚金额16.40万元"),
        ("X417合同多少钱", "合同价186.00万元"),
        ("公厕补贴项目得几分", "94.8分"),
        ("招了多少新生", "录取新生120人"),
        ("主管部门是谁", "自然资源委主管"),
        ("公务接待费调整后预算多少", "公务接待费全年预算数为3.50万元"),
    ],
)
def test_what_has_a_number_of_its_own_is_told_by_it(asked: str, told: str, held: Library) -> None:
    assert told in ask(f"{WHO}{asked}", held).answer


def test_numbers_in_names_are_told_whole(held: Library) -> None:
    assert ask(f"{WHO}Y417合同多少钱", held).status is Status.REFUSED
