"""The answers to the questions of one text as one answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.citation import Citation
from retrieval.reply import Answer, StatedFigure, Status

_MARK = re.compile(r"\[(\d+)\]")


def merged(question: str, answers: Sequence[Answer]) -> Answer:
    """The answers one after the other, every place and every number once, the marks numbered anew."""
    sentences: list[str] = []
    figures: list[StatedFigure] = []
    citations: list[Citation] = []
    for answer in answers:
        numbers = {one.id: _number(citations, one) for one in answer.citations}
        text = _MARK.sub(lambda mark, numbers=numbers: f"[{numbers[int(mark[1])]}]", answer.answer)  # type: ignore[misc]
        sentences.extend(text.splitlines())
        figures.extend(replace(one, citations=tuple(numbers[number] for number in one.citations)) for one in answer.figures)
    text = "\n".join(dict.fromkeys(sentences))
    return Answer(question, Status.ANSWERED, text, tuple(dict.fromkeys(figures)), tuple(citations))


def _number(citations: list[Citation], new: Citation) -> int:
    for old in citations:
        if replace(old, id=0) == replace(new, id=0):
            return old.id
    citations.append(replace(new, id=len(citations) + 1))
    return len(citations)
