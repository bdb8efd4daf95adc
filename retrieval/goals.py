"""Indicators of projects in 绩效 forms, and which of them a text means by words that need not be the printed ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction.report import Figure, State
from retrieval.candidates import SCORED_COLUMNS, is_count
from retrieval.cues import Measure
from retrieval.facts import Facts
from retrieval.leftovers import content_words
from retrieval.lexicon import fold

ASKING = re.compile(
    r"绩效|自评|整体|总分|年度|目标值?|指标值?|达标|满分|完成值?|情况|实际|得分|得了|分值|权重|项目|任务|定[了的]?|达到|做到|怎么样|怎么回事"
    r"|[扣丢失拿]了?(?:几|多少|的)?分?|偏差|没有?|未|原因|为什么|为何|哪些|多少|请问|什么|[是的呢吗]"
)
"""Words that ask about indicators and name none."""
LIKE_NAMES = 0.8
"""Likeness of two readings of one project's name."""
TOTAL = re.compile(r"^(?:总分|合计|总得分|自评总分|得分分值)")
_SCORED_FORM = re.compile(r"得分|分值|指标值|目标值")
_FUNDS = re.compile(r"^(?:年度)?资金总额")
OF_FUNDS = re.compile(r"执行率|(?:预算|资金|经费)的?执行(?!数)")
"""Words for the row of a project's funds, which is scored by how much of them was spent."""
_AFTER_PROJECT = re.compile(r"(?:这个|那个)?(?:项目|专项|专班|经费)")
_NAMES_PROJECT = 0.4
"""Share of a project's name that a question must write out to mean it."""
_BEGINS_PROJECT = 3
"""So many characters of one project's name alone mean it where 项目 follows them."""
_NAMES_GOAL = 0.34
_MOSTLY = 0.75
_LIKE = 0.78
"""Cosine from which on other words mean an indicator: 差旅人次 and 出差人次 have 0.84, 投诉办结率 and 诉求办结率 0.74."""
_SERVED = re.compile(r"老?百姓|群众|市民|公众|服务对象")
"""Those who are served, whom no indicator tells apart."""
_COUNTED = re.compile(r"人次|人数|批次|次数")
_AS_GOOD = 0.03
_MOST = 4
"""So many equally good indicators are all told; with more the question is open."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One row of a 绩效 form: an indicator (三级指标), or the funds of a project; `project` is what names the project."""

    project: str
    row: str
    figures: tuple[Figure, ...]

    def figure(self, measure: Measure) -> Figure | None:
        """The number of a measure; None where its cell holds words, nothing, or what could not be read."""
        fitting = (f for f in self.figures if f.column and SCORED_COLUMNS[measure].search(f.column[-1]))
        return next((f for f in fitting if f.state is State.VALUE and f.placement != "unreadable"), None)

    @property
    def names(self) -> tuple[str, ...]:
        """What the row is called, the levels above it included."""
        return (self.row, *self.figures[0].row_path)

    @property
    def counts(self) -> bool:
        """Whether what it aims at or reached is a number of things, not money or a share."""
        numbers = (self.figure(measure) for measure in (Measure.ACHIEVED, Measure.TARGET))
        return any(figure.amount is not None and is_count(figure.amount) for figure in numbers if figure)

    @property
    def lost(self) -> bool:
        """Whether it got fewer points than it could."""
        most, got = self.figure(Measure.POINTS), self.figure(Measure.SCORE)
        return bool(most and got and most.amount and got.amount and got.amount.value < most.amount.value)


def goals_of(facts: Facts) -> Iterator[Goal]:
    """The rows of all tables with scores or targets, in reading order."""
    forms = (f for f in facts.figures if f.form != "performance_summary" and f.column)
    scored = {figure.table_no for figure in forms if _SCORED_FORM.search(figure.column[-1])}
    names = _Projects(listed_projects(facts))
    figures = (figure for figure in facts.figures if figure.table_no in scored)
    for (_, project, path, row), group in groupby(figures, key=lambda f: (f.table_no, names.of(f), f.row_path, f.row)):
        if row and (path or _FUNDS.match(row) or TOTAL.match(row)):
            yield Goal(project, row, tuple(group))


def listed_projects(facts: Facts) -> list[str]:
    """The projects as the list of all scores names them."""
    return list(dict.fromkeys(figure.row for figure in facts.figures if figure.form == "performance_summary"))


class _Projects:
    """The names of the projects of forms: as they are listed where a form prints its own damaged."""

    def __init__(self, listed: Sequence[str]) -> None:
        self._listed = listed
        self._known: dict[str, str] = {}

    def of(self, figure: Figure) -> str:
        """The project of a figure's form; the headings above a form that names none."""
        printed = figure.subject
        if printed and printed not in self._known:
            self._known[printed] = next(iter(get_close_matches(printed, self._listed, 1, LIKE_NAMES)), printed)
        return self._known[printed] if printed else "".join(figure.section[-4:])


def of_project(text: str, goals: Sequence[Goal], facts: Facts) -> tuple[str, set[str], list[Goal]]:
    """What is left of a text beside the name of a project, that name, and its goals; all goals where the text names none."""
    listed = set(listed_projects(facts))
    names = _projects_named(text, {goal.project for goal in goals} | listed)
    if not names:
        return text, names, list(goals)
    own = [goal for goal in goals if goal.project in names]
    if not own:  # A form whose name could not be read is that of the project if it speaks of it.
        unnamed = [goal for goal in goals if not goal.figures[0].subject]
        tables = {goal.figures[0].table_no for goal in unnamed if goal.row in names}
        own = [goal for goal in unnamed if goal.figures[0].table_no in tables]
    return without(text, names), names, own


def project_named(text: str, facts: Facts) -> str | None:
    """The one project of a report that a text names, if in part, and nothing beside it; as its form or the list prints it."""
    printed = {figure.subject for figure in facts.figures if figure.subject}
    named = _projects_named(text, printed | set(listed_projects(facts)))
    beside = content_words(ASKING.sub("\n", without(text, named)))
    return next(iter(named)) if len(named) == 1 and not beside else None


def _projects_named(text: str, projects: Iterable[str]) -> set[str]:
    """The projects whose name the text writes out most of, by share; none where it names none."""
    named = {project: fold(project) for project in projects if fold(project)}
    shares = {project: _written(text, name, _BEGINS_PROJECT) / len(name) for project, name in named.items()}
    most = max(shares.values(), default=0)
    if most >= _NAMES_PROJECT:
        return {project for project, share in shares.items() if share == most}
    stems = {project: name.removesuffix("项目") for project, name in named.items()}
    begun = {p for p, s in stems.items() if any(_AFTER_PROJECT.match(text, end) for _, end in _blocks(text, s, _BEGINS_PROJECT))}
    return begun if len(begun) == 1 else set()


def goals_meant(text: str, goals: Sequence[Goal], embedding: Embeddings) -> list[Goal]:
    """The goals whose names are most like what is asked."""
    if OF_FUNDS.search(text):
        funds = [goal for goal in goals if _FUNDS.match(goal.row) or any(map(OF_FUNDS.search, goal.names))]
        return funds if len(funds) <= _MOST else []
    asked = ASKING.sub("", text.replace("\n", ""))
    indicators = [goal for goal in goals if not _FUNDS.match(goal.row)]
    rows = list(dict.fromkeys(goal.row for goal in indicators))
    if len(asked) < 2 or not rows:
        return []
    cosines = np.array(embedding.embed_documents(rows)) @ np.array(embedding.embed_query(asked))
    likeness = {row: float(cosine) + _written(text, fold(row)) / len(asked) for row, cosine in zip(rows, cosines, strict=True)}
    named = {row for row, cosine in zip(rows, cosines, strict=True) if cosine >= _LIKE or _is_named(text, row)}
    best = max((likeness[row] for row in named), default=0)
    meant = [goal for goal in indicators if goal.row in named and likeness[goal.row] > best - _AS_GOOD]
    return meant if len({goal.row for goal in meant}) == 1 or len(meant) <= _MOST else []


def _is_named(text: str, row: str) -> bool:
    """Whether a text writes out enough of a row's name, and nothing beside it that the row does not have."""
    enough = _written(text, fold(row)) >= max(2, _NAMES_GOAL * len(row))
    left = without(text, {row})
    beside = content_words(_SERVED.sub("\n", ASKING.sub("\n", left)))
    return enough and not _COUNTED.search(left) and all(word in fold(row) for word in beside)


def is_written_out(text: str, row: str) -> bool:
    """Whether a text writes out most of a row's name."""
    return _written(text, fold(row)) >= _MOSTLY * len(fold(row))


def _blocks(text: str, name: str, least: int = 2) -> list[tuple[int, int]]:
    """Where in a text stretches of a name stand, of so many characters or more."""
    blocks = SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
    return [(block.a, block.a + block.size) for block in blocks if block.size >= least]


def _written(text: str, name: str, least: int = 2) -> int:
    return sum(end - start for start, end in _blocks(text, name, least))


def without(text: str, names: Iterable[str]) -> str:
    """The text with all that it writes out of the names blanked."""
    for name in names:
        for start, end in _blocks(text, fold(name)):
            text = text[:start] + "\n" * (end - start) + text[end:]
    return text
