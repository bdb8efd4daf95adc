"""A place that supports a statement, in the words of the contracts: where it is, what is printed there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from extraction.crosscheck import Reading
from extraction.report import BBox, Source


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that supports a statement; `page` or `lines` is set, the other None; `spans` only where it covers several."""

    id: int
    file: str
    page: int | None
    lines: tuple[int, int] | None
    bbox: BBox | None
    section: str
    table: str | None
    row: str | None
    column: str | None
    quote: str
    spans: tuple[dict[str, Any], ...] = ()

    @classmethod
    def of(
        cls, number: int, source: Source, section: tuple[str, ...], quote: str,
        table: str | None = None, row: str | None = None, column: str | None = None,
    ) -> Citation:
        """The citation of a source; its first place leads, several are all listed in `spans`."""
        first = source.places[0]
        spans = tuple(asdict(place) for place in source.places) if len(source.places) > 1 else ()
        return cls(number, source.file, first.page, first.lines, first.bbox, "/".join(section), table, row, column, quote, spans)

    @classmethod
    def of_reading(cls, number: int, reading: Reading) -> Citation:
        """The citation of a table cell, or of the words of a sentence."""
        figure, said = reading.figure, reading.claim or reading.words
        if figure is not None:
            column = "/".join(figure.column)
            return cls.of(number, figure.source, figure.section, figure.quote, figure.table, figure.row, column)
        assert said is not None
        return cls.of(number, reading.source, said.section, said.quote)
