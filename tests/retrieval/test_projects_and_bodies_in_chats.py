"""Chats on the projects of one report, on what two of them come to, and on the bodies that belong to an organisation."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

_FORM = """项目支出绩效自评表

单位：万元

项目名称		{name}
项目预算执行情况		年初预算数	全年预算数(A)	全年执行数(B)	分值	执行率(B/A)	得分
	年度资金总额	{first}	{plan}	{spent}	10	{rate}	{run}
年度绩效指标	一级指标	二级指标	三级指标	年度指标值(A)	实际完成指标值(B)	分值	得分	偏差原因分析及改进措施
{rows}
总分		{score}
"""
_ROWS = {
    "寻呼": (
        "\t成本指标\t经济成本指标\t通讯费\t≤15万元\t12万元\t10\t10\t\n"
        "\t产出指标\t质量指标\t档案查阅办结率\t≥95%\t100%\t10\t10\t"
    ),
    "数字": "\t产出指标\t数量指标\t扫描档案卷数\t≥300卷\t310卷\t10\t10\t",
    "库房": "\t产出指标\t数量指标\t更换密集架\t≥40组\t36组\t10\t9\t供货推迟",
}


def _form(name: str, first: str, plan: str, spent: str, rate: str, score: str, rows: str) -> str:
    return _FORM.format(name=name, first=first, plan=plan, spent=spent, rate=rate, run="10", score=score, rows=_ROWS[rows])


TEXT = f"""2024 年度
云泽市档案馆部门决算

第一部分 部门概况

二、机构设置

从决算单位构成看，列入决算编制范围的单位详细情况见下表：

单位名称	单位性质	编制人数	在职人数
云泽市档案馆（本级）	行政单位	32	30
云泽市方志中心	公益一类事业单位	18	15
云泽市缩微中心	公益一类事业单位	22	21

第二部分 2024 年度部门决算表

支出决算表

公开 03 表
金额单位：万元

部门：云泽市档案馆

项 目		本年支出合计	基本支出	项目支出	上缴上级支出	经营支出	对附属单位 补助支出
科目编码	科目名称
栏 次		1	2	3	4	5	6
合 计		400.00	240.00	160.00
208	社会保障和就业支出	40.00	40.00
20808	抚恤	12.00	12.00
2080801	死亡抚恤	12.00	12.00

第三部分 2024 年度部门决算情况说明

三、支出决算情况说明

项目支出160万元，占40%。与2023年度相比，增加20万元，增长14.29%，主要原因是库房改造。

五、一般公共预算财政拨款支出决算情况说明

1、社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。年初预算为2万元，支出决算为12万元，完成年初预算的600%。\
决算数大于年初预算数的主要原因是一名退休人员去世。

九、财政拨款“三公”经费支出决算情况说明

公务用车购置及运行维护费全年预算为3.6万元，支出决算为3.6万元。其中：公务用车运行维护费3.6万元。公务用车保有量为2辆。

十一、政府采购支出说明

2024年度政府采购支出总额48万元，其中：政府采购货物支出48万元。

十二、国有资产占用情况说明

截至2024年12月31日，本部门共有车辆2辆，其中，机要通信用车1辆、其他用车1辆。

十三、预算绩效情况说明

对4个项目开展绩效自评。全年查阅利用“一次查准率”由81%提升至90.5%。

第五部分 附件

项目支出绩效自评结果汇总表

序号	项目名称	自评得分
1	寻呼查档线路租赁费	97
2	馆藏数字化加工项目	100
3	库房密集架改造项目	92.5
4	讲解词翻译项目	100

{_form("寻呼查档线路租赁费", "30", "30", "30", "100%", "97", "寻呼")}
{_form("馆藏数字化加工项目", "80", "80", "60", "75%", "100", "数字")}
{_form("库房密集架改造项目", "40", "50", "50", "100%", "92.5", "库房")}
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("chats"), {"档案馆.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "馆藏数字化和密集架改造两个项目一共多少", ["60", "50", "110"]),
        ((), "馆藏数字化项目和密集架改造项目分别花了多少", ["60", "50"]),
        (("馆藏数字化加工项目花了多少",), "密集架改造呢", ["50"]),
        (("馆藏数字化加工项目花了多少", "密集架改造呢"), "两个一共占项目支出多少", ["60", "50", "160"]),
        (("馆藏数字化加工项目花了多少", "密集架改造呢"), "执行率哪个高", ["100%", "75%"]),
        (("馆藏数字化加工项目执行率多少",), "跟密集架改造比执行率哪个高", ["100%", "75%"]),
        (("各项目自评得分分别多少",), "最低的花了多少", ["50"]),
        (("得分最低的项目是哪个",), "低多少，跟第一比", ["92.5", "100", "7.5"]),
        (("寻呼查档线路租赁费花了多少",), "通讯费占多少", ["12", "30", "40.00%"]),
        (("寻呼查档线路租赁费得几分",), "一次查准率呢", ["90.5"]),
        (("寻呼查档线路租赁费得几分", "一次查准率呢"), "从多少升上来的", ["81", "90.5"]),
        (("寻呼查档线路租赁费得几分",), "办结率呢", ["100%"]),
        (("库房密集架改造得了多少分，扣在哪一项",), "那一项目标是多少", ["40组"]),
        (("库房密集架改造得了多少分，扣在哪一项", "那一项目标是多少"), "实际呢", ["36组"]),
        (("更换了多少组密集架",), "得几分", ["9分"]),
        ((), "采购多少", ["48"]),
        (("项目支出比上年多多少",), "占多少", ["40%"]),
        (("有几辆车",), "干什么用的，一年花多少钱", ["3.6"]),
        ((), "车是几辆", ["2"]),
        ((), "抚恤比预算多多少", ["12", "2", "10"]),
        (("死亡抚恤比预算多多少",), "换成元", ["120,000", "20,000", "100,000"]),
        ((), "方志中心和缩微中心一共多少人", ["15", "21", "36"]),
        (("各单位在职人数分别多少",), "最多的比最少的多几个", ["30", "15"]),
    ],
)
def test_a_turn_is_told_of_what_was_spoken_of(history: tuple[str, ...], question: str, told: list[str], held: Library) -> None:
    own = tuple(f"云泽市档案馆{one}" if not at else one for at, one in enumerate(history))
    answer = ask(question if own else f"云泽市档案馆{question}", held, history=own)
    assert answer.figures or answer.citations, answer.answer
    assert all(one in answer.answer for one in told), answer.answer


@pytest.mark.parametrize(
    ("history", "question", "other"),
    [
        (("寻呼查档线路租赁费花了多少",), "公务用车运行维护费占多少", "12.00%"),  # no part of that project
        (("寻呼查档线路租赁费花了多少",), "抢修率呢", "30"),  # no rate
        ((), "寻呼查档线路租赁费项目的一次查准率是多少", "100%"),
        (("有几辆车", "干什么用的"), "一年花多少钱", "400.00"),
        (("各单位在职人数分别多少",), "各占多少", "%"),
        ((), "方志中心和缩微中心一共多少人", "40"),
    ],
)
def test_no_number_of_another_thing_is_told(history: tuple[str, ...], question: str, other: str, held: Library) -> None:
    own = tuple(f"云泽市档案馆{one}" if not at else one for at, one in enumerate(history))
    assert other not in ask(question if own else f"云泽市档案馆{question}", held, history=own).answer
