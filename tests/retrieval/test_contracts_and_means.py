"""What goes on after questions for means, contracts and reasons: of another thing, over what is counted of that thing."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "青禾市云峰职业技术学院"
TEXT = """青禾市云峰职业技术学院2024年度单位决算

第一部分 单位概况

一、人员情况

本单位人员编制60人，年末在职人员51人。专任教师40人，其中教授6人、副教授11人，“双师型”教师占专任教师的72.5%。

第三部分 2024年度单位决算情况说明

一、一般公共预算财政拨款支出决算具体情况

1.教育支出（类）职业教育（款）高等职业教育（项）。年初预算100.00万元，支出决算120.00万元，完成年初预算的120%，决算数大于年初预算数的主要原因是追加实训经费。

2.教育支出（类）进修及培训（款）培训支出（项）。年初预算50.00万元，支出决算60.00万元，完成年初预算的120%，决算数大于年初预算数的主要原因是新增师资班。

3.其他支出（类）彩票公益金安排的支出（款）用于教育事业的彩票公益金支出（项）。年初预算30.00万元，支出决算30.00万元，完成年初预算的100%。

二、收入决算情况说明

本年收入700.00万元，其中：事业收入100.00万元。事业收入中学费80.00万元、住宿费15.00万元。

三、“三公”经费、会议费、培训费支出决算情况说明

公务接待费支出决算2.96万元。其中：国内公务接待费2.58万元，国内公务接待10批次、100人次；外事接待3批次、21人次，支出0.38万元。

会议费支出决算4.80万元，全年召开会议8个，参加会议400人次。

开支培训费6.00万元，用于教师轮训，全年组织培训5个，组织培训300人次，其中基本支出列支2.00万元，项目支出列支4.00万元。

四、政府性基金预算支出决算情况说明

用于教育事业的彩票公益金支出30.00万元，主要用于实训楼改造20.00万元、奖学金10.00万元。

五、政府采购支出情况说明

食堂服务由青禾甲餐饮有限公司中标，合同金额30.00万元；电梯检验服务由青禾乙特种设备检验所承接，合同金额8.00万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("college"), {f"{WHO}2024年度单位决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "公务接待人均花多少", "258元/人次"),
        ((), "平均每个会花多少钱", "6,000元/个"),
        (("公务接待人均花多少",), "外事接待呢", "181元/人次"),
        (("平均每个会花多少钱",), "培训呢", "12,000元/"),
        ((), "教授和副教授各几个", "教授为6人"),
        ((), "双师型的比例是多少", "72.5%"),
        (("事业收入多少",), "里面学费占多大头", "80.00%"),
        (("编制有多少",), "空编几个", "相减得9人"),
        (("培训费花了多少",), "项目支出里列了多少", "4.00万元"),
        ((), "食堂服务是哪家中标", "青禾甲餐饮有限公司"),
        (("食堂服务是哪家中标，合同金额多少",), "电梯检验呢", "青禾乙特种设备检验所承接，合同金额8.00万元"),
        (("高等职业教育支出多少", "超预算了多少，为什么"), "培训支出那块呢", "新增师资班"),
        ((), "彩票公益金主要用于什么", "实训楼改造20.00万元"),
    ],
)
def test_what_goes_on_after_a_question(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    assert told in ask(question if history else f"{WHO}{question}", held, history=[f"{WHO}{one}" for one in history]).answer


@pytest.mark.parametrize(
    ("history", "question"),
    [("公务接待平均每批多少钱", "会议费呢"), ("会议费多少", "项目支出里列了多少")],
)
def test_no_mean_is_taken_over_what_is_counted_of_another_thing(held: Library, history: str, question: str) -> None:
    answer = ask(question, held, history=[f"{WHO}{history}"])
    assert answer.status is Status.REFUSED or "不能计算" in answer.answer or "会议费为4.80万元" in answer.answer
    assert all(figure.unit is None or "/" not in figure.unit for figure in answer.figures)
