"""Who gave the points of an evaluation: the people that a section of its report lists."""

from __future__ import annotations

import re

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named
from retrieval.prose.quotes import Quote, quoted
from retrieval.understanding.named.lexicon import fold

_WHO = re.compile(r"由谁|谁(?:来|给|负责|参[加与]|打|评)|哪[几些]个?(?:人|位|专家)|什么人|都有谁|有谁")
_EVALUATE = re.compile(r"打的?分|评的?分|评价|自评")
_SCORE = re.compile(r"得分|(?:多少|几)分|最[高低]")
_STAFF = re.compile(r"(?:评价|打分|评分)(?:小?组|人员|专家)的?(?:成员|组成|名单|[有是都]|姓名|$)|(?:评价|打分|评分)的?人员")
_LISTED_UNDER = re.compile(r"评价(?:人员|小组|工作组|组成员|专家)")
_PART = re.compile(
    r"谁来?(?:负责|管)了?的?是?(?P<part>[\u4e00-\u9fff]{2,8})"
    r"|(?P<before>[\u4e00-\u9fff]{2,8}?)的?(?:是|由)?谁来?(?:负责|管)"
)
"""谁负责资金管理 after who evaluates asks for the one of them whose part that is."""
_HEADER = re.compile(r"序号|姓名\s")


def asks_assessors(text: str, before: str = "") -> bool:
    """Whether it is asked who evaluates, not what the score is, or after that who of them does what."""
    if before and _PART.fullmatch(text.strip("呢的？?")) and asks_assessors(before):
        return True
    return bool(_STAFF.search(text) or (_WHO.search(text) and _EVALUATE.search(text))) and not _SCORE.search(text)


def assessors(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The people listed in the report of an evaluation, that of the project named where one is."""
    told: list[Quote] = []
    for record, _ in turn.scope.records:
        facts = held.facts_of(record)
        projects = {fold(name) for name in projects_named(turn.asked.about, facts)}
        for one in held.paragraphs(record):
            path = fold("".join(one.section))
            of_it = not projects or any(name in path for name in projects)
            if of_it and any(_LISTED_UNDER.search(title) for title in one.section) and not _HEADER.search(one.text):
                told.append(quoted(facts, one, one.text))
    asked = _PART.fullmatch(turn.asked.question.strip("呢的？?"))
    part = (asked["part"] or asked["before"]) if asked else ""
    own = [quote for quote in told if part and part in fold(quote.text)]
    return tuple(own or told)
