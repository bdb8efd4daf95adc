"""What is asked of a museum and of a market office: forms named by their titles, budgets of two sorts, contracts and cases."""

from __future__ import annotations

import pytest

from extraction import reading
from retrieval.answer import ask
from retrieval.library import Library

WHO = "云泽市博物馆"
TEXT = """云泽市博物馆2024年度单位决算

第二部分 2024年度单位决算表

财政拨款“三公”经费支出决算表

单位：万元
项目	年初预算数	全年预算数	2024年决算数
合计	9.70	9.10	7.20
公务接待费	3.50	2.90	1.60
公务用车购置及运行维护费	6.20	6.20	5.60

第三部分 2024年度单位决算情况说明

一、“三公”经费支出决算情况说明

2024年度“三公”经费全年预算为9.10万元，支出决算为7.20万元，完成全年预算的79.1%。

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
    folder = tmp_path_factory.mktemp("museum")
    library = Library(folder / "library")
    path = folder / f"{WHO}2024年度单位决算.txt"
    path.write_text(TEXT, encoding="utf-8")
    library.add(reading.read(path), path)
    return library


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
    ],
)  # fmt: skip
def test_what_forms_and_sentences_tell(history: tuple[str, ...], question: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(question, held, history=history).figures] == values
