"""Suite `extraction`: the indicators extracted from the sample reports against what their specifications say, read by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eval.places import INDICATORS, REPORTS
from eval.results import Suite
from extraction.choosing import DETAILS, choose
from extraction.crosscheck import Verdict
from extraction.errors import HeshuError
from extraction.extract import Entry, extract
from extraction.indicators import catalogue
from extraction.numbers import MONEY
from extraction.reading import read

_COLUMNS = ("指标组", "应有", "全对", "数值不对", "状态不对", "漏")

Key = tuple[str, str, str, str]
"""File, indicator, subject and row; the last two are empty where a report has the indicator once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be extracted: the value (None: there is none) with unit and comparator, and the status."""

    key: Key
    value: Decimal | None
    unit: str | None
    comparator: str
    status: Verdict


def run(reports: Path = REPORTS, gold: Path = INDICATORS) -> Suite:
    """Extract the core list and 绩效明细 from every report that the gold values name, and compare."""
    wanted = load_gold(gold)
    found = [entry for file in dict.fromkeys(one.key[0] for one in wanted) for entry in _extracted(reports / file)]
    return score(wanted, found)


def score(wanted: Sequence[Wanted], found: Iterable[Entry]) -> Suite:
    """The suite's result by group of indicators; a value that is not the gold one is a wrong number."""
    entries = {key_of(entry): entry for entry in found}
    judged = [(one, judge(one, entries.get(one.key))) for one in wanted]
    groups = _groups()
    by_group: dict[str, list[tuple[Wanted, str]]] = {"全部": judged}
    for pair in judged:
        by_group.setdefault(groups.get(pair[0].key[1], DETAILS), []).append(pair)
    rows = tuple(_row(name, pairs) for name, pairs in by_group.items())
    right = sum(outcome == "right" for _, outcome in judged)
    counts = {"values": len(judged), "right": right, "wrong_numbers": sum(outcome == "value" for _, outcome in judged)}
    misses = tuple(_miss(one, outcome, entries.get(one.key)) for one, outcome in judged if outcome != "right")
    return Suite("extraction", _COLUMNS, rows, right / len(judged) if judged else 0.0, counts, misses)


def judge(wanted: Wanted, entry: Entry | None) -> str:
    """`right`, or what is wrong: `value`, `status`, `missing` (no entry, or none of the value that there is)."""
    amount = entry.amount if entry else None
    if entry is None or (amount is None and wanted.value is not None):
        return "missing"
    if amount is not None and (wanted.value is None or not _same(wanted, amount.value, amount.unit, amount.comparator)):
        return "value"
    return "right" if entry.status is wanted.status else "status"


def key_of(entry: Entry) -> Key:
    """What tells an entry from all others of the same run."""
    within = (entry.subject, entry.row) if entry.several else ("", "")
    return (entry.report.file, entry.indicator, *within)


def load_gold(path: Path) -> list[Wanted]:
    """The gold values of a JSONL file; raises HeshuError naming the line that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise HeshuError(f"无法读取金标指标“{path}”：文件不存在、无权读取或不是 UTF-8 文本；请检查路径和编码。") from None
    wanted = []
    for number, line in enumerate(lines, 1):
        try:
            wanted.append(_wanted(json.loads(line)))
        except (ValueError, TypeError, KeyError, InvalidOperation) as error:
            place = f"“{path.name}”第 {number} 行"
            raise HeshuError(f"{place}不是可用的金标（{error!r}）；写法见 data/gold/README.md。") from None
    return wanted


def _wanted(fields: dict[str, Any]) -> Wanted:
    key = (fields["file"], fields["indicator"], fields.get("subject", ""), fields.get("row", ""))
    value = None if fields["value"] is None else Decimal(fields["value"])
    return Wanted(key, value, fields.get("unit"), fields.get("comparator", ""), Verdict(fields["status"]))


def _extracted(path: Path) -> list[Entry]:
    report = read(path)
    known = catalogue()
    return extract(report, report.figures, report.claims, report.paragraphs, choose((), known, ()), known)


def _groups() -> dict[str, str]:
    return {indicator.name: indicator.group for indicator in catalogue().core}


def _same(wanted: Wanted, value: Decimal, unit: str | None, comparator: str) -> bool:
    if wanted.value is None or wanted.comparator != comparator:
        return False
    if wanted.unit in MONEY and unit in MONEY:
        return wanted.value * MONEY[wanted.unit] == value * MONEY[unit]
    return (wanted.value, wanted.unit) == (value, unit)


def _row(name: str, judged: Sequence[tuple[Wanted, str]]) -> tuple[str | int, ...]:
    outcomes = [outcome for _, outcome in judged]
    return (name, len(outcomes), *(outcomes.count(kind) for kind in ("right", "value", "status", "missing")))


def _miss(wanted: Wanted, outcome: str, entry: Entry | None) -> dict[str, Any]:
    file, indicator, subject, row = wanted.key
    amount = entry.amount if entry else None
    return {
        "file": file, "indicator": indicator, "subject": subject, "row": row, "what": outcome, "status": wanted.status.value,
        "value": None if wanted.value is None else f"{wanted.value:f}", "unit": wanted.unit,
        "found": None if amount is None else f"{amount.comparator}{amount.value:f}{amount.unit or ''}",
        "found_status": entry.status.value if entry else None,
    }  # fmt: skip
