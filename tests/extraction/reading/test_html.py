"""Web pages: encodings, what is content, tables for layout and tables of data."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.errors import UnreadableFile
from extraction.reading import read
from extraction.reading.html import read_html
from extraction.report import Grid, Line

TABLE = (
    "<table><tr><td colspan=3>支出决算表</td></tr><tr><td colspan=2>部门：云川市气象局</td><td>单位：万元</td></tr>"
    "<tr><td rowspan=2>项目<td rowspan=2>本年支出合计<td>其中</tr><tr><td>基本<br>支出</tr>"
    "<tr><td>合计<td>&nbsp;1,234.50<td>0.00</tr></table>"
)
PAGE = (
    "<html><head><meta charset={charset}><meta name='ArticleTitle' content='云川市气象局2024年度部门决算'>"
    "<title>部门决算_云川</title>"
    "<style>td{{}}</style></head><body><div class=nav><ul><li><a href=/>首页</a><li><a href=/x>政务公开</a></ul></div>"
    "<table><tr><td><script>var x='9,999.00'</script><p>　　一、收入支出决算总体情况</p>"
    "<p>2024年度收入总计1,234.50万元。</p>{table}"
    "<p style='display: none'>隐藏</p><p><a href='/f/附件.pdf'>附件.pdf</a></p></td></tr></table></body></html>"
)


def page(path: Path, encoding: str, charset: str) -> Path:
    path.write_bytes(PAGE.format(charset=charset, table=TABLE).encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "charset"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gbk", "GBK"), ("gbk", "none"), ("utf-16", "x")]
)
def test_content_is_read_in_any_encoding(tmp_path: Path, encoding: str, charset: str) -> None:
    document = read_html(page(tmp_path / "页.html", encoding, charset))
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    assert lines == [
        "云川市气象局2024年度部门决算", "一、收入支出决算总体情况", "2024年度收入总计1,234.50万元。",
        "支出决算表", "部门：云川市气象局", "单位：万元",
    ]  # fmt: skip
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(c.row, c.column, c.row_span, c.text) for c in grid.cells[:4]] == [
        (0, 0, 2, "项目"), (0, 1, 2, "本年支出合计"), (0, 2, 1, "其中"), (1, 2, 1, "基本\n支出"),
    ]  # fmt: skip
    assert any("附件.pdf" in note for note in document.notes)


def test_a_page_that_calls_itself_a_workbook_is_read_as_a_page(tmp_path: Path) -> None:
    report = read(page(tmp_path / "导出.xls", "gbk", "gb2312"))
    found = [(one.quote, one.column) for one in report.figures]
    assert found == [("1,234.50", ("本年支出合计",)), ("0.00", ("其中", "基本支出"))]
    assert (report.organisation, report.year) == ("云川市气象局", 2024)


def test_a_page_of_links_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_text("<html><body><ul><li><a href=/>首页</a></ul></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="没有正文"):
        read(path)


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_text("<html><body>" + "<div>" * 5000 + "x" + "</body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read(path)
