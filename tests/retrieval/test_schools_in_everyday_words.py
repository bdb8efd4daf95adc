"""What is asked of a school in one go and in everyday words: pupils and fees, items spent by projects, scores and lost points."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "澄湖县实验学校"
TEXT = f"""{WHO}2024年度单位决算

第一部分 单位概况

2024年秋学期在校学生2,000人，其中寄宿生500人。专任教师120人。

年末在职人员130人。与上年末相比，在职人员减少2人，系退休3人、考录1人。

第二部分 2024年度单位决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		400.00	300.00	100.00
2050204	高中教育	400.00	300.00	100.00

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	金额
301	工资福利支出	250.00
302	商品和服务支出	50.00
30207	邮电费	50.00
30209	物业管理费

一般公共预算财政拨款项目支出决算表

单位：万元
科目编码	科目名称	金额
302	商品和服务支出	45.00
30207	邮电费	5.00
30209	物业管理费	40.00

第三部分 2024年度单位决算情况说明

一、收入决算情况说明

本年收入合计420.00万元，其中：财政拨款收入399.00万元，占95.00%；事业收入21.00万元，占5.00%。事业收入为纳入专户管理的学费18.00万元和住宿费3.00万元。

2024年度政府性基金预算财政拨款支出12.00万元，比上年减少4.00万元，下降25.00%。

二、支出决算具体情况

1.教育支出（类）普通教育（款）高中教育（项）。年初预算为320.00万元，支出决算为300.00万元，完成年初预算的93.75%。决算数小于年初预算数的主要原因是新校舍交付推迟。

其中：驻村帮扶经费8.00万元，用于慰问困难学生。

公务用车购置费21.86万元，购置越野车1辆。会议费支出0.42万元，较上年下降30.00%。

公务接待费预算为3.00万元，支出决算为2.00万元，完成预算的66.67%。

三、预算绩效情况说明

对3个项目开展自评，平均得分85.00分。

扣分原因：食堂改造验收晚于计划，扣1分。

研学推介项目，预算7.00万元，执行6.85万元，得分97.80分。扣分原因是两场活动未开展。

第四部分 附件

校舍维修和操场改造项目绩效自评表

单位：万元
资金	全年预算数	60.00	全年执行数	60.00	10	10.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分	偏差原因
产出	数量	维修教室	≥30间	21间	40	28	工期延误
产出	质量	验收合格率	=100%	100%	50	50
总分					100	88

图书采购项目绩效自评表

单位：万元
资金	全年预算数	20.00	全年执行数	20.00	10	10.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分	偏差原因
产出	数量	新增图书	≥900册	600册	90	60	到货推迟
总分					100	70
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("school"), {f"{WHO}2024年度单位决算.txt": TEXT})


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("有多少老师", ["120"]),
        ("住校生多少", ["500"]),
        ("学生有多少", ["2000"]),
        ("学费住宿费收了多少", ["18.00", "3.00"]),
        ("物业花了多少", ["40.00"]),
        ("电话费花了多少", ["50.00", "5.00"]),
        ("钱都是财政给的吗", ["95.00"]),
        ("支出超过收入吗", ["420.00", "400.00", "20.00"]),
        ("政府性基金预算比上年少多少", ["-4.00", "-25.00"]),
        ("得了多少分", ["88", "70", "97.80"]),
        ("操场维修项目得了几分", ["88"]),
        ("三个项目平均分是多少", ["85.00"]),
        ("买越野车花了多少钱", ["21.86"]),
        ("高中教育花了几百万", ["400.00"]),
        ("2023年会议费多少", ["0.42", "-30.00", "0.60"]),
        ("公务接待费预算还剩多少", ["2.00", "3.00", "1.00"]),
        ("一个在职人员平均花多少", ["400.00", "130", "30769.2"]),
        ("项目支出里图书采购占多少", ["20.00", "100.00", "20.00"]),
        ("图书采购项目得分多少，扣在哪", ["70", "90", "60", "30"]),
    ],
)
def test_what_everyday_words_mean(question: str, values: list[str], held: Library) -> None:
    answer = ask(f"{WHO}{question}", held)
    assert [one.value for one in answer.figures] == values, answer.answer


@pytest.mark.parametrize(
    ("question", "cause"),
    [
        ("高中教育的钱为什么没按预算花完", "新校舍交付推迟"),
        ("高中教育为什么没有按预算执行完", "新校舍交付推迟"),
        ("在职人员为什么少了", "退休3人、考录1人"),
        ("研学推介为什么扣分", "两场活动未开展"),
    ],
)
def test_why_it_was_so(question: str, cause: str, held: Library) -> None:
    assert cause in ask(f"{WHO}{question}", held).answer


def test_what_one_pupil_costs_after_the_number_of_pupils(held: Library) -> None:
    answer = ask("平均一个学生花多少", held, history=(f"{WHO}学生有多少",))
    assert "2000" in [one.value for one in answer.figures] and "2,000.00元/人" in answer.answer, answer.answer


def test_what_all_are_paid_is_not_what_leaders_are_paid(held: Library) -> None:
    assert ask(f"{WHO}工资多少", held).figures
    assert not ask(f"{WHO}领导的工资多少", held).figures


def test_no_money_of_the_projects_is_what_their_evaluation_cost(held: Library) -> None:
    assert not ask(f"{WHO}给了多少钱搞绩效评价", held).figures


def test_no_other_project_lends_its_score_or_its_losses(held: Library) -> None:
    assert ask("得分呢", held, history=(f"{WHO}驻村帮扶项目花了多少",)).status is not Status.ANSWERED
    assert "食堂" not in ask(f"{WHO}图书采购项目为什么扣分", held).answer


def test_what_is_paid_for_pupils_counts_not_all_of_them(held: Library) -> None:
    assert "2,000" not in ask(f"{WHO}学生资助多少人次", held).answer


def test_the_budget_after_how_far_it_was_spent_is_an_amount(held: Library) -> None:
    assert "3.00万元" in ask("预算呢", held, history=(f"{WHO}公务接待费完成预算的百分之几",)).answer
