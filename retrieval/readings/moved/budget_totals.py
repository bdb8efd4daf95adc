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
    """What was found in a report; in a budget without the sum of the year its total, as it carries nothing over.

    It is asked for alone, or as what a part is weighed in.
    """
    keys = ["".join(row.keys(None)[:1]) for row in query.rows]
    alone = len(keys) == 1 and (query.measures == (Measure.AMOUNT,) or query.weighs_reports)
    weighed = len(keys) == len("AB") and query.measures == (Measure.SHARE,)
    missing = not any(one.readings for one in found) if alone else not all(one.readings for one in found)
    if not (alone or weighed) or WITH_BALANCES.keys().isdisjoint(keys) or facts.record.kind is not Kind.BUDGET or not missing:
        return found
    total = {row: Meaning(None, WITH_BALANCES[key]) for row, key in zip(query.rows, keys, strict=True) if key in WITH_BALANCES}
    mentions = tuple(replace(one, meanings=(total[one],)) if one in total else one for one in query.mentions)
    told = find(replace(query, mentions=mentions), facts, catalogue, year)
    return told if told and all(one.readings for one in told) else found
