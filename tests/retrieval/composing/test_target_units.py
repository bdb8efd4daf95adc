"""What was reached without a unit is told and compared in the unit of its target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.crosscheck import Reading, Verdict
from extraction.numbers import Amount
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank
from retrieval.composing.target_units import in_units_of_targets
from retrieval.readings.leading import Finding
from retrieval.reply import Verdict as Told
from tests.retrieval.made import figure
from tests.retrieval.town import facts_of, report_from


def finding(who: str, reached: str, unit: str | None, target: str = "98") -> Finding:
    file, of_row = f"{who}.pdf", {"form": "performance", "table": "自评表", "panel": ""}
    aim = figure(file, "群众满意率", "1", ("年度指标值",), amount=Amount(Decimal(target), 0, "%"), **of_row)
    own = figure(file, "群众满意率", "1", ("实际完成值",), amount=Amount(Decimal(reached), 0, unit), **of_row)
    facts = facts_of(report_from(file, who, (aim, own)))
    return Finding(facts, "群众满意率", (Reading.of_figure(own),), Verdict.TABLE_ONLY)


def test_a_number_like_its_target_is_of_its_unit() -> None:
    made, note = in_units_of_targets([finding("云泽市水务局", "99.71", None), finding("云泽市财政局", "95", "%")])
    draft = Draft()
    rank(draft, made, lowest=False)
    assert "最高的是云泽市水务局" in draft.sentences[0] and "99.71%" in draft.sentences[0]
    assert "云泽市水务局" in note and "财政局" not in note and "原文未标明单位" in note


@pytest.mark.parametrize(("reached", "beside"), [("0.99", "%"), ("5000", "%"), ("99.71", "件")])
def test_a_number_unlike_its_target_and_one_that_nothing_is_compared_with_stay(reached: str, beside: str) -> None:
    found = [finding("云泽市水务局", reached, None), finding("云泽市财政局", "95", beside)]
    assert in_units_of_targets(found) == (found, "")


@pytest.mark.parametrize(
    ("reached", "told"), [("99.71", "99.71%（原文未标明单位，按同行指标值的单位）"), ("5000", "5,000（原文未标明单位）")]
)
def test_a_number_is_told_in_the_unit_of_its_target_where_it_is_like_it(reached: str, told: str) -> None:
    found, draft = finding("云泽市水务局", reached, None), Draft()
    assert draft.state(found.facts, found.readings[0], Told.TABLE_ONLY, []) == told
