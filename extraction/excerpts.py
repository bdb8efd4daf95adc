"""What a chat model is given to read: passages of a report in which every number is known with what the parser made of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from extraction.crosscheck import Reading
from extraction.numbers import Amount
from extraction.quantities import Quantity, find_quantities
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Figure, Source, State

SEPARATOR = " | "
"""Between row, column and number of a cell."""

ORIGINS = frozenset({ClaimKind.RISEN_FROM, ClaimKind.FALLEN_FROM})
"""What they say that a movement began with."""

_SEGMENT = re.compile(r"[^。；;！？!?]+")
_SENTENCE_ENDS = "。；;！？!?\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,：:"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number at [start, end) of an excerpt as it is printed there, and the readings that the parser took from it, if any."""

    start: int
    end: int
    amount: Amount
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a report under an id by which a model cites it: sentences, or cells of a table, one a line."""

    id: str
    text: str
    section: tuple[str, ...]
    source: Source
    numbers: tuple[PrintedNumber, ...]
    title: str | None = None
    """The title of the table and what it is about; None for prose."""

    def find(self, quote: str) -> list[tuple[int, int]]:
        """Every [start, end) at which the quote stands, up to blanks and full or half width; none for an empty quote."""
        plain, wanted = self._plain[0], _plain(quote)[0]
        found, at = [], plain.find(wanted) if wanted else -1
        while at >= 0:
            found.append((self._plain[1][at], self._plain[1][at + len(wanted) - 1] + 1))
            at = plain.find(wanted, at + 1)
        return found

    def sentence(self, number: PrintedNumber) -> str:
        """The sentence, or the line of a table, in which a number stands."""
        stops = (self.text.find(end, number.end) for end in self._ends)
        stop = min((at for at in stops if at >= 0), default=len(self.text))
        return self.text[self._start(number, self._ends) : stop].strip()

    def clause_before(self, number: PrintedNumber) -> str:
        """What of its own clause, or of its line, stands before a number."""
        return self.text[self._start(number, _CLAUSE_ENDS if self.title is None else self._ends) : number.start]

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        return _plain(self.text)

    @property
    def _ends(self) -> str:
        return _SENTENCE_ENDS if self.title is None else "\n"

    def _start(self, number: PrintedNumber, ends: str) -> int:
        return max(self.text.rfind(end, 0, number.start) for end in ends) + 1


def of_table(id: str, figures: Sequence[Figure]) -> Excerpt | None:
    """Cells of one table, a line each; None where they hold no number. What could not be read or placed is left out."""
    shown = [figure for figure in figures if figure.state is State.VALUE and figure.amount and figure.placement != "unreadable"]
    if not shown:
        return None
    title = " ".join(filter(None, (shown[0].table, shown[0].subject)))
    text, numbers = title, []
    for figure in shown:
        assert figure.amount
        rows = (*figure.row_path, figure.row_parent, figure.row)
        line = cell_line(figure.panel, figure.row_code, rows, figure.column, *printed(figure))
        text += f"\n{line}"
        start = text.rfind(SEPARATOR) + len(SEPARATOR)
        numbers.append(PrintedNumber(start, len(text), figure.amount, (Reading.of_figure(figure),)))
    places = tuple(dict.fromkeys(place for figure in shown for place in figure.source.places))
    return Excerpt(id, text, shown[0].section, Source(shown[0].source.file, places), tuple(numbers), title)


def cell_line(
    panel: str, code: str, rows: Iterable[str], columns: Sequence[str], number: str, unit: str | None
) -> str:  # fmt: skip
    """A cell as a model reads it: `2010601 行政运行 | 本年支出/合计 | 12.50 万元`; a lane is named where its columns do not."""
    lane = panel if panel not in columns[:1] else ""
    row = " ".join(filter(None, (code, "/".join(filter(None, (lane, *rows))))))
    return SEPARATOR.join((row, "/".join(columns), f"{number} {unit or ''}".rstrip()))


def printed(figure: Figure) -> tuple[str, str | None]:
    """The printed number of a figure, and its unit where the number does not end with it."""
    unit = figure.amount.unit if figure.amount else None
    return figure.quote, None if unit and _plain(figure.quote)[0].endswith(_plain(unit)[0]) else unit


def of_prose(id: str, text: str, section: tuple[str, ...], source: Source, claims: Iterable[Claim]) -> Excerpt | None:
    """Sentences; `claims` are those of the report, in reading order, of which the excerpt's own are found.

    None where the sentences hold no number.
    """
    own: defaultdict[tuple[int, int], list[Reading]] = defaultdict(list)
    mine = (claim for claim in claims if claim.section == section)
    for (sentence, _), stated in groupby(mine, key=lambda claim: (claim.sentence, claim.source)):
        for start, end, claim in _placed(sentence, list(stated), text):
            own[start, end].append(Reading.of_claim(claim))
    found = find_quantities(text)
    numbers = tuple(PrintedNumber(one.start, one.end, one.amount, tuple(own.get((one.start, one.end), ()))) for one in found)
    return Excerpt(id, text, section, source, numbers) if numbers else None


def _placed(sentence: str, claims: Sequence[Claim], text: str) -> Iterator[tuple[int, int, Claim]]:
    """The claims of a sentence where they stand in a text that holds it, or the segment of it between semicolons."""
    for at, claim in _aligned(find_quantities(sentence), claims):
        for segment in _SEGMENT.finditer(sentence):
            start = text.find(segment[0]) if segment.start() <= at < segment.end() else -1
            if start >= 0:
                place = start + at - segment.start()
                yield place, place + len(claim.quote), claim


def _aligned(quantities: Sequence[Quantity], claims: Sequence[Claim]) -> Iterator[tuple[int, Claim]]:
    """Where each claim's number starts in its sentence.

    Claims follow each other as their numbers do; those of a change that is told of several things at once share one.
    """
    before: Claim | None = None
    at = -1
    for claim in claims:
        places = [one.start for one in quantities if one.quote == claim.quote]
        further = [place for place in places if place > at]
        shared = before is not None and (before.quote, before.kind, before.base) == (claim.quote, claim.kind, claim.base)
        if places and not (shared and at in places and claim.kind in CHANGE_KINDS):
            at = further[0] if further else places[-1]
        if places:
            yield at, claim
        before = claim


def _plain(text: str) -> tuple[str, list[int]]:
    """A text without blanks and in half width, and for each of its characters the place it had."""
    pairs = [(char, at) for at, raw in enumerate(text) for char in unicodedata.normalize("NFKC", raw) if not char.isspace()]
    return "".join(char for char, _ in pairs), [at for _, at in pairs]
