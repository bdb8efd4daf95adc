"""Questions that words answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.indicators import catalogue
from retrieval.embedding import open_embedding
from retrieval.prose.definitions import define
from retrieval.prose.quotes import moved_in_words, quoted, sized_in_words, tell
from retrieval.prose.reasons import explain
from retrieval.prose.sections import tell_section
from retrieval.readings.settled import settled
from retrieval.search import Hit
from retrieval.store.records import Passage
from retrieval.understanding.cues import Operation
from retrieval.understanding.glossary import is_row
from retrieval.understanding.query import Query
from tests.retrieval.readings.test_candidates import FACTS, REPORT
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance

PARAGRAPHS = REPORT.paragraphs


def told(question: str) -> list[str]:
    query: Query = read(question)
    hits = [Hit(Passage(str(n), p.source.file, p.text, p.section, None, p.source), 0.5) for n, p in enumerate(PARAGRAPHS)]
    return [quote.text for quote in tell(query, FACTS, hits, (), open_embedding("bundled"))]


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


def test_of_duties_those_that_hold_what_is_asked_about() -> None:
    texts = (
        (NARRATIVE, "一、部门职责", "（一）负责平安建设和督查。"),
        (NARRATIVE, "一、部门职责", "（二）负责城市建设。"),
        (NARRATIVE, "一、部门职责", "（三）拟订政府采购办法并监督管理。"),
    )
    paragraphs = finance(texts).paragraphs

    def duties(question: str) -> list[str]:
        return [quote.text[:3] for quote in tell_section(settled(read(question)), FACTS, paragraphs)]

    assert duties("财政局在督查方面负责什么") == ["（一）"]
    assert duties("财政局管不管政府采购") == ["（三）"]
    assert duties("财政局管政府采购吗") == ["（三）"]
    assert duties("财政局在城市建设上是什么职责") == ["（二）"]
    assert duties("财政局管不管信访") == duties("财政局负责信访吗") == []
    assert len(duties("财政局都负责啥")) == 3
    assert duties("财政局管不管工程、服务这类政府采购") == duties("财政局负责像工程这样的政府采购吗") == ["（三）"]
    assert duties("财政局管不管接访、下访这类信访") == []


def test_a_size_is_told_by_sentences_with_its_unit() -> None:
    sized = sized_in_words(read("财政局服务大厅的建筑面积多大"))
    assert sized is not None and sized.operation is Operation.TEXT and "建筑面积" in sized.leftovers
    assert sized_in_words(read("财政局公务接待费多少")) is None


def test_what_guests_came_for_is_no_duty_and_offices_are_listed_by_their_section() -> None:
    assert read("财政局接待的客人是来干什么的").section is None
    assert "机构设置" in (read("财政局下属两个单位").section or "")


def test_a_title_names_no_person() -> None:
    assert told("财政局局长是谁") == []


def test_how_far_a_thing_moved_is_told_by_a_sentence_of_its_movement() -> None:
    texts = (
        (NARRATIVE, "一、绩效", "全年受理诉求12万件，诉求专项预算30万元。"),
        (NARRATIVE, "二、绩效", "受理诉求同比下降7.1%，办好率由70%提升至79%。"),
    )
    report = finance(texts)
    hits = [Hit(Passage(str(n), p.source.file, p.text, p.section, None, p.source), 0.5) for n, p in enumerate(report.paragraphs)]
    query = replace(read("财政局受理诉求降了多少"), operation=Operation.TEXT)
    assert moved_in_words(read("财政局受理诉求降了多少"))
    assert not moved_in_words(read("财政局三公经费降了多少"))
    assert [q.text for q in tell(query, facts_of(report), hits, (), open_embedding("bundled"))] == [texts[1][2]]


def test_the_size_of_what_the_part_around_a_passage_names() -> None:
    texts = (
        ("第三部分 项目", "一、概况", "云泽图书馆新建工程位于城东。"),
        ("第三部分 项目", "二、设计", "本工程抗震烈度为7度，使用年限为50年。"),
    )
    report = finance(texts)
    hits = [Hit(Passage(str(n), p.source.file, p.text, p.section, None, p.source), 0.5) for n, p in enumerate(report.paragraphs)]

    def sized(question: str) -> list[str]:
        query = sized_in_words(read(question))
        assert query is not None
        return [q.text for q in tell(query, facts_of(report), hits, report.paragraphs, open_embedding("bundled"))]

    assert sized("财政局图书馆新建工程抗震烈度几度") == sized("财政局图书馆新建工程使用年限几年") == [texts[1][2]]
    assert sized("财政局体育馆新建工程抗震烈度几度") == []


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        ("此外，坐席增加。", True),
        ("其二，坐席增加。", True),
        ("此外，会议费支出5.00万元。", False),
        ("物业费上升。", False),
    ],
)
def test_a_reason_is_quoted_with_the_one_told_besides(after: str, goes_on: bool) -> None:
    first = "主要是话务量上升，项目支出增加；"
    paragraph = replace(PARAGRAPHS[0], text=f"项目支出比上年增加，{first}{after}")
    assert quoted(FACTS, paragraph, first).text == (first + after if goes_on else first)
