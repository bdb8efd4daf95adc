"""Blocks outside tables -> sections and paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extraction.report import Document, Paragraph, Section, Table


def outline(
    document: Document, consumed: Collection[int], tables: Sequence[Table]
) -> tuple[tuple[Section, ...], tuple[Paragraph, ...], tuple[Table, ...]]:
    """Sections, paragraphs, and the tables with their section."""
    return (), (), tuple(tables)
