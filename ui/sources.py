"""The panel of sources: the citations of an answer or a value as a list, and the page or the lines of the one chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from extraction.errors import HeshuError
from retrieval.library import Library
from retrieval.reply import Citation, Verdict
from ui.preview import Stop, notice, preview, stops
from ui.wording import cell_text, place_text

PREVIEW = Path(__file__).with_name("preview.js").read_text(encoding="utf-8")

Reply = dict[str, Any] | None
"""The JSON of the answer at hand; `chosen`, where it is there, is the citation to begin with."""


def sources(library: Library, reply: gr.State, empty: str, prefix: str = "") -> None:
    """Lay out the panel over a state that holds a reply; `empty` is shown without one, `prefix` keeps the page's ids apart."""
    at = gr.State(0)
    cited = gr.Radio(label="出处", visible=False, elem_id=f"{prefix}citations", elem_classes="citations")
    with gr.Row(visible=False, elem_classes="steps") as steps:
        back = gr.Button("上一处", size="sm")
        count = gr.Markdown(elem_classes="count")
        onward = gr.Button("下一处", size="sm")
    sheet = gr.HTML(empty, js_on_load=PREVIEW, elem_id=f"{prefix}preview", elem_classes="preview")

    def show(reply: Reply, at: int) -> tuple[Any, ...]:
        places = _places(reply)
        if not places:
            return None, empty, 0, gr.Row(visible=False), ""
        at = min(max(at, 0), len(places) - 1)
        citation, stop = places[at]
        told = f"第 {at + 1} 处，共 {len(places)} 处"
        return citation.id, _view(library, citation, stop), at, gr.Row(visible=len(places) > 1), told

    def open_reply(reply: Reply) -> tuple[Any, ...]:
        chosen, *rest = show(reply, _first(reply, reply.get("chosen")) if reply else 0)
        choices = citation_choices(reply) if reply else []
        return gr.Radio(choices=choices, value=chosen, visible=bool(choices)), *rest

    shown = [cited, sheet, at, steps, count]
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    reply.change(open_reply, reply, shown, **quiet)
    cited.input(lambda reply, chosen: show(reply, _first(reply, chosen)), [reply, cited], shown, **quiet)
    back.click(lambda reply, at: show(reply, at - 1), [reply, at], shown, **quiet)
    onward.click(lambda reply, at: show(reply, at + 1), [reply, at], shown, **quiet)


def citation_choices(reply: dict[str, Any]) -> list[tuple[str, int]]:
    """The citations of an answer as choices: two lines of text, and the number."""
    printed = [figure for figure in reply["figures"] if figure["verdict"] != Verdict.COMPUTED]
    verdicts = {number: figure["verdict"] for figure in printed for number in figure["citations"]}
    return [(_citation_text(Citation(**one), verdicts.get(one["id"], "")), one["id"]) for one in reply["citations"]]


def _places(reply: Reply) -> list[tuple[Citation, Stop]]:
    """Everything that the panel steps through: each place of each citation."""
    cited = [Citation(**one) for one in (reply or {}).get("citations", ())]
    return [(citation, stop) for citation in cited for stop in stops(citation)]


def _first(reply: Reply, chosen: int | None) -> int:
    """The first place of a citation."""
    return next((at for at, (citation, _) in enumerate(_places(reply)) if citation.id == chosen), 0)


def _view(library: Library, citation: Citation, stop: Stop) -> str:
    """One place, or why it cannot be shown: a remembered answer can cite what the library no longer holds."""
    try:
        return preview(library.path_of(citation.file), citation, stop)
    except HeshuError as error:
        return notice(str(error))


def _citation_text(citation: Citation, verdict: str) -> str:
    place = f"[{citation.id}] {citation.file.rsplit('.', 1)[0]} · {place_text(citation)}"
    where = cell_text(citation)
    quote = citation.quote if len(citation.quote) <= 60 else citation.quote[:60] + "…"
    return "\n".join([f"{place} · {verdict}" if verdict else place, f"{where}：{quote}" if where else quote])
