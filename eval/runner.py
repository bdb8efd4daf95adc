"""Runs the evaluation suites by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from eval import answers, audit, extraction, reading
from eval.results import Results, Suite
from extraction.errors import HeshuError

SUITES: dict[str, Callable[[], Suite]] = {
    "reading": reading.run,
    "answers": answers.run,
    "extraction": extraction.run,
    "audit": audit.run,
}
"""Every suite, over the material of the repository."""


def run(suites: Sequence[str] = (), *, reports: Path | None = None, truth: Path | None = None) -> Results:
    """Run the named suites, all where none is named; with `reports` and `truth`, `reading` alone, over that material.

    Raises HeshuError for an unknown suite, or where only one of `reports` and `truth` is given.
    """
    unknown = [name for name in suites if name not in SUITES]
    if unknown:
        raise HeshuError(f"没有名为“{'、'.join(unknown)}”的评测；可用的有：{'、'.join(SUITES)}。")
    if (reports is None) != (truth is None):
        raise HeshuError("--reports 和 --truth 须同时给出：报告所在的文件夹，和它们的真值文件。")
    if reports is not None and truth is not None:
        if set(suites) - {"reading"}:
            raise HeshuError("--reports 和 --truth 只用于 reading；其他评测使用项目自带的材料。")
        return Results((reading.run(reports, truth),))
    return Results(tuple(SUITES[name]() for name in (suites or SUITES)))
