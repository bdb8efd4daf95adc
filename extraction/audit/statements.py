"""Statements of the prose about one thing: 增减, 占比, 完成率 and their direction words, recomputed from what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.audit.facts import Facts, Passage
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up, comparable, quotient, shown
from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind, Role

_PLAN = r"(?:全年|年初|当年)?预算数?"
_AGAINST_PLAN = re.compile(
    rf"决算数?(?P<way>大于|高于|超过|小于|低于|少于|等于){_PLAN}|决算数?(?:与|和){_PLAN}(?P<same>持平|一致|相同)"
)
_GREATER = frozenset({"大于", "高于", "超过"})
_LESS = frozenset({"小于", "低于", "少于"})


@dataclass(frozen=True)
class Change:
    """What one sentence says of a change: the amount now, by how much and by what rate it changed, what it was."""

    now: Claim | None
    base: str
    by: Claim | None
    rate: Claim | None
    before: Claim | None


def _amounts(claims: Sequence[Claim], role: Role | None = None, base: str = "") -> list[Claim]:
    return [
        claim for claim in claims
        if claim.kind is ClaimKind.AMOUNT and claim.amount.is_money and (role is None or claim.role is role)
        and (not base or claim.base == base)
    ]


def _changes(facts: Facts, passage: Passage) -> Iterator[Change]:
    """The changes of a paragraph: each is of the last amount of its subject before it."""
    year = facts.report.year
    now: dict[str, Claim] = {}
    found: dict[tuple[str, str], Change] = {}
    for claim in passage.claims:
        subject = plain_subject(claim.subject)
        if claim.kind is ClaimKind.AMOUNT and claim.role is not Role.BUDGET and claim.amount.is_money and claim.year == year:
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
        if claim.kind is not ClaimKind.AMOUNT or plain_subject(claim.subject) != subject or not claim.amount.is_money:
            continue
        of_last_year = change.base == "上年" and year is not None and claim.year == year - 1
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
            if change.by is not None and change.rate is not None and change.now is not None:
                yield _rate(change.now, change.by, change.rate)


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


def check_completion(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """完成率 = 决算数 ÷ the budget that the sentence names; silent on a budget of 0 with nothing spent."""
    for passage in facts.passages:
        for claim in passage.claims:
            if claim.kind is ClaimKind.COMPLETION:
                outcome = _completion(claim, passage.claims)
                if outcome:
                    yield outcome


def _completion(rate: Claim, claims: Sequence[Claim]) -> Outcome | None:
    subject = plain_subject(rate.subject)
    own = [claim for claim in _amounts(claims) if plain_subject(claim.subject) == subject]
    plans = [claim for claim in own if claim.role is Role.BUDGET]
    named = next((claim for claim in plans if claim.base == rate.base), None)
    plan = named or (plans[0] if _one_plan(plans, rate.base) else None)
    spent = next((claim for claim in own if claim.role is Role.FINAL), None)
    if plan is None or spent is None:
        return None
    said, used, planned = (Operand.of_claim(claim) for claim in (rate, spent, plan))
    operands = (said, used, planned)
    if plan.amount.value == 0:
        silent = spent.amount.value == 0 or rate.amount.value == 0
        text = f"{shown(used)} ÷ {shown(planned)} 无意义，却写 {shown(said)}"
        told = Outcome(Result.FAIL, operands, f"“{subject}”没有{rate.base}却写了完成率", text, severity=Severity.WARNING)
        return Outcome(Result.NOT_APPLICABLE, operands) if silent else told
    result, text = quotient(said, used.interval(), planned.interval(), (used.value(), planned.value()))
    text = f"{shown(used)} ÷ {shown(planned)} = {text}"
    return Outcome(result, operands, f"“{subject}”的预算完成率与预算数、决算数不符", text)


def _one_plan(plans: Sequence[Claim], base: str) -> bool:
    """Whether 预算 without more can only mean one of the budgets that the paragraph gives."""
    return len({claim.base for claim in plans}) == 1 and ("预算" in (base, plans[0].base))


def check_plan_words(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """决算数大于（小于、等于）预算数 is what the two amounts before it show."""
    for passage in facts.passages:
        amounts = [claim for claim in _amounts(passage.claims) if claim.role is not None]
        for match in _AGAINST_PLAN.finditer(passage.paragraph.text):
            before = [claim for claim in amounts if 0 <= passage.paragraph.text.find(claim.sentence) <= match.start()]
            spent = next((claim for claim in reversed(before) if claim.role is Role.FINAL), None)
            plans = [claim for claim in before if spent and claim.role is Role.BUDGET and claim.subject == spent.subject]
            if spent and plans:
                yield _words(match, Operand.of_claim(spent), Operand.of_claim(plans[-1]), passage)


def _words(match: re.Match[str], spent: Operand, plan: Operand, passage: Passage) -> Outcome:
    way = match["way"] or match["same"]
    words = Operand.of_words("文字", match[0], passage.paragraph)
    low, high = spent.interval(), plan.interval()
    if way in _GREATER:
        right, wrong = spent.value() > plan.value(), low.high < high.low or spent.value() == plan.value()
    elif way in _LESS:
        right, wrong = spent.value() < plan.value(), low.low > high.high or spent.value() == plan.value()
    else:
        right, wrong = spent.value() == plan.value(), not low.meets(high)
    result = Result.PASS if right else Result.FAIL if wrong else Result.ROUNDING
    sign = "=" if spent.value() == plan.value() else ">" if spent.value() > plan.value() else "<"
    severity = Severity.WARNING if way not in _GREATER | _LESS or spent.value() == plan.value() else None
    text = f"决算 {shown(spent)} {sign} 预算 {shown(plan)}，文字写“{match[0]}”"
    return Outcome(result, (words, spent, plan), "文字所写的预决算大小关系与数字不符", text, severity=severity)


def check_shares(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """占比 = 部分 ÷ 整体, both as the paragraph prints them (or the whole as the catalogue reads it)."""
    for passage in facts.passages:
        for claim in passage.claims:
            if claim.kind is ClaimKind.SHARE and claim.base:
                yield _share(facts, claim, passage.claims)


def _share(facts: Facts, share: Claim, claims: Sequence[Claim]) -> Outcome:
    own = [claim for claim in _spent(claims, share.year) if claim.subject == share.subject]
    part = own[-1] if own else None
    whole = _whole(facts, share, claims)
    said = Operand.of_claim(share)
    if part is None:
        return Outcome(Result.NOT_APPLICABLE, (said,))
    if whole is None or whole.amount is None:
        return insufficient((said,), "占比的整体未读到")
    used = Operand.of_claim(part)
    if whole.value() == 0 or not comparable([used, whole]):
        return Outcome(Result.NOT_APPLICABLE, (said, used, whole))
    result, text = quotient(said, used.interval(), whole.interval(), (used.value(), whole.value()))
    if result is Result.FAIL and _is_balanced(share, claims):
        result, text = Result.ROUNDING, text + "（各项占比凑足 100%）"
    title = f"“{share.subject}”占{share.base}的比重与金额不符"
    return Outcome(result, (said, used, whole), title, f"{shown(used)} ÷ {shown(whole)} = {text}")


def _spent(claims: Sequence[Claim], year: int | None) -> list[Claim]:
    return [claim for claim in _amounts(claims) if claim.role is not Role.BUDGET and claim.year == year]


def _is_balanced(share: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the shares of the list make exactly 100 %, so that one of them may be a unit off."""
    listed = [claim.amount for claim in claims if claim.kind is ClaimKind.SHARE and claim.base == share.base]
    return len(listed) > 1 and sum(amount.value for amount in listed) == 100


def _whole(facts: Facts, share: Claim, claims: Sequence[Claim]) -> Operand | None:
    stated = [claim for claim in _spent(claims, share.year) if claim.subject == share.base]
    if stated:
        return Operand.of_claim(stated[0])
    base = plain_subject(share.base)
    indicator = facts.known.by_name(base) or next(iter(facts.known.words().get(base, ())), None)
    readings = facts.readings(indicator) if indicator else []
    return next((Operand.of_reading(reading) for reading in readings if reading.amount), None)


