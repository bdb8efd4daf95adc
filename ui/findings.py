"""An audit on the screen: findings under their roots with the places they rest on, and the ledger as what was covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from extraction.audit import Audit, Finding, LedgerEntry, Operand, Result, Rulebook, Severity, rulebook
from extraction.audit.output import SEVERITY_NAMES, STATE_NAMES, citation, place_of
from ui.sifting import bar_html, nothing_left, table_html

Names = Mapping[str, str]
"""How each report is called, by its file."""

_STATES = (Result.FAIL, Result.INSUFFICIENT, Result.ROUNDING, Result.PASS, Result.NOT_APPLICABLE)
"""The states as they are looked at: what needs a look first."""


def headline(audit: Audit) -> str:
    """What was found and how far the rules reach, in two sentences."""
    grave = Counter(one.severity for one in audit.findings if one.root == one.id)
    told = "、".join(f"{grave[severity]} 处{name}" for severity, name in SEVERITY_NAMES.items() if grave[severity])
    following = len(audit.findings) - grave.total()
    told += f"，由此牵连 {following} 处" if following else ""
    clean = not grave[Severity.ERROR] and not grave[Severity.WARNING]
    found = f"没有发现错误和疑点{f'（另有{told}）' if told else ''}。" if clean else f"发现 {told}。"
    states = Counter(entry.state for entry in audit.ledger)
    checked = states[Result.PASS] + states[Result.FAIL] + states[Result.ROUNDING]
    reports = len({entry.file for entry in audit.ledger})
    rules = f"{len(audit.ledger)} 条规则" if reports == 1 else f"{reports} 份报告共 {len(audit.ledger)} 条次规则"
    return (
        f"{found}{rules}中核对了 {checked} 条；{states[Result.INSUFFICIENT]} 条因数字未读出或缺失而无法核对（不等于通过），"
        f"{states[Result.NOT_APPLICABLE]} 条在报告中没有所说的内容。"
    )


def findings_html(audit: Audit, names: Names) -> str:
    """The findings of each report by severity; a click on one, or on one of its figures, tells which."""
    if not audit.findings:
        return '<div class="empty">没有发现对不上的地方。<br>哪些规则没有核对，见“规则台账”。</div>'
    counts = Counter(finding.severity for finding in audit.findings if finding.root == finding.id)
    states = [(one, f"{name} {counts[one]}") for one, name in SEVERITY_NAMES.items() if counts[one]]
    sections = "".join(_report(audit, file, names) for file in dict.fromkeys(one.file for one in audit.findings))
    return bar_html("问题", states) + sections + nothing_left("问题")


def _report(audit: Audit, file: str, names: Names) -> str:
    order = list(SEVERITY_NAMES)
    own = [finding for finding in audit.findings if finding.file == file]
    roots = sorted((one for one in own if one.root == one.id), key=lambda one: order.index(one.severity))
    cards = [_card(root, [one for one in own if one.root == root.id and one.id != root.id]) for root in roots]
    roundings = [card for card, root in zip(cards, roots, strict=True) if root.severity is Severity.ROUNDING]
    others = [card for card in cards if card not in roundings]
    told = f"<summary>{len(roundings)} 处尾差，在四舍五入的范围内，不是错误</summary>"
    aside = f'<details class="roundings">{told}{"".join(roundings)}</details>' if roundings else ""
    return f"<section><h4>{escape(names.get(file, file))}</h4>{''.join(others)}{aside}</section>"


def _card(root: Finding, consequences: Sequence[Finding]) -> str:
    following = "".join(f'<div class="following {one.severity}">{_told(one)}</div>' for one in consequences)
    led = f"<details><summary>由此牵连 {len(consequences)} 处</summary>{following}</details>" if consequences else ""
    return f'<article class="finding {root.severity}" data-states="{root.severity}">{_told(root)}{led}</article>'


def _told(finding: Finding) -> str:
    severity = SEVERITY_NAMES[finding.severity]
    explanation = "" if finding.severity is Severity.ROUNDING else f"<p>{escape(finding.explanation)}</p>"
    figures = "".join(_figure(finding, at, operand) for at, operand in enumerate(finding.figures, 1))
    return (
        f'<button type="button" class="title" data-entry="{finding.id}"><i>{severity}</i>{escape(finding.title)}</button>'
        f'<p class="arithmetic">{escape(finding.arithmetic)}</p>{explanation}<div class="places">{figures}</div>'
    )


def _figure(finding: Finding, number: int, operand: Operand) -> str:
    amount = operand.amount
    value = f" <b>{amount.comparator}{amount.value:,f}{amount.unit or ''}</b>" if amount else ""
    return f'<button type="button" data-entry="{finding.id}/{number}">{escape(place_of(operand))}{value}</button>'


def chosen(audit: Audit, entry: str) -> tuple[Finding, int] | None:
    """The finding that a click names, and the number of its figure (the first where none is named); None for no such one."""
    identifier, _, number = entry.partition("/")
    finding = next((one for one in audit.findings if one.id == identifier), None)
    return (finding, int(number or 1)) if finding else None


def reply_of(finding: Finding, number: int) -> dict[str, Any]:
    """The places of a finding as the panel of sources takes them, beginning with one."""
    cited = [asdict(citation(at, operand)) for at, operand in enumerate(finding.figures, 1)]
    return {"citations": cited, "figures": [], "chosen": number}


def ledger_html(audit: Audit, names: Names, book: Rulebook | None = None) -> str:
    """What became of every rule: how far each family is covered, then each rule, to be filtered by state."""
    rules = {rule.id: rule for rule in (book or rulebook()).rules}
    counts = Counter(entry.state for entry in audit.ledger)
    states = [(state, f"{STATE_NAMES[state]} {counts[state]}") for state in _STATES]
    families: dict[str, list[LedgerEntry]] = {}
    for entry in audit.ledger:
        families.setdefault(rules[entry.rule].family, []).append(entry)
    cover = "".join(_coverage(name, entries) for name, entries in families.items())
    ordered = sorted(audit.ledger, key=lambda entry: _STATES.index(entry.state))
    several = len(names) > 1
    heads = ("规则", "类别", "状态", "核对", "未能核对", *(["报告"] if several else []))
    lines = "".join(_line(entry, rules[entry.rule].name, rules[entry.rule].family, names if several else {}) for entry in ordered)
    table = table_html(heads, lines) + nothing_left("规则")
    return f'{bar_html("规则", states)}<div class="coverage">{cover}</div>{table}'


def _coverage(family: str, entries: Iterable[LedgerEntry]) -> str:
    counts = Counter(entry.state for entry in entries)
    there = [(state, counts[state]) for state in _STATES if counts[state]]
    told = "，".join(f"{STATE_NAMES[state]} {count}" for state, count in there)
    bar = "".join(f'<span class="{state}" style="flex:{count}">{count}</span>' for state, count in there)
    return f'<div><b>{escape(family)}</b><div class="bar" role="img" aria-label="{told}" title="{told}">{bar}</div></div>'


def _line(entry: LedgerEntry, name: str, family: str, names: Names) -> str:
    report = f"<td>{escape(names[entry.file])}</td>" if names else ""
    return (
        f'<tr data-states="{entry.state}"><th scope="row">{escape(name)}</th><td>{escape(family)}</td>'
        f'<td><span class="state {entry.state}">{STATE_NAMES[entry.state]}</span></td>'
        f'<td data-value="{entry.checked}">{entry.checked or ""}</td>'
        f'<td data-value="{entry.unchecked}">{entry.unchecked or ""}</td>{report}</tr>'
    )
