"""What an evaluation found: rows of counts per suite, its score, its misses; as JSON and as a table for the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite: a table of rows under `columns`, its score between 0 and 1, and what went wrong.

    `misses` are for looking into; those of the held half are counted in the rows and never listed.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    score: float
    counts: dict[str, int]
    misses: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Rows as objects, so that a baseline can be compared by name."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        score = round(self.score, 4)
        return {"suite": self.name, "score": score, "counts": self.counts, "rows": rows, "misses": list(self.misses)}

    def table(self) -> str:
        """The rows, aligned by display width."""
        head = f"{self.name}  得分 {self.score:.1%}"
        return "\n".join([head, *_aligned([self.columns, *(tuple(str(cell) for cell in row) for row in self.rows)])])


@dataclass(frozen=True, slots=True)
class Results:
    """All suites of one run; `drops` says what is worse than in the baseline, `before` is that baseline by suite."""

    suites: tuple[Suite, ...]
    drops: tuple[str, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The suites, the lowest of their scores, and what got worse."""
        suites = [suite.to_json() for suite in self.suites]
        return {"score": round(self.score(), 4), "drops": list(self.drops), "suites": suites}

    def table(self) -> str:
        """The text for the terminal."""
        return "\n\n".join([*(suite.table() for suite in self.suites), *self.drops])

    def score(self) -> float:
        """The lowest score: a floor under it is a floor under each."""
        return min((suite.score for suite in self.suites), default=0.0)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Left-aligned labels, right-aligned counts; a Chinese character is two columns wide."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(_padded(row[place], widths[place], right=place > 0) for place in range(len(row))) for row in rows]


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
