"""Run every rule on every report: findings with their roots, and a ledger in which nothing unchecked reads as passed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from extraction.audit import (
    agreement,
    between,
    changes,
    codes,
    contents,
    cover,
    empty,
    forms,
    formula,
    items,
    lists,
    named_items,
    performance,
    procurement,
    scoring,
    statements,
    structure,
    sums,
    together,
    totals,
    wording,
    years,
)
from extraction.audit.facts import Facts
from extraction.audit.joint import check_joint
from extraction.audit.model import Audit, Finding, LedgerEntry, Outcome, Result, Rule, Severity
from extraction.audit.roots import group
from extraction.audit.rules import Rulebook, rulebook
from extraction.report import Kind, Report

_MODULES = (
    agreement, between, changes, codes, contents, cover, empty, forms, formula, items, lists, named_items, performance,
    procurement, scoring, statements, structure, sums, together, totals, wording,
)  # fmt: skip

CHECKS: dict[str, Callable[..., Iterator[Outcome]]] = {
    name.removeprefix("check_"): check
    for module in _MODULES
    for name, check in vars(module).items()
    if name.startswith("check_")
}
"""The checks that rules name, by their name without `check_`."""

YEAR_CHECKS: dict[str, Callable[..., Iterator[Outcome]]] = {
    name.removeprefix("check_"): check for name, check in vars(years).items() if name.startswith("check_")
}
"""The checks that need the report of the year before."""

JOINT = "joint"
"""The check of all relations that other rules have found to hold; its rule stands last."""

_WITH_BOOK = {"formula", "classes", "items", "item_paths", "item_use", "class_names", "class_codes", "lane_classes"}
_ORDER = (Result.FAIL, Result.INSUFFICIENT, Result.ROUNDING, Result.PASS)


def audit(reports: Sequence[Report], book: Rulebook | None = None) -> Audit:
    """Check reports, each by itself and against the year before where that is among them; templates are left out."""
    book = book or rulebook()
    every = [Facts(report) for report in reports if report.kind is not Kind.TEMPLATE]
    last_year = {id(facts): before for facts, before in years.pairs(every)}
    findings: list[Finding] = []
    ledger: list[LedgerEntry] = []
    for facts in every:
        found, entries = _audit_one(facts, last_year.get(id(facts)), book)
        findings += found
        ledger += entries
    return Audit(tuple(findings), tuple(ledger))


def _audit_one(facts: Facts, before: Facts | None, book: Rulebook) -> tuple[list[Finding], list[LedgerEntry]]:
    findings: list[Finding] = []
    ledger: list[LedgerEntry] = []
    seen: list[Outcome] = []
    for rule in book.rules:
        outcomes = list(_outcomes(facts, before, rule, book, seen)) if facts.report.kind in rule.kinds else []
        seen += outcomes
        told = [outcome for outcome in outcomes if outcome.result in (Result.FAIL, Result.ROUNDING)]
        findings += [_finding(facts, rule, outcome) for outcome in told]
        ledger.append(_entry(facts, rule, outcomes))
    return group(_distinct(findings), seen), ledger


def _outcomes(
    facts: Facts, before: Facts | None, rule: Rule, book: Rulebook, seen: Sequence[Outcome]
) -> Iterator[Outcome]:
    if rule.check == JOINT:
        return check_joint(seen)
    if rule.check in YEAR_CHECKS:
        return YEAR_CHECKS[rule.check](facts, rule, before) if before else iter(())
    if rule.check in _WITH_BOOK:
        return CHECKS[rule.check](facts, rule, book)
    return CHECKS[rule.check](facts, rule)


def _entry(facts: Facts, rule: Rule, outcomes: Sequence[Outcome]) -> LedgerEntry:
    results = [outcome.result for outcome in outcomes]
    state = next((state for state in _ORDER if state in results), Result.NOT_APPLICABLE)
    checked = sum(result in (Result.PASS, Result.ROUNDING, Result.FAIL) for result in results)
    return LedgerEntry(rule.id, facts.report.file, state, checked, results.count(Result.INSUFFICIENT))


def _finding(facts: Facts, rule: Rule, outcome: Outcome) -> Finding:
    severity = _severity(rule, outcome)
    sentences = [rule.breach if severity is not Severity.ROUNDING else "差额在四舍五入的范围内，不是错误。"]
    if severity is Severity.WARNING and rule.excuse:
        sentences.append(rule.excuse)
    if severity is not Severity.ROUNDING:
        sentences.append(rule.remedy)
    identifier = _identifier(facts.report.file, rule.id, outcome)
    title = outcome.title or rule.name
    title = title.replace("不符", "有尾差").replace("不等", "有尾差") if severity is Severity.ROUNDING else title
    explanation = "".join(sentences)
    proof = (outcome.arithmetic, outcome.operands)
    return Finding(identifier, identifier, facts.report.file, rule.id, severity, title, explanation, *proof)


def _severity(rule: Rule, outcome: Outcome) -> Severity:
    """The severity of a breach: milder where parts make less (or more) than the whole and that may be rightly so."""
    if outcome.result is Result.ROUNDING:
        return Severity.ROUNDING
    if outcome.severity is not None:
        return outcome.severity
    if outcome.linear and (rule.if_less or rule.if_more):
        whole, parts = outcome.linear
        less = sum(part.value() for part in parts) < whole.value()
        return (rule.if_less if less else rule.if_more) or rule.severity
    return rule.severity


def _identifier(file: str, rule: str, outcome: Outcome) -> str:
    places = "|".join(str(operand.key) for operand in outcome.operands)
    return hashlib.sha1(f"{file}|{rule}|{outcome.title}|{places}".encode()).hexdigest()[:12]


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those that set the same figures against each other under another rule."""
    first: dict[object, Finding] = {}
    for finding in findings:
        places = frozenset(operand.key for operand in finding.figures)
        first.setdefault((finding.severity, places) if len(places) > 1 else finding.id, finding)
    return list(first.values())
