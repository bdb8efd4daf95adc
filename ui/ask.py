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
from retrieval.reply import Answer, Citation
from ui.preview import preview, stops
from ui.wording import cell_text, place_text

GREETING = """### 问一问报告里的数字和文字
每个数字都附出处；点右侧的出处，可以看到它印在哪一页、哪一格。"""

NOTHING_CITED = '<div class="empty">回答的出处会列在这里。<br>点一条出处，查看它在原文中的位置。</div>'

QUESTIONS = (
    "{name}{year}年一般公共预算财政拨款收入是多少？",
    "{name}{year}年“三公”经费花了多少？",
    "{name}{year}年收入为什么比上年有变化？",
    "{name}的主要职责是什么？",
)

CENTRE_MARK = """
const centre = () => {
  const view = element.querySelector('.view'), mark = element.querySelector('.mark');
  if (!view || !mark) return;
  const v = view.getBoundingClientRect(), m = mark.getBoundingClientRect();
  view.scrollTop += m.top + m.height / 2 - v.top - v.height / 2;
  view.scrollLeft += m.left + m.width / 2 - v.left - v.width / 2;
};
new MutationObserver(centre).observe(element, {childList: true, subtree: true, attributeFilter: ['style', 'src']});
new ResizeObserver(centre).observe(element);
element.addEventListener('click', (event) => {
  const page = event.target.closest('.page');
  if (page) { page.classList.toggle('zoomed'); centre(); }
});
"""
"""Brings the marked place into view whenever the preview changes; a click on the page zooms in and out."""


Reply = dict[str, Any] | None
"""The JSON of the answer at hand."""


def ask_tab(library: Library) -> None:
    """Lay out the tab and wire it."""
    with gr.Row(elem_classes="ask"):
        with gr.Column(scale=5, min_width=420):
            answer = gr.State()
            _conversation(library, answer)
        with gr.Column(scale=6, min_width=480, elem_classes="sources"):
            _sources(library, answer)


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


def _sources(library: Library, answer: gr.State) -> None:
    stop = gr.State(0)
    cited = gr.Radio(label="出处", visible=False, elem_id="citations")
    with gr.Row(visible=False, elem_classes="steps") as steps:
        back = gr.Button("上一处", size="sm")
        count = gr.Markdown(elem_classes="count")
        onward = gr.Button("下一处", size="sm")
    sheet = gr.HTML(NOTHING_CITED, js_on_load=CENTRE_MARK, elem_id="preview")
    view = [sheet, stop, steps, count]

    def show(reply: Reply, chosen: int | None, at: int) -> tuple[Any, ...]:
        citation = next((Citation(**one) for one in reply["citations"] if one["id"] == chosen), None) if reply else None
        if citation is None:
            return NOTHING_CITED, 0, gr.Row(visible=False), ""
        places = stops(citation)
        at = min(max(at, 0), len(places) - 1)
        html = preview(library.path_of(citation.file), citation, places[at])
        return html, at, gr.Row(visible=len(places) > 1), f"第 {at + 1} 处，共 {len(places)} 处"

    def open_answer(reply: Reply) -> tuple[Any, ...]:
        choices = citation_choices(reply) if reply else []
        first = choices[0][1] if choices else None
        return gr.Radio(choices=choices, value=first, visible=bool(choices)), *show(reply, first, 0)

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    answer.change(open_answer, answer, [cited, *view], **quiet)
    cited.input(lambda reply, chosen: show(reply, chosen, 0), [answer, cited], view, **quiet)
    back.click(lambda reply, chosen, at: show(reply, chosen, at - 1), [answer, cited, stop], view, **quiet)
    onward.click(lambda reply, chosen, at: show(reply, chosen, at + 1), [answer, cited, stop], view, **quiet)


def citation_choices(reply: dict[str, Any]) -> list[tuple[str, int]]:
    """The citations of an answer as choices: two lines of text, and the number."""
    verdicts = {number: figure["verdict"] for figure in reply["figures"] for number in figure["citations"]}
    return [(_citation_text(Citation(**one), verdicts.get(one["id"], "")), one["id"]) for one in reply["citations"]]


def _citation_text(citation: Citation, verdict: str) -> str:
    place = f"[{citation.id}] {citation.file.rsplit('.', 1)[0]} · {place_text(citation)}"
    where = cell_text(citation)
    quote = citation.quote if len(citation.quote) <= 60 else citation.quote[:60] + "…"
    return "\n".join([f"{place} · {verdict}" if verdict else place, f"{where}：{quote}" if where else quote])


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
