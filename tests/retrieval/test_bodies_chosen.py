"""Bodies chosen by what they disclose, by the mean of all, by limits of their change, and by how well budgets were kept."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

BODIES = {
    "云泽市财政局": ("400.00", "增加", "40.00", "增长", "11.11", "380.00", "105.26", "50.00", "2"),
    "青禾县热线中心": ("120.00", "减少", "40.00", "下降", "25.00", "150.00", "80.00", "30.00", "1"),
    "白石市信访局": ("200.00", "增加", "110.00", "增长", "122.22", "200.00", "100.00", "10.00", "4"),
    "柳塘市档案馆": ("90.00", "减少", "1.00", "下降", "1.10", "100.00", "90.00", "", "3"),
}
REPORT = """{body}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为{spent}万元。与2023年度相比，收、支总计各{way}{size}万元，{rose}{rate}%。

二、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为{planned}万元，支出决算为{spent}万元，完成年初预算的{done}%。

三、财政拨款“三公”经费支出决算情况说明

2024年度“三公”经费财政拨款支出决算为{cars}.00万元，其中：公务用车运行维护费支出{cars}.00万元。

2024年末公务用车保有量为{cars}辆。
"""
BOUGHT = """
四、政府采购支出情况

2024年度政府采购支出总额{bought}万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    names = ("spent", "way", "size", "rose", "rate", "planned", "done", "bought", "cars")
    told = {body: dict(zip(names, numbers, strict=True)) for body, numbers in BODIES.items()}
    texts = {
        f"{body}2024年度部门决算.txt": (REPORT + (BOUGHT if one["bought"] else "")).format(body=body, **one)
        for body, one in told.items()
    }
    return library_of_texts(tmp_path_factory.mktemp("bodies"), texts)


def first(question: str, held: Library, *history: str) -> list[str]:
    """The bodies that the sentence names which tells those that are meant."""
    lines = ask(question, held, history=history).answer.splitlines()
    line = next(one for one in lines if any(body in one for body in BODIES) and not one.startswith("各报告"))
    return sorted((body for body in BODIES if body in line), key=line.index)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("有几家披露了政府采购支出", ["云泽市财政局", "青禾县热线中心", "白石市信访局"]),
        ("哪家的政府采购支出离平均数最近", ["青禾县热线中心"]), ("政府采购支出最接近平均水平的是哪家", ["青禾县热线中心"]),
        ("哪个单位预算执行得最好", ["云泽市财政局"]), ("预算执行率最低的是哪个单位", ["青禾县热线中心"]),
        ("支出比上年增长超过100%的单位有哪些", ["白石市信访局"]), ("支出翻了一番的单位有没有", ["白石市信访局"]),
        ("支出下降超过10%的单位有哪些", ["青禾县热线中心"]),
        ("今年支出增长了10%以上的单位有哪些", ["白石市信访局", "云泽市财政局"]),
        ("云泽市财政局和青禾县热线中心的支出哪个变化幅度大", ["青禾县热线中心"]),
    ],
)  # fmt: skip
def test_bodies_that_are_meant(question: str, bodies: list[str], held: Library) -> None:
    assert first(question, held) == bodies


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("有政府采购但支出减少的是哪几家", ["青禾县热线中心"]), ("哪些单位有快艇但没有政府采购", []),
        ("政府采购超过20万元而且公车不到2辆的单位有哪些", ["青禾县热线中心"]),
        ("2024年哪几家单位既有政府采购又有3辆以上公车", ["白石市信访局"]),
    ],
)  # fmt: skip
def test_whom_two_conditions_hold_of(question: str, bodies: list[str], held: Library) -> None:
    answer = ask(question, held)
    told = answer.answer.splitlines()[0]
    assert [body for body in BODIES if body in told] == bodies or (not bodies and answer.status is Status.REFUSED)


@pytest.mark.parametrize(
    ("history", "question", "bodies"),
    [
        ((), "云泽市财政局和白石市信访局的支出谁增得快", ["白石市信访局"]),
        ((), "支出增幅第二高的是哪家", ["云泽市财政局"]), ((), "谁的支出比上年少", ["青禾县热线中心", "柳塘市档案馆"]),
        (("哪几家支出减少了",), "涨的呢", ["白石市信访局", "云泽市财政局"]),
    ],
)  # fmt: skip
def test_which_rose_and_which_fell(history: tuple[str, ...], question: str, bodies: list[str], held: Library) -> None:
    assert first(question, held, *history) == bodies


def test_how_many_fell_is_asked_on(held: Library) -> None:
    assert ask("一共几家", held, history=("哪几家支出减少了",)).figures[-1].value == "2"


@pytest.mark.parametrize("question", ["白石市信访局的公务用车保有量是不是各家里最多的", "白石市信访局是公务用车保有量最多的吗"])
def test_whether_one_is_first_of_all(question: str, held: Library) -> None:
    assert "在4份报告中从高到低排第1" in ask(question, held).answer


def test_the_reports_of_a_year_are_left_out(held: Library) -> None:
    assert ask("把2024年的去掉，支出最多的是谁", held).status is Status.REFUSED
    assert first("把2023年的去掉，政府采购最多的是谁", held)[0] == "云泽市财政局"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("支出最多的单位有几辆公车", "云泽市财政局2024年度公务用车保有量为2辆"),
        ("支出减少最多的单位的公务用车运行维护费多少", "青禾县热线中心2024年度公务用车运行维护费决算数为1.00万元"),
        ("公务用车运行维护费最少的那家政府采购多少", "青禾县热线中心2024年度政府采购支出总额为30.00万元"),
    ],
)
def test_what_is_asked_of_the_first_body(question: str, told: str, held: Library) -> None:
    assert told in ask(question, held).answer.splitlines()[-1]


def test_the_value_that_an_order_tells_is_asked_of_no_other_thing(held: Library) -> None:
    assert "公务用车运行维护费决算数最高的是白石市信访局" in ask("公务用车运行维护费最高的单位花了多少", held).answer


@pytest.mark.parametrize(
    ("history", "question", "value"),
    [
        (("政府采购超过20万元的单位有哪些",), "这几家一共多少", "80.00"),
        (("政府采购超过20万元的单位有哪些",), "它们合计多少", "80.00"),
        (("政府采购超过20万元的单位有哪些",), "这些单位公务用车运行维护费合计多少", "3.00"),
        (("哪家支出最多", "2024年的不要"), "云泽市财政局的公务用车保有量", "2"),
        (("云泽市财政局、青禾县热线中心和白石市信访局一共采购了多少",), "平均每家呢", "30.00"),
        (("云泽市财政局、青禾县热线中心和白石市信访局一共采购了多少",), "白石市信访局占这三家的几成", "11.11"),
    ],
)
def test_those_told_are_reckoned_with(history: tuple[str, ...], question: str, value: str, held: Library) -> None:
    assert ask(question, held, history=history).figures[-1].value == value


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("政府采购超过总支出一成的有哪几家", ["青禾县热线中心", "云泽市财政局"]),
        ("公务用车运行维护费占总支出超过百分之三的是哪几家", ["柳塘市档案馆"]),
        ("支出超过年初预算5%以上的单位有哪些", ["云泽市财政局"]),
    ],
)
def test_a_limit_in_per_cent_is_one_of_a_share(question: str, bodies: list[str], held: Library) -> None:
    assert first(question, held) == bodies


def test_whether_a_whole_report_agrees_is_checked_elsewhere(held: Library) -> None:
    answer = ask("云泽市财政局的表格和文字都一致吗", held)
    assert answer.status is Status.REFUSED and "勾稽核查" in answer.answer


def test_the_budget_farthest_from_what_was_spent(held: Library) -> None:
    assert first("哪家单位的年初预算和决算差得最多", held) == ["青禾县热线中心"]


def test_one_is_set_against_all_others(held: Library) -> None:
    answer = ask("白石市信访局的公务用车运行维护费是其他几家加起来的几倍", held)
    assert answer.figures[-1].value == "0.67" and "云泽市财政局" in answer.answer


def test_how_far_the_first_is_from_the_second(held: Library) -> None:
    answer = ask("最高的比第二高多少", held, history=("政府采购支出超过20万元的单位有几个",))
    assert answer.figures[-1].value == "20.00"


def test_a_mean_is_one_over_as_many_as_are_told(held: Library) -> None:
    before = ("四家单位谁的收支总计最多", "它是最少的几倍")
    assert ask("四家平均多少", held, history=before).figures[-1].value == "202.50"


def test_what_each_spent_on_a_car_is_told_of_all(held: Library) -> None:
    answer = ask("各家平均每辆公务用车花多少运行费", held).answer
    assert answer.count("元/辆（推算）") == len(BODIES)


def test_those_that_disclosed_are_added_up(held: Library) -> None:
    assert ask("总共采购了多少钱", held, history=("有几家披露了政府采购支出",)).figures[-1].value == "90.00"


def test_the_one_weighed_is_set_against_the_others(held: Library) -> None:
    whom = "云泽市财政局、青禾县热线中心和白石市信访局的政府采购支出加起来多少"
    answer = ask("那它比另外两家加起来还多吗", held, history=(whom, "云泽市财政局占多少")).answer
    assert "40.00万元（推算）" in answer and "不一致" not in answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "政府采购超过20万元的是哪几家，养车花了多少", ["云泽市财政局2024年度公务用车运行维护费决算数为2.00万元",
                                                            "青禾县热线中心2024年度公务用车运行维护费决算数为1.00万元"]),
        ((), "哪几家没花完年初预算，差多少", ["决算数比预算数少30.00万元", "决算数比预算数少10.00万元"]),
        (("政府采购超过20万元的是哪几家",), "占总支出多少", ["12.50%", "25.00%"]),
        (("政府采购超过20万元的是哪几家", "占总支出多少"), "各有几辆车", ["云泽市财政局2024年度公务用车保有量为2辆"]),
    ],
)  # fmt: skip
def test_each_of_those_chosen_is_asked_on(history: tuple[str, ...], question: str, told: list[str], held: Library) -> None:
    answer = ask(question, held, history=history).answer
    assert all(one in answer for one in told) and "白石市信访局2024年度公务用车" not in answer and "没有找到答案" not in answer


def test_an_order_of_a_few_is_one_question(held: Library) -> None:
    answer = ask("库里几家单位，谁花的钱最多，一共多少", held).answer
    assert "最高的是云泽市财政局" in answer and "没有找到答案" not in answer and "合计为" not in answer


@pytest.mark.parametrize("question", ["谁家的车超过2辆", "公车多于2辆的有哪几家"])
def test_a_limit_on_cars_is_one_of_their_number(question: str, held: Library) -> None:
    assert first(question, held) == ["白石市信访局", "柳塘市档案馆"]


def test_a_budget_and_what_was_spent_of_it_are_asked_alone(held: Library) -> None:
    answer = ask("云泽市财政局预算多少，决算多少，差多少", held)
    assert [figure.value for figure in answer.figures][:2] == ["380.00", "400.00"] and answer.figures[-1].value == "20.00"


def test_what_is_set_apart_is_the_budget_that_was_asked_for(held: Library) -> None:
    answer = ask("云泽市财政局和青禾县热线中心年初预算各多少，哪个多", held).answer
    assert "预算数最高的是云泽市财政局2024年度，为380.00万元" in answer and "400.00" not in answer


def test_which_of_those_named_has_the_thing(held: Library) -> None:
    answer = ask("白石市信访局、青禾县热线中心谁付了公务用车运行维护费，各多少", held).answer
    assert "最高的是白石市信访局2024年度，为4.00万元" in answer and "1.00万元" in answer and "云泽市财政局" not in answer


def test_whether_a_budget_was_spent_and_how_far_from_it(held: Library) -> None:
    answer = ask("青禾县热线中心预算花完了没有，差多少，为什么没花完", held).answer
    assert "决算数比预算数少30.00万元" in answer and "“为什么没花完”没有找到" in answer and "差多少" not in answer


def test_what_names_nothing_alone_stands_beside_what_does(held: Library) -> None:
    answer = ask("采购超过20万的是哪几家，养车各花了多少", held).answer
    assert "云泽市财政局2024年度公务用车运行维护费决算数为2.00万元" in answer and "没有找到答案" not in answer
