"""Measures of quality: pure functions of what was wanted and what came."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.gold import Item, Number, Place
from extraction.numbers import without_blanks
from retrieval.reply import Answer, Citation, Status

_SCALES = {"千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_SAME_UNITS = {"批": "批次", "名": "人", "位": "人", "部": "辆", "％": "%", "个百分点": "%", "百分点": "%"}
_AMOUNT = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(亿元|万元|千元|元|%)")
_QUOTED = re.compile(r"“[^”]*”")
_FEWER = re.compile(r"减|降|少|下滑|-")
_TELLING_DIGITS = 2
"""A rounded statement must keep so many digits to count as the number."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one answer is worth. `missing`: numbers and words that it lacks; `wrong`: numbers that it must not state."""

    status: bool
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    cited: bool

    @property
    def right(self) -> bool:
        """All that was asked and nothing wrong, wherever it cites it."""
        return self.status and not self.missing and not self.wrong

    @property
    def right_and_cited(self) -> bool:
        """Right, and with the right citation."""
        return self.right and self.cited


def judge(item: Item, answer: Answer) -> Judgement:
    """Score one answer; a question to be asked back (`clarify`) may also be answered in full, where the item says how."""
    answered = answer.status is Status.ANSWERED
    in_full = item.status is Status.CLARIFY and answered and bool(item.numbers or item.contains)
    status = answer.status is item.status or in_full
    if not answered:
        return Judgement(status, (), (), True)
    stated = stated_numbers(answer)
    missing = [_words(number) for number in item.numbers if not any(agrees(one, number, answer.answer) for one in stated)]
    missing += [words for words in item.contains if not any(word in answer.answer for word in words.split("|"))]
    wrong = [_words(one) for one in stated if not _allowed(one, item, answer)]
    return Judgement(status, tuple(missing), tuple(dict.fromkeys(wrong)), cites(answer.citations, item.citations))


def stated_numbers(answer: Answer) -> list[Number]:
    """The numbers that an answer states: its figures, and amounts of its text that are in no figure and in no quotation."""
    stated = [Number(Decimal(one.value), one.unit or "", one.year, one.file) for one in answer.figures]
    return stated + [one for one in _amounts_outside_quotes(answer) if not any(_equal(one, known) for known in stated)]


def agrees(stated: Number, wanted: Number, text: str = "") -> bool:
    """Whether a stated number is the wanted one, of the right period and report; a fall may be told in words."""
    if wanted.year and stated.year and wanted.year != stated.year:
        return False
    if not _same_report(stated, wanted):
        return False
    if wanted.value < 0 < stated.value and _FEWER.search(text):
        wanted = Number(-wanted.value, wanted.unit, computed=wanted.computed)
    return _equal(stated, wanted)


def cites(citations: Sequence[Citation], groups: Sequence[Sequence[Place]]) -> bool:
    """Whether of every group of places one is cited."""
    return all(any(at_place(one, place) for one in citations for place in group) for group in groups)


def at_place(citation: Citation, place: Place) -> bool:
    """Whether a citation is of the place, as far as the place is told; one that runs over pages stands on each of them."""
    pages = {citation.page, *(span["page"] for span in citation.spans)}
    return (
        citation.file == place.file
        and (not place.pages or not pages.isdisjoint(place.pages))
        and (place.table is None or citation.table == place.table)
        and (not place.rows or citation.row in place.rows)
        and (place.column is None or f"/{citation.column}".endswith(f"/{place.column}"))
        and (place.quote is None or without_blanks(place.quote) in without_blanks(citation.quote))
    )


def recall_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of what is relevant among the first k."""
    return len(set(ranked[:k]) & set(relevant)) / len(set(relevant))


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """1 over the rank of the first relevant one; 0 where there is none. Its mean over questions is the MRR."""
    return next((1 / rank for rank, one in enumerate(ranked, 1) if one in relevant), 0.0)


def ndcg_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Discounted gain of the first k against the best order, each relevant one counting alike."""
    gain = sum(1 / math.log2(rank + 1) for rank, one in enumerate(ranked[:k], 1) if one in relevant)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(set(relevant))) + 1))
    return gain / best


def _allowed(stated: Number, item: Item, answer: Answer) -> bool:
    """Asked for, named as harmless, or part of a quoted passage that answers."""
    if any(agrees(stated, wanted, answer.answer) for wanted in item.numbers):
        return True
    if any(_equal(_positive(stated), _positive(other)) and _same_report(stated, other) for other in item.also):
        return True
    places = [place for group in item.citations for place in group]
    prose = [one for one in answer.citations if one.table is None and any(at_place(one, place) for place in places)]
    return any(_says(one, stated) and (not item.numbers or any(_says(one, number) for number in item.numbers)) for one in prose)


def _says(citation: Citation, number: Number) -> bool:
    """Whether the number is among the cited words."""
    return f"{abs(number.value):f}" in citation.quote.replace(",", "")


def _amounts_outside_quotes(answer: Answer) -> Iterator[Number]:
    text = answer.answer
    for citation in answer.citations:
        if citation.table is None:
            text = text.replace(citation.quote, "")
    for digits, unit in _AMOUNT.findall(_QUOTED.sub("", text)):
        yield Number(Decimal(digits.replace(",", "")), unit)


def _same_report(stated: Number, wanted: Number) -> bool:
    return not (stated.file and wanted.file) or stated.file == wanted.file


def _equal(stated: Number, wanted: Number) -> bool:
    """Equality after conversion; a computed number may be rounded, as long as it still tells something."""
    (scale, unit), (wanted_scale, wanted_unit) = _unit(stated.unit), _unit(wanted.unit)
    if unit and wanted_unit and unit != wanted_unit:
        return False
    target = wanted.value * wanted_scale / scale if unit and wanted_unit else wanted.value
    if not wanted.computed or stated.value == target:
        return stated.value == target
    places = min(_written(stated.value), _places(target))
    step = Decimal(1).scaleb(-places)
    rounded = stated.value.quantize(step)
    return rounded == target.quantize(step) and len(rounded.as_tuple().digits) >= _TELLING_DIGITS


def _unit(unit: str) -> tuple[Decimal, str]:
    """`万元` -> 10000, `元`; what it is counted per is left out: `元/人次` -> 1, `元`."""
    scale, rest = Decimal(1), unit.partition("/")[0]
    while rest and rest[0] in _SCALES:
        scale, rest = scale * _SCALES[rest[0]], rest[1:]
    return scale, _SAME_UNITS.get(rest, rest)


def _places(value: Decimal) -> int:
    return _written(value.normalize())


def _written(value: Decimal) -> int:
    """Decimals that a value is written with: 0.60 says more than 0.6."""
    return max(-int(value.as_tuple().exponent), 0)


def _positive(number: Number) -> Number:
    return Number(abs(number.value), number.unit, computed=number.computed)


def _words(number: Number) -> str:
    return f"{number.value:f}{number.unit}" + (f"（{number.year}年）" if number.year else "")
