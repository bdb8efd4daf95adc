"""Search: words and vectors together, inside the reports that were asked for, whatever ails Chroma."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.library import Library
from retrieval.search import HybridSearch, PassageRetriever, official_words
from retrieval.store import lexical
from retrieval.store.vectors import VectorStore
from tests.retrieval.made import DUTY, REASON, PairEmbeddings, original, report

ASKED = "公务接待费为什么减少"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "库", PairEmbeddings())
    for name in ("甲", "乙", "丙"):
        one = report(f"{name}.pdf", f"{name}市财政局")
        made.add(one, original(tmp_path, one.file))
    yield made
    made.close()


def test_the_passage_that_answers_comes_first(library: Library) -> None:
    hits = HybridSearch(library).search(ASKED, ["乙.pdf"], k=3)
    assert [(hit.passage.file, hit.passage.text) for hit in hits[:1]] == [("乙.pdf", REASON)]
    assert {hit.passage.file for hit in hits} == {"乙.pdf"}
    assert hits[0].score > hits[1].score
    assert HybridSearch(library).search("财政发展规划由谁拟订", ["甲.pdf", "丙.pdf"], k=1)[0].passage.text == DUTY


def test_the_whole_library_and_no_report_at_all(library: Library) -> None:
    assert {hit.passage.file for hit in HybridSearch(library).search(ASKED, k=3)} == {"甲.pdf", "乙.pdf", "丙.pdf"}
    assert HybridSearch(library).search(ASKED, []) == []
    assert HybridSearch(library).search(ASKED, ["没有.pdf"]) == []
    assert HybridSearch(library).search("？！") != []


def test_chroma_and_exact_search_agree(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[str]:
        raise RuntimeError("index lost")

    through_chroma = HybridSearch(library).search(ASKED)
    monkeypatch.setattr(VectorStore, "search", broken)
    assert HybridSearch(library).search(ASKED) == through_chroma
    monkeypatch.setattr(VectorStore, "search", lambda *_: [])
    assert HybridSearch(library).search(ASKED) == through_chroma


def test_a_reader_does_not_wait_for_a_writer(library: Library) -> None:
    with library.storage.writing():
        assert HybridSearch(library).search(ASKED, k=1)[0].passage.text == REASON


def test_everyday_words_are_looked_for_under_their_official_name(library: Library) -> None:
    assert official_words("请客吃饭的钱") == ["公务接待费决算数"]
    expand = lambda query: ["公务接待费"]  # noqa: E731
    found = HybridSearch(library, expand, dense_weight=0.0).search("请客", ["甲.pdf"], k=1)
    assert "公务接待费" in found[0].passage.text


def test_as_a_langchain_retriever(library: Library) -> None:
    documents = PassageRetriever(search=HybridSearch(library), files=["甲.pdf"], k=2).invoke(ASKED)
    assert documents[0].page_content == REASON
    assert documents[0].metadata["file"] == "甲.pdf" and documents[0].metadata["page"] == 3
    assert len(documents) == 2


def test_words_are_cut_for_the_index() -> None:
    assert "公务接待" not in lexical.cut("公务 接待 费！") and "接待" in lexical.cut("公务 接待 费！")
    assert lexical.pairs("ＡＢ热线12345办") == ["热线"]
    assert lexical.terms_of("多少？") == []
    assert "接待" in lexical.terms_of('公务"接待"费是多少')
