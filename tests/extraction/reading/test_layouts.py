"""One small document for each layout: every figure in it, no other, and each at its place."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.cells import cell_lines
from extraction.reading import read
from tests.documents.build import FOLDER, layouts

LAYOUTS = layouts()


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout["name"] for layout in LAYOUTS])
def test_every_figure_of_the_layout_is_read(layout: dict[str, Any]) -> None:
    report = read(FOLDER / f"{layout['name']}.pdf")
    assert [table.title for table in report.tables] == [layout["title"]]
    assert [_cell(line) for line in cell_lines(report)] == layout["cells"]


def test_each_document_is_that_of_a_layout() -> None:
    assert {path.stem for path in FOLDER.glob("*.pdf")} >= {layout["name"] for layout in LAYOUTS}


def _cell(line: dict[str, Any]) -> str:
    row = "/".join([*line["row_path"], line["row"]])
    value = f"{line['comparator']}{line['value']} {line['unit'] or ''}"
    return " | ".join([str(line["page"]), line["panel"], row, line["row_code"], line["column"], value]).rstrip()
