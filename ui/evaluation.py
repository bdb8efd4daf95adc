"""The tab 评测: running the evaluation suites, what they measure against the last run and the baseline, and what they miss."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from eval import baseline
from eval.baseline import Before
from eval.html_report import write
from eval.places import REPORTS
from eval.results import Results, Suite
from eval.runner import SUITES
from extraction.errors import HeshuError
from retrieval.library import Library
from retrieval.reply import Citation
from ui.jobs import Jobs, Stopped
from ui.preview import preview, stops
from ui.progress import Stage, Step, in_turn, steps_html, stopped
from ui.reports import TABLE
from ui.scores import misses_html, name_of, suites_html
from ui.sources import PREVIEW
from ui.tasks import evaluating

HINT = (
    '<div class="empty">选好后点“评测”：用项目自带的标准问题、真值和生成的报告给程序打分。'
    "<br>几项合计要一两分钟，可以随时停止。</div>"
)
NOTHING_CHOSEN = '<div class="empty">点一条错漏，<br>这里显示它所在的那一页。</div>'
LAST = "evaluation.json"
"""What the library's folder keeps of each suite from its last run here."""


def evaluation_tab(library: Library) -> None:
    """Lay out the tab and wire it."""
    jobs, kept = Jobs(), library.storage.folder / LAST
    with gr.Row(equal_height=True):
        offered = [(name_of(name), name) for name in SUITES]
        suites = gr.CheckboxGroup(offered, value=list(SUITES), label="评测", scale=8, min_width=300, elem_id="eval-suites")
        start = gr.Button("评测", variant="primary", scale=1, min_width=96, elem_id="eval-start")
        stopping = gr.Button("停止", variant="stop", visible=False, scale=1, min_width=96, elem_id="eval-stop")
    with gr.Row(elem_classes="sided evaluation"):
        with gr.Column(scale=7, min_width=320):
            status = gr.HTML(HINT, apply_default_css=False, elem_id="eval-status")
            verdict = gr.HTML(apply_default_css=False, elem_id="eval-verdict")
            with gr.Row():
                page = gr.DownloadButton("下载评测报告（网页）", interactive=False, size="sm", min_width=120, elem_id="eval-page")
                data = gr.DownloadButton("下载 results.json", interactive=False, size="sm", min_width=120, elem_id="eval-data")
            with gr.Tabs(elem_classes="views"):
                with gr.Tab("得分"):
                    scores = gr.HTML(js_on_load=TABLE, apply_default_css=False, elem_id="scores")
                with gr.Tab("错漏"):
                    misses = gr.HTML(js_on_load=TABLE, apply_default_css=False, elem_id="misses")
        with gr.Column(scale=5, min_width=320, elem_classes="sources"):
            sheet = gr.HTML(NOTHING_CHOSEN, js_on_load=PREVIEW, elem_id="eval-preview", elem_classes="preview")

    def run(names: Sequence[str], request: gr.Request) -> Iterator[dict[Any, Any]]:
        if not names:
            raise gr.Error("请先选择要运行的评测。", title="不能评测", duration=None)
        closed = {button: gr.DownloadButton(interactive=False) for button in (page, data)}
        emptied = {scores: "", misses: "", verdict: "", sheet: NOTHING_CHOSEN}
        yield {**closed, **emptied, start: gr.Button(interactive=False), stopping: gr.Button(visible=True)}
        found: list[Suite] = []
        try:
            for steps in evaluated_in_turn(names, jobs, str(request.session_hash), found):
                yield {status: steps_html(steps, "评测")}
            if found:
                yield results(found)
        except HeshuError as error:
            gr.Warning(str(error), title="没有评测完", duration=None)
        yield {start: gr.Button(interactive=True), stopping: gr.Button(visible=False)}

    def results(found: Sequence[Suite]) -> dict[Any, Any]:
        before, last = baseline.load(), last_run(kept)
        made = Results(tuple(found), tuple(baseline.drops(found, before)), before)
        folder = write(made, Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))).parent
        remember(found, kept)
        return {
            verdict: verdict_html(made, last), scores: suites_html(found, before, last),
            misses: misses_html(found, [path.name for path in REPORTS.iterdir()]),
            page: gr.DownloadButton(value=str(folder / "report.html"), interactive=True),
            data: gr.DownloadButton(value=str(folder / "results.json"), interactive=True),
        }  # fmt: skip

    def show(event: gr.EventData) -> str:
        file, _, number = str(event.entry).rpartition("#")
        citation = Citation(1, Path(file).name, int(number), None, None, "", None, None, None, "")
        return preview(REPORTS / citation.file, citation, stops(citation)[0])

    def stop(request: gr.Request) -> None:
        jobs.stop(str(request.session_hash))

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    shown = [status, verdict, page, data, scores, misses, sheet, start, stopping]
    start.click(run, suites, shown, concurrency_limit=1, **quiet)
    stopping.click(stop, None, None, queue=False, **quiet)
    misses.click(show, None, sheet, **quiet)


def evaluated_in_turn(names: Sequence[str], jobs: Jobs, session: str, found: list[Suite]) -> Iterator[list[Step]]:
    """The state of each suite when it changes; the results go into `found`, and stay there where the work is stopped."""
    called, finished = [name_of(name) for name in names], list[Step]()
    yield in_turn(called, finished)
    try:
        for suite, seconds in jobs.run(session, evaluating, list(names)):
            found.append(suite)
            misses = f"，列出错漏 {len(suite.misses)} 条" if suite.misses else ""
            finished.append(Step(name_of(suite.name), Stage.DONE, f"得分 {suite.score:.1%}{misses}，用时 {seconds:.0f} 秒。"))
            yield in_turn(called, finished)
    except Stopped:
        yield stopped(in_turn(called, finished))


def verdict_html(results: Results, last: Before) -> str:
    """What got worse since the baseline, and since the last run."""
    since = list(baseline.drops(results.suites, last))
    lines = [f"比基线：{one}" for one in results.drops] + [f"比上次：{one}" for one in since]
    if lines:
        return f'<div class="verdict worse">{"<br>".join(lines)}</div>'
    compared = "基线和上次" if last else "基线"
    return f'<div class="verdict">没有一项计数比{compared}差。</div>'


def last_run(kept: Path) -> Before:
    """The results of the last run, by suite; empty before the first."""
    try:
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def remember(found: Sequence[Suite], kept: Path) -> None:
    """Keep these results as the last ones; raises HeshuError where that cannot be."""
    latest = {**last_run(kept), **{suite.name: {"counts": suite.counts, "score": suite.score} for suite in found}}
    try:
        kept.write_text(json.dumps(latest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise HeshuError(f"无法记下这次的结果“{kept}”：{error.strerror}；下次不能与这次比较，请检查文件夹的权限。") from None
