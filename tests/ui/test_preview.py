"""The preview: which views a citation has, and where its marks stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from ui.preview import MARGIN, Stop, preview, stops


def citation(**fields: Any) -> Any:
    """A citation with what the test says of it."""
    from retrieval.reply import Citation

    given = {"id": 1, "file": "甲.pdf", "page": 1, "lines": None, "bbox": None, "section": "", "table": None}
    return Citation(**{**given, "row": None, "column": None, "quote": "", **fields})


def test_a_citation_of_one_place_has_one_stop() -> None:
    assert stops(citation(page=6, bbox=(1, 2, 3, 4))) == [Stop(6, None, ((1, 2, 3, 4),))]
    assert stops(citation(page=None, lines=(7, 9))) == [Stop(None, (7, 9))]


def test_places_are_gathered_by_page() -> None:
    spans = tuple({"page": page, "lines": None, "bbox": box} for page, box in ((3, (1, 1, 2, 2)), (3, (5, 5, 6, 6)), (4, None)))
    assert stops(citation(page=3, spans=spans)) == [Stop(3, None, ((1, 1, 2, 2), (5, 5, 6, 6))), Stop(4, None)]


@pytest.mark.parametrize("size", [(595, 842), (842, 595)])
def test_a_mark_stands_on_the_page_where_its_box_does(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "甲.pdf"
    canvas = Canvas(str(path), pagesize=size)
    canvas.drawString(100, 100, "2,946.25")
    canvas.save()
    one = citation(bbox=(100, 200, 150, 210))
    html = preview(path, one, stops(one)[0])
    shares = [float(share) / 100 for share in re.findall(r"(?:left|top|width|height):([\d.]+)%", html)]
    expected = [(100 - MARGIN) / size[0], (200 - MARGIN) / size[1], (50 + 2 * MARGIN) / size[0], (10 + 2 * MARGIN) / size[1]]
    assert shares == pytest.approx(expected, abs=1e-5)
    assert "第 1 页，共 1 页" in html
    assert "data:image/webp;base64," in html


def test_cited_lines_are_marked_and_their_quote_with_them(tmp_path: Path) -> None:
    path = tmp_path / "乙.txt"
    path.write_text("\n".join(f"第{number}行 a<b 12.50 112.50 12.505" for number in range(1, 101)), encoding="utf-8")
    one = citation(file="乙.txt", page=None, lines=(50, 51), quote="12.50")
    html = preview(path, one, stops(one)[0])
    assert re.findall(r'class="mark"><th>(\d+)', html) == ["50", "51"]
    assert html.count("<em>12.50</em>") == 2
    assert "a&lt;b" in html
    assert "<b " not in html
    assert re.findall(r"<th>(\d+)", html)[0] == "38"


def test_a_file_name_cannot_smuggle_markup(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("一行", encoding="utf-8")
    one = citation(file="<img src=x>.txt", page=None, lines=(1, 1), quote="<script>")
    html = preview(path, one, stops(one)[0])
    assert "<img" not in html
    assert "<script" not in html


def test_a_workbook_is_shown_by_the_rows_of_its_sheet(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("封面", 0).append(["另一张表"])
    book.remove(book["Sheet"])
    sheet = book.create_sheet("收支总表")
    for row in (["项目", "决算数"], ["本年收入合计", 612.3], ["总计", 615.5]):
        sheet.append(row)
    book.save(tmp_path / "丙.xlsx")
    one = citation(file="丙.xlsx", page=2, lines=(2, 2), quote="612.3")
    html = preview(tmp_path / "丙.xlsx", one, stops(one)[0])
    assert re.findall(r'class="mark"><th>(\d+)</th><td>(.*?)</td>', html) == [("2", "本年收入合计\t<em>612.3</em>")]
    assert "另一张表" not in html
