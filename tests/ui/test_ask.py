"""The tab 问答: conversations that a browser remembers, questions to begin with, and citations as choices of the panel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extraction.report import Kind
from retrieval.ingest import ingest
from retrieval.library import Library
from retrieval.reply import Answer, Citation, StatedFigure, Status, Verdict
from tests.conftest import SMALL_REPORT
from ui import turns
from ui.ask import Desk
from ui.examples import example_questions
from ui.sources import citation_choices
from ui.turns import NEW, Conversation, remembered, title_of

FILE = "星河市档案局2024年度部门决算.txt"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("ask")
    (folder / FILE).write_text(SMALL_REPORT, encoding="utf-8")
    library = Library(folder / "library")
    ingest([folder / FILE], library, progress=lambda items, **_: items)
    return library


def event(**data: Any) -> Any:
    return SimpleNamespace(_data=data, **data)


def run(desk: Desk, asked: str, talk: Conversation, files: Sequence[str] = (), years: Sequence[int] = (), **data: Any) -> Any:
    """The last update that asking gives."""
    return list(desk.run(asked, talk, files, years, "rules", event(**data)))[-1]


def test_a_question_is_answered_and_a_follow_up_understood_by_it(library: Library) -> None:
    desk = Desk(library)
    _, talk, shown, reply = run(desk, "星河市档案局2024年收入总计是多少？", NEW)
    assert "615.50" in reply["answer"]
    assert 'class="number agree"' in shown
    _, talk, _, reply = run(desk, "那支出总计呢？", talk)
    assert "支出" in reply["answer"]
    assert len(talk["turns"]) == 2
    _, talk, _, _ = run(desk, "", talk, retry=True)
    assert [turn["question"] for turn in talk["turns"]] == ["星河市档案局2024年收入总计是多少？", "那支出总计呢？"]


def test_years_and_reports_narrow_what_is_asked(library: Library) -> None:
    desk, question = Desk(library), "星河市档案局收入总计是多少？"
    assert run(desk, question, NEW, years=[2019])[3]["status"] == Status.REFUSED
    assert run(desk, question, NEW, files=[FILE], years=[2024])[3]["status"] == Status.ANSWERED


def test_asking_a_model_where_none_is_set_is_answered_by_rules_and_says_so(library: Library) -> None:
    question = "星河市档案局2024年收入总计是多少？"
    *_, (_, _, shown, reply) = Desk(library).run(question, NEW, [], [], "llm", event())
    assert reply["mode"] == "rules"
    assert reply["note"] in shown


def test_nothing_is_asked_by_an_empty_question(library: Library) -> None:
    assert len(list(Desk(library).run("  ", NEW, [], [], "rules", event()))) == 1


def test_nothing_is_asked_while_the_question_before_is_answered(library: Library) -> None:
    talk = Conversation(started="x", turns=[{"question": "？", "text": "甲"}])
    assert len(list(Desk(library).run("星河市档案局2024年收入总计是多少？", talk, [], [], "rules", event()))) == 1


def test_a_stopped_question_says_so_and_can_be_asked_again(library: Library) -> None:
    talk, shown = Desk(library).stop(Conversation(started="x", turns=[{"question": "？", "text": "甲"}]))
    assert talk["turns"] == [{"question": "？", "text": "甲", "note": "已停止，这个问题没有答完。"}]
    assert "data-retry" in shown


def test_the_field_is_emptied_of_the_question_that_was_asked_and_of_nothing_else(library: Library) -> None:
    talk = Conversation(started="x", turns=[{"question": "？", "note": "无"}])
    assert Desk(library).keep(" ？", talk, None)[0].value == ""
    update, history, _ = Desk(library).keep("下一个", talk, None)
    assert not update.value
    assert [one["started"] for one in history] == ["x"]


def test_a_question_under_way_keeps_its_stop_button(library: Library) -> None:
    talk = Conversation(started="x", turns=[{"question": "？", "note": "无"}, {"question": "乙？"}])
    assert Desk(library).keep("", talk, None)[0] == {"__type__": "update"}


def test_the_library_at_hand_gives_the_examples(library: Library, tmp_path: Path) -> None:
    examples = example_questions(library, library.generation)
    assert examples
    assert all("星河市档案局" in question for question in examples)
    assert example_questions(Library(tmp_path / "empty"), 0) == ()


def test_a_browser_remembers_conversations_without_traces_and_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    def talk(number: int) -> Conversation:
        turn: turns.Turn = {"question": f"问题{number}", "reply": {"answer": "答" * 500, "explain": {"query": "长" * 5000}}}
        return Conversation(started=f"2026-01-0{number}T08:30:00", turns=[turn])

    monkeypatch.setattr(turns, "KEPT_BYTES", 1500)
    history: list[Conversation] = []
    for number in (1, 2, 3):
        history = remembered(talk(number), history)
    assert [title_of(one) for one in history] == ["01-03 08:30 问题3", "01-02 08:30 问题2"]
    assert "explain" not in history[0]["turns"][0]["reply"]
    assert remembered(NEW, history) == history


def test_a_question_under_way_is_not_remembered() -> None:
    asked: list[turns.Turn] = [{"question": "甲？", "note": "无"}, {"question": "乙？", "text": "半"}]
    [kept] = remembered(Conversation(started="x", turns=asked), [])
    assert kept["turns"] == asked[:1]


def test_a_choice_tells_place_verdict_and_quote() -> None:
    cell = Citation(1, "甲.pdf", 6, None, None, "第二部分", "收入支出决算总表", "总计", "收入/决算数", "615.50")
    prose = Citation(2, "乙.txt", None, (3, 3), None, "", None, None, None, "总" * 100)
    figure = StatedFigure("总计", "615.50", "万元", "甲.pdf", "甲", Kind.FINAL, 2024, 2024, Verdict.AGREE, (1,))
    choices = citation_choices(Answer("？", Status.ANSWERED, "。", (figure,), (cell, prose)).to_json())
    assert choices == [
        ("[1] 甲 · 第 6 页 · 一致\n收入支出决算总表 · 总计 · 收入/决算数：615.50", 1),
        ("[2] 乙 · 第 3 行\n" + "总" * 60 + "…", 2),
    ]
