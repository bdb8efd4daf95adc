"""The tab 报告库: adding reports and following their reading, what the library holds, what was read of each, its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from extraction.errors import HeshuError
from extraction.reading import SUFFIXES
from retrieval.library import Library
from ui.jobs import Jobs
from ui.leafing import leafing, opened
from ui.progress import Stage, Step, steps_html
from ui.report_table import details_html, reports_html
from ui.taking_in import take_in
from ui.tasks import reading

REFRESH = 5.0
"""Seconds between looks at whether another process changed the library."""

TICK_FIRST = "没有勾选报告：先在表中勾选，再点这个按钮。"
NOTHING_CHOSEN = '<div class="empty">点一份报告，<br>这里显示从中读出了什么，以及它的每一页。</div>'
TABLE = Path(__file__).with_name("table.js").read_text(encoding="utf-8")

TICKED = "() => [[...document.querySelectorAll('#reports tbody input:checked')].map((one) => one.value)]"
CONFIRMED = """() => {
  const files = [...document.querySelectorAll('#reports tbody input:checked')].map((one) => one.value);
  const sure = files.length && confirm(`从报告库移除这 ${files.length} 份报告？\\n${files.join('\\n')}`);
  return [sure || !files.length ? files : null];
}"""
"""The files ticked, after asking once more; null where the answer is no."""


def reports_tab(library: Library, tab: gr.Tab) -> None:
    """Lay out the tab and wire it."""
    jobs, ticked, seen = Jobs(), gr.JSON(visible=False), gr.State(-1)
    with gr.Row(elem_classes="sided reports"):
        with gr.Column(scale=7, min_width=320):
            upload = gr.File(
                label="添加报告（PDF、文本、Excel、Word 或网页，可多选）", file_count="multiple", file_types=sorted(SUFFIXES),
                height=150, elem_id="upload",
            )
            outcome = gr.HTML(apply_default_css=False, elem_id="outcome")
            stopping = gr.Button("停止读入", visible=False, variant="stop", size="sm", elem_id="reports-stop")
            table = gr.HTML(js_on_load=TABLE, apply_default_css=False, elem_id="reports")
            with gr.Row():
                again = gr.Button("重新读入所选", size="sm", min_width=120, elem_id="reports-again")
                removing = gr.Button("移除所选", variant="stop", size="sm", min_width=120, elem_id="reports-remove")
        with gr.Column(scale=5, min_width=320, elem_classes="sources"):
            details = gr.HTML(apply_default_css=False, elem_id="report-details")
            leaf = leafing(library, "report", NOTHING_CHOSEN)
    held, open_pages = [table, seen], [details, *leaf]
    working = [outcome, upload, stopping, *held]

    def show() -> tuple[Any, ...]:
        return reports_html(library.reports()), library.generation

    def show_changed(generation: int) -> tuple[Any, ...]:
        return show() if library.generation != generation else (gr.skip(), gr.skip())

    def choose(event: gr.EventData) -> tuple[Any, ...]:
        record = next((one for one in library.reports() if one.file == event.entry), None)
        return details_html(record) if record else "", *opened(library, record, NOTHING_CHOSEN)

    def read(paths: Sequence[str | Path], session: str) -> Iterator[tuple[Any, ...]]:
        try:
            for steps in take_in(paths, library, partial(jobs.run, session, reading)):
                yield steps_html(steps, "读取"), gr.skip(), gr.Button(visible=True), gr.skip(), gr.skip()
        except HeshuError as error:
            gr.Warning(str(error), title="没有读完", duration=None)
        yield gr.skip(), None, gr.Button(visible=False), *show()

    def add(paths: Sequence[str] | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from read(paths or (), str(request.session_hash))

    def read_again(files: Sequence[str] | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        held = {record.file for record in library.reports()}
        chosen = [library.path_of(file) for file in files or () if file in held]
        if not chosen:
            gr.Info(TICK_FIRST)
        yield from read(chosen, str(request.session_hash)) if chosen else ()

    def remove(files: Sequence[str] | None) -> tuple[Any, ...]:
        if not files:
            if files is not None:
                gr.Info(TICK_FIRST)
            return (gr.skip(),) * (1 + len(held) + len(open_pages))
        steps = [removed(library, file) for file in files]
        return steps_html(steps, "移除"), *show(), "", *opened(library, None, NOTHING_CHOSEN)

    def stop(request: gr.Request) -> None:
        jobs.stop(str(request.session_hash))

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    upload.upload(add, upload, working, concurrency_limit=4, **quiet)
    again.click(read_again, ticked, working, js=TICKED, concurrency_limit=4, **quiet)
    stopping.click(stop, None, None, queue=False, **quiet)
    removing.click(remove, ticked, [outcome, *held, *open_pages], js=CONFIRMED, **quiet)
    table.click(choose, None, open_pages, **quiet)
    tab.select(show, None, held, **quiet)
    gr.Timer(REFRESH).tick(show_changed, seen, held, **quiet)


def removed(library: Library, file: str) -> Step:
    """Take a report out, and say so."""
    try:
        library.remove(file)
    except HeshuError as error:
        return Step(file, Stage.FAILED, str(error))
    return Step(file, Stage.DONE, "已从报告库移除。")
