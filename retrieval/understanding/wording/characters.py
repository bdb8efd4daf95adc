"""Traditional characters as the simplified ones that reports are printed in."""

from __future__ import annotations

from functools import cache
from typing import Any


def simplified(text: str) -> str:
    """Text in simplified characters, else as it is written."""
    return text if text.isascii() else str(_converter().convert(text))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
