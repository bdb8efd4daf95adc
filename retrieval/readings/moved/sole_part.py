"""How what came in or was spent in a year moved, where the text tells that of totals which hold what was carried over."""

from __future__ import annotations

from extraction.crosscheck import Agreement, compare
from extraction.indicators import Catalogue
from extraction.numbers import Amount
from retrieval.readings.facts import Facts
from retrieval.readings.findings import finding_of
from retrieval.readings.leading import Finding
from retrieval.readings.numbers_asked import numbers_asked
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import CHANGES, Measure
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import WITH_BALANCES

_TOTAL = "总计"
_ALL_OF_IT = {"income_of_year": "fiscal_income", "expenditure_of_year": "general_budget_expenditure"}
"""What comes in or is spent in a year -> what often is all of it."""


def sole_part(query: Query, facts: Facts, catalogue: Catalogue) -> Mention | None:
    """What alone came in or was spent in the year, where the question names the whole; None where there was more than that."""
    whole = _whole_of_year(query)
    part = catalogue.by_id(_ALL_OF_IT.get(whole, ""))
    if part is None:
        return None
    meant = Mention(part.name, 0, 0, (Meaning(None, part.id),))
    return meant if alike(_amount(facts, catalogue, whole), _amount(facts, catalogue, part.id)) else None


def moved_with_balance(query: Query, facts: Facts, catalogue: Catalogue, change: Finding) -> bool:
    """Whether a change of what came in or was spent is one of a total that holds more than that by what was carried over."""
    whole = _whole_of_year(query)
    claim = change.readings[0].claim if change.readings else None
    if claim is None or whole not in WITH_BALANCES or _TOTAL not in claim.subject:
        return False
    return not alike(_amount(facts, catalogue, whole), _amount(facts, catalogue, WITH_BALANCES[whole]))


def with_change_of_part(
    query: Query, facts: Facts, catalogue: Catalogue, year: int | None, found: list[Finding]
) -> list[Finding]:  # fmt: skip
    """What was found of a change; that of the part that is all there was, where what was found is of totals with balances."""
    one_body = len(query.organisations) == 1  # an order sets the same number of each beside the others
    with_balance = one_body and any(moved_with_balance(query, facts, catalogue, one) for one in found)
    asked = tuple(measure for measure in query.measures if measure in CHANGES)
    part = sole_part(query, facts, catalogue) if with_balance and asked == query.measures else None
    wanted = [Wanted(measure, None, year) for measure, _ in numbers_asked(query)]
    own = [finding_of(facts, catalogue, [part], one) for one in wanted] if part else []
    return own if any(one.readings for one in own[: len(asked)]) else found


def alike(one: Amount | None, other: Amount | None) -> bool:
    """Whether two amounts are printed as the same but for rounding."""
    return one is not None and other is not None and compare(one, other) in (Agreement.SAME, Agreement.ROUNDING)


def _whole_of_year(query: Query) -> str:
    """What the question asks about by its name in the catalogue, where that is all that comes in or is spent in a year."""
    known = [mention.keys(None)[:1] for mention in query.mentions]
    return known[0][0] if len(known) == 1 and known[0] and known[0][0] in WITH_BALANCES else ""


def _amount(facts: Facts, catalogue: Catalogue, key: str) -> Amount | None:
    named = Mention("", 0, 0, (Meaning(None, key),))
    found = finding_of(facts, catalogue, [named], Wanted(Measure.AMOUNT, None, facts.record.year))
    return found.readings[0].amount if found.readings else None
