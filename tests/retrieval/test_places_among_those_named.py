"""Bodies placed among those named beside them, ends of an order set apart, scores beyond their mean, and parts of a budget."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

TEXT = """{whose}2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元
收入			支出
项目	行次	金额	项目	行次	金额
本年收入合计	27	{spent}.00	本年支出合计	58	{spent}.00

财政拨款“三公”经费支出决算表

单位：万元
合计	因公出国(境)费	公务接待费
{guests}	0.00	{guests}

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	金额
302	商品和服务支出	9.00
30201	办公费	9.00
30207	邮电费

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

收、支总计比上年减少{less}.00万元，下降10.00%。主要原因是机构调整。

三、支出决算情况说明

本年支出合计{spent}.00万元，其中：基本支出{basic}.00万元，占{share}.00%；项目支出{rest}.00万元，占{other}.00%。

1、基本支出{basic}.00万元。与2023年度相比，减少3.00万元。

2、项目支出{rest}.00万元。与2023年度相比，减少{other}.00万元。

五、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为{planned}.00万元，支出决算为{spent}.00万元，完成年初预算的{done}%。
"""
FORM = """
第五部分 附件

2024年度项目支出绩效自评结果汇总表

序号	项目名称	自评得分
1	话务平台租赁费	95
2	宣传片摄制费	90
3	机房改造费	100

项目支出绩效自评表
（2024年度）

单位：万元

项目名称	话务平台租赁费
项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	50	50	50	10	100%	10
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
	成本指标	经济成本指标	通讯费	≤20万元	20	5	5
"""
BUDGET = """澜溪市河西区柳泉街道办事处2024年部门预算

2024年部门财务收支预算总表

单位：元
本年收入		本年支出
项目	预算数	项目	预算数
一、财政拨款收入	10,000,000	一、一般公共服务支出	1,000,000
		二、城乡社区支出	6,000,000
		三、社会保障和就业支出	3,000,000
收入总计	10,000,000	支出总计	10,000,000

2024年部门支出预算总表

单位：元
科目编码	科目名称	合计	基本支出	项目支出
201	一般公共服务支出	1,000,000	0	1,000,000
212	城乡社区支出	6,000,000	5,000,000	1,000,000
208	社会保障和就业支出	3,000,000	3,000,000	0
合计		10,000,000	8,000,000	2,000,000

其他相关情况说明

二、政府采购预算情况

2024年本部门政府采购预算80.00万元，其中：政府采购货物预算20.00万元、政府采购工程预算40.00万元、政府采购服务预算20.00万元。

五、国有资产占有使用情况

截至2023年8月31日，共有车辆3辆。2024年部门预算安排购置车辆1辆。

六、年度预算安排

第一季度用款计划10.00万元，第二季度用款计划10.00万元，第三季度用款计划15.00万元，第四季度用款计划15.00万元。
"""
BODIES = {"澜溪市河西区财政局": (400, 300, 500, 2), "澜溪市河西区民政局": (200, 50, 190, 0), "青禾市热线中心": (300, 60, 300, 5)}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{whose}2024年度部门决算.txt": TEXT.format(
            whose=whose, spent=spent, basic=basic, rest=spent - basic, share=basic * 100 // spent, less=spent // 9,
            other=100 - basic * 100 // spent, planned=planned, done=round(spent * 100 / planned, 2), guests=f"{guests}.00",
        ) + (FORM if "热线" in whose else "")
        for whose, (spent, basic, planned, guests) in BODIES.items()
    }  # fmt: skip
    texts["澜溪市河西区柳泉街道办事处2024年部门预算.txt"] = BUDGET
    return library_of_texts(tmp_path_factory.mktemp("places"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "河西区几个单位里民政局的支出排第几", "在3份报告中从高到低排第3"),
        ((), "财政局、民政局和青禾里青禾的支出排第几", "在3份报告中从高到低排第2"),
        ((), "民政局支出在财政局、民政局、热线中心三家里排第几", "在3份报告中从高到低排第3"),
        ((), "民政局的支出是最高的吗", "从高到低排第3"),
        ((), "民政局的支出高于平均吗", "比平均数低100.00万元"),
        ((), "柳泉街道支出比三家平均高多少", "多7,000,000元"),
        ((), "民政局和热线中心的支出有财政局多吗", "最高的是澜溪市河西区财政局"),
        ((), "河西区的几家单位支出谁多", "支出总计最高的是澜溪市河西区柳泉街道办事处"),
        (("各家完成率最高的是谁", "最低的呢"), "差几个百分点", "25.26个百分点"),
        (("项目支出占比最高的是谁",), "比财政局高多少", "55.00个百分点"),
        (("财政局项目支出占比", "民政局的呢"), "谁高，高几个点", "50.00个百分点"),
        ((), "财政局和民政局的支出哪个多多少", "200.00万元"),
        ((), "民政局和热线中心的完成率差几个百分点", "5.26个百分点"),
        (("谁没花三公",), "那谁花得最多", "最高的是青禾市热线中心"),
        (("热线中心今年支出比去年少多少",), "哪一块减得多", "项目支出减少较多"),
        (("支出最低的两家",), "平均多少", "250.00万元"),
        (("民政局和热线中心的支出加起来多少",), "比财政局多吗", "多100.00万元"),
        ((), "民政局的支出占财政局的多少", "50.00%"),
    ],
)
def test_places_and_ends(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=history).answer


@pytest.mark.parametrize(
    ("history", "question", "told", "untold"),
    [
        ((), "热线中心哪些项目得分低于平均分", "宣传片摄制费", "机房改造费"),
        (("热线中心哪些项目得分低于平均分",), "高于平均的呢", "机房改造费", "宣传片摄制费"),
        ((), "哪家得分最低", "宣传片摄制费", "机房改造费"),
        (("哪家得分最低",), "最高的呢", "机房改造费", "宣传片摄制费"),
        ((), "热线中心的通讯费花了多少", "20万元", "邮电费"),
        ((), "热线中心通讯费占项目总成本多少", "40.00%", "邮电费"),
    ],
)
def test_scores_and_goals(history: tuple[str, ...], question: str, told: str, untold: str, held: Library) -> None:
    answer = ask(question, held, history=history).answer
    assert told in answer and untold not in answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        (("柳泉街道政府采购里工程多少",), "占采购几成", "50.00%"),
        (("柳泉街道今年预算买几辆车",), "总共有几辆", "3辆"),
        (("柳泉街道第三季度用多少钱",), "全年呢", "50.00万元"),
        (("柳泉街道预算里哪一类最多",), "第二呢", "社会保障和就业支出"),
        ((), "柳泉政府采购预算多少", "80.00万元"),
    ],
)
def test_parts_of_a_budget(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=history).answer
