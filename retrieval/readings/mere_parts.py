"""Questions for a mere part of a thing (过路费), which no report tells apart: the whole is told, and said to be the whole."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.readings.candidates import in_role
from retrieval.readings.leading import Finding
from retrieval.understanding.lexicon import fold, indicators_meant
from retrieval.understanding.query import Query


def told_as_whole(query: Query, findings: Sequence[Finding]) -> list[str]:
    """One sentence for each thing that was found in place of the parts of it that a question names."""
    found = {finding.name for finding in findings if finding.readings}
    asked: dict[str, dict[str, None]] = {}
    for mention in query.mentions:
        indicator = next(iter(indicators_meant([mention], catalogue())), None)
        planned = in_role(indicator, catalogue(), Role.BUDGET)
        whole = next((one.name for one in (indicator, planned) if one and one.name in found), "")
        if indicator and whole and mention.text in map(fold, indicator.parts):
            asked.setdefault(whole, {})[f"“{mention.text}”"] = None
    return [f"报告没有单独披露{'、'.join(parts)}，只有包含它的{_plainly(whole)}。" for whole, parts in asked.items()]


def _plainly(name: str) -> str:
    return name.removesuffix("决算数").removesuffix("预算数")
