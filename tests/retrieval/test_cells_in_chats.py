"""Cells by their row and column: reckoned with side by side, asked on in a chat, and named as no report prints them."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "霞屿市水文中心"
TEXT = f"""{WHO}2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表
部门：{WHO}|单位：万元
收入|||支出||
项目|行次|金额|项目|行次|金额
栏次||1|栏次||2
一、一般公共预算财政拨款收入|1|300.00|一、一般公共服务支出|32|220.00
||||十二、农林水支出|43|80.00
本年收入合计|27|300.00|本年支出合计|58|300.00
年初结转和结余|29|7.00|年末结转和结余|60|7.00
总计|31|307.00|总计|62|307.00

支出决算表
部门：{WHO}|单位：万元
项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出
科目编码|科目名称||||||
栏次||1|2|3|4|5|6
合计||300.00|190.00|110.00|||
201|一般公共服务支出|220.00|160.00|60.00|||
20103|政府办公厅（室）及相关机构事务|220.00|160.00|60.00|||
2010350|事业运行|170.00|150.00|20.00|||
2010399|其他政府办公厅（室）及相关机构事务支出|50.00|10.00|40.00|||
213|农林水支出|80.00|30.00|50.00|||
21303|水利|80.00|30.00|50.00|||
2130313|水文测报|80.00|30.00|50.00|||

第三部分 2024年度部门决算情况说明

一、支出决算情况说明

2024年度支出合计300.00万元，其中：基本支出190.00万元，占63.33%；项目支出110.00万元，占36.67%。

二、一般公共预算财政拨款支出决算情况说明

1、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）。年初预算为182.50万元，支出决算为170.00万元，完成年初预算的93.15%。

第五部分 附件

2024年度项目绩效自评情况汇总表
序号|项目名称|自评得分|自评等级
1|测站看护费|99|优
2|报汛通信费|98.33|优
3|2023年度堤防巡查费|97.5|优

项目支出绩效自评表
（2024年度）|单位：万元
项目名称|测站看护费|主管部门|霞屿市水利局
|||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分
|年度资金总额||9|9|9|10|100.00%|10
|其中：当年财政拨款||9|9|9|||
绩效指标|一级指标|二级指标|三级指标|年度指标值（A）|实际完成值（B）|分值|得分|偏差原因分析
|产出指标|数量指标|看护测站数|≥12个|12个|25|25|
|产出指标|数量指标|工作人员数量|≥15人|15人|15|15|
|产出指标|质量指标|水位报汛率|≥90%|99%|50|49|
||总分|||||99|

项目支出绩效自评表
（2024年度）|单位：万元
项目名称|报汛通信费|主管部门|霞屿市水利局
|||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分
|年度资金总额||30|30|25|10|83.33%|8.33
|其中：当年财政拨款||30|30|25|||
|上年结转资金||4|4|3|||
绩效指标|一级指标|二级指标|三级指标|年度指标值（A）|实际完成值（B）|分值|得分|偏差原因分析
|产出指标|数量指标|通信线路数|≥6条|6条|90|90|
||总分|||||98.33|
""".replace("|", "\t")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("cells"), {"水文中心.txt": TEXT})


def numbers(held: Library, *questions: str) -> list[str]:
    *before, question = questions
    return [f"{one.value}{one.unit}" for one in ask(question, held, history=before).figures]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("事业运行的项目支出和水文测报的项目支出加起来多少", ["20.00万元", "50.00万元", "70.00万元"]),
        ("事业运行的基本支出占本年支出合计多少", ["150.00万元", "300.00万元", "50.00%"]),
        ("事业运行项目支出占水文测报项目支出多少", ["20.00万元", "50.00万元", "40.00%"]),
        ("事业运行的项目支出占项目支出多少", ["20.00万元", "110.00万元", "18.18%"]),
        ("事业运行的基本支出和项目支出分别是多少", ["150.00万元", "20.00万元"]),
        ("一般公共服务的项目支出是多少", ["60.00万元"]),
        ("事业运行没用完的钱是多少", ["170.00万元", "182.50万元", "12.50万元"]),
        ("事业运行还剩多少没花", ["170.00万元", "182.50万元", "12.50万元"]),
        ("报汛通信费项目上年结转资金的年初预算数", ["4万元"]),
        ("2023年度堤防巡查费自评多少分", ["97.5分"]),
        ("看护测站数为什么扣分", ["25分", "25分"]),
        ("得分98.33的项目有几个", ["98.33分", "1个"]),
        ("年初有多少结转资金", ["7.00万元"]),
        ("2010350完成年初预算的百分之几", ["93.15%"]),
        ("基本支出占比和项目支出占比各多少", ["63.33%", "36.67%"]),
    ],
)
def test_what_a_row_and_its_column_are_named_by_is_told(held: Library, question: str, expected: list[str]) -> None:
    assert numbers(held, f"水文中心{question}") == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("事业运行的本年支出合计是多少", "占水文测报的多少", ["170.00万元", "80.00万元"]),
        ("事业运行的本年支出合计是多少", "基本支出呢", ["150.00万元"]),
        ("事业运行的项目支出多少", "和水文测报加起来多少", ["20.00万元", "50.00万元", "70.00万元"]),
        ("事业运行的项目支出多少", "占合计的百分之几", ["20.00万元", "110.00万元", "18.18%"]),
        ("事业运行的项目支出多少", "水文测报的呢", ["50.00万元"]),
        ("事业运行的项目支出多少", "合计是多少", ["170.00万元"]),
        ("报汛通信费项目全年预算数多少", "换算成元是多少", ["300000元"]),
        ("事业运行年初预算多少", "换算成元", ["1825000元"]),
        ("看护测站数的分值是多少", "工作人员数量的分值呢", ["15分"]),
    ],
)
def test_a_cell_is_asked_on_by_its_row_and_column(held: Library, before: str, question: str, expected: list[str]) -> None:
    assert numbers(held, f"水文中心{before}", question)[: len(expected)] == expected


def test_rows_are_summed_in_the_column_that_was_asked_for(held: Library) -> None:
    asked = ("水文中心事业运行的基本支出多少", "水文测报呢", "一共多少")
    assert numbers(held, *asked) == ["150.00万元", "30.00万元", "180.00万元"]


def test_another_form_is_named_by_its_sort_of_accounts(held: Library) -> None:
    assert numbers(held, "水文中心支出决算里水文测报多少") == ["80.00万元"]


def test_a_row_of_every_project_form_is_not_weighed_across_forms(held: Library) -> None:
    assert not any(one.endswith("%") and one != "100.00%" for one in numbers(held, "水文中心测站看护费占年度资金总额多少"))
    assert "277.78%" not in numbers(held, "水文中心报汛通信费占年度资金总额多少")


def test_a_row_without_a_score_has_not_that_of_the_whole(held: Library) -> None:
    assert "98.33分" not in numbers(held, "水文中心报汛通信费项目当年财政拨款的得分是多少")


def test_the_lowest_project_is_asked_for_and_no_goal(held: Library) -> None:
    told = ask("水文中心自评了几个项目，得分最低的是哪个项目", held).answer
    assert "堤防巡查费" in told
    assert "看护测站数" not in told


def test_the_staff_of_a_project_is_not_that_of_the_body(held: Library) -> None:
    assert ask(f"{WHO}有多少工作人员", held).figures == ()
    assert ask(f"{WHO}测站看护费工作人员数量完成多少", held).figures
