"""What recognition does to a page: blanks inside numbers and labels, ASCII punctuation, code and label run together."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import cast

from eval.factory.draw import Draw
from eval.factory.spec import Spec

_NUMBER = re.compile(r"[\d,]+\.\d+")
ASCII = str.maketrans("，：；（）", ",:;()")
"""The punctuation that some converters print in ASCII."""

_SENTENCE_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")


def in_ascii(spec: Spec) -> Spec:
    """The report with ASCII punctuation throughout, as some converters print it: its labels are then those."""
    return cast(Spec, _translated(spec))


def _translated(value: object) -> object:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return value.translate(ASCII)
    if isinstance(value, tuple):
        return tuple(_translated(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _translated(getattr(value, field.name)) for field in fields(value)})
    return value


class Noise:
    """Damages texts, at random but never beyond what a reader can mend; level 0 leaves all as it is."""

    def __init__(self, draw: Draw, level: int) -> None:
        self.draw = draw
        self.level = level

    def cell(self, text: str, is_figure: bool) -> str:
        """A table cell: `672. 13` for figures, a blank in the middle of a long label."""
        if not self.level:
            return text
        if is_figure and _NUMBER.fullmatch(text):
            return self._number(text)
        if len(text) > 12 and self.draw.chance(0.25 * self.level):
            cut = self.draw.number(6, len(text) - 3)
            return f"{text[:cut]} {text[cut:]}"
        return text

    def _number(self, text: str) -> str:
        if self.level < 2 or not self.draw.chance(0.7):
            return text
        return text.replace(".", ". ").replace(",", ", ")

    def joins_code(self) -> bool:
        """Whether a row's code and label run into one cell."""
        return self.level > 1 and self.draw.chance(0.04)

    def line(self, text: str) -> list[str]:
        """A printed line of prose, or, where a page ended in it, its two pieces."""
        if not self.level:
            return [text]
        if self.level > 1 and self.draw.chance(0.02):
            text = _SENTENCE_NUMBER.sub(". ", text, count=1)
        if len(text) > 60 and self.draw.chance(0.1 * self.level):
            cut = self.draw.number(20, len(text) - 20)
            return [text[:cut], "", text[cut:]]
        return [text]
