"""Whatever is typed is answered, asked back or refused: no text leads to a traceback, and no number stands without its figure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.town import FINANCE, WATER

_PIECES = st.sampled_from([
    FINANCE, WATER, "财政局", "两家", "哪个单位", "各单位", "2024年", "上年", "公务接待费", "工会经费", "三公经费",
    "项级科目", "批次", "项目", "预算", "决算", "支出", "收入", "平均", "合计", "占", "比", "和", "的", "那", "它",
    "第二", "最高", "最低", "增加最多", "降幅最大", "高于平均", "超过5万元", "多多少", "是多少", "为什么", "得分",
    "换成元", "呢", "吗", "，", "？", "、", "“", "）", " ", "0", "万亿", "%",
])  # fmt: skip
_TEXT = st.lists(_PIECES, max_size=8).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=_TEXT, history=st.lists(_TEXT, max_size=2))
def test_any_text_has_an_answer(town: Library, question: str, history: list[str]) -> None:
    answer = ask(question, town, history=history)
    assert answer.answer and answer.question == question
    assert answer.status is Status.ANSWERED or not answer.figures


@pytest.mark.parametrize("history", [(), (f"{FINANCE}公务接待费多少",)])
def test_nothing_typed_is_no_traceback(town: Library, history: tuple[str, ...]) -> None:
    assert ask("", town, history=history).answer


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("哪些单位公务接待费比上年多多少高于平均", ()),
        ("哪个项级科目的预算比上年执行数降幅最大", (f"{FINANCE}2024年收支总计跟2023年差多少",)),
    ],
)
def test_an_order_of_numbers_that_are_not_there_is_no_traceback(town: Library, question: str, history: tuple[str, ...]) -> None:
    assert ask(question, town, history=history).answer
