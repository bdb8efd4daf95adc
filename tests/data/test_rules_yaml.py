"""data/rules.yaml: every rule can be read, names a check that is there, and speaks of figures that are defined."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.audit.formula import parse
from extraction.audit.rules import rulebook
from extraction.audit.run import CHECKS, JOINT, YEAR_CHECKS
from extraction.errors import HeshuError
from extraction.forms import forms
from extraction.indicators import catalogue

BOOK = rulebook()


def test_every_check_is_in_the_program_and_every_check_of_the_program_has_a_rule() -> None:
    assert {rule.check for rule in BOOK.rules} == {*CHECKS, *YEAR_CHECKS, JOINT}


def test_the_joint_check_comes_last() -> None:
    assert BOOK.rules[-1].check == JOINT


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if rule.formula], ids=lambda rule: rule.id)
def test_formulas_name_figures_or_indicators(rule: object) -> None:
    left, _, right = parse(rule.formula)  # type: ignore[attr-defined]
    for term in (*left, *right):
        assert term.name in BOOK.figures or catalogue().by_name(term.name), term.name


def test_figures_are_of_statutory_forms() -> None:
    known = {form.id for form in forms()}
    assert all(set(locator.pattern.forms) <= known for locator in BOOK.figures.values())


def test_groups_are_in_the_catalogue() -> None:
    named = {group for rule in BOOK.rules for group in rule.option("groups")}
    assert named <= set(catalogue().groups)


def test_rules_say_what_a_breach_means_and_what_to_do() -> None:
    for rule in BOOK.rules:
        assert rule.breach.endswith("。") and rule.remedy.endswith("。"), rule.id
        assert rule.severity != "warning" or rule.excuse, f"{rule.id}: a warning names its legitimate explanation"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: {表内: [{id: a}]}\nfigures: {}\nclasses: {}", "缺少"),
        ("rules: {表内: [{id: a, name: b, severity: error, breach: c, remedy: d}]}\nfigures: {}\nclasses: {}", "二者取一"),
        ("rules: {表内: [{id: a, name: b, severity: 坏, breach: c, remedy: d, formula: x}]}", "严重程度"),
        ("rules: [", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_the_entry_at_fault(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(HeshuError, match=said):
        rulebook(file)
