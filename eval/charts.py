"""Bars as inline SVG: shares between 0 and 1, each with a mark where the baseline stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_HEIGHT = 18
_BAR = 12
_NAMES = 340
_LENGTH = 360
_WIDTH = _NAMES + _LENGTH + 70
_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `before` is the baseline's share, None where it has none."""

    name: str
    share: float
    before: float | None = None

    @property
    def colour(self) -> str:
        """Worse than before, whole, or in between."""
        if self.before is not None and round(self.share, 4) < round(self.before, 4):
            return "#c0392b"
        return "#2e7d5b" if self.share >= 1 else "#3b6ea5"


def bars(rows: Sequence[Bar]) -> str:
    """The chart."""
    height = _HEIGHT * len(rows)
    inner = "".join(_bar(bar, at * _HEIGHT) for at, bar in enumerate(rows))
    return f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img">{inner}</svg>'


def _bar(bar: Bar, top: int) -> str:
    middle, length = top + _HEIGHT / 2, _LENGTH * min(max(bar.share, 0.0), 1.0)
    name = bar.name if len(bar.name) <= _LONGEST_NAME else f"{bar.name[: _LONGEST_NAME - 1]}…"
    parts = [
        f"<title>{escape(bar.name)} {bar.share:.1%}</title>",
        f'<text x="{_NAMES - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>',
        f'<rect x="{_NAMES}" y="{middle - _BAR / 2}" width="{_LENGTH}" height="{_BAR}" fill="#eceff1"/>',
        f'<rect x="{_NAMES}" y="{middle - _BAR / 2}" width="{length:.1f}" height="{_BAR}" fill="{bar.colour}"/>',
        f'<text x="{_NAMES + _LENGTH + 8}" y="{middle}">{bar.share:.1%}</text>',
    ]
    if bar.before is not None:
        x = _NAMES + _LENGTH * bar.before
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top + 1}" y2="{top + _HEIGHT - 1}" stroke="#222" stroke-width="2"/>')
    return f"<g>{''.join(parts)}</g>"
