"""Text that nobody sees on the page is not read: white on white, but not white on a coloured header."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.reading.pages import PageContent, open_pages
from extraction.reading.pdf import read_pdf


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
