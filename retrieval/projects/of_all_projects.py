"""The projects of the reports that a question is about, by one of their numbers: of one organisation, or of several together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goals import goals_of
from retrieval.projects.in_all_projects import against_whole
from retrieval.projects.project_numbers import OF_PROJECTS, ProjectNumbers, beyond_another, counts_others, project_numbers
from retrieval.projects.two_projects import each_of_two, first_of_two, numbers_apart, place_by_score, spent_together
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.store.records import ReportRecord
from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import orders_budgets

FEW_WITH_GOALS = 12
"""Reports whose 绩效 forms are gone through; a question about more of them is about no single project."""
OF_A_PROJECT = re.compile(
    r"(?:那|那么)?(?:自评|绩效|评价)*(?:全年|年初)?(?:预算|资金)?(?:执行[率数]|预算数|总?得分|总分)"
    r"(?:[是为]?多少|呢|怎么样)?$"
)
"""Asks for no more than a number of a project."""
_OF_EACH = re.compile("[各每]|分别")
_PLACE_ASKED = re.compile(r"排名?(?:在|到)?第几|第几名|排名(?:多少|几)|名次")
_TOGETHER = re.compile(r"^(?!.*(?:谁|哪|比|更|各|分别|差)).*(?:一共|合起来|加起来|放在?一起|所有|全部|个项目)", re.DOTALL)
_SCORE_ALONE = re.compile(r"\n*(?:总?得分|总?评分|[得拿打]了?(?:多少|几)分)[是为有]?(?:多少|几分?|呢)?分?[？?]?\n*")
"""Asks for a score, and does not say of what."""


def numbers_asked(turn: Turn, held: Holdings) -> ProjectNumbers | None:
    """The numbers of all projects that a question about one organisation, or about a few, asks for."""
    records = [record for record, _ in turn.scope.records]
    several = len({record.organisation for record in records}) > 1
    of_budgets = several and orders_budgets(turn.asked)
    if several and _orders_scores(turn.asked):
        asked = _order_of_scores(turn.asked)
        turn = replace(turn, query=replace(turn.asked, question=asked, about=asked))
    if not records or len(records) > FEW_WITH_GOALS or (several and not OF_PROJECTS.search(turn.asked.about)) or of_budgets:
        return None
    found = [(record, _numbers_in(turn, record, held)) for record in records]
    if not several:
        return next((numbers for _, numbers in found if numbers), None)
    told = [numbers for _, numbers in found if numbers]
    if not told:
        return None
    silent = [Finding(held.facts_of(record), "项目", missing="项目") for record, numbers in found if not numbers]
    return _of_several(turn.asked.about, told, silent)


def _orders_scores(query: Query) -> bool:
    """Whether it is asked whose score is first (哪家得分最低) and not of what, which is of the projects that were scored."""
    named = query.leftovers or any(not is_measure(mention.text) for mention in query.mentions)
    of_each = OF_PROJECTS.search(query.about) and _OF_EACH.search(query.about)  # 各单位得分最高的项目分别是哪个
    return query.operation in RANKING and query.measures == (Measure.SCORE,) and not (named or of_each)


def _order_of_scores(query: Query) -> str:
    """The question for that order, or for a place in it, in words of the projects."""
    end, place = "低" if query.operation is Operation.LOWEST else "高", query.chosen
    nth = place is not None and place.of is Of.PLACES and place.places[0] == place.places[1]
    return f"得分{f'第{place.places[0]}' if nth and place else '最'}{end}的项目是哪个"


def _of_several(text: str, told: Sequence[ProjectNumbers], silent: Sequence[Finding]) -> ProjectNumbers | None:
    """The numbers of several organisations' projects together; where each one's first is asked for, those alone."""
    if any(one.reckoned is not told[0].reckoned for one in told) or (told[0].reckoned and (silent or len(told) == 1)):
        return None
    if told[0].reckoned and counts_others(text, [finding for one in told for finding in one.findings]):
        return None
    if told[0].reckoned is Operation.AVERAGE and not _TOGETHER.search(text):  # of whom each has a mean of its own
        return None
    beyond = [one for one in told if one.order is None]
    own = beyond or told
    together = replace(own[0], findings=(*(finding for one in own for finding in one.findings), *silent))
    if together.order and together.chosen is None and _OF_EACH.search(text):
        return replace(together, findings=(*(one.in_order()[0] for one in own), *silent), order=None)
    return together


def _numbers_in(turn: Turn, record: ReportRecord, held: Holdings) -> ProjectNumbers | None:
    """The numbers of all projects of a report; 哪个执行数最大 after a question for them speaks of projects too."""
    facts, query = held.facts_of(record), turn.asked
    if _leans_on_project(turn, facts, held):
        return None
    if found := against_whole(query, facts, held.catalogue) or beyond_another(query, facts, held.catalogue):
        return found
    if _PLACE_ASKED.search(query.question) and (placed := place_by_score(query.about, facts, held.catalogue)):
        return ProjectNumbers(placed[1], Operation.HIGHEST, Selection(Of.PLACES, (placed[0], placed[0])))
    if apart := numbers_apart(query.about, facts, held.catalogue):
        return ProjectNumbers(apart, reckoned=Operation.DIFFERENCE)
    if both := spent_together(query.about, facts, held.catalogue):
        return ProjectNumbers(both, reckoned=Operation.TOTAL)
    if each := each_of_two(query.about.strip(), facts, held.catalogue):
        return ProjectNumbers(each)
    if which := first_of_two(query.about.strip(), facts, held.catalogue):
        return ProjectNumbers(which[1], which[0], Selection(Of.PLACES, (1, len(which[1]))))
    if _asks_any_score(turn, facts) or (turn.history and "项目" not in query.about and _follows_projects(turn, facts, held)):
        query = replace(query, about=f"项目\n{query.about}")
    return project_numbers(query, facts, held.catalogue)


def _asks_any_score(turn: Turn, facts: Facts) -> bool:
    """Whether a question by itself asks for the score of a body, whose work as a whole no form scores."""
    whole = any("整体" in goal.figures[0].table for goal in goals_of(facts))
    return not turn.history and not whole and _SCORE_ALONE.fullmatch(turn.asked.about) is not None


def _follows_projects(turn: Turn, facts: Facts, held: Holdings) -> bool:
    """Whether a question that names nothing follows, with others like it between, one for the numbers of all projects."""
    for one in (turn.question, *reversed(turn.history)):
        query = held.understand(one)
        if one != turn.question and project_numbers(query, facts, held.catalogue):
            return True
        if query.organisations or query.names_own:
            return False
    return False


def _leans_on_project(turn: Turn, facts: Facts, held: Holdings) -> bool:
    """Whether a question that asks for no more than a number follows one for one project (预算执行率是多少？自评总得分呢)."""
    own = held.understand(turn.question)
    if not turn.history or own.organisations or not OF_A_PROJECT.match(own.question):
        return False
    before = held.understand(turn.history[-1])
    return len(projects_named(before.about, facts)) == 1
