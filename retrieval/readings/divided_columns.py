"""Columns that divide what a question names (基本支出 into 人员经费 and 公用经费) without a total of it: none is the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence

from extraction.labels import plain_label
from extraction.report import Figure, State
from retrieval.readings.candidate import Candidate
from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Mention

_TOTAL = re.compile(r"[合小总]计|金额|.*[数额率比年]|(?:年初|全年|调整|上年)?(?:预算|决算)|.*(?:增减|占比|比重).*")
"""Headers of totals and measures, which divide nothing."""


def of_wholes(found: Sequence[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """The candidates without cells of one part of a column that a mention names, where the row has other parts of it too."""
    parts: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    for candidate in found:
        figure = candidate.reading.figure
        if figure is not None and len(figure.column) > 1 and _is_named_above(candidate, figure, mentions):
            parts[figure.table_no, figure.row, figure.row_code, figure.column[:-1], figure.role, figure.year].append(candidate)
    divided = {id(one) for group in parts.values() if _are_parts(group) for one in group}
    return [candidate for candidate in found if id(candidate) not in divided]


def _is_named_above(candidate: Candidate, figure: Figure, mentions: Sequence[Mention]) -> bool:
    """Whether a mention is the header over a cell's own, and none that header."""
    *above, last = map(plain_label, figure.column)
    headers = [mentions[i].keys(LabelKind.COLUMN) for i in candidate.covered - candidate.named]
    return any(above[-1] in keys for keys in headers) and not any(last in keys for keys in headers)


def _are_parts(group: Sequence[Candidate]) -> bool:
    """Whether cells hold several parts of a thing and none the thing itself."""
    figures = [one.reading.figure for one in group if one.reading.figure]
    valued = {figure.column[-1] for figure in figures if figure.state is State.VALUE}
    return len(valued) > 1 and not any(_TOTAL.fullmatch(plain_label(figure.column[-1])) for figure in figures)
