"""An answer in the making: its sentences, the numbers that they state, and the places that they cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extraction.crosscheck import Reading
from extraction.numbers import Amount
from extraction.quantities import quoted_quantities
from retrieval.calculate import Computed
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.readings.target_unit import in_unit_of_target
from retrieval.readings.wording import converted, label_of, plain, words_of
from retrieval.reply import Citation, StatedFigure, Verdict

_WORDS = re.compile(r"[\u4e00-\u9fff（）“”]{2,}")
_LONGEST_LABEL = 16
_LEVEL = re.compile(r"[^（）]+（[类款项]）$")
"""The last level of an item: 行政运行（项）."""
_OF_AMOUNT = re.compile(r"(?:[万亿]?元|%)的")
"""完成年初预算 X 万元的 Y%: what the share is of stands before the amount."""
_LEAD = re.compile(r"^(?:平方米|[万亿]?元|件|个|人)?（(?:其中)?(?!.*）)|^其中")
"""What stands before the name of a thing that is part of another (平方米（其中计容面积)."""

_UNIT_OF_TARGET = "（原文未标明单位，按同行指标值的单位）"


@dataclass
class Draft:
    """Sentences, stated numbers and citations so far; `unit` and `places` are what the question wants amounts written in."""

    unit: str | None = None
    places: int | None = None

    sentences: list[str] = field(default_factory=list)
    figures: list[StatedFigure] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[Citation, str], int] = field(default_factory=dict)

    def cite(self, reading: Reading) -> int:
        """The number of the citation of a cell or of the words of a sentence."""
        return self._number(Citation.of_reading(0, reading))

    def state(self, facts: Facts, reading: Reading, verdict: Verdict, cited: Sequence[int], label: str = "") -> str:
        """Record a number as stated and return its wording with unit, converted where another unit is asked for.

        What was reached and prints no unit is told in that of its target, and that it is.
        """
        assert reading.amount is not None
        aimed = in_unit_of_target(facts, reading)
        amount, derivation = converted(aimed or reading.amount, self.unit, self.places)
        record, item = facts.record, reading.figure or reading.claim
        self.figures.append(
            StatedFigure(
                label or label_of(facts, reading), plain(amount.value), amount.unit, record.file, record.organisation,
                record.kind, (item.year if item else None) or record.year, record.year, verdict, tuple(cited), derivation,
            )
        )  # fmt: skip
        return words_of(amount) + (_UNIT_OF_TARGET if aimed else "")

    def quote(self, quote: Quote) -> str:
        """The mark of a quotation; the numbers in it are recorded as stated by the prose."""
        cited, record = self._number(Citation.of(0, quote.source, quote.section, quote.text)), quote.facts.record
        for number in quoted_quantities(quote.text):
            self.figures.append(
                StatedFigure(
                    _words_before(quote.text, number.start), plain(number.amount.value), number.amount.unit,
                    record.file, record.organisation, record.kind, record.year, record.year, Verdict.PROSE_ONLY, (cited,),
                )
            )  # fmt: skip
        return f"[{cited}]"

    def compute(self, facts: Facts, label: str, computed: Computed, cited: Sequence[int], year: int | None = None) -> str:
        """Record a computed number with its calculation and the places of its operands; its wording."""
        record, computed = facts.record, computed.written(self.unit, self.places)
        self.figures.append(
            StatedFigure(
                label, plain(computed.value), computed.unit, record.file, record.organisation, record.kind,
                year or record.year, record.year, Verdict.COMPUTED, tuple(dict.fromkeys(cited)), computed.derivation,
            )
        )  # fmt: skip
        return ("约" if computed.about else "") + words_of(Amount(computed.value, 0, computed.unit))

    def count(self, facts: Facts, label: str, number: int, unit: str, cited: Sequence[int]) -> str:
        """Record how many of the cited places there are; its wording."""
        record = facts.record
        self.figures.append(
            StatedFigure(
                label, str(number), unit or None, record.file, record.organisation, record.kind, record.year, record.year,
                Verdict.COMPUTED, tuple(dict.fromkeys(cited)), "计数",
            )
        )  # fmt: skip
        return f"{number}{unit}"

    def _number(self, new: Citation) -> int:
        """The number of a place: the one it has if it was cited before."""
        place = (replace(new, spans=()), str(new.spans))  # what covers several places holds them as dicts
        number = self._numbers.setdefault(place, len(self.citations) + 1)
        if number > len(self.citations):
            self.citations.append(replace(new, id=number))
        return number


def marks(numbers: Sequence[int]) -> str:
    """Citation marks, each once."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers))


def _words_before(text: str, start: int) -> str:
    """What a number in running text follows: the nearest words before it."""
    words = [str(one) for one in _WORDS.findall(text[:start]) if not _OF_AMOUNT.fullmatch(one)]
    label = _LEAD.sub("", words[-1]) if words else ""
    level = _LEVEL.search(label) if len(label) > _LONGEST_LABEL else None
    return level[0] if level else label[-_LONGEST_LABEL:]
