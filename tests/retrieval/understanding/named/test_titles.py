"""Long titles of tables in a question, which everyday turns of phrase leave alone."""

from __future__ import annotations

from extraction.indicators import catalogue
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.named.titles import put_back, set_aside
from retrieval.understanding.question import read

TITLE = "部门一般公共预算基本支出部门预算经济分类预算表"
LEXICON = Lexicon(catalogue(), [Label(LabelKind.TABLE, TITLE, TITLE, frozenset({"甲.pdf"}), 1)])


def test_a_long_title_is_set_aside_and_put_back() -> None:
    kept, title = set_aside(f"{TITLE}里差旅费多少", LEXICON.words)
    assert (title, kept.endswith("表里差旅费多少")) == (TITLE, True)
    assert put_back(kept, title) == f"{TITLE}里差旅费多少"
    assert set_aside("差旅费多少", LEXICON.words) == ("差旅费多少", "")


def test_a_long_title_is_read_as_it_is_printed() -> None:
    query = read(f"{TITLE}里差旅费是多少", LEXICON, ["云泽市财政局"])
    assert [one.text for one in query.mentions] == [TITLE, "差旅费"]
