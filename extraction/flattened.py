"""Forms of a dump flattened into a line: each number is listed with its raw text, and placed where that is proven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extraction.figures import TableHead, role_of, year_of
from extraction.flattened_rows import (
    NUMBERED,
    Anchored,
    Columns,
    Flat,
    number_of,
    rows_of_codes,
    rows_of_items,
    rows_of_totals,
    slot_rows,
)
from extraction.flattened_sums import sums_of_codes, sums_of_items, sums_of_totals
from extraction.forms import Form, form_of
from extraction.numbers import Amount, parse_number
from extraction.placing import Slot, SlotRow, Sum, place
from extraction.report import Block, Figure, Line, Place, Source, State, Table
from extraction.units import unit_of

_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:, ?\d{3})+(?:\. ?\d+)?|\d+\. ?\d+|(?<!\S)(?P<whole>\d+)(?!\S))%?(?![\d.])")
_CODE = re.compile(r"2[0-3]\d(?:\d\d){0,2}|3[01]\d(?:\d\d)?|399(?:\d\d)?|[12]\d{6}")
_SPLIT_CODE = re.compile(r"(?<![\d.,])2[0-3]\d \d\d(?: \d\d)?(?= ?[\u4e00-\u9fff“])")
"""A code whose 类, 款 and 项 have columns of their own, before its name."""
_COUNTED = re.compile(r"[行栏]\s*次|序\s*号|行\s+行")
_ITEMS = "basic_expenditure"
_BY_CODE = frozenset({"income", "expenditure", "general_expenditure", "gov_fund", "state_capital"})
_LANES = ("", "收入", "左", "中", "支出", "右")
_TWO_LANES = frozenset({"fiscal_income_expenditure", "income_expenditure", "nonfiscal_income_expenditure"})


def unplaced_figures(head: TableHead, lines: Iterable[Line]) -> Iterator[Figure]:
    """The numbers of flattened lines as unreadable figures, in order: neither their row nor their column is known."""
    for line in lines:
        for match in _numbers(_with_whole_codes(line.text)):
            yield Figure(
                source=Source(head.file, (line.place,)), table_no=head.number, table=head.title,
                form=head.form.id if head.form else None, panel="", row="", row_code="", column=(), state=State.UNREADABLE,
                amount=None, quote=match[0], subject=head.subject, year=head.year, placement="unreadable",
            )


def _with_whole_codes(text: str) -> str:
    """A text of the same length with the parts of each code as one (201 03 50 事业运行)."""
    return _SPLIT_CODE.sub(lambda code: code[0].replace(" ", "").ljust(len(code[0])), text)


def _numbers(text: str) -> list[re.Match[str]]:
    """The numbers of a line that are no codes and do not count its rows or columns.

    Such a one has a neighbour in the line, or is the number of a label (一、财政拨款收入 1).
    """
    found = list(_NUMBER.finditer(text))
    counted = {int(match["whole"]) for match in found if match["whole"]} if _COUNTED.search(text) else set()
    labelled = {number_of(match["numeral"]) for match in NUMBERED.finditer(text)}
    beside = {number for number in counted if number in labelled or {number - 1, number + 1} & counted}
    return [
        match for match in found
        if not match["whole"] or not (_CODE.fullmatch(match["whole"]) or int(match["whole"]) in beside)
    ]


def place_flattened(tables: Sequence[Table], blocks: Sequence[Block]) -> list[Table]:
    """Tables with the numbers of their flattened lines placed, as far as only one place satisfies what the report prints."""
    texts = {block.place: block.text for block in blocks if isinstance(block, Line)}
    return [_with_places(table, tables, texts) for table in tables]


def _with_places(table: Table, tables: Sequence[Table], texts: Mapping[Place, str]) -> Table:
    lost = [at for at, figure in enumerate(table.figures) if figure.placement == "unreadable" and not figure.column]
    form = form_of(table.title)
    if not lost or form is None or form.id not in {_ITEMS, *_TWO_LANES, *_BY_CODE}:
        return table
    lines = dict.fromkeys(table.figures[at].source.places[0] for at in lost)
    text = _with_whole_codes("\n".join(texts[place] for place in lines))
    if [match[0] for match in _numbers(text)] != [table.figures[at].quote for at in lost]:
        return table  # what is listed is not what would be placed
    printed = [figure for figure in table.figures if figure.column]
    columns = _columns(form, text, printed)
    found = _places(form, text, columns, printed, tables)
    figures = list(table.figures)
    for index, slot in found.items():
        if slot.code and not slot.label:
            continue  # a code without its name would be told as if it were the whole
        figures[lost[index]] = _placed(figures[lost[index]], slot, table, text)
    return replace(table, figures=tuple(figures))


def _columns(form: Form, text: str, printed: Sequence[Figure]) -> Columns:
    """The value columns of each lane: those of the part that kept its grid, else the form's as the line words them."""
    usual: dict[str, list[tuple[str, ...]]] = {}
    for index, wording in enumerate(form.columns):
        path = tuple(next((option for option in options if option in text), options[0]) for options in wording)
        panel = "" if form.id in _BY_CODE else "左中右"[index] if form.id == _ITEMS else path[0]
        usual.setdefault(panel, []).append(path)
    own: dict[str, list[tuple[str, ...]]] = {}
    for figure in printed:
        columns = own.setdefault(figure.panel, [])
        if figure.column not in columns:
            columns.append(figure.column)
    found = {**usual, **own} if own.keys() <= usual.keys() else own
    return {panel: found[panel] for panel in _LANES if panel in found}


def _places(
    form: Form, text: str, columns: Columns, printed: Sequence[Figure], tables: Sequence[Table]
) -> dict[int, Slot]:
    """The slot of each number of the text that is proven, by the number's index."""
    matches = _numbers(text)
    amounts = [amount for match in matches if (amount := parse_number(match[0]))]
    line = Flat(text, tuple(match.start() for match in matches))
    rows = _rows(form, line, columns, tables)
    if not rows or len(amounts) < len(matches):
        return {}
    slots = slot_rows(line, rows, columns)
    sums = _sums(form, slots, printed, tables)
    half = _half([*amounts, *(figure.amount for figure in printed if figure.amount)])
    proven = place(slots, [amount.value for amount in amounts], line.before(rows[0].first), sums, half)
    bound = {slot for one in sums for slot in one.totals | one.parts}
    return {index: slot for index, slot in proven.items() if slot in bound}


def _rows(form: Form, line: Flat, columns: Columns, tables: Sequence[Table]) -> list[Anchored]:
    if form.id == _ITEMS:
        return rows_of_items(line, columns, _economic_items())
    if form.id in _TWO_LANES:
        return rows_of_totals(line, columns)
    return rows_of_codes(line, columns, {cell.row_code: cell.row for table in tables for cell in table.figures if cell.row})


def _sums(form: Form, rows: Sequence[SlotRow], printed: Sequence[Figure], tables: Sequence[Table]) -> list[Sum]:
    if form.id == _ITEMS:
        return list(sums_of_items([slot for row in rows for slot in row.slots], printed))
    if form.id in _TWO_LANES:
        return list(sums_of_totals(form.id, rows, printed, tables))
    return list(sums_of_codes(form.id, rows, printed))


def _half(amounts: Sequence[Amount]) -> Decimal:
    """Half a unit of the last place to which the numbers of the form are printed."""
    return Decimal("0.5").scaleb(-max((amount.decimals for amount in amounts), default=0))


@cache
def _economic_items() -> Mapping[str, tuple[str, ...]]:
    """The names of each item of the economic classification, by code."""
    from extraction.indicators import catalogue

    found: dict[str, tuple[str, ...]] = {}
    for indicator in catalogue().all:
        for pattern in indicator.figure_patterns:
            if _ITEMS in pattern.forms and len(pattern.codes) == 1 and pattern.rows:
                found.setdefault(pattern.codes[0], pattern.rows)
    return found


def _placed(figure: Figure, slot: Slot, table: Table, text: str) -> Figure:
    """A number of the line in its slot."""
    amount = parse_number(figure.quote, unit_of(slot.column, slot.label, table.unit))
    return replace(
        figure, panel=slot.panel, row=slot.label, row_code=slot.code, column=slot.column, state=State.VALUE, amount=amount,
        role=role_of(slot.column, table.title), year=year_of(slot.column, figure.year), placement="proven",
        unit_source="printed" if amount and amount.unit else None,
        label_source="printed" if slot.label in text else "form",
    )
