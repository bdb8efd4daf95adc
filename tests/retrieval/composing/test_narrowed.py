"""What is told beside the question: a number of what is to be named, amounts for how things moved, words of another report."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "柳塘市档案馆"
TEXT = f"""{WHO}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、支出决算情况说明

2024年度支出合计300.00万元，其中：基本支出190.00万元，占63.33%；项目支出110.00万元，占36.67%。

二、国有资产占用情况说明

截至2024年12月31日，{WHO}单价100万元以上设备2台。决算数小于年初预算数的主要原因：人员变动。
"""
BLANK = """某市XX局2024年度部门决算

第三部分 情况说明

一、总体情况

2024年度收入总计XX万元，比上年增加（减少）XX万元，主要原因是……。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("narrowed")
    return library_of_texts(folder, {f"{WHO}2024年度部门决算.txt": TEXT, "部门决算模板.txt": BLANK})


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((), f"{WHO}那两台100万元以上设备是什么设备"),
        ((f"{WHO}支出合计比上年少了多少",), "涨得最多的呢"),
        (("部门决算模板里没有三公经费怎么写",), "预算和决算一样的还要写变动原因吗"),
    ],
)
def test_what_is_told_of_something_else_is_no_answer(history: tuple[str, ...], question: str, held: Library) -> None:
    assert ask(question, held, history=history).status is Status.REFUSED


def test_how_many_there_are_is_told_where_that_is_asked(held: Library) -> None:
    assert [one.value for one in ask(f"{WHO}100万元以上设备有几台", held).figures] == ["2"]
