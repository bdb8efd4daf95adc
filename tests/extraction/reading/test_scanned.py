"""Scanned pages: rules seen in a picture, skew, doubt; and, with the optional components, whole pages."""

from __future__ import annotations

import importlib
import io
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extraction.reading.frame import Frame, make_item
from extraction.reading.pages import PageContent
from extraction.reading.pdf import read_pdf
from extraction.reading.scanned import ScannedPage, can_recognise
from extraction.report import Grid, GridCell, Line, Place

ROOT = Path(__file__).resolve().parents[3]
FRAME = Frame(0, 0, 200, 100, 0)


def scanned(texts: list[tuple[str, float]], angle: float = 0.0) -> tuple[ScannedPage, Grid]:
    """A page with one column of cells, each with its text and how sure its characters are."""
    chars, cells = [], []
    for row, (text, score) in enumerate(texts):
        cells.append(GridCell(row, 0, text, Place(page=1, bbox=(0, 10 * row, 200, 10 * row + 10))))
        for at, char in enumerate(text):
            item = make_item("char", 5 + 6 * at, 10 * row + 1, 10 + 6 * at, 10 * row + 9)
            chars.append(item | {"text": char, "size": 8, "baseline": 10 * row + 8, "upright": True, "score": score})
    page = PageContent(1, FRAME, FRAME, {"char": []}, 0, 1.0)
    return ScannedPage(page, {"char": chars}, angle), Grid(tuple(cells), Place(page=1))


def test_a_doubtful_number_is_unreadable() -> None:
    sure = ["12.50", "l2.5O", "1250", "0", "14.00"]
    page, grid = scanned([("13.70", 0.5), ("合计", 0.3), *((text, 0.99) for text in sure)])
    grid = Grid(grid.cells + tuple(GridCell(7 + n, 0, "1.00", Place(page=1)) for n in range(9)), grid.place)
    cells = page.marked(grid).cells[:7]
    assert all(cell.ocr for cell in cells)
    assert [cell.readable for cell in cells] == [False, True, True, False, False, True, True]


def test_boxes_of_a_straightened_page_lie_on_the_page_displayed() -> None:
    page, _ = scanned([], angle=90)
    assert page.displayed((100, 50, 110, 50)) == pytest.approx((100, 40, 100, 50))


def test_a_picture_is_named_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extraction.reading.pdf.can_recognise", lambda: False)
    path = tmp_path / "r.pdf"
    scan(path, [6, 7], [200, 200])
    assert read_pdf(path).notes == (
        "第 1–2 页没有文字层（图像页），内容未读取；安装文字识别组件后重新读入即可识别：pip install -r requirements-ocr.txt",
    )


@pytest.mark.skipif(not can_recognise(), reason="needs requirements-ocr.txt")
def test_rules_and_skew_are_seen_in_a_picture() -> None:
    cv2, numpy = importlib.import_module("cv2"), importlib.import_module("numpy")
    from extraction.reading.rules import find_rules, skew

    image = numpy.full((500, 800), 255, numpy.uint8)
    for y in (100, 140, 180):
        cv2.line(image, (50, y), (750, y), 0, 2)
    for x in (50, 400, 750):
        cv2.line(image, (x, 100), (x, 180), 0, 2)
    cv2.line(image, (200, 20), (240, 20), 0, 2)
    flat, upright = find_rules(image, 2.0, 400)
    assert [round(rule.across) for rule in flat] == [50, 70, 90]
    assert [round(rule.across) for rule in upright] == [25, 200, 375]
    turn = cv2.getRotationMatrix2D((400, 250), 1.5, 1)
    assert skew(cv2.warpAffine(image, turn, (800, 500), borderValue=255)) == pytest.approx(1.5, abs=0.1)


def scan(path: Path, pages: list[int], dpi: list[int], angle: float = 0.0) -> None:
    """Pages of a sample report as pictures."""
    import pypdfium2

    source = next(path for path in sorted((ROOT / "data" / "reports").glob("*.pdf")) if "聊城" in path.name)
    document, canvas = pypdfium2.PdfDocument(source), Canvas(str(path))
    for number, resolution in zip(pages, dpi, strict=True):
        width, height = document[number - 1].get_size()
        picture = document[number - 1].render(scale=resolution / 72).to_pil().convert("L")
        picture = picture.rotate(angle, resample=3, fillcolor=255)
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=60)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(stream.getvalue())), 0, 0, width, height)
        canvas.showPage()
    canvas.save()


@pytest.mark.ocr
@pytest.mark.parametrize("angle", [0.0, 0.7])
def test_a_scanned_form_gives_its_figures(tmp_path: Path, angle: float) -> None:
    from extraction.reading import read

    path = tmp_path / "r.pdf"
    scan(path, [6], [200], angle)
    report = read(path)
    found = {(one.panel, one.row): one for one in report.figures if one.amount}
    assert report.tables[0].form == "income_expenditure"
    assert len(found) == 9 and all(one.ocr for one in found.values())
    assert found["收入", "一、一般公共预算财政拨款收入"].quote == "2,371.40"
    assert report.notes == ("第 1 页由文字识别得到，数字请与原件核对", *report.notes[1:])
    assert any(isinstance(block, Line) for block in read_pdf(path).blocks)
