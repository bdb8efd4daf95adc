"""Rows of a 绩效自评表 that print each number beside what it is: 资金情况 | 年初预算数 | 60 | 全年预算数 | 58 | …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extraction.columns import Column, Part
from extraction.matrix import Matrix
from extraction.numbers import parse_number, without_blanks
from extraction.performance_slots import ALL_FUNDS, Slot, is_score, slots_of
from extraction.report import GridCell
from extraction.rows import LaneRow

_RATE = r"(?:预算|资金)?执行率"
_COLUMN = (
    rf"(?:(?:年初|全年|本年|当年|年度|调整后?)?预算(?:数|金额)|(?:年初|全年|调整后)预算|(?:全年|本年|实际)?(?:执行|支出)(?:数|金额)"
    rf"|(?:全年|实际)(?:执行|支出)|{_RATE}|分值|(?:自评)?得分)"
    r"(?:[（(][^（()）]{1,8}[）)])?"
)
_COLUMNS = re.compile(_COLUMN)
_STUCK = re.compile(rf"(?P<row>.{{2,12}}[（(][万千亿]?元[）)])(?P<column>{_COLUMN})")
_BOTH = re.compile(rf"({_COLUMN})[:：](\d[\d.,]*%?)")
_OF_ITSELF = re.compile(rf"{_RATE}(?:[（(][^（()）]*[）)])?")
_NO_NAME = re.compile(r"资金|(?:项目)?预算执行(?:情况)?(?:[（(][万千亿]?元[）)])?")
"""What stands before the numbers of a project's funds where the row has no name of its own."""
_SCORED = re.compile(r"分值|权重|得分")
_FEWEST = 2
_MOST_BEHIND = 3


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The name of a row, what it prints beside each label, and the numbers behind these that have none."""

    row: str
    values: tuple[tuple[str, GridCell], ...]
    behind: tuple[GridCell, ...] = ()


def is_paired(matrix: Matrix, row: int) -> bool:
    """Whether a row consists of its name and of numbers that each have their label before them."""
    return _pairs(matrix, row) is not None


def paired_rows(matrix: Matrix, end: int, header: int | None) -> Iterator[LaneRow]:
    """The numbers of such rows under the label before each; a row that begins with a rate is called by it.

    Points behind the last of them stand under the header of the indicators.
    """
    scored = [slot for slot in slots_of(matrix, header) if _SCORED.search(slot.name)] if header is not None else []
    for row in range(end):
        if pairs := _pairs(matrix, row):
            named = [*pairs.values, *_points(pairs.behind, scored)]
            values = tuple((Column(Part.VALUE, (name,)), cell) for name, cell in named)
            bare = _NO_NAME.fullmatch(pairs.row)
            yield LaneRow("", ALL_FUNDS if bare else pairs.row, (), "", values, label_source="form" if bare else "printed")


def _points(cells: Sequence[GridCell], scored: Sequence[Slot]) -> Iterator[tuple[str, GridCell]]:
    """The rate of spending and the points in cells without labels, these under the headers of points that stand over them."""
    for cell in cells:
        amount = parse_number(cell.text)
        if amount and amount.unit == "%":
            yield "执行率", cell
        yield from ((slot.name, cell) for slot in scored if cell.column in slot.columns and is_score(cell.text))


def _parted(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """Cells, those that hold a label and its number (执行数：260.00) as two."""
    for cell in cells:
        both = _BOTH.fullmatch(without_blanks(cell.text))
        yield from (replace(cell, text=text) for text in both.groups()) if both else (cell,)


def _pairs(matrix: Matrix, row: int) -> _Pairs | None:
    cells = list(_parted([cell for cell in matrix.row(row) if without_blanks(cell.text)]))
    labelled = [(*_named(label), cell) for label, cell in pairwise(cells) if parse_number(cell.text) and _named(label)[1]]
    numbers = [cell for cell in cells if parse_number(cell.text)]
    behind = numbers[len(labelled) :]
    if len(labelled) < _FEWEST or len(behind) > _MOST_BEHIND or numbers[: len(labelled)] != [cell for *_, cell in labelled]:
        return None
    name = labelled[0][0] or _before(matrix, row, cells) or (labelled[0][1] if _OF_ITSELF.fullmatch(labelled[0][1]) else "")
    values = tuple((column, cell) for _, column, cell in labelled)
    return _Pairs(name, values, tuple(behind)) if name and not any(own for own, _, _ in labelled[1:]) else None


def _named(cell: GridCell) -> tuple[str, str]:
    """What a label names: the row, where a narrow cell has run into the label beside it, and the column; '' for neither."""
    text = without_blanks(cell.text)
    if _COLUMNS.fullmatch(text):
        return "", text
    stuck = _STUCK.fullmatch(text)
    return (stuck["row"], stuck["column"]) if stuck else ("", "")


def _before(matrix: Matrix, row: int, cells: Sequence[GridCell]) -> str:
    """The name that stands before the first label, be it of the row alone or of several."""
    first = next(cell for cell in cells if _named(cell)[1])
    covering = [matrix.at(row, column) for column in range(first.column)]
    texts = [without_blanks(cell.text) for cell in covering if cell]
    return next(filter(None, reversed(texts)), "")
