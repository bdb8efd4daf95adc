"""What a column of a table holds, and the lane of the table that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Part(Enum):
    """What a column holds."""

    CODE = auto()
    LABEL = auto()
    INDEX = auto()
    VALUE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, its header path from the top, its lane (0-based) and panel, and whose wording it is.

    `unit` is that of its numbers where the rest of the form shows it (权重 that are points).
    """

    part: Part
    path: tuple[str, ...]
    lane: int = 0
    panel: str = ""
    source: str = "printed"
    unit: str = ""
