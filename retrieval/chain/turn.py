"""One question on its way through the chain, with what each step adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from retrieval.projects.goal_rows import GoalTold
from retrieval.prose.quotes import Quote
from retrieval.readings.leading import Finding
from retrieval.understanding.query import Query
from retrieval.understanding.scope import Scope


@dataclass(frozen=True)
class Turn:
    """One question on its way through the chain; `beside` is what reports count that an order leaves out."""

    question: str
    history: tuple[str, ...] = ()
    files: frozenset[str] | None = None
    query: Query | None = None
    scope: Scope = field(default_factory=Scope)
    findings: tuple[Finding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    goals: tuple[GoalTold, ...] = ()
    beside: tuple[Finding, ...] = ()

    def earlier(self) -> Iterator[Turn]:
        """The questions before it, each after those before that one, the last first."""
        return (Turn(self.history[at], self.history[:at], self.files) for at in range(len(self.history) - 1, -1, -1))

    @property
    def before(self) -> Turn:
        """The last question before it, of which there must be one."""
        return Turn(self.history[-1], self.history[:-1], self.files)

    @property
    def asked(self) -> Query:
        """The query, once the question is understood."""
        assert self.query is not None
        return self.query

    @property
    def has_answer(self) -> bool:
        """Whether the reports say anything of what was asked, by figures or in words."""
        return bool(self.quotes) or any(finding.readings for finding in self.findings)
