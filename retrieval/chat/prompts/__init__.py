"""What chat models are told; the texts stand beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def prompt(name: str) -> str:
    """The text of one prompt."""
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").strip()
