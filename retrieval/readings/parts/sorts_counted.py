"""Sorts of one thing that a sentence counts one after the other (食品类案件118件，价格类52件), for the one there is most of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extraction.crosscheck import Reading, Verdict
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_WHICH_SORT = re.compile(r"哪一?个?[类种]的?(?P<thing>[\u4e00-\u9fff]{0,6}?)(?:的?数量?)?(?:占比)?最[多少]")
_SORT = re.compile(r"[类型]")
_REST = re.compile(r"^(?:其他|其它|其余)")
_FEWEST = 3
_NOUN = 2


def asks_sort(query: Query) -> bool:
    """Whether it is asked which sort of a thing there is most or least of (哪类案件最多)."""
    return _WHICH_SORT.search(query.question) is not None


def sorts_counted(query: Query, facts: Facts, year: int | None) -> list[Finding]:
    """The sorts of the thing that one sentence counts; nothing where none does, or several sentences do."""
    match = _WHICH_SORT.search(query.question)
    thing = match["thing"] if match else ""
    named = thing or next((mention.text[-_NOUN:] for mention in query.mentions), "")
    if match is None or len(named) < _NOUN:
        return []
    counts = [one for one in facts.claims if one.kind is ClaimKind.COUNT and facts.is_of(one, year)]
    lists = (list(own) for _, own in groupby(counts, key=lambda one: (one.sentence, one.amount.unit)))
    found = [own for own in lists if _is_list(own, fold(named))]
    told = [one for one in found[0] if not _REST.match(one.subject)] if len(found) == 1 else []
    sorts = [one if fold(one.subject).endswith(fold(named)) else replace(one, subject=one.subject + named) for one in told]
    return [Finding(facts, one.subject, (Reading.of_claim(one),), Verdict.PROSE_ONLY) for one in sorts]


def _is_list(counts: Sequence[Claim], named: str) -> bool:
    """Whether counts are those of sorts, one of which is called so by the thing that is counted."""
    sorts = [one for one in counts if _SORT.search(one.subject)]
    return len(sorts) >= _FEWEST and any(fold(one.subject).endswith(named) for one in sorts)
