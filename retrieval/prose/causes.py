"""What sentences tell of causes: whose cause one is, and whether it is near the thing that is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import sentences_of
from retrieval.understanding.named.lexicon import fold

CAUSE = re.compile(r"原因|数的主要情况|由于|主要是|因为|因[^公此]|造成|导致")
"""What leads in a cause."""
_AMOUNT_FIRST = re.compile(r"(?P<thing>[^，,；;。\d]{2,20})\d[\d,.]*[万亿]?元")
_MOVED_OR_ROLE = re.compile(r"[增减升降涨跌比较]|决算|预算|差额|同期")


def names_another(words: Sequence[str], sentence: str) -> bool:
    """Whether a sentence begins with the amount of another thing than those asked about (结余分配312.75万元，主要是…)."""
    amount = _AMOUNT_FIRST.match(sentence)
    named = amount["thing"] if amount else ""
    return bool(named) and not (_MOVED_OR_ROLE.search(named) or any(word in named for word in words))


def stands_near(words: Sequence[str], paragraph: Paragraph, sentence: str) -> bool:
    """Whether a sentence, the one before it or the headings name a thing that only a word of the question tells."""
    sentences = sentences_of(paragraph.text)
    at = sentences.index(sentence)
    place = fold("".join((*sentences[max(0, at - 1) : at + 1], *paragraph.section[-2:])))
    return any(word in place for word in words)


def is_cause(words: Sequence[str], paragraph: Paragraph, sentence: str) -> bool:
    """Whether a paragraph names what is asked about as the cause of another thing alone: 收支增加，主要原因是重点研发计划增加."""
    at = paragraph.text.find(sentence) + CAUSE.search(sentence).start()  # type: ignore[union-attr]
    return holds_all(words, paragraph, paragraph.text) and not holds_all(words, paragraph, paragraph.text[:at])


def holds_all(words: Sequence[str], paragraph: Paragraph, text: str) -> bool:
    """Whether a text of a paragraph, with the heading above it, has all the words."""
    place = fold(text + "".join(paragraph.section[-1:]))
    return all(word in place for word in words)
