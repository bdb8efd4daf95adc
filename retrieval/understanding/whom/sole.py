"""A question that names no organisation but a thing that one report alone prints (a project, a row) is about that report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from retrieval.store.records import Label, LabelKind
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_NAMED = frozenset({LabelKind.ROW, LabelKind.SUBJECT, LabelKind.PROSE})
_OF_ONE = (Operation.VALUE, Operation.TEXT, Operation.REASON, Operation.CHECK)
_OF_SEVERAL = re.compile(r"[两三四五六七八九十几各][个家]?(?:部门|单位|机构|局|中心)")
_SHORTEST = 3
"""Characters of a stretch that can tell one report from the others."""


class SoleReports:
    """The printed names of a library with the reports that hold them."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._names = [(fold(label.label), label.files) for label in labels if label.kind in _NAMED]

    def find(self, query: Query, files: Mapping[str, str]) -> str | None:
        """Which of some reports (file -> owner) prints what is asked for; None where those of several owners do, or none does."""
        against_plan = query.operation is Operation.DIFFERENCE and len(query.roles) > 1  # of one thing
        of_one = against_plan or query.operation in _OF_ONE
        if query.organisations or query.unknown or not of_one or _OF_SEVERAL.search(query.about):
            return None
        named = [mention for mention in query.rows if not is_measure(mention.text)]
        printed = [mention for mention in named if not mention.keys(None)]  # what the catalogue knows is told by many
        held = [self._holders(mention.text, files) for mention in printed]
        if not all(held):
            return None
        stretches = (self._holders(stretch, files) for stretch in query.asked if len(stretch) >= _SHORTEST)
        held.extend(holders for holders in stretches if holders)
        sole = set.intersection(*held) if held else set()
        return min(sole) if len({files[file] for file in sole}) == 1 else None

    def _holders(self, stretch: str, files: Collection[str]) -> set[str]:
        return {file for name, own in self._names if stretch in name for file in own if file in files}
