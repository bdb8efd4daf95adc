"""Sentences -> claims."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.report import Claim, Paragraph


def read_claims(paragraphs: Sequence[Paragraph], report_year: int | None) -> tuple[Claim, ...]:
    """The claims of the paragraphs, in reading order."""
    return ()
