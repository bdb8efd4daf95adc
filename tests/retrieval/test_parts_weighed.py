"""Parts of a whole that a question names before them, by their shares and by how far their budgets were spent."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Verdict
from tests.retrieval.made import library_of_texts

OFFICE = "柳塘市档案馆"
REPORT = f"""{OFFICE}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、财政拨款“三公”经费支出决算情况说明

2024年度“三公”经费支出预算为10.00万元，支出决算为8.00万元。其中：因公出国（境）费预算为2.00万元，支出决算为2.00万元；公务用车购置及运行维护费预算为5.00万元，支出决算为4.50万元；公务接待费预算为3.00万元，支出决算为1.50万元。

二、政府采购支出情况

2024年度政府采购支出总额100.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出30.00万元、政府采购服务支出50.00万元。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("parts"), {f"{OFFICE}2024年度部门决算.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("三公里出国、用车、接待各占多少", ["25.00", "56.25", "18.75"]),
        ("采购里货物、工程、服务各占几成", ["20.00", "30.00", "50.00"]),
        ("采购中货物工程服务各占几成", ["20.00", "30.00", "50.00"]),
        ("采购里服务是货物的几倍", ["2.50"]),
    ],
)
def test_shares_in_the_whole_that_is_named(question: str, shares: list[str], held: Library) -> None:
    told = [one.value for one in ask(f"{OFFICE}{question}", held).figures if one.verdict is Verdict.COMPUTED]
    assert told == shares


@pytest.mark.parametrize(
    ("question", "part"),
    [("三公里哪一项完成预算的比例最低", "公务接待费"), ("三公经费哪项预算执行率最高", "因公出国")],
)
def test_the_part_whose_budget_was_spent_most_or_least(question: str, part: str, held: Library) -> None:
    first = ask(f"{OFFICE}{question}", held).answer.splitlines()[0]
    assert first.startswith("完成预算的比例最") and part in first


def test_budgets_of_two_things_are_added_up_after_each(held: Library) -> None:
    before = f"{OFFICE}公务用车购置及运行维护费和公务接待费年初预算分别多少"
    assert ask("一共多少", held, history=(before,)).figures[-1].value == "8.00"


def test_the_whole_of_a_share_is_asked_for_by_its_name(held: Library) -> None:
    before = (f"{OFFICE}公务接待费多少", "占三公经费多少")
    assert [one.value for one in ask("那三公经费呢", held, history=before).figures][:1] == ["8.00"]
