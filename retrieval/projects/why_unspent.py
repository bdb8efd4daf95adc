"""Why the money of a project was not all spent, by what its form says beside the cost that it aimed at (据实报销)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.projects.goal_names import of_project
from retrieval.projects.goals import Goal, goals_of
from retrieval.projects.reached import BOTH
from retrieval.projects.row_words import last_words
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_COST = "成本"
_UNSPENT = re.compile(r"(?:没有?|未)能?(?:全|都)?(?:[花用支]|执行)|执行率")


def cost_remarks(goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]) -> list[tuple[str, Quote]]:
    """What stands in words beside the costs of a project that cost it no points, with the name of their row."""
    costs = [one for one in goals if any(_COST in level for level in one.figures[0].row_path) and not one.lost]
    numbers = [one for one in costs if all(map(one.figure, BOTH))]  # elsewhere words are what was aimed at
    return [(f"{one.row}一行写明：", words) for one in numbers for words in last_words(one, facts, paragraphs)]


def tell_unspent(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """These words of the one project that a question names and asks why its money was not all spent."""
    if query.operation is not Operation.REASON or not _UNSPENT.search(query.question):
        return []
    _, names, own = of_project(query.about, list(goals_of(facts)), facts)
    told = cost_remarks(own, facts, paragraphs) if len(names) == 1 else []
    return [replace(words, lead=lead) for lead, words in told]
