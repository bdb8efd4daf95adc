"""What the account of one project in a budget says under its fixed headings (实施主体, 实施周期, 年度预算安排)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ACCOUNT = re.compile(r"项目(?:经费|支出)?(?:情况)?(?:说明|介绍)")
_KINDS = (
    (re.compile(r"谁|哪[家个](?:单位|部门|公司)|实施(?:主体|单位)|承担单位"), re.compile("实施主体|实施单位|承担单位")),
    (re.compile(r"什么时候|何时|哪一?[年月]|多久|多长|工期|周期|几年"), re.compile("周期|期限|时间")),
    (re.compile(r"目标|预期效果|要达到什么"), re.compile("目标")),
    (re.compile(r"依据|凭什么|根据什么"), re.compile("依据")),
    (re.compile(r"怎么(?:实施|建|做|开展)|方案|如何实施|分几(?:步|个阶段)"), re.compile("方案")),
    (re.compile(r"(?:安排|预算|投入|花|用|给|要)了?[是有为]?(?:多少|几)|多少(?:钱|万|资金|预算)"), re.compile("预算安排")),
)
"""How a question asks, and the heading under which that is told."""
_ALLOTTED = re.compile(r"(?:安排|预算(?:数|金额|资金)?)[^，。；]{0,4}?[\d,.]+\s*[万亿]?元")
_PERIOD = re.compile(r"季度|上半年|下半年|\d+月")
_OF_WORK = re.compile("项目|工程|建")
"""Beside money names a work, and no body that is called alike."""
_OTHER_PART = re.compile("施工|监理|设计|勘察|审计|造价|招标|中标|承建|供[应货]|检测")
"""Asks for one of those who had another part in it."""
_TOLD = (Operation.VALUE, Operation.TEXT, Operation.DEFINITION)
_SHARED = 4
"""How many characters of a question in a row the name of the project must hold."""
_ANY_BODY = frozenset({"服务中心", "管理中心", "活动中心", "指导中心", "执行中心"})
"""What many names end in."""


def tell_project_account(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraphs under the heading of the one project named that tell what is asked; nothing for others."""
    headings = [heading for asked, heading in _KINDS if asked.search(query.about)]
    if not headings or query.operation not in _TOLD or _PERIOD.search(query.about) or _OTHER_PART.search(query.about):
        return []
    told_there = (one for one in paragraphs if any(map(_ACCOUNT.search, one.section[:-1])))
    accounts = [list(own) for _, own in groupby(told_there, key=lambda one: one.section[:-1])]
    named = [own for own in accounts if _names(query, own)]
    told = [one for one in named[0] if headings[0].search(one.section[-1])] if len(named) == 1 else []
    of_money = "预算" in headings[0].pattern
    if of_money and not (_OF_WORK.search(query.about) and any(_ALLOTTED.search(one.text) for one in told)):
        return []
    return [quoted(facts, one, one.text) for one in told]


def _names(query: Query, account: Sequence[Paragraph]) -> bool:
    """Whether a question writes out so much of the name of a project, which begins its account, that it asks about it."""
    text = fold("".join((*account[0].section[:-1], account[0].text.split("，")[0])))
    about = fold("".join(query.about.split()))
    stretches = {about[at : at + _SHARED] for at in range(len(about) - _SHARED + 1)} - _ANY_BODY
    return any(one in text for one in stretches)
