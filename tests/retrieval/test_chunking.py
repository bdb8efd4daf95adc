"""Passages: what is joined, what is cut, and what is indexed of each."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extraction.report import Paragraph, Place, Report, Source, Table
from retrieval.chunking import LONGEST, ROWS, chunk
from tests.retrieval.made import figure, report

SECTION = ("第三部分 2024年度部门决算情况说明", "九、“三公”经费支出情况说明")


def _prose(*texts: str) -> Report:
    paragraphs = (Paragraph(text, SECTION, Source("甲.pdf", (Place(n + 1),))) for n, text in enumerate(texts))
    return replace(report(), paragraphs=tuple(paragraphs), tables=())


def test_short_neighbours_are_joined_with_all_their_places() -> None:
    chunks = chunk(_prose("1、事业收入0万元。", "2、经营收入0万元。"))
    assert [one.passage.text for one in chunks] == ["1、事业收入0万元。\n2、经营收入0万元。"]
    assert [place.page for place in chunks[0].passage.source.places] == [1, 2]


def test_definitions_stand_alone() -> None:
    texts = ("一、基本支出：指为保障机构正常运转发生的支出。", "二、项目支出：是指为完成特定任务发生的支出。")
    assert [one.passage.text for one in chunk(_prose(*texts))] == list(texts)


def test_organisation_year_and_part_are_not_indexed() -> None:
    indexed = chunk(_prose("甲市财政局2024年度公务接待费支出0.15万元，比2023年减少。"))[0].indexed
    assert "财政局" not in indexed and "2024" not in indexed and "第三部分" not in indexed
    assert indexed.startswith("三公经费支出情况说明") and "公务接待费" in indexed


@given(st.lists(st.text("公务接待费支出。；", min_size=1, max_size=900), min_size=1, max_size=5))
def test_prose_is_cut_without_loss(texts: list[str]) -> None:
    chunks = chunk(_prose(*texts))
    assert "".join(one.passage.text.replace("\n", "") for one in chunks) == "".join(texts)
    assert len({one.passage.id for one in chunks}) == len(chunks)
    for one in chunks:
        assert len(one.passage.text) <= LONGEST + 1 or "。" not in one.passage.text.rstrip("。；")[LONGEST:]


def test_tables_are_shown_with_figures_and_indexed_without() -> None:
    figures = tuple(figure("甲.pdf", f"{n}、第{n}行", "1.25", row_code=str(30000 + n)) for n in range(1, ROWS + 2))
    source = Source("甲.pdf", (Place(6, None, (0.0, 0.0, 1.0, 1.0)),))
    table = Table(1, "基本支出决算表", "basic_expenditure", "万元", SECTION, source, figures, ())
    chunks = chunk(replace(report(), paragraphs=(), tables=(table,)))
    assert [one.passage.text.count("\n") for one in chunks] == [8, 8]
    assert "30001 1、第1行：决算数 1.25" in chunks[0].passage.text
    assert "1.25" not in chunks[0].indexed and "第1行" in chunks[0].indexed and "基本支出决算表" in chunks[1].indexed
    assert chunks[0].passage.source.places == (Place(6, None, (10.5, 20.25, 60.0, 30.0)),)
