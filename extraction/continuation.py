"""Which grid goes on with which table, decided by titles and headers, never by geometry alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.captions import Caption
from extraction.columns import Column, Part
from extraction.dividing import names_rows
from extraction.forms import form_of
from extraction.layout import Layout
from extraction.matrix import Matrix
from extraction.performance import begins_funds, begins_indicators, is_performance, names_project
from extraction.report import Place

_SIMILAR = 0.6


@dataclass(frozen=True)
class Fragment:
    """A grid with its caption, the heading that it stands under, and the layout that its own first rows give, if any.

    `dumped_header` counts the header rows of a dump's grid, whose layout is read again once its form is known.
    """

    index: int
    matrix: Matrix
    caption: Caption
    heading: str
    layout: Layout | None
    dumped_header: int = 0

    @property
    def place(self) -> Place:
        """Where it is printed."""
        return self.matrix.grid.place


def continues(table: Sequence[Fragment], fragment: Fragment) -> bool:
    """Whether a grid is the next part of the table before it.

    It is if it repeats the title of the same statutory form or has no header under the same title, or says that it
    continues, or has no title of its own while nothing but furniture lies between, or no header of its own where a
    page has just begun. The form of another project is another table.
    """
    caption, first, last = fragment.caption, table[0], table[-1]
    if names_project(fragment.matrix) or caption.subject not in ("", first.caption.subject):
        return False
    if caption.names_table:
        same = caption.title in (first.caption.title, first.heading)
        form = form_of(caption.title)
        other_part = fragment.layout is None and not all(is_performance(part.matrix) for part in (last, fragment))
        return same and (caption.continued or other_part or (form is not None and form.is_accounts))
    turned = fragment.place.page is not None and fragment.place.page - (last.place.page or 0) == 1
    if not caption.adjacent:
        return turned and fragment.layout is None and fragment.matrix.width == last.matrix.width
    near = fragment.place.page is None or turned or fragment.place.page == last.place.page
    return caption.continued or (near and _fits(first, fragment))


def _fits(first: Fragment, fragment: Fragment) -> bool:
    """Whether the columns of a fragment can be those of a table: its header repeated, or no more columns than it has."""
    if is_performance(first.matrix) or names_project(first.matrix):
        return True
    if first.layout is None:
        return False
    if begins_indicators(fragment.matrix) and not starts_at(first, fragment):
        return begins_funds(first.matrix)
    if is_header_alone(first):
        return fragment.place.page is not None
    if names_rows(fragment.layout) and not any(column.part in (Part.LABEL, Part.CODE) for column in first.layout.columns):
        return False  # 项目 统计数 under a form of columns alone
    return starts_at(first, fragment) or fragment.matrix.width <= first.matrix.width + 1


def is_header_alone(fragment: Fragment) -> bool:
    """Whether a fragment has no row but header rows: its page ended there."""
    return fragment.layout is not None and fragment.layout.depth >= fragment.matrix.height


def starts_at(first: Fragment, fragment: Fragment) -> bool:
    """Whether a fragment begins by repeating the header of the table's first one."""
    if fragment.layout is None or first.layout is None:
        return False
    ours = [text for text in fragment.matrix.texts(0) if text]
    theirs = [text for text in first.matrix.texts(0) if text]
    common = sum(text in theirs for text in ours)
    return bool(ours) and common >= _SIMILAR * max(len(ours), 1)


def resolve_columns(first: Fragment, fragment: Fragment, layout: Layout) -> Sequence[Column]:
    """The layout's columns as they lie in a fragment: by number where it has as many, else by where its cells lie."""
    if len(layout.columns) == fragment.matrix.width or fragment.place.bbox is None:
        return layout.columns[: fragment.matrix.width]
    centres = [_centre(first.matrix, column) for column in range(first.matrix.width)]
    return [layout.columns[_nearest(centres, _centre(fragment.matrix, c))] for c in range(fragment.matrix.width)]


def _centre(matrix: Matrix, column: int) -> float:
    boxes = [
        cell.place.bbox for row in range(matrix.height)
        if (cell := matrix.at(row, column)) and cell.column_span == 1 and cell.place.bbox
    ]
    return sum(box[0] + box[2] for box in boxes) / (2 * len(boxes)) if boxes else -1.0


def _nearest(centres: Sequence[float], position: float) -> int:
    return min(range(len(centres)), key=lambda index: abs(centres[index] - position))
