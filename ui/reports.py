"""The tab 报告库: what the library holds, adding reports to it and taking them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from extraction.errors import HeshuError
from extraction.reading import SUFFIXES
from retrieval.ingest import Progress, ingest
from retrieval.library import Library, ReportRecord

COLUMNS = ("单位", "年度", "类型", "篇幅", "报表", "数字个数", "文件", "未能读出的内容")
WIDTHS = ("20%", "7%", "7%", "9%", "8%", "9%", "25%", "15%")

REFRESH = 5.0
"""Seconds between looks at whether another process changed the library."""

CONFIRM = "(files) => [files.length && confirm(`从报告库移除这 ${files.length} 份报告？`) ? files : []]"


def reports_tab(library: Library, tab: gr.Tab) -> None:
    """Lay out the tab and wire it."""
    summary = gr.Markdown()
    table = gr.Dataframe(
        headers=list(COLUMNS), column_widths=list(WIDTHS), interactive=False, wrap=True, show_label=False,
        max_height=420, elem_id="reports",
    )
    with gr.Row(equal_height=True):
        with gr.Column():
            upload = gr.File(
                label="添加报告（PDF、文本、Excel、Word 或网页，可多选）", file_count="multiple", file_types=sorted(SUFFIXES),
                height=160, elem_id="upload",
            )
        with gr.Column():
            chosen = gr.Dropdown(label="移除报告", multiselect=True, choices=[], elem_id="remove")
            removing = gr.Button("移除所选", variant="stop")
    outcome = gr.Markdown(elem_id="outcome")
    seen = gr.State(-1)
    shown = [table, summary, chosen, seen]

    def show() -> tuple[Any, ...]:
        records = library.reports()
        files = gr.Dropdown(choices=[record.file for record in records], value=[])
        return report_rows(records), _summary(records), files, library.generation

    def show_changed(generation: int) -> tuple[Any, ...]:
        return show() if library.generation != generation else (gr.skip(),) * len(shown)

    def add(paths: Sequence[str] | None, progress: gr.Progress = gr.Progress()) -> tuple[Any, ...]:  # noqa: B008
        return add_reports(paths or (), library, progress.tqdm), None, *show()

    def remove(files: Sequence[str]) -> tuple[Any, ...]:
        for file in files:
            library.remove(file)
        return "\n".join(f"- 已移除“{file}”。" for file in files), *show()

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    upload.upload(add, upload, [outcome, upload, *shown], api_visibility="private", show_progress_on=upload)
    removing.click(remove, chosen, [outcome, *shown], js=CONFIRM, **quiet)
    tab.select(show, None, shown, **quiet)
    gr.Timer(REFRESH).tick(show_changed, seen, shown, **quiet)


def add_reports(paths: Sequence[str], library: Library, progress: Progress) -> str:
    """Read uploaded files into the library; a Markdown list says what became of each."""
    try:
        result = ingest(paths, library, progress=progress)
    except HeshuError as error:
        return f"- {error}"
    return "\n".join(f"- {line}" for line in [*result.errors, *result.lines()])


def report_rows(records: Sequence[ReportRecord]) -> list[list[Any]]:
    """The reports as rows of the table."""
    return [
        [
            record.organisation + (f"（{record.scope}）" if record.scope else ""), record.year or "", record.kind.value,
            f"{record.pages} 页" if record.pages is not None else f"{record.lines} 行", f"{len(record.forms)} 种", record.figures,
            record.file, "；".join(record.notes),
        ]
        for record in records
    ]


def _summary(records: Sequence[ReportRecord]) -> str:
    if not records:
        return "报告库是空的：在下方添加报告后，就可以到“问答”里提问。"
    return f"共 {len(records)} 份报告，{sum(record.figures for record in records)} 个数字。"
