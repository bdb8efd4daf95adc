"""The funds of a 绩效自评表: the rows of what was planned and spent on the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from extraction.columns import Column, Part
from extraction.matrix import Matrix
from extraction.numbers import parse_number, without_blanks
from extraction.performance_pairs import is_paired
from extraction.performance_slots import ALL_FUNDS, Slot, Value, slots_of, value_in
from extraction.report import GridCell
from extraction.rows import LaneRow
from extraction.units import unit_of
from extraction.wording import is_blank

FUNDS = re.compile(r"预算数|预算[（(]|^(?:年初|全年|调整后?)预算$|执行数|预算资金|执行率|^金额$")
_OTHER_PART = re.compile(r"^(?:.*(?:总体|预期|实际完成).*(?:目标|情况)|.*(?:主管|实施|项目单位|预算单位|项目负责).*)$")
_STUCK_VALUE = re.compile(r"^(?P<label>.*[\u4e00-\u9fff）)])(?P<value>[≤≥<>=]?\d[\d.,]*\S{0,3})$")
_LABEL = re.compile(r"年度资金总额|其中[:：]?当年财政拨款|上年结转资金")
_TOTAL = re.compile(r"资金总额")
_SUM = re.compile(r".*(?:支出|资金|预算)(?:申请)?(?:总额|金额|合计)[:：]?|(?:其中[:：])?.{0,6}(?:资金|财政拨款)")
_CUT = re.compile(r"\d[\d.,\s]*")


def fund_rows(matrix: Matrix, header: int, end: int) -> list[LaneRow]:
    """The rows under the header of the funds; a number cut in two is whole again where the total then closes."""
    rows = list(_rows(matrix, header, end)) or list(_unnamed(matrix, header, end))
    return [_with_whole_values(row, rows) for row in rows]


def _rows(matrix: Matrix, header: int, end: int) -> Iterator[LaneRow]:
    slots = list(dropwhile(lambda slot: not FUNDS.search(slot.name), slots_of(matrix, header)))
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
        if any(_OTHER_PART.match(without_blanks(cell.text)) for cell in cells if cell.column >= first):
            return  # 年初绩效目标 | 全年目标实际完成情况
        shift = first - label.column - label.column_span if _lost_left(cells, first) else 0
        yield _row(matrix, row, slots, _fund_text(cells, label), label, shift)


def _unnamed(matrix: Matrix, header: int, end: int) -> Iterator[LaneRow]:
    """The one row of numbers right under a header whose own first cell names it: 预算执行情况 | 全年预算数 | 执行数."""
    slots = list(dropwhile(lambda slot: not FUNDS.search(slot.name), slots_of(matrix, header)))
    below = [cell for cell in matrix.row(header + 1) if without_blanks(cell.text)] if slots and header + 1 < end else []
    if len(below) > 1 and all(parse_number(cell.text) and cell.column >= slots[0].columns[0] for cell in below):
        values = tuple(value for slot in slots if (value := value_in(matrix, header + 1, slot, 0)))
        yield LaneRow("", ALL_FUNDS, (), "", values, label_source="form")


def _row(matrix: Matrix, row: int, slots: Sequence[Slot], text: str, label: GridCell, shift: int) -> LaneRow:
    """A row of funds; a number that stands in the cell of its label belongs to the first column if that is empty."""
    stuck = _STUCK_VALUE.match(text) if "元" not in text else None
    name = stuck["label"] if stuck else text
    values = tuple(value for slot in slots if (value := value_in(matrix, row, slot, -shift)))
    read = LaneRow("", name, (), "", values, "moved" if shift else "printed")
    if not stuck or shift or not values or not is_blank(values[0][1].text):
        return read
    column = values[0][0]
    return replace(read, values=((column, replace(label, text=stuck["value"])), *values[1:]), proven=frozenset({column}))


def _with_whole_values(row: LaneRow, rows: Sequence[LaneRow]) -> LaneRow:
    """A row with those numbers whole that were cut by a column rule and that the printed total proves."""
    whole = [(column, replace(cell, text=without_blanks(cell.text))) for column, cell in row.values if _is_cut(cell)]
    proven = dict(value for value in whole if row.placement == "printed" and _closes(value, row, rows))
    values = tuple((column, proven.get(column, cell)) for column, cell in row.values)
    return replace(row, values=values, proven=row.proven | proven.keys())


def _is_cut(cell: GridCell) -> bool:
    return parse_number(cell.text) is None and bool(_CUT.fullmatch(cell.text.strip()))


def _closes(value: Value, row: LaneRow, rows: Sequence[LaneRow]) -> bool:
    """Whether the total of a column is the sum of its other rows, all of them read, with the value in its row."""
    column, cell = value
    amounts = []
    for one in rows:
        held = cell if one is row else next((own for path, own in one.values if path == column), None)
        if held is not None and not is_blank(held.text):
            amounts.append((bool(_TOTAL.search(one.label)), parse_number(held.text)))
    numbers = [(is_total, amount.value) for is_total, amount in amounts if amount]
    totals = [number for is_total, number in numbers if is_total]
    return len(numbers) == len(amounts) and len(totals) == 1 and sum(number for _, number in numbers) == 2 * totals[0]


def _fund_text(cells: Sequence[GridCell], label: GridCell) -> str:
    """The text of a label, with that of the cell before it where both are halves of one."""
    before = [without_blanks(cell.text) for cell in cells if cell.column < label.column][-1:]
    text = without_blanks(label.text)
    whole = "".join([*before, text])
    return whole if _LABEL.fullmatch(whole) else text


def stated_rows(matrix: Matrix, end: int, form_unit: str | None) -> Iterator[LaneRow]:
    """Amounts of money that stand beside their label, over the header of the funds or where these have none.

    A sum of spending, or a part of the money by its source, that prints no unit itself has that of the form.
    """
    for row in filter(lambda row: not is_paired(matrix, row), range(end)):
        for label, cell in pairwise(cell for cell in matrix.row(row) if without_blanks(cell.text)):
            usual = form_unit if _SUM.fullmatch(without_blanks(label.text)) else None
            amount = parse_number(cell.text, unit_of((), label.text, usual))
            if amount is not None and amount.is_money and parse_number(label.text) is None:
                yield LaneRow("", without_blanks(label.text).rstrip(":："), (), "", ((Column(Part.VALUE, ()), cell),))


def _fund_label(cells: Sequence[GridCell], first: int) -> GridCell | None:
    """The last cell before the values that is no number."""
    before = [cell for cell in cells if cell.column < first and parse_number(cell.text) is None and not is_blank(cell.text)]
    return before[-1] if before else None


def _lost_left(cells: Sequence[GridCell], first: int) -> bool:
    """Whether a row has lost cells at its left, so that its numbers begin before the first value column."""
    return any(cell.column < first and parse_number(cell.text) is not None for cell in cells)
