"""What moved more of two things or bodies, ranges, what is left for next year, and follow-ups to these, in everyday words."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer
from tests.retrieval.made import library_of_texts

OFFICE, BUREAU, CENTRE, STREET = "云泽市档案馆", "青禾县水利局", "星河市服务热线中心", "星河市东风街道办事处"
OF_OFFICE = """云泽市档案馆2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元
收入	决算数	支出	决算数
一、财政拨款收入	206.00	一、一般公共服务支出	200.00
本年收入合计	206.00	本年支出合计	200.00
年初结转和结余	49.00	年末结转和结余	55.00
总计	255.00	总计	255.00

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	决算数	科目编码	科目名称	决算数
30205	水费	2.00	30206	电费	3.00
30209	物业管理费	9.00	30228	工会经费	1.00

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为255.00万元。与2023年度相比，收、支总计各增加51.00万元，增长25.00%。

二、支出决算情况说明

1、基本支出80.00万元。与2023年度相比，减少20.00万元，下降20.00%。主要是压减开支。

2、项目支出120.00万元。与2023年度相比，减少80.00万元，下降40.00%。主要是项目完工。

三、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为210.00万元，支出决算为200.00万元，完成年初预算的95.24%。其中：

1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为90.00万元，支出决算为81.00万元，完成年初预算的90.00%。

2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为119.00万元，支出决算为119.00万元，完成年初预算的100.00%。

3、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为10.00万元，支出决算为5.00万元，完成年初预算的50.00%。

四、机关运行经费支出情况说明

机关运行经费支出30.00万元，比上年增加2.00万元，增长7.14%。主要原因是更换设备。

五、预算绩效情况说明

编报绩效目标的2024年度项目4个，涉及预算金额60.00万元。
"""
OF_BUREAU = """青禾县水利局2024年度部门决算

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为400.00万元。与2023年度相比，收、支总计各增加20.00万元，增长5.26%。

二、财政拨款“三公”经费支出决算情况说明

公务接待费支出3.00万元。
"""
OF_CENTRE = """星河市服务热线中心2024年度单位决算

第三部分 2024年度单位决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为900.00万元。与2023年度相比，收、支总计各减少100.00万元，下降10.00%。

二、财政拨款“三公”经费支出决算情况说明

公务接待费支出0.00万元。
"""
OF_STREET = """星河市东风街道办事处2024年部门预算

2024年部门财务收支预算总表

单位：元
本年收入	预算数	本年支出	预算数
一、财政拨款收入	9,000,000	一、城乡社区支出	9,000,000
收入总计	9,000,000	支出总计	9,000,000
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{OFFICE}2024年度部门决算.txt": OF_OFFICE,
        f"{BUREAU}2024年度部门决算.txt": OF_BUREAU,
        f"{CENTRE}2024年度单位决算.txt": OF_CENTRE,
        f"{STREET}2024年部门预算.txt": OF_STREET,
    }
    return library_of_texts(tmp_path_factory.mktemp("moves"), texts)


def values(answer: Answer) -> list[str]:
    return [one.value for one in answer.figures]


@pytest.mark.parametrize("asked", ["哪个降得多", "谁下降得更快", "哪个降幅大"])
def test_which_of_two_things_fell_more(asked: str, held: Library) -> None:
    assert ask(f"{OFFICE}基本支出和项目支出{asked}", held).answer.endswith("项目支出减少较多。")


def test_which_of_the_things_before_moved_more(held: Library) -> None:
    history = (f"{OFFICE}基本支出和项目支出分别比上年降了百分之几",)
    assert "项目支出减少较多" in ask("哪个降得多", held, history=history).answer


def test_how_far_two_rates_of_change_are_apart(held: Library) -> None:
    history = (f"{OFFICE}和{BUREAU}谁的收支总计增长快",)
    for asked in ("快多少个百分点", "大多少个百分点"):
        told = ask(asked, held, history=history).figures[-1]
        assert (told.value, told.unit) == ("19.74", "个百分点")


def test_those_within_a_range(held: Library) -> None:
    history = ("哪些单位的收入总计超过800万元",)
    answer = ask("200万到500万之间的呢", held, history=history).answer.split("其余")
    assert OFFICE in answer[0] and BUREAU in answer[0] and CENTRE in answer[1]


def test_what_is_left_for_next_year_and_what_there_was_before(held: Library) -> None:
    asked = f"{OFFICE}有多少钱没花完结转到明年了"
    assert values(ask(asked, held)) == ["55.00"]
    assert values(ask("年初的时候有多少", held, history=(asked,))) == ["49.00"]


def test_a_sum_set_against_another_thing(held: Library) -> None:
    history = (f"{OFFICE}水费电费加起来是多少",)
    assert values(ask("比物业费少多少", held, history=history))[-1] == "4.00"


def test_the_year_before_after_a_reason(held: Library) -> None:
    history = (f"{OFFICE}机关运行经费比上年多了多少", "为什么")
    assert values(ask("那上年是多少", held, history=history))[-1] == "28.00"


def test_accounts_after_how_far_a_budget_was_spent(held: Library) -> None:
    asked = f"{OFFICE}2024年预算完成得怎么样"
    assert values(ask(asked, held)) == ["95.24"]
    listed = ask("哪几项没完成", held, history=(asked,)).answer
    assert "行政运行（项）" in listed and "住房公积金（项）" in listed and "档案馆（项）" not in listed
    worst = ask("差得最远的呢", held, history=(asked, "哪几项没完成")).answer
    assert "住房公积金（项）" in worst and "行政运行" not in worst


def test_all_that_was_spent_against_its_budget(held: Library) -> None:
    answer = ask(f"{OFFICE}2024年本年支出比年初预算多了多少", held).answer
    assert "预算数比" not in answer and "决算数比预算数少" in answer


def test_money_of_the_projects_that_were_counted_for_it(held: Library) -> None:
    history = (f"{OFFICE}编报绩效目标的项目有几个，涉及多少钱",)
    assert values(ask("平均每个项目多少", held, history=history))[-1] == "150000"


@pytest.mark.parametrize("asked", ["有接待的花了多少", "有的呢"])
def test_those_that_have_any_after_who_has_none(asked: str, held: Library) -> None:
    answer = ask(asked, held, history=("哪家单位没有公务接待费",)).answer
    assert answer.startswith(f"有公务接待费的有：{BUREAU}")


def test_a_budget_beside_final_accounts_by_its_total(held: Library) -> None:
    asked = f"{OFFICE}和{STREET}谁的支出多"
    answer = ask(asked, held).answer
    assert f"最高的是{STREET}" in answer and "口径不同" in answer


def test_the_sum_of_all_but_the_first(held: Library) -> None:
    history = (f"{OFFICE}、{BUREAU}、{CENTRE}谁的收支总计最高",)
    assert values(ask("另外两家加起来呢", held, history=history))[-1] == "655.00"


def test_the_share_of_each_in_a_whole_that_is_named(held: Library) -> None:
    answer = ask(f"{OFFICE}水费和电费占物业管理费各是多少", held)
    assert "合计" not in answer.answer and {"22.22", "33.33"} < set(values(answer))
