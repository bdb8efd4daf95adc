"""The projects of one report by their scores: the best, the worst, those above or below a score, or all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extraction.indicators import Catalogue
from retrieval.cues import Operation
from retrieval.evidence import Finding
from retrieval.facts import Facts
from retrieval.goal_names import ASKING, of_project
from retrieval.goals import goals_of, listed_projects
from retrieval.leftovers import content_words
from retrieval.project_answers import score_of
from retrieval.question import Query

_FULL = Decimal(100)
_OF_PROJECTS = re.compile(r"项目|专项|自评")
_OF_OTHERS = re.compile(r"指标|执行率|[这那该]一?项|哪[一几]?[项里]|哪些方面|为什么|为何|为啥|原因|平均|占|预算|资金|经费|多少钱")
_POINTS = r"(满|\d{1,3}(?:\.\d+)?)分"
_WORST = re.compile(r"最[低差少]|垫底|末位|倒数第一|最后一名|拖后腿")
_BEST = re.compile(r"最[高好多]|第一名?(?!书记)|领先")
_SCORED = re.compile(r"分(?!别|析|管|类|配|部)|垫底|末位|倒数第一|最后一名|最差")
_BELOW = re.compile(rf"(?:[没未不](?!低)[^，。\n分]{{0,4}}?|低于|小于|缺){_POINTS}|{_POINTS}(?:及|或)?以下")
_ABOVE = re.compile(rf"(?:高于|超过|大于){_POINTS}")
_AT_LEAST = re.compile(rf"{_POINTS}(?:及|或)?以上|不低于{_POINTS}")
_EXACTLY = re.compile(_POINTS)
_LOST = re.compile(r"[扣丢失]了?分")
_ALL = re.compile(r"[各每]个?项目|(?:所有|全部|\d+个)项目|得分|(?:多少|几)分|评分|分数")
_ASKED = re.compile(r"谁|哪[个些几]?|[几多少]+个|所有|全部|各|每|分数?|低于|不足|超过|以[上下]|\d+|高|低|垫底|最|排|名|得|满")


@dataclass(frozen=True, slots=True)
class ScoredProjects:
    """The scores that a question asks for, and whether it asks for the first of them alone, and from which end."""

    findings: tuple[Finding, ...]
    order: Operation | None = None


def scored_projects(query: Query, facts: Facts, catalogue: Catalogue) -> ScoredProjects | None:
    """What a question that names no project asks of the scores of all of them; None where it asks for something else."""
    text = query.about  # a limit (低于95分) may have been read apart from it
    if not (_OF_PROJECTS.search(text) and _SCORED.search(query.question)) or _OF_OTHERS.search(text):
        return None
    goals = list(goals_of(facts))
    if of_project(text, goals, facts)[1] or content_words(_ASKED.sub("\n", ASKING.sub("\n", text))):
        return None
    names = listed_projects(facts) or list(dict.fromkeys(goal.project for goal in goals))
    scores = [finding for name in names if (finding := score_of(name, goals, facts, catalogue))]
    order = Operation.LOWEST if _WORST.search(text) else Operation.HIGHEST if _BEST.search(text) else None
    if order:
        return ScoredProjects(tuple(scores), order) if scores else None
    wanted, otherwise = _wanted(query.question)
    chosen = tuple(finding for finding in scores if wanted and wanted(_score(finding)))
    if not chosen and wanted and scores:
        return ScoredProjects(tuple(scores), otherwise)
    return ScoredProjects(chosen) if chosen else None


def _score(finding: Finding) -> Decimal:
    amount = finding.readings[0].amount
    assert amount is not None
    return amount.value


def _wanted(text: str) -> tuple[Callable[[Decimal], bool] | None, Operation]:
    """Which scores are asked for, and the end of the order that shows that there is none such."""
    if below := _BELOW.search(text):
        bound = _bound(below.groups())
        return (lambda score: score < bound), Operation.LOWEST
    if least := _AT_LEAST.search(text):
        bound = _bound(least.groups())
        return (lambda score: score >= bound), Operation.HIGHEST
    if above := _ABOVE.search(text):
        bound = _bound(above.groups())
        return (lambda score: score > bound), Operation.HIGHEST
    if exact := _EXACTLY.search(text):
        bound = _bound(exact.groups())
        return (lambda score: score == bound), Operation.HIGHEST
    if _LOST.search(text):
        return (lambda score: score < _FULL), Operation.LOWEST
    return ((lambda score: True) if _ALL.search(text) else None), Operation.HIGHEST


def _bound(groups: Sequence[str | None]) -> Decimal:
    points = next(filter(None, groups))
    return _FULL if points == "满" else Decimal(points)
