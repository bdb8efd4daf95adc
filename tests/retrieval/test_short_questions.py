"""Short questions as they are spoken: a hotline and the office of a government, asked about in a few words each."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import library_of_texts

HOTLINE, OFFICE = "云泽市12345热线受理中心", "青禾市人民政府办公室"
TEXT = """云泽市12345热线受理中心2024年度单位决算

第二部分 2024年度单位决算表

收入支出决算总表

单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t480.00\t一、一般公共服务支出\t438.00
二、政府性基金预算财政拨款收入\t\t九、卫生健康支出\t12.00
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
2101102\t事业单位医疗\t8.00\t8.00
2101103\t公务员医疗补助\t4.00\t4.00

第三部分 2024年度单位决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为550.00万元。与2023年度相比，收、支总计各减少60.00万元，下降9.84%。主要是外包业务改由主管部门采购。

九、财政拨款“三公”经费支出决算情况说明

因公出国（境）费支出决算为6.00万元。全年因公出国（境）团组2个，累计5人次。

公务接待费支出决算为0.30万元，其中：国内接待费0.30万元，共计接待4批次、20人次。

十、机关运行经费支出情况说明

本单位不是行政单位，无机关运行经费。

十一、政府采购支出情况说明

2024年度政府采购支出总额90.00万元，其中：政府采购货物支出20.00万元、政府采购服务支出70.00万元。授予中小企业合同金额36.00万元，占政府采购支出总额的40%，其中：授予小微企业合同金额30.00万元，占政府采购支出总额的33.33%。

十二、国有资产占用情况说明

截至2024年12月31日，本单位共有车辆5辆，其中，领导干部用车1辆、机要通信用车0辆、应急保障用车4辆。

十三、预算绩效情况说明

2024年，累计受理群众诉求49万件；“问题解决率”由88.3%提升至93.1%，“群众满意率”由89.8%提升至95%。

1.话务服务费用项目：全年预算数80.00万元，执行数80.00万元，自评得分100分。

2.坐席建设项目：全年预算数50.00万元，执行数46.00万元，自评得分94.5分。

3.数字云泽项目：全年预算数20.00万元，执行数20.00万元，自评得分100分。

4.驻济办综合楼改造费项目：全年预算数8.00万元，执行数8.00万元，自评得分88分。

5.第一书记生活补助及驻村人员工作经费项目：全年预算数3.00万元，执行数3.00万元，自评得分91分。

第五部分 附件

项目支出绩效自评表

单位：万元

项目名称\t坐席建设项目
\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分
\t年度资金总额\t50\t50\t46\t10\t92%\t9.2
年度绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值(A)\t实际完成指标值(B)\t分值\t得分
\t成本指标\t经济成本指标\t设备购置费\t≤40万元\t38万元\t10\t10
\t成本指标\t经济成本指标\t安装调试费\t≤10万元\t8万元\t10\t10
\t产出指标\t数量指标\t办公桌椅采购数量\t≥300套\t260套\t10\t8
\t产出指标\t时效指标\t办公桌椅采购及时率\t≥98%\t100%\t10\t10
\t产出指标\t时效指标\t坐席建设完工时间\t早于12月15日\t12月5日\t20\t20
总分\t94.5
"""
OTHER = """青禾市人民政府办公室2024年度部门决算

第三部分 2024年度部门决算情况说明

十、机关运行经费支出情况

2024年度机关运行经费支出52.00万元，比年初预算数增加4.07万元，增长8.5%，主要原因是年中追加宽带费。

第五部分 附件

市长热线运行保障经费项目支出绩效评价报告

项目预算安排和支出情况：由于话务服务工作外包给中标单位青禾联通公司，由该公司负责市长热线的来电受理。

项目产出情况：24小时全天候接听，平均每天接听电话量近3600个。

评价人员组成

序号\t姓名\t单位及职务\t负责评价内容
1\t陈卫国\t青禾市市长热线服务中心负责人\t项目效益指标
2\t王秀兰\t青禾市人民政府办公室财务科科长\t项目资金管理指标
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("spoken"), {f"{HOTLINE}.txt": TEXT, f"{OFFICE}.txt": OTHER})


def _told(answer: Answer) -> list[str]:
    return [figure.value for figure in answer.figures]


@pytest.mark.parametrize(
    ("history", "question", "last"),
    [
        ((), "云泽请了几拨人", "4"),
        ((), "云泽出国去了几拨人", "2"),
        (("云泽公务接待花了多少",), "那一个人多少钱", "150"),
        (("云泽公务接待花了多少", "一个人合多少钱"), "一批呢", "750"),
        ((), "云泽采购给小公司的有多少", "30.00"),
        (("云泽采购里货物和服务哪个多",), "多出来多少", "50.00"),
        ((), "云泽群众满意率涨了多少", "5.2"),
        (("云泽群众满意率涨了多少",), "问题解决率呢", "4.8"),
        (("云泽群众满意率提升了多少",), "那问题解决率呢", "4.8"),
        (("云泽钱没花完吧，还剩多少",), "年初有多少", "70.00"),
        (("云泽钱没花完吧，还剩多少", "年初有多少"), "多出来多少", "30.00"),
        (("云泽2024年怎么少了这么多",), "上年是多少", "610.00"),
        (("云泽2024年怎么少了这么多",), "一共少了多少", "-9.84"),
        ((), "云泽领导用的车有几辆", "1"),
        (("云泽有几辆车",), "应急用的有几辆", "4"),
        ((), "云泽满分的项目有几个", "2"),
        (("云泽采购给中小企业的占几成",), "剩下的是多少", "54.00"),
        (("云泽政府采购多少", "货物呢"), "其余的呢", "70.00"),
        ((), "云泽受理了多少诉求", "49"),
        ((), "云泽收到多少诉求", "49"),
        ((), "云泽卫生健康花在哪两项上", "4.00"),
        (("云泽坐席建设项目得几分",), "设备购置费呢", "38"),
        (("云泽坐席建设项目预算多少，花了多少",), "没花完的有多少", "4"),
        (("云泽话务服务费用项目得几分",), "坐席那个呢", "94.5"),
        (("云泽话务服务费用项目得几分", "坐席建设那个呢"), "这俩差几分", "5.5"),
        (("云泽话务服务费用项目得几分", "坐席建设那个呢"), "哪个高", "94.5"),
        (("云泽坐席建设项目预算多少",), "比话务服务费用项目少多少", "30.00"),
        (("云泽坐席建设项目花了多少",), "比数字云泽项目多多少", "26.00"),
        (("云泽坐席建设项目的办公桌椅采购数量得了几分",), "办公桌椅采购及时率呢", "10"),
        (("云泽坐席建设项目的办公桌椅采购数量目标值是多少",), "办公桌椅采购及时率呢", "98"),
        (("云泽数字云泽项目得几分",), "话务呢", "100"),
        ((), "云泽办公桌椅买了多少，够目标没", "260"),
        ((), "云泽驻济办那个项目得几分", "88"),
        (("云泽事业运行多少", "其中基本支出占几成"), "项目的呢", "34.25"),
        ((), "云泽第一书记补助那个项目得几分", "91"),
        ((), "云泽问题解决率原来多少", "88.3"),
        ((), "云泽中小企业里不是小微的有多少", "6.00"),
        ((), "云泽服务采购占总采购多少", "77.78"),
        ((), "云泽群众满意率原来多少现在多少", "95"),
        (("云泽坐席建设项目的设备购置费目标值是多少",), "实际花了多少", "38"),
        ((), "云泽坐席建设项目的钱用在哪里", "10"),
    ],
)
def test_what_is_spoken_is_found(held: Library, history: tuple[str, ...], question: str, last: str) -> None:
    assert _told(ask(question, held, history=history))[-1:] == [last]


def test_the_reason_is_told_beside_the_number(held: Library) -> None:
    answer = ask("青禾机关运行经费比预算多了多少，咋回事", held)
    assert "4.07" in _told(answer) and "追加宽带费" in answer.answer


def test_those_that_were_counted_are_named(held: Library) -> None:
    answer = ask("都有谁", held, history=("云泽满分的项目有几个",))
    assert "话务服务费用" in answer.answer and "数字云泽" in answer.answer and "坐席建设" not in answer.answer
    listed = ask("剩下的花哪儿了", held, history=("云泽政府采购里货物占几成",))
    assert "政府采购服务支出" in listed.answer


def test_cars_are_for_something_and_no_duty(held: Library) -> None:
    assert "应急保障用车4辆" in ask("都是干啥的", held, history=("云泽有几辆公车",)).answer
    assert "应急保障用车4辆" in ask("云泽有几辆车，都干嘛用的", held).answer
    assert "应急保障用车4辆" in ask("云泽那5辆车是做什么用的", held).answer


def test_as_of_which_day_is_told_where_that_is_asked(held: Library) -> None:
    assert "截至2024年12月31日" in ask("云泽的车辆数截至什么时候", held).answer
    assert ask("云泽的车辆什么时候买的", held).status is Status.REFUSED


@pytest.mark.parametrize(("question", "told"), [("青禾热线外包给谁了", "青禾联通公司"), ("青禾热线平均每天接多少电话", "3600个")])
def test_the_hotline_of_a_town_is_told_of_by_its_office(held: Library, question: str, told: str) -> None:
    assert told in ask(question, held).answer


def test_its_accounts_are_not(held: Library) -> None:
    assert ask("青禾热线三公经费多少", held).status is Status.REFUSED


def test_both_days_and_advice_are_told(held: Library) -> None:
    answer = ask("云泽坐席建设啥时候完工的，要求几号", held).answer
    assert "早于12月15日" in answer and "12月5日" in answer
    assert _told(ask("云泽数字云泽那个项目得几分", held)) == ["100"]


@pytest.mark.parametrize("question", ["云泽为什么只有5辆车", "云泽为什么车这么多", "云泽为什么有2个科室", "云泽为什么只有3个人"])
def test_no_reason_of_all_money_is_one_for_things(held: Library, question: str) -> None:
    answer = ask(question, held)
    assert answer.status is Status.REFUSED and not answer.figures


def test_one_number_is_not_held_against_itself(held: Library) -> None:
    assert "对得上" not in ask("云泽各类支出加起来等于总支出吗", held).answer


def test_a_person_is_told_of_by_the_row_of_a_table(held: Library) -> None:
    for question in ("青禾王秀兰是谁", "青禾王秀兰负责什么"):
        answer = ask(question, held).answer
        assert "青禾市人民政府办公室财务科科长" in answer and "陈卫国" not in answer


def test_why_there_is_none(held: Library) -> None:
    before = ("云泽有机关运行经费吗",)
    assert all("不是行政单位" in ask(why, held, history=before).answer for why in ("为啥", "为啥没有"))


def test_some_projects_are_not_all_money(held: Library) -> None:
    for question in ("云泽五个项目花了多少钱", "云泽三个项目一共花了多少钱"):
        assert not {"450.00", "150"}.intersection(_told(ask(question, held)))
    assert ask("云泽医疗类支出有哪几项构成", held).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["卖东西收入", "卖东西的收入有多少", "捐的支出多少"])
def test_what_is_done_for_money_makes_a_part_of_what_came_in_or_was_spent(asked: str, held: Library) -> None:
    assert ask(f"云泽热线2024年{asked}", held).status is Status.REFUSED
    assert ask("云泽热线2024年收入有多少", held).figures


@pytest.mark.parametrize("asked", ["收入等于支出吗", "收入是不是等于支出", "收支相等吗", "收入合计等不等于支出合计"])
def test_what_came_in_is_set_beside_what_was_spent(asked: str, held: Library) -> None:
    assert {"480.00", "450.00"} <= set(_told(ask(f"云泽热线2024年{asked}", held)))
