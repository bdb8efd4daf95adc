"""A report as one stream of headings, paragraphs and tables, for writers of formats that flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.factory.spec import Item, Section, Spec


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of a part (level 1), a section (2) or one below it (3 …)."""

    text: str
    level: int


def stream(spec: Spec) -> Iterator[Heading | Item]:
    """Headings and items in printed order; the cover and the contents are not among them."""
    for part in spec.parts:
        yield Heading(" ".join(part.title), 1)
        yield from _section(Section("", part.body, part.sections), 1)


def _section(section: Section, level: int) -> Iterator[Heading | Item]:
    if section.title:
        yield Heading(section.title, level)
    yield from section.body
    for child in section.sections:
        yield from _section(child, level + 1)
