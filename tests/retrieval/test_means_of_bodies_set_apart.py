"""Bodies parted by their mean, the mean of several against one, means of two things, and conditions in short words."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

BODIES = {"澜溪市水务局": (400, 300, 6), "青禾市档案馆": (100, 60, 2), "云岭市林业局": (250, 150, 1), "棠城市统计局": (50, 10, 0)}
FUNDED = {"云岭市林业局": 240}
"""Appropriations of those whose income is more than them."""
TEXT = """{whose}2024年度部门决算

第三部分 2024年度部门决算情况说明

二、收入决算情况说明

本年收入合计{spent}.00万元，其中：财政拨款收入{funded}.00万元，占{of_income}%。

三、支出决算情况说明

本年支出合计{spent}.00万元，其中：基本支出{basic}.00万元，占{share}%；项目支出{rest}.00万元，占{other}%。

九、财政拨款“三公”经费支出决算情况说明

截至2024年12月31日，财政拨款开支运行维护费的公务用车保有量为{cars}辆。

十一、政府采购支出情况说明

2024年度政府采购支出总额{rest}.00万元。

十二、国有资产占用情况说明

截至2024年12月31日，本部门共有车辆{cars}辆。

十三、预算绩效情况说明

组织对2024年度项目全面开展绩效自评，涵盖项目{projects}个，涉及预算资金{rest}.00万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{whose}2024年度部门决算.txt": TEXT.format(
            whose=whose, spent=spent, basic=basic, rest=spent - basic, share=round(basic * 100 / spent, 2),
            other=round(100 - basic * 100 / spent, 2), cars=cars, projects=cars + 1,
            funded=FUNDED.get(whose, spent), of_income=round(FUNDED.get(whose, spent) * 100 / spent, 2),
        )
        for whose, (spent, basic, cars) in BODIES.items()
    }  # fmt: skip
    return library_of_texts(tmp_path_factory.mktemp("means"), texts)


def first_line(question: str, held: Library, *history: str) -> str:
    """The line of an answer that tells who is meant."""
    lines = ask(question, held, history=history).answer.splitlines()
    return next((line for line in lines if "的有" in line), "")


@pytest.mark.parametrize(
    ("history", "question", "bodies"),
    [
        ((), "哪些单位支出高于平均", ["澜溪", "云岭"]),
        ((), "哪些单位支出超过200万", ["澜溪", "云岭"]),
        (("各单位支出平均多少",), "哪些高于平均", ["澜溪", "云岭"]),
        (("各单位支出平均多少",), "谁高于这个平均", ["澜溪", "云岭"]),
        (("各单位支出平均多少",), "低于平均的有几家", ["青禾", "棠城"]),
        (("各单位支出从高到低排",), "超过平均的有哪几家", ["澜溪", "云岭"]),
        (("澜溪、青禾、云岭的项目支出各多少",), "哪些超过50万", ["澜溪", "云岭"]),
        (("各单位支出平均多少",), "这里面哪些有公车", ["澜溪", "青禾", "云岭"]),
        ((), "谁的收入不全是财政拨款", ["云岭"]),
        ((), "全部是财政拨款的单位", ["澜溪", "青禾", "棠城"]),
        ((), "哪几家只有财政拨款没有别的收入", ["澜溪", "青禾", "棠城"]),
        ((), "有几家单位只靠财政拨款", ["澜溪", "青禾", "棠城"]),
    ],
)
def test_bodies_beyond_a_mean_or_a_limit(history: tuple[str, ...], question: str, bodies: list[str], held: Library) -> None:
    told = first_line(question, held, *history)
    assert [name for name in ("澜溪", "青禾", "云岭", "棠城") if name in told] == bodies


@pytest.mark.parametrize(
    ("history", "question", "result"),
    [
        ((), "青禾和云岭的支出平均比棠城高多少", "125.00万元"),
        ((), "澜溪的支出是青禾和云岭平均的几倍", "2.29倍"),
        (("青禾和云岭的支出平均多少",), "比棠城高还是低", "125.00万元"),
        (("各单位支出平均多少",), "比棠城高还是低", "低150.00万元"),
        (("各单位支出平均多少",), "棠城呢", "50.00万元"),
        (("各单位支出从高到低排",), "前三家平均多少", "250.00万元"),
        ((), "澜溪和青禾采购差多少", "60.00万元"),
        ((), "澜溪的采购是青禾的几倍", "2.50倍"),
        (("澜溪和青禾哪个车多",), "多几辆", "4辆"),
        ((), "哪家自评项目最多", "7个"),
        ((), "四家一共花了多少", "800.00万元"),
        ((), "各家公车平均几辆", "2.25辆"),
    ],
)
def test_means_and_numbers_set_apart(history: tuple[str, ...], question: str, result: str, held: Library) -> None:
    assert result in ask(question, held, history=history).answer


def test_the_means_of_two_things_are_told_apart(held: Library) -> None:
    answer = ask("各单位基本支出和项目支出平均多少", held).answer
    assert "基本支出平均为约130.00万元" in answer and "项目支出平均为约70.00万元" in answer


@pytest.mark.parametrize(
    ("history", "question", "result"),
    [
        ((), "哪两家支出最接近", "相差50.00万元"),
        (("各单位支出从高到低排",), "哪两家最接近", "青禾市档案馆2024年度100.00万元"),
        ((), "支出最多的两家差多少", "差额为150.00万元"),
        ((), "澜溪的本年支出占几家总和的多少", "占合计的50.00%"),
        ((), "云岭的支出在四家里排第几", "排第2"),
        (("谁有公车",), "这些单位里基本支出最少的是谁", "最低的是青禾市档案馆"),
        ((), "澜溪采购占支出多少", "25.00%"),
    ],
)
def test_bodies_among_each_other(history: tuple[str, ...], question: str, result: str, held: Library) -> None:
    assert result in ask(question, held, history=history).answer


def test_accounts_of_no_body_put_no_bodies_in_order(held: Library) -> None:
    assert ask("哪个科目花得最多", held).status is Status.CLARIFY


def test_no_sum_is_taken_for_that_of_more_bodies_than_there_are(held: Library) -> None:
    assert ask("七家一共花了多少", held).status is Status.CLARIFY


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("澜溪的项目支出加青禾的项目支出是多少", "合计为140.00万元"),
        ("澜溪加青禾的支出一共多少", "合计为500.00万元"),
        ("澜溪支出多还是青禾支出多", "最高的是澜溪市水务局"),
        ("项目支出占澜溪总支出几成", "25"),
        ("项目支出在澜溪总支出里占几成", "25"),
        ("有几家项目支出比基本支出高", "棠城市统计局"),
        ("支出澜溪最高吗", "从高到低排第1"),
        ("澜溪支出最高吗", "从高到低排第1"),
        ("澜溪不算，谁的支出最高", "最高的是云岭市林业局"),
    ],
)
def test_bodies_named_in_another_place_of_a_question(question: str, told: str, held: Library) -> None:
    assert told in ask(question, held).answer
