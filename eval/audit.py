"""Suite `audit`: consistent generated reports, and the same with one seeded defect each, through the reader and every rule."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from eval.factory.defect_making import Defect
from eval.factory.defects import kinds
from eval.factory.generate import Generated, generate
from eval.factory.noise import ASCII
from eval.factory.outputs import with_defect, write_report
from eval.factory.parsed import parsed
from eval.factory.styles import FAMILIES
from eval.results import Suite
from extraction.audit import Finding, Operand, Severity, audit
from extraction.forms import form_of
from extraction.numbers import without_blanks
from extraction.reading import read
from extraction.report import Report

SEED = 20_261_121
_COLUMNS = ("缺陷", "份数", "找到", "漏掉", "误报")
_GRAVE = (Severity.ERROR, Severity.WARNING)
_TRIES = 40
_FILE_EVERY = 5
_FORMATS = ("pdf", "xlsx", "docx", "html", "txt")
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Case:
    """What to make and to audit: report `number` of a layout family, with a defect of a kind ('': consistent).

    `format` is the file that it goes through; '' gives it as parsed, without a file.
    """

    family: str
    number: int
    kind: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the audit made of a case: the defect that was seeded, whether it was found at its place, and the grave findings that
    are of no defect; `errors` counts the errors among all findings."""

    case: Case
    name: str
    defect: Defect | None
    found: bool
    false: tuple[Finding, ...]
    errors: int

    @property
    def held(self) -> bool:
        """Whether the kind is kept from whoever writes the rules."""
        return bool(self.case.kind) and kinds()[self.case.kind].held


def run(per_kind: int = 4, clean: int = 286) -> Suite:
    """Every kind in every layout `per_kind` times, and `clean` consistent reports a layout.

    The score is the lower of recall (over defects) and precision (of errors and warnings).
    """
    return as_suite(judge_all([*clean_cases(clean), *defect_cases(per_kind)]))


def clean_cases(each: int) -> Iterator[Case]:
    """Consistent reports of every layout; every fifth goes through a file, the formats taking turns."""
    for family in FAMILIES:
        for number in range(each):
            yield Case(family, 100_000 + number, format=_format(number))


def defect_cases(each: int) -> Iterator[Case]:
    """Reports of every layout with one defect of every kind."""
    for at, identifier in enumerate(kinds()):
        for place, family in enumerate(FAMILIES):
            for turn in range(each):
                number = at * 1000 + turn * _TRIES
                yield Case(family, number, identifier, _format(at + place + turn))


def _format(turn: int) -> str:
    return "" if turn % _FILE_EVERY else _FORMATS[turn // _FILE_EVERY % len(_FORMATS)]


def judge_all(cases: Iterable[Case]) -> list[Judged]:
    """Every case that can be made, judged by as many processes as there are processors."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return [one for one in pool.map(judge, cases, chunksize=_CHUNK) if one is not None]


def judge(case: Case) -> Judged | None:
    """Make the report, audit it, compare what is found with the defect; None where the layout has no place for the kind."""
    made = _made(case)
    if made is None:
        return None
    report, defect = made
    found = audit([_read(report, case, defect)])
    grave = [finding for finding in found.findings if finding.severity in _GRAVE]
    right = {finding.root for finding in grave if defect and _hits(finding, defect)}
    false = tuple(finding for finding in grave if finding.root not in right)
    errors = sum(finding.severity is Severity.ERROR for finding in grave)
    return Judged(case, report.spec.name, defect, bool(right), false, errors)


def _made(case: Case) -> tuple[Generated, Defect | None] | None:
    if not case.kind:
        return generate(SEED, case.number, case.family), None
    tried = (with_defect(generate(SEED, number, case.family), case.kind, number) for number in _numbers(case))
    return next((made for made in tried if made), None)


def _numbers(case: Case) -> range:
    """The reports that are tried, until one has a place for the defect."""
    return range(case.number, case.number + _TRIES)


def _read(report: Generated, case: Case, defect: Defect | None) -> Report:
    """The report as its readers give it; a defect that stands beside text and tables (in the contents list) needs a PDF."""
    beside = defect is not None and not defect.table and not defect.paragraph
    if not case.format and not beside:
        return parsed(report.spec)
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        return read(*write_report(report, Path(folder), ["pdf" if beside else case.format]))


def _hits(finding: Finding, defect: Defect) -> bool:
    """Whether a finding cites the place of the defect: its cell, its sentence, or the thing itself by name."""
    if any(_is_there(operand, defect) for operand in finding.figures):
        return True
    form = form_of(defect.table)
    names = [name for name in (defect.table, defect.wrong, defect.original, form.name if form else "") if len(name) > 3]
    return any(without_blanks(name) in without_blanks(finding.title + finding.arithmetic) for name in names)


def _is_there(operand: Operand, defect: Defect) -> bool:
    if operand.table is None:
        printed = _plain(defect.paragraph or defect.wrong)
        return bool(printed) and _plain(operand.quote) in printed
    same_table = without_blanks(operand.table) == without_blanks(defect.table)
    same_row = without_blanks(operand.row or "") == without_blanks(defect.row) or not defect.row
    return same_table and same_row


def _plain(text: str) -> str:
    """Words without blanks, in the punctuation of dumps that have turned it into ASCII."""
    return without_blanks(text).translate(ASCII)


def as_suite(judged: Sequence[Judged]) -> Suite:
    """A row for every kind; the held kinds in one row together, those that were held marked."""
    names = {identifier: f"{kind.name}（曾未公开）" if kind.seen else kind.name for identifier, kind in kinds().items()}
    rows: dict[str, Counter[str]] = {}
    for one in judged:
        row = rows.setdefault(_row(one, names), Counter())
        missed = one.defect is not None and not one.found
        row.update({"reports": 1, "found": int(one.found), "missed": int(missed), "false": len(one.false)})
    total = sum(rows.values(), Counter[str]())
    defects = total["found"] + total["missed"]
    recall = total["found"] / defects if defects else 1.0
    precision = total["found"] / (total["found"] + total["false"]) if total["found"] else 1.0
    clean_errors = sum(one.errors for one in judged if one.defect is None)
    counts = {"defects": defects, "found": total["found"], "false": total["false"], "clean_errors": clean_errors}
    table = tuple((name, row["reports"], row["found"], row["missed"], row["false"]) for name, row in rows.items())
    return Suite("audit", _COLUMNS, table, min(recall, precision), counts, tuple(_misses(judged)))


def _row(one: Judged, names: dict[str, str]) -> str:
    return "（无缺陷）" if one.defect is None else "（未公开的缺陷）" if one.held else names[one.case.kind]


def _misses(judged: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    for one in judged:
        if not one.held and (one.false or (one.defect and not one.found)):
            yield {
                "report": one.name,
                "format": one.case.format,
                "kind": one.case.kind,
                "found": one.found,
                "wrong": f"{one.defect.original} → {one.defect.wrong}" if one.defect else "",
                "false": [f"{finding.rule}：{finding.title}（{finding.arithmetic}）" for finding in one.false],
            }
