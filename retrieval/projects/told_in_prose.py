"""What the text of a report says of what became of a goal, where it tells that in other words than the form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.headings import mark_of
from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.report import Paragraph
from retrieval.projects.goals import Goal
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.readings.listed_projects import plain_project
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import fold

_TELLING = 100
"""A number of at least so much is told by its digits; a smaller one by its unit too."""


def speaks_of(paragraph: Paragraph, project: str) -> bool:
    """Whether a paragraph names a project, or stands under the heading that is its name."""
    name = fold(plain_label(project))
    return bool(name) and (name in fold(plain_label(paragraph.text)) or is_headed(paragraph, project))


def is_headed(paragraph: Paragraph, project: str) -> bool:
    """Whether a paragraph stands under the heading that is a project's name and no more: （一）某某项目."""
    title = paragraph.section[-1] if paragraph.section else ""
    mark = mark_of(title)
    return mark is not None and _plain(title[len(mark[1]) :]) == _plain(project)


def _plain(name: str) -> str:
    return fold(plain_label(plain_project(name)))


def sentence_with(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that tells the number which became of a goal, in a paragraph that speaks of its project."""
    achieved, project = goal.figure(Measure.ACHIEVED), plain_project(goal.project)
    if achieved is None or achieved.amount is None:
        return []
    number = _written(achieved.amount)
    own = (one for one in paragraphs if is_prose(one) and speaks_of(one, project))
    told = ((one, text) for one in own for text in sentences_of(one.text) if number.search(text))
    return [quoted(facts, one, text) for one, text in told][:1]


def _written(amount: Amount) -> re.Pattern[str]:
    """A number as sentences write it: with or without commas, a small one with its unit."""
    plain = f"{amount.value:f}"
    either = "|".join(re.escape(way) for way in dict.fromkeys((plain, f"{amount.value:,f}")))
    unit = re.escape((amount.unit or "")[:1]) if amount.value < _TELLING else ""
    return re.compile(rf"(?<![\d.,])(?:{either})(?![\d.,]*\d){unit}")
