"""Orders of more reports than are listed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extraction.crosscheck import Reading, Verdict
from extraction.numbers import Amount
from extraction.report import ClaimKind, Role
from retrieval.composing.choosing import LISTED
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.store.records import record_of
from tests.retrieval.made import claim, report


def completion(number: int, rate: str) -> Finding:
    """A completion rate beside 100 planned and 80 spent."""
    given = report(f"{number}.pdf", f"第{number}市财政局")
    spent = replace(claim(given.file, "支出", "80"), sentence="一句")
    planned = replace(spent, amount=Amount(Decimal(100), 0, "万元"), role=Role.BUDGET)
    stated = replace(spent, kind=ClaimKind.COMPLETION, amount=Amount(Decimal(rate), 0, "%"), quote=f"{rate}%")
    facts = Facts(record_of(given), (), (spent, planned, stated))
    return Finding(facts, "完成率", (Reading.of_claim(stated),), Verdict.PROSE_ONLY, name="支出完成率")


def test_what_belies_a_rate_is_told_of_those_listed() -> None:
    draft, right = Draft(), [completion(number, "80") for number in range(LISTED)]
    rank(draft, [*right, completion(LISTED, "50")], lowest=False)
    assert "有疑问" not in "".join(draft.sentences)
    rank(draft, [*right[1:], completion(LISTED, "50")], lowest=False)
    assert "50%有疑问" in "".join(draft.sentences)
