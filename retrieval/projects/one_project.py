"""One project of a report: its numbers as forms, lists and prose have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.crosscheck import Reading, verdict
from extraction.forms import PERFORMANCE, PERFORMANCE_SUMMARY
from extraction.indicators import Catalogue
from extraction.labels import in_marks, plain_label
from extraction.numbers import MONEY
from extraction.report import Claim, ClaimKind, Figure, Role, State
from retrieval.projects.goal_names import OF_FUNDS
from retrieval.projects.goals import FUNDS, PAIRED_FUNDS, Goal, goals_of
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import fold

INITIAL, BUDGET, SPENT, RATE, SCORE = (
    "project_initial_budget", "project_budget", "project_spent", "project_execution_rate", "project_score"
)  # fmt: skip
_BUDGET_STATED = re.compile(r"^(?:当年|本年度?|年度)?(?:项目)?(?:预算|资金)(?:申请)?(?:总额|金额|数)?(?:[（(][万亿]?元[）)])?$")
_OF_THE_YEAR = re.compile(r"^(?:当年|本?年度)")
"""What is asked for this year of a project that runs for several: 年度资金申请总额 beside 项目资金总额."""
_OF_SUBJECT = re.compile(r"项目|资金|自评|绩效|评价|综述|得分|总分|评分|的")
ASSESSED = re.compile(r"(?<!自)评价(?!表)")
"""An evaluation that is not told to be one's own."""
_PLANNED_FOR_IT = re.compile(r"^项目(?:预算(?:资金|金额)|资金预算)")
_SPENT_ON_IT = re.compile(r"^(?:项目)?(?:本年度?)?(?:实际)?支出$|共支付$")


COLUMNS = {
    INITIAL: re.compile("年初预算"), BUDGET: re.compile("全年预算|调整后?预算"), SPENT: re.compile("执行(?!率)"),
    RATE: re.compile("执行率"), SCORE: re.compile("得分"),
}  # fmt: skip
"""Number of a project -> the column in which the rows of its sources of money print it."""


@dataclass(frozen=True, slots=True)
class Project:
    """One project of a report: its name, its rows in forms and lists, and what else the report says of it."""

    name: str
    goals: tuple[Goal, ...]
    facts: Facts

    def is_named(self, text: str) -> bool:
        """Whether a text is the project's name, but for words such as 项目 and 得分 around it."""
        return _bare(text) == _bare(self.name)


def number_of(name: str, key: str, goals: Sequence[Goal], facts: Facts, catalogue: Catalogue) -> Finding | None:
    """One number of a project of a report, as list, form and prose have it."""
    return finding_of(Project(name, tuple(goal for goal in goals if goal.project == name), facts), key, catalogue)


def told_of_funds(facts: Facts, figure: Figure) -> Iterator[Claim]:
    """What the prose says of the number of a project's money that a cell is; what was spent may be called its 支出."""
    row = FUNDS.match(figure.row) or PAIRED_FUNDS.fullmatch(figure.row)
    funds = figure.form == PERFORMANCE and figure.subject and row and figure.column
    key = next((key for key, column in COLUMNS.items() if column.search(figure.column[-1])), "") if funds else ""
    project = Project(figure.subject, (), facts)
    for claim in facts.claims if key else ():
        spent = replace(claim, subject=claim.subject.removesuffix("支出")) if key == SPENT else claim
        if project.is_named(spent.subject) and _says(project, spent, key):
            yield claim


def reason_told(name: str, facts: Facts) -> list[Quote]:
    """The one reason that the prose gives beside the rate at which a project's money was spent."""
    project = Project(name, (), facts)
    told = [one for one in facts.claims if one.kind is ClaimKind.COMPLETION and one.reason and project.is_named(one.subject)]
    quotes = {one.reason: Quote(facts, one.reason, one.section, one.source) for one in told}
    return list(quotes.values()) if len(quotes) == 1 else []


def finding_of(project: Project, key: str, catalogue: Catalogue) -> Finding | None:
    """What forms and prose say of one number of a project."""
    indicator = catalogue.by_id(key)
    assert indicator is not None
    printed = project.facts.printed.readings(indicator, catalogue)
    cells = [r for r in printed if r.figure is not None and r.state is State.VALUE and _is_cell_of(project, r.figure)]
    cells.sort(key=lambda reading: reading.figure is not None and reading.figure.form != PERFORMANCE_SUMMARY)
    said = [Reading.of_claim(claim) for claim in project.facts.claims if _says(project, claim, key)]
    if key == SCORE and cells:  # what others gave is no self-evaluation
        said = [one for one in said if one.claim and not ASSESSED.search(one.claim.subject)]
    readings = (*(cells or _as_planned(project, key) or _as_cost(project, key) or _as_rate(project, key)), *said)
    if not readings:
        return None
    lead = readings[0].figure
    damaged = lead is not None and lead.form == PERFORMANCE and not project.is_named(lead.subject)
    unsaid = lead is None or (damaged and project.name in project.facts.projects.names)
    name = f"{in_marks(project.name)}{indicator.label or indicator.name}" if unsaid else ""
    return Finding(project.facts, project.name, readings, verdict(readings), name=name)


def assessed_score(project: Project) -> Finding | None:
    """The one score that the prose gives a project by an evaluation which is not its own."""
    own = [claim for claim in project.facts.claims if claim.amount.unit == "分" and project.is_named(claim.subject)]
    readings = tuple(Reading.of_claim(claim) for claim in own if ASSESSED.search(claim.subject))
    return Finding(project.facts, project.name, readings, verdict(readings)) if len(readings) == 1 else None


def _is_cell_of(project: Project, figure: Figure) -> bool:
    if figure.form == PERFORMANCE_SUMMARY:
        return figure.row == project.name
    return any(figure.table_no == goal.figures[0].table_no for goal in project.goals)


def _as_planned(project: Project, key: str) -> list[Reading]:
    """The budget of a project as a table of its goals states it beside its name (当年预算（万元）)."""
    tables = {goal.figures[0].table_no for goal in project.goals} if key == BUDGET else set()
    stated = (f for f in project.facts.figures if f.table_no in tables and not f.row_path and _BUDGET_STATED.match(f.row))
    money = [cell for cell in stated if cell.amount and cell.amount.is_money]
    of_year = [cell for cell in money if _OF_THE_YEAR.match(cell.row)]
    return [Reading.of_figure(cell) for cell in (of_year or money)[:1]]


def _as_cost(project: Project, key: str) -> list[Reading]:
    """The budget and the spending of a project as those of the indicator that is called like it."""
    measure = {BUDGET: Measure.TARGET, SPENT: Measure.ACHIEVED}.get(key)
    named = [goal for goal in goals_of(project.facts) if measure and project.is_named(goal.row)]
    cells = [figure for goal in named if measure and (figure := goal.figure(measure))]
    return [Reading.of_figure(cell) for cell in cells if cell.amount and cell.amount.unit in MONEY][:1]


def _as_rate(project: Project, key: str) -> list[Reading]:
    """The rate of spending of a project as that which its evaluation scores as an indicator."""
    scored = [goal for goal in goals_of(project.facts) if key == RATE and OF_FUNDS.search(goal.row) and not FUNDS.match(goal.row)]
    own = [goal for goal in scored if goal.project == project.name or fold(project.name) in fold(goal.project)]
    cells = [figure for goal in own if (figure := goal.figure(Measure.ACHIEVED)) and figure.amount and figure.amount.unit == "%"]
    return [Reading.of_figure(cell) for cell in cells[:1]]


def _says(project: Project, claim: Claim, key: str) -> bool:
    """Whether a claim is that number of the project, by its own subject or in a report on the project alone."""
    if not project.is_named(claim.subject):
        own = _PLANNED_FOR_IT if key == BUDGET else _SPENT_ON_IT if key == SPENT else None
        reported = any(fold(project.name) in fold(plain_label(title)) for title in claim.section)
        return reported and own is not None and claim.amount.is_money and bool(own.search(claim.subject))
    if key in (RATE, SCORE):
        return claim.kind is ClaimKind.COMPLETION if key == RATE else claim.amount.unit == "分"
    if claim.kind is not ClaimKind.AMOUNT:
        return False
    planned = claim.role is Role.BUDGET
    return {INITIAL: planned and "年初" in claim.base, BUDGET: planned and "年初" not in claim.base, SPENT: not planned}[key]


def _bare(text: str) -> str:
    return fold(plain_label(_OF_SUBJECT.sub("", text)))
