"""Batches of generated reports: the same files whatever the number of processes, each with its truth."""

from __future__ import annotations

import json
from pathlib import Path

from eval.factory.batch import Batch, generate_all
from eval.factory.generate import generate


def test_a_batch_writes_reports_with_cells_claims_questions_and_defects(tmp_path: Path) -> None:
    generate_all(Batch(tmp_path, seed=5, family="yuan", formats=("txt",), defects=True), 2)
    names = [generate(5, number, "yuan").spec.name for number in range(2)]
    for name in names:
        written = {path.name.removeprefix(name) for path in tmp_path.glob(f"{name}.*")}
        assert written == {".txt", ".txt.cells.jsonl", ".txt.claims.jsonl", ".questions.jsonl"}
    defects = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*.defect.jsonl"))]
    assert len({defect["kind"] for defect in defects}) == len(names)
