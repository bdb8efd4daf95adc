"""The indicators of a 绩效自评表: targets, results and scores by level, rows of a dump that have slid put back, and 总分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from extraction.columns import Column
from extraction.matrix import Matrix
from extraction.numbers import measure_word, parse_number, without_blanks
from extraction.performance_labels import level_name, stuck_name, stuck_target, whole_label, with_parents
from extraction.performance_slots import Slot, Value, is_score, slots_of, value_in
from extraction.report import GridCell
from extraction.rows import LaneRow
from extraction.wording import is_blank

LEVEL = re.compile(r"^[一二三四]级|^指标(?:内容|名称)?$")
_LEVEL_NAME = re.compile(
    r"(?:产出|成本|效益|满意度|数量|质量|时效|(?:经济|社会|生态|生态环境)(?:成本|效益)|可持续(?:发展)?影响|服务对象满意度)指标(?:[（(].*)?"
)
_UNIT, _SIGN = re.compile(r"^(?:计量|度量)?单位$"), re.compile(r"^指标(?:性质|符号)$|^运算符")
_SIGNS = frozenset("≥≤=<>")
_SCORED = re.compile(r"分值|得分")
_WEIGHED = re.compile(r"^(?:分值|权重|满分)")
_TOTALLED = re.compile(r"分值|权重|得分")
_TOTAL = re.compile(r"^(?:总分|合计|总计|总得分|自评总分)")
_BOTH = (re.compile(r"(?<!完成)指标值|目标值"), re.compile(r"(?<!未)完成"))
_SHIFTS = (1, -1, 2, -2, 3, -3, 4)
_NO_SCORE, _FULL_SCORE = Decimal(0), Decimal(100)


def indicator_rows(matrix: Matrix, header: int) -> list[LaneRow]:
    """The rows under the header of the indicators, total included."""
    reader = _Indicators(matrix, slots_of(matrix, header))
    rows = [row for at in range(header + 1, matrix.height) for row in reader.rows(at)]
    texts = [text for at in range(header + 1, matrix.height) for text in matrix.texts(at)]
    return rows if matrix.has_spans else with_parents(rows, texts)


@dataclass
class _Indicators:
    """Reads the rows of one part; `seen` is the name of each level that holds until the next one is printed."""

    matrix: Matrix
    slots: list[Slot]
    seen: dict[Slot, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.levels = [slot for slot in self.slots if LEVEL.match(slot.name)]
        self.values = self.slots[self.slots.index(self.levels[-1]) + 1:]

    def rows(self, row: int) -> Iterator[LaneRow]:
        """The indicator in a row, if there is one."""
        texts = [text for text in self.matrix.texts(row) if text]
        if texts and any(_TOTAL.match(text) for text in texts[:2]):
            yield from _total_row(self.matrix, row, self.values)
            return
        shift = _shift(self.matrix, row, self.levels[-1], self.values)
        if shift is None:
            return
        held = _parted([value for slot in self.values if (value := value_in(self.matrix, row, slot, shift))])
        label, held, proven = self._label(row, shift, held)
        alone = "" if label else _only_label(self.matrix, row, self.levels)
        if not label and not alone and not any(is_score(cell.text) for _, cell in held):
            return
        path = self._path(row, shift, alone)
        placement = "moved" if shift else "printed" if _is_scored(held) else "unreadable"
        unit, sign = (self._beside(row, shift, header) for header in (_UNIT, _SIGN))
        sign = sign if sign in _SIGNS else ""
        read = LaneRow("", label or alone, path, "", tuple(held), placement, proven=proven, unit=unit, comparator=sign)
        yield replace(read, word=_shared_word(held))

    def _beside(self, row: int, shift: int, header: re.Pattern[str]) -> str:
        """What a row prints in the column of its unit or of the sign of its target; '' where there is no such column."""
        values = (value_in(self.matrix, row, slot, shift) for slot in self.values if header.search(slot.name))
        return next((without_blanks(value[1].text) for value in values if value), "")

    def _label(self, row: int, shift: int, held: list[Value]) -> tuple[str, list[Value], frozenset[Column]]:
        """The label and the values of a row, and the column of its target if that stands in a cell of the labels instead."""
        cells = _level_cells(self.matrix, row, self.levels[-1], shift)
        label, stuck = stuck_target(" ".join(cell.text for cell in cells)) if len(cells) == 1 else ("", "")
        label = label if stuck else whole_label(cells)
        if not held or self.matrix.has_spans:
            return label, held, frozenset()
        column, cell = held[0]
        name, value = stuck_name(cell.text)
        if name and label:
            return whole_label(cells, name), [(column, replace(cell, text=value)), *held[1:]], frozenset()
        strays = [one for slot in self.levels for one in _targets(self.matrix, row, slot)]
        source = replace(cells[0], text=stuck) if stuck else strays[0] if len(strays) == 1 and not shift else None
        if source is None or not is_blank(cell.text):
            return label, held, frozenset()
        return label, [(column, source), *held[1:]], frozenset({column})

    def _path(self, row: int, shift: int, alone: str) -> tuple[str, ...]:
        for slot in self.levels[:-1]:
            text = "".join(_level_texts(self.matrix, row, slot, shift)) or _name_overleaf(self.matrix, row, slot)
            if text != alone:
                self.seen[slot] = level_name(text, self.seen.get(slot, ""))
        return tuple(self.seen[slot] for slot in self.levels[:-1] if self.seen.get(slot))


def _parted(values: list[Value]) -> list[Value]:
    """The values of a row; two scores that stand in one cell, that beside it being blank, each in its own (10 10)."""
    for at, ((left, one), (right, other)) in enumerate(pairwise(values)):
        scores = f"{one.text} {other.text}".split()
        both = _WEIGHED.search(left.path[-1]) and right.path[-1].endswith("得分")
        if both and len(scores) == 2 and all(map(is_score, scores)) and is_blank(one.text) != is_blank(other.text):
            parted = [(left, replace(one, text=scores[0])), (right, replace(other, text=scores[1]))]
            return [*values[:at], *parted, *values[at + 2:]]
    return values


def _shared_word(values: Sequence[Value]) -> str:
    """The measure word behind both the target and the result of a row, if no list has it; '' where they differ."""
    words = [[measure_word(cell.text) for column, cell in values if header.search(column.path[-1])] for header in _BOTH]
    return words[0][0] if len(words[0]) == 1 and words[0] == words[1] else ""


def _name_overleaf(matrix: Matrix, row: int, slot: Slot) -> str:
    """The name of a merged cell of which the page shows only the empty beginning: it is printed on the next page."""
    column = slot.columns[0]
    cell = matrix.at(row, column)
    below = matrix.at(cell.row + cell.row_span, column) if cell else None
    merged = any(other.row_span > 1 for other in matrix.grid.cells if other.column == column)
    if cell is None or below is None or not merged or cell.place.page is None or below.place.page != cell.place.page + 1:
        return ""
    return without_blanks(below.text)


def _targets(matrix: Matrix, row: int, slot: Slot) -> list[GridCell]:
    """The cells of a level's columns that hold a number with a comparator, as only a target does."""
    cells = [cell for column in slot.columns if (cell := matrix.at(row, column))]
    return [cell for cell in cells if (amount := parse_number(cell.text)) and amount.comparator]


def _shift(matrix: Matrix, row: int, deepest: Slot, values: Sequence[Slot]) -> int | None:
    """By how many columns a row lies beside its header: 0 where it fits; None where no, or more than one, shift fits."""
    if matrix.has_spans or not any(_SCORED.search(slot.name) for slot in values):
        return 0
    named = _level_texts(matrix, row, deepest, 0)
    if _fits(matrix, row, values, 0) and not _is_level_name(named):
        return 0
    labels = {shift: _level_texts(matrix, row, deepest, shift) for shift in _SHIFTS if _fits(matrix, row, values, shift)}
    fitting = [shift for shift, label in labels.items() if label and not _is_level_name(label)]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    return 0 if named or _fits(matrix, row, values, 0) else None


def _is_level_name(texts: Sequence[str]) -> bool:
    return bool(_LEVEL_NAME.fullmatch("".join(texts)))


def _fits(matrix: Matrix, row: int, values: Sequence[Slot], shift: int) -> bool:
    """Whether a row, moved, has plain numbers as scores, and if moved, something in every column before them."""
    scored = [slot for slot in values if _SCORED.search(slot.name)]
    held = [value_in(matrix, row, slot, shift) for slot in scored]
    if not all(value and is_score(value[1].text) for value in held):
        return False
    measured = [value_in(matrix, row, slot, shift) for slot in values[: values.index(scored[0])]]
    return shift == 0 or all(value and without_blanks(value[1].text) for value in measured)


def _is_scored(values: Sequence[Value]) -> bool:
    """Whether the score columns of a row hold scores or nothing: anything else shows that the row has slid."""
    scores = (cell.text for column, cell in values if _SCORED.search("".join(column.path[-1:])))
    return all(is_score(text) or parse_number(text) is None for text in scores)


def _level_cells(matrix: Matrix, row: int, slot: Slot, shift: int) -> list[GridCell]:
    cells = [cell for column in slot.columns if (cell := matrix.at(row, column + shift)) is not None]
    return [cell for cell in dict.fromkeys(cells) if without_blanks(cell.text) and parse_number(cell.text) is None]


def _level_texts(matrix: Matrix, row: int, slot: Slot, shift: int) -> list[str]:
    return [without_blanks(cell.text) for cell in _level_cells(matrix, row, slot, shift)]


def _only_label(matrix: Matrix, row: int, levels: Sequence[Slot]) -> str:
    """The one text that stands in the level columns of a row whose deepest level is empty."""
    texts = [text for slot in levels for text in _level_texts(matrix, row, slot, 0) if not text.endswith("指标")]
    return texts[0] if len(texts) == 1 else ""


def _total_row(matrix: Matrix, row: int, values: Sequence[Slot]) -> Iterator[LaneRow]:
    """总分: one number is 得分, two are 分值 and 得分, wherever they stand."""
    cells = [cell for cell in matrix.row(row) if without_blanks(cell.text)]
    numbers = [cell for cell in cells if is_score(cell.text)]
    header = _SCORED if len(numbers) == 1 else _TOTALLED
    scored = [slot for slot in values if header.search(slot.name)][-len(numbers):] if numbers else []
    if len(scored) < len(numbers):  # 扣分 beside them
        held = [(slot, cell) for slot in values for cell in numbers if header.search(slot.name) and cell.column in slot.columns]
        scored, numbers = [slot for slot, _ in held], [cell for _, cell in held]
    label = next(without_blanks(cell.text) for cell in cells if _TOTAL.match(without_blanks(cell.text)))
    if len(label) <= 8 and len(scored) == len(numbers):
        yield LaneRow("", label, (), "", tuple((slot.column, cell) for slot, cell in zip(scored, numbers, strict=True)))


def judged(rows: Sequence[LaneRow]) -> list[LaneRow]:
    """Rows that were moved under their header are proven if all scores then close on the printed total, else unreadable.

    The points of the money, which are of no indicator, may be left out of that total.
    """
    indicators = [row for row in rows if row.path or _TOTAL.match(row.label)]
    proven = any(_closes(summed, "得分") and _closes(summed, "分值") for summed in (rows, indicators))
    return [
        replace(row, placement="proven" if proven else "unreadable") if row.placement == "moved" else row for row in rows
    ]


def weighed_in_points(rows: Sequence[LaneRow]) -> list[LaneRow]:
    """Rows whose 权重 are points where these, with those of the money, make up 100 and no row scores more than its own."""
    weights, scores = ({id(row): value for row, value in _numbers(rows, name)} for name in ("权重", "得分"))
    of_money = sum((value for row, value in _numbers(rows, "分值") if id(row) not in weights), _NO_SCORE)
    closed = _closes(rows, "权重") or _closes(rows, "权重", of_money)
    if not closed or any(scores.get(row, 0) > weight for row, weight in weights.items()):
        return list(rows)
    return [replace(row, values=tuple(map(_in_points, row.values))) for row in rows]


def _in_points(value: Value) -> Value:
    column, cell = value
    return (replace(column, unit="分") if "权重" in "".join(column.path[-1:]) else column), cell


def _numbers(rows: Sequence[LaneRow], name: str) -> list[tuple[LaneRow, Decimal]]:
    """The plain numbers of one column, each with its row."""
    cells = ((row, cell) for row in rows for column, cell in row.values if name in "".join(column.path[-1:]))
    return [(row, amount.value) for row, cell in cells if (amount := parse_number(cell.text)) and amount.unit in (None, "分")]


def _closes(rows: Sequence[LaneRow], name: str, beside: Decimal = _NO_SCORE) -> bool:
    """Whether the scores of one column, and those beside it, add up to the total row's, or to 100 where the total prints none."""
    scores = _numbers(rows, name)
    totals = [value for row, value in scores if _TOTAL.match(row.label)]
    parts = beside + sum(value for row, value in scores if not _TOTAL.match(row.label))
    return parts == (totals[-1] if totals else _FULL_SCORE)
