"""An audit in the words of the contract: findings and ledger as JSON, and a Chinese summary to send to the department."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from extraction.audit.model import Audit, Finding, LedgerEntry, Operand, Result, Severity
from extraction.audit.rules import Rulebook, rulebook
from extraction.citation import Citation

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "疑点", Severity.ROUNDING: "尾差", Severity.INFO: "提示"}
"""What a reader is told a severity is."""

_MEANINGS = {
    Severity.ERROR: "报告自身的数字证明必有一处有误，请更正",
    Severity.WARNING: "可能另有合理的解释，请核实后更正或说明",
    Severity.INFO: "用语和文本，供修改时参考",
}
_PLACES = 4

STATE_NAMES = {
    Result.PASS: "通过",
    Result.FAIL: "不符",
    Result.ROUNDING: "尾差",
    Result.NOT_APPLICABLE: "不适用",
    Result.INSUFFICIENT: "无法核对",
}
"""What a reader is told a state of the ledger is."""


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding as the contract's object."""
    return {
        "id": finding.id,
        "root": finding.root,
        "file": finding.file,
        "rule": finding.rule,
        "severity": finding.severity,
        "title": finding.title,
        "explanation": finding.explanation,
        "arithmetic": finding.arithmetic,
        "figures": [_figure(at, operand) for at, operand in enumerate(finding.figures, 1)],
    }


def _figure(number: int, operand: Operand) -> dict[str, Any]:
    amount = operand.amount
    return {
        "label": operand.label,
        "value": format(amount.value, "f") if amount else None,
        "unit": amount.unit if amount else None,
        "citation": asdict(citation(number, operand)),
    }


def citation(number: int, operand: Operand) -> Citation:
    """Where a figure of a finding is printed."""
    return Citation.of(
        number, operand.source, operand.section, operand.quote, operand.table, operand.row or None, operand.column or None
    )


def ledger_json(ledger: Sequence[LedgerEntry]) -> dict[str, Any]:
    """The object that closes the list under --json."""
    return {"ledger": [asdict(entry) for entry in ledger]}


def place_of(operand: Operand) -> str:
    """Where a figure is printed, for a reader."""
    first = operand.source.places[0]
    where = f"第 {first.page} 页" if first.page is not None else f"第 {first.lines[0]} 行" if first.lines else ""
    return " ".join(filter(None, (where, operand.label)))


def summary(audit: Audit, book: Rulebook | None = None) -> str:
    """What to send back to the department: errors and doubts of each report with place and proof, then what was not checked."""
    files = dict.fromkeys(entry.file for entry in audit.ledger)
    return "\n\n".join("\n".join(_report(audit, file, book or rulebook())) for file in files)


def _report(audit: Audit, file: str, book: Rulebook) -> Iterator[str]:
    findings = [finding for finding in audit.findings if finding.file == file]
    roots = [finding for finding in findings if finding.root == finding.id]
    counts = "，".join(f"{name} {sum(root.severity is s for root in roots)} 项" for s, name in SEVERITY_NAMES.items())
    led = len(findings) - len(roots)
    yield f"《{file}》勾稽核查：{counts}{f'，由此牵连 {led} 处' if led else ''}。"
    for severity, meaning in _MEANINGS.items():
        inside = [root for root in roots if root.severity is severity]
        if inside:
            yield f"{SEVERITY_NAMES[severity]}（{meaning}）："
        for number, finding in enumerate(inside, 1):
            following = [other for other in findings if other.root == finding.id and other.id != finding.id]
            yield from _told(number, finding, following)
    roundings = sum(finding.severity is Severity.ROUNDING for finding in findings)
    if roundings:
        yield f"另有 {roundings} 处尾差，在四舍五入范围内，不需要更正。"
    yield from _unchecked(audit, file, book)


def _told(number: int, finding: Finding, consequences: Sequence[Finding]) -> Iterator[str]:
    yield f"{number}. {finding.title}"
    yield f"   算式：{finding.arithmetic}"
    places = dict.fromkeys(_printed(operand, finding.file) for operand in finding.figures[:_PLACES])
    yield f"   见：{'；'.join(places)}{_more(finding)}"
    yield f"   {finding.explanation}"
    for other in consequences:
        yield f"   由此牵连：{other.title}（{other.arithmetic}）"


def _printed(operand: Operand, file: str) -> str:
    """Where a figure stands, in which report if not in the one that is spoken of, and what is printed there."""
    other = f"《{operand.source.file}》" if operand.source.file != file else ""
    quote = operand.quote if operand.amount or operand.label == "文字" else ""
    return f"{other}{place_of(operand)}{f'，印为“{quote}”' if quote else ''}"


def _more(finding: Finding) -> str:
    return f"；等 {len(finding.figures)} 处" if len(finding.figures) > _PLACES else ""


def _unchecked(audit: Audit, file: str, book: Rulebook) -> Iterator[str]:
    entries = [entry for entry in audit.ledger if entry.file == file]
    names = {rule.id: rule.name for rule in book.rules}
    states = "，".join(f"{name} {sum(e.state is s for e in entries)} 条" for s, name in STATE_NAMES.items())
    yield f"共 {len(entries)} 条规则：{states}。"
    unread = [names[entry.rule] for entry in entries if entry.state is Result.INSUFFICIENT]
    if unread:
        yield f"因数字未读出或缺失而没有核对的：{'；'.join(unread)}。"
