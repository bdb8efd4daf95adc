"""Passages of a report as excerpts for a chat model: the same stretches, with every number known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from extraction.excerpts import Excerpt, of_prose, of_table
from extraction.report import Claim, Figure
from retrieval.chunking import row_groups
from retrieval.store.records import Passage


def excerpts_of(passages: Iterable[Passage], figures: Iterable[Figure], claims: Sequence[Claim]) -> dict[str, Excerpt]:
    """The excerpts of one report by the ids of its passages; a passage without numbers has none.

    `passages`, `figures` and `claims` are all of the report's, in reading order.
    """
    groups = _groups(figures)
    made = (
        of_table(one.id, next(groups)) if one.table is not None else of_prose(one.id, one.text, one.section, one.source, claims)
        for one in passages
    )
    return {excerpt.id: excerpt for excerpt in made if excerpt is not None}


def _groups(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures of each passage of a table, in the order of those passages."""
    for _, table in groupby(figures, key=lambda figure: figure.table_no):
        for rows in row_groups(table):
            yield list(chain.from_iterable(rows))
