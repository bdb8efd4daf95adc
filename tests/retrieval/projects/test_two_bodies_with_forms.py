"""Two bodies whose forms have a column for reasons: whose project a follow-up is of, what lost points, and why."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

FORM = """{who}2023年度部门决算

第一部分 决算情况说明

1.交通运输（类）公路水路运输（款）公路养护（项）：年初预算为20.00万元，支出决算为25.00万元，完成预算的125.0%。决算数大于预算数的主要原因是冰雪天气多，追加防滑料资金。

第二部分 附件

部门预算项目支出绩效自评表（2023年度）
金额单位：万元
项目名称	{project}	实施单位	{who}
预算执行情况		年初预算数	全年预算数	执行数	预算执行率	分值	得分	原因
	总额	200.00	200.00	{spent}	{rate}%	10	{got}	{why}
	其中：财政资金	200.00	200.00	{spent}	{rate}%
一级指标	二级指标	三级指标	指标性质	指标值	度量单位	分值	完成值	得分	未完成原因及改进措施
{rows}
"""
ROAD = """产出指标	数量指标	完成路基	≥	12	公里	45	9	40	征地滞后
		完成桥梁架设	＝	3	座	45	2	30	桩基遇流沙
合计						100		77"""
COURSE = """产出指标	数量指标	建成在线课程	＝	6	门	90	3	60	平台验收延期
合计						100		70"""
HISTORY = ("云口线改建工程绩效自评扣分都扣在哪些地方？",)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    forms = {
        "云泽县交通局": {"project": "云口线青坪至河湾段改建工程", "rows": ROAD, "spent": "140.00", "rate": "70.00", "got": "7"},
        "云泽师范学校": {"project": "在线教学能力提升项目", "rows": COURSE, "spent": "200.00", "rate": "100.00", "got": "10"},
    }
    texts = {f"{who}2023年度部门决算.txt": FORM.format(who=who, why="按进度支付", **one) for who, one in forms.items()}
    return library_of_texts(tmp_path_factory.mktemp("bodies"), texts)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("桥少修了一座是怎么回事", "桩基遇流沙"), ("房子少修了五座是怎么回事", "")],
)
def test_why_fewer_were_built_is_told_of_the_project_spoken_of(asked: str, told: str, library: Library) -> None:
    answer = ask(asked, library, history=HISTORY).answer
    assert "平台验收延期" not in answer and "征地滞后" not in answer and told in answer


@pytest.mark.parametrize("why", ["什么原因", "原因呢", "为什么"])
def test_a_bare_reason_behind_another_question_is_that_of_its_item(why: str, library: Library) -> None:
    answer = ask(f"云泽县交通局公路养护这一项超预算了吗？{why}", library)
    assert "5.00" in [one.value for one in answer.figures] and "追加防滑料资金" in answer.answer
