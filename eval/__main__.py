"""`python -m eval`: the suites over all counts (--full), or as the new baseline (--renew); the usual run is `app.py eval`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval import baseline
from eval.html_report import write
from eval.runner import run
from extraction.errors import HeshuError


def main() -> int:
    """Run the suites; 1 where one is worse than the baseline that is not being renewed."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="评测")
    parser.add_argument("--suite", action="append", default=[], metavar="NAME", help="只评这一项（可重复）")
    parser.add_argument("--full", action="store_true", help="全量，而不是固定的抽样")
    parser.add_argument("--renew", action="store_true", help="把结果写为新的基线（data/baseline）")
    parser.add_argument("-o", dest="output", type=Path, metavar="DIR", help="把 results.json 和 report.html 写入这个文件夹")
    options = parser.parse_args()
    try:
        results = run(options.suite, full=options.full)
        print(results.table())
        if options.output:
            write(results, options.output)
    except HeshuError as error:
        print(error, file=sys.stderr)
        return 2
    if options.renew:
        baseline.write(results.suites, baseline.FULL if options.full else baseline.USUAL)
    return 1 if results.drops and not options.renew else 0


if __name__ == "__main__":
    sys.exit(main())
