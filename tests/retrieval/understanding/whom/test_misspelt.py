"""Words one character off an office or a place of the library; other offices and places stay as they are."""

from __future__ import annotations

import pytest

from retrieval.understanding.whom.misspelt import spelt_right
from retrieval.understanding.whom.names import held_names

HELD = held_names(("聊城市12345市民热线受理中心", "临沂市12345政务服务热线受理中心", "上海市普陀区财政局"))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("财政居办公费多少", "财政局办公费多少"),
        ("普陀区财证局的收入", "普陀区财政局的收入"),
        ("临忻市热线中心总收入", "临沂市热线中心总收入"),
        ("聊成热线的项目支出", "聊城热线的项目支出"),
        ("林沂热线中心支出", "临沂热线中心支出"),
    ],
)
def test_a_slip_is_mended(written: str, right: str) -> None:
    assert spelt_right(written, HELD) == right


@pytest.mark.parametrize(
    "question",
    ["财政厅办公费", "财政所收入", "民政局收入", "邮政局支出", "财税局收入", "财政拨款收入", "财政的钱", "财政具体花了多少",
     "临汾市热线中心收入", "聊城和财政局收入", "临沭县热线中心收入", "临忻市教育支出", "聊城热线收入", "临沭热线收入",
     "临忻教育支出"],
)  # fmt: skip
def test_another_word_is_no_slip(question: str) -> None:
    assert spelt_right(question, HELD) == question


def test_a_word_that_joins_two_names_is_no_slip_of_the_second() -> None:
    held = held_names(("上海市普陀区财政局", "中共上海市普陀区委社会工作部"))
    assert spelt_right("财政局和社会工作部的收入", held) == "财政局和社会工作部的收入"


def test_a_name_written_out_in_full_is_right_as_it_is() -> None:
    held = held_names(("枫渚市青苇区市场监督管理局", "苇塘市市场监督管理局"))
    assert spelt_right("枫渚市青苇区市场监督管理局的收入", held) == "枫渚市青苇区市场监督管理局的收入"


def test_an_office_that_is_another_word_is_no_slip_of_one_held() -> None:
    held = held_names(("岭安县人民法院", "青川县财政局"))
    assert spelt_right("青川县人民医院的收入", held) == "青川县人民医院的收入"
    assert spelt_right("人民发院的收入", held) == "人民法院的收入"
