"""What share of an amount of the whole report one project or two spent (话务服务费用占项目支出的比例), from both numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading
from extraction.forms import PERFORMANCE
from extraction.report import Figure
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goal_rows import GoalTold, of_cell
from retrieval.projects.goals import goals_of
from retrieval.projects.one_project import SPENT, number_of
from retrieval.projects.stretches import without
from retrieval.projects.two_projects import spent_on_both
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.listed_projects import plain_project
from retrieval.readings.target_unit import in_unit_of_target
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention, fold

_WEIGHED, _PROJECT, _TWO = "占", "项目", "两个项目"
_OF_PROJECT = re.compile(
    r"(?:[了到比]|全部|整个|[这该]个?|它的?)*(?:项目)?的?(?:总?(?:资金|支出|花费|成本|费用|执行数|经费)|总额)?的?"
    r"(?:多少|几成|多大|百分之几|比例|比重)(?:呢|是?多少)?\n*"
)
"""What a share is said to be of where that is the money of the project spoken of."""
_ASKED_OF = re.compile(r"(?:项目)?[的里中](?:[面头])?|项目|其中|^的")
_WITHIN = re.compile(r"(?P<whole>.+?)(?:[里中](?:[头面]|当中)?|当中)的?[，,]?(?P<part>.+?)占", re.DOTALL)
"""Names the amount before the project that is weighed in it (项目支出里话务服务费用占几成)."""


def share_of_project(turn: Turn, held: Holdings) -> Turn | None:
    """What the project spent and the amount that it is weighed in, or what it spent on an item and in all; None where one of
    them is not named alone or not told.
    """
    if inside := _share_in_project(turn, held):
        return replace(turn, goals=inside)
    query = turn.asked
    within = _WITHIN.match(query.about)
    part, weighed, whole = (within["part"], _WEIGHED, within["whole"]) if within else query.about.partition(_WEIGHED)
    rows = tuple(mention for mention in query.rows if mention.text in whole)
    asked = weighed and query.measures == (Measure.SHARE,) and query.operation in (Operation.VALUE, Operation.TOTAL)
    if not asked or len(rows) != 1 or len(turn.scope.records) != 1:
        return None
    record, year = turn.scope.records[0]
    facts = held.facts_of(record)
    names = projects_named(part, facts) or projects_named(f"{part}项目", facts)
    pair = spent_on_both(part, facts, held.catalogue)
    if not pair and _TWO in part:  # whose names may hold that of the body
        pair = spent_on_both(query.question.partition(_WEIGHED)[0], facts, held.catalogue)
        names = names if pair else set()  # the share of one alone is none of both
    if not (len(names) == 1 or pair) or year not in (None, record.year):
        return None
    name = next(iter(names), "")
    known = (mention for mention in query.rows if mention.keys(None) and mention.text in part)
    if "项目" not in part and any(mention.text not in name for mention in known):
        return None  # 公务用车运行维护费 is an item of its own, beside a project of 车辆运行维护费
    spent = pair or (number_of(name, SPENT, list(goals_of(facts)), facts, held.catalogue),)
    found = find(replace(query, mentions=rows, measures=(Measure.AMOUNT,)), facts, held.catalogue, record.year)
    if any(cell.form == PERFORMANCE for one in found for cell in [reading.figure for reading in one.readings] if cell):
        return None  # 年度资金总额 is a row of each project's form, and no amount of the report
    told = tuple(filter(None, (*spent, *found)))
    if len(told) != len(spent) + 1 or not all(one.readings for one in told):
        return None
    weighing = _weighing([plain_project(one.asked) for one in spent if one], rows[0])
    query = replace(query, question=weighing[0], mentions=weighing[1], operation=Operation.VALUE)
    return replace(turn, query=query, findings=told)


def _share_in_project(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """What of its money one project spent on one of its items, as part of all that it spent (某项目里通讯费占多少)."""
    query = turn.asked
    part, weighed, whole = query.about.partition(_WEIGHED)
    if not weighed or query.measures != (Measure.SHARE,) or len(turn.scope.records) != 1 or not _OF_PROJECT.fullmatch(whole):
        return ()
    facts = held.facts_of(turn.scope.records[0][0])
    names = projects_named(part, facts) or (_with_item_called(part, facts) if _PROJECT in whole else set())
    item = _ASKED_OF.sub("", without(part, names).replace("\n", "")) if len(names) == 1 else ""
    goals = [goal for goal in goals_of(facts) if goal.project in names]
    rows = [goal for goal in goals if len(item) > 1 and item in fold(goal.row) and not goal.is_of_funds]
    cells = [cell for goal in rows if (cell := goal.figure(Measure.ACHIEVED)) and _is_money(facts, cell)]
    spent = number_of(next(iter(names)), SPENT, goals, facts, held.catalogue) if len(cells) == 1 else None
    return (GoalTold((of_cell(facts, cells[0]), spent), within=True),) if spent and spent.readings else ()


def _with_item_called(part: str, facts: Facts) -> set[str]:
    """The one project that has an item called just as the question has it (通讯费占项目总成本多少); none where several have."""
    named = {goal.project for goal in goals_of(facts) if fold(goal.row) == part.replace("\n", "") and not goal.is_of_funds}
    return named if len(named) == 1 else set()


def _is_money(facts: Facts, cell: Figure) -> bool:
    """Whether a cell is an amount of money, by its own unit or by that of what its row aims at."""
    reading = Reading.of_figure(cell)
    amount = in_unit_of_target(facts, reading) or reading.amount
    return amount is not None and amount.is_money


def _weighing(names: Sequence[str], whole: Mention) -> tuple[str, tuple[Mention, ...]]:
    """A question for the share of projects in an amount, and its mentions."""
    text, spots = "", []
    for name in names:
        text += "和" if text else ""
        spots.append(Mention(name, len(text), len(text) + len(name), (Meaning(LabelKind.ROW, name),)))
        text += name
    at = len(text) + len(_WEIGHED)
    return f"{text}{_WEIGHED}{whole.text}多少", (*spots, replace(whole, start=at, end=at + len(whole.text)))
