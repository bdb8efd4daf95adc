"""政府采购: what goes to small and medium enterprises, by kind of purchase and by how it was reserved, against the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule
from extraction.audit.relation import at_most, shown
from extraction.numbers import MONEY, Interval
from extraction.report import Claim, ClaimKind

_KINDS = ("货物", "工程", "服务")
_BY_KIND = re.compile(r"(?P<kind>货物|工程|服务)采购授予中小企业合同金额")
_RESERVED = re.compile(r"面向中小企业预留.*中小企业供应商中标")
_OTHERWISE = re.compile(r"其他政府采购项目中.*中小企业供应商中标")


def check_procurement_shares(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """授予中小企业合同金额 = 货物 × its share + 工程 × its share + 服务 × its share, and each share names its own kind."""
    shares = {match["kind"]: claim for claim in _shares(facts) if (match := _BY_KIND.search(claim.subject))}
    for kind, claim in shares.items():
        named = next((other for other in _KINDS if other in claim.base), kind)
        text = f"说的是{kind}采购，所占的却是“{claim.base}”"
        title = f"{kind}采购授予中小企业合同金额占比的整体写成了“{claim.base}”"
        yield Outcome(Result.PASS if named == kind else Result.FAIL, (Operand.of_claim(claim),), title, text)
    whole = facts.said("授予中小企业合同金额")
    spent = {kind: facts.said(f"政府采购{kind}支出") for kind in _KINDS}
    parts = [(amount, shares.get(kind)) for kind, amount in spent.items() if amount is not None and amount.value() != 0]
    if whole is not None and parts and all(share is not None for _, share in parts):
        yield _composed(whole, [(amount, Operand.of_claim(share)) for amount, share in parts if share is not None])


def _shares(facts: Facts) -> list[Claim]:
    return [claim for claim in facts.report.claims if claim.kind is ClaimKind.SHARE and claim.base]


def _composed(whole: Operand, parts: list[tuple[Operand, Operand]]) -> Outcome:
    low = sum((amount.interval().low * share.interval().low for amount, share in parts), Fraction(0)) / 100
    high = sum((amount.interval().high * share.interval().high for amount, share in parts), Fraction(0)) / 100
    value = sum((amount.value() * share.value() for amount, share in parts), Fraction(0)) / 100
    meets = Interval(low, high).meets(whole.interval())
    result = Result.PASS if value == whole.value() else Result.ROUNDING if meets else Result.FAIL
    assert whole.amount is not None
    unit = MONEY[whole.amount.unit or "元"]
    products = " + ".join(f"{shown(amount)} × {shown(share)}" for amount, share in parts)
    total = f"{float(value / Fraction(unit)):,.2f}{whole.amount.unit}"
    text = f"{products} = {total} {'≠' if result is Result.FAIL else '≈'} {shown(whole)}"
    operands = (whole, *(operand for pair in parts for operand in pair))
    return Outcome(result, operands, "各类采购授予中小企业的占比与合同总额不符", text)


def check_procurement_reserved(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """What small and medium enterprises won in reserved projects and in all others is not more than was purchased."""
    amounts = [claim for claim in facts.report.claims if claim.kind is ClaimKind.AMOUNT and claim.amount.is_money]
    reserved = next((claim for claim in amounts if _RESERVED.search(claim.subject)), None)
    otherwise = next((claim for claim in amounts if _OTHERWISE.search(claim.subject)), None)
    whole = facts.said("政府采购支出总额")
    if reserved and otherwise and whole:
        outcome = at_most([Operand.of_claim(reserved), Operand.of_claim(otherwise)], whole)
        yield outcome.told("中小企业在预留项目和其他项目中标的金额之和大于政府采购金额")
