"""Projects of one report that were given more than was planned for them at the beginning of the year, less, or nothing then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import Catalogue
from retrieval.composing.operands import size_of
from retrieval.projects.goal_names import projects_of
from retrieval.projects.goals import Goal
from retrieval.projects.one_project import BUDGET, INITIAL, SPENT, number_of
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding

_WHICH = re.compile(r"(?:[哪几多]\w{0,2}|的)(?:个|些)?(?:自评|绩效)?项目|项目(?:有|是|都)*(?:哪|谁|几|多少)")
_BEGUN_WITH_NONE = re.compile(
    r"年初(?:都|就|的时候)*(?:一分钱?)?(?:都|也|就)?(?:没有?|未|无)[有列安排编做报给]*(?:预算|钱)?|年初的?预算数?(?:为|是|等于)?[0零]"
)
_RAISED = re.compile(r"追加|调增|增拨|(?:年中|中途)(?:又|再)?(?:增加|加)了?预算|(?:增加|加)了预算")
_CUT = re.compile(r"调减|核减|追减|压减|(?:年中|中途)(?:又|再)?减了?预算|减了预算|预算(?:被)?[调砍削]减?")
_EXCEEDED = re.compile(r"(?:超[出过支]?了?|[比较][^，。]{0,2}|高于|多于|大于)年初的?(?:预算|安排|计划)")
_MOST, _WHY = re.compile(r"最[多大高]"), re.compile(r"为什么|原因")

Pair = tuple[Finding, Finding]


def raised_budgets(text: str, goals: Sequence[Goal], facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """What was planned at the beginning for each project that a text asks for in this way, and what it was given or spent; of all
    the one with the greatest gap where that is asked; nothing where it asks for something else, or no project is such.
    """
    later = SPENT if _EXCEEDED.search(text) else BUDGET
    asked = any(words.search(text) for words in (_EXCEEDED, _RAISED, _BEGUN_WITH_NONE, _CUT))
    if not asked or not _WHICH.search(text) or _WHY.search(text):
        return ()
    pairs = [pair for name in projects_of(facts) if (pair := _both(name, later, goals, facts, catalogue))]
    if _BEGUN_WITH_NONE.search(text):
        those = [pair for pair in pairs if not size_of(pair[0]).value]
    else:
        way = -1 if _CUT.search(text) else 1
        those = [pair for pair in pairs if size_of(pair[1]).value * way > size_of(pair[0]).value * way]
    if _MOST.search(text) and those:
        gaps = [abs(size_of(after).value - size_of(before).value) for before, after in those]
        those = [pair for pair, gap in zip(those, gaps, strict=True) if gap == max(gaps)]
    return tuple(one for pair in those for one in pair)


def _both(name: str, later: str, goals: Sequence[Goal], facts: Facts, catalogue: Catalogue) -> Pair | None:
    """What was planned for a project at the beginning, and another number of its money; None where either is not printed."""
    before, after = (number_of(name, key, goals, facts, catalogue) for key in (INITIAL, later))
    both = before and after and before.readings[0].amount and after.readings[0].amount
    return (before, after) if before and after and both else None
