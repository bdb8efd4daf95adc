"""Word documents: order, merged cells, list numbers, text boxes, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from extraction.errors import UnreadableFile
from extraction.printed import chinese_number
from extraction.reading import read
from extraction.reading.word import read_word
from extraction.report import Grid, Line

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def numbered(document: Any, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    rule = f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(rule))


def add_numbering(document: Any) -> None:
    def level(depth: int, numerals: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{numerals}"/><w:lvlText w:val="{text}"/></w:lvl>'

    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def test_blocks_follow_the_body_and_cells_know_what_they_cover(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_paragraph("收入决算表")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "本年收入"
    for at, text in (((1, 1), "合计"), ((1, 2), "事业收入"), ((2, 0), "合计"), ((2, 1), "2,946.25"), ((2, 2), "0.00")):
        table.cell(*at).text = text
    document.add_paragraph("注：本表无数据。")
    path = tmp_path / "r.docx"
    document.save(str(path))
    read_back = read_word(path)
    title, grid, note = read_back.blocks
    assert isinstance(title, Line) and isinstance(grid, Grid) and isinstance(note, Line)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells[:3]] == [
        (0, 0, 2, 1, "项目"), (0, 1, 1, 2, "本年收入"), (1, 1, 1, 1, "合计"),
    ]  # fmt: skip
    assert (grid.place.lines, note.place.lines, read_back.lines) == ((2, 4), (5, 5), 5)


def test_automatic_numbers_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    add_numbering(document)
    for text, level in (("收支情况", 0), ("收入", 1), ("支出", 1), ("三公经费情况", 0), ("总体情况", 1)):
        numbered(document, text, level)
    path = tmp_path / "r.docx"
    document.save(str(path))
    texts = [block.text for block in read_word(path).blocks if isinstance(block, Line)]
    assert texts == ["一、收支情况", "（一）收入", "（二）支出", "二、三公经费情况", "（一）总体情况"]


def test_numerals() -> None:
    assert [chinese_number(count) for count in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]


def test_text_boxes_are_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("正文")
    box = f'<w:r {NS}><w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>'
    paragraph._p.append(parse_xml(box))
    paragraph._p.append(parse_xml(f"<w:del {NS}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    path = tmp_path / "r.docx"
    document.save(str(path))
    assert [block.text for block in read_word(path).blocks if isinstance(block, Line)] == ["正文", "框中"]


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("旧.doc", "WordDocument".encode("utf-16-le"), "旧版 Word"),
        ("旧.xls", b"Workbook", "旧版 Excel"),
        ("密.docx", "EncryptedPackage".encode("utf-16-le"), "加密"),
    ],
)
def test_binary_office_files_are_refused_with_the_remedy(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + content)
    with pytest.raises(UnreadableFile, match=cause):
        read(path)
