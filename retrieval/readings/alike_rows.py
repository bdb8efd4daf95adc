"""Indicators of 绩效 forms that mean the same by their words: 热线接通率, 话务接通率 and 接通率 are the calls put through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import Catalogue
from extraction.labels import plain_label
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_FORM, _TWO = "performance", 2
_OF_GOAL = frozenset({Measure.AMOUNT, Measure.TARGET, Measure.ACHIEVED})
_CALLS = re.compile(r"(?:12345)?(?:(?:政务)?(?:服务)?(?:便民)?热线|话务|电话|来电|呼叫)*(?P<rate>接通率|接听率)")
"""Whose calls they are goes without saying; 满意率 of others is another thing."""


def of_alike_row(query: Query, facts: Facts, catalogue: Catalogue, year: int | None, found: list[Finding]) -> list[Finding]:
    """What was found of the one indicator that reports are compared by; where that is nothing, the one row that means it."""
    rows, several = query.rows, query.operation is Operation.VALUE and len(query.organisations) > 1
    if not (several or query.operation in (*RANKING, *CALCULATION)) or not _OF_GOAL.issuperset(query.measures) or len(rows) != 1:
        return found
    meant = _meaning(rows[0].text)
    if not meant or any(finding.readings for finding in found):
        return found
    names = {plain_label(one.row) for one in facts.figures if one.form == _FORM and _meaning(one.row) == meant}
    if len(names) != 1:
        return found
    name = names.pop()
    own = replace(rows[0], meanings=(Meaning(LabelKind.ROW, name),))
    told = find(replace(query, mentions=_with(query.mentions, rows[0], own)), facts, catalogue, year)
    return told if any(finding.readings for finding in told) else found


def called_otherwise(findings: Sequence[Finding]) -> str:
    """What each of several reports calls the indicator that they are compared by, where they call it differently."""
    leads = [(one.facts.record.organisation, one.readings[0].figure) for one in findings if one.readings]
    goals = [(owner, figure) for owner, figure in leads if figure and figure.form == _FORM and _meaning(figure.row)]
    if len({figure.row for _, figure in goals}) < _TWO or len({_meaning(figure.row) for _, figure in goals}) > 1:
        return ""
    bound = any(figure.amount and figure.amount.comparator for _, figure in goals)
    told = "、".join(f"{owner}“{figure.row}”" for owner, figure in goals)
    return f"各份报告的叫法不同，按同一指标比较：{told}。" + ("其中“≥”之类是原文写的界限，不是确数。" if bound else "")


def _meaning(name: str) -> str:
    match = _CALLS.fullmatch(fold(plain_label(name)))
    return match["rate"] if match else ""


def _with(mentions: Sequence[Mention], old: Mention, new: Mention) -> tuple[Mention, ...]:
    return tuple(new if one is old else one for one in mentions)
