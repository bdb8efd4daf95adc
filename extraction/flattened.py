"""Tables of a dump that were flattened into one line: their numbers are listed with their raw text, and none is placed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extraction.figures import TableHead
from extraction.report import Figure, Line, Source, State

_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:, ?\d{3})+(?:\. ?\d+)?|\d+\. ?\d+)%?(?![\d.])")
"""A number with decimals or thousands commas: bare whole numbers in such a line are codes and row numbers."""


def unplaced_figures(head: TableHead, lines: Iterable[Line]) -> Iterator[Figure]:
    """The numbers of flattened lines as unreadable figures: neither their row nor their column is known.

    Several rows of a form can exchange their amounts without any printed total noticing; so none of them is proven.
    """
    for line in lines:
        for match in _NUMBER.finditer(line.text):
            yield Figure(
                source=Source(head.file, (line.place,)), table_no=head.number, table=head.title,
                form=head.form.id if head.form else None, panel="", row="", row_code="", column=(), state=State.UNREADABLE,
                amount=None, quote=match[0], subject=head.subject, year=head.year, placement="unreadable",
            )
