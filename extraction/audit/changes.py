"""Changes against another year or the budget: 增减额, 增减率 and their direction words, recomputed from what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.audit.facts import Facts, Passage
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.audit.relation import add_up, comparable, quotient, shown
from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind, Kind, Role

_GIVEN = frozenset({ClaimKind.AMOUNT, ClaimKind.RISEN_FROM, ClaimKind.FALLEN_FROM})
_LAST_YEAR: dict[Role | None, tuple[str, ...]] = {
    Role.FINAL: ("上年", "上年决算", "上年执行", "上年预算执行"),
    Role.BUDGET: ("上年", "上年预算"),
}
"""The bases with which an amount of the year before, 决算 or 预算, is compared."""


@dataclass(frozen=True)
class Change:
    """What one sentence says of a change: the amount now, by how much and by what rate it changed, what it was."""

    now: Claim | None
    base: str
    by: Claim | None
    rate: Claim | None
    before: Claim | None


def _changes(facts: Facts, passage: Passage) -> Iterator[Change]:
    """The changes of a paragraph: each is of the last amount of its subject before it."""
    year = facts.report.year
    others = () if facts.report.kind is Kind.BUDGET else (Role.BUDGET,)
    now: dict[str, Claim] = {}
    found: dict[tuple[str, str], Change] = {}
    for claim in passage.claims:
        subject = plain_subject(claim.subject)
        if claim.kind is ClaimKind.AMOUNT and claim.role not in others and claim.amount.is_money and claim.year == year:
            now[subject] = claim
        elif claim.kind in (ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE):
            key = (subject, claim.base)
            before = _before(claim, subject, passage.claims, year)
            change = found.setdefault(key, Change(_of(subject, now), claim.base, None, None, before))
            if claim.kind is ClaimKind.CHANGE_AMOUNT:
                found[key] = replace(change, by=change.by or claim)
            else:
                found[key] = replace(change, rate=change.rate or claim)
    yield from found.values()


def _of(subject: str, now: dict[str, Claim]) -> Claim | None:
    """The amount of the same subject; 合计 and 总计 at the end of one of the names do not matter."""
    return now.get(subject) or next((claim for name, claim in now.items() if _trimmed(name) == _trimmed(subject)), None)


def _trimmed(subject: str) -> str:
    return re.sub(r"(?:决算|合计|总计|支出)+$", "", subject)


def _before(change: Claim, subject: str, claims: Sequence[Claim], year: int | None) -> Claim | None:
    """The amount with which the sentence says it compares: last year's, or the budget's."""
    for claim in claims:
        if claim.kind not in _GIVEN or plain_subject(claim.subject) != subject or not claim.amount.is_money:
            continue
        of_last_year = change.base in _LAST_YEAR.get(claim.role, ("上年",)) and year is not None and claim.year == year - 1
        if of_last_year or (claim.role is Role.BUDGET and claim.base == change.base and claim.year == year):
            return claim
    return None


def check_directions(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """增加 … 万元 goes with 增长 … %, 减少 with 下降."""
    for passage in facts.passages:
        for change in _changes(facts, passage):
            if change.by is None or change.rate is None or change.by.amount.value == 0 or change.rate.amount.value == 0:
                continue
            by, rate = Operand.of_claim(change.by), Operand.of_claim(change.rate)
            alike = (change.by.amount.value > 0) == (change.rate.amount.value > 0)
            text = f"{_signed(by)} 与 {_signed(rate)} 方向{'一致' if alike else '相反'}"
            title = f"“{change.by.subject}”的增减额与增减率方向相反"
            yield Outcome(Result.PASS if alike else Result.FAIL, (by, rate), title, text)


def _signed(operand: Operand) -> str:
    assert operand.amount is not None
    return ("+" if operand.amount.value > 0 else "") + shown(operand)


def check_change_amounts(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Where the sentence gives both amounts, their difference is the change it states, with its sign."""
    for passage in facts.passages:
        for change in _changes(facts, passage):
            if change.by is not None and change.before is not None and change.now is not None:
                by, now, before = (Operand.of_claim(claim) for claim in (change.by, change.now, change.before))
                if comparable([now, before]) and by.amount and by.amount.unit is None:
                    by = replace(by, amount=by.amount.with_unit(now.amount.unit if now.amount else None))
                yield add_up(by, [now], [before]).told(f"“{change.by.subject}”的增减额不等于本期数减基期数")


def check_change_rates(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """增减率 = 增减额 ÷ (本期数 − 增减额); silent where the base is 0 (100 % growth from nothing)."""
    for passage in facts.passages:
        for change in _changes(facts, passage):
            if change.rate is None or change.now is None:
                continue
            if change.by is not None:
                yield _rate(change.now, change.by, change.rate)
            elif change.before is not None:
                yield _rate_between(change.now, change.before, change.rate)


def _rate_between(now: Claim, before: Claim, rate: Claim) -> Outcome:
    """A rate that stands without 增减额, from the amounts now and before."""
    operands = said, amount, base = tuple(Operand.of_claim(claim) for claim in (rate, now, before))
    if not comparable([amount, base]) or base.interval().low <= 0:
        return Outcome(Result.NOT_APPLICABLE, operands)
    step, gained = amount.interval() - base.interval(), amount.value() - base.value()
    result, text = quotient(said, step, base.interval(), (gained, base.value()))
    turned = not step.low <= 0 <= step.high and said.value() != 0 and (gained > 0) != (said.value() > 0)
    result = Result.FAIL if turned else result
    text = f"（{shown(amount)} − {shown(base)}）÷ {shown(base)} = {text}{'，方向相反' if turned else ''}"
    return Outcome(result, operands, f"“{rate.subject}”的增减率与两期数字不符", text)


def _rate(now: Claim, by: Claim, rate: Claim) -> Outcome:
    operands = tuple(Operand.of_claim(claim) for claim in (rate, by, now))
    said, step, amount = operands
    if not comparable([step, amount]):
        return insufficient(operands, "计量单位不一致")
    if by.amount.value == 0 and rate.amount.value == 0:
        return Outcome(Result.PASS, operands)
    forward = _growth(said, step, amount)
    if forward is None:
        return Outcome(Result.NOT_APPLICABLE, operands)
    result, text = forward
    if result is Result.FAIL and (by.amount.value > 0) != (rate.amount.value > 0):
        turned = _growth(said, replace(step, amount=replace(by.amount, value=-by.amount.value)), amount)
        result, text = turned if turned and turned[0] is not Result.FAIL else forward
    return Outcome(result, operands, f"“{rate.subject}”的增减率与增减额不符", text)


def _growth(rate: Operand, step: Operand, now: Operand) -> tuple[Result, str] | None:
    """The rate recomputed; None where the base may be 0."""
    base, value = now.interval() - step.interval(), now.value() - step.value()
    if base.high < 0:
        return Result.FAIL, f"基期数为 {shown(now)} − {shown(step)} < 0"
    if base.low <= 0 or value <= 0:
        return None
    result, text = quotient(rate, step.interval(), base, (step.value(), value))
    sign = "−" if step.value() >= 0 else "+"
    shown_step = shown(step).removeprefix("-")
    return result, f"{shown_step} ÷ ({shown(now)} {sign} {shown_step}) = {text}"
