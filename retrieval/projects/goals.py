"""Indicators of projects in 绩效 forms: what they aim at, what became of it, and their points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from extraction.forms import PERFORMANCE_SUMMARY
from extraction.numbers import Amount
from extraction.report import Figure, Kind, State
from retrieval.readings.facts import Facts
from retrieval.readings.fitting import SCORED_COLUMNS, is_count
from retrieval.understanding.cues import Measure

TOTAL = re.compile(r"^(?:总分|合计|总计|总得分|自评总分|得分分值)")
_SCORED_FORM = re.compile(r"得分|分值|指标值|目标值")
_AIM = re.compile(r"指标值|目标值")
_POINTS = re.compile(r"分值|满分|权重")
_HUNDRED = 100
_WHOLE = "整体"
FUNDS = re.compile(r"^(?:年度)?(?:资金|支出)总额|^总量$")
PAIRED_FUNDS = re.compile(r"(?:项目)?资金(?:执行|使用)?(?:情况)?(?:[（(][万千亿]?元[）)])?")
"""What stands before the funds of a project where each number has its label beside it."""
_RATE_ALONE = re.compile(r"^(?:预算|资金)?执行率$")


@dataclass(frozen=True, slots=True)
class Goal:
    """One row of a 绩效 form: an indicator (三级指标), or the funds of a project; `project` is what names the project.

    `beside` are the points of its form as a whole and of all other rows, where the row of the funds prints none itself.
    """

    project: str
    row: str
    figures: tuple[Figure, ...]
    beside: tuple[Figure, ...] = ()

    def figure(self, measure: Measure) -> Figure | None:
        """The number of a measure; None where its cell holds words, nothing, or what could not be read."""
        fitting = (f for f in self.figures if f.column and SCORED_COLUMNS[measure].search(f.column[-1]))
        return next((f for f in fitting if f.state is State.VALUE and f.placement != "unreadable"), None)

    @property
    def names(self) -> tuple[str, ...]:
        """What the row is called, the levels above it included."""
        return (self.row, *self.figures[0].row_path)

    @property
    def _amounts(self) -> list[Amount]:
        """What it aims at and what it reached, as far as these are numbers."""
        figures = (self.figure(measure) for measure in (Measure.ACHIEVED, Measure.TARGET))
        return [figure.amount for figure in figures if figure and figure.amount]

    @property
    def counted_by(self) -> set[str]:
        """By what it counts: the day of 条/天, the head and the month of 元/人/月."""
        return {by for unit in self.units for by in unit.split("/")[1:]}

    @property
    def units(self) -> list[str]:
        """The units of what it aims at and what it reached, as far as these are printed."""
        return [amount.unit for amount in self._amounts if amount.unit]

    @property
    def is_of_funds(self) -> bool:
        """Whether it is the row of the project's money, or that of the rate of spending which such a form scores apart."""
        alone = _RATE_ALONE.match(self.row) or PAIRED_FUNDS.fullmatch(self.row)
        return bool(FUNDS.match(self.row) or (alone and not self.figures[0].row_path))

    @property
    def is_indicator(self) -> bool:
        """Whether it stands under the levels of its form, or prints its own points where that has levels of another kind."""
        scored = _is_scored(self.figures) and not TOTAL.match(self.row)
        return bool(self.figures[0].row_path) or (scored and not self.is_of_funds)

    @property
    def counts(self) -> bool:
        """Whether what it aims at or reached is a number of things, not money or a share."""
        named = [amount for amount in self._amounts if amount.unit] or self._amounts
        return bool(named) and all(map(is_count, named))

    @property
    def is_money(self) -> bool:
        """Whether it is an indicator that aims at a sum of money, or reached one."""
        return not self.is_of_funds and any(amount.is_money for amount in self._amounts)

    @property
    def lost(self) -> bool:
        """Whether it got fewer points than it could."""
        return (self.points_lost or 0) > 0

    @property
    def points_lost(self) -> Decimal | None:
        """How many points it lost; None where its form does not tell."""
        most, got = self.figure(Measure.POINTS), self.figure(Measure.SCORE)
        points = [figure.amount.value for figure in ((most,) if most else self.beside) if figure.amount]
        return 2 * points[0] - sum(points) - got.amount.value if points and got and got.amount else None


def goals_of(facts: Facts) -> Iterator[Goal]:
    """The rows of all tables with scores or targets, in reading order."""
    for _, own in groupby(_rows_of(facts), key=lambda goal: goal.figures[0].table_no):
        goals = list(own)
        yield from (replace(goal, beside=_points_beside(goals)) if _has_no_points(goal) else goal for goal in goals)


def _has_no_points(goal: Goal) -> bool:
    """Whether a row of funds prints what it scored, and not what it could."""
    return goal.is_of_funds and goal.figure(Measure.SCORE) is not None and goal.figure(Measure.POINTS) is None


def _points_beside(goals: Sequence[Goal]) -> tuple[Figure, ...]:
    """The points of a form as a whole and behind them those of all its indicators; nothing where one of them is not known."""
    whole = [figure for goal in goals if TOTAL.match(goal.row) and (figure := goal.figure(Measure.POINTS))]
    indicators = [goal.figure(Measure.POINTS) for goal in goals if goal.figures[0].row_path]
    known = tuple(figure for figure in indicators if figure)
    return (*whole, *known) if len(whole) == 1 and known and len(known) == len(indicators) else ()


def _rows_of(facts: Facts) -> Iterator[Goal]:
    forms = (f for f in facts.figures if f.form != PERFORMANCE_SUMMARY and f.column)
    scored = {figure.table_no for figure in forms if _SCORED_FORM.search(figure.column[-1])}
    figures = (figure for figure in facts.figures if figure.table_no in scored)
    for (_, project, path, row), group in groupby(figures, key=lambda f: (f.table_no, _project_of(f, facts), f.row_path, f.row)):
        own = tuple(group)
        aims = any(_AIM.search(figure.column[-1]) for figure in own if figure.column)  # some tables of goals print no levels
        paired = PAIRED_FUNDS.fullmatch(row) and any(figure.column and "得分" in figure.column[-1] for figure in own)
        known = any(pattern.match(row) for pattern in (FUNDS, TOTAL, _RATE_ALONE))
        if row and (path or aims or paired or known or _is_scored(own)):
            yield Goal(project, row, own)


def _is_scored(figures: Sequence[Figure]) -> bool:
    """Whether a row prints what it could score and what it did, and nothing else, as those of a form without targets do."""
    kinds = (Measure.POINTS, Measure.SCORE)
    columns = [figure.column[-1] for figure in figures if figure.column]
    told = [[kind for kind in kinds if SCORED_COLUMNS[kind].search(one)] for one in columns]
    return all(told) and all([kind] in told for kind in kinds)


def _project_of(figure: Figure, facts: Facts) -> str:
    """The project of a figure's form; the headings above a form that names none."""
    return facts.projects.called(figure.subject) if figure.subject else "".join(figure.section[-4:])


def goals_asked(about: str, facts: Facts) -> list[Goal]:
    """The goals of a report; where its work as a whole is asked for, none of those that its projects have forms of their own for.
    """
    goals = list(goals_of(facts))
    if not asks_whole(about):
        return goals
    return [goal for goal in goals if not goal.figures[0].subject or _WHOLE in goal.figures[0].table + goal.project]


def asks_whole(about: str) -> bool:
    """Whether a text speaks of the work of an organisation as a whole (部门整体支出), and of no project."""
    return _WHOLE in about and "项目" not in about


def titles_of(goals: Iterable[Goal]) -> set[tuple[str, ...]]:
    """Where the rows of the forms of goals stand that tell something in words: under the headings above, or the part of the
    report alone, and the title of the form, or the project that it is of.
    """
    first = [figure for goal in goals for figure in goal.figures[:1]]
    paths = ((section, figure) for figure in first for section in (figure.section, figure.section[:1]))
    return {(*section, title) for section, figure in paths for title in (figure.table, figure.subject)}


def values_of(goal: Goal, facts: Facts) -> list[Measure]:
    """What the table of a goal has columns for: what is aimed at, and what became of it, which a budget does not know yet."""
    table = {figure.column[-1] for figure in facts.figures if figure.table_no == goal.figures[0].table_no and figure.column}
    both = (Measure.TARGET, Measure.ACHIEVED)
    planned = [measure for measure in both if any(map(SCORED_COLUMNS[measure].search, table))]
    return planned if planned == [Measure.TARGET] and facts.record.kind is Kind.BUDGET else list(both)


def full_marks(facts: Facts, scored: Figure) -> Figure | None:
    """What a project of a list could have scored at most: what its row says, else a 100 that another of the list did score."""
    listed = [one for one in facts.figures if one.table_no == scored.table_no and one.column and one.amount]
    own = (one for one in listed if one.row == scored.row and _POINTS.search(one.column[-1]))
    scores = [one for one in listed if one.column == scored.column]
    top = max(scores, key=lambda one: one.amount.value if one.amount else 0, default=None)
    of_hundred = top if top and top.amount and top.amount.value == _HUNDRED else None
    return next(own, of_hundred)


def of_whole(about: str, goals: Sequence[Goal]) -> bool:
    """Whether a project is asked for where the only forms are those of the work as a whole."""
    asked = "项目" in about and _WHOLE not in about
    return asked and bool(goals) and all(_WHOLE in goal.figures[0].table for goal in goals)
