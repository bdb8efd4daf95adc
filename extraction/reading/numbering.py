"""Automatic list numbers of a Word document: 一、 and （一） that stand in its numbering rules and not in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extraction.printed import chinese_number

_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "chineseLegalSimplified",
    "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand",
})  # fmt: skip
_PLACEHOLDER = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: first number, kind of numeral, and the text with %1 … %9 for the numbers."""

    start: int
    numerals: str
    text: str


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the lists of one document, paragraph by paragraph in reading order."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._styles = {style.style_id: style.element for style in document.styles}
        self._abstract: dict[str, _List] = {}
        self._by_number: dict[str, str] = {}
        part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
        if part is None:
            return
        root = part.element
        for one in root.iterchildren(qn("w:abstractNum")):
            self._abstract[one.get(qn("w:abstractNumId"), "")] = _List(self._levels(one))
        for one in root.iterchildren(qn("w:num")):
            self._by_number[one.get(qn("w:numId"), "")] = self._value(one, "w:abstractNumId")

    def prefix(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph; '' for none, and for bullets."""
        number, depth = self._rule(paragraph)
        list_ = self._abstract.get(self._by_number.get(number, ""))
        if list_ is None or depth not in list_.levels:
            return ""
        list_.counts = {level: count for level, count in list_.counts.items() if level <= depth}
        level = list_.levels[depth]
        list_.counts[depth] = list_.counts.get(depth, level.start - 1) + 1
        if level.numerals in ("bullet", "none"):
            return ""
        text = _PLACEHOLDER.sub(lambda match: _number(list_, int(match[1]) - 1), level.text)
        return text + " " if text.endswith(".") else text

    def _levels(self, abstract: Any) -> dict[int, _Level]:
        levels = {}
        for one in abstract.iterchildren(self._qn("w:lvl")):
            start = self._value(one, "w:start")
            levels[int(one.get(self._qn("w:ilvl"), "0"))] = _Level(
                int(start) if start.isdecimal() else 1, self._value(one, "w:numFmt"), self._value(one, "w:lvlText")
            )
        return levels

    def _rule(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or its style's."""
        properties = paragraph.find(self._qn("w:pPr"))
        seen = 0
        while properties is not None and seen < 20:
            rule = properties.find(self._qn("w:numPr"))
            if rule is not None and (number := self._value(rule, "w:numId")):
                depth = self._value(rule, "w:ilvl")
                return number, int(depth) if depth.isdecimal() else 0
            style = self._styles.get(self._value(properties, "w:pStyle") or self._value(properties.getparent(), "w:basedOn"))
            properties = style.find(self._qn("w:pPr")) if style is not None else None
            seen += 1
        return "", 0

    def _value(self, element: Any, child: str) -> str:
        found = element.find(self._qn(child))
        return "" if found is None else str(found.get(self._qn("w:val"), ""))


def _number(list_: _List, depth: int) -> str:
    level = list_.levels.get(depth)
    if level is None:
        return ""
    count = list_.counts.get(depth, level.start)
    return chinese_number(count) if level.numerals in _CHINESE else str(count)
