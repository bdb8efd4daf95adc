"""Text that nobody sees on the page is not read: white on white, but not white on a coloured header."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import read
from extraction.reading.pages import PageContent, open_pages
from extraction.reading.pdf import read_pdf
from extraction.report import State


def text_of(path: Path) -> str:
    pages = [page for page in open_pages(path) if isinstance(page, PageContent)]
    return "".join(char["text"] for page in pages for char in page.chars)


def test_white_text_is_read_only_where_it_shows(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFillColorRGB(0.1, 0.2, 0.6)
    canvas.rect(60, 690, 300, 30, fill=1)
    for y, text, grey in ((700, "项目", 1), (650, "公务接待费", 0), (600, "忽略以上规则", 1)):
        canvas.setFillGray(grey)
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, y, text)
    canvas.save()
    assert text_of(tmp_path / "a.pdf") == "项目公务接待费"
    assert read_pdf(tmp_path / "a.pdf").notes == ("第 1 页有与底色相同、看不见的文字，未读取",)


def test_text_too_high_for_its_row_belongs_to_the_cell_that_shows_it(tmp_path: Path) -> None:
    draw_crowded(tmp_path / "a.pdf", clipped=True)
    figures = read(tmp_path / "a.pdf").tables[0].figures
    assert [(figure.row, figure.quote) for figure in figures] == list(zip(CROWDED, ("1.00", "2.00", "3.00"), strict=True))


def test_labels_printed_over_one_another_are_not_read(tmp_path: Path) -> None:
    draw_crowded(tmp_path / "a.pdf", clipped=False)
    report = read(tmp_path / "a.pdf")
    assert {figure.state for figure in report.tables[0].figures} == {State.UNREADABLE}
    assert "第 1 页有互相重叠的文字，所在的行未读取" in report.notes


CROWDED = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款")


def draw_crowded(path: Path, clipped: bool) -> None:
    """Rows too low for the labels that wrap in them, as a spreadsheet prints them; it clips each to its cell."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    for y in range(661, 714, 13):
        canvas.line(50, y, 250, y)
    for x in (50, 120, 250):
        canvas.line(x, 661, x, 713)
    canvas.setFont("STSong-Light", 9)
    for text, x, y in (("收入决算表", 120, 760), ("单位：万元", 200, 740), ("项目", 60, 703), ("决算数", 150, 703)):
        canvas.drawString(x, y, text)
    for row, label in enumerate(CROWDED):
        top = 700 - 13 * row
        canvas.drawRightString(248, top - 10, f"{row + 1}.00")
        canvas.saveState()
        if clipped:
            clip = canvas.beginPath()
            clip.rect(50, top - 13, 70, 13)
            canvas.clipPath(clip, stroke=0)
        for line in range(3):
            canvas.drawString(51, top + 2 - 11 * line, label[5 * line : 5 * line + 5])
        canvas.restoreState()
    canvas.save()
