"""Follow-ups that set what was asked for one after the other beside each other, or ask for its mean or budget."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        (("财政局办公费多少", "电费呢"), "差多少", ["30.00", "8.40", "21.60"]),
        (("财政局办公费多少", "电费呢", "加起来呢"), "差多少", ["30.00", "8.40", "21.60"]),
        (("财政局办公费多少", "电费呢", "加起来呢"), "前者比后者多多少", ["30.00", "8.40", "21.60"]),
        (("财政局电费多少", "办公费呢"), "前者是后者的多少倍", ["8.40", "30.00", "0.28"]),
        ((), "财政局电费和年初结转和结余之比", ["8.40", "100.00", "0.084"]),
        ((), "财政局总支出多少", ["3150.00", "3200.00"]),
        ((), "财政局支出是收入的几倍", ["3150.00", "3100.00", "1.02"]),
        (("财政局收入多少", "支出呢"), "两个差多少", ["3100.00", "3150.00", "50.00"]),
        (("财政局接待了多少批", "花了多少钱"), "比预算省了多少", ["1.20", "1.50", "0.30"]),
        (("财政局公务接待费平均一批多少",), "一个人呢", ["1.20", "96", "125"]),
        (("财政局的钱主要花在哪",), "人员经费呢", ["900.00"]),
        (("财政局一共花了多少钱", "主要花在哪"), "人员经费呢", ["900.00"]),
        (("财政局培训了多少名会计",), "花了多少钱", []),
        (("谁的公务接待费最高",), "高多少", ["5.00", "1.20", "3.80"]),
        (("财政局公务接待接待了几批",), "多少人", ["96"]),
        (("财政局工会经费多少",), "其他单位还有谁有这个支出", ["20.00"]),
        ((), "财政局公用经费占人员经费多少", ["100.00", "900.00", "11.11"]),
        ((), "财政局人员经费占公用经费多少", ["900.00", "100.00"]),
        ((), "财政局人员经费是公用经费的百分之几", ["900.00", "100.00", "900.00"]),
    ],
)
def test_one_after_the_other(town: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    assert [figure.value for figure in ask(question, town, history=history).figures] == values


def test_what_is_larger_is_called_no_part(town: Library) -> None:
    assert "前者大于后者，不是它的一部分" in ask("财政局人员经费占公用经费多少", town).answer
