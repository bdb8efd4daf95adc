"""Findings set against each other, in words with every operand cited."""

from __future__ import annotations

import pytest

from extraction.crosscheck import Reading
from extraction.crosscheck import Verdict as Outcome
from extraction.indicators import catalogue
from retrieval.answer import ask
from retrieval.composing.draft import Draft
from retrieval.composing.operations import calculate
from retrieval.composing.rankings import rank
from retrieval.composing.shares import share_of
from retrieval.library import Library
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.reply import Verdict
from retrieval.understanding.cues import Operation
from tests.retrieval.readings.test_candidates import FACTS
from tests.retrieval.readings.test_findings import findings, read
from tests.retrieval.town import FINANCE, NARRATIVE, cells, facts_of, report_from, water

FILE = "甲.pdf"

WATER = facts_of(water())


def at_water(question: str) -> list[Finding]:
    return find(read(question), WATER, catalogue(), 2024)


def test_a_calculation_shows_and_cites_its_operands() -> None:
    draft = Draft()
    calculate(draft, Operation.RATIO, findings("财政局人员经费是公用经费的几倍"))
    assert draft.figures[-1].value == "9.00" and draft.figures[-1].verdict is Verdict.COMPUTED
    assert draft.figures[-1].citations == (1, 2) and draft.figures[-1].derivation == "900/100"
    assert "9.00倍（推算）。[1][2]" in draft.sentences[0]


def test_nothing_is_computed_from_a_blank_or_a_silence() -> None:
    draft = Draft()
    calculate(draft, Operation.TOTAL, findings("财政局水费和电费加起来"))
    assert [figure.value for figure in draft.figures] == ["8.40"] and "空白" in draft.sentences[0]
    silent = Draft()
    calculate(silent, Operation.TOTAL, findings("财政局会议费和电费加起来"))
    assert "没有披露“会议费”" in silent.sentences[0] and len(silent.figures) == 1


def test_a_share_is_computed_where_none_is_printed() -> None:
    draft = Draft()
    share_of(draft, *findings("财政局工会经费占公用经费的百分之几"))
    assert draft.figures[-1].value == "20.00" and draft.figures[-1].unit == "%"


def test_ranking_names_ties_and_blanks() -> None:
    draft = Draft()
    rank(draft, [*findings("财政局工会经费"), *at_water("工会经费")], lowest=False)
    assert FACTS.record.organisation in draft.sentences[0] and WATER.record.organisation in draft.sentences[0]
    blank = Draft()
    rank(blank, [*findings("财政局水费"), *at_water("水费")], lowest=True)
    assert blank.figures == [] and "基本支出表中空白" in blank.sentences[0]


def test_the_unit_asked_for_holds_for_computed_numbers_too() -> None:
    draft = Draft(unit="元")
    calculate(draft, Operation.TOTAL, findings("财政局工会经费和办公费加起来"))
    assert draft.figures[-1].value == "500000" and draft.figures[-1].unit == "元"


def test_a_printed_share_that_the_amounts_belie_is_told_beside_the_computed_one() -> None:
    for printed, told in (("23.33", True), ("33.33", False)):
        text = f"财政拨款支出300.00万元，主要用于以下方面：教育支出（类）100.00万元，占{printed}%。"
        rows = {"五、教育支出": "100.00", "本年支出合计": "300.00"}
        own = tuple(cells(FILE, "收入支出决算总表", "income_expenditure", 1, rows, panel="支出"))
        facts = facts_of(report_from(FILE, FINANCE, own, ((NARRATIVE, "二、财政拨款支出决算情况说明", text),)))
        part, whole = (Finding(facts, one.row, (Reading.of_figure(one),), Outcome.TABLE_ONLY) for one in own)
        draft = Draft()
        share_of(draft, part, whole)
        assert ("比重为23.33%，与推算不一致" in "".join(draft.sentences)) is told


def test_no_difference_of_a_number_from_itself() -> None:
    draft, (found,) = Draft(), findings("财政局工会经费")
    calculate(draft, Operation.DIFFERENCE, (found, found))
    assert {figure.value for figure in draft.figures} == {"20.00"} and "推算" not in "".join(draft.sentences)


@pytest.mark.parametrize(
    ("question", "history", "told", "value"),
    [
        ("财政局公务接待费比水务局低百分之几", [], "前者比后者少", "76.00"),
        ("水务局公务接待费比财政局高多少个百分比", [], "前者比后者多", "316.67"),
        ("高百分之几", ["财政局和水务局哪个公务接待费高"], "前者比后者多", "316.67"),
        ("低百分之几", ["财政局和水务局哪个公务接待费低"], "前者比后者少", "76.00"),
        ("财政局人员经费比公用经费高百分之几", [], "前者比后者多", "800.00"),
        ("财政局公务接待费决算比预算少百分之几", [], "决算数比预算数少", "20.00"),
        ("财政局收支总计比2023年多百分之几", [], "增长", "6.67"),
    ],
)
def test_by_how_many_per_cent_one_is_more_is_no_share(
    question: str, history: list[str], told: str, value: str, town: Library
) -> None:
    answer = ask(question, town, history=history)
    assert told in answer.answer and value in [figure.value for figure in answer.figures]
    assert "占" not in answer.answer


@pytest.mark.parametrize(("question", "told"), [("是多了还是少了", "人员经费比公用经费多"), ("差多少", "")])
def test_which_of_two_is_more_is_told_where_it_is_asked(question: str, told: str, town: Library) -> None:
    answer = ask(f"{FINANCE}2024年人员经费跟公用经费比{question}，差多少", town)
    assert (told in answer.answer) if told else ("比公用经费多" not in answer.answer)
