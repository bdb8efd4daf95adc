"""What a generated report holds, as written in YAML: parts, sections, prose and tables, amounts as they are to be printed.

The schema in a nutshell: a column is its title, with its role after `#` (`科目编码#code`); a merged header is a
mapping of its title to the columns below it; a row is a list of cells, and a cell is a printed string or null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What stands in a column: figures, or something that names or numbers the row."""

    VALUE = "value"
    LABEL = "label"
    CODE = "code"
    LINE = "line"
    TEXT = "text"
    PATH = "path"


class Codes(StrEnum):
    """How account codes stand: in one column, cut over 类/款/项, or whole in a cell merged below 类/款/项."""

    JOINED = "joined"
    SPLIT = "split"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or with `children` a merged header over several; `unit` is that of its figures where it is not the table's."""

    title: str
    role: Role = Role.VALUE
    unit: str | None = None
    children: tuple[Column, ...] = ()

    def leaves(self) -> Iterator[Column]:
        """The columns at the bottom, left to right."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    @property
    def depth(self) -> int:
        """How many header levels it takes."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row of a lane: a cell for every column but 行次, None for the layout's fill; or a band over the whole width."""

    cells: tuple[str | None, ...] = ()
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the columns groups that stand side by side; heading and totals may be merged over several lanes."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    totals: tuple[Row, ...] = ()
    heading: str = ""
    heading_lanes: int = 1

    def leaves(self) -> list[Column]:
        """The lane's columns, without merged headers."""
        return [leaf for column in self.columns for leaf in column.leaves()]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report or one of its tables is set; sizes are in points; `rules` are a full "grid", or "three" lines (三线表)."""

    text_size: float = 14
    table_size: float = 9
    orientation: str = "portrait"
    codes: Codes = Codes.JOINED
    fill: str = ""
    column_numbers: bool = False
    column_numbers_label: str = "栏次"
    total_in_header: bool = False
    rows_per_page: int | None = None
    repeat_header: bool = True
    repeat_title: bool = False
    number_align: str = "right"
    rules: str = "grid"
    part_pages: bool = True
    page_numbers: str = "{n}"


@dataclass(frozen=True, slots=True)
class Caption:
    """What is printed around a grid: title, subtitle, lines of (left, middle, right) below it, and notes under the grid."""

    title: str
    subtitle: str = ""
    lines: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one or more lanes."""

    caption: Caption
    lanes: tuple[Lane, ...]
    layout: Layout
    form: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a 绩效自评表 with its own columns; `heading` is printed in the merged first column."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Performance:
    """A 绩效自评表, or with another `form` its like: lines about the project, its funds, goals, indicators and total score."""

    caption: Caption
    layout: Layout
    project: str
    unit: str | None
    head: tuple[tuple[str, ...], ...]
    funds: Block
    indicators: Block
    total: tuple[str, ...] = ()
    goals_heading: str = ""
    goals: tuple[tuple[str, ...], ...] = ()
    closing: tuple[tuple[str, ...], ...] = ()
    form: str | None = "performance"


class TextStyle(StrEnum):
    """How a piece of prose is set."""

    PARAGRAPH = "paragraph"
    CENTERED = "centered"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a centred line or a note in small print."""

    text: str
    style: TextStyle = TextStyle.PARAGRAPH


Item = Text | Table | Performance


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ('' for none) with its body and its subsections."""

    title: str
    body: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """第一部分 … : title lines, a body and sections."""

    title: tuple[str, ...]
    body: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole report; `name` is the stem of its file, `unlisted` are headings that its contents leave out."""

    name: str
    organisation: str
    scope: str
    year: int
    kind: str
    noun: str
    cover: tuple[str, ...]
    disclaimer: str
    contents: str
    layout: Layout
    parts: tuple[Part, ...] = field(default_factory=tuple)
    unlisted: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The organisation with its scope, as on the tables."""
        return f"{self.organisation}（{self.scope}）" if self.scope else self.organisation

    def items(self) -> Iterator[Item]:
        """Every paragraph and table, in printed order."""
        for part in self.parts:
            yield from part.body
            for section in part.sections:
                yield from _items(section)

    def tables(self) -> Iterator[Table | Performance]:
        """Every table, in printed order."""
        return (item for item in self.items() if not isinstance(item, Text))


def _items(section: Section) -> Iterator[Item]:
    yield from section.body
    for child in section.sections:
        yield from _items(child)
