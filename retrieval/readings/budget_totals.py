"""What is to come in or be spent in a year by a budget that prints but the total of each, where reports are set side by side."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.report import Kind
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Meaning
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import WITH_BALANCES


def of_budget_total(
    query: Query, facts: Facts, catalogue: Catalogue, year: int | None, found: list[Finding]
) -> list[Finding]:  # fmt: skip
    """What was found in a report; in a budget without the sum of the year its total, as it carries nothing over."""
    keys = ["".join(row.keys(None)[:1]) for row in query.rows]
    alone = len(keys) == 1 and keys[0] in WITH_BALANCES and query.measures == (Measure.AMOUNT,)
    if not alone or facts.record.kind is not Kind.BUDGET or any(one.readings for one in found):
        return found
    total = replace(query.rows[0], meanings=(Meaning(None, WITH_BALANCES[keys[0]]),))
    told = find(replace(query, mentions=(total,)), facts, catalogue, year)
    return told if any(one.readings for one in told) else found
