"""Accounts by budget and by change, sums and sides of a few bodies, and shares in all that was spent, in everyday words."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer
from tests.retrieval.made import library_of_texts

OFFICE, BUREAU, STREET = "云泽市社会服务办公室", "青禾县财政局", "星河市东风街道办事处"
OF_OFFICE = """云泽市社会服务办公室2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表

单位：万元
收入	决算数	支出	决算数
一、财政拨款收入	200.00	一、住房保障支出	30.00
本年收入合计	200.00	本年支出合计	200.00
总计	200.00	总计	200.00

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		200.00	80.00	120.00
2013901	行政运行	50.00	50.00
2013999	其他社会工作事务支出	120.00		120.00
2210201	住房公积金	18.00	18.00
2210203	购房补贴	12.00	12.00

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	决算数	科目编码	科目名称	决算数
301	工资福利支出	64.00	302	商品和服务支出	16.00
人员经费合计		64.00	公用经费合计		16.00

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收入支出总计20.00万元。

二、一般公共预算财政拨款支出决算具体情况

1、一般公共服务支出（类）社会工作事务（款）行政运行（项）。全年预算为52.00万元，支出决算为50.00万元，完成全年预算的96.15%。

2、住房保障支出（类）住房改革支出（款）住房公积金（项）。全年预算为24.00万元，支出决算为18.00万元。

3、住房保障支出（类）住房改革支出（款）购房补贴（项）。全年预算为11.00万元，支出决算为12.00万元。

三、财政拨款“三公”经费支出决算情况说明

“三公”经费支出决算3.00万元，其中公务接待费1.00万元。国内公务接待4批次，20人次。截至2024年12月31日，公务用车保有量为0辆。
"""
OF_BUREAU = """青禾县财政局2024年度部门决算

第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		500.00	400.00	100.00
2010601	行政运行	500.00	400.00	100.00

第三部分 2024年度部门决算情况说明

一、财政拨款“三公”经费支出决算情况说明

“三公”经费支出决算9.00万元，其中公务接待费3.00万元。国内公务接待10批次，50人次。截至2024年12月31日，公务用车保有量为2辆。
"""
MOVES = (
    ("一般公共服务支出（类）统计信息事务（款）专项普查活动（项）", "50.00", "20.00", "减少60.00%"),
    ("城乡社区支出（类）环境（款）城乡社区环境卫生（项）", "800.00", "600.00", "减少25.00%"),
    ("公共安全支出（类）司法（款）公共法律服务（项）", "15.00", "30.00", "增加100.00%"),
)
OF_STREET = """星河市东风街道办事处2024年部门预算

2024年部门预算编制说明

财政拨款支出主要内容如下：

""" + "\n\n".join(
    f"{at}. “{name}”{planned}万元。2023年当年预算执行数为{before}万元，2024年预算安排{planned}万元，比2023年预算执行数{moved}。"
    for at, (name, before, planned, moved) in enumerate(MOVES, 1)
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{OFFICE}2024年度部门决算.txt": OF_OFFICE,
        f"{BUREAU}2024年度部门决算.txt": OF_BUREAU,
        f"{STREET}2024年部门预算.txt": OF_STREET,
    }
    return library_of_texts(tmp_path_factory.mktemp("sides"), texts)


def values(answer: Answer) -> list[str]:
    return [one.value for one in answer.figures]


@pytest.mark.parametrize(
    ("question", "account"),
    [
        ("哪个科目预算执行得最差", "住房公积金"),
        ("哪项结余最多", "住房公积金"),
        ("哪个支出科目超预算最多", "购房补贴"),
        ("哪项决算比预算多得最多", "购房补贴"),
    ],
)
def test_the_account_farthest_from_its_budget_by_rates_printed_or_not(question: str, account: str, held: Library) -> None:
    answer = ask(f"{OFFICE}{question}", held).answer
    assert f"{account}（项）" in answer and answer.count("（项）") == 1


def test_accounts_of_which_something_was_left(held: Library) -> None:
    answer = ask(f"{OFFICE}哪些科目没花完", held).answer
    assert "行政运行（项）" in answer and "住房公积金（项）" in answer and "购房补贴（项）" not in answer


@pytest.mark.parametrize(
    ("question", "account"),
    [
        ("哪个科目砍得最狠", "专项普查活动"), ("哪个科目减少得最多", "城乡社区环境卫生"), ("哪一项涨得最多", "公共法律服务"),
        ("哪个项级科目的预算比上年执行数降幅最大", "专项普查活动"), ("哪项支出比2023年预算执行数降得最多", "城乡社区环境卫生"),
    ],
)
def test_the_account_that_moved_most_against_what_was_spent_before(question: str, account: str, held: Library) -> None:
    assert f"{account}（项）：2023年" in ask(f"{STREET}{question}", held).answer


def test_no_account_is_set_against_the_budget_before(held: Library) -> None:
    assert not ask(f"{STREET}哪个科目的预算比2023年预算减少最多", held).figures


def test_accounts_that_fell(held: Library) -> None:
    assert ask(f"{STREET}哪些科目比上年减少了", held).answer.count("（项）：") == 2


@pytest.mark.parametrize("asked", [f"{BUREAU}一家占了多少", f"{BUREAU}占多少"])
def test_the_share_of_one_in_a_sum_over_all(asked: str, held: Library) -> None:
    assert values(ask(asked, held, history=("各单位的三公经费加起来一共多少",)))[-1] == "75.00"


def test_who_is_farthest_ahead_of_those_that_exceed(held: Library) -> None:
    answer = ask("差得最多的是哪家，差多少", held, history=("哪些单位的基本支出比项目支出多",))
    assert f"最高的是{BUREAU}" in answer.answer and "没有找到" not in answer.answer


@pytest.mark.parametrize(("asked", "who"), [("没有公车的有哪几家", OFFICE), ("有公车的有哪些单位", BUREAU)])
def test_who_has_cars_is_told_by_their_number(asked: str, who: str, held: Library) -> None:
    answer = ask(asked, held).answer
    assert "辆" in answer and who in answer.split("其余")[0] and "运行维护费" not in answer


@pytest.mark.parametrize("asked", ["比一下", "对比一下，差多少", "对比"])
def test_two_bodies_set_side_by_side(asked: str, held: Library) -> None:
    assert values(ask(f"{OFFICE}和{BUREAU}的三公经费{asked}", held)) == ["3.00", "9.00", "6.00"]


def test_a_mean_asked_of_another(held: Library) -> None:
    for asked in ("平均呢", "每人呢"):
        assert values(ask(f"{OFFICE}{asked}", held, history=(f"{BUREAU}接待平均每人花多少",)))[-1] == "500"


@pytest.mark.parametrize("asked", ["人员经费占多少", "里面人员经费占几成"])
def test_a_part_weighed_in_all_that_was_asked_for_before(asked: str, held: Library) -> None:
    assert values(ask(asked, held, history=(f"{OFFICE}一共花了多少",)))[-1] == "32.00"


def test_two_parts_of_a_whole_tested(held: Library) -> None:
    history = (f"{OFFICE}住房公积金是多少", "购房补贴呢")
    assert "一致" in ask("这两项合起来就是住房保障支出吗", held, history=history).answer


def test_how_far_table_and_text_are_apart(held: Library) -> None:
    asked = f"{OFFICE}支出总计表里和文字里一致吗"
    assert "180.00" not in values(ask(asked, held))
    assert values(ask("差多少", held, history=(asked,)))[-1] == "180.00"
    assert values(ask(f"{OFFICE}支出总计表格和说明差多少", held))[-1] == "180.00"


def test_what_was_spent_on_a_thing(held: Library) -> None:
    assert values(ask(f"{OFFICE}的钱有多少花在了购房补贴上", held))[:1] == ["12.00"]
