"""Spec -> text as PDF converters leave it: prose line by line, tables as tab-separated rows, headers again after page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.factory.grid import Cell, PrintGrid
from eval.factory.noise import Noise
from eval.factory.spec import Item, Part, Performance, Section, Spec, Table, Text
from eval.factory.tabulate import Placed, print_grid

_HEADER_ROW = 2


def write_text(spec: Spec, path: Path, noise: Noise) -> list[Placed]:
    """Write the text file; returns every figure's cell with its line."""
    dump = _Dump(spec, noise)
    dump.run()
    path.write_text("\n".join(dump.lines) + "\n", encoding="utf-8")
    return dump.placed


class _Dump:
    """Writes one report."""

    def __init__(self, spec: Spec, noise: Noise) -> None:
        self.spec = spec
        self.noise = noise
        self.lines: list[str] = []
        self.placed: list[Placed] = []

    def run(self) -> None:
        self._put(" ".join(self.spec.cover))
        if self.spec.contents != "none":
            self._put("目 录")
            for part in self.spec.parts:
                self._put(" ".join(part.title))
                self._put(*(f"- {section.title}" for section in part.sections if self._lists(section)))
        for part in self.spec.parts:
            self._part(part)

    def _lists(self, section: Section) -> bool:
        return bool(section.title) and section.title not in self.spec.unlisted

    def _put(self, *lines: str) -> None:
        """Lines that stand together, and a blank one."""
        if any(lines):
            self.lines += [line for line in lines if line] + [""]

    def _part(self, part: Part) -> None:
        self._put(part.title[0])
        self._put(*part.title[1:])
        self._section(Section("", part.body, part.sections))

    def _section(self, section: Section) -> None:
        self._put(section.title)
        for item in section.body:
            self._item(item)
        for child in section.sections:
            self._section(child)

    def _item(self, item: Item) -> None:
        if isinstance(item, Text):
            self._put_prose(item.text)
        else:
            self._table(item)

    def _put_prose(self, text: str) -> None:
        for line in text.split("\n"):
            self.lines += [*self.noise.line(line), ""]

    def _table(self, table: Table | Performance) -> None:
        grid = print_grid(table)
        self._caption(table)
        for first, last in _chunks(grid, table):
            if first and table.layout.repeat_title:
                self._caption(table)
            if first and table.layout.repeat_header:
                self._rows(grid, table, range(grid.repeat_rows), repeated=True)
            self._rows(grid, table, range(first, last))
            self.lines.append("")
        for note in table.caption.notes:
            self._put_prose(note)

    def _caption(self, table: Table | Performance) -> None:
        caption = table.caption
        for line in (caption.title, caption.subtitle, *(text for texts in caption.lines for text in texts)):
            self._put(line)

    def _rows(self, grid: PrintGrid, table: Table | Performance, rows: range, repeated: bool = False) -> None:
        texts = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            self._fill(texts, cell, grid.header_rows)
            if cell.row in rows and cell.labels and not repeated:
                at = len(self.lines) + cell.row - rows.start + 1
                self.placed.append(Placed(table, cell, lines=(at, at)))
        self.lines += ["\t".join(self._joined(texts[row], row >= grid.header_rows)).rstrip(" ") for row in rows]

    def _fill(self, texts: list[list[str]], cell: Cell, header_rows: int) -> None:
        """Put a cell's text; of a header cell over two rows recognition leaves a piece in either."""
        text = self.noise.cell(cell.text.replace("\n", " "), cell.labels is not None)
        is_tall = cell.row + cell.row_span <= header_rows and cell.row_span >= _HEADER_ROW
        if is_tall and len(text) > 5 and self.noise.level > 1 and self.noise.draw.chance(0.3):
            cut = (len(text) + 1) // 2
            texts[cell.row][cell.column], texts[cell.row + 1][cell.column] = text[:cut], text[cut:]
        else:
            texts[cell.row][cell.column] = text

    def _joined(self, texts: Sequence[str], is_body: bool) -> list[str]:
        """A row, in which recognition may have run code and label together."""
        if (
            is_body
            and len(texts) > 2
            and texts[0].isdigit()
            and texts[1]
            and not texts[1][0].isdigit()
            and self.noise.joins_code()
        ):
            return [f"{texts[0]} {texts[1]}", "", *texts[2:]]
        return list(texts)


def _chunks(grid: PrintGrid, table: Table | Performance) -> Iterator[tuple[int, int]]:
    """The stretches of rows between page breaks."""
    step = table.layout.rows_per_page or grid.rows
    first, body = 0, grid.header_rows
    while body < grid.rows:
        last = min(body + step, grid.rows)
        yield first, last
        first = body = last
    if not first:
        yield 0, grid.rows
