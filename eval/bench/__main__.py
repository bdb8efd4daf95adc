"""Run the benchmarks: `python -m eval.bench [--full] [--reports DIR] [-o FILE]`; ratios are of one run, on one machine."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from eval.bench import library, reading, workbench
from eval.bench.measure import Measurement, machine
from retrieval.settings import ROOT, load_settings

RESULTS = ROOT / "eval" / "results" / "bench.json"
_SIZES = (5, 100)
_ALL_SIZES = (5, 100, 1000)


def benchmarks(options: argparse.Namespace) -> list[Callable[[], Measurement]]:
    """Every benchmark, in the order in which they are printed; memory first, while the process is fresh."""
    paths = sorted(options.reports.glob("*.pdf"))
    return [
        lambda: reading.memory(paths),
        lambda: reading.whole_against_bare(paths),
        lambda: reading.rivals(paths),
        library.ingesting,
        lambda: library.asking(_ALL_SIZES if options.full else _SIZES),
        library.starting,
        workbench.responding,
    ]


def main() -> int:
    """Run them all, print what is found as it comes, write it to a file."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description="性能测量")
    parser.add_argument("--reports", type=Path, default=ROOT / "data" / "reports", help="PDF 报告所在的文件夹")
    parser.add_argument("--full", action="store_true", help="提问一项也在 1,000 份报告的库中测量")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="结果文件（JSON）")
    options = parser.parse_args()
    if not any(options.reports.glob("*.pdf")):
        print(f"“{options.reports}”中没有 PDF 报告；请用 --reports 指定报告所在的文件夹。", file=sys.stderr)
        return 2
    load_settings()
    began, found = time.monotonic(), {}
    for benchmark in benchmarks(options):
        measured = benchmark()
        found[measured.name] = measured.values
        print("\n  ".join((measured.title, *measured.lines)), flush=True)
    print(f"共 {time.monotonic() - began:.0f} 秒")
    results = {"measured": f"{datetime.now():%Y-%m-%d}", "machine": machine(), **found}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
