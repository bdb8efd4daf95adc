"""What the rest of a report says of the slots of a flattened form: class sums, printed totals, the same figures elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from extraction.labels import plain_label
from extraction.placing import Slot, SlotRow, Sum
from extraction.report import Figure, State, Table

_NUMBERED = re.compile(r"[一二三四五六七八九十]+、")
_YEAR_TOTAL, _REST = re.compile(r"本年(?:收入|支出)合计"), re.compile(r"年初\S*结转和结余")
_COLUMN_SUMS = (
    (_YEAR_TOTAL, _NUMBERED),
    (_REST, re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算财政拨款$")),
    (re.compile(r"(?:收入|支出)?总计"), re.compile(r"本年(?:收入|支出)合计|使用非财政拨款结余|结余分配|年[初末]\S*结转和结余")),
)
"""The totals of a column of a form of two lanes, and what each of them is the sum of."""
_STAFF_TOTAL, _OFFICE_TOTAL = re.compile(r"人员经费合计"), re.compile(r"公用经费合计")
_STAFF = re.compile(r"30[13]")
_CLASS, _ITEM = 3, 5
_WHOLE = re.compile(r"合计$")
_BALANCES = {"gov_fund": ((slice(2, 3), slice(3, 5)), (slice(0, 2), slice(2, 6, 3)))}
"""Which columns of a row add up to which, where it is not the first that is the sum of the others."""
_SAME = {
    "fiscal_income_expenditure": (None, "general_expenditure", "gov_fund", "state_capital"),
    "income_expenditure": ("expenditure",),
}
"""For each column of spending the form that prints the same amount for every class of spending."""
_OWN_TOTAL = re.compile(r"本年支出(?:合计)?|小计|合计")

_CENT = Decimal("0.01")

Cells = Sequence[Figure]
Test = Callable[[Slot | Figure], bool]


def sums_of_items(slots: Iterable[Slot], printed: Cells) -> Iterator[Sum]:
    """Of the form of economic items: every class is the sum of its items, and the two totals that of their classes."""
    own = list(slots)
    codes = {slot.code for slot in own} | {cell.row_code for cell in printed}
    for code in sorted(code for code in codes if len(code) == _CLASS):
        yield from _sum(own, printed, partial(_has_code, code), partial(_is_item_of, code))
    for total, is_staff in ((_STAFF_TOTAL, True), (_OFFICE_TOTAL, False)):
        yield from _sum(own, printed, partial(_is_called, total), partial(_is_class, is_staff))


def _has_code(code: str, one: Slot | Figure) -> bool:
    return _code(one) == code


def _is_item_of(code: str, one: Slot | Figure) -> bool:
    return len(_code(one)) == _ITEM and _code(one).startswith(code)


def _is_class(of_staff: bool, one: Slot | Figure) -> bool:
    return len(_code(one)) == _CLASS and bool(_STAFF.fullmatch(_code(one))) is of_staff


def _is_called(name: re.Pattern[str], one: Slot | Figure) -> bool:
    return bool(name.match(_label(one)))


def sums_of_codes(form: str, rows: Sequence[SlotRow], printed: Cells) -> Iterator[Sum]:
    """Of a form by functional code: each code is the sum of those under it, 合计 that of the highest, and its columns balance."""
    for row in rows:
        for total, parts in _BALANCES.get(form, ((slice(0, 1), slice(1, None)),)):
            yield Sum(frozenset(row.slots[total]), frozenset(row.slots[parts]), Decimal(0), 0)
    own = [slot for row in rows for slot in row.slots]
    codes = {*(slot.code for slot in own), *(cell.row_code for cell in printed)} - {""}
    for column in dict.fromkeys(slot.column for slot in own):
        lane = [slot for slot in own if slot.column == column]
        cells = [cell for cell in printed if cell.column == column]
        yield from _sum(lane, cells, partial(_is_called, _WHOLE), partial(_is_under, "", codes))
        for code in sorted(codes):
            yield from _sum(lane, cells, partial(_has_code, code), partial(_is_under, code, codes))


def _is_under(group: str, codes: Collection[str], one: Slot | Figure) -> bool:
    """Whether a row stands directly under a code (or, for '', under none) of those that the form prints."""
    code = _code(one)
    over = [other for other in codes if other != code and code.startswith(other)]
    return bool(code) and max(over, key=len, default="") == group


def sums_of_totals(form: str, rows: Sequence[SlotRow], printed: Cells, tables: Sequence[Table]) -> Iterator[Sum]:
    """Of a form of two lanes: 合计 of the funds in a row, the total of each column, the same classes in other forms."""
    own = [slot for row in rows for slot in row.slots]
    spending = [slot for slot in own if slot.panel == own[-1].panel]
    columns = list(dict.fromkeys(slot.column for slot in spending))
    for row in rows if len(columns) > 1 else ():
        held = [slot for slot in row.slots if slot in spending]
        yield Sum(frozenset(held[:1]), frozenset(held[1:]), Decimal(0), 0)
    for place in dict.fromkeys((slot.panel, slot.column) for slot in own):
        lane = [slot for slot in own if (slot.panel, slot.column) == place]
        cells = [cell for cell in printed if (cell.panel, cell.column) == place]
        for total, parts in _COLUMN_SUMS:
            yield from _sum(lane, cells, partial(_is_called, total), partial(_is_called, parts))
    for column, elsewhere in zip(columns, _SAME.get(form, ()), strict=False):
        classes = _classes(tables, elsewhere)
        for slot in spending if classes is not None else ():
            if slot.column == column and classes is not None and _NUMBERED.match(slot.label):
                yield Sum(frozenset(), frozenset({slot}), classes.get(plain_label(slot.label), Decimal(0)), 1, exact=True)


def _classes(tables: Sequence[Table], form: str | None) -> Mapping[str, Decimal] | None:
    """What another form prints for each class of spending, by name; None unless it prints classes that make up its total."""
    own = [table for table in tables if table.form == form]
    cells = [cell for table in own for cell in table.figures if cell.column and _OWN_TOTAL.fullmatch(cell.column[-1])]
    classes = [cell for cell in cells if len(cell.row_code) == _CLASS]
    total = [cell.amount.value for cell in cells if cell.row == "合计" and cell.amount]
    if len(own) != 1 or len(total) > 1 or any(cell.state is State.UNREADABLE for cell in own[0].figures):
        return None
    found = {plain_label(cell.row): cell.amount.value for cell in classes if cell.amount}
    complete = abs(sum(found.values(), Decimal(0)) - sum(total, Decimal(0))) <= _CENT * (len(found) + 1)
    return found if complete and len(found) == sum(cell.amount is not None for cell in classes) else None


def _sum(slots: Sequence[Slot], printed: Cells, is_total: Test, is_part: Test) -> Iterator[Sum]:
    """The sum of what is still to be placed and what is printed in place; none where a cell of it cannot be read."""
    totals, parts = [one for one in slots if is_total(one)], [one for one in slots if is_part(one)]
    cells = [cell for cell in printed if is_total(cell) or is_part(cell)]
    readable = all(cell.state is not State.UNREADABLE for cell in cells)
    has_parts = bool(parts) or any(map(is_part, cells))
    if not readable or not has_parts or not (parts or totals) or len(totals) + sum(map(is_total, cells)) != 1:
        return
    known = sum((_value(cell) * (1 if is_total(cell) else -1) for cell in cells), Decimal(0))
    yield Sum(frozenset(totals), frozenset(parts), known, sum(cell.amount is not None for cell in cells))


def _value(cell: Figure) -> Decimal:
    return cell.amount.value if cell.amount else Decimal(0)


def _code(one: Slot | Figure) -> str:
    return one.code if isinstance(one, Slot) else one.row_code


def _label(one: Slot | Figure) -> str:
    return one.label if isinstance(one, Slot) else one.row
