"""Reasons that begin on the next line, evaluations by the finance office and by the department, and results in words."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "清溪区公路局"
TEXT = f"""{WHO}2024年度部门决算

第二部分 部门决算表

政府性基金预算支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计				0.00

第三部分 部门决算情况说明

四、一般公共预算财政拨款支出决算情况说明

1、交通运输支出（类）公路水路运输（款）公路建设（项）。

年初预算为0万元，支出决算为60.00万元，由于年初预算为0，无法计算百分比，主要原因是：上级补助年中下达。

2、交通运输支出（类）公路水路运输（款）公路养护（项）。

年初预算为50.00万元，支出决算为40.00万元，完成年初预算的80.00%，决算数小于年初预算数的主要原因是：

养护合同考核扣款。

十、预算绩效情况说明

共1个项目开展了财政重点绩效评价，涉及财政性资金合计20.00万元；共4个项目开展了部门评价，涉及财政性资金合计90.00万元。

第五部分 附件

项目支出绩效自评表
项目名称	候车亭改建
主管部门	{WHO}	实施单位	{WHO}
项目资金（万元）	年度资金总额	年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	30.00	30.00	30.00	10	100%	10
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析
产出指标	数量指标	改建候车亭	12座	11座	50	46	一处占地未协调
效益指标	社会效益指标	候车能力	日均90人次	日均80人次	40	35
总分					100	91
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("roads"), {f"{WHO}2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("公路养护为什么没用完", "养护合同考核扣款", ""),
        ("公路建设为什么超预算", "上级补助年中下达", ""),
        ("公路养护预算完成了多少", "80.00%", "40.00"),
        ("部门评价了几个项目", "4个", "不一致"),
        ("财政重点绩效评价了几个项目", "1个", "4个"),
        ("部门评价涉及多少资金", "90.00万元", "20.00"),
        ("政府性基金预算支出多少", "没有发生", "0.00"),
        ("候车能力为什么扣分", "35分", "偏差原因"),
        ("改建候车亭为什么扣分", "一处占地未协调", ""),
    ],
)
def test_answers(question: str, told: str, untold: str, held: Library) -> None:
    answer = ask(f"{WHO}{question}", held).answer
    assert told in answer and (not untold or untold not in answer), answer
