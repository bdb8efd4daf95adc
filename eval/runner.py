"""Runs the evaluation suites by name, and tells what got worse since the committed baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from eval import answers, audit, baseline, crosscheck, dialogues, extraction, generated, reading, retrieval
from eval.results import Results, Suite
from extraction.errors import HeshuError

_ONE_IN = 6
"""Of the audit's cases, in the usual run: kinds and layouts take turns, so that every kind comes up."""


def _audit_sample() -> Suite:
    cases = (*audit.clean_cases(1), *islice(audit.defect_cases(1), None, None, _ONE_IN))
    return audit.as_suite(audit.judge_all(cases))


SUITES: dict[str, Callable[[], Suite]] = {
    "reading": generated.run,
    "answers": answers.run,
    "dialogues": dialogues.run,
    "extraction": extraction.run,
    "retrieval": retrieval.run,
    "audit": _audit_sample,
    "crosscheck": crosscheck.run,
}
"""Every suite, over the material of the repository and a fixed sample of generated reports."""

OUTSIDE: dict[str, Callable[[Path, Path], Suite]] = {
    "reading": reading.run,
    "answers": answers.run,
    "extraction": extraction.run,
}
"""The suites that run over a user's own reports and truth as well."""

FULL: dict[str, Callable[[], Suite]] = SUITES | {
    "reading": partial(generated.run, 10), "audit": audit.run, "crosscheck": partial(crosscheck.run, 5, crosscheck.ALL_KINDS, 1),
    "dialogues": partial(dialogues.run, chats=400),
}  # fmt: skip
"""The same over all counts."""


def run(
    suites: Sequence[str] = (), *, reports: Path | None = None, truth: Path | None = None, full: bool = False
) -> Results:
    """Run the named suites, all where none is named.

    With `reports` and `truth` the one named suite (`reading` where none is) runs over that material: cells, gold questions
    or gold indicators. Raises HeshuError for an unknown suite, where only one of the two is given, or where the suite can't
    take them.
    """
    known = FULL if full else SUITES
    unknown = [name for name in suites if name not in known]
    if unknown:
        raise HeshuError(f"没有名为“{'、'.join(unknown)}”的评测；可用的有：{'、'.join(known)}。")
    if (reports is None) != (truth is None):
        raise HeshuError("--reports 和 --truth 须同时给出：报告所在的文件夹，和它们的真值文件。")
    if reports is not None and truth is not None:
        return Results((_outside(suites or ("reading",))(reports, truth),))
    found = tuple(known[name]() for name in (suites or known))
    before = baseline.load(baseline.FULL if full else baseline.USUAL)
    return Results(found, tuple(baseline.drops(found, before)), before)


def _outside(suites: Sequence[str]) -> Callable[[Path, Path], Suite]:
    """The one suite that a truth file is for."""
    if len(suites) == 1 and suites[0] in OUTSIDE:
        return OUTSIDE[suites[0]]
    raise HeshuError(f"--reports 和 --truth 只用于一项评测，可用的有：{'、'.join(OUTSIDE)}；请用 --suite 指定其一。")
