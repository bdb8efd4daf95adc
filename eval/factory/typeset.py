"""Lines and boxes: text broken into lines, columns and rows given their sizes, before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from eval.factory.grid import PrintGrid

Width = Callable[[str, float], float]
"""The width of a text at a font size, in points."""

LEADING = 1.28
PADDING = 2.6
_NOT_FIRST = frozenset("，。；：、！？）》”’％%")
_UNITS = re.compile(r"[A-Za-z0-9.,%+\-/≤≥]+|.", re.DOTALL)
_MOST_EMS = 15


def break_lines(text: str, width: float, size: float, measure: Width, indent: float = 0) -> list[str]:
    """The lines of a text: Chinese breaks anywhere but before closing punctuation, words and numbers stay whole where they fit."""
    lines = []
    for piece in text.split("\n"):
        lines += _break_piece(piece, width, size, measure, indent)
    return lines


def _break_piece(text: str, width: float, size: float, measure: Width, indent: float) -> list[str]:
    lines, line, used = [], "", indent
    for unit in _units(text, width, size, measure):
        advance = measure(unit, size)
        if line and used + advance > width and unit not in _NOT_FIRST:
            lines.append(line.rstrip())
            line, used = "", 0.0
            if unit == " ":
                continue
        line += unit
        used += advance
    return [*lines, line]


def _units(text: str, width: float, size: float, measure: Width) -> list[str]:
    """What may not be broken; a word that is wider than the line is broken all the same."""
    units: list[str] = []
    for unit in _UNITS.findall(text):
        units += [unit] if measure(unit, size) <= width else list(unit)
    return units


def column_widths(grid: PrintGrid, available: float, size: float, measure: Width) -> list[float]:
    """Widths that fill the line: each column gets what it cannot do without, and the wide ones share the rest."""
    least, wanted = [0.0] * grid.columns, [2.2 * size] * grid.columns
    for cell in grid.cells:
        if cell.column_span > 1:
            continue
        pieces = cell.text.split("\n")
        natural = max(measure(piece, size) for piece in pieces) + 2 * PADDING
        is_header = cell.row < grid.header_rows
        unbroken = natural if cell.labels else min(natural, (3.2 if is_header else 4.2) * size + 2 * PADDING)
        least[cell.column] = max(least[cell.column], unbroken)
        wanted[cell.column] = max(wanted[cell.column], min(natural, _MOST_EMS * size))
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    return _share(least, wanted, available)


def _share(least: Sequence[float], wanted: Sequence[float], available: float) -> list[float]:
    if sum(wanted) <= available:
        return [width * available / sum(wanted) for width in wanted]
    if sum(least) >= available:
        return [width * available / sum(least) for width in least]
    part = (available - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]


def row_heights(grid: PrintGrid, lines: Sequence[int], size: float) -> list[float]:
    """Heights that hold every cell's lines; a merged cell that needs more makes its last row higher."""
    heights = [size * LEADING + 2 * PADDING] * grid.rows
    for cell, count in sorted(zip(grid.cells, lines, strict=True), key=lambda pair: pair[0].row_span):
        need = count * size * LEADING + 2 * PADDING
        last = cell.row + cell.row_span - 1
        over = need - sum(heights[cell.row : last + 1])
        if over > 0:
            heights[last] += over
    return heights
