"""The tab 指标抽取: indicators of the chosen reports side by side, each value with its status and its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import gradio as gr

from extraction.choosing import DETAILS, split_names
from extraction.errors import HeshuError
from extraction.export_indicators import write_entries
from extraction.extract import Entry
from extraction.indicators import catalogue
from extraction.report import Kind
from retrieval.chat.models import configured
from retrieval.extraction import Extracted, Mode, extract_from, rows_of
from retrieval.library import Library
from retrieval.settings import load_settings
from ui.chart import chart_html, drawable
from ui.indicator_table import compared, detailed, legend, reply_of, report_names, sentence_of
from ui.progress import Stage, Step, in_turn, steps_html
from ui.reports import TABLE
from ui.sifting import nothing_left
from ui.sources import sources

NOTHING_CHOSEN = '<div class="empty">点表中的一个数，<br>这里显示它印在哪一页、哪一格。</div>'
NOTHING_TO_DRAW = '<div class="empty">没有一个指标在两份以上报告里有可比的数，画不成图。</div>'
HINT = '<div class="empty">选好报告和指标后点“抽取”；不选报告就是全部报告。<br>每个数都附出处和核对结论。</div>'
ASSETS = "国有资产"
"""The group of the catalogue for vehicles and equipment."""
ROWS_OFFERED = 400
"""Printed rows offered for choosing; any other can be typed."""

SAVE = "() => setTimeout(() => document.querySelector('#excel-file').click(), 100)"


class Found:
    """What was last extracted in a session; kept as one object, since a session's state is copied and compared by value."""

    def __init__(self, extracted: Extracted | None = None) -> None:
        self.extracted = extracted or Extracted((), ())

    def __deepcopy__(self, _: dict[int, Any]) -> Found:
        return self

    def tables(self) -> tuple[str, str]:
        """The table of reports against indicators, and that of projects and rows; as HTML, each under a bar to sift it by."""
        entries = self.extracted.entries
        numbers = {id(entry): number for number, entry in enumerate(entries)}
        tables = ((grid.html(numbers), shown) for grid, shown in (
            (compared(entries), [entry for entry in entries if not entry.several]),
            (detailed(entries), [entry for entry in entries if entry.several]),
        ))  # fmt: skip
        wide, long = (legend(shown) + html + nothing_left("指标") if html else "" for html, shown in tables)
        return wide, long

    def entry(self, number: int) -> Entry | None:
        """The entry of a number, or None where the session has forgotten it."""
        return self.extracted.entries[number] if 0 <= number < len(self.extracted.entries) else None


def extract_tab(library: Library, tab: gr.Tab) -> None:
    """Lay out the tab and wire it."""
    found, reply, stopped = gr.State(Found()), gr.State(), set[str]()
    reports, groups, others, mode, start, stopping, saving = _choices()
    with gr.Row(elem_classes="sided extract"):
        with gr.Column(scale=7, min_width=320):
            summary = gr.HTML(HINT, apply_default_css=False, elem_id="legend")
            with gr.Tabs(elem_classes="views"):
                with gr.Tab("对照表"):
                    table = gr.HTML("", js_on_load=TABLE, apply_default_css=False, elem_id="indicators")
                    details = gr.HTML("", js_on_load=TABLE, apply_default_css=False, elem_id="details")
                with gr.Tab("图"):
                    drawn = gr.Dropdown(label="画哪个指标", choices=[], elem_id="chart-of")
                    chart = gr.HTML("", js_on_load=TABLE, apply_default_css=False, elem_id="chart")
        with gr.Column(scale=5, min_width=320, elem_classes="sources"):
            chosen = gr.Markdown(elem_classes="chosen", elem_id="chosen")
            sources(library, reply, NOTHING_CHOSEN, "cell-")
    file = gr.DownloadButton("Excel", elem_id="excel-file", elem_classes="unseen")

    def run(
        files: Sequence[str], named: Sequence[str], more: Sequence[str], mode: str, request: gr.Request
    ) -> Iterator[dict[Any, Any]]:
        session = str(request.session_hash)
        stopped.discard(session)
        names = [*named, *(name for text in more for name in split_names(text))]
        yield {reply: None, chosen: "", start: gr.Button(interactive=False), stopping: gr.Button(visible=True)}
        try:
            for done in extracted_in_turn(library, names, files, mode, lambda: session in stopped):
                yield {summary: steps_html(done, "抽取")} if isinstance(done, list) else results(done)
        except HeshuError as error:
            gr.Warning(str(error), title="不能抽取", duration=None)
        yield {start: gr.Button(interactive=True), stopping: gr.Button(visible=False)}

    def results(extracted: Extracted) -> dict[Any, Any]:
        result, names = Found(extracted), drawable(extracted.entries)
        first = names[0] if names else None
        wide, long = result.tables()
        for note in extracted.model_notes:
            gr.Info(note, title="大模型")
        return {
            found: result, summary: told(extracted), table: wide, details: long,
            drawn: gr.Dropdown(choices=names, value=first), saving: gr.Button(interactive=bool(extracted.entries)),
            chart: chart_html(extracted.entries, first) if first else NOTHING_TO_DRAW,
        }  # fmt: skip

    def show(state: Found, event: gr.EventData) -> tuple[Any, ...]:
        entry = state.entry(int(event.entry))
        return (reply_of(entry), sentence_of(entry)) if entry else (None, "")

    def stop(request: gr.Request) -> None:
        stopped.add(str(request.session_hash))

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    shown = [found, summary, table, details, drawn, chart, reply, chosen, saving, start, stopping]
    start.click(run, [reports, groups, others, mode], shown, concurrency_limit=4, **quiet)
    stopping.click(stop, None, None, queue=False, **quiet)
    for clicked in (table, details, chart):
        clicked.click(show, found, [reply, chosen], **quiet)
    drawn.input(lambda state, name: chart_html(state.extracted.entries, name or ""), [found, drawn], chart, **quiet)
    saving.click(lambda state: _workbook(state.extracted), found, file, api_visibility="private").then(None, js=SAVE)
    tab.select(lambda: _offers(library), None, [reports, others], **quiet)


def extracted_in_turn(
    library: Library, names: Sequence[str], files: Sequence[str], mode: str, is_stopped: Callable[[], bool]
) -> Iterator[list[Step] | Extracted]:
    """The state of each report as it changes; then what was extracted of all, or of those before the stop."""
    every = [record for record in library.reports() if not files or record.file in files]
    called = report_names([record for record in every if record.kind is not Kind.TEMPLATE])
    if not called:
        extract_from(library, names, files or None, mode)
    parts, finished = list[Extracted](), list[Step]()
    for file, name in called.items():
        yield in_turn(list(called.values()), finished)
        if is_stopped():
            break
        parts.append(extract_from(library, names, [file], mode))
        finished.append(Step(name, Stage.DONE))
    yield _joined(parts)


def _joined(parts: Sequence[Extracted]) -> Extracted:
    """The extractions of several reports as one."""
    fields = ([getattr(part, name) for part in parts] for name in ("entries", "notes", "model_notes"))
    entries, notes, model_notes = (tuple(chain.from_iterable(one)) for one in fields)
    return Extracted(entries, tuple(dict.fromkeys(notes)), tuple(dict.fromkeys(model_notes)))


def told(extracted: Extracted) -> str:
    """How much was extracted, in a sentence."""
    if not extracted.entries:
        return '<p class="told">已停止，没有抽取到内容。</p>'
    reports = len({entry.report.file for entry in extracted.entries})
    indicators = len({entry.indicator for entry in extracted.entries})
    counts = f"{reports} 份报告，{indicators} 个指标，{len(extracted.entries)} 个结果"
    return f'<p class="told">{counts}；点一个值看它的出处，点表头排序。</p>'


def _choices() -> tuple[Any, ...]:
    known = catalogue()
    core = list(dict.fromkeys(indicator.group for indicator in known.core))
    model = configured(load_settings())
    with gr.Row():
        reports = gr.Dropdown(
            label="报告（不选为全部）", multiselect=True, choices=[], scale=5, min_width=300, elem_id="extract-reports"
        )
        others = gr.Dropdown(
            label="另加指标、指标组、科目编码或表中的任一行", multiselect=True, choices=[], allow_custom_value=True, scale=5,
            min_width=300, elem_id="extract-others",
        )
    with gr.Row(equal_height=True):
        groups = gr.CheckboxGroup(
            [*core, ("资产车辆", ASSETS), DETAILS], value=core, label="指标组", scale=8, min_width=300, elem_id="extract-groups"
        )
        mode = gr.Radio(
            [("规则", Mode.RULES), ("模型协助", Mode.LLM)], value=Mode.RULES, label="读取方式", visible=model is not None,
            scale=1, min_width=170, elem_id="extract-mode",
        )
        start = gr.Button("抽取", variant="primary", scale=1, min_width=96, elem_id="extract-start")
        stopping = gr.Button("停止", variant="stop", visible=False, scale=1, min_width=96, elem_id="extract-stop")
        saving = gr.Button("下载 Excel", interactive=False, scale=1, min_width=120, elem_id="extract-save")
    return reports, groups, others, mode, start, stopping, saving


def _offers(library: Library) -> tuple[gr.Dropdown, gr.Dropdown]:
    """The reports and the further indicators that there are to choose from."""
    known = catalogue()
    named = report_names([record for record in library.reports() if record.kind is not Kind.TEMPLATE])
    files = [(name, file) for file, name in named.items()]
    groups = [group for group in known.groups if not any(one.core for one in known.group(group))]
    rows = sorted(rows_of(library), key=lambda label: -label.count)[:ROWS_OFFERED]
    names = [*groups, *(indicator.name for indicator in known.all), *(label.printed for label in rows)]
    return gr.Dropdown(choices=files), gr.Dropdown(choices=list(dict.fromkeys(names)))


def _workbook(extracted: Extracted) -> str:
    """The path of a new Excel file, in the folder that is emptied when the workbench stops."""
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
    path = folder / "指标抽取.xlsx"
    write_entries(path, extracted.entries, extracted.notes)
    return str(path)
