"""What share of an amount of the whole report one project spent (话务服务费用占项目支出的比例), from both numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.holdings import Holdings
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goals import goals_of
from retrieval.projects.one_project import SPENT, number_of
from retrieval.readings.findings import find
from retrieval.store.records import LabelKind
from retrieval.turn import Turn
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.lexicon import Meaning, Mention

_WEIGHED = "占"
_WITHIN = re.compile(r"(?P<whole>.+?)(?:[里中](?:[头面]|当中)?|当中)的?[，,]?(?P<part>.+?)占", re.DOTALL)
"""Names the amount before the project that is weighed in it (项目支出里话务服务费用占几成)."""


def share_of_project(turn: Turn, held: Holdings) -> Turn | None:
    """What the project spent and the amount that it is weighed in; None where one of them is not named alone or not told."""
    query = turn.asked
    within = _WITHIN.match(query.about)
    part, weighed, whole = (within["part"], _WEIGHED, within["whole"]) if within else query.about.partition(_WEIGHED)
    rows = tuple(mention for mention in query.rows if mention.text in whole)
    asked = weighed and query.measures == (Measure.SHARE,) and query.operation is Operation.VALUE
    if not asked or len(rows) != 1 or len(turn.scope.records) != 1:
        return None
    record, year = turn.scope.records[0]
    facts = held.facts_of(record)
    names = projects_named(part, facts) or projects_named(f"{part}项目", facts)
    if len(names) != 1 or year not in (None, record.year):
        return None
    name = next(iter(names))
    if any(mention.keys(None) and mention.text not in name for mention in query.rows if mention.text in part):
        return None  # 公务用车运行维护费 is an item of its own, beside a project of 车辆运行维护费
    spent = number_of(name, SPENT, list(goals_of(facts)), facts, held.catalogue)
    found = find(replace(query, mentions=rows, measures=(Measure.AMOUNT,)), facts, held.catalogue, record.year)
    if spent is None or len(found) != 1 or not found[0].readings:
        return None
    at = len(name) + len(_WEIGHED)
    project = Mention(name, 0, len(name), (Meaning(LabelKind.ROW, name),))
    both = (project, replace(rows[0], start=at, end=at + len(rows[0].text)))
    told = replace(query, question=f"{name}{_WEIGHED}{rows[0].text}多少", mentions=both)
    return replace(turn, query=told, findings=(spent, found[0]))
