"""Tables of a PDF without any rules: where they end, and what their headers stand over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.captions import is_title
from extraction.reading.pdf import read_pdf
from extraction.report import Table
from extraction.tables import read_tables
from tests.extraction.grids import document, grid, line

FONT, SIZE = "STSong-Light", 7
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Row = tuple[int, Sequence[tuple[float, str]]]
"""How far down a line stands, and its words with their middles."""

OTHERS = [(0.0, "合计"), (60.0, "因公出国（境）费"), (300.0, "公务接待费")]
CARS = [(120.0, "小计"), (180.0, "公务用车购置费"), (240.0, "公务用车运行费")]


def tables(tmp_path: Path, title: str, rows: Sequence[Row]) -> list[Table]:
    file = tmp_path / "bare.pdf"
    canvas = Canvas(str(file), pagesize=landscape(A4))
    for down, words in [(20, [(400.0, title)]), (40, [(700.0, "金额单位：万元")]), *rows]:
        for middle, text in words:
            canvas.setFont(FONT, SIZE)
            canvas.drawCentredString(middle, A4[0] - 40 - down, text)
    canvas.save()
    return read_tables(read_pdf(file), 2024)[0]


def test_a_header_stands_over_those_of_its_form_and_a_page_number_is_no_row(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, "政府性基金预算财政拨款收入支出决算表", [
        (60, [(120, "项目"), (480, "本年支出")]),
        (70, [(250, "年初结转和结余"), (330, "本年收入"), (620, "年末结转和结余")]),
        (80, [(60, "科目编码"), (160, "科目名称"), (410, "小计"), (480, "基本支出"), (550, "项目支出")]),
        (98, [(90, "合计"), (330, "34.50"), (410, "34.50"), (550, "34.50")]),
        (112, [(60, "212"), (160, "城乡社区支出"), (330, "34.50"), (410, "34.50"), (550, "34.50")]),
        (128, [(60, "21208"), (160, "土地出让收入安排的支出"), (330, "34.50"), (410, "34.50"), (550, "34.50")]),
        (144, [(60, "2120899"), (160, "其他土地出让支出"), (330, "34.50"), (410, "34.50"), (550, "34.50")]),
        (160, [(400, "- 12 -")]),
    ])  # fmt: skip
    assert {"/".join(figure.column) for figure in table.figures if figure.amount} == {
        "本年收入", "本年支出/小计", "本年支出/项目支出",
    }  # fmt: skip


def test_one_row_under_the_numbers_of_its_columns_is_a_table(tmp_path: Path) -> None:
    halves, at = (70.0, 430.0), (0, 60, 120, 180, 240, 300)
    amounts = (
        [(0, "5.80"), (120, "3.20"), (240, "3.20"), (300, "2.60")], [(0, "4.02"), (120, "2.94"), (240, "2.94"), (300, "1.08")],
    )  # fmt: skip
    (table,) = tables(tmp_path, "财政拨款“三公”经费支出决算表", [
        (60, [(halves[0] + 150, "预算数"), (halves[1] + 150, "决算数")]),
        (70, [(half + 180, "公务用车购置及运行费") for half in halves]),
        (80, [(half + middle, text) for half in halves for middle, text in OTHERS]),
        (90, [(half + middle, text) for half in halves for middle, text in CARS]),
        (104, [(half + middle, str(number)) for number, (half, middle) in enumerate(product(halves, at), 1)]),
        (118, [(half + middle, text) for half, row in zip(halves, amounts, strict=True) for middle, text in row]),
    ])  # fmt: skip
    found = {"/".join(figure.column): figure.quote for figure in table.figures if figure.amount}
    assert (found["预算数/合计"], found["决算数/合计"]) == ("5.80", "4.02")
    assert (found["预算数/公务用车购置及运行费/小计"], found["决算数/公务用车购置及运行费/公务用车运行费"]) == ("3.20", "2.94")


def test_a_page_that_goes_on_with_blank_rows_has_no_header() -> None:
    (table,), _ = read_tables(document(
        line("收入支出决算总表"), line("单位：万元"),
        grid("收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额", "一、财政拨款收入 | 5.00 | 一、教育支出 | 5.00"),
        line("收入 支出", page=2), grid(" | | 二十五、债务付息支出 | ", "本年收入合计 | 5.00 | 本年支出合计 | 5.00", page=2),
    ), 2024)  # fmt: skip
    assert [figure.column for figure in table.figures if figure.row == "本年支出合计"] == [("支出", "金额")]


@pytest.mark.parametrize(
    ("text", "titled"), [("项目预算数决算统计数项目预算数决算统计数", False), ("相关统计数", True), ("收入决算表", True)]
)
def test_a_row_of_headers_is_no_title(text: str, titled: bool) -> None:
    assert is_title(text) is titled
