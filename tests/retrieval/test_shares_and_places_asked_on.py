"""What is asked on of shares, of a place in an order, of its ends, and of parts beside their whole; accounts and projects in
words of their own.
"""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

FIRST, SECOND, THIRD = "澜溪市热线中心", "青禾市热线中心", "棠城市热线中心"
BODIES = {FIRST: (400, 300, 40, 12), SECOND: (200, 150, 10, 0), THIRD: (100, 100, 20, 6)}
"""What each spent, on its basic expenditure, its office and its guests."""
TEXT = """{whose}2024年度部门决算

第一部分 部门概况

一、部门职责

（一）负责热线受理。

（二）负责热线考核。

（三）完成其他任务。

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元
收入			支出
项目	行次	金额	项目	行次	金额
本年收入合计	27	{income}.00	本年支出合计	58	{spent}.00
年初结转和结余	29		年末结转和结余	60	10.00

收入决算表

单位：万元
科目编码	科目名称	本年收入合计	财政拨款收入
合计		{income}.00	{income}.00
2210201	住房公积金	7.00	7.00
2210202	提租补贴	3.00	3.00

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		{spent}.00	{basic}.00	{rest}.00
2210201	住房公积金	6.00	6.00	0.00
2210202	提租补贴	2.00	2.00	0.00

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	金额
302	商品和服务支出	{office}.00
30201	办公费	{office}.00

财政拨款“三公”经费支出决算表

单位：万元
项目	行次	决算数
合计	1	{public}.00
1. 因公出国（境）费	2	0.00
2. 公务用车购置及运行维护费	3	4.00
3. 公务接待费	6	{guests}.00

第三部分 2024年度部门决算情况说明

三、支出决算情况说明

本年支出合计{spent}.00万元，其中：基本支出{basic}.00万元；项目支出{rest}.00万元。

五、一般公共预算财政拨款支出决算情况说明

1、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为5.00万元，支出决算为6.00万元，完成年初预算的120.00%。主要原因是人员增加。

2、住房保障支出（类）住房改革支出（款）提租补贴（项）。年初预算为4.00万元，支出决算为2.00万元，完成年初预算的50.00%。主要原因是人员减少。

九、财政拨款“三公”经费支出决算情况说明

国内接待费{guests}.00万元，共计接待10批次、120人次；国（境）外接待费0万元，共计接待0批次、0人次。

十一、政府采购支出说明

2024年度政府采购支出总额9.00万元，其中：政府采购货物支出4.00万元、政府采购工程支出0.00万元、政府采购服务支出5.00万元。

2080505机关事业单位基本养老保险缴费支出8.00万元，较上年决算数增加3.00万元。主要原因是归垫上年度部分养老保险费用。
"""
FORMS = """
第五部分 附件

2024年度项目支出绩效自评结果汇总表

序号	项目名称	自评得分
1	旧楼宿舍二期改造补助资金	94
2	话务平台租赁费	100

项目支出绩效自评表
（2024年度）

单位：万元

项目名称	旧楼宿舍二期改造补助资金
项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	50	50	40	10	80%	8
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
	产出指标	数量指标	改造宿舍栋数	=2栋	2栋	10	10
	满意度指标	服务对象满意度指标	住户满意率	≥95%	93%	10	9
总分						100	94

项目支出绩效自评表
（2024年度）

单位：万元

项目名称	话务平台租赁费
项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	30	30	30	10	100%	10
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
	产出指标	数量指标	坐席数	≥20个	20个	10	10
	满意度指标	服务对象满意度指标	来电满意率	≥90%	96%	10	10
总分						100	100

话务平台租赁费项目支出绩效评价报告

三、评价基本情况

（六）评价人员组成。

序号	姓名	单位及职务	负责评价内容
1	陈卫国	澜溪市热线中心负责人	项目效益指标
2	王秀兰	澜溪市热线中心财务科科长	项目资金管理指标

四、评价结论

项目得分100分。

预算绩效情况说明

组织对话务平台租赁费等1个项目开展了部门评价，涉及预算资金30.00万元。

全年“一次办好率”由70%提升至79.4%。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{whose}2024年度部门决算.txt": TEXT.format(
            whose=whose, income=spent + 10, spent=spent, basic=basic, rest=spent - basic, office=office, guests=guests,
            public=guests + 4,
        ) + (FORMS if whose == FIRST else "")
        for whose, (spent, basic, office, guests) in BODIES.items()
    }  # fmt: skip
    return library_of_texts(tmp_path_factory.mktemp("places"), texts)


OFFICE = "澜溪、青禾、棠城的办公费哪家最多"
IN_ALL = "三家办公费占支出的比重从低到高排一下"


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("平均为11.67%", ["三家办公费占支出的比重平均是多少"]),  # and no mean of the amounts
        ("平均为11.67%", [IN_ALL, "三家平均呢"]),
        ("平均为11.67%", ["各单位办公费平均占支出多少"]),
        (f"占比最高的是{THIRD}", [IN_ALL, "第一是谁"]),
        (f"占比最高的是{THIRD}", ["三家办公费占支出的比例平均多少", "最高的是谁"]),
        ("差额为30.00万元", [OFFICE, "青禾比第一少多少"]),
        ("差额为30.00万元", [OFFICE, "青禾排第几", "比第一少多少"]),
        (f"{SECOND}2024年度占合计的14.29%", [OFFICE, "青禾排第几", "占三家合计多少"]),
        (f"{THIRD}2024年度占合计的28.57%", [OFFICE, "第二是谁", "比第一少多少", "占三家合计多少"]),
        ("平均为23.33万元", [OFFICE, "最少的是谁", "平均呢"]),  # of all three, and not of the two told
        ("差额为100.00万元", ["三家支出从高到低排", "最高的和最低的差多少", "那项目支出呢"]),
        (f"没有项目支出的有：{THIRD}", ["三家支出从高到低排", "最高的和最低的差多少", "那项目支出呢", "谁没有项目支出"]),
        ("差额为20.00万元", ["澜溪的办公费比青禾多多少", "比棠城呢"]),
        (f"占比最高的是{THIRD}", ["三家里谁的办公费占支出的比重最低", "它是多少", "最高的呢"]),
        ("住房公积金预算数为5.00万元", ["澜溪住房公积金占支出多少", "年初预算呢"]),
        ("前者占后者的5.00%", ["澜溪的办公费是多少", "青禾的占本年支出合计多少"]),
        (f"{THIRD}2024年度办公费为20.00万元", ["三家办公费各多少"]),
    ],
)
def test_what_is_asked_of_an_order_is_asked_of_the_one_spoken_of_and_by_what_it_was_ordered(
    told: str, turns: list[str], held: Library
) -> None:
    answer = ask(turns[-1], held, history=tuple(turns[:-1]))
    assert told in answer.answer.replace("约", "")


def test_no_mean_of_amounts_is_that_of_shares_of_a_whole_not_named(held: Library) -> None:
    assert ask("三家办公费占比平均多少", held).status is Status.REFUSED


@pytest.mark.parametrize("turns", [["澜溪接待费多少", "三公经费呢", "一共呢"], ["澜溪三公经费多少", "接待费呢", "一共呢"]])
def test_no_sum_counts_a_part_beside_its_whole(turns: list[str], held: Library) -> None:
    answer = ask(turns[-1], held, history=tuple(turns[:-1]))
    assert [figure.value for figure in answer.figures] == ["16.00"]


@pytest.mark.parametrize(
    ("value", "question"),
    [
        ("3.00", "澜溪提租补贴2210202今年收了多少"),
        ("10.00", "澜溪今年结转了多少到明年"),
        ("7.00", "澜溪2210201收了多少钱"),
        ("7.00", "澜溪住房公积金收到多少拨款"),
        ("410.00", "澜溪今年收了多少钱"),
    ],
)
def test_what_came_in_of_an_account_is_read_in_the_form_of_what_came_in(value: str, question: str, held: Library) -> None:
    assert value in {figure.value for figure in ask(question, held).figures}


@pytest.mark.parametrize("question", ["澜溪办公费每月多少钱", "澜溪一个月办公费多少钱", "澜溪每月要付多少办公费"])
def test_the_money_of_a_month_follows_from_that_of_the_year(question: str, held: Library) -> None:
    assert "3.33万元/月" in ask(question, held).answer or "33,333元/月" in ask(question, held).answer


@pytest.mark.parametrize("question", ["澜溪有哪些项目满意率没达标", "澜溪没达到满意率的有几个项目"])
def test_projects_are_asked_for_by_the_sort_of_goal_that_they_missed(question: str, held: Library) -> None:
    answer = ask(question, held).answer
    assert "“住户满意率”没有达到目标" in answer and "来电满意率" not in answer


@pytest.mark.parametrize(
    ("value", "question"),
    [
        ("94", "澜溪宿舍改造得了多少分"),
        ("80", "澜溪宿舍改造的执行率是多少"),
        ("50", "澜溪宿舍改造预算多少"),
        ("10", "澜溪改造宿舍栋数得了多少分"),
    ],
)
def test_words_of_a_project_before_what_it_got_mean_the_project(value: str, question: str, held: Library) -> None:
    assert value in {figure.value for figure in ask(question, held).figures}


@pytest.mark.parametrize("question", ["澜溪基本支出为什么增加", "澜溪最低分的项目为什么低"])
def test_the_reason_of_another_thing_is_not_told(question: str, held: Library) -> None:
    assert ask(question, held).status is Status.REFUSED


def test_both_ends_asked_in_one_question_are_set_apart(held: Library) -> None:
    assert "差额为6分" in ask("澜溪项目得分最高最低各是多少，相差多少", held).answer


@pytest.mark.parametrize("question", ["谁负责资金管理", "资金管理指标谁负责"])
def test_who_of_the_assessors_does_what_is_told_by_their_list(question: str, held: Library) -> None:
    answer = ask(question, held, history=("澜溪评价人员都有谁",)).answer
    assert "王秀兰" in answer and "陈卫国" not in answer


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("从高到低第二的：旧楼宿舍二期改造补助资金", ["澜溪宿舍改造项目得分排第几"]),
        ("从高到低第二的：旧楼宿舍二期改造补助资金", ["澜溪宿舍改造项目得了多少分", "排第几"]),
        ("差额为6分", ["澜溪宿舍改造项目得分比最高的少几分"]),
    ],
)
def test_a_project_is_placed_among_those_of_its_list(told: str, turns: list[str], held: Library) -> None:
    assert told in ask(turns[-1], held, history=tuple(turns[:-1])).answer


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("（二）负责热线考核。", ["澜溪职责第二条是什么"]),
        ("（三）完成其他任务。", ["澜溪职责最后一条是什么"]),
        ("（二）负责热线考核。", ["澜溪有哪些职责", "第二条呢"]),
        ("没有找到", ["澜溪职责第九条是什么"]),
    ],
)
def test_the_duty_that_is_counted_out_is_told_alone(told: str, turns: list[str], held: Library) -> None:
    answer = ask(turns[-1], held, history=tuple(turns[:-1])).answer
    assert told in answer and "负责热线受理" not in answer


@pytest.mark.parametrize(
    ("value", "question"), [("12", "澜溪接待一次平均多少人"), ("0", "澜溪接待国外客人花了多少"), ("5", "澜溪采购了什么")]
)
def test_guests_and_purchases_are_asked_for_in_everyday_words(value: str, question: str, held: Library) -> None:
    assert [figure.value for figure in ask(question, held).figures][-1].removesuffix(".00") == value


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("住房公积金（项）", ["澜溪提租补贴完成率", "哪项完成率最高"]),
        ("提租补贴（项）", ["澜溪住房公积金完成率", "哪项完成率最高", "最低的呢"]),
        ("平均为97.00分", ["澜溪住户满意率得了几分", "两个项目平均得分呢"]),
    ],
)
def test_all_of_them_are_asked_about_after_one(told: str, turns: list[str], held: Library) -> None:
    assert told in ask(turns[-1], held, history=tuple(turns[:-1])).answer.replace("约", "")


def test_a_project_that_a_sentence_names_is_asked_on_of(held: Library) -> None:
    turns = ("澜溪开展部门评价的项目是哪个",)
    assert "话务平台租赁费" in ask(turns[0], held).answer
    assert [figure.value for figure in ask("花了多少", held, history=turns).figures] == ["30"]


def test_a_rate_that_a_sentence_tells_is_found_by_its_name_alone(held: Library) -> None:
    assert "79.4" in ask("澜溪一次办好率", held).answer
