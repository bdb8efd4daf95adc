"""Many generated reports at once, each with its truth beside it, on all processors."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from eval.factory.defects import kinds
from eval.factory.generate import Generated, generate
from eval.factory.outputs import with_defect, write_questions, write_report
from eval.factory.truth import write

_AT_ONCE = 4
"""Reports handed to a process at a time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to make of a seed; families take turns where `family` is None; `defects`: each report once more with a defect."""

    folder: Path
    seed: int
    family: str | None = None
    formats: tuple[str, ...] = ("pdf",)
    defects: bool = False


def generate_all(batch: Batch, count: int) -> None:
    """Write the first `count` reports of a batch."""
    batch.folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for _ in pool.map(partial(_generate_one, batch), range(count), chunksize=_AT_ONCE):
            pass


def _generate_one(batch: Batch, number: int) -> None:
    report = generate(batch.seed, number, batch.family)
    write_report(report, batch.folder, batch.formats)
    write_questions(report, batch.folder)
    if batch.defects:
        _write_defect(batch, report, number)


def _write_defect(batch: Batch, report: Generated, number: int) -> None:
    """Write the report once more with a defect: kinds take turns, and where one has no place the next is tried."""
    names = list(kinds())
    turns = (names[(number + turn) % len(names)] for turn in range(len(names)))
    damaged, defect = next(outcome for kind in turns if (outcome := with_defect(report, kind, number)))
    write_report(damaged, batch.folder, batch.formats)
    write([defect], batch.folder / f"{damaged.spec.name}.defect.jsonl")
