"""The parts of a class of spending (卫生健康支出) whose form has rows for its items alone, by the code that they begin with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from extraction.crosscheck import Reading
from extraction.report import Figure
from retrieval.readings.facts import Facts
from retrieval.readings.fitting import column_rank
from retrieval.readings.leading import Finding
from retrieval.understanding.query import Query

_CLASS = "functional_"
_DIGITS = 3


def items_of_class(query: Query, finding: Finding, facts: Facts) -> list[Figure]:
    """The rows of the first form that are items of the class asked for and add up to what was found of it; none for others."""
    total = next((reading.figure for reading in finding.readings if reading.figure), None)
    keys = {key for row in query.rows for key in row.keys(None)[:1]}
    code = next(iter(keys)).removeprefix(_CLASS) if len(keys) == 1 else ""
    if total is None or total.amount is None or not (code.isdigit() and len(code) == _DIGITS):
        return []
    coded = [one for one in facts.figures if one.row_code.startswith(code) and one.amount and one.role is total.role]
    tables = (list(own) for _, own in groupby(coded, key=lambda one: one.table_no))
    return next(filter(None, (_adding_up(own, total) for own in tables)), [])


def _adding_up(rows: Sequence[Figure], total: Figure) -> list[Figure]:
    """The rows with the longest codes in the usual column, where they come to the total but for what rounding explains."""
    usual = min(column_rank(Reading.of_figure(one)) for one in rows)
    longest = max(len(one.row_code) for one in rows)
    items = [one for one in rows if len(one.row_code) == longest and column_rank(Reading.of_figure(one)) == usual]
    amounts = [one.amount for one in items if one.amount]
    whole = total.amount
    if whole is None or any(one.unit != whole.unit for one in amounts):
        return []
    slack = Decimal(len(amounts) + 1) / 2 / 10 ** min(one.decimals for one in (*amounts, whole))
    return items if abs(sum(one.value for one in amounts) - whole.value) <= slack else []
