"""Parts that one sentence tells of a whole: of a fee by the kind of spending, and counts added up against what they make."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

REPORT = """南汀海关2024年度部门决算
第三部分 2024年度部门决算情况说明
三、支出决算情况说明
2024年度支出合计850.00万元，其中：基本支出600.00万元，占70.59%；项目支出250.00万元，占29.41%。
七、财政拨款“三公”经费支出决算情况说明
公务用车运行维护费支出30.00万元，其中基本支出22.00万元、项目支出8.00万元，用于燃料和保险。
十二、国有资产占用情况说明
在建查验楼建筑面积900平方米，其中地上700平方米、地下200平方米。库房120平方米、车棚80平方米，合计210平方米。
十三、预算绩效情况说明
垃圾清运由南汀洁净有限公司承包，年承包费12.00万元。
"""


@cache
def library() -> Library:
    return library_of_texts(Path(mkdtemp()), {"南汀海关2024.txt": REPORT})


@pytest.mark.parametrize(("question", "numbers"), [
    ("南汀海关养车一共花了多少，其中多少走的是项目钱", ["30.00", "8.00"]),
    ("南汀海关公务用车运行维护费中项目支出多少", ["8.00"]),
    ("南汀海关公务用车运行维护费基本支出和项目支出各多少", ["22.00", "8.00"]),
    ("南汀海关2024年项目支出多少", ["250.00"]),
])  # fmt: skip
def test_a_fee_by_the_kind_of_spending(question: str, numbers: list[str]) -> None:
    assert [str(figure.value) for figure in ask(question, library()).figures] == numbers


@pytest.mark.parametrize(("question", "told"), [
    ("南汀海关查验楼地上和地下面积加起来跟总面积对得上吗", "合计为900平方米（推算）"),
    ("南汀海关库房、车棚加起来等于合计吗", "对不上"),
    ("南汀海关办公楼地上和地下面积加起来跟总面积对得上吗", "无法回答"),
])  # fmt: skip
def test_counts_of_a_sentence_added_up(question: str, told: str) -> None:
    assert told in ask(question, library()).answer


def test_a_sentence_by_the_word_of_the_question_before_an_account_that_is_not_called_so() -> None:
    answer = ask("南汀镇垃圾清运一年多少钱", with_account()).answer
    assert "12.00万元" in answer and "90.00" not in answer


@cache
def with_account() -> Library:
    table = "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t项目支出\n21205\t城乡社区环境卫生\t90.00\t90.00\n"
    text = "南汀镇人民政府2024年度部门决算\n第二部分 决算表\n" + table + REPORT.partition("决算\n")[2]
    return library_of_texts(Path(mkdtemp()), {"南汀镇2024.txt": text})
