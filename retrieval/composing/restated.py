"""What the prose says of what a cell is of, where it says it under another name than the one asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extraction.crosscheck import Agreement, Reading, compare
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.indicators import catalogue
from extraction.labels import plain_label, plain_subject
from extraction.report import Claim, ClaimKind, Figure
from retrieval.projects.goals import TOTAL
from retrieval.projects.one_project import told_of_funds
from retrieval.prose.whether_evaluated import BY_OTHERS
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.listed_projects import SUM_OF_LIST, plain_project

_AGREEING = list(Agreement)
"""From the nearest agreement to the farthest."""
_RESULT = re.compile(r"完成")
_COUNTED = re.compile(r"(?:完成)?(?:人次|人数|个数|次数|户数|件数|数量|数)$")
"""What the label of an indicator says of how it counts."""
_EVALUATED = re.compile(r"涉及资金|自评|绩效")
_WRITTEN = 2


def told_again_of(finding: Finding) -> list[Reading]:
    """What the prose says under the very name of a cell, each amount once: what agrees with the cell before what does not."""
    figure = finding.readings[0].figure
    if figure is None or finding.readings[0].amount is None:
        return []
    indicator = catalogue().by_name(finding.name)
    called = finding.facts.printed.readings(indicator, catalogue()) if indicator else ()
    of_indicator = _of_amount(finding.facts, figure, filter(None, (one.claim for one in called)))
    ways = (_named_so, _scored_so, told_of_funds, _reached_so)
    claims = [*(claim for way in ways for claim in way(finding.facts, figure)), *of_indicator]
    own = {claim.amount.value: Reading.of_claim(claim) for claim in claims}
    return sorted(own.values(), key=lambda one: _AGREEING.index(agreement_with(finding, one)))


def listed_sums(finding: Finding) -> list[Reading]:
    """What the list of projects that were evaluated prints as sums of their money, where the prose tells how much that was."""
    claim = finding.readings[0].claim
    if claim is None or not claim.amount.is_money or not _EVALUATED.search(claim.subject):
        return []
    cells = (one for one in finding.facts.figures if one.form == PERFORMANCE_SUMMARY and SUM_OF_LIST.fullmatch(one.row))
    return [Reading.of_figure(cell) for cell in cells if cell.amount and cell.amount.is_money]


def _named_so(facts: Facts, figure: Figure) -> Iterator[Claim]:
    """The amounts that the prose gives of what a cell is of, for its year and role."""
    name = plain_label(figure.row)
    named = (claim for claim in reversed(facts.claims) if name and plain_subject(claim.subject) == name)
    yield from _of_amount(facts, figure, named)


def _scored_so(facts: Facts, figure: Figure) -> Iterator[Claim]:
    """The scores that the prose gives the project whose score a cell is, by the same assessor."""
    project = plain_project(figure.row if figure.form == PERFORMANCE_SUMMARY else figure.subject)
    whole = figure.form == PERFORMANCE_SUMMARY or TOTAL.match(figure.row)
    if not (project and whole and figure.amount and figure.amount.unit == "分"):
        return
    for claim in facts.claims:
        own = claim.subject.startswith(project) and not BY_OTHERS.search(claim.subject)
        if own and claim.amount.unit == "分" and claim.subject.endswith("分"):
            yield claim


def _of_amount(facts: Facts, figure: Figure, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Those of the claims that give an amount for the year and role of a cell."""
    for claim in claims:
        same = claim.kind is ClaimKind.AMOUNT and facts.is_of(claim, figure.year)
        if same and facts.role_of(claim.role) is facts.role_of(figure.role):
            yield claim


def _reached_so(facts: Facts, figure: Figure) -> Iterator[Claim]:
    """What the prose says became of the goal whose result a cell is: by its very name, or the same number by a part of it."""
    result = figure.row_path and figure.column and _RESULT.search(figure.column[-1])
    row = _COUNTED.sub("", plain_label(figure.row)) if result else ""
    for claim in facts.claims if row and figure.amount else ():
        name = _COUNTED.sub("", plain_subject(claim.subject))
        alike = len(name) >= _WRITTEN and (name in row or row in name)
        same = alike and figure.amount and compare(figure.amount, claim.amount) is Agreement.SAME
        if same or (name == row and claim.kind in (ClaimKind.COUNT, ClaimKind.AMOUNT, ClaimKind.SHARE)):
            yield claim


def agreement_with(finding: Finding, other: Reading) -> Agreement:
    """How another reading stands to the number that leads a finding."""
    lead = finding.readings[0].amount
    return compare(lead, other.amount) if lead and other.amount else Agreement.INCOMPARABLE
