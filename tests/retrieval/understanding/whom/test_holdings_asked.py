"""Questions on the library itself, told from those on what its reports hold."""

from __future__ import annotations

import pytest

from extraction.report import Kind
from retrieval.conversation.follow_ups import understand
from retrieval.understanding.scope import scope_of
from tests.retrieval.made import spoken
from tests.retrieval.understanding.test_scope import record

HELD = [
    record("聊城市水利局", 2023),
    record("聊城市水利局", 2024),
    record("临沂市水利局", 2024, Kind.BUDGET),
    record("贵阳市财政局", 2024),
]


def told(question: str, *history: str) -> str:
    return scope_of(understand(question, history, spoken(), [one.organisation for one in HELD]), HELD, None).clarify


@pytest.mark.parametrize(
    ("question", "how_many"),
    [
        ("库里有哪些报告", "3 个单位的 4 份报告"),
        ("有多少家单位", "3 个单位的 4 份报告"),
        ("有哪些水利局", "2 个单位的 3 份报告"),
        ("山东的单位有哪些", "2 个单位的 3 份报告"),
        ("有没有2024年的报告", "3 个单位的 3 份报告"),
    ],
)
def test_which_reports_there_are(question: str, how_many: str) -> None:
    assert how_many in told(question)


@pytest.mark.parametrize("question", ["聊城市水利局有哪些单位", "两家水利局都有哪些项目", "有哪些单位的公务接待费是零"])
def test_what_reports_hold_is_another_question(question: str) -> None:
    assert "份报告：" not in told(question)


def test_which_they_are_after_a_question_on_them_asks_for_no_reports() -> None:
    assert "份报告：" not in told("有哪些", "聊城和临沂的项目得分多少")
    assert "份报告：" not in told("有哪些", "哪些单位没有公务接待费")
