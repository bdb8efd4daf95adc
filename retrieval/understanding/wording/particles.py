"""The particles 了 between a verb and what it did something with (买了公车 is the catalogue's 买公车), and 的 before 话务; the
number that is asked for between them (核发多少许可证).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Meaning

_DONE = re.compile(r"[了过](?:一?些|点儿?)?(?![几多])(?=[\u4e00-\u9fff])")
_NO_CONDITION = re.compile(r"的(?=话(?:务|费|剧|筒|机))")
"""的话务 is cut as the 的话 that ends a condition."""
_LONGEST = 5
"""Characters of a word on one side of the particle."""
_NUMBER_BETWEEN = re.compile(
    r"(?P<deed>[\u4e00-\u9fff]{2})了?(?P<asked>(?:多少|几)[名个位件张宗起项]?)(?P<thing>[\u4e00-\u9fff]{2,10})"
)
_THERE_ARE = re.compile(
    r"(?:一共)?有(?P<asked>(?:多少|几)[名个位件张起项]?)(?P<of>[\u4e00-\u9fff]{2,8}?)的(?P<thing>[\u4e00-\u9fff]{2,6})"
)
"""有多少持证的统计人员, as what is printed as 持证统计人员."""
_NO_VERB = re.compile(r"[为除到得超不罢]$")
"""What forms a word of its own with the particle (为了, 超过)."""


def without_particle(question: str, words: Container[str]) -> str:
    """The folded question without each such particle, 了 where a word of `words` stands across it then."""
    question = _NO_CONDITION.sub("", question)
    for match in reversed(list(_DONE.finditer(question))):
        before, after = question[: match.start()], question[match.end() :]
        if not _NO_VERB.search(before) and _across(before, after, words):
            question = before + after
    return question


def with_number_last(question: str, words: Mapping[str, Mapping[Meaning, None]]) -> str:
    """出动多少执法人员 as 出动执法人员多少, where sentences name both: what was done with some tells of no other."""

    def put(match: re.Match[str]) -> str:
        deed, thing = match["deed"], match["thing"]
        told = (words.get(deed + thing[:end], {}) for end in range(len(thing), 1, -1))
        ends = zip(range(len(thing), 1, -1), told, strict=True)
        end = next((end for end, meant in ends if meant and all(one.kind is LabelKind.PROSE for one in meant)), 0)
        return f"{deed}{thing[:end]}{match['asked']}{thing[end:]}" if end else match[0]

    def put_first(match: re.Match[str]) -> str:
        name = match["of"] + match["thing"]
        return f"{name}{match['asked']}" if name in words else match[0]

    return _NUMBER_BETWEEN.sub(put, _THERE_ARE.sub(put_first, question))


def _across(before: str, after: str, words: Container[str]) -> bool:
    """Whether a word of one to two characters before and at least one after the place is known, and neither side of it alone."""
    starts = [before[-length:] for length in (1, 2) if len(before) >= length]
    return any(start + after[:end] in words for start in starts for end in range(1, _LONGEST) if len(after) >= end)
