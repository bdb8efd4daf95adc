"""By how much a thing moved, from the amounts of two years that have the printed rate."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from extraction.crosscheck import Reading, verdict
from retrieval.chain.turn import Turn
from retrieval.composing.moved import with_amounts
from retrieval.readings.leading import Finding
from retrieval.understanding.scope import Scope
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance

SENTENCE = "会议费支出{now}万元，比上年增长50.00%。2023年会议费支出20.00万元。"


@pytest.mark.parametrize(
    ("now", "asked", "told"),
    [
        ("30.00", "增加多少", ["50.00", "30.00", "20.00"]),
        ("31.00", "增加多少", []),
        ("30.00", "增加了百分之几", []),
    ],
)
def test_both_amounts_where_they_have_the_printed_rate(
    now: str, asked: str, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    facts = facts_of(finance(((NARRATIVE, "一、支出", SENTENCE.format(now=now)),)))
    this, rate, before = (
        Finding(facts, "会议费", (Reading.of_claim(claim),), verdict((Reading.of_claim(claim),))) for claim in facts.claims[-3:]
    )
    monkeypatch.setattr("retrieval.composing.moved.find", lambda query, own, catalogue, year: [this if year == 2024 else before])
    held = SimpleNamespace(facts_of=lambda record: facts, catalogue=None)
    query = read(f"财政局会议费比上年{asked}")
    turn = Turn("", query=query, scope=Scope(((facts.record, 2024),)), findings=(rate,))
    goals = with_amounts(turn, held)  # type: ignore[arg-type]
    assert [str(one.readings[0].amount.value) for goal in goals for one in goal.findings if one.readings[0].amount] == told
