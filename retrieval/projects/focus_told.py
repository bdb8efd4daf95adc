"""The project, and the indicator of it, that an answer was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.citation import Citation
from extraction.crosscheck import Reading
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.labels import in_marks
from retrieval.projects.goal_names import projects_named, projects_of
from retrieval.projects.goals import FUNDS, TOTAL, Goal, goals_of
from retrieval.projects.reached import BOTH
from retrieval.readings.facts import Facts
from retrieval.readings.fitting import SCORED_COLUMNS
from retrieval.reply import Answer
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import fold

RUN = "执行率"
"""What the rate of spending is called that the row of a project's funds is scored by."""
_COLUMNS = {
    RUN: re.compile(r"执行率|完成率|完成\w{0,2}预算"),
    "得分": SCORED_COLUMNS[Measure.SCORE], "分值": SCORED_COLUMNS[Measure.POINTS], "目标值": SCORED_COLUMNS[Measure.TARGET],
    "预算数": re.compile("预算"), "执行数": re.compile("执行(?!率)"),
}  # fmt: skip
_WRITTEN = 4
"""Characters of the name of a goal that tell it from what only asks."""
_RATE_ALONE = re.compile(r"(?:那么?|它)?的?(?:预算)?(?:执行|完成)率(?:又|大概)?(?:是|有|达到?)?(?:多少|百分之几|几成)?呢?")
PROJECT = "项目"
"""Said of a project as a whole, whose name an account may have too."""
_POINT, _REASON_TOLD, _REACHED_TOLD = "分", "偏差原因：", "达到目标。"


@dataclass(frozen=True, slots=True)
class Focus:
    """What an answer was about: a project of a report, and one row of its form where it told of no other."""

    project: str
    item: str
    facts: Facts
    scored: bool = False
    """Whether the score of the project was told."""
    lost: bool = False
    """Whether it was told what points were lost for."""
    reached: bool = False
    """Whether it was told if a target was met."""
    both: bool = False
    """Whether it was told what was aimed at and what became of it."""
    told: str = ""
    """What alone was told of it, by the words that ask for it; '' for what became of it, and for several numbers."""
    part: str = ""
    """The part of the project's funds that alone was told of (县级配套), which its form does not score."""


def names_another(focus: Focus, question: str) -> bool:
    """Whether a folded question writes out the name of another goal of the project, if in words that ask (工作人员数量)."""
    own = (goal for goal in goals_of(focus.facts) if called(goal, focus.facts) == focus.project and goal.row != focus.item)
    return any(len(goal.row) >= _WRITTEN and fold(goal.row) in question for goal in own if not TOTAL.match(goal.row))


def focus_of(answer: Answer, facts: Facts, why: str = "") -> Focus | None:
    """The one project that the figures of an answer are of, or that a question `why` names; None where they are of several, or of
    something else too.
    """
    own = [figure for figure in answer.figures if figure.file == facts.record.file]
    cited = [replace(one, id=0) for one in answer.citations if any(one.id in figure.citations for figure in own)]
    columns = [one.column for one in cited if one.table and one.column]
    of_column = _told_of(columns or [one.label for one in own])
    goals = list(goals_of(facts))
    told = [named for one in cited if one.table for named in _named_by(one, goals, facts)] or _quoted_of(answer, goals, facts)
    if not told:
        labels = [fold(figure.label) for figure in own]
        names = {name for name in projects_of(facts) if fold(name) in why or any(fold(name) in label for label in labels)}
        names = names or {name for name in projects_of(facts) if in_marks(name) in answer.answer}
        names = names or (projects_named(why, facts) if why else set()) or _headed_by(answer, facts)
        scored = any(one.unit == _POINT for one in own)
        part = _part_of_funds(next(iter(names)), cited, labels, facts) if len(names) == 1 else ""
        return Focus(next(iter(names)), "", facts, scored, part=part, told=of_column) if len(names) == 1 else None
    projects, rows = {project for project, _ in told}, {row for _, row in told}
    scored = any(figure.unit == _POINT for figure in own)
    lost, reached = _REASON_TOLD in answer.answer, _REACHED_TOLD in answer.answer
    rows = rows - {""} if lost else rows  # 得了多少分，扣在哪一项: what follows is asked of that one
    item = rows.pop() if len(rows) == 1 else ""
    both = all(any(SCORED_COLUMNS[measure].search(column) for column in columns) for measure in BOTH)
    return Focus(projects.pop(), item, facts, scored, lost, reached, both, of_column) if len(projects) == 1 else None


def _headed_by(answer: Answer, facts: Facts) -> set[str]:
    """The project under whose own title all the sentences stand that an answer quotes, where it tells no figures."""
    sections = [fold(one.section or "") for one in answer.citations] if not answer.figures else []
    under = [{name for name in projects_of(facts) if fold(name) in section} for section in sections]
    same = bool(under and under[0]) and all(one == under[0] for one in under)
    return {max(under[0], key=len)} if same else set()


def rate_of_part(question: str, focus: Focus) -> str:
    """执行率呢 after a part of a project's funds (县级配套), as the rate of this part and not of all of them; '' for others."""
    asked = focus.part and _RATE_ALONE.fullmatch(question)
    return f"{in_marks(focus.project)}{focus.part}执行率是多少" if asked else ""


def _part_of_funds(project: str, cited: list[Citation], labels: list[str], facts: Facts) -> str:
    """The one row that all cells of an answer stand in, where it is named behind the project and has a rate; '' for others."""
    rows = {one.row or "" for one in cited if one.table}
    row = rows.pop() if len(rows) == 1 else ""
    rated = any(one.row == row and RUN in "".join(one.column) for one in facts.figures if one.subject == project)
    return row if row and rated and all(f"{fold(in_marks(project))}{fold(row)}" in one for one in labels) else ""


def _told_of(columns: list[str]) -> str:
    """The one number that stands in all columns of which an answer tells; '' where there is none."""
    return next((words for words, printed in _COLUMNS.items() if columns and all(map(printed.search, columns))), "")


def _named_by(cited: Citation, goals: list[Goal], facts: Facts) -> Iterator[tuple[str, str]]:
    """The project, '' where its form names none, and the indicator whose cell a citation is."""
    for goal in goals:
        if goal.row == cited.row and any(_is_of(cited, Reading.of_figure(figure)) for figure in goal.figures):
            yield called(goal, facts), _item(goal, cited)
    listed = (f for f in facts.figures if f.form == PERFORMANCE_SUMMARY and f.row == cited.row)
    yield from ((f.row, "") for f in listed if _is_of(cited, Reading.of_figure(f)))


def _quoted_of(answer: Answer, goals: list[Goal], facts: Facts) -> list[tuple[str, str]]:
    """The one indicator of one project that an answer quotes words of (线路故障修复及时性的实际完成值：4小时)."""
    sections = [fold(one.section or "") for one in answer.citations]
    named = {
        (project, goal.row)
        for goal in goals
        if fold(answer.answer).startswith(f"{fold(goal.row)}的") and (project := called(goal, facts))
        if any(fold(project) in section for section in sections)
    }
    return list(named) if len(named) == 1 else []


def _item(goal: Goal, cited: Citation) -> str:
    """An indicator by its row; of the funds their rate alone is one, and the score of the whole is none."""
    if FUNDS.match(goal.row):
        return RUN if cited.column and RUN in cited.column else ""
    return "" if TOTAL.match(goal.row) else goal.row


def called(goal: Goal, facts: Facts) -> str:
    """The project of a goal, by the one that the headings name where its form does not."""
    if goal.figures[0].subject:
        return goal.project
    return next((name for name in projects_of(facts) if fold(name) in fold(goal.project)), "")


def _is_of(cited: Citation, reading: Reading) -> bool:
    return Citation.of_reading(0, reading) == cited


def called_with(project: str, item: str, asked: str) -> str:
    """What is asked, of a project, or of an indicator of it, by their names; '' where neither is known."""
    called = f"{project.removesuffix(PROJECT)}{PROJECT}的" if project and not item else f"“{project}”" if project else ""
    named = f"{called}{item}"
    return f"{named}{asked}" if named else ""
