"""Numbers told or set against each other, read of the same money: of all funds, of one budget, or of the plan they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Agreement, Reading, compare, verdict
from extraction.forms import PERFORMANCE
from extraction.report import ClaimKind, Figure, Role
from retrieval.readings.candidate import item_of
from retrieval.readings.fitting import column_rank
from retrieval.readings.leading import Finding
from retrieval.understanding.named.lexicon import fold

_ADJUSTED = "全年"
_ALL_FUNDS, _GENERAL, _BASIC = "expenditure", "general_expenditure", "basic_expenditure"


def of_all_funds(finding: Finding) -> Finding:
    """A finding led by what was spent of all funds on an item, where a form of the general budget alone led it."""
    lead = finding.readings[0].figure if finding.readings else None
    alike = (other for other in finding.others if lead and other.figure and other.figure.row_code == lead.row_code)
    whole = next((other for other in alike if other.figure and other.figure.form == _ALL_FUNDS), None)
    if whole is None or lead is None or lead.form != _GENERAL or not lead.row_code:
        return finding
    return led_by(finding, whole)


def led_by(finding: Finding, other: Reading) -> Finding:
    """A finding led by one of its other senses."""
    others = (*finding.readings[:1], *(one for one in finding.others if one is not other))
    return replace(finding, readings=(other,), others=others, verdict=verdict((other,)))


def of_same_funds(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that are calculated with: beside what the general budget spent on basic needs (公用经费), which its form alone
    prints, a total of all funds is the total of the general budget, where that is another.
    """
    leads = [finding.readings[0].figure for finding in findings if finding.readings]
    general = any(lead and lead.form == _BASIC for lead in leads)
    return [_of_that_budget(one, own) if general and (own := _of_general_budget(one)) else one for one in findings]


def of_same_project(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that are calculated with: of a row that the forms of several projects print (年度资金总额), the one in the form of
    the project that another finding is of; none where no form is.
    """
    return [_in_form_of(one, [other for other in findings if other is not one]) for one in findings]


def _in_form_of(finding: Finding, beside: Sequence[Finding]) -> Finding:
    lead = finding.readings[0].figure if finding.readings else None
    if lead is None or lead.form != PERFORMANCE or fold(finding.asked) not in fold(lead.row):
        return finding
    others = [one for one in finding.others if one.figure and (one.figure.form, one.figure.row) == (PERFORMANCE, lead.row)]
    forms = {one.figure.table_no for other in beside for one in (*other.readings, *other.others) if one.figure}
    if not others or lead.table_no in forms:
        return finding
    own = next((one for one in others if one.figure and one.figure.table_no in forms), None)
    return led_by(finding, own) if own else replace(finding, readings=(), others=(), missing=finding.missing or finding.asked)


def _of_that_budget(finding: Finding, own: Reading) -> Finding:
    return replace(led_by(finding, own), name=f"一般公共预算财政拨款{finding.name or finding.asked}")


def _of_general_budget(finding: Finding) -> Reading | None:
    """The other sense of a total of all funds by which it is one of the general budget, if that is another amount."""
    lead = next(iter(finding.readings), None)
    figure = lead.figure if lead else None
    if lead is None or lead.amount is None or (figure and figure.form in (_BASIC, _GENERAL)) or (figure and figure.row_code):
        return None
    own = (other for other in finding.others if other.figure and other.figure.form == _GENERAL and not other.figure.row_code)
    return next((one for one in own if one.amount and one.amount.value != lead.amount.value), None)


def of_plan_made_later(findings: Sequence[Finding]) -> list[Finding]:
    """Findings of one planned and one spent, of a body that had no budget when the year began: by the one it was given later."""
    planned = [one for one in findings if one.readings and item_of(one.readings[0]).role is Role.BUDGET]
    if len(planned) != 1 or len(findings) != len((planned, findings)):
        return list(findings)
    return [_given_later(one) if one is planned[0] else one for one in findings]


def _given_later(plan: Finding) -> Finding:
    claim = plan.readings[0].claim
    if claim is None or claim.amount.value != 0:
        return plan
    own = (one for one in plan.facts.claims if (one.sentence, one.kind, one.role) == (claim.sentence, claim.kind, claim.role))
    later = next((one for one in own if _ADJUSTED in one.base and one.amount.value and one.subject == claim.subject), None)
    return replace(plan, readings=(Reading.of_claim(later),)) if later else plan


def of_same_plan(findings: Sequence[Finding]) -> list[Finding]:
    """Findings of which one is planned and one spent: what became of the very plan, where the thing was spent of other funds too.

    The form of all funds prints more for 学前教育 than the sentence that gives its 年初预算 of the general budget.
    """
    planned = [one for one in findings if one.readings and item_of(one.readings[0]).role is Role.BUDGET]
    if len(planned) != 1 or len(findings) != len((planned, findings)):
        return list(findings)
    plan = planned[0]
    return [one if one is plan else _became(plan, one) for one in findings]


def _became(plan: Finding, spent: Finding) -> Finding:
    """What was spent, led by the sense of it that stands beside its plan."""
    lead = spent.readings[0].amount if spent.readings else None
    beside = _spent_beside(plan.readings[0], spent)
    if lead is None or beside is None or beside.amount is None or plan.asked != spent.asked:
        return spent
    if compare(lead, beside.amount) is not Agreement.CONFLICT:
        return spent
    own = (one for one in spent.others if one.amount and compare(one.amount, beside.amount) is Agreement.SAME)
    return _of_that_budget(spent, next(own, beside))


def _spent_beside(planned: Reading, spent: Finding) -> Reading | None:
    """What the sentence that states a plan, or the row that prints it, tells was spent of it."""
    claim, figure = planned.claim, planned.figure
    if claim is not None:
        own = (one for one in spent.facts.claims if (one.sentence, one.subject) == (claim.sentence, claim.subject))
        told = (one for one in own if one.kind is ClaimKind.AMOUNT and one.role is Role.FINAL)
        return next(map(Reading.of_claim, told), None)
    same = [one for one in spent.others if figure and one.figure and _row(one.figure) == _row(figure)]
    return min(same, key=column_rank) if same else None


def _row(figure: Figure) -> tuple[int, str, str]:
    return figure.table_no, figure.row, figure.row_code
