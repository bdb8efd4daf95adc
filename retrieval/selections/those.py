"""Those that a question selects: projects or accounts of a report, indicators that lost points, or organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.chain.turn import Turn
from retrieval.composing.operands import size_of
from retrieval.projects.goal_rows import GoalTold
from retrieval.readings.leading import Finding
from retrieval.reply import Answer, Citation
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import RANKING


@dataclass(frozen=True, slots=True)
class Those:
    """What a question selected: each with the number by which it was, and how the question was read.

    `projects` tells that they are projects of a report, which may print other numbers of them too; `bodies` that they are
    organisations. `goals` are indicators of projects, told with what they lost.
    """

    findings: tuple[Finding, ...]
    read: Turn
    projects: bool
    bodies: bool = False
    goals: tuple[GoalTold, ...] = ()

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose they are."""
        return tuple(dict.fromkeys(one.facts.record.organisation for one in self.findings))


def is_of_goal(told: GoalTold) -> bool:
    """Whether points and score of an indicator are told, and no project's money."""
    cells = [one.readings[0].figure for one in told.findings[-2:] if one.readings]
    return len(cells) > 1 and all(cell is not None and cell.row_path for cell in cells)


def bodies_beyond(read: Turn) -> Those | None:
    """The organisations that have so much of a thing as a question asks for; None where it sets no such limit."""
    chosen = read.asked.chosen
    if chosen is None or chosen.of is not Of.BEYOND or chosen.bound is None or read.asked.operation not in RANKING:
        return None
    amounts = [(one, one.readings[0].amount) for one in read.findings if one.readings]
    those = [one for one, amount in amounts if amount and chosen.admits(amount)]
    told = tuple(sorted(those, key=lambda one: size_of(one).value, reverse=not chosen.rising))
    once = len({one.facts.record.file for one in read.findings}) == len(read.findings)
    return Those(told, read, projects=False, bodies=True) if once else None


def told_in(findings: Sequence[Finding], answer: Answer) -> tuple[Finding, ...]:
    """Those of a table that an answer tells, in its order."""
    places = [replace(one, id=0) for one in answer.citations]
    found = {Citation.of_reading(0, one.readings[0]): one for one in findings if one.readings}
    return tuple(found[place] for place in places if place in found)
