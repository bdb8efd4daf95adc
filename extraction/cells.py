"""The `cells` contract: one JSON object for every non-empty numeric cell of every table of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extraction.report import Figure, Report, State


def cell_lines(report: Report) -> Iterator[dict[str, Any]]:
    """The contract's objects in reading order; blank cells are left out, unreadable ones have no value."""
    for figure in report.figures:
        if figure.state is not State.BLANK:
            yield cell_line(figure)


def cell_line(figure: Figure) -> dict[str, Any]:
    """One figure as the contract's object."""
    place, amount = figure.source.places[0], figure.amount
    unplaced = figure.placement == "unreadable" and not figure.column
    return {
        "file": figure.source.file,
        "page": place.page,
        "lines": list(place.lines) if place.lines else None,
        "bbox": list(place.bbox) if place.bbox else None,
        "table_no": figure.table_no,
        "table": figure.table,
        "form": figure.form,
        "subject": figure.subject,
        "panel": figure.panel,
        "row": None if unplaced else figure.row,
        "row_path": list(figure.row_path),
        "row_code": figure.row_code,
        "row_parent": figure.row_parent,
        "column": None if unplaced else "/".join(figure.column),
        "raw": figure.quote,
        "value": format(amount.value, "f") if amount else None,
        "comparator": amount.comparator if amount else "",
        "unit": amount.unit if amount else None,
        "unit_source": figure.unit_source,
        "placement": figure.placement,
        "label_source": figure.label_source,
        "ocr": figure.ocr,
    }
