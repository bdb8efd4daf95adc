"""The tab 指标抽取: indicators of the chosen reports side by side, each value with its status and its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from extraction.choosing import DETAILS, split_names
from extraction.errors import HeshuError
from extraction.export_indicators import write_entries
from extraction.extract import Entry
from extraction.indicators import catalogue
from extraction.report import Kind
from retrieval.extraction import Extracted, extract_from, rows_of
from retrieval.library import Library
from ui.indicator_table import compared, detailed, legend, name_of, reply_of, sentence_of
from ui.sources import sources

NOTHING_CHOSEN = '<div class="empty">点表中的一个数，<br>这里显示它印在哪一页、哪一格。</div>'
HINT = "选好报告和指标后点“抽取”；不选报告就是全部报告。"
ROWS_OFFERED = 400
"""Printed rows offered for choosing; any other can be typed."""

SAVE = "() => setTimeout(() => document.querySelector('#excel-file').click(), 100)"


TABLE = """
const cells = (row) => [...row.children];
const number = (cell) => cell.dataset.value === undefined ? NaN : parseFloat(cell.dataset.value);
const order = (head) => {
  const at = cells(head.parentElement).indexOf(head), body = element.querySelector('tbody');
  const down = head.getAttribute('aria-sort') !== 'descending';
  cells(head.parentElement).forEach((one) => one.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const rank = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (isNaN(x) || isNaN(y)) return (isNaN(x) - isNaN(y)) || a.textContent.localeCompare(b.textContent, 'zh-CN');
    return down ? y - x : x - y;
  };
  body.append(...cells(body).sort((a, b) => rank(a.children[at], b.children[at])));
};
const act = (target) => {
  const cell = target.closest('[data-entry]'), head = target.closest('thead th');
  if (head) order(head);
  if (!cell) return;
  document.querySelectorAll('.figures [aria-selected]').forEach((one) => one.removeAttribute('aria-selected'));
  cell.setAttribute('aria-selected', 'true');
  trigger('click', {entry: Number(cell.dataset.entry)});
};
element.addEventListener('click', (event) => act(event.target));
element.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  act(event.target);
});
"""
"""A click (or Enter) on a value tells its number; on a column's head it sorts by the values under it."""


class Found:
    """What was last extracted in a session; kept as one object, since a session's state is copied and compared by value."""

    def __init__(self, extracted: Extracted | None = None) -> None:
        self.extracted = extracted or Extracted((), ())

    def __deepcopy__(self, _: dict[int, Any]) -> Found:
        return self

    def tables(self) -> tuple[str, str]:
        """The table of reports against indicators, and that of projects and rows; as HTML."""
        entries = self.extracted.entries
        numbers = {id(entry): number for number, entry in enumerate(entries)}
        return compared(entries).html(numbers), detailed(entries).html(numbers)

    def entry(self, number: int) -> Entry | None:
        """The entry of a number, or None where the session has forgotten it."""
        return self.extracted.entries[number] if 0 <= number < len(self.extracted.entries) else None


def extract_tab(library: Library, tab: gr.Tab) -> None:
    """Lay out the tab and wire it."""
    found, reply = gr.State(Found()), gr.State()
    reports, groups, others, start, saving = _choices()
    with gr.Row(elem_classes="extract"):
        with gr.Column(scale=7, min_width=480):
            summary = gr.HTML(HINT, apply_default_css=False, elem_classes="legend", elem_id="legend")
            table = gr.HTML("", js_on_load=TABLE, apply_default_css=False, elem_id="indicators")
            details = gr.HTML("", js_on_load=TABLE, apply_default_css=False, elem_id="details")
        with gr.Column(scale=5, min_width=400, elem_classes="sources"):
            chosen = gr.Markdown(elem_classes="chosen", elem_id="chosen")
            sources(library, reply, NOTHING_CHOSEN, "cell-")
    file = gr.DownloadButton("Excel", elem_id="excel-file", elem_classes="unseen")

    def run(files: Sequence[str], named: Sequence[str], more: Sequence[str]) -> tuple[Any, ...]:
        try:
            names = [*named, *(name for text in more for name in split_names(text))]
            result = Found(extract_from(library, names, files or None))
        except HeshuError as error:
            raise gr.Error(str(error), title="不能抽取", duration=None) from None
        return result, legend(result.extracted.entries), *result.tables(), None, "", gr.Button(interactive=True)

    def show(state: Found, event: gr.EventData) -> tuple[Any, ...]:
        entry = state.entry(int(event.entry))
        return (reply_of(entry), sentence_of(entry)) if entry else (None, "")

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    start.click(
        run, [reports, groups, others], [found, summary, table, details, reply, chosen, saving], api_visibility="private",
        show_progress_on=start,
    )  # fmt: skip
    table.click(show, found, [reply, chosen], **quiet)
    details.click(show, found, [reply, chosen], **quiet)
    saving.click(lambda state: _workbook(state.extracted), found, file, api_visibility="private").then(None, js=SAVE)
    tab.select(lambda: _offers(library), None, [reports, others], **quiet)


def _choices() -> tuple[gr.Dropdown, gr.CheckboxGroup, gr.Dropdown, gr.Button, gr.Button]:
    known = catalogue()
    core = list(dict.fromkeys(indicator.group for indicator in known.core))
    with gr.Row():
        reports = gr.Dropdown(label="报告（不选为全部）", multiselect=True, choices=[], scale=5, elem_id="extract-reports")
        others = gr.Dropdown(
            label="另加指标、指标组、科目编码或表中的任一行", multiselect=True, choices=[], allow_custom_value=True, scale=5,
            elem_id="extract-others",
        )
    with gr.Row(equal_height=True):
        groups = gr.CheckboxGroup([*core, DETAILS], value=core, label="指标组", scale=8, elem_id="extract-groups")
        start = gr.Button("抽取", variant="primary", scale=1, min_width=96, elem_id="extract-start")
        saving = gr.Button("下载 Excel", interactive=False, scale=1, min_width=120, elem_id="extract-save")
    return reports, groups, others, start, saving


def _offers(library: Library) -> tuple[gr.Dropdown, gr.Dropdown]:
    """The reports and the further indicators that there are to choose from."""
    known = catalogue()
    files = [(name_of(record), record.file) for record in library.reports() if record.kind is not Kind.TEMPLATE]
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
