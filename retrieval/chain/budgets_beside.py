"""What budget reports say of a thing, told beside an order of final accounts that leaves them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.report import Kind
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import RANKING, Measure
from retrieval.understanding.reckoned.wholes import COUNTED_AMONG

_ROLE = re.compile("[决预]算数$")
_FEW = 12
"""Bodies that an order leaves out and that can be told one by one."""


def budgets_beside(turn: Turn, held: Holdings) -> tuple[Finding, ...]:
    """What the budgets of those that an order leaves out say of the one thing that was put in order, as a number or an amount."""
    told = {_thing(one) for one in turn.findings if one.readings} if len(turn.scope.left_out) <= _FEW else set()
    name = next(iter(told)) if len(told) == 1 else ""
    counted = held.catalogue.by_name(name) if name else None
    money = counted is None or not counted.funds
    if not name or (money and not (turn.scope.left_out and turn.asked.measures == (Measure.AMOUNT,))):
        return ()
    among = None if money or counted is None else held.catalogue.by_id(COUNTED_AMONG.get(counted.id, ""))
    names = [name, among.name] if among else [name]
    found = (next(_told(record, names, held, money), None) for record in _budgets(turn, held))
    return tuple(one for one in found if one)


def _thing(finding: Finding) -> str:
    """What a finding is of, whether it is planned or spent."""
    return _ROLE.sub("", finding.name)


def _budgets(turn: Turn, held: Holdings) -> Iterator[ReportRecord]:
    """The last budget of each that is left out, or of which nothing was found, or that of a year that is asked for."""
    silent = (one.facts.record for one in turn.findings if not one.readings and turn.asked.operation in RANKING)
    for organisation in (*turn.scope.left_out, *(record.organisation for record in silent if record.kind is Kind.BUDGET)):
        own = [one for one in held.records if one.organisation == organisation and one.kind is Kind.BUDGET]
        dated = [one for one in own if one.year in turn.asked.years.asked] or own
        yield from sorted(dated, key=lambda one: one.year or 0)[-1:]


def _told(record: ReportRecord, names: list[str], held: Holdings, money: bool) -> Iterator[Finding]:
    """What a report says under each of the names, as far as it does: amounts of money, or numbers of things."""
    for name in names:
        asked = held.understand(f"{record.organisation}{name}")
        told = find(asked, held.facts_of(record), held.catalogue, record.year)
        leads = ((one, one.readings[0].amount) for one in told if one.readings and (not money or _thing(one) == name))
        yield from (one for one, amount in leads if amount and amount.is_money is money)
