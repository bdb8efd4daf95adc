"""An office of the country and a department of a province: purchases and own bodies in forms, changes told by another name."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

SEA, DEPARTMENT = "中华人民共和国云津海事局", "云北省林业厅"
AT_SEA = f"""{SEA}2023年度部门决算

第三部分 部门决算情况说明

五、财政拨款“三公”经费支出决算情况说明

2023年度财政拨款“三公”经费支出年初预算为68.00万元，支出决算为41.00万元。2023年度“三公”经费财政拨款支出决算数比上年减少5.00万元，下降10.87%。年末公务用车保有量为30辆。
"""
IN_WOODS = f"""{DEPARTMENT}2023年度部门决算

第二部分 部门决算表

政府采购情况表

单位：万元
项目	合计	货物	工程	服务
采购金额	90.00	20.00	50.00	20.00
其中：授予中小企业	40.00	10.00	20.00	10.00

部门所属单位收支情况表

单位：万元
单位名称	本年收入	本年支出合计	基本支出	项目支出
云北省林业厅本级	60.00	60.00	40.00	20.00
云北省青石岭自然保护区管理中心	30.00	28.00	18.00	10.00

第三部分 部门决算情况说明

五、财政拨款“三公”经费支出决算情况说明

2023年度“三公”经费支出决算为60.00万元。年末公务用车保有量为12辆。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{SEA}2023年度部门决算.txt": AT_SEA, f"{DEPARTMENT}2023年度部门决算.txt": IN_WOODS}
    return library_of_texts(tmp_path_factory.mktemp("above"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"{DEPARTMENT}和云津海事局谁的车多", "30辆"),
        ("云津海事局三公经费比上年下降多少", "10.87%"),
        (f"{DEPARTMENT}青石岭自然保护区管理中心基本支出", "18.00万元"),
        (f"{DEPARTMENT}采购工程花了多少", "50.00万元"),
        (f"{DEPARTMENT}政府采购总共多少", "90.00万元"),
    ],
)
def test_answers(question: str, told: str, held: Library) -> None:
    answer = ask(question, held).answer
    assert told in answer, answer
