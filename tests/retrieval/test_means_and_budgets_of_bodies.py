"""Several bodies: means set against each other, one against the mean of all, persons told by the question, budgets put in."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.understanding.budgets_too import budgets_too
from retrieval.understanding.reckoned.heads_told import heads_told
from tests.retrieval.made import library_of_texts
from tests.retrieval.town import FINANCE, WATER

BUREAU, STREET = "云泽市财政局", "青禾县枫桥街道办事处"
FINAL = """{}2024年度部门决算

第三部分 2024年度部门决算情况说明

三、支出决算情况说明

本年支出合计{}万元。

九、财政拨款“三公”经费支出决算情况说明

公务接待费支出{}万元，比上年减少0.85万元，下降28.33%。国内公务接待{}批次，{}人次。截至2024年12月31日，公务用车保有量为1辆。
"""
PLAN = f"""{STREET}2024年部门预算

第三部分 2024年部门预算情况说明

2024年公务接待费预算{{}}万元，与上年持平。

2024年本部门政府采购预算100.00万元，其中：政府采购货物预算10.00万元、政府采购工程预算60.00万元、政府采购服务预算30.00万元。

截至2023年8月31日，本部门共有车辆7辆，其中：其他用车7辆。2024年部门预算安排购置车辆1辆。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{BUREAU}2024年度部门决算.txt": FINAL.format(BUREAU, "300.00", "1.20", 10, 100),
        f"{WATER}2024年度部门决算.txt": FINAL.format(WATER, "200.00", "0.30", 5, 50),
        f"{STREET}2024年部门预算.txt": PLAN.format("2.00"),
    }
    return library_of_texts(tmp_path_factory.mktemp("bodies"), texts)


@pytest.mark.parametrize(
    ("history", "question", "last"),
    [
        ((), f"{BUREAU}人均接待费比{WATER}高多少", "60"),
        ((), f"{BUREAU}和{WATER}的接待费平均每人次相差多少", "60"),
        ((), f"{BUREAU}平均每人次接待费是{WATER}的几倍", "2.00"),
        (("哪家平均每人次接待费最高",), "高多少", "60"),
        (("哪家平均每人次接待费最高",), "比第二名高多少", "60"),
    ],
)
def test_how_far_means_are_apart(history: tuple[str, ...], question: str, last: str, held: Library) -> None:
    assert ask(question, held, history=history).figures[-1].value == last


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        (("谁的公务接待费最高",), "是平均数的几倍", ["5.00", "1.20", "3.10", "1.61"]),
        ((), f"{FINANCE}的公务接待费比各家平均水平低多少", ["5.00", "1.20", "3.10", "1.90"]),
        ((), "哪些单位公务接待费高于平均数", ["5.00", "1.20", "3.10"]),
        ((), f"{FINANCE}的公务接待费比平均高吗", ["5.00", "1.20", "3.10", "1.90"]),
        ((), f"{FINANCE}公务接待费比各单位平均高还是低", ["5.00", "1.20", "3.10", "1.90"]),
        (("各单位公务接待费平均多少",), f"{FINANCE}比平均低多少", ["5.00", "1.20", "3.10", "1.90"]),
        (("谁的公务接待费最高",), f"{FINANCE}比平均高还是低", ["5.00", "1.20", "3.10", "1.90"]),
        (("各单位公务接待费平均多少", f"{WATER}比平均高吗"), f"{FINANCE}比平均低多少", ["5.00", "1.20", "3.10", "1.90"]),
        ((f"{FINANCE}和{WATER}的公务接待费平均多少",), f"{FINANCE}是平均数的几倍", ["5.00", "1.20", "3.10", "0.39"]),
    ],
)
def test_one_is_set_against_the_mean_of_all(
    history: tuple[str, ...], question: str, values: list[str], town: Library
) -> None:
    assert [one.value for one in ask(question, town, history=history).figures] == values


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((), f"{FINANCE}在编10个人，平均每人人员经费多少"),
        ((), f"假设{FINANCE}有十名职工，人均人员经费是多少"),
        ((), f"{FINANCE}人均人员经费多少，按10个人算"),
        ((f"{FINANCE}人员经费多少",), "一共10个人，人均多少"),
    ],
)
def test_a_mean_over_persons_whom_the_question_counts(history: tuple[str, ...], question: str, town: Library) -> None:
    answer = ask(question, town, history=history)
    assert [(one.value, one.derivation) for one in answer.figures] == [("900.00", ""), ("900000", "900万元/10人")]
    assert "问题所给“10人”" in answer.answer


@pytest.mark.parametrize("question", ["接待了893人，人均接待费多少", "在职人数是多少", "平均一人花多少", "给30人发放，人均多少"])
def test_no_persons_are_told(question: str) -> None:
    assert heads_told(question) == (None, question)


@pytest.mark.parametrize("words", ["，连预算的也算上", "，把预算的也算进来", "（包括只有预算的）", "，预算单位也一起算"])
def test_budgets_are_put_in_an_order_where_that_is_asked(words: str, held: Library) -> None:
    question = "各单位的公务接待费分别是多少"
    assert budgets_too(f"{question}{words}") == (True, question)
    without, answer = ask(question, held), ask(f"{question}{words}", held)
    assert f"{STREET}2024年度公务接待费预算数为2.00万元。[3]（只有预算报告，没有列入比较）" in without.answer
    assert answer.figures[0].value == "2.00" and "的是预算报告中的预算数" in answer.answer
    assert ask(words.strip("，（）"), held, history=(question,)).figures == answer.figures


def test_an_order_tells_whom_it_leaves_out_where_a_share_is_asked(held: Library) -> None:
    told = ask("公务接待费占本年支出的比重哪家最高", held).answer
    assert f"只有另一类报告（预算），没有列入比较的：{STREET}" in told


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        (("谁的公务接待费最高",), "高出几倍", ["5.00", "1.20", "4.17"]),
        (("谁的公务接待费最高", "高多少"), "最低的那家办公费多少", ["30.00"]),
    ],
)
def test_what_is_asked_of_either_end_of_an_order(
    history: tuple[str, ...], question: str, values: list[str], town: Library
) -> None:
    assert [one.value for one in ask(question, town, history=history).figures] == values


def test_no_mean_of_a_count_over_itself(held: Library) -> None:
    history = (f"{BUREAU}公务接待花了多少钱，接待了多少人次", f"{WATER}呢", "人均谁高")
    assert ask("高多少", held, history=history).figures[-1].value == "60"


def test_a_mean_of_those_who_have_any_leaves_out_who_has_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    spent = {BUREAU: "1.20", WATER: "0.30", "云泽市教育局": "0.00"}
    texts = {f"{name}2024年度部门决算.txt": FINAL.format(name, "300.00", money, 10, 100) for name, money in spent.items()}
    library = library_of_texts(tmp_path_factory.mktemp("some"), texts)
    assert ask("有公务接待费的单位平均每家多少", library).figures[-1].value == "0.75"
    assert ask("各单位公务接待费平均多少", library).figures[-1].value == "0.50"


@pytest.mark.parametrize("question", ["哪些单位有公务用车，各有几辆", "哪家公车最多"])
def test_what_a_budget_counts_is_told_beside_an_order(question: str, held: Library) -> None:
    answer = ask(question, held)
    assert [one.value for one in answer.figures] == ["1", "1", "7"] and f"{STREET}2023年度车辆总数为7辆" in answer.answer


@pytest.mark.parametrize("question", ["货物、工程、服务里哪一块最大，占几成？", "货物、工程、服务哪块最多，占比多少？"])
def test_the_share_of_the_largest_is_taken_in_the_whole_asked_before(question: str, held: Library) -> None:
    answer = ask(question, held, history=(f"{STREET}2024年政府采购预算一共多少？",))
    assert [one.value for one in answer.figures][-2:] == ["100.00", "60.00"]
