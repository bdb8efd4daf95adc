"""Several things asked in one message, what is reckoned from them, and whether a report agrees with itself."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import library_of_texts

BODY = "岚川市民服务中心"
TEXT = """岚川市民服务中心2024年度单位决算

第二部分 2024年度单位决算表

收入支出决算总表

单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t480.00\t一、一般公共服务支出\t438.00
本年收入合计\t480.00\t本年支出合计\t450.00
年初结转和结余\t70.00\t年末结转和结余\t100.00
总计\t550.00\t总计\t550.00

支出决算表

单位：万元

项目\t\t本年支出合计\t基本支出\t项目支出
科目编码\t科目名称
栏次\t\t1\t2\t3
合计\t\t450.00\t300.00\t150.00
2010350\t事业运行\t438.00\t288.00\t150.00
2210201\t住房公积金\t12.00\t12.00

一般公共预算财政拨款基本支出决算明细表

单位：万元

科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额
301\t工资福利支出\t280.00\t302\t商品和服务支出\t20.00
30113\t住房公积金\t31.00\t30205\t水费\t1.00
30114\t医疗费\t4.00\t30206\t电费\t3.00
30199\t其他工资福利支出\t5.00\t30209\t物业管理费\t6.00
人员经费合计\t\t280.00\t公用经费合计\t\t20.00

第三部分 2024年度单位决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为550.00万元。

二、收入决算情况说明

本年收入合计480.00万元，比上年增加30.00万元，增长6.67%。

三、支出决算情况说明

本年支出合计450.00万元，比上年增加50.00万元，增长12.50%。

五、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为400.00万元，支出决算为450.00万元，完成年初预算的100%。其中：

1、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）。年初预算为390.00万元，支出决算为438.00万元。决算数大于年初预算数的主要原因是年中追加话务经费。

2、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为10.00万元，支出决算为12.00万元。

九、财政拨款“三公”经费支出决算情况说明

“三公”经费支出决算为5.00万元。公务用车购置及运行维护费支出决算为4.00万元，其中：公务用车运行维护费支出决算为4.00万元，公务用车保有量为2辆，其中1辆停放在北站办事点。

公务接待费支出决算为1.00万元，其中：国内接待费1.00万元，共计接待4批次、20人次。

十一、政府采购支出情况说明

2024年度政府采购支出总额165.00万元，其中：政府采购货物支出10.00万元、政府采购工程支出80.00万元、政府采购服务支出75.00万元。授予中小企业合同金额120.00万元，占政府采购支出总额的72.73%，其中：授予小微企业合同金额30.00万元，占政府采购支出总额的18.18%。工程采购授予中小企业合同金额占工程支出金额的60%。

十三、预算绩效情况说明

组织对2024年度预算项目全面开展绩效自评，涵盖项目3个，涉及预算资金150.00万元。

第五部分 附件

2024年度项目绩效自评情况汇总表

序号\t项目名称\t自评得分\t自评等级
1\t话务服务项目\t98\t优
2\t系统运维项目\t95\t优

项目支出绩效自评表

单位：万元

项目名称\t话务服务项目
\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分
\t年度资金总额\t100\t100\t100\t10\t100%\t10
年度绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值(A)\t实际完成指标值(B)\t分值\t得分
\t产出指标\t数量指标\t受理来电数量\t≥20万件\t25万件\t10\t10
总分\t98

项目支出绩效自评表

单位：万元

项目名称\t系统运维项目
\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分
\t年度资金总额\t50\t50\t50\t10\t100%\t10
年度绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值(A)\t实际完成指标值(B)\t分值\t得分
\t产出指标\t质量指标\t系统畅通率\t≥98%\t99%\t10\t10
总分\t95
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("several"), {f"{BODY}.txt": TEXT})


def _told(answer: Answer) -> list[str]:
    return [figure.value for figure in answer.figures]


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), "收入支出各多少、结余多少", ["480.00", "450.00", "100.00"]),
        ((), "收支各多少，结余呢", ["480.00", "450.00", "100.00"]),
        ((), "2023年收入和支出", ["450.00", "400.00"]),
        ((), "事业运行年初多少，花了多少，差多少", ["390.00", "438.00", "48.00"]),
        ((), "结转年初多少", ["70.00"]),
        ((), "水费电费物业一共多少", ["10.00"]),
        ((), "养车平均一辆多少钱", ["20000"]),
        (("请了几拨客人，人均多少",), "那一拨平均花多少", ["2500"]),
        ((), "请了几拨人，一共多少人", ["4", "20"]),
        ((), "公务接待几批几人，花了多少钱，占三公的百分之几", ["4", "20", "1.00", "20.00"]),
        ((), "三公里接待花了多少，请了几批多少人，车又花了多少", ["1.00", "4", "20", "4.00"]),
        (("话务服务项目受理来电数量目标多少",), "超了多少万件", ["5"]),
        ((), "三公多少，车和接待各占几成", ["5.00", "80.00", "20.00"]),
        ((), "三公多少，其中接待和车各占几成", ["5.00", "80.00", "20.00"]),
        ((), "请了几批客人，花了多少钱，占三公几成", ["4", "1.00", "20.00"]),
        ((), "年末结余100.00万元，比年初多了多少", ["30.00"]),
        ((), "手头有几辆车", ["2"]),
    ],
)
def test_each_thing_of_a_message_is_told(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    before = tuple(f"岚川{one}" for one in history)
    answer = ask(question if history else f"岚川{question}", held, history=before)
    assert answer.status is Status.ANSWERED and "没有找到" not in answer.answer
    assert set(values) <= set(_told(answer)), answer.answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "政府采购总额多少，中小企业拿了多少，小微占几成", "占政府采购支出总额）为18.18%"),
        ((), "中小企业拿了多少，其中小微占几成", "前者占后者的约25.00%"),
        ((), "工程采购花了多少，有多少给了中小企业", "占工程支出金额）为60%"),
        (("工程采购花了多少",), "其中中小企业拿了多少", "占工程支出金额）为60%"),
        ((), "工程有多少给了中小企业", "占工程支出金额）为60%"),
    ],
)
def test_shares_of_purchases_are_told_with_their_whole(
    held: Library, history: tuple[str, ...], question: str, told: str
) -> None:  # fmt: skip
    before = tuple(f"岚川{one}" for one in history)
    assert told in ask(question if history else f"岚川{question}", held, history=before).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("采购里货物工程服务各多少，加起来对吗", "政府采购支出总额为165.00万元[4]：对得上"),
        ("按年初400万花了450万，报告说完成100%，对吗", "112.50%"),
        ("公积金怎么有两个数", "按经济分类列示"),
        ("公积金为什么表里有两个数", "按经济分类列示"),
        ("自评项目表里有几个，和正文写的一样吗", "两者不一致"),
        ("支出涨了一成多，对吗", "报告的数大于提问所说的数"),
        ("支出降了12.50%，对吗", "提问所说的增减方向与报告相反"),
        ("收入增长6.67%，对吗", "本年收入合计比上年增长6.67%"),
        ("基本支出300万加项目支出150万等于450万吗", "合计为450.00万元（推算）"),
        ("两个项目加起来等于项目支出吗", "合计为150万元（推算）；报告所列项目支出为150.00万元[3]：对得上"),
    ],
)
def test_a_report_is_held_against_itself(held: Library, question: str, told: str) -> None:
    assert told in ask(f"岚川{question}", held).answer


def test_points_lost_are_asked_without_the_word_for_points(held: Library) -> None:
    assert "100.00万元" not in ask("岚川话务服务项目哪里扣了", held).answer


def test_what_is_known_is_told_beside_what_is_not(held: Library) -> None:
    answer = ask("岚川有多少人，花了多少钱", held)
    assert _told(answer) == ["450.00"] and "“岚川有多少人”没有找到" in answer.answer
