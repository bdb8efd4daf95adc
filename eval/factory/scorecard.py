"""绩效自评表 -> printed cells: blocks with columns of their own, stacked on the columns of the indicator block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.factory.grid import Cell, PrintGrid, merged_path
from eval.factory.naming import Labels, row_path, squeeze
from eval.factory.spec import Block, Column, Performance, Role, Row


def lay_out(form: Performance) -> PrintGrid:
    """The printed cells of a 绩效自评表; no row of it is a header that a next page would repeat."""
    return _Setter(form).grid()


class _Setter:
    """Sets one form from top to bottom; column 0 holds the merged headings of the blocks."""

    def __init__(self, form: Performance) -> None:
        self.form = form
        self.columns = len(form.indicators.columns)
        self.at = 0
        self.cells: list[Cell] = []

    def grid(self) -> PrintGrid:
        form = self.form
        for line in form.head:
            self._line(line)
        self._block(form.funds, form.unit)
        if form.goals:
            self._goals()
        self._block(form.indicators, None)
        if form.total:
            self._total()
        for line in form.closing:
            self._line(line)
        return PrintGrid(tuple(self.cells), self.at, self.columns + 1)

    def _line(self, texts: Sequence[str]) -> None:
        """Label and text in turn: labels over two columns first and one later, the texts over what is left."""
        pairs = len(texts) // 2
        edges = _edges(self.columns + 1, pairs)
        for number in range(pairs):
            first, last = edges[number], edges[number + 1]
            label_width = 2 if number == 0 else 1
            self.cells.append(Cell(self.at, first, texts[2 * number], column_span=label_width))
            width = last - first - label_width
            self.cells.append(Cell(self.at, first + label_width, texts[2 * number + 1], column_span=width))
        self.at += 1

    def _block(self, block: Block, unit: str | None) -> None:
        spans = _spans(self.columns, len(block.columns))
        self.cells.append(Cell(self.at, 0, block.heading, row_span=len(block.rows) + 1))
        for column, (first, width) in zip(block.columns, spans, strict=True):
            self.cells.append(Cell(self.at, first, column.title, column_span=width))
        top = self.at + 1
        texts = [[cell or "" for cell in row.cells] for row in block.rows]
        for index, row in enumerate(block.rows):
            self.cells.extend(self._row(row, block.columns, spans, top + index, unit))
        for place, column in enumerate(block.columns):
            if column.role is Role.PATH:
                self.cells.extend(merged_path(texts, place, spans[place][0], top))
        self.at = top + len(block.rows)

    def _row(
        self, row: Row, columns: Sequence[Column], spans: Sequence[tuple[int, int]], at: int, unit: str | None
    ) -> Iterator[Cell]:
        texts = [cell if cell is not None else self.form.layout.fill for cell in row.cells]
        path = row_path(columns, texts)
        label = next(text for column, text in zip(columns, texts, strict=True) if column.role is Role.LABEL)
        for column, text, (first, width) in zip(columns, texts, spans, strict=True):
            if column.role is Role.PATH:
                continue
            align = "left" if column.role in (Role.LABEL, Role.TEXT) else "center"
            labels = None
            if column.role is Role.VALUE:
                labels = Labels(squeeze(label), squeeze(column.title), row_path=path, unit=column.unit or unit)
            yield Cell(at, first, text, column_span=width, align=align, labels=labels)

    def _goals(self) -> None:
        rows = self.form.goals
        self.cells.append(Cell(self.at, 0, self.form.goals_heading, row_span=len(rows)))
        for number, texts in enumerate(rows):
            edges = _edges(self.columns, len(texts))
            for place, text in enumerate(texts):
                width = edges[place + 1] - edges[place]
                align = "left" if number else "center"
                self.cells.append(Cell(self.at, 1 + edges[place], text, column_span=width, align=align))
            self.at += 1

    def _total(self) -> None:
        """One value is the score, printed below 分值 and 得分 in one merged cell; two are 分值 and 得分."""
        label, *values = self.form.total
        titles = [squeeze(column.title) for column in self.form.indicators.columns]
        score_at = next(place for place, title in enumerate(titles) if title.endswith("得分"))
        first = score_at  # 分值, since the merged first column shifts all by one
        self.cells.append(Cell(self.at, 0, label, column_span=first))
        spans = [(first, 2)] if len(values) == 1 else [(first, 1), (first + 1, 1)]
        names = titles[score_at - 1 : score_at + 1][-len(values) :]
        for value, name, (at, width) in zip(values, names, spans, strict=True):
            labels = Labels(squeeze(label), name, unit="分")
            self.cells.append(Cell(self.at, at, value, column_span=width, labels=labels))
        end = first + 2
        if end <= self.columns:
            self.cells.append(Cell(self.at, end, "", column_span=self.columns + 1 - end))
        self.at += 1


def _edges(columns: int, parts: int) -> list[int]:
    """Where each of several about equal parts begins, and the end of the last."""
    return [columns * part // parts for part in range(parts + 1)]


def _spans(columns: int, wanted: int) -> list[tuple[int, int]]:
    """First column and width for each of a block's columns, behind the merged first one; the block's first takes what is over."""
    extra = columns - wanted
    return [(1, 1 + extra), *((2 + extra + place, 1) for place in range(wanted - 1))]
