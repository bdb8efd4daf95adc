"""Follow-ups to what prose tells of a building, of money by quarters, of accounts and of guests."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市柏溪街道办事处"
REPORT = """云泽市柏溪街道办事处2024年度部门决算

第三部分 2024年部门决算情况说明

二、支出决算情况说明

2024年度支出合计500万元，其中：基本支出200万元，占40%；项目支出300万元，占60%。

1、基本支出200万元。与2023年度相比，增加50万元，增长33.33%，主要原因是2023年年末在编人数为4人，2024年年末在编人数为11人。

2、项目支出300万元。与2023年度相比，增加60万元，增长25%。

五、一般公共预算财政拨款支出决算情况说明

1、一般公共服务支出（类）财政事务（款）信息化建设（项）。年初预算为135.9万元，支出决算为135.25万元，完成年初预算的99.52%。决算数小于年初预算数的主要原因是系统建设进度推迟。

九、财政拨款“三公”经费支出决算情况说明

公务用车运行维护费1.2万元，主要是维修保养费等支出。截至2024年12月31日，公务用车保有量为2辆。

国内接待费0.15万元，主要用于接待上级单位业务检查、外地单位来柏溪考察，共计接待2批次、10人次。

十一、政府采购支出说明

2024年度政府采购支出总额80万元，其中：政府采购货物支出20万元、政府采购服务支出60万元。授予中小企业合同金额40万元，占政府采购支出总额的50%。

十三、预算绩效情况说明

热线中心荣获2024年度“数字服务创新奖”。热线中心的改革做法先后被市电视台、云泽日报等媒体刊发报道。

第四部分 项目经费情况说明

由本街道建设的社区邻里中心新建工程，位于学府路与滨河路路口，用地面积约为4000平方米。

本工程规划建筑面积约为13000平方米，建筑高度为29.8米，地上主楼7层，地下2层。

第一季度用款计划10万元，第二季度用款计划20万元，第三季度用款计划30万元，第四季度用款计划40万元。

本部门2个单位开展了2024年项目绩效目标编报工作。

2024年度项目支出绩效自评结果汇总表
序号	项目名称	全年预算数（万元）	执行数（万元）	自评得分
1	话务外包	200.00	190.00	94
2	平台升级	80.00	60.00	92
3	线路租赁	50.00	50.00	99
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("prose_asked_on"), {f"{WHO}2024年度部门决算.txt": REPORT})


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((f"{WHO}邻里中心建在哪",), "盖多高", "29.8米"),
        ((f"{WHO}邻里中心建在哪", "盖多高"), "地上几层", "主楼7层"),
        ((f"{WHO}热线中心拿过什么奖",), "被哪些媒体报道过", "云泽日报"),
        ((f"{WHO}每个季度用款多少",), "全年一共多少", "100万元（推算）"),
        ((f"{WHO}项目支出和基本支出各多少", "各涨了多少"), "谁涨得快", "基本支出增加较多"),
        ((f"{WHO}信息化建设为什么没花完",), "剩多少", "0.65万元（推算）"),
        ((f"{WHO}信息化建设年初预算多少，花了多少",), "剩下的钱哪去了", "系统建设进度推迟"),
        ((f"{WHO}得分不到95分的项目有哪些",), "最低的那个花了多少", "60"),
        ((), f"{WHO}公务接待了几批人，都是来干嘛的", "上级单位业务检查"),
        ((), f"{WHO}采购了多少服务", "60"),
        ((f"{WHO}政府采购多少，给中小企业的占多少",), "服务采购呢", "60"),
        ((f"{WHO}在编人数多少",), "多了几个", "7人（推算）"),
        ((), f"{WHO}在编人数变了没", "7人（推算）"),
        ((), f"{WHO}的车几辆，养车花了多少", "2辆"),
    ],
)  # fmt: skip
def test_what_is_asked_on(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    answer = ask(question, held, history=history)
    assert told in answer.answer, answer.answer


def test_a_deed_of_a_like_name_is_not_told(held: Library) -> None:
    answer = ask("什么时候开工", held, history=(f"{WHO}邻里中心建在哪",))
    assert answer.status is Status.REFUSED  # 开展 is another deed
