"""Whether what a question names is an account of the whole report, or a goal of a project that is called like one."""

from __future__ import annotations

import re

from extraction.indicators import catalogue
from extraction.labels import plain_label
from extraction.numbers import MONEY
from retrieval.projects.goals import FUNDS, Goal
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold, indicators_meant
from retrieval.understanding.query import Query

_STAFF = re.compile(r"(?:工作|在[职编岗]|现有|实有)*(?:人员|职工|员工)总?(?:数量?|人数)")
"""Who works for a project goes by the same name as who works for the body that is asked about."""
_FEE = re.compile(r"(?:费用?|支出|工资|补贴)$")


def may_be_account(goal: Goal, query: Query) -> bool:
    """Whether an indicator is called like something of the whole report (差旅费), which is no aim of a project."""
    known = indicators_meant(query.mentions, catalogue())
    if _STAFF.fullmatch(goal.row):
        return True
    if called_so(goal, query) and all(indicator.name != goal.row for indicator in known):
        return False  # 通讯费 is 邮电费 to the catalogue, and a goal of a project is called just so
    if Measure.COUNT in query.measures:
        return any(indicator.unit not in MONEY for indicator in known)
    achieved = goal.figure(Measure.ACHIEVED)
    money = achieved is not None and achieved.amount is not None and achieved.amount.is_money
    return money or bool(known)


def called_so(goal: Goal, query: Query) -> bool:
    """Whether a question asks for the amount of an indicator of a project, which it names just as its form prints it."""
    return query.operation is Operation.VALUE and any(fold(goal.row) == mention.text for mention in query.mentions)


def is_of_account(goal: Goal, query: Query) -> bool:
    """Whether money is asked for by a name (人员经费) of which a goal that counts things (工作人员数量) has but a piece."""
    known = [(m.text, catalogue().by_id(key)) for m in query.mentions for key in m.keys(None)[:1] if m.text in query.question]
    money = [name for name, indicator in known if indicator and indicator.unit in MONEY and _FEE.search(name)]
    return goal.counts and any(name not in fold(goal.row + goal.project) for name in money)


def is_of_funds(finding: Finding) -> bool:
    """Whether the row of a project's funds, which is scored for the rate of spending, was found."""
    return any(reading.figure and FUNDS.match(plain_label(reading.figure.row)) for reading in finding.readings[:1])


def is_funds_for_goal(query: Query, finding: Finding) -> bool:
    """Whether the funds of a project were found where a word of one of its indicators is left over (接通 of 热线接通率)."""
    cell = finding.readings[0].figure if is_of_funds(finding) else None
    if cell is None or not cell.subject:
        return False
    words = [word for word in query.leftovers if word not in fold(cell.subject)]
    own = (figure.row for figure in finding.facts.figures if figure.subject == cell.subject and figure.row_path)
    return any(word in fold(row) for row in own for word in words)
