"""Questions that speak of a thing in passing: what each car costs to run, what a whole is of, and what was asked just before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "云泽市柳湾区民政局"
TEXT = f"""{WHO}2024年度部门决算

第一部分 部门概况

全年保障城乡低保对象4,217人，其中新增386人、退出512人。新增家庭养老床位260张，全区养老机构床位总数达3,846张。

第二部分 2024年度部门决算表

收入支出决算总表
单位：万元
收入		支出
项目	决算数	项目	决算数
一、一般公共预算财政拨款收入	380.00	一、社会保障和就业支出	490.00
二、事业收入	90.00	二、住房保障支出	10.00
三、其他收入	30.00
本年收入合计	500.00	本年支出合计	500.00

一般公共预算财政拨款基本支出决算表
单位：万元
科目编码	科目名称	金额
	合计	120.00
30101	基本工资	70.00
30102	津贴补贴	31.00
30201	办公费	19.00

财政拨款“三公”经费支出决算表
单位：万元
项目	行次	预算数	决算数
“三公”经费合计	1	50.00	48.00
1.因公出国（境）费	2		0.00
2.公务用车购置及运行维护费	3	45.00	44.00
（1）公务用车购置费	4	25.00	24.00
（2）公务用车运行维护费	5	20.00	20.00
3.公务接待费	6	5.00	4.00
公务用车保有量（辆）	7	—	4

第三部分 2024年度部门决算情况说明

一、政府采购支出情况

政府采购支出总额21.07万元。

二、预算绩效情况

2024年度开展绩效自评项目38个，涉及资金598.42万元。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = library_of_texts(tmp_path_factory.mktemp("passing"), {f"{WHO}.txt": TEXT})
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "history", "values"),
    [
        ("平均每辆公车一年要多少运行维护费", (), ["20.00", "4", "50000"]),
        ("公务接待真的花了多少钱", (), ["4.00"]),
        ("三公经费预算是哪几项的钱", (), ["45.00", "5.00"]),
        ("津贴补贴比这个少多少", ("基本工资用了多少",), ["31.00", "70.00", "39.00"]),
        ("第二呢", ("收入构成",), ["90.00"]),
        ("自评了几个项目，一共多少钱", (), ["38", "598.42"]),
    ],
)
def test_the_thing_meant_is_told(question: str, history: tuple[str, ...], values: list[str], office: Library) -> None:
    own = tuple(f"{WHO}{one}" for one in history)
    answer = ask(question if history else f"{WHO}{question}", office, history=own)
    assert [figure.value for figure in answer.figures] == values


def test_one_amount_does_not_tell_by_how_much_two_differ(office: Library) -> None:
    answer = ask("办公费高多少", office, history=(f"{WHO}基本工资用了多少", "刚才那个比津贴补贴多多少"))
    assert len(answer.figures) != 1 or answer.answer.endswith("不能计算。")


def test_those_added_are_of_what_was_counted_before(office: Library) -> None:
    answer = ask("新增的呢", office, history=(f"{WHO}养老床位有多少张",))
    assert "260张" in answer.answer and not any(figure.value == "386" for figure in answer.figures)
    assert ask(f"{WHO}新增多少", office).status is Status.REFUSED
