"""PDF -> blocks, on documents made here: ruled grids, merged cells, rotation, pages without text, damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.errors import UnreadableFile
from extraction.reading.pdf import read_pdf
from extraction.report import Grid, Line

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
TOP = A4[1]


def rule(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], TOP - y, xs[-1], TOP - y)
    for x in xs:
        canvas.line(x, TOP - ys[0], x, TOP - ys[-1])


def write(canvas: Canvas, x: float, y: float, text: str, font: str = "STSong-Light", size: float = 11) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, TOP - y, text)


def table_page(canvas: Canvas) -> None:
    write(canvas, 120, 80, "收入决算表")
    rule(canvas, [50, 200, 300], [100, 130, 160])
    write(canvas, 210, 155, "2,946.25", "Helvetica", 9)
    write(canvas, 60, 115, "本年收入")
    write(canvas, 60, 127, "合计")
    write(canvas, 210, 120, "决算数")
    write(canvas, 60, 155, "总计")


def texts(grid: Grid) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in grid.cells]


def test_cells_hold_their_text_line_by_line_and_stand_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    table_page(canvas)
    canvas.save()
    document = read_pdf(file)
    title, grid = document.blocks
    assert isinstance(title, Line) and title.text == "收入决算表"
    assert isinstance(grid, Grid)
    assert texts(grid) == [(0, 0, "本年收入\n合计"), (0, 1, "决算数"), (1, 0, "总计"), (1, 1, "2,946.25")]
    assert grid.cells[3].place.bbox == pytest.approx((200, 130, 300, 160), abs=0.5)


def test_merged_cells_know_what_they_cover(tmp_path: Path) -> None:
    file = tmp_path / "merged.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    rule(canvas, [50, 300], [100, 160])
    canvas.line(50, TOP - 130, 300, TOP - 130)
    canvas.line(150, TOP - 130, 150, TOP - 160)
    canvas.line(150.8, TOP - 130, 150.8, TOP - 160)
    write(canvas, 60, 120, "收入")
    canvas.save()
    (grid,) = read_pdf(file).blocks
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.column, cell.column_span) for cell in grid.cells] == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]


def test_lines_follow_the_baseline_not_the_content_stream(tmp_path: Path) -> None:
    file = tmp_path / "lines.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    write(canvas, 50, 200, "支出总计")
    write(canvas, 94, 100, "2,995.39", "Helvetica", 12)
    write(canvas, 50, 100, "收入总计", size=11)
    canvas.save()
    assert [block.text for block in read_pdf(file).blocks if isinstance(block, Line)] == ["收入总计2,995.39", "支出总计"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_reads_as_an_upright_one(tmp_path: Path, rotation: int) -> None:
    upright, turned = tmp_path / "upright.pdf", tmp_path / "turned.pdf"
    for file, quarter in ((upright, 0), (turned, rotation)):
        canvas = Canvas(str(file), pagesize=A4)
        canvas.setPageRotation(quarter)
        table_page(canvas)
        canvas.save()
    (_, grid), (_, other) = read_pdf(upright).blocks, read_pdf(turned).blocks
    assert isinstance(grid, Grid) and isinstance(other, Grid)
    assert texts(grid) == texts(other)
    assert other.place.bbox != grid.place.bbox


def test_text_written_sideways_reads_as_upright(tmp_path: Path) -> None:
    file = tmp_path / "sideways.pdf"
    canvas = Canvas(str(file), pagesize=landscape(A4))
    canvas.rotate(90)
    canvas.translate(0, -A4[1])
    table_page(canvas)
    canvas.save()
    grid = next(block for block in read_pdf(file).blocks if isinstance(block, Grid))
    assert texts(grid)[-1] == (1, 1, "2,946.25")


def test_a_table_with_three_rules_has_columns_where_the_gaps_run_through(tmp_path: Path) -> None:
    file = tmp_path / "open.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for y in (100, 125, 200):
        canvas.line(50, TOP - y, 450, TOP - y)
    rows = {118: ("科目名称", "合计", "基本支出"), 145: ("行政运行", "12.00", "2.00"), 170: ("一般行政", "10.00", "")}
    for y, cells in rows.items():
        for x, text in zip((60, 220, 350), cells, strict=True):
            write(canvas, x, y, text)
    write(canvas, 60, 184, "管理事务")
    canvas.save()
    (grid,) = read_pdf(file).blocks
    assert isinstance(grid, Grid)
    assert texts(grid)[3:] == [
        (1, 0, "行政运行"), (1, 1, "12.00"), (1, 2, "2.00"), (2, 0, "一般行政\n管理事务"), (2, 1, "10.00"), (2, 2, ""),
    ]


def test_underlined_prose_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "prose.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for y in (100, 125, 200):
        canvas.line(50, TOP - y, 450, TOP - y)
    write(canvas, 60, 118, "第一部分")
    write(canvas, 60, 145, "收入合计12.00万元，支出合计12.00万元。")
    canvas.save()
    assert {type(block) for block in read_pdf(file).blocks} == {Line}


def test_a_page_without_text_layer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    file = tmp_path / "scan.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    write(canvas, 50, 100, "第一页")
    canvas.showPage()
    canvas.drawInlineImage(Image.new("RGB", (20, 20), "grey"), 100, 100, 200, 200)
    canvas.save()
    monkeypatch.setattr("extraction.reading.pdf.can_recognise", lambda: False)
    document = read_pdf(file)
    assert document.pages == 2
    assert len(document.notes) == 1
    assert document.notes[0].startswith("第 2 页没有文字层（图像页），内容未读取；")


def test_a_frame_round_text_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "frame.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    canvas.rect(40, TOP - 300, 400, 250)
    write(canvas, 50, 100, "目录")
    canvas.save()
    assert [type(block) for block in read_pdf(file).blocks] == [Line]


@pytest.mark.parametrize(("change", "cause"), [
    (lambda data: b"", "空的"),
    (lambda data: b"no report at all", "不是 PDF"),
    (lambda data: data[: len(data) // 2], "截断"),
    (lambda data: b"%PDF-1.4\n%%EOF\n", "损坏"),
])
def test_what_is_no_whole_pdf_is_refused_with_cause_and_remedy(tmp_path: Path, change: object, cause: str) -> None:
    file = tmp_path / "report.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    table_page(canvas)
    canvas.save()
    assert callable(change)
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises(UnreadableFile, match=cause) as refused:
        read_pdf(file)
    assert "report.pdf" in str(refused.value)


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "locked.pdf"
    canvas = Canvas(str(file), pagesize=A4, encrypt="secret")
    table_page(canvas)
    canvas.save()
    with pytest.raises(UnreadableFile, match="加密"):
        read_pdf(file)


def test_amounts_in_lines_without_any_rule_are_named_as_unread(tmp_path: Path) -> None:
    file = tmp_path / "bare.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for number in range(5):
        write(canvas, 50, 100 + 20 * number, f"第{number}项")
        write(canvas, 300, 100 + 20 * number, f"{number}.50")
    canvas.save()
    assert read_pdf(file).notes == ("第 1 页有没有框线的表，其中的数字未读取",)


def test_tables_that_touch_are_parted_at_the_title_between_them(tmp_path: Path) -> None:
    file = tmp_path / "touching.pdf"
    rows = [["科目编码", "科目名称", "本年收入合计"], ["201", "一般公共服务支出", "8.00"], ["支出决算表"],
            ["科目编码", "科目名称", "本年支出合计"], ["201", "一般公共服务支出", "7.00"]]  # fmt: skip
    canvas = Canvas(str(file), pagesize=A4)
    for number, texts in enumerate(rows):
        width = 480 / len(texts)
        for column, text in enumerate(texts):
            canvas.rect(40 + width * column, TOP - 120 - 20 * number, width, 20)
            write(canvas, 45 + width * column, 115 + 20 * number, text)
    canvas.save()
    assert [type(block) for block in read_pdf(file).blocks] == [Grid, Line, Grid]


@pytest.mark.parametrize(("length", "told"), [(20, "没有文字层（图像页）"), (100, "有大幅图片，其中的内容未读取")])
def test_a_page_of_picture_strips_under_some_text_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, told: str
) -> None:
    from PIL import Image

    file = tmp_path / "strips.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for strip in range(5):
        canvas.drawInlineImage(Image.new("RGB", (20, 20), "white"), 0, TOP / 5 * strip, A4[0], TOP / 5)
    for start in range(0, length, 20):
        write(canvas, 50, 60 + start, "收入支出决算总表部门某某单位万元共计" + "续页")
    canvas.save()
    monkeypatch.setattr("extraction.reading.pdf.can_recognise", lambda: False)
    assert [note for note in read_pdf(file).notes if told in note]
