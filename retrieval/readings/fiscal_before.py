"""Both totals of the year before, of which a report prints but those of the 财政拨款 (2023年度收、支决算总计2714.59万元)."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import Catalogue
from retrieval.readings.facts import Facts
from retrieval.readings.findings import finding_of
from retrieval.readings.leading import Finding
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import Measure
from retrieval.understanding.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_FISCAL = {"total_income": "fiscal_total_income", "total_expenditure": "fiscal_total_expenditure"}


def of_fiscal_total(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What the 财政拨款 came to in an earlier year, named as that; nothing where it is not all that there is this year.

    It is no total of all funds, of which there may have been others then.
    """
    rows = query.rows
    if len(query.mentions) != 1 or len(rows) != 1 or query.measures != (Measure.AMOUNT,) or query.leftovers or query.apart:
        return []
    key = next(iter(rows[0].keys(None)), "")
    fiscal = catalogue.by_id(_FISCAL.get(key, ""))
    if fiscal is None:
        return []
    own = [Mention(fiscal.name, 0, 0, (Meaning(None, fiscal.id),))]
    now = [finding_of(facts, catalogue, named, Wanted(Measure.AMOUNT, None, facts.record.year)) for named in (list(rows), own)]
    sums = {(lead.value, lead.unit) if (lead := one.readings and one.readings[0].amount) else None for one in now}
    before = finding_of(facts, catalogue, [replace(own[0], text=rows[0].text)], Wanted(Measure.AMOUNT, None, year))
    if len(sums) != 1 or None in sums or not before.readings or before.readings[0].claim is None:
        return []
    return [replace(before, name=f"财政拨款{rows[0].text}（报告只印了财政拨款的这个数）")]
