"""Follow-ups that ask in another way of the thing before: its columns, its amount, its reason, what it is a part of."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.conversation.pointing import taken_back
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, spoken(), HELD)


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (("财政局行政运行的基本支出多少", "项目支出呢"), "哪个多", "行政运行的基本支出和项目支出哪个多"),
        (("财政局行政运行的基本支出多少", "项目支出呢"), "差多少", "行政运行的基本支出和项目支出差多少"),
        (("财政局行政运行的基本支出多少", "项目支出呢"), "合计", "行政运行多少"),
        (("财政局一般公共服务支出中项目支出多少",), "一共多少", "一般公共服务支出多少"),
        (("财政局行政运行的项目支出多少",), "占多少", "行政运行的项目支出占行政运行多少"),
        (("财政局行政运行全年预算多少",), "支出决算呢", "决算数是多少"),
        (("财政局公用经费比上年减少多少",), "那上年是多少", "上年公用经费是多少"),
        (("财政局机关运行经费比上年增加多少",), "今年一共多少", "机关运行经费是多少"),
        (("财政局基本支出比上年增长百分之几",), "主要是哪些因素带来的", "为什么"),
        (("财政局实际支出比年初预算多出多少",), "多在哪儿了", "为什么"),
        (("财政局项目支出比上年少多少",), "主要少在哪些方面", "为什么"),
        (("财政局人员经费占基本支出多少",), "金额呢", "人员经费是多少"),
        (("财政局三公经费预算多少", "决算呢"), "差额去哪了", "为什么没花完"),
        (("财政局2024年末在编人数多少", "2023年呢"), "增加了几个", "2024年在编人数和2023年差多少"),
        (("财政局2023年公务用车保有量", "2024年呢"), "两年差多少", "2024年公务用车保有量和2023年差多少"),
        (("财政局公务接待费占三公经费多少",), "怎么算的", "财政局公务接待费占三公经费多少"),
        (("财政局本年收入为什么减少",), "支出呢", "本年支出为什么减少"),
        (("财政局行政运行支出为什么小于预算",), "差多少", "行政运行支出预算数和决算数差多少"),
        (("财政局项目支出决算比年初预算少多少",), "完成率呢", "项目支出完成年初预算的百分之几"),
        (("财政局办公费和印刷费一共多少",), "换成元呢", "办公费和印刷费一共多少元"),
        (("财政局政府采购总额", "服务呢"), "占比", "政府采购服务占政府采购多少"),
        (("财政局三公经费多少", "公务接待费呢"), "占多少", "公务接待费占三公经费多少"),
        (("财政局公用经费多少", "电费呢"), "占比呢", "电费占公用经费多少"),
        (("财政局公务接待费多少",), "上升前是多少", "公务接待费从多少上升到多少"),
        (("财政局死亡抚恤多少",), "这是什么", "死亡抚恤是什么意思"),
        (("财政局卫生健康支出多少",), "里面分哪几项", "卫生健康支出构成"),
        (("财政局卫生健康支出多少",), "由哪些构成", "卫生健康支出构成"),
        (("财政局行政运行全年预算多少", "实际花了多少"), "差在哪里", "行政运行为什么与预算不一样"),
        (("财政局行政运行多少",), "为什么有差异", "行政运行为什么不一样"),
        (("财政局信息化建设项目得了多少分",), "差在哪里", "差在哪里"),
        (("财政局年末结转多少，为什么",), "年初呢", "年初结转多少"),
        (("财政局整体绩效自评总分多少",), "执行率呢", "整体绩效自评执行率是多少"),
        (("财政局年初预算批了多少，最后花了多少",), "差额是多少", "预算数和决算数差多少"),
        (("财政局公务接待费年初预算", "实际花了多少"), "差额呢", "公务接待费年初预算数和决算数差多少"),
        (("财政局公用经费多少", "哪一项最多"), "最少的呢", "公用经费哪一项最少"),
        (("财政局基本支出多少", "占比最大的是哪类"), "最小的呢", "基本支出占比最小的是哪类"),
        (("财政局三公经费", "水务局呢"), "回到财政局，它的基本支出呢", "财政局的基本支出呢"),
        (("财政局人员经费里哪项最多",), "工资福利支出里呢", "工资福利支出里哪项最多"),
        (("财政局人员经费里哪项最多",), "前三项呢", "财政局人员经费里最多的前三项是哪些"),
        (("财政局哪一类支出最多",), "第二、第三呢", "财政局最多的前三类支出是哪些"),
        (("财政局哪类支出最多",), "第二的是什么", "财政局第二多的支出是哪类"),
        (("财政局商品和服务支出里哪项最多", "水务局呢"), "最少的呢", "商品和服务支出里哪项最少"),
    ],
)
def test_what_was_asked_about_is_asked_of_in_another_way(history: tuple[str, ...], question: str, asked: str) -> None:
    assert read(question, *history).question == asked


def test_a_question_keeps_all_that_it_asks_of_another_organisation() -> None:
    for question in ("财政局项目支出决算比年初预算少多少", "财政局三公经费包括哪几项各多少", "财政局17个项目得分分别是多少"):
        query = read("水务局呢", question)
        assert (query.question, query.organisations) == (question, ("青禾县水务局",))
    query = read("水务局是多还是少", "财政局项目支出决算比年初预算少多少")
    assert (query.question, query.organisations) == ("财政局项目支出决算比年初预算少多少", ("青禾县水务局",))


def test_what_a_question_takes_back_is_not_asked() -> None:
    assert taken_back("我想问财政局的，哦不，水务局的车辆数") == ("我想问财政局的", "水务局的车辆数")
    assert taken_back("财政局基本支出，不对，是项目支出多少") == ("财政局基本支出", "项目支出多少")
    assert taken_back("财政局的数字对不对，是不是错了") == ("", "")
    assert taken_back("不对，我问的是项目支出") == ("", "")


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        ("财政局17个项目得分分别是多少", "最低的是哪个", "绩效项目得分最低的是哪个"),
        ("财政局有哪些项目", "哪个钱最多", "绩效项目执行数最多的是哪个"),
        ("财政局有哪些项目", "加起来多少", "各项目执行数合计多少"),
        ("财政局绩效自评的项目有哪些", "平均分呢", "各项目平均得分多少"),
        ("财政局绩效自评的项目有哪些", "都是什么等级", "各项目的自评等级"),
    ],
)
def test_what_is_asked_of_all_projects(history: str, question: str, asked: str) -> None:
    assert read(question, history).question == asked


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (("财政局小学教育的项目支出多少",), "那基本支出", "小学教育的基本支出呢"),
        (("财政局小学教育的项目支出多少",), "高中教育的呢", "高中教育的项目支出多少"),
        (("财政局小学教育的项目支出多少",), "在小学教育里占多少", "小学教育的项目支出占小学教育多少"),
        (("财政局基本支出", "项目支出呢"), "谁多", "基本支出和项目支出哪个多"),
        (("财政局三公经费有哪几项分别多少",), "合计呢", "三公经费多少"),
        (("财政局三公经费有哪几项分别多少",), "预算数呢", "三公经费各项预算分别是多少"),
        (("财政局三公经费一共花了多少",), "接待费占几成", "接待费占三公经费多少"),
    ],
)
def test_columns_parts_and_wholes_of_the_thing_before(history: tuple[str, ...], question: str, asked: str) -> None:
    assert read(question, *history).question == asked


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (("财政局机关运行经费", "比预算多多少"), "百分比呢", "机关运行经费比年初预算增长百分之几"),
        (("财政局购房补贴", "住房公积金"), "之和等于住房保障支出吗", "购房补贴和住房公积金之和等于住房保障支出吗"),
        (("财政局项目支出多少",), "小学教育的呢", "小学教育的项目支出多少"),
        (("财政局行政运行多少", "基本支出部分", "项目部分"), "哪个多", "行政运行的基本支出和项目支出哪个多"),
        (("财政局公用经费多少",), "资金来源是什么", "公用经费的资金来源是什么"),
    ],
)
def test_rates_sums_and_columns_of_what_was_asked_before(history: tuple[str, ...], question: str, asked: str) -> None:
    assert read(question, *history).question == asked


def test_an_order_keeps_how_many_of_it_are_asked_for() -> None:
    query = read("水务局的也列一下", "财政局工资福利支出里最高的三项")
    assert query.organisations == ("青禾县水务局",)
    assert query.chosen is not None and query.chosen.places == (1, 3)
