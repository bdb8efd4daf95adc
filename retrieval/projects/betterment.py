"""What is to be done better in a project: the words of the rows that lost points, in a column that tells it beside the cause."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.report import Paragraph
from retrieval.projects.goals import Goal
from retrieval.projects.row_words import last_words, reason_below
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold

ASKS_BETTER = re.compile(
    r"改进|整改|(?:打算|准备|以后|今后|接下来|下一步|后面|后续)[^，。]{0,6}(?:怎么|如何)(?!花|用|算)|(?:怎么|如何)(?:改(?!造)|解决|补救)"
)
"""Asks what is to be done better."""
_COLUMN = re.compile(r"改进")
_EVALUATED = re.compile(r"评价")


def to_be_bettered(
    names: Collection[str], goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]
) -> list[tuple[str, Quote]]:
    """What the rows of a project that lost points say in words, by their names; nothing where a report on it tells more."""
    titles = {title for one in paragraphs for title in one.section if _EVALUATED.search(title)}
    if any(fold(name) in fold(title) for name in names for title in titles):
        return []
    told: list[tuple[str, Quote]] = []
    for goal in goals:
        header = next((f.column[-1] for f in facts.figures if f.column and _is_beside(goal, f.table_no, f.column[-1])), "")
        if goal.lost and goal.figures[0].row_path and header:
            words = last_words(goal, facts, paragraphs) or reason_below(goal, facts, paragraphs)
            told.extend((f"{goal.row}的{header}：", quote) for quote in words)
    return told


def _is_beside(goal: Goal, table_no: int, header: str) -> bool:
    return table_no == goal.figures[0].table_no and bool(_COLUMN.search(header))
