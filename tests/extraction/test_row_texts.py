"""Rows of tables without numbers as paragraphs."""

from __future__ import annotations

from extraction.report import Grid, GridCell, Paragraph, Place, Source, Table
from extraction.row_texts import with_row_texts
from tests.extraction.extract_made import figure

FILE = "甲.pdf"


def cell(row: int, column: int, text: str) -> GridCell:
    return GridCell(row, column, text, Place(3, None, (50.0 * column, 100.0 + 10 * row, 50.0 * column + 40, 108.0 + 10 * row)))


def table(**more: object) -> Table:
    texts = [["序号", "单位名称"], ["1", "档案局\n（本级）"], ["", ""]]
    cells = tuple(cell(row, column, text) for row, line in enumerate(texts) for column, text in enumerate(line))
    place = Place(3, None, (0.0, 100.0, 100.0, 130.0))
    fields: dict[str, object] = {"figures": (), "grids": (Grid(cells, place),), "form": None, **more}
    return Table(1, "单位构成", unit=None, section=("二、单位构成",), source=Source(FILE, (place,)), **fields)  # type: ignore[arg-type]


def paragraph(text: str, top: float) -> Paragraph:
    return Paragraph(text, (), Source(FILE, (Place(3, None, (0.0, top, 100.0, top + 8)),)))


def test_rows_stand_between_the_paragraphs_around_the_table() -> None:
    texts = with_row_texts([paragraph("单位包括：", 50), paragraph("第二部分", 300)], [table()])
    assert [one.text for one in texts] == ["单位包括：", "序号 单位名称", "1 档案局（本级）", "第二部分"]
    assert texts[2].section == ("二、单位构成",)
    assert texts[2].source.places == (Place(3, None, (0.0, 110.0, 90.0, 118.0)),)


def test_tables_with_numbers_and_forms_give_none() -> None:
    before = [paragraph("单位包括：", 50)]
    assert len(with_row_texts(before, [table(figures=(figure("总计", "1"),)), table(form="gov_fund")])) == 1


def test_the_row_of_a_sum_does_not_keep_a_table_from_telling_in_words() -> None:
    texts = [["序号", "工程名称", "所在县"], ["1", "龙湾水库", "澄江县"], ["", "合计", ""]]
    cells = tuple(cell(row, column, text) for row, line in enumerate(texts) for column, text in enumerate(line))
    grids = (Grid(cells, Place(3, None, (0.0, 100.0, 100.0, 130.0))),)
    told = with_row_texts([], [table(figures=(figure("龙湾水库", "1", panel="", row_code=""),), grids=grids)])
    assert "1 龙湾水库 澄江县" in [one.text for one in told]
