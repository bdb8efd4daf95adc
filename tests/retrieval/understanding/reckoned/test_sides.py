"""One organisation set against the sum of others, in one question or after questions for each."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query, Relation, Sides
from retrieval.understanding.reckoned.sides import sets_sum_apart
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, HOTLINE, WATER

HELD = (FINANCE, WATER, HOTLINE, "云泽市教育局")
TURNS = (f"{FINANCE}本年收入合计是多少", f"{WATER}呢")


def read(question: str, *history: str) -> Query:
    return settled(understand(question, history, spoken(), HELD), history)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("教育局的支出合计比财政局和水务局加起来还多吗", Sides(1, Relation.MORE)),
        ("2024年教育局办公费比财政局、水务局两家的总和多多少", Sides(1, Relation.MORE)),
        ("教育局的办公费和财政局、水务局加起来差多少", Sides(1, Relation.MORE)),
        ("财政局和水务局的办公费加起来有没有教育局多", Sides(2, Relation.MORE)),
        ("教育局的办公费是财政局和水务局之和的几倍", Sides(1, Relation.RATIO)),
        ("教育局的办公费占财政局和水务局之和的百分之几", Sides(1, Relation.SHARE)),
        ("教育局、财政局和水务局的办公费加起来多少", None),
        ("教育局的办公费比财政局多多少", None),
    ],
)
def test_the_sides_are_read_from_what_stands_between_the_names(question: str, sides: Sides | None) -> None:
    query = read(question)
    assert query.sides == sides and (sides is None or query.operation is Operation.TOTAL)


@pytest.mark.parametrize(
    ("question", "organisations", "sides"),
    [
        ("教育局比它们俩加起来还多吗", (HELD[3], FINANCE, WATER), Sides(1, Relation.MORE)),
        ("教育局是两家之和的几倍", (HELD[3], FINANCE, WATER), Sides(1, Relation.RATIO)),
        ("两家加起来比教育局多多少", (FINANCE, WATER, HELD[3]), Sides(2, Relation.MORE)),
    ],
)
def test_those_asked_about_before_are_one_side(question: str, organisations: tuple[str, ...], sides: Sides) -> None:
    query = read(question, *TURNS)
    assert (query.organisations, query.sides) == (organisations, sides)


@pytest.mark.parametrize(
    ("question", "history", "values", "told"),
    [
        (f"{FINANCE}的本年收入合计比{WATER}和{HOTLINE}加起来还多吗", (), ["3600.00", "500.00"], "的合计数少500.00万元"),
        (f"{HOTLINE}比它们俩加起来还多吗", TURNS, ["6200.00", "5700.00"], "的合计数少5,700.00万元"),
        (f"{WATER}和{HOTLINE}的本年收入合计加起来是{FINANCE}的几倍", (), ["3600.00", "1.16"], f"是{FINANCE}的1.16倍"),
    ],
)
def test_one_is_set_against_the_sum_of_the_others(
    question: str, history: tuple[str, ...], values: list[str], told: str, town: Library
) -> None:  # fmt: skip
    answer = ask(question, town, history=history)
    assert [figure.value for figure in answer.figures][-2:] == values and told in answer.answer


def test_nothing_is_set_against_a_sum_of_which_a_report_is_missing(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年的本年收入合计比{WATER}和{HOTLINE}加起来还多吗", town)
    assert "合计数" not in answer.answer and f"没有{HOTLINE}2024年的报告" in answer.answer


def test_a_blank_counts_for_nothing_in_a_sum(town: Library) -> None:
    answer = ask(f"{FINANCE}公务接待费比因公出国费和办公费加起来多吗", town)
    assert [figure.value for figure in answer.figures][-1] == "28.80" and "没有发生（表中空白）" in answer.answer
    assert "28.80" not in ask(f"{FINANCE}公务接待费比水费和办公费加起来多吗", town).answer  # blank in 基本支出 alone


def test_a_sum_that_is_set_apart_is_no_sum_of_all() -> None:
    assert sets_sum_apart("办公费比水费和电费加起来多吗") and not sets_sum_apart("超过5万元的办公费加起来多少")
