"""Which texts of a report are rows of a table, and which define terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph

_GLOSSARY = "名词解释"
_PUNCTUATION = re.compile(r"[。；，;：]|,(?!\d{3})")
_CELLS = 3


def in_glossary(section: Sequence[str]) -> bool:
    """Whether a section of a report defines terms, by its titles."""
    return any(_GLOSSARY in title for title in section)


def is_glossary(paragraph: Paragraph) -> bool:
    """Whether a paragraph defines terms, and so tells nothing of the year; not the row of a form that stands behind them."""
    return in_glossary(paragraph.section) and not is_row(paragraph.text)


def is_row(text: str) -> bool:
    """Whether a text is the row of a table, cell beside cell, and no sentence."""
    return len(text.split()) > _CELLS and not _PUNCTUATION.search(text)
