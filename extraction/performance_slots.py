"""The columns of one part of a 绩效自评表, from its header row, and what a row of the grid holds under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extraction.columns import Column, Part
from extraction.matrix import Matrix
from extraction.numbers import parse_number, without_blanks
from extraction.report import GridCell

_COMPLETE = re.compile(
    r"^金额$|预算(?:数|金额|[（(])|^(?:年初|全年|调整后?)预算$|执行数|执行率|分值|权重|得分|级指标|指标(?:值|内容|名称)|(?:目标|计划|实际|完成)值|完成情况|^(?:目标|完成|满分|扣分)$|计量单位|指标性质|资金来源|原因|说明|备注"
)
_SCORING, _FEWEST_SCORING = re.compile(r"^(?:年度|全年)?(?:实际)?完成(?:值|情况)$|^(?:分值|权重|得分)$|指标值$"), 3
"""Words, and how many of them, by which the upper of two header rows is known from the row of the goals."""
_REST = re.compile(r"^算?数(?:[（(]|$)")
"""What a cut left of 预算数: 全年预算 | 算数(A) is one header, 全年预算 | 全年执行 are two."""
AIM = "目标"
"""What some forms call the column of what was aimed at."""
_SHORT = {
    AIM: "目标值", "计划值": "目标值", "完成": "完成值", "满分": "分值",
    "执行率权重": "分值", "执行率得分": "得分", "得分系数": "系数",
}  # fmt: skip
"""Headers that name by half, or by another word, what the column holds; a coefficient of the score is no score."""
_HEADERS = ("年初预算数", "全年预算数", "全年执行数", "三级指标", "年度指标值", "实际完成值")
ALL_FUNDS = "年度资金总额"
"""What the form calls the row of all money of its project."""
_ALIKE = 0.75

Value = tuple[Column, GridCell]


@dataclass(frozen=True, slots=True)
class Slot:
    """One printed column of a part: its header, and the grid columns that it takes."""

    name: str
    columns: tuple[int, ...]
    source: str = "printed"

    @property
    def column(self) -> Column:
        """The column as figures name it."""
        return Column(Part.VALUE, (self.name,), source=self.source)


def slots_of(matrix: Matrix, row: int) -> list[Slot]:
    """The columns of a part from its header row: each reaches to the next header; two halves of a cut header are one."""
    heads = _heads(matrix, row)
    merged: list[tuple[int, list[str]]] = []
    for column, text in heads:
        before = merged[-1][1][-1] if merged else ""
        cut = before.endswith("预算") and _REST.match(text) is not None
        if merged and (cut or not (_COMPLETE.search(text) or _COMPLETE.search(before))):
            merged[-1][1].append(text)
        else:
            merged.append((column, [text]))
    ends = [column for column, _ in merged[1:]] + [matrix.width]
    return [_slot(texts, tuple(range(column, end))) for (column, texts), end in zip(merged, ends, strict=True)]


def _heads(matrix: Matrix, row: int) -> list[tuple[int, str]]:
    """The words of a header row and where they stand, with those of the row above it that head the columns it leaves blank."""
    own = [(cell.column, without_blanks(cell.text)) for cell in matrix.row(row) if without_blanks(cell.text)]
    above = [(cell.column, without_blanks(cell.text)) for cell in matrix.row(row - 1)]
    if sum(bool(_SCORING.search(text)) for _, text in above) < _FEWEST_SCORING:
        return own
    taken = {column for column, _ in own}
    free = [(column, text) for column, text in above if _COMPLETE.search(text) and column > max(taken)]
    return [*own, *free]


def _slot(texts: Sequence[str], columns: tuple[int, ...]) -> Slot:
    """A slot; a header that was cut in two, or has lost its first letter, takes the form's wording, if it is like one alone."""
    name = "".join(texts)
    plain = re.sub(r"[（(].*", "", name)
    if plain in _SHORT:
        return Slot(_SHORT[plain] + name[len(plain):], columns, "form")
    whole = [word for word in _HEADERS if word[1:] == plain]
    if len(whole) == 1:
        return Slot(whole[0] + name[len(plain):], columns, "form")
    alike = [word for word in _HEADERS if SequenceMatcher(None, plain, word, autojunk=False).ratio() > _ALIKE]
    if len(texts) == 1 or len(alike) != 1:
        return Slot(name, columns)
    return Slot(alike[0] + name[len(plain):], columns, "form")


def value_in(matrix: Matrix, row: int, slot: Slot, shift: int) -> Value | None:
    """The cell of a slot in a row; where several are filled the value was cut, and their joined text reads as no number."""
    cells = [cell for column in slot.columns if (cell := matrix.at(row, column + shift)) and cell.row == row]
    own = [cell for cell in dict.fromkeys(cells) if slot.columns[0] <= cell.column - shift <= slot.columns[-1]]
    if not own:
        return None
    filled = [cell for cell in own if without_blanks(cell.text)]
    if len(filled) < 2:
        return slot.column, (filled or own)[0]
    return slot.column, replace(filled[0], text=" ".join(cell.text for cell in filled))


def is_score(text: str) -> bool:
    """Whether a text is a plain number, as scores are."""
    amount = parse_number(text)
    return amount is not None and not amount.comparator and amount.unit in (None, "分")
