"""The tab 勾稽核查: reports checked against themselves; findings with their proof and place, the ledger, what to send back."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from extraction.audit import Audit
from extraction.audit.files import write_audit
from extraction.audit.output import summary
from extraction.errors import HeshuError
from extraction.report import Kind
from retrieval.library import Library
from retrieval.store.records import ReportRecord
from ui.findings import chosen, findings_html, headline, ledger_html, reply_of
from ui.indicator_table import report_names
from ui.jobs import Jobs, Stopped
from ui.progress import Stage, Step, in_turn, steps_html, stopped
from ui.reports import TABLE
from ui.sources import sources
from ui.tasks import auditing

HINT = (
    '<div class="empty">选好报告后点“核查”；不选报告就是全部报告。'
    "<br>每份报告按规则逐条核对：表内、表间、表与文字之间、上下年之间。</div>"
)
NOTHING_CHOSEN = '<div class="empty">点一个问题，或其中的一个数，<br>这里显示它印在哪一页、哪一格。</div>'
CHECKING = "逐条规则核对"


class Checked:
    """The audit last made in a session; kept as one object, since a session's state is copied and compared by value."""

    def __init__(self, audit: Audit | None = None) -> None:
        self.audit = audit or Audit((), ())

    def __deepcopy__(self, _: dict[int, Any]) -> Checked:
        return self


def audit_tab(library: Library, tab: gr.Tab) -> None:
    """Lay out the tab and wire it."""
    jobs, checked, reply = Jobs(), gr.State(Checked()), gr.State()
    with gr.Row(equal_height=True):
        reports = gr.Dropdown(
            label="报告（不选为全部）", multiselect=True, choices=[], scale=8, min_width=300, elem_id="audit-reports"
        )
        start = gr.Button("核查", variant="primary", scale=1, min_width=96, elem_id="audit-start")
        stopping = gr.Button("停止", variant="stop", visible=False, scale=1, min_width=96, elem_id="audit-stop")
    with gr.Row(elem_classes="sided audit"):
        with gr.Column(scale=7, min_width=320):
            status = gr.HTML(HINT, apply_default_css=False, elem_id="audit-status")
            with gr.Row():
                book = gr.DownloadButton("下载 Excel", interactive=False, size="sm", min_width=96, elem_id="audit-excel")
                pdf = gr.DownloadButton("下载标注 PDF", interactive=False, size="sm", min_width=96, elem_id="audit-pdf")
                note = gr.DownloadButton("下载核查意见", interactive=False, size="sm", min_width=96, elem_id="audit-note")
            with gr.Tabs(elem_classes="views"):
                with gr.Tab("问题"):
                    findings = gr.HTML(js_on_load=TABLE, apply_default_css=False, elem_id="findings")
                with gr.Tab("规则台账"):
                    ledger = gr.HTML(js_on_load=TABLE, apply_default_css=False, elem_id="ledger")
                with gr.Tab("核查意见"):
                    letter = gr.Textbox(show_label=False, lines=16, max_lines=24, buttons=["copy"], elem_id="audit-letter")
        with gr.Column(scale=5, min_width=320, elem_classes="sources"):
            title = gr.Markdown(elem_classes="chosen", elem_id="audit-chosen")
            sources(library, reply, NOTHING_CHOSEN, "audit-")

    def run(files: Sequence[str], request: gr.Request) -> Iterator[dict[Any, Any]]:
        records = [one for one in library.reports() if one.kind is not Kind.TEMPLATE and (not files or one.file in files)]
        if not records:
            raise gr.Error("没有可核查的报告；请先到“报告库”添加报告。", title="不能核查", duration=None)
        closed = {button: gr.DownloadButton(interactive=False) for button in (book, pdf, note)}
        emptied = {findings: "", ledger: "", letter: "", reply: None, title: ""}
        yield {**closed, **emptied, start: gr.Button(interactive=False), stopping: gr.Button(visible=True)}
        try:
            for done in checked_in_turn(library, records, jobs, str(request.session_hash)):
                yield {status: steps_html(done, "核查")} if isinstance(done, list) else results(done, records)
        except HeshuError as error:
            gr.Warning(str(error), title="没有核查完", duration=None)
        yield {start: gr.Button(interactive=True), stopping: gr.Button(visible=False)}

    def results(audit: Audit, records: Sequence[ReportRecord]) -> dict[Any, Any]:
        names = report_names([one for one in records if any(entry.file == one.file for entry in audit.ledger)])
        files = [library.path_of(file) for file in names]
        excel, text, marked = written(audit, files)
        return {
            checked: Checked(audit), findings: findings_html(audit, names), ledger: ledger_html(audit, names),
            letter: summary(audit), book: gr.DownloadButton(value=excel, interactive=True),
            note: gr.DownloadButton(value=text, interactive=True),
            pdf: gr.DownloadButton(value=marked, interactive=marked is not None),
        }  # fmt: skip

    def show(state: Checked, event: gr.EventData) -> tuple[Any, ...]:
        found = chosen(state.audit, str(event.entry))
        return (reply_of(*found), f"**{found[0].title}**") if found else (None, "")

    def stop(request: gr.Request) -> None:
        jobs.stop(str(request.session_hash))

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    shown = [status, book, pdf, note, findings, ledger, letter, checked, reply, title, start, stopping]
    start.click(run, reports, shown, concurrency_limit=4, **quiet)
    stopping.click(stop, None, None, queue=False, **quiet)
    findings.click(show, checked, [reply, title], **quiet)
    tab.select(lambda: _offers(library), None, reports, **quiet)


def checked_in_turn(
    library: Library, records: Sequence[ReportRecord], jobs: Jobs, session: str
) -> Iterator[list[Step] | Audit]:
    """The state of the work each time that it changes, and the audit; a report that cannot be read is told and left out."""
    called = report_names(records)
    names, finished = [*called.values(), CHECKING], list[Step]()
    yield in_turn(names, finished)
    try:
        for message in jobs.run(session, auditing, [library.path_of(file) for file in called]):
            if isinstance(message, Audit):
                yield message
                finished.append(Step(CHECKING, Stage.DONE, headline(message)))
            else:
                name = names[len(finished)]
                finished.append(Step(name, Stage.FAILED if message else Stage.DONE, message or "已读取。"))
            yield in_turn(names, finished)
        if len(finished) < len(names):
            yield [*finished, Step(CHECKING, Stage.FAILED, "没有可核查的报告。")]
    except Stopped:
        yield stopped(in_turn(names, finished))


def written(audit: Audit, files: Sequence[Path]) -> tuple[str, str, str | None]:
    """The audit as files to download: workbook, text, and for one PDF report its marked copy."""
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
    book, note = folder / "勾稽核查.xlsx", folder / "核查意见.txt"
    write_audit(audit, book, files)
    note.write_text(summary(audit) + "\n", encoding="utf-8")
    if len(files) != 1 or files[0].suffix.lower() != ".pdf":
        return str(book), str(note), None
    marked = folder / f"{files[0].stem}（核查标注）.pdf"
    write_audit(audit, marked, files)
    return str(book), str(note), str(marked)


def _offers(library: Library) -> gr.Dropdown:
    records = [record for record in library.reports() if record.kind is not Kind.TEMPLATE]
    return gr.Dropdown(choices=[(name, file) for file, name in report_names(records).items()])
