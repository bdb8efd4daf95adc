"""The words of `data/cues.yaml`, with those that it writes in short spelled out."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "cues.yaml"
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
"""In a cue: what may stand at a place of it (<了|>: 了 or nothing)."""


@cache
def cue_words() -> dict[str, Any]:
    """All cues of the file, by group, with the words that stand for several spelled out."""
    cues: dict[str, Any] = _spelled_out(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return cues


def _spelled_out(cues: Any) -> Any:
    """Cues with each word such as <波动|浮动>多少 replaced by those that it stands for."""
    if isinstance(cues, dict):
        return {key: _spelled_out(value) for key, value in cues.items()}
    if not isinstance(cues, list):
        return cues
    words = ("".join(parts) for cue in cues if isinstance(cue, str) for parts in product(*_choices(cue)))
    return [*dict.fromkeys(words), *(cue for cue in cues if not isinstance(cue, str))]


def _choices(cue: str) -> list[list[str]]:
    """The parts of a cue, each with what may stand there."""
    return [part.split("|") if at % 2 else [part] for at, part in enumerate(_CHOICE.split(cue))]
