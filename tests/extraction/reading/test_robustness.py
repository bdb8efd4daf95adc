"""Damaged and absurd files end in a report or in one clear error, in bounded time."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.errors import UnreadableFile
from extraction.reading import read
from extraction.report import Report

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
ROWS = [["项目", "决算数"], ["一、事业收入", "12.50"], ["总计", "12.50"]]
SECONDS = 20
PIECES = [b"", b"\0", b"\xff\xfe", b"9" * 12, b"<td>", b"\t\t", b"endstream"]


def write_pdf(path: Path, pages: int = 1, size: tuple[float, float] = (595, 842), compressed: int = 0) -> None:
    canvas = Canvas(str(path), pagesize=size, pageCompression=compressed)
    for number in range(pages):
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(60, size[1] - 60, f"第{number + 1}页 收入决算表")
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                canvas.rect(60 + 150 * column, size[1] - 100 - 20 * row, 150, 20)
                canvas.drawString(64 + 150 * column, size[1] - 94 - 20 * row, text)
        canvas.showPage()
    canvas.save()


def write_workbook(path: Path, rows: list[list[Any]] = ROWS) -> None:
    book = openpyxl.Workbook()
    for row in [["收入决算表"], *rows]:
        book.worksheets[0].append(row)
    book.save(path)


def write_word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("收入决算表")
    table = document.add_table(len(ROWS), 2)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.save(str(path))


def write_page(path: Path) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    path.write_text(f"<html><body><p>收入决算表</p><table border=1>{rows}</table></body></html>", encoding="utf-8")


def write_text(path: Path) -> None:
    path.write_text("收入决算表\n" + "\n".join("\t".join(row) for row in ROWS) + "\n", encoding="utf-8")


WRITERS: dict[str, Callable[[Path], None]] = {
    ".pdf": write_pdf, ".xlsx": write_workbook, ".docx": write_word, ".html": write_page, ".txt": write_text,
}  # fmt: skip


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("originals")
    for suffix, write in WRITERS.items():
        write(folder / f"r{suffix}")
    return {suffix: (folder / f"r{suffix}").read_bytes() for suffix in WRITERS}


def outcome(path: Path) -> Report | UnreadableFile:
    start = time.process_time()
    try:
        return read(path)
    except UnreadableFile as error:
        assert path.name in str(error) and str(error).endswith("。")
        return error
    finally:
        assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mutated_bytes(tmp_path: Path, originals: dict[str, bytes], suffix: str, data: st.DataObject) -> None:
    content = bytearray(originals[suffix])
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=6))
        content[at : at + data.draw(st.integers(0, 8))] = piece
    path = tmp_path / f"r{suffix}"
    path.write_bytes(bytes(content))
    outcome(path)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.95])
def test_truncated_files(tmp_path: Path, originals: dict[str, bytes], suffix: str, share: float) -> None:
    path = tmp_path / f"r{suffix}"
    path.write_bytes(originals[suffix][: int(len(originals[suffix]) * share)])
    assert isinstance(outcome(path), UnreadableFile) or suffix in (".html", ".txt")


@pytest.mark.parametrize("size", [(1, 1), (14_400, 14_400), (595, 14_000), (3, 842)])
def test_absurd_page_sizes(tmp_path: Path, size: tuple[float, float]) -> None:
    path = tmp_path / "r.pdf"
    write_pdf(path, size=size)
    found = outcome(path)
    assert isinstance(found, Report) and found.pages == 1


def test_a_page_box_without_extent(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    write_pdf(path)
    path.write_bytes(path.read_bytes().replace(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 000 000 ]"))
    outcome(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".txt", ".html"])
def test_ten_thousand_rows(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"r{suffix}"
    rows = [["科目名称", "本年收入合计"], *([f"项目{number % 100}", f"{number}.50"] for number in range(10_000))]
    if suffix == ".xlsx":
        write_workbook(path, [[name, float(value) if value[0].isdigit() else value] for name, value in rows])
    elif suffix == ".txt":
        path.write_text("收入决算表\n" + "\n".join("\t".join(row) for row in rows), encoding="utf-8")
    else:
        body = "".join(f"<tr><td>{name}<td>{value}" for name, value in rows)
        path.write_text(f"<html><body><p>收入决算表<table>{body}</table></body></html>", encoding="utf-8")
    found = outcome(path)
    assert isinstance(found, Report)
    assert [len(table.figures) for table in found.tables] == [10_000]


@pytest.mark.slow
def test_five_hundred_pages(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    write_pdf(path, pages=500, compressed=1)
    start = time.monotonic()
    report = read(path)
    assert report.pages == 500
    assert sum(figure.quote == "12.50" for figure in report.figures) == 1000
    assert time.monotonic() - start < 120


def test_an_archive_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    name = "xl/worksheets/sheet1.xml"
    packed = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with packed as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(450):
            part.write(bytes(1024 * 1024))
    assert "过大" in str(outcome(path))
