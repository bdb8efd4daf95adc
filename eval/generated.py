"""Generated reports for the suite `reading`: a fixed sample, stratified by layout family and format, read against their truth."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval import reading
from eval.factory.generate import generate
from eval.factory.outputs import write_report
from eval.factory.styles import FAMILIES, HELD
from eval.results import Suite
from extraction.errors import HeshuError

SEED = 20_261_121
_FORMATS = ("pdf", "txt", "xlsx", "docx", "html")


def run(each: int = 1) -> Suite:
    """Suite `reading` over the sample reports and `each` generated reports in every family and format; cells count alike."""
    own, families = reading.run(), [(family, name) for family in FAMILIES for name in _FORMATS]
    strata = [(family, name, suite) for family, name in families if (suite := _stratum(family, name, each))]
    made = [suite.counts for *_, suite in strata]
    counts = own.counts | {f"generated_{key}": sum(one[key] for one in made) for key in own.counts if made}
    right = own.counts["right"] + sum(one["right"] for one in made)
    there = sum(one["cells"] + one["extra"] for one in (own.counts, *made))
    misses = [miss for family, _, suite in strata if family != HELD for miss in suite.misses]
    rows = own.rows + tuple((f"（生成）{family}，{name}", *_sums(suite)) for family, name, suite in strata)
    return Suite(own.name, own.columns, rows, right / there if there else 0.0, counts, (*own.misses, *misses))


def _stratum(family: str, name: str, each: int) -> Suite | None:
    """Reports of one family in one format; None, with a word, where this machine has no font to set a PDF in."""
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        try:
            for number in range(each):
                write_report(generate(SEED, number, family), Path(folder), [name])
        except HeshuError as error:
            print(f"略过生成的 {name}：{error}", file=sys.stderr)
            return None
        return reading.run(Path(folder), Path(folder))


def _sums(suite: Suite) -> Sequence[Any]:
    return [sum(int(row[place]) for row in suite.rows) for place in range(1, len(suite.columns))]
