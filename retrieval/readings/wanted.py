"""Which number of a thing is wanted: planned or spent, of which budget, at which end of the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.report import Claim, Figure, Role
from retrieval.understanding.cues import Measure
from retrieval.understanding.query import Query

_OTHER_BUDGET = {"年初": "全年", "全年": "年初"}
_OPENING = re.compile(r"年初(?!预算|安排|批|下达|计划|定)|期初|上年(?:年?末|底|结转|结余|剩)|去年(?:年?末|底|结转|剩)")
_CLOSING = re.compile(r"年[末底]|期末|12月31日|(?:结转|留|转)到?[下明]一?年|还剩|剩[下余]|没[花用]完")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which number of a thing is wanted: measure, role (None: not said), which budget (年初, 全年, ''), and period.

    One in the table of one of the figures `beside` is preferred, and in its column. `about` is what the question says.
    """

    measure: Measure
    role: Role | None = None
    year: int | None = None
    budget: str = ""
    beside: tuple[Figure, ...] = ()
    about: str = ""

    @classmethod
    def by(cls, query: Query, measure: Measure, role: Role | None, year: int | None) -> Wanted:
        """The number that a question wants."""
        return cls(measure, role, year, query.budget, about=query.about)

    def fits(self, item: Figure | Claim) -> bool:
        """Whether a figure or a claim is not of another budget, and a cell not of the other end of the year."""
        words = "".join(item.column) if isinstance(item, Figure) else item.base
        other_budget = bool(self.budget) and f"{_OTHER_BUDGET[self.budget]}预算" in words
        return not other_budget and (isinstance(item, Claim) or _is_of_end(words, self.about))


def is_opening(header: str) -> bool:
    """Whether a column holds what there was when the year began: 年初数, 上年结转."""
    return bool(_OPENING.search(header)) and not _CLOSING.search(header)


def _is_of_end(words: str, about: str) -> bool:
    """Whether a column is of the end of the year that a question names, if it names one."""
    opening, closing = bool(_OPENING.search(about)), bool(_CLOSING.search(about))
    if opening is closing:
        return True
    return not (is_opening(words) if closing else _CLOSING.search(words) and not _OPENING.search(words))
