"""Lines and boxes: text broken into lines, columns and rows given their sizes, before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from eval.factory.grid import PrintGrid

Width = Callable[[str, float], float]
"""The width of a text at a font size, in points."""

LEADING = 1.28
PADDING = 2.6
_NOT_FIRST = frozenset("，。；：、！？）》”’％%")
_NOT_LAST = frozenset("（《“‘(")
_UNITS = re.compile(r"[A-Za-z0-9.,%+\-/≤≥]+|.", re.DOTALL)
_MOST_EMS = 15
_TOLERANCE = 0.01


def break_lines(text: str, width: float, size: float, measure: Width, indent: float = 0) -> list[str]:
    """The lines of a text: Chinese breaks anywhere but at the wrong side of punctuation, numbers stay whole where they fit."""
    lines = []
    for piece in text.split("\n"):
        lines += _break_piece(piece, width, size, measure, indent)
    return lines


def _break_piece(text: str, width: float, size: float, measure: Width, indent: float) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = indent
    for unit in _units(text, width, size, measure):
        advance = measure(unit, size)
        if line and used + advance > width + _TOLERANCE:
            kept = _fitting(line, unit)
            lines.append("".join(line[:kept]).rstrip())
            line = line[kept:]
            used = sum(measure(one, size) for one in line)
        if line or lines == [] or unit != " ":
            line.append(unit)
            used += advance
    return [*lines, "".join(line)]


def _fitting(line: Sequence[str], following: str) -> int:
    """How many units stay on a full line, so that the next one neither begins with closing nor it ends with opening signs."""
    kept = len(line)
    while kept > 1 and ([*line, following][kept] in _NOT_FIRST or line[kept - 1] in _NOT_LAST):
        kept -= 1
    return kept


def _units(text: str, width: float, size: float, measure: Width) -> list[str]:
    """What may not be broken; a word that is wider than the line is broken all the same."""
    units: list[str] = []
    for unit in _UNITS.findall(text):
        units += [unit] if measure(unit, size) <= width + _TOLERANCE else list(unit)
    return units


def column_widths(grid: PrintGrid, available: float, size: float, measure: Width) -> list[float]:
    """Widths that fill the line: first what keeps figures whole, then what headers and labels need, then what they would like."""
    hard, least, wanted = ([ems * size] * grid.columns for ems in (1.6, 2.2, 2.2))
    for cell in grid.cells:
        if cell.column_span > 1:
            continue
        natural = max(measure(piece, size) for piece in cell.text.split("\n")) + 2 * PADDING
        is_figure = cell.labels is not None and any(char.isdigit() for char in cell.text)
        ems = 3.2 if cell.row < grid.header_rows or cell.labels else 4.2
        needed = min(natural, (7 if is_figure else ems) * size + 2 * PADDING)
        hard[cell.column] = max(hard[cell.column], needed if is_figure else 0)
        least[cell.column] = max(least[cell.column], needed)
        wanted[cell.column] = max(wanted[cell.column], min(natural, _MOST_EMS * size))
    return _share((hard, least, [max(pair) for pair in zip(least, wanted, strict=True)]), available)


def _share(levels: Sequence[Sequence[float]], available: float) -> list[float]:
    """Widths between the last level that fits the line and the next one; all in proportion where none or the last fits."""
    for low, high in pairwise(levels):
        if sum(low) <= available < sum(high):
            part = (available - sum(low)) / (sum(high) - sum(low))
            return [small + (large - small) * part for small, large in zip(low, high, strict=True)]
    widths = levels[0] if available < sum(levels[0]) else levels[-1]
    return [width * available / sum(widths) for width in widths]


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
