"""What sentences list against the whole that they name: items of a section, parts with shares, vehicles by use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Rule
from extraction.audit.relation import add_up
from extraction.context import part_of
from extraction.numbers import Interval
from extraction.report import Claim, ClaimKind, Role

_LEVELS = re.compile(r"[（(][类款项][）)]")


def check_item_sums(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The 年初预算 (`role` 预算) or 决算 of all items that a section lists add up to that of the whole."""
    role = Role(rule.option("role")[0])
    for title in dict.fromkeys(passage.title for passage in facts.passages if passage.claims):
        claims = [claim for passage in facts.passages if passage.title == title for claim in passage.claims]
        amounts = [claim for claim in claims if claim.kind is ClaimKind.AMOUNT and claim.role is role and claim.amount.is_money]
        items = {claim.subject: claim for claim in amounts if _LEVELS.findall(claim.subject)[-1:] in (["（项）"], ["(项)"])}
        wholes = [claim for claim in amounts if "拨款支出" in claim.subject and claim.subject not in items]
        bases = {claim.base for claim in items.values()}
        if len(items) > 1 and wholes and len(bases) == 1:
            whole = next((claim for claim in wholes if claim.base in bases), None)
            if whole:
                what = whole.base or role.value
                parts = [Operand.of_claim(claim) for claim in items.values()]
                said = f"各项{what}之和与“{whole.subject}”{what}不符"
                yield add_up(Operand.of_claim(whole), parts).told(said)


def check_shares_listed(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The parts that a sentence lists with shares that make 100 % make the whole."""
    for passage in facts.passages:
        shares = [claim for claim in passage.claims if claim.kind is ClaimKind.SHARE and claim.base]
        for base in dict.fromkeys(claim.base for claim in shares):
            inside = {claim.subject for claim in shares if claim.base == base}
            amounts = [claim for claim in passage.claims if claim.kind is ClaimKind.AMOUNT and claim.amount.is_money]
            parts = {claim.subject: claim for claim in amounts if claim.subject in inside}
            planned = bool(parts) and all(claim.role is Role.BUDGET for claim in parts.values())
            wholes = (claim for claim in amounts if claim.subject == base and (claim.role is Role.BUDGET) is planned)
            whole = next(wholes, None)
            if whole and len(parts) > 1 and _is_complete([claim for claim in shares if claim.base == base]):
                operands = [Operand.of_claim(claim) for claim in parts.values()]
                yield add_up(Operand.of_claim(whole), operands).told(f"所列各项之和与“{base}”不符")


def _is_complete(shares: Sequence[Claim]) -> bool:
    """Whether the shares of a list make 100 %, so that the list is of parts and leaves none out."""
    total = sum((claim.amount.interval() for claim in shares), Interval(Fraction(0), Fraction(0)))
    return total.low <= 100 <= total.high


def check_vehicles(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The vehicles by use add up to 共有车辆."""
    for passage in facts.passages:
        counts = [claim for claim in passage.claims if claim.kind is ClaimKind.COUNT and claim.amount.unit in ("辆", "台")]
        whole = next((claim for claim in counts if claim.subject.endswith("车辆")), None)
        own = {claim.subject.removeprefix(part_of(whole.subject, "")): claim for claim in counts} if whole else {}
        uses = {subject: claim for subject, claim in own.items() if subject.endswith("用车") and "中的" not in subject}
        if whole and len(uses) > 1:
            parts = [Operand.of_claim(claim) for claim in uses.values()]
            yield add_up(Operand.of_claim(whole), parts).told("各类用车之和与车辆总数不符")
