"""What a model may say of an answer, and what it may not."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.chat.restating import Evidence, blocks
from retrieval.library import Library
from tests.retrieval.town import FINANCE, HOTLINE, WATER

ALL = [FINANCE, WATER, HOTLINE]


def objections(library: Library, question: str, text: str) -> list[str]:
    """What is wrong with a text as the answer to a question."""
    evidence = Evidence(ask(question, library), ALL)
    told = blocks(text)
    return evidence.objections(told) or evidence.missing(told)


ONE = "云泽市财政局2024年工会经费"
TWO = "云泽市财政局2024年工会经费和办公费"
BUDGET = "云泽市财政局2024年公务接待费预算数是多少"
CHANGE = "云泽市财政局2024年收支总计比上年增加多少"
RANKED = "哪个单位的公务接待费最高？"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (ONE, f"{FINANCE}2024年度工会经费为20.00万元。[1]"),
        (ONE, f"根据决算报告，{FINANCE}2024年的工会经费是20.00 万元[1]。"),
        (ONE, "2024年度，工会经费支出二十万元[1]。"),
        (TWO, f"{FINANCE}2024年度工会经费为20.00万元[1]，办公费为30.00万元[2]。"),
        (TWO, f"{FINANCE}2024年度办公费为30.00万元[2]，工会经费为20.00万元[1]。"),
        (BUDGET, f"{FINANCE}2024年度公务接待费的预算数为1.50万元[1]"),
    ],
)
def test_other_words_for_the_same_are_let_pass(town: Library, question: str, text: str) -> None:
    assert "[1]" in ask(question, town).answer
    told = text if "[2]" in ask(question, town).answer else text.replace("[2]", "[1]")
    assert objections(town, question, told) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (ONE, f"{FINANCE}2024年度工会经费为21.00万元。[1]"),
        (ONE, f"{FINANCE}2024年度工会经费为二十一万元。[1]"),
        (ONE, f"{FINANCE}2024年度工会经费为20.00亿元。[1]"),
        (ONE, f"{FINANCE}2024年度工会经费为-20.00万元。[1]"),
        (ONE, f"{FINANCE}2023年度工会经费为20.00万元。[1]"),
        (ONE, f"{WATER}2024年度工会经费为20.00万元。[1]"),
        (ONE, f"{FINANCE}2024年度福利费为20.00万元。[1]"),
        (ONE, f"{FINANCE}2024年度工会经费预算数为20.00万元。[1]"),
        (ONE, f"{FINANCE}2024年度工会经费为20.00万元。"),
        (ONE, f"{FINANCE}2024年度工会经费为20.00万元。[7]"),
        (ONE, f"{FINANCE}2024年度工会经费为20.00万元[1]，比上年增加。"),
        (ONE, f"{FINANCE}2024年度工会经费为20.00万元[1]，另有三十万元。"),
        (ONE, f"{FINANCE}2024年度工会经费超过20.00万元。[1]"),
        (ONE, "北京市财政局2024年度工会经费为20.00万元。[1]"),
        (ONE, f"{FINANCE}2024年度没有工会经费。[1]"),
        (TWO, f"{FINANCE}2024年度工会经费为30.00万元[1]，办公费为20.00万元[2]。"),
        (TWO, f"{FINANCE}2024年度工会经费为30.00万元[2]，办公费为20.00万元[1]。"),
        (TWO, f"{FINANCE}2024年度工会经费为20.00万元。[1]"),
        (BUDGET, f"{FINANCE}2024年度公务接待费为1.50万元[1]"),
        (CHANGE, f"{FINANCE}2024年度收、支总计比上年减少200.00万元[1]，增长6.67%[2]。"),
        (RANKED, f"公务接待费最高的是{FINANCE}，为1.20万元[2]。{WATER}为5.00万元[1]。"),
        (RANKED, f"公务接待费最高的是{FINANCE}，为5.00万元[1]。{WATER}2024年度为1.20万元[2]。"),
    ],
)
def test_anything_else_is_objected_to(town: Library, question: str, text: str) -> None:
    assert objections(town, question, text)


@pytest.mark.parametrize("question", [ONE, TWO, BUDGET, CHANGE, RANKED, "云泽市财政局2024年公务接待平均每人次多少元"])
def test_the_composed_answer_supports_itself(town: Library, question: str) -> None:
    answer = ask(question, town)
    assert answer.figures
    evidence = Evidence(answer, ALL)
    told = evidence.blocks
    assert evidence.objections(told) == [] and evidence.missing(told) == []
    assert evidence.figures(told) == answer.figures


def test_both_sides_of_a_conflict_must_be_told(town: Library) -> None:
    question = "云泽市财政局2024年一般公共预算财政拨款支出完成年初预算的百分之几"
    composed = ask(question, town).answer
    assert "不一致" in composed and objections(town, question, composed) == []
    first = blocks(composed)[0].text
    assert objections(town, question, first)


def test_a_blank_is_not_told_of_another(town: Library) -> None:
    question = "云泽市财政局2024年水费多少"
    composed = ask(question, town).answer
    assert objections(town, question, composed) == []
    assert objections(town, question, composed.replace(FINANCE, WATER))
    assert objections(town, question, composed.replace("水费在表中", "电费在表中"))


def test_texts_are_cut_at_their_marks() -> None:
    cut = blocks("甲为1元[1][2]，乙为2元[3]。余下的话")
    assert [(block.text, sorted(block.marks)) for block in cut] == [
        ("甲为1元[1][2]", [1, 2]), ("，乙为2元[3]", [3]), ("。余下的话", [3]),
    ]  # fmt: skip
    assert blocks("没有出处")[0].marks == frozenset()
