"""Which of an organisation's own bodies has most or least of what the report's table of them tells of each (在职人数)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.crosscheck import Reading, Verdict
from extraction.labels import plain_label
from extraction.report import Figure, State
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.store.records import LabelKind
from retrieval.understanding.lexicon import Mention, fold
from retrieval.understanding.query import Query
from retrieval.understanding.selection import HAS_BODIES

_LISTED = re.compile(r"单位|机构")
_SUMS = re.compile(r"合计|总计|小计")


def own_bodies(query: Query, facts: Facts) -> list[Finding]:
    """What the table that lists the bodies of an organisation tells of each; nothing where it does not tell what is asked."""
    named = [mention for mention in query.rows if not HAS_BODIES.search(mention.text)]
    listed = [figure for figure in facts.figures if figure.form is None and _LISTED.search(figure.table)]
    for mention in named if len(named) == 1 else []:
        told = [figure for figure in listed if _heads(mention, figure) and not _SUMS.search(figure.row)]
        own = [figure for figure in told if figure.table_no == told[0].table_no and figure.column == told[0].column]
        if _are_told(own):
            return [Finding(facts, plain_label(one.row), (Reading.of_figure(one),), Verdict.TABLE_ONLY) for one in own]
    return []


def _heads(mention: Mention, figure: Figure) -> bool:
    """Whether a mention heads the column of a figure."""
    headers = [plain_label(header) for header in figure.column]
    return any(header in mention.keys(LabelKind.COLUMN) or mention.text in fold(header) for header in headers)


def _are_told(figures: Sequence[Figure]) -> bool:
    """Whether several bodies are named, with a number of each that can be read."""
    rows = {figure.row for figure in figures if figure.row and figure.state is State.VALUE}
    return len(rows) == len(figures) > 1
