"""What is asked of a museum and of a market office: forms named by their titles, budgets of two sorts, contracts and cases."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市博物馆"
TEXT = """云泽市博物馆2024年度单位决算

第一部分 单位概况

一、机构设置

云泽市博物馆内设办公室、陈列部等2个部室；派出东门、西门2个管理所。

核定编制46名。

二、年度主要工作

新开发文创产品63款，文创销售收入46.20万元。办理结婚登记合影340对、纪念合影50张。

全年处理观众投诉286件，办结271件。其中服务类投诉118件，占比最高；其次为设施类52件、票务类31件、其他8件。

第二部分 2024年度单位决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
2070204	文物保护	86.40		86.40
2070205	博物馆	12.00	12.00

一般公共预算财政拨款支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
2070204	文物保护	86.40		86.40
2070205	博物馆	12.00	12.00

财政拨款“三公”经费支出决算表

单位：万元
项目	年初预算数	全年预算数	2024年决算数
合计	9.70	9.10	7.20
公务接待费	3.50	2.90	1.60
公务用车购置及运行维护费	6.20	6.20	5.60

第三部分 2024年度单位决算情况说明

一、“三公”经费支出决算情况说明

2024年度“三公”经费全年预算为9.10万元，支出决算为7.20万元，完成全年预算的79.1%。

（1）因公出国（境）费用支出决算为5.60万元，占55.0%。主要用于本单位人员赴匈牙利执行展览点交任务。全年因公出国（境）团组1个，累计2人次。比上年增加5.60万元，主要原因是赴境外开展展览点交。

（2）文物保护（项）。年初预算60.00万元，支出决算为84.60万元，完成年初预算的141.0%，决算数大于预算数的主要原因是年中追加专项资金。

二、政府采购支出说明

2024年度政府采购支出总额40.00万元。授予中小企业合同金额30.00万元，其中：授予小微企业合同金额20.00万元。\
服务采购中，安保服务由云泽市甲保安有限公司中标，合同金额12.00万元；物业服务由云泽市乙物业有限公司承接，合同金额6.00万元。

第四部分 附件

藏品数字化项目绩效自评表

单位：万元
资金	全年预算数	80.00	全年执行数	72.00	10	9.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分
产出	数量	三维采集件数	≥300件	210件	40	34
效益	社会效益	开放数量	≥100件	120件	50	50
总分					100	93

库房改造项目绩效自评表

单位：万元
资金	全年预算数	60.00	全年执行数	30.00	10	5.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分
产出	数量	改造库房间数	9间	9间	40	40
效益	社会效益	年节电量	≥4万千瓦时	3.2万千瓦时	50	30
总分					100	75
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("museum"), {f"{WHO}2024年度单位决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ((), f"{WHO}藏品数字化项目哪个指标丢分最多", ["40", "34", "6"]),
        ((f"{WHO}藏品数字化项目绩效自评得了几分",), "它哪个指标丢分最多", ["40", "34", "6"]),
        ((), f"{WHO}库房改造项目得了多少分", ["75"]),
        ((), f"{WHO}藏品数字化项目预算多少，用了多少", ["80.00", "72.00"]),
        ((), f"{WHO}三公经费预算多少", ["9.70", "9.10"]),
        ((), f"{WHO}三公经费全年预算多少", ["9.10"]),
        ((), f"{WHO}授予小微企业合同金额是多少", ["20.00"]),
        ((), f"{WHO}靠卖文创挣了多少", ["46.20"]),
        ((), f"{WHO}有多少对夫妻办了结婚登记合影", ["340", "50"]),
        ((), f"{WHO}藏品数字化项目三维采集件数的目标值和完成值", ["300", "210"]),
        ((), f"{WHO}藏品数字化项目目标值和完成值各是多少", []),
        ((), f"{WHO}哪类投诉最多", ["118"]),
        ((), f"{WHO}哪一类投诉最少", ["31"]),
    ],
)  # fmt: skip
def test_what_forms_and_sentences_tell(history: tuple[str, ...], question: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(question, held, history=history).figures] == values


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), f"{WHO}那次出国是去哪里做什么，去了几个人", "主要用于本单位人员赴匈牙利执行展览点交任务。"),
        ((), f"{WHO}出国干什么去了", "主要用于本单位人员赴匈牙利执行展览点交任务。"),
        ((f"{WHO}文物保护这一项支出多少",), "完成年初预算的多少，超支是什么原因", "年中追加专项资金"),
        ((), f"2070204在{WHO}的决算里是什么科目", "这个编码在报告中的科目名称是：文物保护"),
        ((), f"{WHO}文物保护的支出，表里的数和文字说明对得上吗", "说明文字写作84.60万元，与表格不一致，请核对原文。"),
        ((), f"{WHO}下设几个管理所，分别叫什么", "派出东门、西门2个管理所"),
        ((), f"{WHO}的安保服务是哪家公司中标的，合同多少钱", "由云泽市甲保安有限公司中标，合同金额12.00万元"),
    ],
)  # fmt: skip
def test_what_is_told_in_words(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=history).answer


def test_a_section_is_not_told_beyond_the_kind_asked_for(held: Library) -> None:
    assert "编制" not in ask(f"{WHO}下设几个管理所，分别叫什么", held).answer
    assert "其余所问的" not in ask(f"2070204在{WHO}的决算里是什么科目，支出多少", held).answer


BUILT = """云泽市民政局2024年度部门决算

第四部分 附件

项目支出绩效自评表

项目名称	养老综合体建设
预算执行情况（万元）	年初预算数	全年预算数	执行数	权重	执行率	得分
	50.00	50.00	40.00	10	80.00%	8
一级指标	二级指标	三级指标	指标值	完成值	权重	得分	未完成原因分析
产出指标	数量指标	新建养老综合体	4个	3个	50	45	街道选址调整
		新增助餐点	25个	26个	10	10
效益指标	社会效益指标	日均服务人次	≥600人次	520人次	30	26	营业时间短
合计					100	89
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("built"), {"云泽市民政局2024年度部门决算.txt": BUILT})


@pytest.mark.parametrize("who", ["", "云泽市民政局"])
def test_how_many_were_to_be_built_and_were(who: str, built: Library) -> None:
    told = ask(f"{who}养老综合体计划建几个，实际建成几个", built)
    assert [one.value for one in told.figures] == ["4", "3"]


def test_why_fewer_were_built_is_told_of_what_was_to_be_built(built: Library) -> None:
    history = ("云泽市民政局养老综合体建设项目预算多少，用了多少",)
    assert [one.value for one in ask(history[0], built).figures][-1] == "40.00"
    for asked, before in (("为啥少建了一个", history), ("云泽市民政局养老综合体为什么少建了一个", ())):
        told = ask(asked, built, history=before).answer
        assert "街道选址调整" in told and "营业时间短" not in told
