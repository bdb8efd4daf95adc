"""A report leafed through page by page, as it is kept in the library."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from retrieval.library import Library
from retrieval.store.records import ReportRecord
from ui.preview import ZOOM, numbered_lines, page_image
from ui.sources import PREVIEW

LINES = 60
"""Lines of a text that make a page here."""


def leafing(library: Library, prefix: str, empty: str) -> list[Any]:
    """Lay out the pages of one report under a pager; gives what shows it, the outputs for `opened`."""
    shown = gr.State()
    with gr.Row(visible=False, elem_classes="steps") as pager:
        back = gr.Button("上一页", size="sm")
        page = gr.Number(
            1, minimum=1, precision=0, show_label=False, label="页码", container=False, min_width=70, elem_classes="page-no"
        )
        onward = gr.Button("下一页", size="sm")
    sheet = gr.HTML(empty, js_on_load=PREVIEW, elem_id=f"{prefix}-page", elem_classes="preview")

    def turn(record: ReportRecord | None, number: float | None) -> tuple[Any, ...]:
        if record is None:
            return "", 1
        at = min(max(int(number or 1), 1), page_count(library, record))
        return page_html(library, record, at), at

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    back.click(lambda record, at: turn(record, (at or 1) - 1), [shown, page], [sheet, page], **quiet)
    onward.click(lambda record, at: turn(record, (at or 1) + 1), [shown, page], [sheet, page], **quiet)
    page.submit(turn, [shown, page], [sheet, page], **quiet)
    return [shown, pager, page, sheet]


def opened(library: Library, record: ReportRecord | None, empty: str) -> tuple[Any, ...]:
    """The values that open a report at its first page; `empty` is shown without one."""
    if record is None:
        return None, gr.Row(visible=False), 1, empty
    return record, gr.Row(visible=page_count(library, record) > 1), 1, page_html(library, record, 1)


def page_count(library: Library, record: ReportRecord) -> int:
    """How many pages there are to leaf through: those of a PDF, the sheets of a workbook, or portions of lines."""
    if record.lines is None:
        return record.pages or 1
    return record.pages or -(-record.lines // LINES) or 1


def page_html(library: Library, record: ReportRecord, number: int) -> str:
    """One page: its picture, or its lines."""
    path, count = library.path_of(record.file), page_count(library, record)
    version = path.stat().st_mtime_ns
    if record.lines is None:
        image = page_image(path, version, number)
        ratio = f"aspect-ratio:{image.width}/{image.height}"
        content = f'<div class="page" style="{ratio}"><img src="{image.uri}" alt="第 {number} 页"></div>'
    else:
        content = _lines_html(path, version, number, record.pages)
    zoom = ZOOM if record.lines is None else ""
    caption = f"{escape(record.file)}<span>第 {number} 页，共 {count} 页</span>{zoom}"
    return f'<figure class="sheet"><figcaption>{caption}</figcaption><div class="view" tabindex="0">{content}</div></figure>'


def _lines_html(path: Path, version: int, number: int, sheets: int | None) -> str:
    """The lines of one sheet of a workbook, or of one portion of any other text."""
    lines = numbered_lines(path, version, number if sheets else None)
    first = 1 if sheets else (number - 1) * LINES + 1
    last = max(lines, default=0) if sheets else number * LINES
    shown = "".join(f"<tr><th>{at}</th><td>{escape(text)}</td></tr>" for at, text in lines.items() if first <= at <= last)
    return f'<table class="lines">{shown}</table>'
