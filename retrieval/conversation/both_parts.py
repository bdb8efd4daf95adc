"""A follow-up that names but another organisation or thing after several questions in one text: all of them of that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO
from retrieval.understanding.cues import RANKING, Measure, Operation, overall_in
from retrieval.understanding.query import Query

_NAMES_ONE = re.compile(rf"{SO}(?:换成)?(?!合计|总计|一共|总共)[^，。？?多少几哪什么谁]{{2,24}}?的?呢[？?]?")
_NAMED_ALONE = re.compile(rf"{SO}(?:换成)?的?呢")
"""What is left of 那聊城呢？预算和决算各多少 beside the name: put of another again, it would be taken apart again."""


def names_one(question: str) -> bool:
    """Whether a follow-up may name but one organisation or thing (那聊城呢)."""
    return _NAMES_ONE.fullmatch(question) is not None


def of_both_parts(own: Query, parts: Sequence[Query]) -> str:
    """The questions of the text before, which are given as they are read, of what a follow-up names instead; '' for others."""
    bare = own.operation is Operation.VALUE and own.measures == (Measure.AMOUNT,) and not own.chosen
    if not bare or own.unknown or own.roles or len(parts) < 2 or any(part.operation in RANKING for part in parts):
        return ""
    whose = {name for part in parts for name in part.organisations}
    abouts = [part.about.replace("\n", "") for part in parts]
    asked = "，".join(about for about in abouts if not _NAMED_ALONE.fullmatch(about))
    if own.organisations:
        named = own.mentions or own.leftovers or own.unnamed
        return "" if named or len(whose) > 1 else f"{'、'.join(own.organisations)}{asked}"
    first, *others = parts
    leaning = not any(part.rows or part.leftovers or overall_in(part.about) for part in others)
    if not leaning or own.years.named or len(own.rows) != 1 or len(first.rows) != 1:
        return ""
    if overall_in(first.about.replace(first.rows[0].text, "")):
        return ""
    known, meant = first.rows[0], own.rows[0]
    return asked.replace(known.text, meant.text) if known.keys(None)[:1] != meant.keys(None)[:1] else ""
