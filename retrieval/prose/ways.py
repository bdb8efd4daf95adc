"""Which way a thing went, by what a question takes for granted and by what a report tells, and whose reason is printed."""

from __future__ import annotations

import re

from extraction.report import CHANGE_KINDS, Claim, ClaimKind
from retrieval.readings.facts import Facts

_MORE = re.compile(
    r"增长|增加|增多|"
    r"比[^，。]{0,6}(?:年|预算|以前|之前)(?:还|又|要)?[多高](?!少)|上升|涨(?!跌)|[大猛剧激骤暴飙]增|升了|走高|翻[倍番]|翻了|多(?:了|(?=[这那]么多))|变多|多花|更多"
    r"|超支|超预算|超出|超过|大于|高于"
)
_LESS = re.compile(
    r"减少|"
    r"比[^，。]{0,6}(?:年|预算|以前|之前)(?:还|又|要)?[少低]|下降|降低|下滑|走低|腰斩|缩减|缩水|(?<!涨)跌|[大猛剧锐骤]减|骤降|[降减少](?:了|(?=[这那]么))|变少|少花"
    r"|更少|[没未]有?花完|[没未]有?用完|[只才没未]有?完成|完成了?(?:不到|不足)|小于|低于|结余"
)
_CLAUSE_ENDS = re.compile(r"[，,。；;]")
_YEAR_BEFORE = re.compile(r"上一?年|去年|同比")
SAID = {1: "增长（或超出）", -1: "减少（或下降）", 0: "持平"}


def way_asked(question: str) -> int | None:
    """Whether a question is about more (1) or less (-1); None where it does not say, or says both."""
    more, less = bool(_MORE.search(question)), bool(_LESS.search(question))
    return None if more is less else 1 if more else -1


def way_gone(facts: Facts, claim: Claim) -> int | None:
    """Which way a thing went by a claim, or by another of the same reason; None where the report does not say."""
    one = stating(facts, claim)
    if one is None:
        return None
    level = 100 if one.kind is ClaimKind.COMPLETION else 0
    return (one.amount.value > level) - (one.amount.value < level)


def stating(facts: Facts, claim: Claim) -> Claim | None:
    """The claim that tells which way a thing went: this one, or another of the same reason."""
    beside = (other for other in facts.claims if other.subject == claim.subject and other.reason == claim.reason)
    return next((one for one in (claim, *beside) if one.kind in CHANGE_KINDS | {ClaimKind.COMPLETION}), None)


def owns_reason(facts: Facts, claim: Claim) -> bool:
    """Whether the printed reason is of this claim, and not of another base: 完成预算的60%；较上年增长5%，增长的原因是….

    The words before a reason tell which way, or against which base, a thing went by it.
    """
    if _is_of_whole(facts, claim) or _is_of_next(facts, claim):
        return False
    clause = _CLAUSE_ENDS.split(claim.sentence.partition(claim.reason)[0])[-1] if claim.reason else ""
    if "原因" not in clause:
        return True
    way, gone = way_asked(clause), way_gone(facts, claim)
    if way and gone and way != gone:
        return False
    of_year, of_plan = bool(_YEAR_BEFORE.search(clause)), "预算" in clause
    return of_year is of_plan or not claim.base or ("预算" in claim.base) is of_plan


def _is_of_whole(facts: Facts, claim: Claim) -> bool:
    """Whether a reason printed behind the sentence of a claim is that of the whole of which the claim tells but a part (其中)."""
    if not claim.reason or claim.reason in claim.sentence or not _is_part(claim):
        return False
    sharing = next((one for one in facts.claims if one.sentence == claim.sentence and one.reason == claim.reason), claim)
    return sharing.subject != claim.subject and not _is_part(sharing)


def _is_part(claim: Claim) -> bool:
    return "其中" in claim.sentence.partition(claim.subject if claim.subject in claim.sentence else claim.quote)[0]


def _is_of_next(facts: Facts, claim: Claim) -> bool:
    """Whether a reason printed behind the sentence of a claim is that of the next sentence, which sets the thing against another
    base: 完成预算的96%。与上年相比，增加20万元，主要原因是….
    """
    if not claim.reason or claim.reason in claim.sentence or not claim.base:
        return False
    alike = [one for one in facts.claims if one.reason == claim.reason and one.subject == claim.subject and one.base]
    planned = "预算" in claim.base
    return any(one.reason in one.sentence and ("预算" in one.base) is not planned for one in alike)
