"""A follow-up for one of two projects that were spoken of: which of them, the other one, how far they are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.projects.focus_told import PROJECT, RUN, Focus, called_with
from retrieval.projects.goal_names import projects_named, projects_of
from retrieval.projects.stretches import without

_WHICH = re.compile("(?:哪一?个|什么|哪些)项目|项目[有是]?哪一?[个些]")
_OF_TWO = re.compile("俩|[两二]|分")
_OTHER_ONE = re.compile(r"(?:那么?)?另外?的?(?:一个|那个)(?:项目)?的?(?P<asked>[^呢]*)呢?$")
_OTHERS = re.compile(
    r"(?:那么?)?(?:其[他余它]|别|剩下|余下|另外)的?[这那]?(?:[几两二三四五六]个)?的?项目(?:的?(?:得分|分数|自评))?(?:各|分别|都)*"
    r"(?:呢|[得是有为]*了?(?:多少|几)分?)"
)
"""其他几个项目呢 after a number of one asks for that of all."""
_APART = re.compile(r"(?:那么?)?(?:这|它们?)?(?:俩|[两二]个?(?:项目|者)?)?(?:之间|的?得分)*(?:相?差|[高低])了?(?:多少|几)分?")
_HIGHER = re.compile(
    r"(?:那么?)?(?:[这那]?[两二]个)?(?:项目)?[里中]?(?:哪一?个|谁)的?(?:项目)?的?(?:(?:得?分数?)?更?(?P<way>[高低])(?:一?些|一点)?"
    r"|被?[扣丢](?:得|的)?分?(?:得|的)?更?(?P<lost>[多少]))呢?"
)
_SCORED_BY_LOSS = {"多": "低", "少": "高"}
_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
"""Of which year a project is, by its own name."""


def asks_which(question: str) -> bool:
    """Whether a question asks which of the projects something is true of; what follows it is asked of that one."""
    return _WHICH.search(question) is not None


def asks_other(question: str) -> bool:
    """Whether a question asks for the other one of two projects (另一个项目呢)."""
    return _OTHER_ONE.match(question) is not None or _OTHERS.fullmatch(question) is not None


def asks_apart(question: str) -> bool:
    """Whether a question asks how far the scores of the two projects spoken of are apart (这俩差几分)."""
    return _APART.fullmatch(question) is not None


def speaks_of_two(question: str) -> bool:
    """Whether it says that two projects, or their points, are set apart, which no number of one tells."""
    return asks_apart(question) and _OF_TWO.search(question) is not None


def asks_higher(question: str) -> bool:
    """Whether a question asks which of what was spoken of before scored more (哪个高)."""
    return _HIGHER.fullmatch(question) is not None


def set_apart(question: str, told: Sequence[Focus | None]) -> str:
    """The question how far two projects are apart, or which of them scored more, by the number of each that the last two answers
    told, the last first; '' for others.
    """
    both = [focus for focus in told if focus and focus.project and not focus.item]
    names = [_YEAR.sub("", focus.project) for focus in both]
    numbers = {"得分" if focus.scored else focus.told for focus in both}
    if len(set(names)) != 2 or len(numbers) != 1:
        return ""
    number = numbers.pop()
    if higher := _HIGHER.fullmatch(question):
        way = higher["way"] or _SCORED_BY_LOSS[higher["lost"]]
        return f"{names[1]}和{names[0]}哪个得分{way}" if number == "得分" else ""
    return f"{names[1]}和{names[0]}{number}差多少" if number in ("得分", "预算数", "执行数", RUN) else ""


def of_other(question: str, before: str, focus: Focus) -> str:
    """The question for the other of two projects: for what it asks, else for what was asked `before` of the first, or that of
    all, where others are asked about; else ''.
    """
    match = _OTHER_ONE.match(question)
    told = "得分" if focus.scored else focus.told
    if _OTHERS.fullmatch(question):
        return f"各项目{told}分别是多少" if told in ("得分", "预算数", "执行数") and focus.item in ("", focus.project) else ""
    others = [name for name in projects_of(focus.facts) if name != focus.project]
    if match is None or len(others) != 1:
        return ""
    asked = match["asked"] or without(before, projects_named(before, focus.facts)).replace("\n", "")
    return called_with(others[0], "", asked.removeprefix(PROJECT).removeprefix("的"))
