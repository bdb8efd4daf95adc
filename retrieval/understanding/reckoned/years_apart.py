"""A year set against another one that is not the year before it, of which no report tells a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, Measure, Operation
from retrieval.understanding.periods import Years
from retrieval.understanding.query import Query

_RATE = re.compile(r"百分之(?:几|多少)|百分比|[增降跌涨]幅|[增降]长?率")


def apart_from_base(query: Query, records: Sequence[ReportRecord]) -> Query:
    """A change from a year that is not the one before, as the amounts of both years, where there is a report of each."""
    years = sorted(record.year for record in records if record.organisation in query.organisations and record.year)
    asked, base = query.years.asked or tuple(years[-1:]), query.years.base
    moved = query.operation is Operation.DIFFERENCE or not CHANGES.isdisjoint(query.measures)
    moved = moved and Measure.SHARE not in query.measures and "占" not in query.about
    if not moved or base not in years or len(asked) != 1 or asked == (base + 1,) or len(query.organisations) != 1:
        return query
    apart = replace(query.years, asked=(*asked, base), base=None)
    return set_apart(query, apart)


def set_apart(query: Query, years: Years) -> Query:
    """The numbers, or counts, of two years set apart by what the one has more, or by how many per cent where that is asked."""
    rate = _RATE.search(query.question) or query.measures == (Measure.CHANGE_RATE,)
    counts = (Measure.COUNT,) if Measure.COUNT in query.measures else (Measure.AMOUNT,)
    return replace(query, operation=Operation.EXCESS if rate else Operation.DIFFERENCE, measures=counts, years=years)
