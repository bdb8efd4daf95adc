"""What budget reports count of a thing there is (公务用车), told beside an order of final accounts that leaves them out."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.report import Kind
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import RANKING
from retrieval.understanding.reckoned.wholes import COUNTED_AMONG

_FEW = 12
"""Bodies that an order leaves out and that can be told one by one."""


def counted_beside(turn: Turn, held: Holdings) -> tuple[Finding, ...]:
    """How many there are of the one thing that was counted, by the budgets of those that the order leaves out."""
    told = {one.name for one in turn.findings if one.readings} if len(turn.scope.left_out) <= _FEW else set()
    counted = held.catalogue.by_name(next(iter(told))) if len(told) == 1 else None
    if counted is None or not counted.funds:
        return ()
    among = held.catalogue.by_id(COUNTED_AMONG.get(counted.id, ""))
    names = [one.name for one in (counted, among) if one]
    found = (next(_counted(record, names, held), None) for record in _budgets(turn, held))
    return tuple(one for one in found if one)


def _budgets(turn: Turn, held: Holdings) -> Iterator[ReportRecord]:
    """The last budget of each that is left out, or of which nothing was found, or that of a year that is asked for."""
    silent = (one.facts.record for one in turn.findings if not one.readings and turn.asked.operation in RANKING)
    for organisation in (*turn.scope.left_out, *(record.organisation for record in silent if record.kind is Kind.BUDGET)):
        own = [one for one in held.records if one.organisation == organisation and one.kind is Kind.BUDGET]
        dated = [one for one in own if one.year in turn.asked.years.asked] or own
        yield from sorted(dated, key=lambda one: one.year or 0)[-1:]


def _counted(record: ReportRecord, names: list[str], held: Holdings) -> Iterator[Finding]:
    """What a report counts under each of the names, as far as it does."""
    for name in names:
        asked = held.understand(f"{record.organisation}{name}")
        told = find(asked, held.facts_of(record), held.catalogue, record.year)
        leads = ((one, one.readings[0].amount) for one in told if one.readings)
        yield from (one for one, amount in leads if amount and not amount.is_money)
