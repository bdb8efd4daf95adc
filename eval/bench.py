"""How fast: reading PDFs whole against bare pdfplumber on the same files, and answering questions; memory over a long PDF.

`python -m eval.bench [--reports DIR] [--gold FILE.jsonl]`; prints a table, times by the wall clock, one process.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import quantiles
from tempfile import TemporaryDirectory

from eval.answers import GOLD
from eval.gold import Item, load_gold
from extraction.reading import read
from extraction.reading.pages import open_pages
from extraction.report import Report
from retrieval.answer import ask
from retrieval.ingest import ingest
from retrieval.library import Library
from retrieval.settings import ROOT, load_settings


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_bare(path: Path) -> None:
    """Text and tables of every page by pdfplumber alone."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def time_reading(paths: Sequence[Path]) -> None:
    """Print pages a second of both, and the share of pdfplumber's time that reading whole takes."""
    for warm_up in (read, read_bare):
        warm_up(paths[0])
    reports: list[Report] = []
    whole = seconds(lambda: reports.extend(map(read, paths)))
    bare = seconds(lambda: deque(map(read_bare, paths), maxlen=0))
    pages = sum(report.pages or 0 for report in reports)
    print(f"读取 {len(paths)} 份 PDF，{pages} 页")
    print(f"  pdfplumber 文字和表格   {pages / bare:8.1f} 页/秒")
    print(f"  完整读取               {pages / whole:8.1f} 页/秒，用时为前者的 {whole / bare:.2f}")


def measure_memory(paths: Sequence[Path], early: int = 200, pages: int = 1000) -> None:
    """Print how much the peak of memory rises between an early page and the last of one long PDF, pages put together again."""
    with TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        _write_long(paths, long, pages)
        before = peak = 0.0
        for number, _ in enumerate(open_pages(long), 1):
            peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
            before = peak if number == early else before
    print(f"内存：第 {early} 页时峰值 {before:.0f} MB，第 {pages} 页时 {peak:.0f} MB")


def _write_long(paths: Sequence[Path], target: Path, pages: int) -> None:
    """A PDF of as many pages as asked for, taken from the reports in turn."""
    import pypdfium2 as pdfium

    long = pdfium.PdfDocument.new()
    for path in cycle(paths):
        with pdfium.PdfDocument(path) as part:
            long.import_pages(part, list(range(min(len(part), pages - len(long)))))
        if len(long) == pages:
            break
    long.save(target)
    long.close()


def time_asking(paths: Sequence[Path], items: Sequence[Item]) -> None:
    """Print how long the questions take over a library of the reports."""
    with TemporaryDirectory() as folder:
        library = Library(Path(folder))
        reading = seconds(lambda: ingest(paths, library))
        ask(items[0].question, library)
        times = sorted(1000 * seconds(partial(ask, item.question, library, history=item.history)) for item in items)
        library.close()
    cuts = quantiles(times, n=20, method="inclusive")
    print(f"入库 {len(paths)} 份报告 {reading:.1f} 秒")
    print(f"提问 {len(times)} 次：中位 {cuts[9]:.0f} 毫秒，p95 {cuts[18]:.0f} 毫秒，最长 {times[-1]:.0f} 毫秒")


def main() -> None:
    """Time both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=ROOT / "data" / "reports", help="a folder of PDF reports")
    parser.add_argument("--gold", type=Path, default=GOLD, help="gold questions, as JSONL")
    options = parser.parse_args()
    load_settings()
    paths = sorted(options.reports.glob("*.pdf"))
    measure_memory(paths)
    time_reading(paths)
    time_asking(paths, load_gold(options.gold))


if __name__ == "__main__":
    main()
