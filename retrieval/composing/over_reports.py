"""Sums and means over reports: of each thing that they print by itself, as a mean of two things tells of neither."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.forms import PERFORMANCE_SUMMARY
from retrieval.composing.caveats import say_if_more_evaluated
from retrieval.composing.derived_orders import mean_of_shares
from retrieval.composing.draft import Draft
from retrieval.composing.operations import over_all
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Operation


def by_report(findings: Sequence[Finding]) -> list[list[Finding]]:
    """What each report tells, in the order of the findings."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.facts.record.file, []).append(finding)
    return list(by_file.values())


def tell_over_all(
    draft: Draft, operation: Operation, findings: Sequence[Finding], shares: bool = False, weighed: bool = False
) -> None:
    """The sum or mean over all reports; of several things that each of them prints, the mean of each by itself. Of `shares` it is
    that of the printed ones, or where the one thing is `weighed` in the other, of those computed; no amounts answer it.
    """
    if operation is Operation.AVERAGE and shares and not weighed:
        findings = [one for one in findings if one.readings and one.readings[0].amount and one.readings[0].amount.unit == "%"]
    reports = by_report(findings)
    if operation is Operation.AVERAGE and weighed and len(reports) > 1:
        mean_of_shares(draft, reports)
        return
    things = {len(own) for own in reports}
    if operation is not Operation.AVERAGE or len(reports) < 2 or len(things) > 1 or things == {1}:
        over_all(draft, operation, findings)
        cells = [lead.figure for one in findings for lead in one.readings[:1] if lead.figure]
        of_projects = all(cell.subject or cell.form == PERFORMANCE_SUMMARY for cell in cells)
        if of_projects and len(reports) == 1 and len({one.asked for one in findings}) == len(findings) > 1:
            say_if_more_evaluated(draft, findings)
        return
    for of_thing in zip(*reports, strict=True):
        named = next((one.name or one.asked for one in of_thing if one.readings), "")
        over_all(draft, operation, of_thing, f"各报告的{named}")
