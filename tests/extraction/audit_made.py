"""Made operands, figures and reports for the tests of the audit."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.audit.model import Operand
from extraction.numbers import parse_number
from extraction.prose import read_claims
from extraction.report import Figure, Kind, Paragraph, Place, Report, Source, State, Table

SECTION = ("第三部分 2024年度部门决算情况说明", "五、一般公共预算财政拨款支出决算情况说明")


def cell(text: str, unit: str | None = "万元", file: str = "甲.pdf", row: str = "", line: int = 1) -> Operand:
    """A table cell as an operand: a number, '' for a blank, '?' for what cannot be read."""
    state = State.BLANK if not text else State.UNREADABLE if text == "?" else State.VALUE
    amount = parse_number(text, unit) if state is State.VALUE else None
    place = Place(page=1, bbox=(0, line * 10, 10, line * 10 + 8)) if file.endswith(".pdf") else Place(lines=(line, line))
    return Operand(f"表“{row}”", state, amount, Source(file, (place,)), text, (), "表", row, "金额")


Printed = tuple[str, str, str, list[str]]
"""A row: lane, code, label, cells."""


def table(number: int, form: str, title: str, columns: Sequence[tuple[str, ...]], rows: Sequence[Printed]) -> Table:
    """A table in 万元."""
    source = Source("甲.pdf", (Place(page=number, bbox=(0, 0, 100, 100)),))
    figures = []
    for at, (panel, code, label, texts) in enumerate(rows):
        for x, (column, text) in enumerate(zip(columns, texts, strict=True)):
            amount = parse_number(text, "万元") if text else None
            place = Source("甲.pdf", (Place(page=number, bbox=(x, at, x + 1, at + 1)),))
            state = State.VALUE if amount else State.BLANK
            figures.append(Figure(place, number, title, form, panel, label, code, column, state, amount, text, year=2024))
    return Table(number, title, form, "万元", (), source, tuple(figures), ())


def report(texts: list[str], tables: list[Table] | None = None, section: tuple[str, ...] = SECTION, year: int = 2024) -> Report:
    """A report of these paragraphs, each on its own line of page 9, and tables."""
    paragraphs = tuple(
        Paragraph(text, section, Source("甲.pdf", (Place(page=9, bbox=(0, at, 10, at + 1)),))) for at, text in enumerate(texts)
    )
    return Report(
        "甲.pdf", "", "甲局", "", year, Kind.FINAL, 9, None, (), paragraphs, tuple(tables or ()), read_claims(paragraphs, year)
    )
