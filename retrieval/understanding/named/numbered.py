"""Parts of a thing that are called by their number (二标段): what is told of one tells nothing of another."""

from __future__ import annotations

import re

_PART = re.compile(r"[一二三四五六七八九十\d]+(?:标段|标包|[标期包](?=[的是由中合工段花用]|$))")


def parts_by_number(asked: str) -> tuple[str, ...]:
    """The parts that a question calls by their number."""
    return tuple(_PART.findall(asked))


def holds_parts(asked: str, text: str) -> bool:
    """Whether a text speaks of every part that a question calls by its number; where it calls none so, any text does."""
    return all(part in text for part in parts_by_number(asked))


def with_part_before(asked: str, before: str) -> str:
    """What a follow-up asks, with the parts that the question before called by their number, where it calls none itself."""
    parts = () if parts_by_number(asked) else parts_by_number(before)
    return "\n".join((asked, *parts))
