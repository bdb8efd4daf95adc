"""A follow-up for the change, the reason or the budget of what was counted (批次, 人次), which is told of its cost alone."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, Operation
from retrieval.understanding.lexicon import indicators_meant
from retrieval.understanding.query import Query

_ROLE = "决算数"


def of_its_cost(question: str, own: Query, asked: Query, asked_of: Sequence[ReportRecord]) -> str:
    """A question that found nothing on what was counted, as one for the money that it cost (公务接待费); '' for others.

    `own` is the question as it stands, `asked` with what it takes from those before it, `asked_of` the reports it was asked of.
    """
    moved = own.operation is Operation.REASON or not CHANGES.isdisjoint(own.measures) or Role.BUDGET in own.roles
    records = {(record.organisation, record.year) for record in asked_of}
    if not moved or len(records) != 1 or own.rows or own.leftovers or own.organisations or own.unknown or own.years.named:
        return ""
    funds = {one.funds for one in indicators_meant(asked.rows, catalogue())}
    cost = catalogue().by_id(next(iter(funds))) if len(funds) == 1 else None
    whose, year = next(iter(records))
    return f"{whose}{f'{year}年' if year else ''}{cost.name.removesuffix(_ROLE)}{question}" if cost else ""
