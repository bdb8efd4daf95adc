"""Rows of a table -> figures: typed, with unit, role, period, and the row that tells equal labels apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.columns import Column
from extraction.forms import Form
from extraction.numbers import Amount, measure_word, parse_number, without_blanks
from extraction.report import Figure, GridCell, Role, Source, State
from extraction.rows import LaneRow
from extraction.units import counted_in, measured_in, unit_of
from extraction.wording import TEXT_HEADER, is_amount, is_blank

_BUDGET = re.compile(r"预算数|年初预算|全年预算|调整预算|预算金额")
_FINAL = re.compile(r"决算|执行数|支出数|完成数")
_LAST_YEAR = re.compile(r"(?:上年|上一年|去年)(?!度?(?:结转|结余|滚存))")
_YEAR = re.compile(r"(20\d\d)年")
_TARGET = re.compile(r"(?:指标|目标)值")
_MEASURED = re.compile(r"(?:指标|目标|完成|实际|达到)值")
_TOO_NARROW = re.compile(r"[#＃\s]+")
"""What a spreadsheet prints for a number that its column has no room for."""

_CUT_NUMBER = re.compile(r"[≤≥<>=]?\d[\d.,]*(?: +[\d.,]+)+%?")
"""A number with blanks inside that may part two numbers: no text, whatever stands in the rest of its column."""
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d{1,2}[.．、]"), re.compile(r"[（(]\d+[）)]"), re.compile(r"其中[:：]"),
)


@dataclass(frozen=True, slots=True)
class TableHead:
    """What all figures of a table share."""

    file: str
    number: int
    title: str
    form: Form | None
    unit: str | None
    year: int | None
    subject: str = ""
    counted: str = ""


def are_nameless(rows: Sequence[LaneRow]) -> bool:
    """Whether several rows have figures and none of all has a name: they are the other half of a sheet, cut by the page."""
    with_figures = sum(any(is_amount(cell.text) for _, cell in row.values) for row in rows)
    return with_figures > 1 and not any(row.label or row.code for row in rows)


def figures_of(head: TableHead, rows: Sequence[LaneRow]) -> Iterator[Figure]:
    """The figures of a table's rows in reading order, blank and unreadable cells included."""
    if are_nameless(rows):
        rows = [replace(row, placement="unreadable") for row in rows]
    parents, heads = _parents(rows), _heads(rows)
    labelless = not any(row.label or row.code for row in rows)
    headings = {above for at, row in enumerate(rows) if _holds_any(row) for above in heads[at]}
    for at, (row, parent) in enumerate(zip(rows, parents, strict=True)):
        nameless = not row.label and not row.code and not (labelless and row is rows[0])
        if row.is_empty and (nameless or at in headings):
            continue
        counted = next(filter(None, (counted_in(rows[above].label) for above in heads[at])), head.unit)
        for column, cell in row.values:
            figure = _figure(replace(head, unit=counted), row, parent, column, cell)
            if figure is not None:
                yield figure


def _figure(head: TableHead, row: LaneRow, parent: str, column: Column, cell: GridCell) -> Figure | None:
    header = "".join(column.path[-1:])
    measured = row.unit or measured_in(row.label) if _MEASURED.search(header) else ""
    told = unit_of(column.path, row.label, head.unit, row.measure, head.counted)
    unit = None if TEXT_HEADER.search(header) else column.unit or measured or told
    placement = "proven" if column in row.proven else row.placement
    state, amount = _reading(head, cell, unit, placement, row.word)
    if state is None:
        return None
    if amount and row.comparator and _TARGET.search(header) and not amount.comparator:
        amount = replace(amount, comparator=row.comparator)
    return Figure(
        source=Source(head.file, (cell.place,)), table_no=head.number, table=head.title, form=head.form.id if head.form else None,
        panel=row.panel, row=row.label, row_code=row.code, column=column.path, state=state, amount=amount, quote=cell.text,
        row_path=row.path, row_parent=parent,
        role=role_of((row.label, *column.path), head.title), year=year_of(column.path, head.year),
        unit_source="printed" if amount and amount.unit else None,
        placement="unreadable" if state is State.UNREADABLE else placement, subject=head.subject,
        label_source="form" if "form" in (column.source, row.label_source) else "printed", ocr=cell.ocr,
    )


def _reading(head: TableHead, cell: GridCell, unit: str | None, placement: str, word: str) -> tuple[State | None, Amount | None]:
    if is_blank(cell.text):
        return State.BLANK, None
    if _TOO_NARROW.fullmatch(cell.text):
        return State.UNREADABLE, None
    measured = bool(word) and measure_word(cell.text) == word
    text, unit = (without_blanks(cell.text).removesuffix(word), word) if measured else (cell.text, unit)
    amount = parse_number(text, unit) if cell.readable else None
    if amount is not None:
        return (State.UNREADABLE, None) if placement == "unreadable" else (State.VALUE, amount)
    numeric = unit is not None or (head.form is not None and head.form.is_accounts)
    damaged = (numeric and not cell.readable) or ((numeric or not cell.readable) and re.search(r"\d", cell.text))
    damaged = damaged or _CUT_NUMBER.fullmatch(cell.text.strip())
    return (State.UNREADABLE, None) if damaged else (None, None)


def role_of(path: Sequence[str], title: str) -> Role | None:
    """Planned or happened, as the column says, else the row (`预算数`), else as the title of an accounts or budget form does."""
    form_title = "" if "绩效" in title else title
    for text in (*reversed(path), form_title):
        if _FINAL.search(text):
            return Role.FINAL
        if _BUDGET.search(text):
            return Role.BUDGET
    return Role.BUDGET if "预算" in form_title else None


def year_of(path: Sequence[str], year: int | None) -> int | None:
    """The period of a column: a year that it names, the year before the report's for 上年, else the report's."""
    text = "/".join(path)
    if named := _YEAR.search(text):
        return int(named[1])
    return year - 1 if year and _LAST_YEAR.search(text) else year


def _parents(rows: Sequence[LaneRow]) -> list[str]:
    """For each row whose panel, label and code repeat in the table, the nearest row above it that is a level up; else ''."""
    counts = Counter((row.panel, row.label, row.code) for row in rows)
    above: dict[tuple[str, str | int], int] = {}
    parents = []
    for index, row in enumerate(rows):
        repeated = bool(row.label or row.code) and counts[row.panel, row.label, row.code] > 1
        nearest = max((above.get((row.panel, rank), -1) for rank in _ranks_over(row)), default=-1)
        parents.append(rows[nearest].label if repeated and nearest >= 0 else "")
        if row.label:
            above[row.panel, row.code or _level(row.label)] = index
    return parents


def _heads(rows: Sequence[LaneRow]) -> list[list[int]]:
    """For each numbered row the rows that it stands under by their numbering, the nearest first: 1. under （一） under 一、."""
    over: dict[str, list[int]] = {}
    heads = []
    for index, row in enumerate(rows):
        level = 0 if row.code else _level(row.label)
        above = [at for at in over.get(row.panel, ()) if _level(rows[at].label) < level]
        heads.append(above)
        if row.label:
            over[row.panel] = [index, *above] if level else []
    return heads


def _holds_any(row: LaneRow) -> bool:
    """Whether an amount other than 0 is printed in a row."""
    amounts = (parse_number(cell.text) for _, cell in row.values)
    return any(amount is not None and amount.value for amount in amounts)


def _ranks_over(row: LaneRow) -> Iterable[str | int]:
    """What a row over this one can have: a shorter code that this one begins with, or a lower level of numbering."""
    return (row.code[:length] for length in range(1, len(row.code))) if row.code else range(_level(row.label))


def _level(label: str) -> int:
    return next((level for level, pattern in enumerate(_LEVELS, 1) if pattern.match(label)), 0)
