"""What is told of a rate or a change that its own sentence belies."""

from __future__ import annotations

from extraction.crosscheck import Reading
from extraction.report import Claim
from retrieval.composing.draft import Draft, marks
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.moved.contradictions import Mismatch, direction_by_amount, wrong_rate
from retrieval.readings.wording import change_words, thing_of, whose, words_of
from retrieval.reply import Verdict


def tell_belied(draft: Draft, finding: Finding) -> str:
    """What an order adds to a completion rate that the amounts of its own sentence belie; nothing for others."""
    claim = finding.readings[0].claim
    mismatch = wrong_rate(finding.facts, claim) if claim is not None else None
    if claim is None or mismatch is None:
        return ""
    doubted = f"{whose(finding.facts, finding.readings[0])}所写的{words_of(claim.amount)}有疑问，"
    return doubted + recomputed_rate(draft, finding.facts, claim, mismatch).removeprefix("但")


def recomputed_rate(draft: Draft, facts: Facts, claim: Claim, mismatch: Mismatch) -> str:
    """What the completion rate would be by the amounts of its own sentence."""
    readings = [Reading.of_claim(mismatch.final), Reading.of_claim(mismatch.budget)]
    cited = [draft.cite(reading) for reading in readings]
    words = [draft.state(facts, reading, Verdict.PROSE_ONLY, [mark]) for reading, mark in zip(readings, cited, strict=True)]
    rate = draft.compute(facts, f"{thing_of(claim)}完成率", mismatch.computed, cited, claim.year)
    return f"但与同一句所列决算数{words[0]}、预算数{words[1]}不一致：按这两个数推算为{rate}（推算），请核对原文。{marks(cited)}"


def budget_of_nothing(draft: Draft, facts: Facts, budget: Claim) -> str:
    """That a budget of 0 can be no base of a rate."""
    reading = Reading.of_claim(budget)
    cited = draft.cite(reading)
    return f"{budget.base}为{draft.state(facts, reading, Verdict.PROSE_ONLY, [cited])}[{cited}]，不能作为基数"


def opposite_ways(draft: Draft, facts: Facts, claim: Claim, other: Claim) -> str:
    """That the same sentence says of amount and rate that they go opposite ways, and which it must be by this year's amount."""
    reading = Reading.of_claim(other)
    cited = draft.cite(reading)
    number = draft.state(facts, reading, Verdict.CONFLICT, [cited])
    said = f"但同一句又说{change_words(other, number)}，方向不一致"
    if settled := direction_by_amount(facts, claim, other):
        both = marks([cited, draft.cite(Reading.of_claim(settled[0]))])
        return f"{said}；按本年数推算，只有{'增加' if settled[1] else '减少'}才与所写的增减率相符，请核对原文。{both}"
    return f"{said}，请核对原文。[{cited}]"
