"""Prose against tables, and prose against prose, by the indicators of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Rule
from extraction.audit.relation import same
from extraction.crosscheck import Agreement, Reader, Reading, compare, of_other_plans
from extraction.report import State


def check_prose_tables(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """What sentences say of an indicator agrees with what tables print; blank beside 0 is agreement."""
    seen: set[tuple[object, object]] = set()
    for indicator in (indicator for group in rule.option("groups") for indicator in facts.known.group(group)):
        readings = [] if indicator.each else facts.readings(indicator)
        printed = [reading for reading in readings if reading.by is Reader.TABLE]
        for reading in (reading for reading in readings if reading.by is Reader.PROSE and printed):
            cell = _counterpart(reading, printed)
            if cell is None:
                continue
            pair = (id(cell.figure), id(reading.claim))
            if pair not in seen:
                seen.add(pair)
                yield _against_cell(reading, cell, indicator.name)


def _counterpart(said: Reading, printed: Sequence[Reading]) -> Reading | None:
    """The cell to compare with: of those of no other plan the first that holds a value, else the first.

    What a sentence calls 预算 alone is whichever plan it agrees with, where the table prints two.
    """
    fitting = [cell for cell in printed if not of_other_plans(said, cell)]
    held = [cell for cell in fitting if cell.state is State.VALUE]
    first = next(iter(held or fitting), None)
    others = [cell for cell in held if first and of_other_plans(first, cell)]
    agreeing = (cell for cell in others if said.amount and cell.amount and compare(said.amount, cell.amount) is Agreement.SAME)
    return next(agreeing, first)


def _against_cell(reading: Reading, cell: Reading, name: str) -> Outcome:
    said, printed = Operand.of_reading(reading), Operand.of_reading(cell)
    outcome = same(said, printed)
    return outcome.told(f"{name}：文字与{printed.table}不符")


def check_prose_prose(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Sentences that state the same indicator state the same value; each repetition against the first."""
    seen: set[tuple[int, int]] = set()
    for indicator in facts.known.all:
        readings = [] if indicator.each else [reading for reading in facts.readings(indicator) if reading.claim]
        for first, other in combinations(readings[:1] + readings[1:], 2) if len(readings) > 1 else ():
            pair = (id(first.claim), id(other.claim))
            if pair not in seen and first is readings[0] and not of_other_plans(first, other):
                seen.add(pair)
                yield same(Operand.of_reading(first), Operand.of_reading(other)).told(f"{indicator.name}：文字前后不一致")
