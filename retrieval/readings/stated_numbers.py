"""Numbers that a question puts to the test: what amount each is, and where else a report prints it."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.crosscheck import Agreement, Reading, Verdict, compare
from extraction.indicators import Catalogue
from extraction.labels import plain_label, plain_subject
from extraction.numbers import MONEY, Amount
from extraction.report import Claim
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.numerals import Numeral, numerals
from retrieval.understanding.query import Query

EITHER = re.compile(r"\d(?:[万亿]?元|[万亿]|[%个])?还是\d")
"""One number or the other: 350.35还是352.67."""
TESTED_SUM = re.compile(r"等于\d|[是=]\d")
"""A number that the result of a calculation is compared with."""
_SPOKEN = {"万": "万元", "亿": "亿元"}
_RATES = (Measure.COMPLETION, Measure.SHARE, Measure.CHANGE_RATE)
_MONEY = ("", *MONEY)
_TOTAL = re.compile(r"合计$|总计$")
_MOST = 4
"""So many sentences that hold a number are told."""


def amount_of(numeral: Numeral, unsaid: str = "") -> Amount | None:
    """The amount of a numeral, in the unit that goes unsaid where it has none; None where it is no exact amount."""
    unit = numeral.unit or unsaid
    if numeral.value is None or not unit:
        return None
    return Amount.of(numeral.value, _SPOKEN.get(unit, unit))


def part_stated(text: str) -> tuple[Amount, str] | None:
    """The sum of money of which a question asks what part it is of a thing (60万占项目支出的多少), and its words; else None."""
    for one in numerals(text):
        amount = amount_of(one)
        if amount and amount.is_money and text.startswith("占", one.end):
            return amount, text[one.start : one.end]
    return None


def told_elsewhere(finding: Finding, stated: Amount) -> Reading | None:
    """Where the text gives a number of the same thing that is not the one found."""
    lead = finding.readings[0]
    names = {plain_label(lead.figure.row)} if lead.figure else {plain_subject(lead.claim.subject)} if lead.claim else set()
    same = (claim for claim in finding.facts.claims if plain_subject(claim.subject) in names - {""})
    return next((Reading.of_claim(claim) for claim in same if _states(claim, stated)), None)


def two_amounts(query: Query, facts: Facts) -> list[Finding]:
    """What two amounts are of that a question sets against each other and names nothing for (2940.05和2946.25差多少).

    Of the cells that print them those of one table, totals first; nothing where no table has both.
    """
    values = [one.value for one in numerals(query.about) if one.value is not None and one.unit in _MONEY]
    stated = [value for value in values if value != int(value)]
    if query.rows or len(stated) != 2 or len(set(stated)) != 2:
        return []
    own = [[f for f in facts.figures if f.amount and f.amount.is_money and f.amount.value == value] for value in stated]
    pairs = [(one, other) for one in own[0] for other in own[1] if one.table_no == other.table_no]
    best = max(pairs, key=lambda pair: sum(_TOTAL.search(plain_label(one.row)) is not None for one in pair), default=())
    return [Finding(facts, one.row, (Reading.of_figure(one),), Verdict.TABLE_ONLY) for one in best]


def stating(query: Query, facts: Facts) -> list[Finding]:
    """What the sentences tell that hold the fractions a question states and names nothing for (下降75.24%哪个对)."""
    amounts = [made for one in numerals(query.about) if (made := amount_of(one)) and made.decimals]
    claims = dict.fromkeys(claim for stated in amounts for claim in facts.claims if _states(claim, stated))
    return [Finding(facts, claim.subject, (Reading.of_claim(claim),), Verdict.PROSE_ONLY) for claim in list(claims)[:_MOST]]


def of_stated_rate(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The rate of what a question names that it puts to the test by its number alone (事业运行126.45%算错了吗); else nothing."""
    rates = [amount for one in numerals(query.about) if one.unit == "%" and (amount := amount_of(one))]
    asked = query.operation is Operation.CHECK and query.measures == (Measure.AMOUNT,) and query.rows
    for measure in _RATES if asked and len(rates) == 1 else ():
        found = find(replace(query, measures=(measure,)), facts, catalogue, year)
        stating = [one for one in found if one.readings and (claim := one.readings[0].claim) and _states(claim, rates[0])]
        if stating:
            return stating
    return []


def _states(claim: Claim, stated: Amount) -> bool:
    """Whether a sentence states an amount, whichever way it says that it went."""
    return compare(claim.amount.size, stated) is Agreement.SAME
