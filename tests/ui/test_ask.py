"""The tab 问答: history in both of its shapes; and citations as choices of the panel of sources."""

from __future__ import annotations

from typing import Any

from extraction.report import Kind
from retrieval.reply import Answer, Citation, StatedFigure, Status, Verdict
from ui.ask import earlier_questions
from ui.sources import citation_choices


def test_history_is_read_from_browsers_and_from_programs() -> None:
    history: list[dict[str, Any]] = [
        {"role": "user", "content": [{"type": "text", "text": "甲？"}]},
        {"role": "assistant", "content": [{"type": "text", "text": "甲。"}]},
        {"role": "user", "content": "乙？"},
    ]
    assert earlier_questions(history) == ("甲？", "乙？")


def test_a_choice_tells_place_verdict_and_quote() -> None:
    cell = Citation(1, "甲.pdf", 6, None, None, "第二部分", "收入支出决算总表", "总计", "收入/决算数", "615.50")
    prose = Citation(2, "乙.txt", None, (3, 3), None, "", None, None, None, "总" * 100)
    figure = StatedFigure("总计", "615.50", "万元", "甲.pdf", "甲", Kind.FINAL, 2024, 2024, Verdict.AGREE, (1,))
    choices = citation_choices(Answer("？", Status.ANSWERED, "。", (figure,), (cell, prose)).to_json())
    assert choices == [
        ("[1] 甲 · 第 6 页 · 一致\n收入支出决算总表 · 总计 · 收入/决算数：615.50", 1),
        ("[2] 乙 · 第 3 行\n" + "总" * 60 + "…", 2),
    ]
