"""那个项目 of an organisation whose report has but one, by the name of that one."""

from __future__ import annotations

import re

from retrieval.chain.holdings import Holdings
from retrieval.projects.goal_names import projects_of
from retrieval.readings.listed_projects import plain_project
from retrieval.understanding.query import Query

_POINTED = re.compile(
    r"(?P<owner>\n*)(?:(?:的|[那这该]个?)+项目(?!支出|数|资金|名称|叫|有|是(?:什么|哪))"
    r"|项目(?=的?(?:预算|经费|资金)?(?:中途|年中|后来|又)*追加))"
)
_PROJECT = "项目"


def with_sole_project(own: Query, held: Holdings) -> str:
    """A question that names nobody's project but one's own, with the name of the only one that this organisation's reports have;
    '' for others. `own` is the question as it is read.
    """
    pointed = _POINTED.match(own.about) if len(own.organisations) == 1 else None  # 2300万的项目 is one of several
    if pointed is None or any(row.printed for row in own.rows):
        return ""
    years = own.years.asked
    records = [one for one in held.records if one.organisation in own.organisations and (not years or one.year in years)]
    names = {plain_project(name) for one in records for name in projects_of(held.facts_of(one))}
    if len(names) != 1:
        return ""
    owner = own.question[: pointed.end("owner")]
    return f"{owner}“{names.pop().removesuffix(_PROJECT)}”{_PROJECT}{own.about[pointed.end() :]}"
