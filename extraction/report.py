"""The vocabulary: what a report is made of, and where each piece of it is printed.

A reader turns a file into blocks (`Line`, `Grid`) in reading order; assembling turns blocks into a `Report`
of sections, paragraphs and tables; tables give `Figure`s and paragraphs give `Claim`s. Everything carries
its `Source`, so that any number can be shown at the place where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extraction.numbers import Amount

_AS_OF = re.compile(r"截[至止](?:目前|20\d\d年)")
BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points; the origin is the top left corner of the page."""


class Kind(StrEnum):
    """What sort of document a file is."""

    FINAL = "决算"
    BUDGET = "预算"
    TEMPLATE = "模板"
    OTHER = "其他"


class Role(StrEnum):
    """Whether a figure was planned or happened."""

    BUDGET = "预算"
    FINAL = "决算"


class State(StrEnum):
    """What a cell under a numeric column holds: the three things that must never be confused, plus the figure."""

    VALUE = "value"
    BLANK = "blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Place:
    """One stretch of a document: a box on a page (PDF), or a range of lines (text); 1-based, ends included.

    A Word document and a web page have lines: each paragraph and each table row is one. In a workbook the page
    is the number of the sheet, hidden ones counted, and the lines are its rows.
    """

    page: int | None = None
    lines: tuple[int, int] | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is printed: base name of the file and one or more places, in reading order."""

    file: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line outside every grid; `size` is the font size in points where the format has one.

    `whole` tells that it is a paragraph by itself, in formats that mark paragraphs.
    """

    text: str
    place: Place
    size: float | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid by its first row and column (0-based) and how many of each it covers.

    `ocr` marks text that OCR has read off a picture; a cell that is not `readable` may show something else
    than its text: no number is taken from it. `slack` is how many characters more its last line could take, where that
    is known: a row that a page cuts goes on only where there is none.
    """

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    ocr: bool = False
    readable: bool = True
    slack: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table fragment as printed on one page: cells, empty ones included, before any meaning is given to them.

    `dumped` tells that merged cells have been lost: an empty cell may belong to its neighbour.
    """

    cells: tuple[GridCell, ...]
    place: Place
    dumped: bool = False


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """What a format's reader returns: blocks in reading order, the file's extent, and what could not be read."""

    file: str
    blocks: tuple[Block, ...]
    pages: int | None
    lines: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its level (1 = 第一部分) and the titles above it, its own last."""

    title: str
    level: int
    path: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose, joined over lines and pages, without layout blanks; `section` is its heading path.

    `lines` tells where in the text each printed line starts and where that line is printed, so that a sentence
    can be shown at its own lines; empty where that is not known.
    """

    text: str
    section: tuple[str, ...]
    source: Source
    lines: tuple[tuple[int, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell under a numeric column, typed and placed; the labels follow the `cells` contract.

    `amount` is set exactly when `state` is VALUE. `column` is the header path from the top. `year` is the
    period that the figure speaks of. `quote` is the printed text of the cell; `ocr` tells that OCR has read it.
    """

    source: Source
    table_no: int
    table: str
    form: str | None
    panel: str
    row: str
    row_code: str
    column: tuple[str, ...]
    state: State
    amount: Amount | None
    quote: str
    subject: str = ""
    row_path: tuple[str, ...] = ()
    row_parent: str = ""
    role: Role | None = None
    year: int | None = None
    section: tuple[str, ...] = ()
    unit_source: str | None = None
    placement: str = "printed"
    label_source: str = "printed"
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: fragments of all its pages merged under one title; its figures in reading order."""

    number: int
    title: str
    form: str | None
    unit: str | None
    section: tuple[str, ...]
    source: Source
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    subject: str = ""
    notes: tuple[str, ...] = ()


class ClaimKind(StrEnum):
    """What a number in prose says of its subject.

    The last two are where a movement began (由70%提升至79%), of the year that the words name, if any; the claim of where
    it ended follows.
    """

    AMOUNT = "amount"
    SHARE = "share"
    CHANGE_AMOUNT = "change_amount"
    CHANGE_RATE = "change_rate"
    COMPLETION = "completion"
    COUNT = "count"
    RISEN_FROM = "risen_from"
    FALLEN_FROM = "fallen_from"


CHANGE_KINDS = frozenset({ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE})
"""Claims of how a thing moved, by an amount or by a rate."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a sentence states: of what, how much, against what.

    `subject` is the printed name of the thing, inherited along a list where the clause names none;
    changes are signed (a decrease is negative); `base` is what it is compared with (上年, 年初预算, 全年预算 …)
    or, for a share, the whole; `reason` is the printed reason where the sentence or its successor gives one.
    """

    source: Source
    subject: str
    kind: ClaimKind
    amount: Amount
    quote: str
    sentence: str
    section: tuple[str, ...]
    base: str = ""
    reason: str = ""
    role: Role | None = None
    year: int | None = None

    @property
    def is_of_a_day(self) -> bool:
        """Whether it tells how much there was on a day (截至2023年底), not what came or went in a year."""
        dated = self.kind is ClaimKind.AMOUNT and _AS_OF.search(self.sentence.partition(self.quote)[0]) is not None
        return dated or self.kind is ClaimKind.COUNT


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: who, when, what kind, and everything read from it, each with its source.

    `contents` are the entries of its contents list, `named` the organisations that the lines by its tables name (部门：X).
    """

    file: str
    sha256: str
    organisation: str
    scope: str
    year: int | None
    kind: Kind
    pages: int | None
    lines: int | None
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    contents: tuple[Line, ...] = ()
    named: tuple[Line, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every table, in reading order; blanks and unreadable cells included."""
        return tuple(figure for table in self.tables for figure in table.figures)
