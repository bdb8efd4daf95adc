"""One report in every format: the same figures as its PDF holds, whatever the format."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from eval.factory.loading import load
from eval.factory.spec import Spec
from extraction.cells import cell_lines
from extraction.reading import read
from extraction.report import Report

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "samples"
KEYS = (
    "table", "form", "subject", "panel", "row", "row_path", "row_code", "row_parent", "column", "value", "comparator", "unit",
)  # fmt: skip


def _made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made_formats", Path(__file__).with_name("made.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MADE = _made()
WRITERS: dict[str, Callable[[Spec, Path], None]] = {
    "sheets.xlsx": MADE.write_workbook,
    "one-sheet.xlsx": partial(MADE.write_workbook, one_sheet=True),
    "no-borders.xlsx": partial(MADE.write_workbook, one_sheet=True, ruled=False),
    "report.docx": MADE.write_word,
    "page.html": MADE.write_page,
}
NAMES = [path.stem for path in sorted(SAMPLES.glob("*.yaml"))]
QUICK = {"guiyang", "liaocheng"}


def figures(lines: Any, keys: tuple[str, ...]) -> Counter[str]:
    return Counter(json.dumps([line[key] for key in keys], ensure_ascii=False) for line in lines)


@pytest.mark.parametrize("kind", list(WRITERS))
@pytest.mark.parametrize("name", [pytest.param(one, marks=() if one in QUICK else pytest.mark.slow) for one in NAMES])
def test_every_format_gives_the_figures_of_the_specification(tmp_path: Path, name: str, kind: str) -> None:
    spec = load(SAMPLES / f"{name}.yaml")
    path = tmp_path / kind
    WRITERS[kind](spec, path)
    report: Report = read(path)
    with (SAMPLES / "truth" / f"{spec.name}.jsonl").open(encoding="utf-8") as file:
        truth = [json.loads(line) for line in file]
    # A sheet of its own has no heading of the text above a table without caption.
    keys = KEYS[1:] if kind == "sheets.xlsx" else KEYS
    found, expected = figures(cell_lines(report), keys), figures(truth, keys)
    assert (found - expected, expected - found) == (Counter(), Counter())
    assert (report.organisation, report.year, report.kind.value) == (spec.organisation, spec.year, spec.kind)
    assert report.notes == ()
