"""The last gate: every number that an answer states must be one of its figures or stand in the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from retrieval.reply import Answer

_MARK = re.compile(r"\[\d+\]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|（[^（）]*表[^（）]*）")
_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def unsupported(answer: Answer, names: Sequence[str] = ()) -> list[str]:
    """The numbers of the answer that nothing supports, as written; `names` are names and verbatim quotations."""
    known = {abs(Decimal(figure.value)) for figure in answer.figures}
    text = answer.answer
    for quoted in (*names, *(figure.label for figure in answer.figures)):
        text = text.replace(quoted, "")
    return [number for number in _numbers(text) if abs(Decimal(number.replace(",", ""))) not in known]


def _numbers(text: str) -> Iterator[str]:
    for noise in (_MARK, _QUOTED, _YEAR):
        text = noise.sub("", text)
    yield from _NUMBER.findall(text)
