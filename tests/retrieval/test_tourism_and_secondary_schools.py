"""What is asked of a tourism office and of a secondary school: what a place earns, columns of items, posts, points lost."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.whom.organisations import resolve
from tests.retrieval.made import library_of_texts

SCHOOL, OFFICE = "青禾市柳湾高级中学", "云泽县文体广电和旅游局"
SCHOOL_TEXT = """青禾市柳湾高级中学2024年度单位决算

第一部分 单位概况

一、机构设置

学校内设教务处、总务处2个科室。

核定事业编制212名。2023年年末在编人数为192人，2024年年末在编人数为198人，其中正高级教师4人，高级教师96人，一级教师70人。

二、年度主要工作

2024年高考参考学生700人，其中特殊类型招生控制线上线310人，比上年多25人。

第二部分 2024年度单位决算表

财政拨款基本支出决算表

单位：万元
经济科目编码	科目名称	合计	人员经费	公用经费
合计	合计	960.00	900.00	60.00
301	工资福利支出	900.00	900.00
30101	基本工资	600.00	600.00
30107	绩效工资	300.00	300.00
302	商品和服务支出	60.00		60.00
30201	办公费	22.00		22.00
30209	物业管理费	38.00		38.00

第三部分 2024年度单位决算情况说明

一、收入决算情况说明

事业收入为纳入财政专户管理的学费84.30万元和住宿费18.30万元。

二、财政拨款基本支出决算情况说明

（一）人员经费900.00万元。

（二）公用经费60.00万元。
"""
OFFICE_TEXT = """云泽县文体广电和旅游局2024年度部门决算

第一部分 部门概况

一、年度主要工作

全年接待游客86.4万人次，实现旅游综合收入5.72亿元。

第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
214	交通运输支出	86.40		86.40
21406	车辆购置税支出	86.40		86.40
2140602	车辆购置税用于农村公路建设支出	86.40		86.40

第三部分 2024年度部门决算情况说明

一、财政拨款收入支出决算总体情况说明

财政拨款收、支总计800.00万元，与上年相比，减少20.00万元，下降2.44%，主要原因是车购税补助减少。

二、一般公共预算财政拨款支出决算情况说明

1.交通运输支出（类）车辆购置税支出（款）车辆购置税用于农村公路建设支出（项）。年初预算为100.00万元，支出决算为86.40万元，完成年初预算的86.4%，决算数小于年初预算数的主要原因是部分公路未到付款节点。

三、“三公”经费支出决算情况说明

公务接待费支出1.54万元，比上年减少1.03万元，下降40.08%，主要原因是压缩陪餐人数。

公务用车购置0辆，保有量3辆；国内公务接待41批次、306人。

2.一般公共服务支出（类）财政事务（款）委托业务支出（项）。主要用于：请中介机构开展展会审计、新建场馆开办工作。年初预算为30.00万元，支出决算为29.52万元。

四、预算绩效情况说明

（一）全域旅游营销项目。全年预算数220.00万元，执行数213.56万元，自评得分88.2分。投放宣传片46条，低于年度目标60条，扣6分；主要原因是媒体档期调整。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{SCHOOL}.txt": SCHOOL_TEXT, f"{OFFICE}.txt": OFFICE_TEXT}
    return library_of_texts(tmp_path_factory.mktemp("tourism"), texts)


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        (("公用经费多少钱",), "其中花钱最多的是哪一项", "物业管理费（公用经费），为38.00万元"),
        ((), "公用经费排前二的是哪些", "办公费（公用经费）22.00万元"),
        ((), "事业收入里学费和住宿费各收了多少", "学费为84.30万元"),
        ((), "事业收入里住宿费是多少", "18.30万元"),
        ((), "编制有多少个", "212人"),
        ((), "有几个科室，都叫什么", "内设机构数为2个"),
        ((), "有几个科室，都叫什么", "教务处"),
        ((), "年末在编多少人，比前一年底多几个", "差额为6人"),
        ((), "在职人数比2023年多几个人", "差额为6人"),
        ((), "在职人数比上年增长百分之几", "前者比后者多3.13%"),
        ((), "过特控线的有多少人，比上年多几个", "310人，比上年多25人"),
        ((), "特殊类型招生控制线上线人数比上年多几个", "25人"),
    ],
)
def test_items_posts_and_grades_of_a_school(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    assert told in ask(f"{SCHOOL}{question}" if not history else question, held, history=[SCHOOL + one for one in history]).answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "云泽接待了多少游客，旅游收入是多少", "旅游综合收入为5.72亿元"),
        ((), "云泽旅游收入是多少", "5.72亿元"),
        ((), f"{OFFICE}公务用车多少辆", "3辆"),
        ((f"{OFFICE}公务接待费多少", "接待了多少批次"), "跟上一年比怎么样，为什么", "压缩陪餐人数"),
        ((f"{OFFICE}接待了多少批次",), "比上年怎么样", "减少1.03万元"),
        ((f"{OFFICE}全域旅游营销项目多少分",), "为什么扣分", "媒体档期调整"),
        ((), f"{OFFICE}全域旅游营销项目扣了几分", "扣6分"),
        ((), f"{OFFICE}29.52万用在哪些地方", "请中介机构开展展会审计"),
        ((), f"{OFFICE}做展会审计和场馆开办花了多少钱", "委托业务支出为29.52万元"),
        ((), f"{OFFICE}车购税那笔为什么没完成预算", "部分公路未到付款节点"),
        ((), f"{OFFICE}车购税年初预算是多少", "建设支出预算数（报告在车购税下只列了这一项）为100.00万元"),
    ],
)
def test_what_a_place_earns_and_what_was_counted(held: Library, history: tuple[str, ...], question: str, told: str) -> None:
    answer = ask(question, held, history=history).answer
    assert told in answer and "出国" not in answer


def test_a_field_of_a_body_before_its_income_is_no_name_of_it() -> None:
    named = {text: resolve(text, (OFFICE,)).spots for text in ("云泽旅游收入多少", "云泽旅游局收入多少", "云泽文旅收入多少")}
    assert [text[slice(*spots[0])] for text, spots in named.items()] == ["云泽", "云泽旅游局", "云泽文旅"]


def test_a_reason_against_the_year_before_is_none_against_the_budget(held: Library) -> None:
    assert "车购税补助减少" not in ask(f"{OFFICE}车购税补助为什么没完成预算", held).answer


def test_what_no_report_counts_is_not_told(held: Library) -> None:
    assert ask(f"{SCHOOL}事业收入里书本费是多少", held).status is Status.REFUSED
    assert "没有单独披露“展会审计”" in ask(f"{OFFICE}做展会审计花了多少钱", held).answer


def test_a_year_that_is_asked_back_for_is_asked_for_all(held: Library) -> None:
    assert ask(f"{OFFICE}去年接待了多少游客，公务接待费多少", held).status is Status.CLARIFY
