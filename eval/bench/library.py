"""Taking reports in, asking, and the size of the index, over generated reports."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from eval.bench.measure import Measurement, percentiles, seconds
from eval.factory.generate import Generated, generate
from eval.factory.outputs import write_report
from eval.factory.parsed import parsed
from eval.factory.questions import questions_of
from retrieval.answer import ask
from retrieval.ingest import ingest
from retrieval.library import Library
from retrieval.settings import ROOT

SEED = 20_261_121
_ASKED = 120
_ONE_A_REPORT = 4


def ingesting(count: int = 14, workers: Sequence[int] = (1, 2)) -> Measurement:
    """Reports a second from PDF files into a fresh library, by worker processes."""
    lines, values = [], {}
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        files = [file for number in range(count) for file in write_report(generate(SEED, number), reports, ["pdf"])]
        for some in workers:
            library = Library(Path(folder) / f"library-{some}")
            took = seconds(partial(ingest, files, library, workers=some, progress=_silent))
            library.close()
            values[f"workers_{some}"] = round(count / took, 2)
            lines.append(f"{some} 个进程 {count / took:5.2f} 份/秒")
    return Measurement("ingest", f"入库 {count} 份生成的 PDF", tuple(lines), values)


def asking(sizes: Sequence[int]) -> Measurement:
    """Median and 95th percentile of asking in one library as it grows, and the size of its index."""
    lines, values = [], {}
    with tempfile.TemporaryDirectory() as folder:
        library, reports = Library(Path(folder) / "library"), [generate(SEED, number) for number in range(max(sizes))]
        held = 0
        for size in sorted(sizes):
            _add(reports[held:size], library, Path(folder))
            held = size
            questions = _questions(reports[:size])
            ask(questions[0], library)
            times = percentiles([seconds(partial(ask, question, library)) for question in questions])
            index = _size(Path(folder) / "library") / 2**20
            values[f"reports_{size}"] = {**times, "questions": len(questions), "index_mib": round(index, 1)}
            lines.append(
                f"{size:5} 份报告：中位 {times['p50_ms']:.0f} 毫秒，p95 {times['p95_ms']:.0f} 毫秒（{len(questions)} 题）；"
                f"索引 {index:.0f} MiB，每份 {index / size:.2f} MiB"
            )  # fmt: skip
        library.close()
    return Measurement("ask", "提问", tuple(lines), values)


def starting(rounds: int = 3) -> Measurement:
    """Time by the clock of `app.py cells` on a report of a few lines, the best of some."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "短.txt"
        file.write_text("某市某局2024年度部门决算\n本年收入合计10.00万元。\n", encoding="utf-8")
        command = [sys.executable, str(ROOT / "app.py"), "cells", str(file)]
        best = min(seconds(partial(subprocess.run, command, check=True, capture_output=True)) for _ in range(rounds))
    return Measurement("start", "启动", (f"app.py cells 读一份几行的文件 {best:.2f} 秒",), {"cells_seconds": round(best, 2)})


def _add(reports: Sequence[Generated], library: Library, folder: Path) -> None:
    """Put reports in as read, without the time that their files would take."""
    for report in map(parsed, (one.spec for one in reports)):
        original = folder / report.file
        original.write_text(report.file, encoding="utf-8")
        library.add(report, original)


def _questions(reports: Sequence[Generated]) -> list[str]:
    """Questions of reports spread over all of them."""
    step = max(len(reports) * _ONE_A_REPORT // _ASKED, 1)
    each = _ONE_A_REPORT if len(reports) > _ONE_A_REPORT * 4 else _ASKED // len(reports)
    return [question.question for report in reports[::step] for question in islice(questions_of(report), each)]


def _size(folder: Path) -> int:
    """Bytes of a library but for the originals that it keeps."""
    files = (file for file in folder.rglob("*") if file.is_file() and "files" not in file.relative_to(folder).parts)
    return sum(file.stat().st_size for file in files)


def _silent(items: Iterable[Any], **_: Any) -> Iterable[Any]:
    return items
