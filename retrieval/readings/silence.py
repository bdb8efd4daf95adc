"""What is said where a report tells nothing of a thing: that it does not disclose it, or only that nothing was found."""

from __future__ import annotations

from extraction.indicators import catalogue
from extraction.labels import plain_word
from extraction.patterns import FigurePattern
from extraction.report import State
from retrieval.readings.leading import Finding

NOT_FOUND = "没有找到"
UNRECKONED = "不能计算。"
"""How what is said ends of numbers of which nothing follows."""
_UNDISCLOSED = "没有披露"


def silence_on(finding: Finding) -> str:
    """没有披露 where the forms in which the thing would stand were read to the last cell and have no such row; else 没有找到."""
    facts = finding.facts
    meant = catalogue().words().get(plain_word(finding.asked), ())[:1]
    sought = {form for one in meant for find in one.find if isinstance(find, FigurePattern) for form in find.forms}
    own = [figure for figure in facts.figures if figure.form in sought] if finding.missing == finding.asked else []
    known = bool(own) and all(figure.state is not State.UNREADABLE for figure in own)
    return _UNDISCLOSED if known and not facts.record.notes else NOT_FOUND
