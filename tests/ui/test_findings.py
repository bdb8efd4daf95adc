"""Findings and ledger on the screen: nothing is lost, nothing unchecked reads as passed, and a click finds its place."""

from __future__ import annotations

import re

from extraction.audit import Audit, Finding, LedgerEntry, Result, Severity, audit
from tests.extraction.audit_made import cell, report
from ui.findings import chosen, findings_html, headline, ledger_html, reply_of

MISPRINT = "2024年度一般公共预算财政拨款支出年初预算为576.61万元，支出决算为672.13万元，完成年初预算的216.57%。"


def finding(identifier: str, severity: Severity, root: str = "", title: str = "不符") -> Finding:
    """A finding on two cells."""
    places = (cell("1.00", row="甲<b>"), cell("2.00", row="乙", line=2))
    return Finding(identifier, root or identifier, "甲.pdf", "r", severity, title, "请核对。", "1 ≠ 2", places)


MADE = Audit((finding("a", Severity.ROUNDING), finding("b", Severity.ERROR), finding("c", Severity.WARNING, "b")), ())
NAMES = {"甲.pdf": "甲局 2024"}


def test_errors_come_first_with_what_follows_from_them() -> None:
    html = findings_html(MADE, NAMES)
    cards = re.findall(r'class="finding (\w+)" data-states="([\w ]+)"', html)
    assert cards == [("error", "error"), ("rounding", "rounding")]
    assert "由此牵连 1 处" in html and 'data-show="error" aria-pressed="false">错误 1<' in html
    assert "甲&lt;b&gt;" in html and "甲<b>" not in html
    assert re.findall(r'data-entry="([^"]+)"', html) == ["b", "b/1", "b/2", "c", "c/1", "c/2", "a", "a/1", "a/2"]


def test_a_click_finds_the_finding_and_its_figure() -> None:
    found = chosen(MADE, "b/2")
    assert found and found[0].id == "b"
    reply = reply_of(*found)
    assert reply["chosen"] == 2 and [one["quote"] for one in reply["citations"]] == ["1.00", "2.00"]
    assert chosen(MADE, "b") == (found[0], 1)
    assert chosen(MADE, "gone/1") is None


def test_every_rule_is_in_the_ledger_in_its_state() -> None:
    made = audit([report([MISPRINT])])
    html = ledger_html(made, NAMES)
    assert len(re.findall(r"<tr data-states=", html)) == len(made.ledger)
    for state, name in ((Result.FAIL, "不符"), (Result.INSUFFICIENT, "无法核对"), (Result.NOT_APPLICABLE, "不适用")):
        count = sum(entry.state is state for entry in made.ledger)
        assert f'data-show="{state}" aria-pressed="false">{name} {count}<' in html
        assert len(re.findall(rf'<tr data-states="{state}">', html)) == count
    assert "甲局" not in html and "甲局 2024" in ledger_html(made, {**NAMES, "乙.pdf": "乙局 2024"})


def test_what_is_clean_says_how_much_was_checked_and_what_was_not() -> None:
    states = (Result.PASS, Result.PASS, Result.ROUNDING, Result.INSUFFICIENT, Result.NOT_APPLICABLE)
    ledger = tuple(LedgerEntry(f"r{at}", "甲.pdf", state) for at, state in enumerate(states))
    told = headline(Audit((), ledger))
    assert told.startswith("没有发现错误和疑点。5 条规则中核对了 3 条；1 条因数字未读出或缺失而无法核对（不等于通过），1 条")
    assert "没有发现对不上的地方" in findings_html(Audit((), ledger), NAMES)
    assert headline(MADE).startswith("发现 1 处错误、1 处尾差，由此牵连 1 处。")
