"""Chats made of a library's own cells: what is drawn, what answers it, and how a turn counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from eval.dialogues import items, score
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

BASIC = """{name}2024年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
经济分类科目编码\t科目名称\t决算数
301\t工资福利支出\t{pay}
30101\t基本工资\t{salary}
302\t商品和服务支出\t{goods}
30201\t办公费\t{office}
30206\t电费\t0.35
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    first = BASIC.format(name="青禾县林业局", pay="95.20", salary="61.10", goods="18.40", office="6.05")
    second = BASIC.format(name="白沙县水利局", pay="88.10", salary="54.30", goods="21.70", office="7.35")
    made = library_of_texts(tmp_path_factory.mktemp("dialogues"), {"青禾县林业局.txt": first, "白沙县水利局.txt": second})
    yield made
    made.close()


def test_turns_are_the_same_every_time_and_lean_on_those_before(library: Library) -> None:
    turns = list(items(library, 4))
    assert turns == list(items(library, 4))
    assert {len(turn.history) for turn in turns} == {0, 1, 2, 3, 4}
    assert not any("电费" in turn.question for turn in turns), "too small to be told from its neighbours"


def test_what_is_reckoned_follows_from_the_cells(library: Library) -> None:
    printed = {Decimal(one) for one in ("95.20", "61.10", "18.40", "6.05", "88.10", "54.30", "21.70", "7.35")}
    for turn in items(library, 6):
        value = turn.numbers[0].value
        if turn.type in ("一项", "另一项", "另一单位", "谁多", "换单位"):
            assert value in printed
        if turn.type in ("两项之和", "两家之和"):
            assert any(value == one + other for one in printed for other in printed)


def test_a_turn_that_is_answered_without_its_number_is_wrong_and_a_refused_one_is_not(library: Library) -> None:
    turns = list(items(library, 3))
    right = score(library, turns)
    assert right.counts == {"questions": len(turns), "right": len(turns), "wrong_numbers": 0}
    off = replace(turns[0], numbers=(replace(turns[0].numbers[0], value=Decimal("1.23")),))
    unheard = replace(turns[0], question="青禾县林业局2019年办公费多少", numbers=())
    assert score(library, [off, unheard]).rows[0] == ("全部", 2, 0, 1, 1)
