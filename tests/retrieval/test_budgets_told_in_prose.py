"""A budget told in sentences alone, under headings that end with a stop, as web pages of some provinces print it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "青湖市渡口委员会"
TEXT = f"""{WHO}2018年部门预算情况说明
更新时间：2018-03-06
一、单位基本情况
{WHO}于2003年由原轮渡局和原码头局合并组建。
（一）职能职责。
1、负责全市渡口和码头的规划建设。
2、承担渡运行业宣传工作。
（二）单位构成。
纳入{WHO}部门预算的单位由机关本级和下属2个事业单位组成，具体明细如下:
青湖市渡运管理站
青湖市码头养护中心
二、部门预算情况说明
2018年一般公共预算财政拨款收入24970.32万元，一般公共预算财政拨款支出24970.32万元，比2017年减少5261.52万元。\
其中：基本支出8042.17万元，比2017年增加824.58万元，主要原因是公用经费定额调标；项目支出16928.15万元，比2017年减少6086.10万元。
2018年政府性基金预算收入3610万元，政府性基金预算支出3610万元，比2017年增加610万元，主要原因是渡口改造专项支出增加。
三、“三公”经费情况说明
2018年“三公”经费预算280.68万元，比2017年减少29.18万元。
四、其他重要事项的情况说明
1.机关运行经费情况。2018年一般公共预算财政拨款运行经费1625.11万元，比上年增加54.94万元，主要原因为公用经费标准提高。
2.政府采购情况。所属各预算单位政府采购预算总额606.41万元，\
其中：政府采购货物预算472.60万元、政府采购工程预算0万元、政府采购服务预算133.81万元。
3.绩效目标设置情况。2018年项目支出均实行了绩效目标管理，涉及一般公共预算当年财政拨款16928.15万元。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("budget"), {"渡口委员会.txt": TEXT})


@pytest.mark.parametrize(
    "question, number",
    [
        ("基金预算收入多少", "3,610万元"),
        ("机关运行经费多少", "1,625.11万元"),
        ("采购预算多少", "606.41万元"),
        ("绩效目标涉及多少钱", "16,928.15万元"),
        ("三公占一般公共预算支出多少", "1.12%"),
        ("去年基本支出是多少", "7,217.59万元"),
    ],
)
def test_what_a_budget_tells_is_what_is_planned(library: Library, question: str, number: str) -> None:
    reply = ask(question, library)
    assert reply.status is Status.ANSWERED and number in reply.answer and "决算" not in reply.answer


def test_the_part_of_a_section_that_is_called_so_is_told_without_the_rest(library: Library) -> None:
    reply = ask("下属哪些单位", library)
    assert "码头养护中心" in reply.answer and "合并组建" not in reply.answer and "渡运行业宣传" not in reply.answer


ANOTHER = """玉水市文体局2024年部门预算公开
第一部分：玉水市文体局部门概况
一、人员构成情况
我局部门人员编制总数186名，其中：行政编制42名，参公事业编制28名，事业编制116名；在职人员171人。
第二部分：玉水市文体局2024年部门预算情况说明
一、部门收支总体情况说明
2024年部门收入总预算6,842.15万元，同比增加512.36万元，增长8.09%。其中：
1.一般公共预算拨款6,530.15万元，同比增加560.36万元，增长9.39%。主要原因是：新增展陈提升项目。
2.政府性基金预算拨款312.00万元，同比减少48.00万元，下降13.33%。主要原因是：体育彩票公益金安排减少。
（二）支出预算总体情况
2024年部门支出总预算6,842.15万元，同比增加512.36万元，增长8.09%。其中：
1.基本支出预算3,956.42万元，占支出总预算的57.82%，同比增加123.58万元，增长3.22%。
二、其他重要事项的情况说明
2024年政府采购预算1,268.50万元。面向中小企业预留采购份额1,014.80万元，其中面向小微企业预留608.88万元。
2024年我局实行绩效目标管理的项目26个，涉及一般公共预算拨款2,523.73万元、政府性基金预算拨款212.00万元。
"""


@pytest.mark.parametrize(
    "question, number",
    [
        ("收入总预算多少", "收入总计预算数为6,842.15万元"),
        ("收入预算多少", "收入总计预算数为6,842.15万元"),
        ("支出总预算多少", "支出总计预算数为6,842.15万元"),
        ("政府性基金收入", "312.00万元"),
        ("政府性基金收入为什么减少", "体育彩票公益金安排减少"),
        ("预留给中小企业多少", "1,014.80万元"),
        ("预留给小微企业多少", "608.88万元"),
        ("编制多少", "186人"),
        ("事业编制多少人", "116人"),
        ("基本支出占比多少", "57.82%"),
        ("绩效目标项目几个", "26个"),
    ],
)
def test_a_budget_is_told_by_its_own_words(tmp_path: Path, question: str, number: str) -> None:
    reply = ask(question, library_of_texts(tmp_path, {"文体局.txt": ANOTHER}))
    assert reply.status is Status.ANSWERED and number in reply.answer, reply.answer
