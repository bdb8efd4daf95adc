"""The tab 问答: a conversation at the left, the places that support the last answer at the right."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

import gradio as gr

from extraction.errors import HeshuError
from extraction.report import Kind
from retrieval.answer import stream
from retrieval.library import Library
from retrieval.reply import Answer
from ui.sources import sources

GREETING = """### 问一问报告里的数字和文字
每个数字都附出处；点右侧的出处，可以看到它印在哪一页、哪一格。"""

NOTHING_CITED = '<div class="empty">回答的出处会列在这里。<br>点一条出处，查看它在原文中的位置。</div>'

QUESTIONS = (
    "{name}{year}年一般公共预算财政拨款收入是多少？",
    "{name}{year}年“三公”经费花了多少？",
    "{name}{year}年收入为什么比上年有变化？",
    "{name}的主要职责是什么？",
)


def ask_tab(library: Library) -> None:
    """Lay out the tab and wire it."""
    with gr.Row(elem_classes="ask"):
        with gr.Column(scale=5, min_width=420):
            answer = gr.State()
            _conversation(library, answer)
        with gr.Column(scale=6, min_width=480, elem_classes="sources"):
            sources(library, answer, NOTHING_CITED)


def _conversation(library: Library, answer: gr.State) -> None:
    def reply(message: str, history: list[dict[str, Any]]) -> Iterator[tuple[Any, Any]]:
        try:
            for part in stream(message, library, history=earlier_questions(history)):
                # A session's state is hashed, which the dicts within an Answer do not bear: hence its JSON.
                yield (part.answer or part.reason, part.to_json()) if isinstance(part, Answer) else (part, gr.skip())
        except HeshuError as error:
            yield str(error), None
        except Exception as error:
            logging.getLogger(__name__).exception("answering %r failed", message)
            yield f"程序内部出错（{type(error).__name__}），这个问题没有回答；详情在程序的日志里。", None

    gr.ChatInterface(
        reply,
        chatbot=gr.Chatbot(
            show_label=False, height="calc(100vh - 246px)", min_height=480, placeholder=GREETING, layout="bubble",
            buttons=["copy"], feedback_options=None, latex_delimiters=[], elem_id="chat",
        ),
        textbox=gr.Textbox(
            show_label=False, label="问题", placeholder="例如：某某局2024年公务接待费花了多少？", submit_btn="提问",
            stop_btn="停止", elem_id="question",
        ),
        examples=[[question] for question in example_questions(library)],
        additional_outputs=[answer],
        cache_examples=False,
        concurrency_limit=4,
        api_name="ask",
        api_description="Answer a question about the reports of the library.",
    )


def earlier_questions(history: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """The user's questions of a conversation; browsers send content as parts, programs as plain text."""
    return tuple(_plain(turn["content"]) for turn in history if turn["role"] == "user")


def _plain(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content if isinstance(part, dict))


def example_questions(library: Library) -> list[str]:
    """Questions that the library at hand can be asked, going round its first reports."""
    known = [one for one in library.reports() if one.kind is Kind.FINAL and one.organisation and one.year]
    return [pattern.format(name=one.organisation, year=one.year) for pattern, one in zip(QUESTIONS, cycle(known), strict=False)]
