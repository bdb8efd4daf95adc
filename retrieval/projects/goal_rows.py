"""What is told of the row of a goal: its numbers, the words of its cells, how far it went, and the points that it lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.crosscheck import Reading, verdict
from extraction.report import Figure, Paragraph, State
from retrieval.projects.goal_names import OF_FUNDS
from retrieval.projects.goals import TOTAL, Goal, values_of
from retrieval.projects.losses import tells_when
from retrieval.projects.one_project import reason_told
from retrieval.projects.reached import BOTH, may_be_set_apart, was_reached
from retrieval.projects.row_words import last_words, reason_below, words_of_row
from retrieval.projects.why_unspent import cost_remarks
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure

_AT_MOST = "≤"
"""Of a bound that is not to be passed nothing is done in part."""
_CALLED = {Measure.TARGET: "指标值", Measure.ACHIEVED: "实际完成值"}


@dataclass(frozen=True, slots=True)
class GoalTold:
    """What one indicator answers: its numbers (points and score where it `lost` some), and words of its row with their names.

    `reached` tells whether what became of it is as was aimed at, where that is asked and can be told; `completed` that the
    second number is the budget of which the first was spent; `beside` are the points that leave it its own (see `Goal`);
    `part` that the first number is to be told as a part of the second, which was aimed at, or, `within` it, of which it is a
    share; `listed` that it is one of several projects; `excess` that it is asked by how many per cent the two are apart.
    """

    findings: tuple[Finding, ...]
    words: tuple[tuple[str, Quote], ...] = ()
    lost: bool = False
    reached: bool | None = None
    completed: bool = False
    beside: tuple[Finding, ...] = ()
    part: bool = False
    within: bool = False
    listed: bool = False
    excess: bool = False


def row_told(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph], measures: Sequence[Measure]) -> GoalTold:
    """The numbers asked for, and the words of the cells that hold no number (优, 早于12月15日)."""
    if Measure.COMPLETION in measures and goal.figure(Measure.COMPLETION) is None and OF_FUNDS.search(goal.row):
        measures = [Measure.ACHIEVED, *(one for one in measures if one not in (Measure.COMPLETION, Measure.ACHIEVED))]
    found = tuple(of_cell(facts, figure) for measure in measures if (figure := goal.figure(measure)))
    missing = [measure for measure in values_of(goal, facts) if goal.figure(measure) is None]
    words = [] if any(map(_is_uncertain, goal.figures)) else words_of_row(goal, facts, paragraphs)
    if len(words) - len(missing) not in (0, 1):
        return GoalTold(found)
    said = zip(missing, words, strict=False)  # behind them the row may tell why
    return GoalTold(found, tuple((f"{goal.row}的{_CALLED[measure]}：", quote) for measure, quote in said if measure in measures))


def _is_uncertain(cell: Figure) -> bool:
    """Whether a cell holds a number of which it is not certain that it stands there, so that no words do."""
    return cell.state is State.UNREADABLE and any(map(str.isdigit, cell.quote))


def beyond(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> GoalTold:
    """What became of a goal and what was aimed at, and by how much they differ where their units agree."""
    told = row_told(goal, facts, paragraphs, BOTH[::-1])
    return replace(told, lost=may_be_set_apart(goal))


def part_of_goal(goal: Goal, facts: Facts, _: Sequence[Paragraph]) -> GoalTold:
    """What became of a goal and what was aimed at, of which it is a part or a multiple."""
    found = tuple(of_cell(facts, figure) for measure in BOTH[::-1] if (figure := goal.figure(measure)))
    amounts = [one.readings[0].amount for one in found]
    bounds = [amount.comparator for amount in amounts if amount]
    alike = len(bounds) == len(BOTH) and bounds[0] in ("", bounds[1])
    return GoalTold(found, part=alike and bounds[1] != _AT_MOST)


def loss(
    goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph], measures: Sequence[Measure], alone: bool,
    beside: Sequence[Goal] = (),
) -> GoalTold:  # fmt: skip
    """Points, score and the reason as the row prints it, behind everything else; where that `alone` is asked, nothing else.

    The row of the funds has no place for a reason: what stands `beside` it of the cost is told in its place.
    """
    wanted = [measure for measure in measures if measure not in (Measure.POINTS, Measure.SCORE)]
    found = (figure for measure in (*wanted, Measure.POINTS, Measure.SCORE) if (figure := goal.figure(measure)))
    in_row = last_words(goal, facts, paragraphs) if goal.is_indicator else []  # of the funds has no column for it
    told = in_row or reason_below(goal, facts, paragraphs)
    reasons = tuple((f"{goal.row}的偏差原因：", words) for words in told if not tells_when(words.text))
    if goal.is_of_funds and not reasons:
        reasons = tuple(("说明文字写到的原因：", words) for words in reason_told(goal.project, facts))
    beside = [one for one in beside if one.project == goal.project]
    remarks = cost_remarks(beside, facts, paragraphs) if goal.is_of_funds and not reasons else []
    numbers = tuple(of_cell(facts, one) for one in found) if not (alone and reasons and not wanted) else ()
    points = tuple(of_cell(facts, one) for one in goal.beside)
    return GoalTold(numbers, (*reasons, *remarks), lost=bool(numbers) and not points, beside=points)


def missed(goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold]:
    """The goals of a form without 分值 that were not reached, by what was aimed at and what became of it, and why."""
    unmet = [goal for goal in goals if goal.points_lost is None and was_reached(goal) is False]
    told = [(row_told(goal, facts, paragraphs, BOTH), loss(goal, facts, paragraphs, [], alone=True)) for goal in unmet]
    return [replace(row, reached=False, words=(*row.words, *lost.words)) for row, lost in told]


def not_by_points(
    goals: Sequence[Goal], own: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]
) -> list[GoalTold]:
    """What was missed of a form that prints no points to lose; the total of one in which nothing was lost."""
    totals = [goal for goal in own if TOTAL.match(goal.row)]
    whole = [row_told(one, facts, paragraphs, [Measure.POINTS, Measure.SCORE]) for one in totals]
    return missed(goals, facts, paragraphs) or (whole if len(whole) == 1 else [])


def of_cell(facts: Facts, figure: Figure) -> Finding:
    """What one cell tells of its row."""
    readings = (Reading.of_figure(figure),)
    return Finding(facts, figure.row, readings, verdict(readings))


def told_once(told: GoalTold) -> tuple[object, ...]:
    """By which what several tables of one project repeat is told once."""
    readings = [(finding.asked, finding.readings[0]) for finding in told.findings]
    numbers = [(row, r.figure and r.figure.subject, r.amount and (r.amount.value, r.amount.unit)) for row, r in readings]
    return (*numbers, *(quote.text for _, quote in told.words))
