"""Formulas of rules: `收入总计 = 支出总计`, `A = B + C − D`, `A + B ≤ C` over named figures and indicators.

A name is one of `figures` in data/rules.yaml, or else of the indicator catalogue; there `文字·` before it takes what the prose
says, and nothing before it what the tables print. `?` after a name: the report need not have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.audit.relation import LOST, add_up, at_most, same
from extraction.audit.rules import Rulebook
from extraction.crosscheck import Reader
from extraction.errors import HeshuError

_SIDES = re.compile(r"(?P<left>.+?) (?P<sign>[=≤]) (?P<right>.+)")
_TERM = re.compile(r"(?:^|(?P<sign> [+−] ))(?P<prose>文字·)?(?P<name>.+?)(?P<optional>\?)?(?= [+−] |$)")


@dataclass(frozen=True)
class Term:
    """One name of a formula."""

    name: str
    prose: bool
    optional: bool
    minus: bool


def parse(formula: str) -> tuple[list[Term], str, list[Term]]:
    """Left side, sign, right side; raises HeshuError for what is no formula."""
    match = _SIDES.fullmatch(formula)
    if match is None:
        raise HeshuError(f"规则的公式“{formula}”不对；请写成“甲 = 乙 + 丙”或“甲 ≤ 乙”，符号两边各空一格。")
    return _terms(match["left"]), match["sign"], _terms(match["right"])


def _terms(side: str) -> list[Term]:
    return [
        Term(match["name"], match["prose"] is not None, match["optional"] is not None, (match["sign"] or "").strip() == "−")
        for match in _TERM.finditer(side)
    ]


def check_formula(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """Evaluate the rule's formula once, on the first place where each name is printed."""
    if any(not facts.forms.get(form) for form in rule.option("needs")):
        yield Outcome(Result.NOT_APPLICABLE)
        return
    left, sign, right = parse(rule.formula)
    found = {term.name: _operand(facts, book, term) for term in (*left, *right)}
    named = [operand for operand in found.values() if operand is not None]
    missing = [term.name for term in (*left, *right) if found[term.name] is None and not term.optional]
    only_said = "said" in rule.option("where")
    if not named or (missing and (only_said or all(operand.amount is None for operand in named))):
        yield Outcome(Result.NOT_APPLICABLE)
    elif missing:
        yield insufficient(named, f"未读到 {'、'.join(missing)}")
    else:
        pairs = [(operand, term.minus) for term in right if (operand := found[term.name]) is not None]
        outcome = _judge([operand for term in left if (operand := found[term.name])], sign, pairs)
        lost = any(operand.amount is None and operand.is_from_text for operand in named)
        yield insufficient(named, LOST) if lost and outcome.result is Result.FAIL else outcome.told(rule.name)


def _judge(left: list[Operand], sign: str, right: list[tuple[Operand, bool]]) -> Outcome:
    if sign == "≤":
        return at_most(left, right[0][0])
    if len(right) == 1:
        return same(left[0], right[0][0])
    added = [operand for operand, taken in right if not taken]
    return add_up(left[0], added, [operand for operand, taken in right if taken])


def _operand(facts: Facts, book: Rulebook, term: Term) -> Operand | None:
    """The first cell or claim that a term names."""
    if term.name in book.figures:
        return next(iter(facts.located(book.figures[term.name])), None)
    indicator = facts.known.by_name(term.name)
    if indicator is None:
        raise HeshuError(f"规则里的“{term.name}”既不是 figures 里的数字，也不是指标目录里的指标；请改正后再用。")
    reader = Reader.PROSE if term.prose else Reader.TABLE
    readings = (reading for reading in facts.readings(indicator) if reading.by is reader)
    return next((Operand.of_reading(reading) for reading in readings), None)
