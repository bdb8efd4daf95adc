"""Both totals of the year before, and by how much they moved, of which a report prints but those of the 财政拨款
(2023年度收、支决算总计2714.59万元).
"""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.report import ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.findings import finding_of
from retrieval.readings.leading import Finding
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_FISCAL = {"total_income": "fiscal_total_income", "total_expenditure": "fiscal_total_expenditure"}
_ALONE = "（报告只印了财政拨款的这个数）"


def of_fiscal_total(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What the 财政拨款 came to in an earlier year, named as that; nothing where it is not all that there is this year.

    It is no total of all funds, of which there may have been others then.
    """
    own = _all_there_is(query, facts, catalogue) if query.measures == (Measure.AMOUNT,) else None
    before = finding_of(facts, catalogue, [own], Wanted(Measure.AMOUNT, None, year)) if own else None
    if own is None or before is None or not before.readings or before.readings[0].claim is None:
        return []
    return [replace(before, name=f"财政拨款{own.text}{_ALONE}")]


def with_fiscal_change(
    query: Query, facts: Facts, catalogue: Catalogue, year: int | None, found: list[Finding]
) -> list[Finding]:  # fmt: skip
    """What was found of how both totals moved; where that is a rate alone, the amount too by which the 财政拨款 did, if alike."""
    told = [one.readings[0].claim for one in found if one.readings]
    rate = told[0] if len(told) == 1 else None
    asked = query.measures == (Measure.CHANGE_AMOUNT,) and query.operation is Operation.VALUE
    own = _all_there_is(query, facts, catalogue) if asked and rate and rate.kind is ClaimKind.CHANGE_RATE else None
    if own is None or rate is None:
        return found
    kinds = (Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)
    amount, alike = (finding_of(facts, catalogue, [own], Wanted(kind, None, year)) for kind in kinds)
    other = alike.readings[0].amount if alike.readings else None
    same = other is not None and rate.amount is not None and abs(other.value) == abs(rate.amount.value)
    return [*found, amount] if same and amount.readings else found


def _all_there_is(query: Query, facts: Facts, catalogue: Catalogue) -> Mention | None:
    """The total of the 财政拨款 beside the one asked for, called as that is; None where the two differ this year."""
    rows = query.rows
    if len(query.mentions) != 1 or len(rows) != 1 or query.leftovers or query.apart:
        return None
    fiscal = catalogue.by_id(_FISCAL.get(next(iter(rows[0].keys(None)), ""), ""))
    if fiscal is None:
        return None
    own = Mention(fiscal.name, 0, 0, (Meaning(None, fiscal.id),))
    wanted = Wanted(Measure.AMOUNT, None, facts.record.year)
    now = [finding_of(facts, catalogue, named, wanted) for named in (list(rows), [own])]
    sums = {(lead.value, lead.unit) if (lead := one.readings and one.readings[0].amount) else None for one in now}
    return replace(own, text=rows[0].text) if len(sums) == 1 and None not in sums else None
