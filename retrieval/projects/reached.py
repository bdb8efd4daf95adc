"""Whether a project reached what it aimed at: asked of an indicator, and told by its two numbers."""

from __future__ import annotations

import re

from retrieval.calculate import in_unit
from retrieval.projects.goals import Goal
from retrieval.understanding.cues import Measure
from retrieval.understanding.query import Query

BOTH = (Measure.TARGET, Measure.ACHIEVED)
"""The numbers that tell it."""
_FEWER_DONE = r"(?<![多至最减])少[\u4e00-\u9fff]{1,3}?了?(?:成|好)?(?:多少|几)(?![分倍年天月])个?[\u4e00-\u9fff]{0,2}"
"""少建了几家, 少更新了几处: so many fewer than was aimed at."""
_BEYOND = re.compile(
    r"[比较跟与和同](?:年初|年度|原定|设定|预期|计划|绩效|原来)*的?(?:目标|指标|计划)值?(?:数量?)?(?:相比)?"
    r"[^，,。]{0,4}?[多少高低超差增减快慢早晚][^，,。]{0,4}?(?:多少|几)"
    r"|超额(?:完成)?了?(?:多少|几)|超(?:出|过|额)?(?:完成)?了?(?:目标|计划|指标)值?[^，,。]{0,4}?(?:多少|几)|[离距](?:年度)?目标值?还?[差少](?:多少|几)"
    r"|(?:完成|实际)[^，,。]{0,6}[和与跟比](?:年度)?(?:目标|指标)值?[^，,。]{0,3}差(?:多少|几|距)"
    r"|(?:目标|指标)值?[和与跟](?:实际)?完成值?[^，,。]{0,3}差(?:多少|几|距)"
    rf"|{_FEWER_DONE}"
    r"|(?<![相误和跟与比])差(?:了|着)?(?:目标|指标)?值?(?:多少|几)(?:个百分点)?[^，,。分倍]{0,2}?(?:才?能?(?:达标|达到目标|完成(?:目标)?))?$"
)
_PART_OF_GOAL = re.compile(
    r"是(?:年度|原定?|年初)?的?(?:计划|目标|指标)(?:值|数)?的(?:百分之(?:几|多少)|几[成倍]|多少)|"
    r"(?:完成|达到|实现|做到|占)了?(?:年度|原定|设定)?(?:目标|指标)值?的(?:百分之(?:几|多少)|几成|多少(?:比例)?)|(?:实际|完成|做|达)[^，,。]{0,8}是(?:年度)?(?:目标|指标)值?的(?:几|多少)倍?"
    r"|(?:目标|指标)值?的?完成(?:率|比例|进度)(?:是|为|达)?(?:多少|几)"
)
_AIMED = re.compile(r"目标|指标|计划|达标")
_RATED = re.compile(r"比[例重]|百分(?!点)|几成|倍|[增升降]幅|幅度")
_AT_MOST = {"≤": True, "<": True, "≥": False, ">": False}
"""Whether a target is a most, by the sign before it."""
_JUST = ("", "=")
"""Signs of a target that is neither a most nor a least: it was reached where just that was done."""
_STRICT = ("<", ">")
_SCALED = ("万", "亿", "千", "百")
"""Units beside which a bare number may count in ones."""


def asks_beyond(query: Query) -> bool:
    """Whether a question asks by how much what became of a goal is more or less than was aimed at (比目标多了多少)."""
    of_two = len(query.organisations) > 1 and not _AIMED.search(query.question)  # 甲和乙的接通率差几个百分点
    return bool(_BEYOND.search(query.question)) and not _RATED.search(query.question) and not of_two


def asks_fewer(query: Query) -> bool:
    """Whether a question asks how many fewer there are than was aimed at (少建了几家)."""
    return re.search(_FEWER_DONE, query.question) is not None


def asks_part_of_goal(query: Query) -> bool:
    """Whether a question asks how much of what was aimed at was done (完成了目标的百分之几)."""
    return bool(_PART_OF_GOAL.search(query.question))


def may_be_set_apart(goal: Goal) -> bool:
    """Whether both numbers of a goal are printed in one unit, or that which was reached without one; both may be bounds alike
    (≥5330 of ≥5000).
    """
    target, got = (figure and figure.amount for figure in map(goal.figure, BOTH))
    if not target or not got or got.comparator not in ("", target.comparator):
        return False
    return got.unit is None or in_unit(got, target.unit) is not None


def was_reached(goal: Goal) -> bool | None:
    """Whether what became of a goal is as was aimed at; None where that cannot be told: no bound, other units, or words."""
    target, got = (figure and figure.amount for figure in map(goal.figure, BOTH))
    if not target or not got:
        return None
    alike = in_unit(got, target.unit) if got.unit else got
    if alike is None:
        return None
    if target.comparator in _JUST and got.comparator in _JUST:
        return True if alike.value == target.value else False if alike.value < target.value and goal.lost else None
    if target.comparator not in _AT_MOST or got.comparator not in ("", target.comparator):
        return None
    whole = got.value == got.value.to_integral_value()  # 1661.94 of 1200万件 counts in 万, as nothing is done in part
    if not got.unit and (target.unit or "").startswith(_SCALED) and got.value != target.value and whole:
        return None
    if target.comparator in _STRICT and alike.value == target.value:
        return False
    return alike.value <= target.value if _AT_MOST[target.comparator] else alike.value >= target.value
