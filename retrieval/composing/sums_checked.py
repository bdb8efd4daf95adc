"""Whether parts add up to the total that a report prints: those that a question names, or all the items of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from extraction.crosscheck import Reading
from extraction.crosscheck import Verdict as Outcome
from extraction.indicators import Catalogue
from extraction.labels import plain_label
from extraction.report import ClaimKind
from retrieval.calculate import Computed, in_unit, total
from retrieval.composing.compose import state_finding
from retrieval.composing.draft import Draft
from retrieval.composing.operands import Operand, operand
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.listed_projects import SUM_OF_LIST
from retrieval.readings.parts.largest import find_parts
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_PROJECTS_ADDED = re.compile(
    r"(?:[\d几一二两三四五六七八九十]+个|各个?|所有|全部)项目(?!支出)[^，。]*[加合和][^，。]*(?=等于|[是和跟与])"
)
"""五个项目加起来等于项目支出吗, where no project has an amount of its own."""
_SUMS_UP = re.compile(
    r"(?:加|之和|合计|总和).*(?:对得上|对不对|对不上|一致|相等|等于(?!多少|几)|吻合|相符|是不是|吗$)|等于(?!多少|几).*(?:之和|加)|对[得不]上总"
)
_ITS_ITEMS = re.compile(r"(?:各|每一?|分|子|明细|下面的?|所有|全部)(?:个?分?[项类款]|明细|科目)|明细|分项|细项|子项")
_NO_TOTAL = 2
"""A number that is so many times the others together is none that they make."""


def sums_up(query: Query) -> bool:
    """Whether it is asked if parts add up to a total."""
    return query.operation in (Operation.TOTAL, Operation.CHECK) and bool(_SUMS_UP.search(query.question))


def check_sum(draft: Draft, query: Query, findings: Sequence[Finding], catalogue: Catalogue) -> bool:
    """The parts, their sum, the total that the report prints, and whether these agree; False where no total is found."""
    parts = [finding for finding in findings if finding.readings and finding.readings[0].amount]
    whole = _whole(parts) if len(parts) > 1 else None
    if len(parts) == 1 and (items := _items_of(query, parts[0], catalogue)):
        whole, parts = parts[0], items
    parts = [part for part in parts if whole is None or part.readings[0] != whole.readings[0]]
    amounts = [part.readings[0].amount for part in parts if part.readings[0].amount]
    computed = total(amounts) if whole and len(amounts) > 1 else None
    if computed is None and len(parts) == 1 and _PROJECTS_ADDED.search(query.question):
        state_finding(draft, parts[0])
        draft.sentences.append("没有找到各个项目的金额，不能相加核对。")
        return True
    if whole is None or computed is None:
        return False
    terms = [made for part in parts if (made := operand(draft, part))]
    printed = operand(draft, whole)
    assert printed is not None
    shown = draft.compute(parts[0].facts, "合计", computed, [term.mark for term in terms])
    told = _closes(computed, printed)
    listed = "，".join(f"{term.name}{term.words}[{term.mark}]" for term in terms)
    draft.sentences.append(
        f"{terms[0].owner}{listed}，合计为{shown}（推算）；报告所列{printed.name}为{printed.words}[{printed.mark}]：{told}。"
    )
    return True


def _items_of(query: Query, whole: Finding, catalogue: Catalogue) -> list[Finding]:
    """The items that one number is the total of: of a form whose items are its columns (三公), or where a question asks if all of
    them come to it (公用经费各项加起来等于合计吗).
    """
    lead = whole.readings[0].figure
    columns = lead is not None and lead.form == "three_public" and not plain_label(lead.row)
    asked = columns or _ITS_ITEMS.search(query.about)
    parts = find_parts(query, whole.facts, catalogue, whole.facts.record.year) if asked else []
    return parts if all(part.readings and part.readings[0].amount for part in parts) else []


def _whole(parts: Sequence[Finding]) -> Finding | None:
    """The total: the largest of three or more, if the others can make it, else the largest number of their sentence.

    One of several projects is no total of the others.
    """
    if len(printed := [part for part in parts if SUM_OF_LIST.fullmatch(part.asked)]) == 1:
        return printed[0]
    leads = [part.readings[0] for part in parts]
    others = [part for part, lead in zip(parts, leads, strict=True) if not (lead.figure and lead.figure.subject)]
    if len(others) == 1 < len(parts) - 1:  # all else is of projects
        return others[0]
    sizes = [part.readings[0].amount.value if part.readings[0].amount else Decimal(0) for part in parts]
    projects = {lead.figure.subject for lead in leads if lead.figure}
    top = _largest_beside(parts[0].facts, leads)
    named = len(projects) < 2 < len(parts) and max(sizes) < _NO_TOTAL * (sum(sizes) - max(sizes))
    if named and (_is_made_of_rest(leads, sizes) or top is None or (top.amount and top.amount.value <= max(sizes))):
        return parts[sizes.index(max(sizes))]
    return Finding(parts[0].facts, "", (top,), Outcome.PROSE_ONLY) if top else None


def _is_made_of_rest(leads: Sequence[Reading], sizes: Sequence[Decimal]) -> bool:
    """Whether the largest of some numbers is what the others come to."""
    largest = leads[sizes.index(max(sizes))]
    rest = [lead.amount for lead in leads if lead is not largest and lead.amount]
    made, whole = total(rest), largest.amount and in_unit(largest.amount, rest[0].unit)
    return bool(made and whole and made.spread.meets(whole.interval()))


def _largest_beside(facts: Facts, leads: Sequence[Reading]) -> Reading | None:
    """The largest number that the sentences of some others tell beside these."""
    sentences = {lead.claim.sentence for lead in leads if lead.claim}
    beside = (claim for claim in facts.claims if claim.kind is ClaimKind.AMOUNT and claim.sentence in sentences)
    others = [reading for reading in map(Reading.of_claim, beside) if reading not in leads]
    return max(others, key=lambda one: one.amount.value if one.amount else 0, default=None)


def _closes(computed: Computed, printed: Operand) -> str:
    """Whether a sum is the printed total, or may be it by the rounding of its parts."""
    whole = in_unit(printed.amount, computed.unit)
    if whole is None:
        return "单位不同，无从比对"
    if Fraction(whole.value) == computed.exact:
        return "对得上，两者一致"
    return "只差四舍五入的尾差，不算矛盾" if computed.spread.meets(whole.interval()) else "对不上，两者不一致，请核对原文"
