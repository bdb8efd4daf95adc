"""The organisations that the questions of a conversation were about, and whether a follow-up speaks of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_COMPARING = (Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO)
_WITHIN = re.compile(r"哪一?[项块笔类样]|里头|其中|里面|当中")
"""谁多 speaks of all that were asked about before, 它里头哪一项最多 of the last alone."""
_ALL_OF_THEM = re.compile(r"(?<![哪有第其])(?P<count>[两二三四五]|这几)(?:家(?!庭)|个?单位)(?!中|里|下属)")
"""两家每辆车各花多少 speaks of all organisations that were asked about."""
_EACH = re.compile(r"各|分别")
_MANY = "零一两三四五"


def named_before(before: Sequence[Query]) -> tuple[str, ...]:
    """The organisations that the questions before named, in their order."""
    return tuple(dict.fromkeys(name for earlier in reversed(before) for name in earlier.organisations))


def of_all_before(own: Query, whom: Sequence[str]) -> bool:
    """Whether a follow-up that names no organisation sets those asked about before against each other, or asks each of them."""
    averages = own.operation is Operation.AVERAGE and (own.counted is None or _EACH.search(own.question))
    compares = (own.operation in _COMPARING or averages) and not own.within and not _WITHIN.search(own.question)
    match = _ALL_OF_THEM.search(own.question) if len(whom) > 1 else None
    counted = match is not None and _MANY.find(match["count"].replace("二", "两")) in (len(whom), -1)
    return not own.organisations and not own.unknown and bool(compares or counted)
