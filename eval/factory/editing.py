"""Changes to a finished report: a cell, some words, a caption, an item; and where things stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from eval.factory.naming import header_paths, headings, row_cell, squeeze
from eval.factory.spec import Block, Item, Lane, Performance, Role, Row, Section, Spec, Table, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a table by where it stands in the report, with its labels; `part` is rows, totals, funds, indicators or total."""

    item: int
    lane: int
    part: str
    row: int
    cell: int
    table: str
    form: str
    label: str
    code: str
    column: str
    text: str


Change = Callable[[Item], Sequence[Item]]
"""What becomes of an item: itself changed, nothing, or several."""


def with_item(spec: Spec, number: int, change: Change) -> Spec:
    """The report with one of its paragraphs or tables changed."""
    counter = iter(range(10**9))

    def body(items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(new for item in items for new in (change(item) if next(counter) == number else (item,)))

    def section(old: Section) -> Section:
        return replace(old, body=body(old.body), sections=tuple([section(child) for child in old.sections]))

    parts = []
    for part in spec.parts:
        parts.append(replace(part, body=body(part.body), sections=tuple([section(child) for child in part.sections])))
    return replace(spec, parts=tuple(parts))


def with_text(spec: Spec, number: int, text: str) -> Spec:
    """The report with another text for a paragraph."""
    return with_item(spec, number, lambda item: (replace(item, text=text) if isinstance(item, Text) else item,))


def with_cell(spec: Spec, spot: Spot, text: str | None) -> Spec:
    """The report with another text in a cell; None leaves it blank."""
    return with_item(spec, spot.item, lambda item: (_with_cell(item, spot, text),))


def _with_cell(item: Item, spot: Spot, text: str | None) -> Item:
    if isinstance(item, Table):
        lane = item.lanes[spot.lane]
        rows = _with_row(getattr(lane, spot.part), spot, text)
        lanes = (*item.lanes[: spot.lane], _with_rows(lane, spot.part, rows), *item.lanes[spot.lane + 1 :])
        return replace(item, lanes=lanes)
    assert isinstance(item, Performance)
    if spot.part == "total":
        return replace(item, total=tuple(text or "" if at == spot.cell else cell for at, cell in enumerate(item.total)))
    block: Block = getattr(item, spot.part)
    return replace(item, **{spot.part: replace(block, rows=_with_row(block.rows, spot, text))})  # type: ignore[arg-type]


def _with_rows(lane: Lane, part: str, rows: tuple[Row, ...]) -> Lane:
    return replace(lane, rows=rows) if part == "rows" else replace(lane, totals=rows)


def _with_row(rows: Sequence[Row], spot: Spot, text: str | None) -> tuple[Row, ...]:
    cells = rows[spot.row].cells
    changed = Row((*cells[: spot.cell], text, *cells[spot.cell + 1 :]))
    return (*rows[: spot.row], changed, *rows[spot.row + 1 :])


def sections(spec: Spec) -> list[tuple[str, ...]]:
    """For every paragraph and table the headings that it stands under."""
    found: list[tuple[str, ...]] = []

    def walk(section: Section, above: tuple[str, ...]) -> None:
        path = (*above, section.title) if section.title else above
        found.extend(path for _ in section.body)
        for child in section.sections:
            walk(child, path)

    for part in spec.parts:
        walk(Section(part.title[-1], part.body, part.sections), ())
    return found


def spots(spec: Spec) -> Iterator[Spot]:
    """Every cell of every table, labels included."""
    for number, item in enumerate(spec.items()):
        if isinstance(item, Table):
            for at, (lane, heading) in enumerate(zip(item.lanes, headings(item.lanes), strict=True)):
                yield from _lane_spots(number, at, item, lane, heading)
        elif isinstance(item, Performance):
            yield from _performance_spots(number, item)


def _lane_spots(number: int, at: int, table: Table, lane: Lane, heading: str) -> Iterator[Spot]:
    paths = [
        path
        for column, path in header_paths(lane.columns, (squeeze(heading),) if heading else ())
        if column.role is not Role.LINE
    ]
    for part in ("rows", "totals"):
        for index, row in enumerate(getattr(lane, part)):
            label, code = squeeze(row_cell(lane, row, Role.LABEL)), row_cell(lane, row, Role.CODE)
            for place, cell in enumerate(row.cells):
                names = (squeeze(table.caption.title), table.form or "", label, code, "/".join(paths[place]))
                yield Spot(number, at, part, index, place, *names, cell or "")


def _performance_spots(number: int, form: Performance) -> Iterator[Spot]:
    title = squeeze(form.caption.title)
    for part in ("funds", "indicators"):
        block: Block = getattr(form, part)
        roles = [column.role for column in block.columns]
        for index, row in enumerate(block.rows):
            label = row.cells[roles.index(Role.LABEL)] or ""
            for place, cell in enumerate(row.cells):
                column = squeeze(block.columns[place].title)
                yield Spot(number, 0, part, index, place, title, form.form or "", label, "", column, cell or "")
    for place, text in enumerate(form.total[1:], 1):
        column = "得分" if place == len(form.total) - 1 else "分值"
        yield Spot(number, 0, "total", 0, place, title, form.form or "", form.total[0], "", column, text)


def texts(spec: Spec) -> Iterator[tuple[int, str]]:
    """Every paragraph with its number."""
    return ((number, item.text) for number, item in enumerate(spec.items()) if isinstance(item, Text))
