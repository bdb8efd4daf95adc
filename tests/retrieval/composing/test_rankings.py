"""Orders of numbers of which one is printed as a bound, or cannot be read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.crosscheck import Reading, Verdict
from extraction.numbers import Amount
from extraction.report import State
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank
from retrieval.readings.leading import Finding
from tests.retrieval.made import figure
from tests.retrieval.town import FINANCE, HOTLINE, WATER, facts_of, report_from


def _found(whose: str, value: str, sign: str = "", state: State = State.VALUE) -> Finding:
    amount = Amount(Decimal(value), 2, "%", sign) if state is State.VALUE else None
    cell = replace(figure(f"{whose}.pdf", "办结率", value), amount=amount, state=state)
    facts = facts_of(report_from(f"{whose}.pdf", whose, (cell,)))
    return Finding(facts, "办结率", (Reading.of_figure(cell),), Verdict.TABLE_ONLY)


@pytest.mark.parametrize("third", [_found(HOTLINE, "95.15", "≥"), _found(HOTLINE, "95.15", state=State.UNREADABLE)])
def test_nobody_is_first_where_a_number_is_but_a_bound(third: Finding) -> None:
    draft = Draft()
    rank(draft, [_found(FINANCE, "99.68"), _found(WATER, "98.10"), third], lowest=True)
    told = "\n".join(draft.sentences)
    assert "不能断定谁最低" in told and "最低的是" not in told
    assert HOTLINE in told and "没有找到的" not in told


def test_who_is_first_is_told_of_numbers_alone() -> None:
    draft = Draft()
    rank(draft, [_found(FINANCE, "99.68"), _found(WATER, "98.10")], lowest=True)
    assert draft.sentences[0].startswith(f"办结率最低的是{WATER}2024年度，为98.10%")
