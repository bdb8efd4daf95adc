"""Orders of many reports from what is selected of them: the same as from the whole reports."""

from __future__ import annotations

import pytest

import retrieval.chain.gathering
from retrieval.answer import ask
from retrieval.chain.holdings import Holdings
from retrieval.library import Library
from retrieval.readings.facts import Facts
from retrieval.store.records import ReportRecord


@pytest.mark.parametrize(
    "question",
    [
        "哪个单位三公经费最高", "谁的公务接待费最少", "各单位工会经费排名", "哪家接待的人次最多", "哪个单位收入总计最大",
        "哪家三公经费预算数最高", "三公经费占支出总计的比重哪家最高", "每批接待花费最高的是哪家", "各单位三公经费合计是多少",
        "各单位公务接待费平均是多少", "哪家收入总计比上年增长最多", "哪个单位办公费最低",
    ],
)  # fmt: skip
def test_selected_facts_order_like_whole_ones(town: Library, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    whole = ask(question, town)
    monkeypatch.setattr(retrieval.chain.gathering, "MANY", 0)
    selected = ask(question, town)
    assert selected.answer == whole.answer
    assert selected.figures == whole.figures


@pytest.mark.parametrize("question", ["哪个单位三公经费最高", "各单位工会经费排名", "各单位公务接待费平均是多少"])
def test_an_order_of_many_reports_loads_none_of_them_whole(
    town: Library, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    def load(_: Holdings, record: ReportRecord) -> Facts:
        raise AssertionError(record.file)

    monkeypatch.setattr(retrieval.chain.gathering, "MANY", 0)
    monkeypatch.setattr(Holdings, "facts_of", load)
    assert ask(question, town).figures
