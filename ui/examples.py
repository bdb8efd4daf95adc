"""Questions to begin with: made of what the library holds, and only such as it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extraction.report import Kind
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.store.records import ReportRecord

_ALONE = (
    "{name}{year}年“三公”经费花了多少？",
    "{name}{year}年收入为什么比上年有变化？",
    "{name}{year}年政府采购支出是多少？",
    "{name}的主要职责是什么？",
    "{name}{year}年收入总计是多少？",
)
_TOGETHER = "{first}和{second}{year}年本年收入合计分别是多少？"
_TOLD, _TRIED = 5, 12
"""So many questions are offered, of so many that are tried."""


@lru_cache(maxsize=8)
def example_questions(library: Library, generation: int) -> tuple[str, ...]:
    """The questions for one generation of a library."""
    told: list[str] = []
    for question, _ in zip(_candidates(library.reports()), range(_TRIED), strict=False):
        if ask(question, library).status is Status.ANSWERED:
            told.append(question)
        if len(told) == _TOLD:
            break
    return tuple(told)


def _candidates(records: Sequence[ReportRecord]) -> Iterator[str]:
    """A comparison of two organisations of one year first, then questions that go round the organisations."""
    named = {(one.organisation, one.year): one for one in records if one.kind is Kind.FINAL and one.organisation and one.year}
    known = list(named.values())
    for first, second in pairwise(known):
        if first.year == second.year:
            yield _TOGETHER.format(first=first.organisation, second=second.organisation, year=first.year)
            break
    for round_ in range(len(_ALONE)):
        for at, pattern in enumerate(_ALONE):
            if known:
                one = known[(at + round_) % len(known)]
                yield pattern.format(name=one.organisation, year=one.year)
