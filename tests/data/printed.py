"""Look-ups in a sample's specification, for the checks of its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from eval.factory.spec import Block, Column, Layout, Performance, Role, Row, Section, Spec, Table, Text
from extraction.numbers import Amount, Interval, parse_number, without_blanks

NOTHING = Interval(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Line:
    """A printed row of a lane: its names and the amounts under its figure columns, None where none is printed."""

    lane: int
    code: str
    label: str
    values: tuple[Amount | None, ...]
    is_total: bool = False


def lines(table: Table) -> list[Line]:
    """The rows of every lane that carry a label or a code."""
    found = []
    for number, lane in enumerate(table.lanes):
        columns = [leaf for leaf in lane.leaves() if leaf.role is not Role.LINE]
        for rows, is_total in ((lane.rows, False), (lane.totals, True)):
            found += [_line(number, columns, row, is_total, table.layout) for row in rows if row.band is None]
    return [line for line in found if line.label or line.code or len(line.values) > 11]


def scores(block: Block, word: str) -> list[Amount]:
    """What stands under a column of points (分值 or 得分) of a 绩效 table."""
    wanted = {place for place, column in enumerate(block.columns) if column.unit == "分" and word in column.title}
    cells = (parse_number(cell, "分") for row in block.rows for place, cell in enumerate(row.cells) if place in wanted and cell)
    return [amount for amount in cells if amount]


def funds(performance: Performance) -> dict[str, list[Amount | None]]:
    """The rows about money of a 绩效 table: label without its colon -> the amounts beside it."""
    return {
        (row.cells[0] or "").rstrip("："): [parse_number(cell) if cell else None for cell in row.cells[1:]]
        for row in performance.funds.rows
    }


def paragraphs(spec: Spec) -> list[str]:
    """Every piece of prose in printed order, without blanks."""
    return [without_blanks(text) for part in spec.parts for text in _texts(Section("", part.body, part.sections))]


def closes(whole: Amount | None, parts: Iterable[Amount | None]) -> bool:
    """Whether printed parts can add up to a printed whole; blanks are left out, and nothing to compare is no break."""
    printed = [part.interval() for part in parts if part is not None]
    return whole is None or not printed or whole.interval().meets(sum(printed, NOTHING))


def _line(lane: int, columns: list[Column], row: Row, is_total: bool, layout: Layout) -> Line:
    texts = {Role.CODE: "", Role.LABEL: ""}
    values: list[Amount | None] = []
    for column, cell in zip(columns, row.cells, strict=True):
        if column.role is Role.VALUE:
            values.append(parse_number(layout.fill if cell is None else cell))
        elif column.role in texts:
            texts[column.role] = without_blanks(cell or "").lstrip(">")
    return Line(lane, texts[Role.CODE], texts[Role.LABEL], tuple(values), is_total)


def _texts(section: Section) -> Iterator[str]:
    yield from (item.text for item in section.body if isinstance(item, Text))
    for child in section.sections:
        yield from _texts(child)
