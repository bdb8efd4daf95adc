"""Which rows of a table a question sets in order by a word for their sort (哪个乡镇), as the labels of the rows end with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.report import Figure, State
from retrieval.understanding.lexicon import fold

_WHICH = re.compile(r"哪一?[个些座条处家所位]?")
_LONGEST = 4
_LEVELS = "省市区县州旗镇乡村"
"""Words of one character that end the names of places of one level and of nothing else."""
_PLACES = re.compile(rf"(?:街道|[{_LEVELS}])+")
_LEVEL = re.compile(rf"街道|[{_LEVELS}]")


def sort_asked(text: str, labels: Collection[str]) -> str:
    """The word right after 哪个 with which labels end: 乡镇 for those in 镇 and in 乡; '' where there is none."""
    which = _WHICH.search(text)
    after = text[which.end() : which.end() + _LONGEST] if which else ""
    words = (after[:length] for length in range(len(after), 0, -1))
    return next((word for word in words if any(label.endswith(_ends(word)) for label in labels)), "")


def asks_other_places(text: str, labels: Collection[str]) -> bool:
    """Whether it asks for places of a level (哪个县) that no label is a name of."""
    which = _WHICH.search(text)
    return which is not None and _PLACES.match(text, which.end()) is not None and not sort_asked(text, labels)


def rows_of_sort(sort: str, rows: Sequence[Figure], highest: bool) -> list[Figure]:
    """The rows to be set in order: of places those of the level; of other things all, where one of the sort comes first.

    Else none, as what is called otherwise may be of the sort too (第一小学 is a 学校).
    """
    own = [one for one in rows if fold(one.row).endswith(_ends(sort))]
    if not sort or len(own) == len(rows):
        return list(rows)
    if _PLACES.fullmatch(sort):
        return own
    sizes = {one.row: one.amount.value for one in rows if one.amount and one.state is State.VALUE}
    end = (max if highest else min)(sizes.values(), default=None)
    return list(rows) if sizes and all(sizes.get(one.row) != end or one in own for one in rows) else []


def _ends(word: str) -> tuple[str, ...]:
    """The ends of names that a word stands for."""
    return tuple(_LEVEL.findall(word)) if _PLACES.fullmatch(word) else (word,)
