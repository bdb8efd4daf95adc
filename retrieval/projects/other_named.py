"""What a follow-up after a project names beside it: another project by a word of its name, or a rate that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.projects.focus_told import RUN, Focus
from retrieval.projects.goal_names import OF_FUNDS, projects_of
from retrieval.projects.goals import Goal, goals_of
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold

_THAT_ONE = re.compile(r"(?:那么?|[那这]?一?个)*(?P<item>[\u4e00-\u9fff]{2,10}?)(?:的|那个)(?:项目)?的?呢")
_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
_RATE = re.compile("[率度]$")
_CALLED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,10}率)[”\"]")
_MONEY_TOLD = {"预算数": "预算多少", "执行数": "花了多少", RUN: "执行率多少"}


def another_scored(question: str, focus: Focus) -> str:
    """那个网络维护的呢 after the score of a project, as a question for that of the one other project called so; else ''."""
    return scored_called(_THAT_ONE.fullmatch(question), focus, but=focus.project)


def scored_called(match: re.Match[str] | None, focus: Focus, but: str = "") -> str:
    """After a score, that of the only project called by a word that stands alone, unless it is `but`; else ''."""
    called_so = [name for name in projects_of(focus.facts) if match and focus.scored and match["item"] in fold(name)]
    return f"“{_YEAR.sub('', called_so[0])}”得几分" if len(called_so) == 1 and called_so[0] != but else ""


def told_elsewhere(match: re.Match[str] | None, facts: Facts, goals: Sequence[Goal]) -> str:
    """一次办好率呢 where a sentence tells that very rate, and no indicator of the project is called so; '' for others."""
    item = match["item"] if match and _RATE.search(match["item"]) else ""
    held = item and not any(item in fold(goal.row) for goal in goals) and any(item in fold(one.sentence) for one in facts.claims)
    return f"{item}是多少" if held else ""


def names_rate(match: re.Match[str] | None, goals: Sequence[Goal]) -> bool:
    """Whether a follow-up names an indicator by the end of its name alone (及时率呢), and not how the money was spent."""
    item = str(match["item"]) if match else ""
    return item.endswith("率") and not OF_FUNDS.search(item) and any(fold(goal.row).endswith(item) for goal in goals)


def names_rate_elsewhere(text: str, facts: Facts) -> bool:
    """Whether a text names a rate that the report calls so in a sentence alone (“一次办好率”), and no indicator does."""
    rates = {fold(name) for one in facts.claims for name in _CALLED.findall(one.sentence)}
    asked = [name for name in rates if name in text]
    return bool(asked) and not any(name in fold(goal.row) for goal in goals_of(facts) for name in asked)


def of_nameless(match: re.Match[str] | None, focus: Focus, goals: Sequence[Goal]) -> str:
    """及时率呢 after an indicator of a form that names no project, by the one row of that form that ends so; '' for others."""
    rows = {goal.row for goal in goals if match and _RATE.search(match["item"]) and fold(goal.row).endswith(match["item"])}
    return f"{rows.pop()}是多少" if len(rows) == 1 and not focus.project else ""


def of_another_called(match: re.Match[str] | None, focus: Focus) -> str:
    """系统升级呢 after what was spent on a project, as that of the one other whose name holds these words; else ''."""
    asked = _MONEY_TOLD.get(focus.told) if match and focus.project and not focus.item.strip(RUN) else None
    named = [name for name in projects_of(focus.facts) if match and match["item"] in fold(name)]
    return f"“{_YEAR.sub('', named[0])}”{asked}" if asked and len(named) == 1 and named[0] != focus.project else ""
