"""Rows of 绩效 forms that say in words what no figure shows: why points were lost, what was aimed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extraction.forms import SCORED_FORMS
from extraction.numbers import parse_number, without_blanks
from extraction.report import Paragraph, Table
from extraction.row_texts import in_print_order, rows_of
from extraction.wording import is_blank


def with_remarks(paragraphs: Sequence[Paragraph], tables: Iterable[Table]) -> tuple[Paragraph, ...]:
    """The paragraphs, and between them the rows with words, each under the project or else the title of its table."""
    rows: list[Paragraph] = []
    for table in tables:
        if table.form in SCORED_FORMS or table.subject:
            shown, section = _shown(table), (*table.section[:1], table.subject or table.title)
            rows.extend(replace(row, section=section) for row in rows_of(table) if _says_more(row, shown))
    return in_print_order([*paragraphs, *rows])


def words_beyond(row: Paragraph, shown: Iterable[str]) -> list[str]:
    """The cells of such a row that hold words other than those `shown` by its figures."""
    known = set(map(without_blanks, shown))
    return [cell for cell in row.text.split(" ") if cell not in known and parse_number(cell) is None and not is_blank(cell)]


def _says_more(row: Paragraph, shown: set[str]) -> bool:
    return bool(words_beyond(row, shown))


def _shown(table: Table) -> set[str]:
    """What the figures of a table show of it: labels, headers and numbers as printed."""
    return {text for f in table.figures for text in (f.row, f.row_parent, f.quote, f.subject, *f.row_path, *f.column)}
