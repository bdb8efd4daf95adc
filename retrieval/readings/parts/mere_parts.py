"""Questions for a mere part of a thing (过路费), which no report tells apart: the whole is told, and said to be the whole; so
is what a total with its balances changed by, where a question asks for that of the year alone (支出合计比上年增加多少).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.readings.leading import Finding
from retrieval.readings.planned import in_role
from retrieval.understanding.cues import CHANGES
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ALL = ("收入", "支出")
_OF_FUND = re.compile("拨款(?:收入|支出)$")
_REMARK = re.compile(r"[（(][^（()）]*[）)]$")
"""收、支总计（含结转和结余）."""
_OF_YEAR = re.compile(r"本年(?:收入|支出)(?:合计)?|(?:收入|支出)合计")
"""The sum of a year, which what is carried over is no part of."""


def told_as_whole(query: Query, findings: Sequence[Finding]) -> list[str]:
    """One sentence for each thing that was found in place of the parts of it that a question names."""
    found = {finding.name for finding in findings if finding.readings}
    asked: dict[str, dict[str, None]] = {}
    for mention in query.mentions:
        meant = filter(None, map(catalogue().by_id, mention.keys(None)))
        indicator = next((one for one in meant if mention.text in map(fold, one.parts)), None)
        planned = in_role(indicator, catalogue(), Role.BUDGET)
        whole = next((one.name for one in (indicator, planned) if one and one.name in found), "")
        if indicator and whole:
            asked.setdefault(whole, {})[f"“{mention.text}”"] = None
    return [f"报告没有单独披露{'、'.join(parts)}，只有包含它的{_plainly(whole)}。" for whole, parts in asked.items()]


def told_as_total(query: Query, findings: Sequence[Finding]) -> list[str]:
    """One sentence where how the sum of a year changed is asked for by its name, and but how the total did is told."""
    asked = next((mention.text for mention in query.mentions if _OF_YEAR.fullmatch(mention.text) or mention.text in _ALL), "")
    leads = [finding.readings[0].claim for finding in findings if finding.readings]
    subjects = [_REMARK.sub("", lead.subject) for lead in leads if lead]
    total = next((subject for subject in subjects if subject.endswith("总计")), "")
    if not asked or CHANGES.isdisjoint(query.measures):
        return []
    of_one = len({finding.facts.record.file for finding in findings}) == 1
    if of_one and (fund := next((subject for subject in subjects if _OF_FUND.search(subject)), "")):
        return [f"报告没有披露全部{asked}与上年相比的增减，只有{fund}的增减。"]
    if not total or asked in _ALL:
        return []
    return [f"报告没有披露{asked}与上年相比的增减，只有{total}（含年初年末结转结余等）的增减。"]


def _plainly(name: str) -> str:
    return name.removesuffix("决算数").removesuffix("预算数")
