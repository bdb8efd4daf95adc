"""Names that nobody knows by heart: the printed row, project or sentence whose name holds what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz.distance import LCSseq

from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.leftovers import tagged
from retrieval.understanding.named.lexicon import Meaning, Mention, fold

_NAMES = frozenset({LabelKind.ROW, LabelKind.SUBJECT, LabelKind.PROSE})
_SHORTEST = 2
_WHOLE = 2
"""Words of so many characters are never taken apart."""
_STAFF = re.compile("人员|人数|编制")
_PARTS = re.compile("(?:基本|项目)(?=支出)|结[转余]")
"""What a sum holds beside other parts: a name that tells of one alone is none of the whole."""
_SORTS = re.compile("行政|事业|参公|工勤|离休|退休")
_GRADES = re.compile(r"正高|副高|(?:特|[一二三]|中|初)级(?=[\u4e00-\u9fff]{0,2}(?:教师|医师|技师|职称|工[人种]|人员))")
_ACCOUNT = re.compile("类(?P<above>.+)款(?P<item>.+)项$")
"""How a sentence names an account by all that stands above it, without its brackets."""
_HELD = 0.4
"""Share of a name that the question must write out."""


class NearRows:
    """The printed names of a library, to be found by what is left of them in a question (预留给中小企业的预算)."""

    def __init__(self, labels: Iterable[Label]) -> None:
        spelled = ((label, fold(label.label)) for label in labels if label.kind in _NAMES)
        self._names = [(label, name, frozenset(name)) for label, name in spelled if len(name) >= _SHORTEST]

    def find(
        self, stretches: Sequence[str], question: str, files: Collection[str], telling: Collection[str]
    ) -> Mention | None:
        """The name in some reports that holds all the stretches, most of the question, and least besides; None where two do.

        A stretch of two characters must be one of the `telling` words, whose sense is their own.
        """
        asked = "".join(stretches)
        if len(asked) < _SHORTEST or (len(asked) == _SHORTEST and asked not in telling):
            return None
        wanted = set(asked)
        found = [
            (-LCSseq.similarity(question, name), len(name), label)
            for label, name, characters in self._names
            if wanted <= characters and len(asked) >= _HELD * len(name) and _in_order(asked, name)
            and not label.files.isdisjoint(files) and not (_of_a_sort(name, question) or _counts_times(name, question))
        ]  # fmt: skip
        best = min((rank[:2] for rank in found), default=None)
        labels = [label for *rank, label in found if tuple(rank) == best]
        if len({label.label for label in labels}) != 1:
            return None
        labels = self._of_its_name(labels, question, files)
        return Mention(asked, 0, 0, tuple(Meaning(label.kind, label.label) for label in labels)) if labels else None

    def _of_its_name(self, labels: list[Label], question: str, files: Collection[str]) -> list[Label]:
        """The rows called as the account found is, where a report has another account of that name and the question says nothing
        of what stands above either; else what was found.
        """
        account = _ACCOUNT.search(fold(labels[0].label))
        if account is None or account["above"] in question:
            return labels
        own = [(label, name) for label, name, _ in self._names if not label.files.isdisjoint(files)]
        alike = {each["above"] for _, name in own if (each := _ACCOUNT.search(name)) and each["item"] == account["item"]}
        rows = [label for label, name in own if label.kind is LabelKind.ROW and name == account["item"]]
        return rows if len(alike) > 1 else labels


def _of_a_sort(name: str, question: str) -> bool:
    """Whether a name is of one sort or grade of staff, of which the question says nothing (在职在编实有行政人员 for 在职在编人员,
    正高级教师 for 高级教师), or of one part of a sum (财政拨款基本支出 for 财政拨款支出).
    """
    sorts = [*_PARTS.findall(name), *_GRADES.findall(name), *(_SORTS.findall(name) if _STAFF.search(name) else ())]
    return any(sort not in question for sort in sorts)


def _counts_times(name: str, question: str) -> bool:
    """Whether a name counts how often a thing was done, where a number of things is asked for (采购数量, of 采购次数)."""
    return "数量" in question and name.endswith(("次数", "人次", "批次"))


def _in_order(asked: str, name: str) -> bool:
    """Whether the characters stand in the name in their order, or those of a word of two in what it is short for."""
    if len(asked) <= _WHOLE:
        return asked in name or is_short_for(asked, name)
    left = iter(name)
    return all(character in left for character in asked)


def is_short_for(word: str, name: str) -> bool:
    """Whether a word of two characters has one of each of the two words by which a name tells a deed (批捕 for 批准逮捕)."""
    parted = len(word) == _WHOLE and len(name) == 2 * _WHOLE
    held = parted and word[0] in name[:_WHOLE] and word[1] in name[_WHOLE:]
    return held and all(tag[0] == "v" for _, tag in tagged(name[:_WHOLE]))
