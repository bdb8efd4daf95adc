"""The tab 问答: a conversation at the left, the places that support an answer at the right."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from extraction.report import Kind
from retrieval.chat.models import configured
from retrieval.library import Library
from retrieval.settings import load_settings
from ui.conversation import EXPLAINED, NOTHING_HELD, conversation_html, welcome_html
from ui.examples import example_questions
from ui.indicator_table import name_of
from ui.replying import answered
from ui.sources import sources
from ui.transcript import write_conversation
from ui.turns import NEW, Conversation, Turn, is_pending, questions_of, remembered, title_of

CHAT = Path(__file__).with_name("chat.js").read_text(encoding="utf-8")
NOTHING_CITED = '<div class="empty">回答的出处会列在这里。<br>点一条出处，查看它在原文中的位置。</div>'
STOPPED = "已停止，这个问题没有答完。"
FETCH = "() => setTimeout(() => document.querySelector('#export-file').click(), 100)"

BROWSER_KEY = "heshu"
"""No secret: a browser is given it with the page. It stays the same so that what is remembered outlives a restart."""

MODEL = "模型：{}。选“模型”时由它组织语言；数字仍只用核对过的。"
NO_MODEL = "没有设置模型（HESHU_MODEL），只能按规则回答。"

Update = tuple[Any, ...]
History = list[Conversation] | None


def ask_tab(library: Library, tab: gr.Tab, page: gr.Blocks) -> None:
    """Lay out the tab and wire it."""
    desk = Desk(library)
    talk, reply = gr.State(NEW), gr.State()
    history = gr.BrowserState([], storage_key="heshu-history", secret=BROWSER_KEY)
    with gr.Row(elem_classes="ask"):
        with gr.Column(scale=5, min_width=340, elem_classes="talk"):
            earlier, anew, export, forget = _tools()
            welcome = gr.HTML(welcome_html(EXPLAINED), js_on_load=CHAT, apply_default_css=False, elem_id="welcome")
            chat = gr.HTML(conversation_html([]), js_on_load=CHAT, apply_default_css=False, elem_id="chat")
            question = gr.Textbox(
                show_label=False, label="问题", placeholder="例如：某某局2024年公务接待费花了多少？", submit_btn="提问",
                max_lines=6, elem_id="question", autofocus=True,
            )
            scope = _scope()
        with gr.Column(scale=6, min_width=340, elem_classes="sources"):
            sources(library, reply, NOTHING_CITED)
    file = gr.DownloadButton("导出", elem_id="export-file", elem_classes="unseen")

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    whole, kept = [talk, chat, reply, earlier, question], [question, history, earlier]
    asking = gr.on(
        [question.submit, chat.submit, welcome.submit], desk.run, [question, talk, *scope], [question, talk, chat, reply],
        trigger_mode="multiple", concurrency_limit=4, **quiet,
    )  # fmt: skip
    asking.then(desk.keep, [question, talk, history], kept, **quiet)
    stopping = question.stop(desk.stop, talk, [talk, chat], cancels=asking, **quiet)
    stopping.then(desk.keep, [question, talk, history], kept, **quiet)
    chat.click(desk.cite, talk, reply, **quiet)
    # An answer still on its way would bring the conversation back that was left.
    anew.click(lambda history: desk.open(None, history), history, whole, cancels=asking, **quiet)
    earlier.input(desk.open, [earlier, history], whole, cancels=asking, **quiet)
    forget.click(lambda: ([], *desk.open(None, [])), None, [history, *whole], cancels=asking, **quiet)
    export.click(_exported, talk, file, **quiet).success(None, js=FETCH)
    page.load(desk.open_last, [talk, history], whole, **quiet)
    gr.on([page.load, tab.select], desk.offers, None, scope[:2], **quiet)
    gr.on([page.load, tab.select], desk.begin, None, welcome, **quiet)


def _tools() -> tuple[gr.Dropdown, gr.Button, gr.Button, gr.Button]:
    """The row above the conversation: earlier ones, a new one, its file, forgetting all."""
    with gr.Row(elem_classes="tools"):
        earlier = gr.Dropdown([], show_label=False, label="历史对话", container=False, scale=4, min_width=120, elem_id="earlier")
        buttons = [
            gr.Button(name, size="sm", scale=0, min_width=50, elem_id=own)
            for name, own in (("新对话", "anew"), ("导出", "export"), ("清除", "forget"))
        ]
    return earlier, buttons[0], buttons[1], buttons[2]


def _scope() -> list[gr.Dropdown | gr.Radio]:
    """The row under the question: which reports, which years, who answers."""
    model = configured(load_settings())
    bare: dict[str, Any] = {"container": False, "show_label": False}
    with gr.Row(elem_classes="scope"):
        files = gr.Dropdown([], label="报告", multiselect=True, scale=5, min_width=150, elem_id="ask-reports", **bare)
        years = gr.Dropdown([], label="年度", multiselect=True, scale=3, min_width=110, elem_id="ask-years", **bare)
        mode = gr.Radio(
            [("规则", "rules"), ("模型", "llm")], value="rules", label="回答方式", interactive=model is not None,
            scale=0, min_width=170, elem_id="ask-mode", **bare,
        )  # fmt: skip
    gr.HTML(MODEL.format(escape(model)) if model else NO_MODEL, apply_default_css=False, elem_classes="hint")
    return [files, years, mode]


class Desk:
    """What the events of the tab do, over one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(
        self, asked: str, talk: Conversation, files: Sequence[str], years: Sequence[int], mode: str, event: gr.EventData
    ) -> Iterator[Update]:  # fmt: skip
        """Answer what was typed, an example, or the last question again; updates of question, talk, chat and reply."""
        given, before = event._data or {}, talk["turns"]
        if given.get("retry") and before:
            asked, before = before[-1]["question"], before[:-1]
        asked = str(given.get("question") or asked or "").strip()
        if not asked or is_pending(before):
            yield (gr.skip(),) * 4
            return
        talk = {"started": talk["started"] or datetime.now().isoformat(), "turns": [*before, Turn(question=asked)]}
        yield gr.Textbox("", submit_btn=False, stop_btn="停止"), talk, _shown(talk), None
        for turn in answered(asked, self._library, questions_of(before), self._within(files, years), mode):
            talk = {**talk, "turns": [*before, turn]}
            yield gr.skip(), talk, _shown(talk), turn.get("reply", gr.skip())

    def stop(self, talk: Conversation) -> Update:
        """End a question that was stopped; updates of talk and chat."""
        *before, last = talk["turns"]
        if "reply" not in last:
            talk = {**talk, "turns": [*before, {**last, "note": STOPPED}]}
        return talk, _shown(talk)

    def keep(self, typed: str, talk: Conversation, history: History) -> Update:
        """Let the browser remember the conversation; updates of question, history and earlier.

        A browser that is short of time can lose the emptying of the field when the answer comes at once: it is done again.
        Where the next question is already under way, the field stays with that.
        """
        kept = remembered(talk, history or [])
        if is_pending(talk["turns"]):
            return gr.skip(), kept, _earlier(kept, talk)
        left: dict[str, Any] = {"value": ""} if questions_of(talk["turns"])[-1:] == (typed.strip(),) else {}
        return _ready(**left), kept, _earlier(kept, talk)

    def open(self, started: str | None, history: History) -> Update:
        """Open a remembered conversation, or a new one; updates of talk, chat, reply, earlier and question."""
        talk = next((one for one in history or [] if one["started"] == started), NEW)
        reply = talk["turns"][-1].get("reply") if talk["turns"] else None
        return talk, _shown(talk), reply, _earlier(history or [], talk), _ready()

    def open_last(self, talk: Conversation, history: History) -> Update:
        """Open the conversation that the browser remembers last, unless one has begun already; updates as for `open`."""
        if talk["turns"]:
            return (gr.skip(),) * 5
        return self.open(history[0]["started"] if history else None, history)

    def begin(self) -> str:
        """What to begin with: examples that the library answers, or how to fill it."""
        examples = example_questions(self._library, self._library.generation)
        return welcome_html(EXPLAINED if examples or self._library.reports() else NOTHING_HELD, examples)

    def cite(self, talk: Conversation, event: gr.EventData) -> dict[str, Any] | None:
        """The reply of a turn with the citation that was clicked; the moment tells two clicks on one citation apart."""
        turn = talk["turns"][event.turn]
        return {**turn["reply"], "chosen": event.chosen, "moment": event.moment} if "reply" in turn else None

    def offers(self) -> Update:
        """The reports and the years that there are to choose from."""
        records = [one for one in self._library.reports() if one.kind is not Kind.TEMPLATE]
        years = sorted({one.year for one in records if one.year}, reverse=True)
        return gr.Dropdown(choices=[(name_of(one), one.file) for one in records]), gr.Dropdown(choices=years)

    def _within(self, files: Sequence[str], years: Sequence[int]) -> list[str] | None:
        """The files that are asked; None for all."""
        if not files and not years:
            return None
        return [
            one.file for one in self._library.reports()
            if (not files or one.file in files) and (not years or one.year in years)
        ]  # fmt: skip


def _shown(talk: Conversation) -> str:
    return conversation_html(talk["turns"])


def _ready(**given: Any) -> gr.Textbox:
    """The field for the next question."""
    return gr.Textbox(**given, submit_btn="提问", stop_btn=False)


def _earlier(history: Sequence[Conversation], talk: Conversation) -> gr.Dropdown:
    choices = [(title_of(one), one["started"]) for one in history]
    at_hand = next((started for _, started in choices if started == talk["started"]), None)
    return gr.Dropdown(choices=choices, value=at_hand)


def _exported(talk: Conversation) -> str:
    """The path of a new Word file, in the folder that is emptied when the workbench stops."""
    if not talk["turns"]:
        raise gr.Error("对话还是空的：提问之后再导出。", title="没有可导出的内容", print_exception=False)
    path = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR"))) / "核数问答.docx"
    write_conversation(path, talk["turns"])
    return str(path)
