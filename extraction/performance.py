"""The 绩效自评表: a form of stacked parts (project, funds, goals, indicators, total score) with a header for each part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import dropwhile, pairwise

from extraction.layout import Column, Part
from extraction.matrix import Matrix
from extraction.numbers import parse_number, without_blanks
from extraction.report import GridCell
from extraction.rows import LaneRow
from extraction.wording import is_blank

_SUBJECT = re.compile(r"^项目名称")
_FUNDS = re.compile(r"预算数|执行数|预算资金|执行率|^金额$")
_LEVEL = re.compile(r"^[一二三四]级|^指标(?:内容|名称)$")
_INDICATORS = re.compile(r"^[一二三]级指标|指标值$|指标值[（(]")
_LEVEL_NAME = re.compile(
    r"(?:产出|成本|效益|满意度|数量|质量|时效|(?:经济|社会|生态|生态环境)(?:成本|效益)|可持续(?:发展)?影响|服务对象满意度)指标(?:[（(].*)?"
)
_COMPLETE = re.compile(
    r"^金额$|预算(?:数|金额)|执行数|执行率|分值|权重|得分|级指标|指标(?:值|内容|名称)|完成值|完成情况|资金来源|原因|说明|备注"
)
_FUNDS_UNIT = re.compile(r"资金.*[（(](?:单位[:：])?([万千亿]?元)[）)]|^[（(]([万千亿]?元)[）)]$|^单位[:：]([万千亿]?元)$")
_OFFICE = re.compile(r"^(?:主管部门|实施单位|预算单位|项目(?:实施)?单位|项目负责人)")
_SCORED = re.compile(r"分值|得分")
_TOTAL = re.compile(r"^(?:总分|合计|总得分|自评总分)")
_OTHER_PART = re.compile(r"^(?:.*(?:总体|预期|实际完成).*(?:目标|情况)|.*(?:主管|实施|项目单位|预算单位|项目负责).*)$")
_STUCK_VALUE = re.compile(r"^(?P<label>.*[\u4e00-\u9fff）)])(?P<value>[≤≥<>=]?\d[\d.,]*\S{0,3})$")
_FUND_LABEL = re.compile(r"年度资金总额|其中[:：]?当年财政拨款|上年结转资金")
_HEADERS = ("年初预算数", "全年预算数", "全年执行数", "三级指标", "年度指标值", "实际完成值")
_ALIKE = 0.75
_SHIFTS = (1, -1, 2, -2, 3, -3, 4)
_FULL_SCORE = Decimal(100)


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


@dataclass(frozen=True, slots=True)
class Performance:
    """What a 绩效自评表 holds: the project, the unit printed by its funds, and its rows."""

    subject: str
    funds_unit: str | None
    rows: tuple[LaneRow, ...]


def is_performance(matrix: Matrix) -> bool:
    """Whether a grid is a form of stacked parts: its indicator header stands below other parts."""
    return any(_heads_indicators(matrix.texts(row)) for row in range(1, matrix.height))


def names_project(matrix: Matrix) -> bool:
    """Whether a grid begins a form: its first cell is 项目名称, and the project's name and office stand beside and under it."""
    first = next((text for text in matrix.texts(0) if text), "")
    offices = any(_OFFICE.match(text) for row in range(min(3, matrix.height)) for text in matrix.texts(row))
    return bool(_SUBJECT.match(first)) and offices


def _heads_indicators(texts: Sequence[str]) -> bool:
    return sum(bool(_INDICATORS.search(text)) for text in texts) > 1 and any(_LEVEL.match(text) for text in texts)


def read_performance(matrix: Matrix) -> Performance:
    """The project, funds, indicators and total score of one form."""
    funds_at = _find(matrix, lambda texts: sum(bool(_FUNDS.search(text)) for text in texts) > 1 or "金额" in texts)
    indicators_at = _find(matrix, _heads_indicators)
    end = matrix.height if indicators_at is None else indicators_at
    funds = list(_fund_rows(matrix, funds_at, end)) if funds_at is not None and funds_at < end else []
    if funds_at is None:
        funds = list(_stated_rows(matrix, end))
    indicators = list(_indicator_rows(matrix, indicators_at)) if indicators_at is not None else []
    rows = _judged([*funds, *indicators])
    return Performance(_subject(matrix), _funds_unit(matrix, end), tuple(rows))


def _find(matrix: Matrix, test: Callable[[Sequence[str]], bool]) -> int | None:
    return next((row for row in range(matrix.height) if test(matrix.texts(row))), None)


def _subject(matrix: Matrix) -> str:
    for row in range(min(matrix.height, 4)):
        texts = matrix.texts(row)
        for index, text in enumerate(texts):
            if _SUBJECT.match(text):
                following = iter(texts[index + 1:])
                name = "".join(_until_label(following))
                return "" if is_blank(name) or re.fullmatch(r"[:：]+", name) else name
    return ""


def _until_label(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        if re.match(r"^(?:主管部门|实施单位|项目(?:编码|类别|负责人|单位|属性)|预算单位|联系|资金使用)", text):
            return
        if len(text) > 1 or "\u4e00" <= text <= "\u9fff":
            yield text


def _funds_unit(matrix: Matrix, end: int) -> str | None:
    for row in range(end):
        for text in matrix.texts(row):
            if unit := _FUNDS_UNIT.search(text):
                return next(group for group in unit.groups() if group)
    return None


def _slots(matrix: Matrix, row: int) -> list[Slot]:
    """The columns of a part from its header row: each reaches to the next header; two halves of a cut header are one."""
    heads = [(cell.column, without_blanks(cell.text)) for cell in matrix.row(row) if without_blanks(cell.text)]
    merged: list[tuple[int, list[str]]] = []
    for column, text in heads:
        if merged and not _COMPLETE.search(text) and not _COMPLETE.search(merged[-1][1][-1]):
            merged[-1][1].append(text)
        else:
            merged.append((column, [text]))
    ends = [column for column, _ in merged[1:]] + [matrix.width]
    return [_slot(texts, tuple(range(column, end))) for (column, texts), end in zip(merged, ends, strict=True)]


def _slot(texts: Sequence[str], columns: tuple[int, ...]) -> Slot:
    """A slot; a header that was cut in two, or has lost its first letter, takes the form's wording, if it is like one alone."""
    name = "".join(texts)
    plain = re.sub(r"[（(].*", "", name)
    whole = [word for word in _HEADERS if word[1:] == plain]
    if len(whole) == 1:
        return Slot(whole[0] + name[len(plain):], columns, "form")
    alike = [word for word in _HEADERS if SequenceMatcher(None, plain, word, autojunk=False).ratio() > _ALIKE]
    if len(texts) == 1 or len(alike) != 1:
        return Slot(name, columns)
    return Slot(alike[0] + name[len(plain):], columns, "form")


def _fund_rows(matrix: Matrix, header: int, end: int) -> Iterator[LaneRow]:
    slots = list(dropwhile(lambda slot: not _FUNDS.search(slot.name), _slots(matrix, header)))
    if not slots:
        return
    first = slots[0].columns[0]
    for row in range(header + 1, end):
        cells = [cell for cell in matrix.row(row) if without_blanks(cell.text)]
        label = _fund_label(cells, first)
        if label is None or _OTHER_PART.match(without_blanks(label.text)):
            if any(_OTHER_PART.match(without_blanks(cell.text)) for cell in cells):
                return
            continue
        shift = first - label.column - label.column_span if _lost_left(cells, first) else 0
        text = _fund_text(cells, label)
        stuck = _STUCK_VALUE.match(text) if "元" not in text else None
        values = tuple(value for slot in slots if (value := _slot_value(matrix, row, slot, -shift)))
        yield LaneRow("", stuck["label"] if stuck else text, (), "", values, "moved" if shift else "printed")


def _fund_text(cells: Sequence[GridCell], label: GridCell) -> str:
    """The text of a label, with that of the cell before it where both are halves of one."""
    before = [without_blanks(cell.text) for cell in cells if cell.column < label.column][-1:]
    text = without_blanks(label.text)
    whole = "".join([*before, text])
    return whole if _FUND_LABEL.fullmatch(whole) else text


def _stated_rows(matrix: Matrix, end: int) -> Iterator[LaneRow]:
    """Amounts of money that stand beside their label, where the funds have no header of their own."""
    for row in range(end):
        for label, cell in pairwise(cell for cell in matrix.row(row) if without_blanks(cell.text)):
            amount = parse_number(cell.text)
            if amount is not None and amount.is_money and parse_number(label.text) is None:
                yield LaneRow("", without_blanks(label.text).rstrip(":："), (), "", ((Column(Part.VALUE, ()), cell),))


def _fund_label(cells: Sequence[GridCell], first: int) -> GridCell | None:
    """The last cell before the values that is no number."""
    before = [cell for cell in cells if cell.column < first and parse_number(cell.text) is None and not is_blank(cell.text)]
    return before[-1] if before else None


def _lost_left(cells: Sequence[GridCell], first: int) -> bool:
    """Whether a row has lost cells at its left, so that its numbers begin before the first value column."""
    return any(cell.column < first and parse_number(cell.text) is not None for cell in cells)


def _slot_value(matrix: Matrix, row: int, slot: Slot, shift: int) -> tuple[Column, GridCell] | None:
    """The cell of a slot in a row; where several are filled the value was cut, and their joined text reads as no number."""
    cells = [cell for column in slot.columns if (cell := matrix.at(row, column + shift)) and cell.row == row]
    own = [cell for cell in dict.fromkeys(cells) if slot.columns[0] <= cell.column - shift <= slot.columns[-1]]
    if not own:
        return None
    filled = [cell for cell in own if without_blanks(cell.text)]
    if len(filled) < 2:
        return slot.column, (filled or own)[0]
    return slot.column, replace(filled[0], text=" ".join(cell.text for cell in filled))


def _indicator_rows(matrix: Matrix, header: int) -> Iterator[LaneRow]:
    slots = _slots(matrix, header)
    levels = [slot for slot in slots if _LEVEL.match(slot.name)]
    values = slots[slots.index(levels[-1]) + 1:]
    seen: dict[Slot, str] = {}
    for row in range(header + 1, matrix.height):
        texts = [text for text in matrix.texts(row) if text]
        if texts and any(_TOTAL.match(text) for text in texts[:2]):
            yield from _total_row(matrix, row, values)
            continue
        shift = _shift(matrix, row, levels[-1], values)
        if shift is None:
            continue
        label = "".join(_level_texts(matrix, row, levels[-1], shift)) or _only_label(matrix, row, levels)
        for slot in levels[:-1]:
            seen[slot] = "".join(_level_texts(matrix, row, slot, shift)) or seen.get(slot, "")
        stuck = re.match(r"^(?P<label>.+?)[≤≥<>=]\d\S*$", label)
        held = tuple(value for slot in values if (value := _slot_value(matrix, row, slot, shift)))
        if not label and not any(_is_score(cell.text) for _, cell in held):
            continue
        path = tuple(seen[slot] for slot in levels[:-1] if seen[slot])
        placement = "moved" if shift else "printed" if _is_scored(held) else "unreadable"
        yield LaneRow("", stuck["label"] if stuck else label, path, "", held, placement)


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
    held = [_slot_value(matrix, row, slot, shift) for slot in scored]
    if not all(value and _is_score(value[1].text) for value in held):
        return False
    measured = [_slot_value(matrix, row, slot, shift) for slot in values[: values.index(scored[0])]]
    return shift == 0 or all(value and without_blanks(value[1].text) for value in measured)


def _is_score(text: str) -> bool:
    amount = parse_number(text)
    return amount is not None and not amount.comparator and amount.unit in (None, "分")


def _is_scored(values: Sequence[tuple[Column, GridCell]]) -> bool:
    """Whether the score columns of a row hold scores or nothing: anything else shows that the row has slid."""
    scores = (cell.text for column, cell in values if _SCORED.search("".join(column.path[-1:])))
    return all(_is_score(text) or parse_number(text) is None for text in scores)


def _level_texts(matrix: Matrix, row: int, slot: Slot, shift: int) -> list[str]:
    cells = [cell for column in slot.columns if (cell := matrix.at(row, column + shift)) is not None]
    texts = [without_blanks(cell.text) for cell in dict.fromkeys(cells)]
    return [text for text in texts if text and parse_number(text) is None]


def _only_label(matrix: Matrix, row: int, levels: Sequence[Slot]) -> str:
    """The one text that stands in the level columns of a row whose deepest level is empty."""
    texts = [text for slot in levels for text in _level_texts(matrix, row, slot, 0) if not text.endswith("指标")]
    return texts[0] if len(texts) == 1 else ""


def _total_row(matrix: Matrix, row: int, values: Sequence[Slot]) -> Iterator[LaneRow]:
    """总分: one number is 得分, two are 分值 and 得分, wherever they stand."""
    cells = [cell for cell in matrix.row(row) if without_blanks(cell.text)]
    numbers = [cell for cell in cells if _is_score(cell.text)]
    scored = [slot for slot in values if _SCORED.search(slot.name)][-len(numbers):] if numbers else []
    label = next(without_blanks(cell.text) for cell in cells if _TOTAL.match(without_blanks(cell.text)))
    if len(label) <= 8 and len(scored) == len(numbers):
        yield LaneRow("", label, (), "", tuple((slot.column, cell) for slot, cell in zip(scored, numbers, strict=True)))


def _judged(rows: Sequence[LaneRow]) -> list[LaneRow]:
    """Rows that were moved under their header are proven if all scores then close on the printed total, else unreadable."""
    proven = _closes(rows, "得分") and _closes(rows, "分值")
    return [
        replace(row, placement="proven" if proven else "unreadable") if row.placement == "moved" else row for row in rows
    ]


def _closes(rows: Sequence[LaneRow], name: str) -> bool:
    """Whether the scores of one column add up to the total row's, or to 100 where the total prints none."""
    scores = [
        (row, amount.value) for row in rows for column, cell in row.values
        if name in "".join(column.path[-1:]) and (amount := parse_number(cell.text)) is not None
    ]
    totals = [value for row, value in scores if _TOTAL.match(row.label)]
    parts = sum(value for row, value in scores if not _TOTAL.match(row.label))
    return parts == (totals[-1] if totals else _FULL_SCORE)
