"""The long work of the workbench, as generators that a process of its own runs (`ui.jobs`)."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.errors import HeshuError
from extraction.report import Report

if TYPE_CHECKING:
    from eval.results import Suite
    from extraction.audit import Audit


def reading(paths: Sequence[Path]) -> Iterator[Report | str]:
    """The report of each file, or the sentence that says why there is none."""
    from retrieval.ingest import read_one
    from retrieval.settings import load_settings
    from ui.uploads import too_long

    most = load_settings().upload_pages
    for path in paths:
        yield too_long(path, most) or read_one(path)


def auditing(files: Sequence[Path]) -> Iterator[str | Audit]:
    """For each file that it has read '' or the sentence that says why it is left out; then the audit, where one was read."""
    from extraction.audit import audit
    from extraction.audit.files import read_reports

    reports: list[Report] = []
    for file in files:
        try:
            reports += read_reports([file])[0]
            yield ""
        except HeshuError as error:
            yield str(error)
    if reports:
        yield audit(reports)


def evaluating(names: Sequence[str]) -> Iterator[tuple[Suite, float]]:
    """The result of each suite, and the seconds that it took."""
    from eval.runner import SUITES

    for name in names:
        began = time.monotonic()
        yield SUITES[name](), time.monotonic() - began
