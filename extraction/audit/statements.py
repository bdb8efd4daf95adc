"""Statements of the prose about one thing: 占比, 完成率 and words that compare with a plan, recomputed from what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.audit.facts import Facts, Passage
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import comparable, quotient, shown
from extraction.context import is_total
from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind, Role

_PLAN = r"(?:全年|年初|当年)?预算数?"
_AGAINST_PLAN = re.compile(
    rf"决算数?(?P<way>大于|高于|超过|小于|低于|少于|等于){_PLAN}|决算数?(?:与|和){_PLAN}(?P<same>持平|一致|相同)"
)
_OF_PLAN = re.compile(r"(?:年初|全年|调整|当年)预算数?$")
"""A share of what was planned."""
_ALL_OF_A_SIDE = re.compile(r"(?:总|本年度?)(?P<side>收入|支出)")
"""What a paragraph states as 收入合计 before it gives the shares of 总收入 or 本年收入."""
_GREATER = frozenset({"大于", "高于", "超过"})
_LESS = frozenset({"小于", "低于", "少于"})


def _amounts(claims: Sequence[Claim], role: Role | None = None, base: str = "") -> list[Claim]:
    return [
        claim for claim in claims
        if claim.kind is ClaimKind.AMOUNT and claim.amount.is_money and (role is None or claim.role is role)
        and (not base or claim.base == base)
    ]


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
                outcome = _words(match, Operand.of_claim(spent), Operand.of_claim(plans[-1]), passage)
                apart = spent.amount == plans[-1].amount and _is_apart(spent, passage.claims)
                yield replace(outcome, result=Result.ROUNDING) if apart and outcome.result is Result.FAIL else outcome


def _is_apart(spent: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the rate of completion tells that two amounts differ which print the same."""
    rates = [claim for claim in claims if claim.kind is ClaimKind.COMPLETION and claim.subject == spent.subject]
    return any(claim.amount.value != 100 for claim in rates)


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
    if result is Result.FAIL and _is_balanced(share, claims) and _is_near(said, used, whole):
        result, text = Result.ROUNDING, text + "（各项占比凑足 100%）"
    title = f"“{share.subject}”占{share.base}的比重与金额不符"
    return Outcome(result, (said, used, whole), title, f"{shown(used)} ÷ {shown(whole)} = {text}")


def _spent(claims: Sequence[Claim], year: int | None) -> list[Claim]:
    return [claim for claim in _amounts(claims) if claim.role is not Role.BUDGET and claim.year == year]


def _is_balanced(share: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the shares of the list make exactly 100 %, so that one of them may be a unit off."""
    listed = [claim.amount for claim in claims if claim.kind is ClaimKind.SHARE and claim.base == share.base]
    return len(listed) > 1 and sum(amount.value for amount in listed) == 100


def _is_near(said: Operand, part: Operand, whole: Operand) -> bool:
    """Whether a share is at most a unit of its last place off, as one that makes the list 100 % may be."""
    interval = said.interval()
    unit = interval.high - interval.low
    return interval.low - unit <= part.value() / whole.value() * 100 <= interval.high + unit


def _of_section(facts: Facts, share: Claim) -> list[Claim]:
    """What the section of a share states of its whole by a longer name: 占基本支出 under 一般公共预算财政拨款基本支出."""
    told = (passage.claims for passage in facts.passages if passage.paragraph.section == share.section)
    spent = (claim for claims in told for claim in _spent(claims, share.year))
    base, side = share.base.removeprefix("本年"), _ALL_OF_A_SIDE.fullmatch(share.base)
    if side:  # 占本年收入: no other 收入 is all that came in, and 收入总计 is more than what came in that year
        totals = [claim for claim in spent if is_total(claim.subject, side["side"])]
        return sorted(totals, key=lambda claim: (claim.subject != share.base, claim.subject.endswith("总计")))
    return [claim for claim in spent if claim.subject != share.subject and claim.subject.endswith(base)]


def _whole(facts: Facts, share: Claim, claims: Sequence[Claim]) -> Operand | None:
    if _OF_PLAN.search(share.base):
        planned = (claim for claim in claims if claim.role is Role.BUDGET and claim.kind is ClaimKind.AMOUNT)
        return next((Operand.of_claim(claim) for claim in planned if share.base.startswith(claim.subject)), None)
    spent, side = _spent(claims, share.year), _ALL_OF_A_SIDE.fullmatch(share.base)
    stated = [claim for claim in spent if claim.subject == share.base]
    stated = stated or [claim for claim in spent if side and is_total(claim.subject, side["side"])]
    if stated := stated or _of_section(facts, share):
        return Operand.of_claim(stated[0])
    base = plain_subject(share.base)
    indicator = facts.known.by_name(base) or next(iter(facts.known.words().get(base, ())), None)
    readings = facts.readings(indicator) if indicator else []
    return next((Operand.of_reading(reading) for reading in readings if reading.amount), None)


