"""The projects of one body among those of a report, where the list names whose each is behind its name: 调研费（研究中心）."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold

_WHOSE = re.compile(r"[（(]([^（）()]+)[）)]$")
_LEAST = 4
"""Characters of the end of a body's name that a text must write out."""
_BELONG = r"里?(?:属于|归属|标[明注]|注明|写明|归)?[的是为]?"


def of_body(text: str, facts: Facts) -> tuple[str, tuple[str, ...]]:
    """What is left of a text beside the name of a body that several listed projects are of, and these; the text and none where
    it names no such body.
    """
    listed = {name: fold(whose[1]) for name in facts.projects.names if (whose := _WHOSE.search(name))}
    for body in (body for body, projects in Counter(listed.values()).items() if projects > 1):
        if written := next((end for end in _ends(body) if end in text), ""):
            rest = re.sub(rf"{_BELONG}{re.escape(written)}的?", "\n", text, count=1)
            return rest, tuple(name for name, whose in listed.items() if whose == body)
    return text, ()


def _ends(body: str) -> Iterable[str]:
    """The ends of a body's name by which people call it, the longest first."""
    return (body[at:] for at in range(max(len(body) - _LEAST + 1, 0)))
