"""Spec -> Report as a faultless reader would give it, without a file: thousands a minute, for checks that begin at a Report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from eval.factory.grid import Cell
from eval.factory.naming import squeeze
from eval.factory.spec import Performance, Spec, Text
from eval.factory.spec import Table as PrintedTable
from eval.factory.tabulate import print_grid
from eval.factory.truth import title_of
from eval.factory.walk import Heading, stream
from extraction.figures import role_of, year_of
from extraction.identity import names_by_tables
from extraction.numbers import parse_number
from extraction.prose import read_claims
from extraction.report import (
    Document,
    Figure,
    Grid,
    GridCell,
    Kind,
    Line,
    Paragraph,
    Place,
    Report,
    Section,
    Source,
    State,
    Table,
)
from extraction.wording import is_blank

_SUFFIX = ".spec"
"""No text dump, in which a blank can be a lost cell."""

_KINDS = {kind.value: kind for kind in Kind}


def parsed(spec: Spec) -> Report:
    """The report with every table, figure, paragraph and claim; pieces stand on lines numbered from 1."""
    reader = _Reader(spec)
    reader.run()
    return Report(
        file=f"{spec.name}{_SUFFIX}",
        sha256=hashlib.sha256(repr(spec).encode()).hexdigest(),
        organisation=squeeze(spec.organisation),
        scope=spec.scope,
        year=spec.year,
        kind=_KINDS[spec.kind],
        pages=None,
        lines=reader.line,
        sections=tuple(reader.sections),
        paragraphs=tuple(reader.paragraphs),
        tables=tuple(reader.tables),
        claims=read_claims(reader.paragraphs, spec.year),
        named=names_by_tables(Document("", tuple(reader.lines), None, None, ())),
    )


@dataclass(slots=True)
class _Reader:
    """Goes through a spec once."""

    spec: Spec
    line: int = 0
    path: tuple[str, ...] = ()
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def run(self) -> None:
        for piece in stream(self.spec):
            if isinstance(piece, Heading):
                self._heading(piece)
            elif isinstance(piece, Text):
                self._paragraph(piece.text)
            else:
                self._table(piece)
                for note in piece.caption.notes:
                    self._paragraph(note)

    def _next(self, rows: int = 1) -> Place:
        first = self.line + 1
        self.line += rows
        return Place(lines=(first, self.line))

    def _source(self, place: Place) -> Source:
        return Source(f"{self.spec.name}{_SUFFIX}", (place,))

    def _heading(self, heading: Heading) -> None:
        level = min(heading.level, len(self.path) + 1)
        title = heading.text if level == 1 else squeeze(heading.text)
        self.path = (*self.path[: level - 1], title)
        self.sections.append(Section(self.path[-1], level, self.path, self._source(self._next())))

    def _paragraph(self, text: str) -> None:
        place = self._next()
        self.paragraphs.append(Paragraph(squeeze(text), self.path, self._source(place), ((0, place),)))

    def _table(self, table: PrintedTable | Performance) -> None:
        grid = print_grid(table)
        place = self._next(grid.rows)
        assert place.lines
        self.lines += [Line(text, place) for printed in table.caption.lines for text in printed if text]
        subject = squeeze(table.project) if isinstance(table, Performance) else ""
        cells = tuple(
            GridCell(cell.row, cell.column, cell.text, self._row_place(place, cell), cell.row_span, cell.column_span)
            for cell in grid.cells
        )
        self.tables.append(
            Table(
                number=len(self.tables) + 1,
                title=title_of(table),
                form=table.form,
                unit=table.unit,
                section=self.path,
                source=self._source(place),
                figures=tuple(self._figures(table, grid.cells, place, subject)),
                grids=(Grid(cells, place),),
                subject=subject,
            )
        )

    @staticmethod
    def _row_place(table: Place, cell: Cell) -> Place:
        line = (table.lines or (1, 1))[0] + cell.row
        return Place(lines=(line, line))

    def _figures(
        self, table: PrintedTable | Performance, cells: tuple[Cell, ...], place: Place, subject: str
    ) -> Iterator[Figure]:
        title = title_of(table)
        for cell in cells:
            labels = cell.labels
            if labels is None or not (labels.row or labels.row_code or table.form == "three_public"):
                continue
            text = cell.text.strip()
            amount = None if is_blank(text) else parse_number(text, labels.unit)
            if amount is None and not is_blank(text):
                continue
            column = (labels.column,) if isinstance(table, Performance) else tuple(labels.column.split("/"))
            yield Figure(
                source=self._source(self._row_place(place, cell)),
                table_no=len(self.tables) + 1,
                table=title,
                form=table.form,
                panel=labels.panel,
                row=labels.row,
                row_code=labels.row_code,
                column=column,
                state=State.VALUE if amount else State.BLANK,
                amount=amount,
                quote=text,
                subject=subject,
                row_path=labels.row_path,
                row_parent=labels.row_parent,
                role=role_of(column, title),
                year=year_of(column, self.spec.year),
                section=self.path,
                unit_source="printed" if amount and amount.unit else None,
            )
