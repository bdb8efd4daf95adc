"""The answers to the later questions of a text that names one project, without what is told of another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named, projects_of
from retrieval.readings.facts import Facts
from retrieval.reply import Answer, Status
from retrieval.understanding.named.lexicon import fold


def of_project_named(answers: Sequence[Answer], read: Sequence[Turn], put: Sequence[str], held: Holdings) -> list[Answer]:
    """The answers, none where a question names no project and was told a number of another one than the first names
    (某项目资助了多少人，满意度多少); `put` are the questions as they stand in the text.
    """
    records = [record for record, _ in read[0].scope.records]
    facts = held.facts_of(records[0]) if len(records) == 1 and "项目" in read[0].asked.about else None
    named = _named(read[0].asked.about, facts) if facts else set()
    if facts is None or len(named) != 1:
        return list(answers)
    others = [f"“{name}”" for name in projects_of(facts) if name not in named]
    return [
        replace(answer, status=Status.REFUSED, figures=())
        if any(other in figure.label for other in others for figure in answer.figures)
        and not _named(one, facts) - named
        else answer
        for answer, one in zip(answers, put, strict=True)
    ]


def _named(text: str, facts: Facts) -> set[str]:
    """The projects that a text names, if in part; of those that only a sentence tells of, in full."""
    told = {name for name in projects_of(facts) if fold(name).removesuffix("项目") in fold(text)}
    return projects_named(fold(text), facts) or told
