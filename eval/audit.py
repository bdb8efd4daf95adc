"""Suite `audit`: consistent generated reports, and the same with one seeded defect each, through the reader and every rule."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.factory.defects import Defect, kinds, seed_defect
from eval.factory.generate import Generated, generate
from eval.factory.parsed import parsed
from eval.factory.pdf import render
from eval.factory.spec import Spec
from eval.factory.styles import FAMILIES
from eval.results import Suite
from extraction.audit import Audit, Finding, Operand, Severity, audit
from extraction.numbers import without_blanks
from extraction.reading import read
from extraction.report import Report

SEED = 20_261_121
_COLUMNS = ("缺陷", "份数", "找到", "漏掉", "误报")
_GRAVE = (Severity.ERROR, Severity.WARNING)
_TRIES = 40
_PDF_EVERY = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A generated report with its defect (None: consistent), and the layout family it is set in."""

    spec: Spec
    family: str
    defect: Defect | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What the audit made of a case: whether the defect was found at its place, and the grave findings that are of no defect."""

    case: Case
    found: bool
    false: tuple[Finding, ...]
    errors: int


def run(per_kind: int = 1, clean: int = 2) -> Suite:
    """Every kind in every layout `per_kind` times, and `clean` consistent reports a layout.

    The score is the lower of recall (over defects) and precision (of errors and warnings).
    """
    judged = [judge(case, number) for number, case in enumerate((*clean_cases(clean), *defect_cases(per_kind)))]
    return as_suite(judged)


def clean_cases(each: int) -> Iterator[Case]:
    """Consistent reports of every layout."""
    for family in FAMILIES:
        for number in range(each):
            yield Case(generate(SEED, 100_000 + number, family).spec, family)


def defect_cases(each: int) -> Iterator[Case]:
    """Reports of every layout with one defect of every kind; a kind that has no place in a layout is left out there."""
    for at, (identifier, kind) in enumerate(kinds().items()):
        for family in FAMILIES:
            for turn in range(each):
                seeded = _seeded(identifier, family, at * 1000 + turn * _TRIES)
                if seeded:
                    yield Case(seeded[0], family, seeded[1], kind.held)


def _seeded(kind: str, family: str, first: int) -> tuple[Spec, Defect] | None:
    for number in range(first, first + _TRIES):
        report: Generated = generate(SEED, number, family)
        seeded = seed_defect(report, kind, number)
        if seeded:
            return seeded
    return None


def judge(case: Case, number: int) -> Judged:
    """Audit the report, compare what is found with the defect."""
    found = audit([_read(case, number)])
    grave = [finding for finding in found.findings if finding.severity in _GRAVE]
    right = {finding.root for finding in grave if case.defect and _hits(finding, case.defect)}
    false = tuple(finding for finding in grave if finding.root not in right)
    return Judged(case, bool(right), false, _errors(found))


def _errors(found: Audit) -> int:
    return sum(finding.severity is Severity.ERROR for finding in found.findings)


def _read(case: Case, number: int) -> Report:
    """The report as its readers give it: every tenth through a PDF, and those whose defect stands beside text and tables."""
    beside = case.defect is not None and not case.defect.table and not case.defect.paragraph
    if number % _PDF_EVERY and not beside:
        return parsed(case.spec)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{case.spec.name}.pdf"
        render(case.spec, path)
        return read(path)


def _hits(finding: Finding, defect: Defect) -> bool:
    """Whether a finding cites the place of the defect: its cell, its sentence, or the thing itself by name."""
    if any(_is_there(operand, defect) for operand in finding.figures):
        return True
    names = [name for name in (defect.table, defect.wrong, defect.original) if len(name) > 3]
    return any(without_blanks(name) in without_blanks(finding.title + finding.arithmetic) for name in names)


def _is_there(operand: Operand, defect: Defect) -> bool:
    if operand.table is None:
        printed = without_blanks(defect.paragraph or defect.wrong)
        return bool(printed) and without_blanks(operand.quote) in printed
    same_table = without_blanks(operand.table) == without_blanks(defect.table)
    same_row = without_blanks(operand.row or "") == without_blanks(defect.row) or not defect.row
    return same_table and same_row


def as_suite(judged: Sequence[Judged]) -> Suite:
    """A row for every kind; the held kinds in one row together."""
    names = {identifier: kind.name for identifier, kind in kinds().items()}
    rows: dict[str, Counter[str]] = {}
    for one in judged:
        row = rows.setdefault(_row(one.case, names), Counter())
        missed = one.case.defect is not None and not one.found
        row.update({"reports": 1, "found": int(one.found), "missed": int(missed), "false": len(one.false)})
    total = sum(rows.values(), Counter[str]())
    defects = total["found"] + total["missed"]
    recall = total["found"] / defects if defects else 1.0
    precision = total["found"] / (total["found"] + total["false"]) if total["found"] else 1.0
    clean_errors = sum(one.errors for one in judged if one.case.defect is None)
    counts = {"defects": defects, "found": total["found"], "false": total["false"], "clean_errors": clean_errors}
    table = tuple((name, row["reports"], row["found"], row["missed"], row["false"]) for name, row in rows.items())
    return Suite("audit", _COLUMNS, table, min(recall, precision), counts, tuple(_misses(judged)))


def _row(case: Case, names: dict[str, str]) -> str:
    return "（无缺陷）" if case.defect is None else "（未公开的缺陷）" if case.held else names[case.defect.kind]


def _misses(judged: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    for one in judged:
        if not one.case.held and (one.false or (one.case.defect and not one.found)):
            defect = one.case.defect
            yield {
                "report": one.case.spec.name,
                "kind": defect.kind if defect else "",
                "found": one.found,
                "wrong": f"{defect.original} → {defect.wrong}" if defect else "",
                "false": [f"{finding.rule}：{finding.title}（{finding.arithmetic}）" for finding in one.false],
            }


