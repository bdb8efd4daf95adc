"""The projects of a report as the list of all scores names them, where a form prints the name of its own damaged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from extraction.forms import PERFORMANCE_SUMMARY
from extraction.report import Figure

LIKE_NAMES = 0.8
"""Likeness of two readings of one project's name."""
SUM_OF_LIST = re.compile(r"(?:合|总|小)\s*计")
"""The row that adds up a list of projects."""
_OFFICE_BEHIND = re.compile(r"(?<=.{2})[（(][^（()）]+[)）]$")
_NUMBERED = re.compile(r"[\d一二三四五六七八九十]")
"""What tells one of several alike from the others: 一期, 二期."""


def plain_project(name: str) -> str:
    """A project's name without the office that a list names behind it (宣传费（档案馆）) and the word 项目."""
    return _OFFICE_BEHIND.sub("", name).removesuffix("项目")


class ListedProjects:
    """The projects of a list of scores, its sum excepted."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        rows = (figure.row for figure in figures if figure.form == PERFORMANCE_SUMMARY)
        self.names = list(dict.fromkeys(row for row in rows if not SUM_OF_LIST.fullmatch(row)))
        self._listed = {**{plain_project(name): name for name in self.names}, **{name: name for name in self.names}}
        self._known: dict[str, str] = {}

    def called(self, printed: str) -> str:
        """A project's name as it is listed, where a form prints it but for a few characters like that; else as printed."""
        if printed not in self._known:
            alike = get_close_matches(printed, self._listed, 1, LIKE_NAMES)
            same = alike and _NUMBERED.findall(alike[0]) == _NUMBERED.findall(printed)
            self._known[printed] = self._listed[alike[0]] if same else printed
        return self._known[printed]

    def shown(self, printed: str) -> str:
        """A project's name as a form prints it, or as it is listed where the form prints it damaged."""
        listed = self.called(printed)
        return printed if plain_project(listed) == plain_project(printed) else listed
