"""Rows that one column prints under one name: items of several 款 (一般行政管理事务), the funds of several projects.

None of them is the other's second sense: each is told by what it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter

from extraction.crosscheck import Reading, Verdict
from extraction.forms import SCORED_FORMS
from extraction.labels import plain_label
from extraction.report import Claim, Figure, State
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding, header_of

_PATH = re.compile(r"^(?:.*[（(]类[）)])?(?P<above>.+?)[（(]款[）)](?P<item>.+?)[（(]项[）)]")
"""How a sentence names an account: 人大事务（款）事业运行（项）."""


def namesakes(finding: Finding) -> list[Finding]:
    """A finding for each of the rows called like its leading one, in the order of their codes; nothing where it is alone."""
    lead = finding.readings[0].figure
    if lead is None or not plain_label(lead.row):
        return []
    alike = (one for one in (*finding.readings, *finding.others) if one.figure and _is_alike(lead, one.figure))
    own: dict[tuple[str, str], Reading] = {}
    for reading in alike:
        own.setdefault((_cell(reading).row_code, _cell(reading).subject), reading)
    return [_alone(finding, own[row]) for row in sorted(own, key=itemgetter(0))] if len(own) > 1 else []


def told_alike(finding: Finding) -> list[Finding]:
    """A finding for each of the accounts of one name, of which sentences tell the same number; nothing where there is but one."""
    lead = finding.readings[0].claim
    if lead is None:
        return []
    told = _by_account(finding)
    own = {path: one for path, one in told.items() if one.claim and (one.claim.kind, one.claim.role) == (lead.kind, lead.role)}
    item = _PATH.search(lead.subject)
    alike = [one for (_, name), one in own.items() if item and name == item["item"]]
    return [replace(finding, readings=(one,), others=(), verdict=Verdict.PROSE_ONLY) for one in alike] if len(alike) > 1 else []


def account_among(facts: Facts, claim: Claim) -> str:
    """An account with what stands above it, where the text tells of another one of its name; '' where it is alone."""
    path = _PATH.search(claim.subject)
    others = (_PATH.search(one.subject) for one in facts.claims) if path else ()
    alike = path and any(one and one["item"] == path["item"] and one["above"] != path["above"] for one in others)
    return f"“{path['above']}”{path['item']}" if path and alike else ""


def each_with_budget(spent: Finding, planned: Finding) -> list[tuple[Finding, Finding]]:
    """Each of the accounts of one name that sentences tell of by what stands above it, with its own budget; nothing where one has
    none, or where there is but one.
    """
    plans = _by_account(planned)
    accounts = _by_account(spent)
    if len(accounts) < 2 or not accounts.keys() <= plans.keys():
        return []
    named = ((f"“{above}”{item}", accounts[above, item], plans[above, item]) for above, item in accounts)
    return [
        (_told_by(spent, own, name), _told_by(planned, plan, f"{name}预算数")) for name, own, plan in named
    ]  # fmt: skip


def _told_by(finding: Finding, reading: Reading, name: str) -> Finding:
    return replace(finding, readings=(reading,), others=(), name=name)


def _by_account(finding: Finding) -> dict[tuple[str, str], Reading]:
    """The first reading from prose of each account, by its 款 and its 项."""
    told: dict[tuple[str, str], Reading] = {}
    for reading in (*finding.readings, *finding.others):
        path = _PATH.search(reading.claim.subject) if reading.claim and reading.amount else None
        if path:
            told.setdefault((path["above"], path["item"]), reading)
    return told


def whose_row(facts: Facts, reading: Reading) -> str:
    """What tells a row from others of its name: its project, else what stands above it and its code."""
    if reading.claim and (path := _PATH.search(reading.claim.subject)):
        return f"“{path['above']}”"
    cell = _cell(reading)
    if cell.subject:
        return f"“{cell.subject}”"
    above = [plain_label(label) for label in facts.ancestors(cell)[-1:]]
    return f"“{' '.join([*above, cell.row_code])}”"


def _alone(finding: Finding, reading: Reading) -> Finding:
    """One of the rows as a finding of its own, named by what it belongs to."""
    name = whose_row(finding.facts, reading) + plain_label(_cell(reading).row)
    return replace(finding, readings=(reading,), verdict=Verdict.TABLE_ONLY, others=(), name=name)


def _cell(reading: Reading) -> Figure:
    assert reading.figure is not None
    return reading.figure


def _is_alike(lead: Figure, other: Figure) -> bool:
    """Whether a cell stands in the same column of the same form, in a row of the same name."""
    same_form = other.form == lead.form if lead.subject and lead.form in SCORED_FORMS else other.table_no == lead.table_no
    named = plain_label(other.row) == plain_label(lead.row) and other.role is lead.role and other.year == lead.year
    told_apart = bool(other.row_code if lead.row_code else other.subject)
    told_twice = _is_only_item(lead, other) or _is_only_item(other, lead)
    told_apart = told_apart and not told_twice
    return same_form and named and told_apart and header_of(other) == header_of(lead) and other.state is State.VALUE


def _is_only_item(whole: Figure, part: Figure) -> bool:
    """Whether a row repeats, as the only 项 of its 款, the name and the number of the other."""
    nested = len(part.row_code) > len(whole.row_code) > 0 and part.row_code.startswith(whole.row_code)
    return nested and bool(whole.amount and part.amount) and whole.amount == part.amount
