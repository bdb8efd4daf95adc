"""The panel of sources: the citations of an answer or a value as a list, and the page or the lines of the one chosen."""

from __future__ import annotations

from typing import Any

import gradio as gr

from retrieval.library import Library
from retrieval.reply import Citation
from ui.preview import preview, stops
from ui.wording import cell_text, place_text

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


def sources(library: Library, reply: gr.State, empty: str, prefix: str = "") -> None:
    """Lay out the panel over a state that holds a reply; `empty` is shown without one, `prefix` keeps the page's ids apart."""
    stop = gr.State(0)
    cited = gr.Radio(label="出处", visible=False, elem_id=f"{prefix}citations", elem_classes="citations")
    with gr.Row(visible=False, elem_classes="steps") as steps:
        back = gr.Button("上一处", size="sm")
        count = gr.Markdown(elem_classes="count")
        onward = gr.Button("下一处", size="sm")
    sheet = gr.HTML(empty, js_on_load=CENTRE_MARK, elem_id=f"{prefix}preview", elem_classes="preview")
    view = [sheet, stop, steps, count]

    def show(reply: Reply, chosen: int | None, at: int) -> tuple[Any, ...]:
        citation = next((Citation(**one) for one in reply["citations"] if one["id"] == chosen), None) if reply else None
        if citation is None:
            return empty, 0, gr.Row(visible=False), ""
        places = stops(citation)
        at = min(max(at, 0), len(places) - 1)
        html = preview(library.path_of(citation.file), citation, places[at])
        return html, at, gr.Row(visible=len(places) > 1), f"第 {at + 1} 处，共 {len(places)} 处"

    def open_reply(reply: Reply) -> tuple[Any, ...]:
        choices = citation_choices(reply) if reply else []
        first = choices[0][1] if choices else None
        return gr.Radio(choices=choices, value=first, visible=bool(choices)), *show(reply, first, 0)

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    reply.change(open_reply, reply, [cited, *view], **quiet)
    cited.input(lambda reply, chosen: show(reply, chosen, 0), [reply, cited], view, **quiet)
    back.click(lambda reply, chosen, at: show(reply, chosen, at - 1), [reply, cited, stop], view, **quiet)
    onward.click(lambda reply, chosen, at: show(reply, chosen, at + 1), [reply, cited, stop], view, **quiet)


def citation_choices(reply: dict[str, Any]) -> list[tuple[str, int]]:
    """The citations of an answer as choices: two lines of text, and the number."""
    verdicts = {number: figure["verdict"] for figure in reply["figures"] for number in figure["citations"]}
    return [(_citation_text(Citation(**one), verdicts.get(one["id"], "")), one["id"]) for one in reply["citations"]]


def _citation_text(citation: Citation, verdict: str) -> str:
    place = f"[{citation.id}] {citation.file.rsplit('.', 1)[0]} · {place_text(citation)}"
    where = cell_text(citation)
    quote = citation.quote if len(citation.quote) <= 60 else citation.quote[:60] + "…"
    return "\n".join([f"{place} · {verdict}" if verdict else place, f"{where}：{quote}" if where else quote])
