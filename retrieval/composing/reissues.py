"""Reports of one organisation and year that the library holds in more than one file: each thing of theirs counts once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from retrieval.composing.operands import comparable
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of


def once_each(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another file of the same report states alike."""
    first: dict[Hashable, str] = {}
    kept = []
    for finding in findings:
        file = finding.facts.record.file
        if first.setdefault((_of(finding), _said(finding)), file) == file:
            kept.append(finding)
    return kept


def differing(findings: Sequence[Finding]) -> bool:
    """Whether two files of one organisation and year state different numbers of one thing."""
    files: dict[Hashable, set[str]] = {}
    for finding in findings:
        files.setdefault(_of(finding), set()).add(finding.facts.record.file)
    return any(len(some) > 1 for some in files.values())


def _of(finding: Finding) -> Hashable:
    record = finding.facts.record
    name = finding.name or (label_of(finding.facts, finding.readings[0]) if finding.readings else finding.asked)
    return record.organisation, record.scope, record.kind, record.year, name


def _said(finding: Finding) -> Hashable:
    lead = finding.readings[0] if finding.readings else None
    amount = lead.amount if lead else None
    same = comparable(amount) if amount else None
    return lead and lead.state, same and (same.value, same.unit)
