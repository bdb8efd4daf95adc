"""Table -> printed cells: headers merged, codes cut, lanes side by side; every figure's cell carries its true labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from eval.factory.naming import LOWER, Labels, header_paths, headings, panels, row_cell, row_parents, row_path, squeeze
from eval.factory.spec import Codes, Column, Lane, Layout, Role, Row, Table

LEVELS = ("类", "款", "项")


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell by its first row and column and how many of each it covers; `labels` where a figure may stand."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    align: str = "center"
    labels: Labels | None = None


@dataclass(frozen=True, slots=True)
class PrintGrid:
    """A whole table before it is cut into pages: its header, and how much of that a continuation page can repeat."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header_rows: int = 0
    repeat_rows: int = 0


@dataclass(frozen=True, slots=True)
class _Slot:
    """A column of the spec with its place in print: first column and number of columns."""

    column: Column
    at: int
    width: int
    path: tuple[str, ...]


def lay_out(table: Table) -> PrintGrid:
    """The printed cells of a table."""
    return _Setter(table).grid()


class _Setter:
    """Sets one table; rows of print: header, 类款项 where it has a line of its own, 栏次, body."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.layout: Layout = table.layout
        self.slots = self._slots()
        self.width = sum(slot.width for lane in self.slots for slot in lane)
        self.has_heading = any(lane.heading for lane in table.lanes)
        self.tree_rows = self.has_heading + max(column.depth for lane in table.lanes for column in lane.columns)
        self.shared_rows = self.layout.column_numbers + self.layout.total_in_header
        self.cut_codes = any(slot.width > 1 for lane in self.slots for slot in lane)
        self.column_rows = self.tree_rows + (self.cut_codes and not self.shared_rows)
        self.header_rows = self.column_rows + self.layout.column_numbers
        self.bodies = _bodies(table.lanes)

    def grid(self) -> PrintGrid:
        cells = [*self._headings(), *self._column_headers(), *self._code_levels(), *self._column_numbers(), *self._body()]
        height = self.header_rows + len(self.bodies[0])
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        return PrintGrid(tuple(ordered), height, self.width, self.header_rows + self.layout.total_in_header, self.header_rows)

    def _slots(self) -> list[list[_Slot]]:
        lanes, at = [], 0
        for lane, heading in zip(self.table.lanes, headings(self.table.lanes), strict=True):
            slots = []
            for column, path in header_paths(lane.columns, (squeeze(heading),) if heading else ()):
                width = self._levels(lane) if column.role is Role.CODE and self.layout.codes is not Codes.JOINED else 1
                slots.append(_Slot(column, at, width, path))
                at += width
            lanes.append(slots)
        return lanes

    def _levels(self, lane: Lane) -> int:
        longest = max((len(row_cell(lane, row, Role.CODE)) for row in lane.rows), default=0)
        return 2 if 0 < longest <= 5 else 3

    def _headings(self) -> Iterator[Cell]:
        for number, lane in enumerate(self.table.lanes):
            if lane.heading:
                covered = [slot for slots in self.slots[number : number + lane.heading_lanes] for slot in slots]
                yield Cell(0, covered[0].at, lane.heading, column_span=_end(covered) - covered[0].at)

    def _column_headers(self) -> Iterator[Cell]:
        for lane, slots in zip(self.table.lanes, self.slots, strict=True):
            remaining = iter(slots)
            for column in lane.columns:
                yield from self._header(column, int(self.has_heading), remaining)

    def _header(self, column: Column, level: int, slots: Iterator[_Slot]) -> Iterator[Cell]:
        if not column.children:
            slot = next(slots)
            bottom = self.tree_rows if slot.width > 1 else self.column_rows
            yield Cell(level, slot.at, column.title, bottom - level, slot.width)
            return
        below = [cell for child in column.children for cell in self._header(child, level + 1, slots)]
        first = min(cell.column for cell in below)
        last = max(cell.column + cell.column_span for cell in below)
        yield Cell(level, first, column.title, column_span=last - first)
        yield from below

    def _code_levels(self) -> Iterator[Cell]:
        rows = max(self.shared_rows, 1)
        for slot in (slot for lane in self.slots for slot in lane if slot.width > 1):
            for level in range(slot.width):
                yield Cell(self.tree_rows, slot.at + level, LEVELS[level], rows)

    def _column_numbers(self) -> Iterator[Cell]:
        if not self.layout.column_numbers:
            return
        number = 0
        for slots in self.slots:
            names = [slot for slot in _leading_names(slots) if not (self.cut_codes and slot.width > 1)]
            if names:
                label = self.layout.column_numbers_label
                yield Cell(self.column_rows, names[0].at, label, column_span=_end(names) - names[0].at)
            for slot in slots[len(_leading_names(slots)) :]:
                is_value = slot.column.role is Role.VALUE
                number += is_value
                yield Cell(self.column_rows, slot.at, str(number) if is_value else "")

    def _body(self) -> Iterator[Cell]:
        names = panels(self.table.lanes)
        owned = 0
        for number, (lane, slots, body) in enumerate(zip(self.table.lanes, self.slots, self.bodies, strict=True)):
            totals_at = len(body) - _totals(self.table.lanes)
            covered = [slot for group in self.slots[number : number + lane.heading_lanes] for slot in group]
            parents = row_parents(lane, body)
            for index, row in enumerate(body[:totals_at] if owned else body):
                labels = Labels("", "", names[number], row_parent=parents[index])
                yield from self._row(row, index, covered if index >= totals_at else slots, slots, labels)
            owned = lane.heading_lanes - 1 if lane.heading_lanes > 1 else max(owned - 1, 0)
            yield from self._merged_paths(number)
            yield from self._lines(number)

    def _row(self, row: Row, index: int, covered: Sequence[_Slot], slots: Sequence[_Slot], labels: Labels) -> Iterator[Cell]:
        at = self.header_rows + index
        if row.band is not None:
            yield Cell(at, 0, row.band, column_span=self.width)
            return
        texts = self._texts(row, slots)
        labels = replace(
            labels,
            row=squeeze(_of(Role.LABEL, slots, texts)),
            row_code=squeeze(_of(Role.CODE, slots, texts)),
            row_path=row_path([slot.column for slot in slots], texts),
        )
        if len(covered) > len(slots):
            yield from self._merged_total(at, covered, slots, texts, labels)
            return
        merge = self._merges_label(labels, at)
        for slot, text in zip(slots, texts, strict=True):
            yield from self._cells(at, slot, text, slots, labels, merge)

    def _merges_label(self, labels: Labels, at: int) -> bool:
        in_header = self.cut_codes and self.layout.total_in_header and at == self.header_rows
        return bool(labels.row) and not labels.row_code and not in_header

    def _cells(self, at: int, slot: _Slot, text: str, slots: Sequence[_Slot], labels: Labels, merge: bool) -> Iterator[Cell]:
        role = slot.column.role
        has_code = any(other.column.role is Role.CODE for other in slots)
        if role is Role.CODE:
            yield from () if merge else self._code(at, slot, text)
        elif role is Role.LABEL and has_code and merge:
            first = min(other.at for other in slots if other.column.role is Role.CODE)
            yield Cell(at, first, text, column_span=slot.at + slot.width - first)
        elif role is Role.LABEL:
            is_total = squeeze(text).endswith("计") and not labels.row_code
            yield Cell(at, slot.at, text.removeprefix(LOWER), align="center" if is_total else "left")
        elif role is Role.VALUE:
            yield self._value(at, slot, text, labels)
        elif role is Role.TEXT:
            yield Cell(at, slot.at, text, align="center" if len(text) < 6 else "left")

    def _value(self, at: int, slot: _Slot, text: str, labels: Labels) -> Cell:
        figure = replace(labels, column="/".join(slot.path), unit=slot.column.unit or self.table.unit)
        return Cell(at, slot.at, text, align=self.layout.number_align, labels=figure)

    def _merged_total(
        self, at: int, covered: Sequence[_Slot], slots: Sequence[_Slot], texts: Sequence[str], labels: Labels
    ) -> Iterator[Cell]:
        """A total whose label is merged over lanes: its one amount stands in their last column."""
        amount = next(text for slot, text in zip(slots, texts, strict=True) if slot.column.role is Role.VALUE)
        last = covered[-1]
        label = _of(Role.LABEL, slots, texts)
        yield Cell(at, covered[0].at, label, column_span=last.at - covered[0].at)
        yield self._value(at, last, amount, labels)

    def _code(self, at: int, slot: _Slot, text: str) -> Iterator[Cell]:
        if at < self.tree_rows + max(self.shared_rows, 1) and slot.width > 1:
            return
        if self.layout.codes is not Codes.SPLIT or slot.width == 1:
            yield Cell(at, slot.at, text, column_span=slot.width, align="left")
            return
        pieces = (text[:3], text[3:5], text[5:])
        for level in range(slot.width):
            yield Cell(at, slot.at + level, pieces[level])

    def _texts(self, row: Row, slots: Sequence[_Slot]) -> list[str]:
        """The row's printed texts, one for each slot ('' for 行次, which is printed apart)."""
        cells = iter(row.cells)
        texts = []
        for slot in slots:
            cell = "" if slot.column.role is Role.LINE else next(cells, "")
            texts.append(cell if cell is not None else (self.layout.fill if slot.column.role is Role.VALUE else ""))
        return texts

    def _merged_paths(self, number: int) -> Iterator[Cell]:
        slots = self.slots[number]
        rows = [self._texts(row, slots) if row.band is None else [""] * len(slots) for row in self.bodies[number]]
        for place, slot in enumerate(slots):
            if slot.column.role is Role.PATH:
                yield from merged_path(rows, place, slot.at, self.header_rows)

    def _lines(self, number: int) -> Iterator[Cell]:
        before = sum(any(slot.column.role is Role.LINE for slot in slots) for slots in self.slots[:number])
        for slot in self.slots[number]:
            if slot.column.role is Role.LINE:
                height = len(self.bodies[number])
                for index in range(height):
                    yield Cell(self.header_rows + index, slot.at, str(before * height + index + 1))


def merged_path(rows: Sequence[Sequence[str]], place: int, column: int, top: int) -> Iterator[Cell]:
    """The cells of a merged first column: one for every stretch of rows that agree in it and in all columns before it."""
    at = top
    for key, group in groupby(rows, key=lambda row: tuple(row[: place + 1])):
        height = len(list(group))
        if any(key):
            yield Cell(at, column, key[-1], row_span=height)
        at += height


def _totals(lanes: Sequence[Lane]) -> int:
    return max(len(lane.totals) for lane in lanes)


def _bodies(lanes: Sequence[Lane]) -> list[list[Row]]:
    """The rows of each lane, padded so that the totals of all lanes stand on the same lines."""
    height, totals = max(len(lane.rows) for lane in lanes), _totals(lanes)
    bodies = []
    for lane in lanes:
        empty = Row(("",) * len(lane.leaves()))
        rows = [*lane.rows, *[empty] * (height - len(lane.rows))]
        bodies.append([*rows, *lane.totals, *[empty] * (totals - len(lane.totals))])
    return bodies


def _leading_names(slots: Sequence[_Slot]) -> list[_Slot]:
    """The columns that name the row, as far as they stand first."""
    names: list[_Slot] = []
    for slot in slots:
        if slot.column.role in (Role.VALUE, Role.LINE):
            break
        names.append(slot)
    return names


def _of(role: Role, slots: Sequence[_Slot], texts: Sequence[str]) -> str:
    return next((text for slot, text in zip(slots, texts, strict=True) if slot.column.role is role), "")


def _end(slots: Sequence[_Slot]) -> int:
    return slots[-1].at + slots[-1].width
