"""Projects that a report names in small headings alone, and in the beginnings of their paragraphs."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO, RESCUE = "青禾县科学技术协会", "石州市消防救援支队"
OF_SCIENCE = f"""{WHO}2024年度部门决算

第三部分 2024年度部门决算情况说明

八、预算绩效情况说明

（一）全民科学素质行动项目

项目全年预算数为45.00万元，执行数为41.80万元，完成预算的92.9%。项目绩效自评得分为96.3分，等级为“优”。

主要产出和效果：举办讲座68场，巡展42次。

存在的问题：科普信息员流动性大。下一步改进措施：建立补贴制度。

（二）科技馆免费开放项目

项目全年预算数为88.00万元，执行数为86.40万元，完成预算的98.2%。项目绩效自评得分为89.4分，等级为“良”。

主要产出和效果：全年开放286天，接待观众5.38万人次。

展厅讲解工作外包给中标单位青禾文旅有限公司。

存在的问题：展品完好率低于95%的目标，空调制冷效果差。

第四部分 名词解释

一、其他收入：指财政拨款以外的收入。
"""
OF_RESCUE = f"""{RESCUE}2024年度部门决算

第二部分 2024年度部门决算表

支出决算表

金额单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		900.00	600.00	300.00
22402	消防救援事务	800.00	500.00	300.00
2240204	消防应急救援	300.00		300.00
2080505	机关事业单位基本养老保险缴费支出	100.00	100.00

第三部分 2024年度部门决算情况说明

一、人员情况

年末实有消防救援人员386人，其中干部112人、消防员274人。年末实有人数427人，比上年减少9人。

二、收入决算情况说明

本年收入合计910.00万元，其中：其他收入10.00万元，占1.10%。其他收入主要是乡镇补助的建站款。

二、一般公共预算财政拨款支出决算情况说明

全年国内公务接待31批次、268人次，主要是友邻支队演练、总队考核。

消防应急救援（项）年初预算260.00万元，支出决算300.00万元，完成年初预算的115.38%。

三、预算绩效情况说明

（1）营区改造项目。全年预算320.00万元，实际支出214.75万元，预算执行率67.11%，自评得分78.60分，评价等级中。建成训练塔1座。主要问题：增容批复晚，没能在10月底前完工。

四、其他重要事项说明

（一）接警出动情况。全年接警出动1,864起，营救被困人员286人。

（二）火灾损失情况。全年发生火灾642起，直接财产损失486.20万元。

五、政府采购支出说明

政府采购支出总额100.00万元。授予中小企业合同金额80.00万元，占80.00%。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{WHO}2024年度部门决算.txt": OF_SCIENCE, f"{RESCUE}2024年度部门决算.txt": OF_RESCUE}
    return library_of_texts(tmp_path_factory.mktemp("headed"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "全民科学素质行动项目自评得了多少分", "得分为96.3分"),
        ((), "科技馆免费开放项目执行率多少", "完成全年预算的98.2%"),
        ((), "科技馆免费开放项目评的什么等级", "等级为“良”"),
        (("科技馆免费开放项目评的什么等级",), "扣在哪儿了", "展品完好率低于95%的目标，空调制冷效果差。"),
        ((), "全民科学素质行动项目取得了什么成效", "举办讲座68场，巡展42次。"),
        ((), "全民科学素质行动项目有什么问题", "科普信息员流动性大。"),
        ((), f"{WHO}两个项目得分排个序", "从高到低：“全民科学素质行动项目”得分96.3分[1]；“科技馆免费开放项目”得分89.4分[2]"),
        (("全民科学素质行动项目自评得了多少分",), "等级呢", "等级为“优”"),
        ((), f"{WHO}的展厅讲解外包给哪家公司了，2024年这个项目花了多少", "86.40万元"),
        ((f"{WHO}的展厅讲解外包给哪家公司了",), "这个项目得了几分", "89.4分"),
        ((), "营区改造项目完成情况怎么样", "建成训练塔1座。"),
        ((), "营区改造项目为什么没按时完工", "增容批复晚，没能在10月底前完工。"),
        ((), "营区改造项目评价等级是什么", "评价等级中"),
    ],
)  # fmt: skip
def test_what_stands_under_its_name_is_of_a_project(history: tuple[str, ...], question: str, told: str, held: Library) -> None:
    assert told in ask(question, held, history=history).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石州消防2024年一共花了多少钱", "支出合计为900.00万元"),
        ("石州消防在职的比上年少了几个人", "减少9人"),
        ("石州消防干部多少人", "112人"),
        ("石州消防中小企业占多少", "80.00%"),
        ("石州消防的火灾损失有多大", "全年发生火灾642起，直接财产损失486.20万元。"),
        ("石州消防的其他收入是哪来的", "其他收入主要是乡镇补助的建站款。"),
        ("石州消防公务接待的是谁", "主要是友邻支队演练、总队考核。"),
        ("消防应急救援决算比年初预算多多少", "多40.00万元"),
    ],
)
def test_a_body_is_called_by_its_place_and_its_field(question: str, told: str, held: Library) -> None:
    assert told in ask(question, held).answer


def test_the_field_alone_is_an_account_where_it_is_spoken_of_as_one(held: Library) -> None:
    assert "800.00万元" in ask("石州消防方面花了多少钱", held).answer
    assert ask("石州教育方面花了多少钱", held).status is Status.REFUSED
