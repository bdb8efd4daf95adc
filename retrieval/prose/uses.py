"""What money was used for, where one paragraph tells several uses one after the other."""

from __future__ import annotations

import re

_ASKED = re.compile(r"用[在于到去]了?(?:哪|什么)|用途|花[在到去]了?(?:哪|什么)|(?:干|做)了?(?:什么|嘛)")
_TOLD = re.compile(r"用于|用作|用来")
_LONGEST = 400
"""Characters of a paragraph beyond which it tells of other money too."""
_CLAUSE = re.compile(r"[^。；]+[。；]?")


def uses_told(question: str, paragraph: str, told: str) -> str:
    """The part of a paragraph from its first use to its last, where uses are asked for and one of several is told; else ''."""
    clauses = _CLAUSE.findall(paragraph) if _ASKED.search(question) else []
    telling = [at for at, clause in enumerate(clauses) if _TOLD.search(clause)]
    whole = "".join(clauses[telling[0] : telling[-1] + 1]).strip() if len(telling) > 1 else ""
    return whole if told.strip() in whole and len(whole) <= _LONGEST else ""
