"""Passages found for a question that names a thing by nothing but its sum (2300万的项目去哪了)."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.crosscheck import Agreement, compare
from extraction.numbers import Amount
from extraction.quantities import find_quantities
from retrieval.prose.beside_numbers import stated_quantities
from retrieval.prose.quotes import Quote
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query


def of_stated_sum(query: Query, quotes: Sequence[Quote]) -> list[Quote]:
    """The passages that tell of the sum, where a question in words names that alone; all of them for others."""
    named = query.rows or query.leftovers or query.operation is not Operation.TEXT or not query.unnamed
    sums = [] if named else [one.amount for one in stated_quantities(query.unnamed) if one.amount.is_money]
    return [one for one in quotes if not sums or _tells(one, sums)]


def _tells(quote: Quote, sums: Sequence[Amount]) -> bool:
    told = [one.amount for one in find_quantities(quote.text) if one.amount.is_money]
    return any(compare(amount, one) is not Agreement.CONFLICT for amount in told for one in sums)
