"""Whether what was found so far leaves a question open: half of what it asks, an empty cell, or a table of another kind."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.forms import SCORED_FORMS
from extraction.report import ClaimKind, State
from retrieval.calculate import share
from retrieval.chain.turn import Turn
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Operation


def is_goal_alone(gathered: Turn) -> bool:
    """Whether but one number of the row of an indicator was found, where it is asked by how much two differ (日均减量差多少)."""
    cells = [one.readings[0].figure for one in gathered.findings if one.readings]
    alone = gathered.asked.operation is Operation.DIFFERENCE and len(cells) == 1
    return alone and any(cell and cell.form in SCORED_FORMS and cell.row_path for cell in cells)


def blank_in_forms(findings: Sequence[Finding]) -> bool:
    """Whether all that was found are empty cells of 绩效 forms."""
    leads = [finding.readings[0] for finding in findings if finding.readings]
    return bool(leads) and all(one.state is State.BLANK and one.figure and one.figure.form in SCORED_FORMS for one in leads)


def leads_in_own_table(finding: Finding) -> bool:
    """Whether a cell of a table that is no statutory form was found, or prose, of which the question may name another cell."""
    lead = finding.readings[0] if finding.readings else None
    return lead is not None and (lead.figure is None or lead.figure.form is None)


def tells_share(findings: Sequence[Finding]) -> bool:
    """Whether a share was found as a sentence prints it, or two numbers of which the one may be set against the other."""
    leads = [finding.readings[0] for finding in findings if finding.readings]
    printed = any(lead.claim and lead.claim.kind is ClaimKind.SHARE for lead in leads)
    amounts = [lead.amount for lead in leads if lead.amount]
    return printed or (len(amounts) > 1 and share(amounts[0], amounts[1]) is not None)
