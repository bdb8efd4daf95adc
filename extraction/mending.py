"""Headers of a dump's statutory form, mended from the form's own wording where they are damaged or have moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from extraction.columns import Column, Part
from extraction.forms import Form, Wording
from extraction.layout import Layout

_ALIKE = 0.5


def mend(layout: Layout, form: Form | None) -> Layout:
    """The layout with the form's header paths, if it has as many value columns and none of its headers speaks against them."""
    values = [column for column in layout.columns if column.part is Part.VALUE]
    if form is None or len(values) != len(form.columns):
        return layout
    if all(map(_is_printed, values, form.columns)) or all(map(_lacks_headings, values, form.columns)):
        return layout
    if any(_speaks_against(column, index, form.columns) for index, column in enumerate(values)):
        return layout
    printed = {part for column in values for part in column.path}
    mended = iter(_mended(column, wording, printed) for column, wording in zip(values, form.columns, strict=True))
    columns = [next(mended) if column.part is Part.VALUE else column for column in layout.columns]
    return replace(layout, columns=tuple(_with_panels(columns)))


def _is_printed(column: Column, wording: Wording) -> bool:
    return len(column.path) == len(wording) and all(part in options for part, options in zip(column.path, wording, strict=True))


def _lacks_headings(column: Column, wording: Wording) -> bool:
    """Whether a column has the form's last header alone: the place prints no headings over lanes or groups."""
    return len(column.path) == 1 and column.path[0] in wording[-1]


def _speaks_against(column: Column, index: int, wordings: Sequence[Wording]) -> bool:
    """Whether a column's last header is the wording of another column, on any level, and of no level of its own.

    其中 says itself that the column is but a part, which no form words.
    """
    if not column.path:
        return False
    last = column.path[-1]
    own = wordings[index]
    if last.startswith("其中"):
        return True
    if any(last in part for part in own) or any(_likeness(last, option) >= _ALIKE for option in own[-1]):
        return False
    return any(last in part for wording in wordings for part in wording)


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()


def _mended(column: Column, wording: Wording, printed: set[str]) -> Column:
    if _is_printed(column, wording):
        return column
    path = tuple(next((option for option in options if option in printed), options[0]) for options in wording)
    return replace(column, path=path, source="form")


def _with_panels(columns: Sequence[Column]) -> list[Column]:
    """Two lanes of income and expenditure are named so, where their printed headings were lost."""
    heads = {column.lane: column.path[0] for column in columns if column.part is Part.VALUE}
    if sorted(heads.values()) != ["支出", "收入"]:
        return list(columns)
    return [replace(column, panel=heads.get(column.lane, column.panel)) for column in columns]
