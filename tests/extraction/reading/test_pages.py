"""Both page sources give the same: PDFium's characters and tables against those of pdfplumber's own parser."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfiumError
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import pages, pdf
from extraction.reading.frame import Frame
from extraction.reading.pages import FailedPage, PageContent, open_pages
from extraction.reading.pdf import read_pdf
from extraction.report import Grid
from tests.documents.build import FOLDER

SAMPLES = sorted((Path(__file__).parents[3] / "data" / "reports").glob("*.pdf"), key=lambda path: path.stat().st_size)
LAYOUTS = sorted(path for path in FOLDER.glob("*.pdf") if path.stem != "rotated_page")

Found = tuple[list[Counter[str]], list[list[tuple[int, int, int, int, str]]]]


def found(path: Path, patch: pytest.MonkeyPatch) -> Found:
    """The characters of every page, and the cells of every table."""
    chars: list[Counter[str]] = []

    def watched(path: Path) -> Iterator[PageContent | FailedPage]:
        for page in open_pages(path):
            assert isinstance(page, PageContent)
            chars.append(Counter(_plain(item["text"]) for item in page.chars))
            yield page

    patch.setattr(pdf, "open_pages", watched)
    grids = [block for block in read_pdf(path).blocks if isinstance(block, Grid)]
    cells = [[(c.row, c.column, c.row_span, c.column_span, _plain(c.text)) for c in grid.cells] for grid in grids]
    return chars, cells


def _plain(text: str) -> str:
    """Compatibility forms, which only PDFium's reader folds, as the ideographs that they look like."""
    return "".join(unicodedata.normalize("NFKC", char) if "\u2e80" <= char <= "\u2fdf" else char for char in text)


def refuse(*_: object) -> None:
    raise PdfiumError("forced")


@pytest.mark.parametrize("path", [
    SAMPLES[0], *LAYOUTS, *(pytest.param(path, marks=pytest.mark.slow) for path in SAMPLES[1:]),
], ids=lambda path: path.stem)
def test_the_fallback_reads_the_same_characters_and_cells(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_pdfium = found(path, monkeypatch)
    monkeypatch.setattr(pages, "_read_page", refuse)
    assert found(path, monkeypatch) == by_pdfium


def test_a_page_that_neither_parser_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_read_page", refuse)
    monkeypatch.setattr("pdfplumber.open", refuse)
    document = read_pdf(FOLDER / "continued_with_header.pdf")
    assert document.pages == 2
    assert [note for note in document.notes if "未能读取" in note]
    assert not document.blocks


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("本年支出合计1,234.56万元·注±", False),
        ("\ue001公务用车\ue001会议费用\ue001培训费用", False),
        ("本年支出合计\x14\x15\x16，项目支出", True),
        ("合计\ue011\ue012\ue013\ue014", True),
        ("ÖÐ¹úÈËÃñ2024", True),
        ("-DE-!\"#$%&'(')*+,-./012&)3*4'", True),
        ("https://www.example.gov.cn/2024?id=1", False),
    ],
)
def test_a_page_whose_fonts_do_not_tell_their_characters_is_garbled(text: str, garbled: bool) -> None:
    frame = Frame(0, 0, 100, 100, 0)
    page = PageContent(1, frame, frame, {"char": [{"text": char} for char in text]}, 0, 0)
    assert page.garbled is garbled


def test_text_outside_of_the_crop_box_is_not_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), cropBox=(0, 400, 500, 800))
    canvas.drawString(50, 500, "seen")
    canvas.drawString(50, 300, "cut")
    canvas.save()
    assert ["".join(char["text"] for char in page.chars) for page in loaded(tmp_path / "a.pdf")] == ["seen"]


def loaded(path: Path) -> Iterator[PageContent]:
    return (page for page in open_pages(path) if isinstance(page, PageContent))


def test_a_hyphen_at_the_end_of_a_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hyphen.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(50, 700, "word-")
    canvas.drawString(50, 686, "next 12.50")
    canvas.save()
    (page,) = open_pages(path)
    assert isinstance(page, PageContent)
    assert "".join(item["text"] for item in page.chars) == "word-next12.50"
