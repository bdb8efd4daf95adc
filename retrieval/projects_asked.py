"""What a question asks of projects: their scores, one as a whole, or its indicators."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from retrieval.cues import Operation
from retrieval.follow_ups import understand
from retrieval.goal_answers import OF_GOALS, GoalTold, tell_goals
from retrieval.goal_names import projects_named
from retrieval.holdings import Holdings
from retrieval.lexicon import fold
from retrieval.project_answers import OF_PROJECTS, tell_project
from retrieval.project_scores import ScoredProjects, scored_projects
from retrieval.question import Query
from retrieval.records import ReportRecord
from retrieval.turn import Turn

_FEW_WITH_GOALS = 12
"""Reports whose 绩效 forms are gone through; a question about more of them is about no single indicator of a project."""
_POINTS_BACK = re.compile(r"(?:那|那么)?(?:它|[这该]个?项目)")


def scores_asked(turn: Turn, held: Holdings) -> ScoredProjects | None:
    """The scores of the projects of the one report that a question is about."""
    if len({record.organisation for record, _ in turn.scope.records}) != 1:
        return None
    found = (scored_projects(turn.asked, held.facts_of(record), held.catalogue) for record, _ in turn.scope.records)
    return next(filter(None, found), None)


def whole_project(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """What reports print of the one project that a question names, as a whole."""
    told: list[GoalTold] = []
    for record in _asked_of(turn, OF_PROJECTS):
        paragraphs = held.paragraphs(record)
        told.extend(tell_project(_of_project(turn, record, held), held.facts_of(record), held.catalogue, paragraphs))
    return tuple(told)


def goals_of_forms(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """What 绩效 forms say of the indicators of projects that the question means."""
    told: list[GoalTold] = []
    for record in _asked_of(turn, OF_GOALS):
        paragraphs = held.paragraphs(record)
        told.extend(tell_goals(_of_project(turn, record, held), held.facts_of(record), paragraphs, held.embedding))
    return tuple(told)


def _of_project(turn: Turn, record: ReportRecord, held: Holdings) -> Query:
    """The question with the project that one before it names, where it points back to that (它执行率这项得多少分)."""
    if not _POINTS_BACK.match(turn.asked.question):
        return turn.asked
    earlier = (understand(one, (), held.lexicon, held.organisations).about for one in reversed(turn.history))
    named = (projects_named(about, held.facts_of(record)) for about in earlier)
    name = next((next(iter(names)) for names in named if len(names) == 1), "")
    return replace(turn.asked, about=f"{fold(name)}\n{turn.asked.about}") if name else turn.asked


def _asked_of(turn: Turn, operations: Collection[Operation]) -> list[ReportRecord]:
    """The few reports of the very year that one of some operations asks of: projects and their goals are of no other year."""
    if len(turn.scope.records) > _FEW_WITH_GOALS or turn.asked.operation not in operations:
        return []
    return [record for record, year in turn.scope.records if year in (None, record.year) or record.year is None]
