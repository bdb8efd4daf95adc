"""Questions that words answer."""

from __future__ import annotations

from extraction.indicators import catalogue
from retrieval.embedding import open_embedding
from retrieval.question import Query
from retrieval.quotes import define, is_row, tell, tell_section
from retrieval.reasons import explain
from retrieval.records import Passage
from retrieval.search import Hit
from tests.retrieval.test_candidates import FACTS, REPORT
from tests.retrieval.test_evidence import read

PARAGRAPHS = REPORT.paragraphs


def told(question: str) -> list[str]:
    query: Query = read(question)
    hits = [Hit(Passage(str(n), p.source.file, p.text, p.section, None, p.source), 0.5) for n, p in enumerate(PARAGRAPHS)]
    return [quote.text for quote in tell(query, FACTS, hits, open_embedding("bundled"))]


def test_a_definition_is_the_entry_of_the_glossary() -> None:
    (quote,) = define(read("财政局报告里结余分配是什么意思"), FACTS, PARAGRAPHS)
    assert quote.text.startswith("结余分配：") and quote.section[0] == "第四部分 名词解释"
    assert define(read("什么是工会经费"), FACTS, PARAGRAPHS) == []


def test_a_reason_is_quoted_from_the_sentence_of_the_thing_asked() -> None:
    (quote,) = explain(read("财政局收支总计为什么增加"), FACTS, PARAGRAPHS, catalogue(), 2024)
    assert quote.text == "新增信息化建设项目"
    assert explain(read("财政局工会经费为什么增加"), FACTS, PARAGRAPHS, catalogue(), 2024) == []


def test_a_section_is_told_whole() -> None:
    assert [quote.text for quote in tell_section(read("财政局有哪些职责"), FACTS, PARAGRAPHS)] == [PARAGRAPHS[0].text]

    assert tell_section(read("财政局下属单位的公务接待费"), FACTS, PARAGRAPHS) == []


def test_the_passage_that_holds_what_is_asked() -> None:
    assert any("云泽电信公司" in text for text in told("财政局宽带服务的供应商是谁"))
    assert told("财政局食堂的供应商是谁") == []


def test_the_row_of_a_table_is_no_sentence() -> None:
    assert is_row("5 产出 质量指标 业务熟练度 ≥90% 15")
    assert not is_row("截至 2024 年 12 月 31 日，共有车辆 7 辆。") and not is_row("公益一类事业单位 10")
