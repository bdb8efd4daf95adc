"""Rows that no rule parts: found from the lines of text between two rules, where a cell holds several amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extraction.numbers import without_blanks
from extraction.reading.lines import TextLine
from extraction.report import BBox
from extraction.wording import ENUMERATED, SUM, is_amount

_SAME_LINE = 0.35
_OWN_ROW = 0.9
_FEWEST_CELLS = 2
_MANY_AMOUNTS = 3
_LONGEST_PIECE = 2


@dataclass(frozen=True, slots=True)
class _Printed:
    """What stands on one height of a band: where, and whether a row must begin there."""

    baseline: float
    top: float
    bottom: float
    anchors: bool


def row_limits(lines: Mapping[BBox, Sequence[TextLine]]) -> list[float]:
    """The heights at which the cells of one band, between two rules, part into rows; none where it is one row."""
    amounts = [[line.text for line in found if is_amount(line.text)] for found in lines.values()]
    several = [texts for texts in amounts if len(texts) > 1 and len({"." in text for text in texts}) == 1 and _may_be_rows(texts)]
    if len(several) < _FEWEST_CELLS and not any(len(texts) >= _MANY_AMOUNTS for texts in several):
        return []
    printed = list(_by_height([line for found in lines.values() for line in found]))
    rows = _rows(printed)
    return [(max(p.bottom for p in upper) + min(p.top for p in lower)) / 2 for upper, lower in pairwise(rows)]


def _may_be_rows(texts: Sequence[str]) -> bool:
    """Whether some text is longer than the pieces into which a narrow column cuts a code or the number of a row."""
    return any(len(text) > _LONGEST_PIECE for text in texts)


def _by_height(lines: Sequence[TextLine]) -> Iterator[_Printed]:
    """The lines of all cells, those at one height together."""
    group: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if group and line.baseline - group[0].baseline > _SAME_LINE * line.size:
            yield _printed(group)
            group = []
        group.append(line)
    if group:
        yield _printed(group)


def _printed(group: Sequence[TextLine]) -> _Printed:
    texts = [without_blanks(line.text) for line in group]
    anchors = any(is_amount(text) or ENUMERATED.match(text) or SUM.search(text) for text in texts)
    return _Printed(group[0].baseline, min(line.box[1] for line in group), max(line.box[3] for line in group), anchors)


def _rows(printed: Sequence[_Printed]) -> list[list[_Printed]]:
    """Each anchor with the lines nearest to it, which wrap its label; a line as far from it as the next row is one."""
    anchors = [line for line in printed if line.anchors]
    pitch = median(lower.baseline - upper.baseline for upper, lower in pairwise(anchors))
    rows = {line.baseline: [line] for line in anchors}
    for line in (line for line in printed if not line.anchors):
        nearest = min(anchors, key=lambda anchor: abs(anchor.baseline - line.baseline))
        if abs(nearest.baseline - line.baseline) < _OWN_ROW * pitch:
            rows[nearest.baseline].append(line)
        else:
            rows[line.baseline] = [line]
    return [rows[baseline] for baseline in sorted(rows)]
