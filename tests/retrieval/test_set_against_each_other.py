"""Things of one report that a question sets against each other, adds up, counts or puts in order, in many words."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts
from tests.retrieval.town import FINANCE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年的办公费比电费多吗", "办公费最多"),
        ("电费是不是比办公费高", "办公费最多"),
        ("办公费高出电费多少", "差额为21.60万元"),
        ("办公费为电费的几倍", "3.57倍"),
        ("办公费相当于几个工会经费", "1.50倍"),
        ("公用经费中有多少比例是工会经费", "20.00%"),
        ("电费够办公费的一半吗", "28.00%（推算）。[1][2]\n推算的数小于提问所说的数"),
        ("办公费有工会经费的两倍吗", "150.00%（推算）。[1][2]\n推算的数小于提问所说的数"),
        ("办公费占公用经费的三成吗", "30.00%（推算）。[1][2]\n提问所说的数与推算一致"),
        ("办公费占公用经费超过20%吗", "推算的数大于提问所说的数"),
        ("办公费占电费多少", "前者大于后者，不是它的一部分，没有占比可算"),
        ("办公费、电费和工会经费平均多少", "平均为约19.47万元"),
        ("办公费和工会经费平均每项多少", "平均为约25.00万元"),
        ("公用经费里有几项超过10万元", "有2项：办公费30.00万元[1]；工会经费20.00万元[2]"),
        ("公用经费里低于9万的有几项", "有3项：公务接待费0.90万元[1]；维修(护)费6.60万元[2]；电费8.40万元[3]"),
        ("基本支出决算明细表里超过10万元的有哪些", "办公费30.00万元[1]；工会经费20.00万元[2]"),
        ("公用经费各项按金额排序", "公用经费的各项从高到低：办公费30.00万元[1]；工会经费20.00万元[2]；电费8.40万元[3]"),
        ("公用经费里花得第二多的是什么", "工会经费20.00万元"),
        ("公用经费各明细项加起来等于合计吗", "合计为65.90万元（推算）；报告所列公用经费为100.00万元[6]：对不上"),
        ("办公费加上工会经费加上电费等于多少", "合计为58.40万元"),
    ],
)
def test_things_of_one_report(question: str, told: str, town: Library) -> None:
    assert told in ask(f"{FINANCE}{question}", town).answer


def test_who_has_a_blank_cell(town: Library) -> None:
    assert "没有水费的有" in ask("哪几家水费是空白", town).answer


@pytest.mark.parametrize("question", ["在职人数月均多少", "办结率平均每个月多少"])
def test_only_money_is_shared_out_over_months(question: str, town: Library) -> None:
    assert ask(f"{FINANCE}{question}", town).status is Status.REFUSED


SPENT = """{whose}2024年度部门决算

支出决算表

单位：万元
科目编码	项目	本年支出合计	基本支出	项目支出
合计	合计	{all}.00	{fund}.00	{rest}.00
212	城乡社区支出	{rest}.00		{rest}.00
21203	城乡社区公共设施	{rest}.00		{rest}.00
2120303	小城镇基础设施建设	70.00		70.00
2120803	城市建设支出	30.00		30.00
221	住房保障支出	{fund}.00	{fund}.00
22102	住房改革支出	{fund}.00	{fund}.00
2210201	住房公积金	{fund}.00	{fund}.00

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	金额
301	工资福利支出	{paid}.00
30101	基本工资	90.00
30113	住房公积金	{paid}.00
"""


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Library:
    bodies = {"梅川市园林局": (50, 80), "竹溪市交通局": (60, 60)}
    texts = {
        f"{whose}2024年度部门决算.txt": SPENT.format(whose=whose, fund=fund, paid=paid, rest=100, all=100 + fund)
        for whose, (fund, paid) in bodies.items()
    }
    return library_of_texts(tmp_path_factory.mktemp("cities"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("梅川市园林局城市建设支出多少", "城市建设支出为30.00万元"),
        ("梅川市园林局城市建设支出比住房公积金少多少", "城市建设支出为30.00万元"),
        ("梅川市园林局城建支出多少", "城乡社区支出为100.00万元"),
        ("各单位住房公积金从高到低", "梅川市园林局2024年度另有一个口径：“住房公积金”80.00万元"),
        ("梅川市园林局小城镇基础设施建设月均多少", "按一年十二个月算"),
    ],
)
def test_accounts_by_their_printed_names(question: str, told: str, cities: Library) -> None:
    assert told in ask(question, cities).answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "城市建设支出的项目支出占几成", "100.00%"),
        ((), "城市建设支出比本年支出少多少", "差额为120.00万元"),
        ((), "城市建设支出超过303万了吗", "城市建设支出为30.00万元"),
        ((), "城市建设支出和住房公积金两项占本年支出的比重", "占本年支出合计（150.00万元）[3]的约53.33%"),
        ((), "本年支出里城市建设支出和住房公积金一共占几成", "占本年支出合计（150.00万元）[3]的约53.33%"),
        (("城市建设支出多少",), "是本年支出的百分之几", "20.00%"),
        (("支出决算表里哪项最多",), "比第二名多多少", "差额为20.00万元"),
    ],
)
def test_an_account_is_weighed_by_its_full_name(history: tuple[str, ...], question: str, told: str, cities: Library) -> None:
    whose = "梅川市园林局"
    asked = [f"{whose}{text}" for text in (*history, question)][: 1 + len(history)]
    answer = ask(asked[-1] if not history else question, cities, history=tuple(asked[:-1]))
    assert told in answer.answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ((), "梅川市园林局基本支出占最高那家的几成", "83.33%"),
        (("哪家基本支出最高",), "梅川是它的几成", "83.33%"),
        ((), "梅川市园林局基本支出比最高的少多少", "10.00万元"),
    ],
)
def test_one_is_set_against_the_first_of_all(history: tuple[str, ...], question: str, told: str, cities: Library) -> None:
    assert told in ask(question, cities, history=history).answer
