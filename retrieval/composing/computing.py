"""The answer to a formula (A加B占C多少, A减B, A加B等于C吗): its operands, its two sides, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.numbers import Amount
from retrieval.calculate import Computed, gap_between, mean, ratio, share, total
from retrieval.composing.caveats import say_if_kinds_differ
from retrieval.composing.compose import is_nothing, state_finding, tell_other
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import Operand, operand, told
from retrieval.composing.operations import leave_open, no_result
from retrieval.composing.shares import shares_in_sum
from retrieval.readings.leading import Finding
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Relation, Sides
from retrieval.understanding.reckoned.formula import Formula, Term

_LABELS = {Relation.REST: "差额", Relation.SHARE: "占比", Relation.RATIO: "比值"}
_VERBS = {Relation.SHARE: "占", Relation.RATIO: "是"}
_HEADS = ("人", "名")
_QUOTIENTS = {Relation.SHARE: share, Relation.RATIO: ratio}


def tell_formula(draft: Draft, formula: Formula, findings: Sequence[Finding]) -> None:
    """State what each report says of the terms, and what follows; nothing follows where one of them is missing or blank."""
    count = len(formula.terms)
    for at in range(0, len(findings) - count + 1, count):
        _tell(draft, formula, findings[at : at + count])


def tell_sides(draft: Draft, sides: Sides, findings: Sequence[Finding]) -> None:
    """What the amounts of several organisations come to, those of the first side against those of the other, or in all."""
    if sides.in_all:
        shares_in_sum(draft, findings, first=sides.first)
        say_if_kinds_differ(draft, findings)
        return
    terms = tuple(Term(Mention(finding.asked, 0, 0, ())) for finding in findings)
    formula = Formula(sides.relation, terms[: sides.first], terms[sides.first :], averaged=sides.averaged)
    _tell(draft, formula, findings, of_bodies=True)
    say_if_kinds_differ(draft, findings)


def _tell(draft: Draft, formula: Formula, findings: Sequence[Finding], of_bodies: bool = False) -> None:
    stating = replace(draft, places=None)  # decimals are asked of the result
    formula, findings, blank = _without_blank(formula, findings, of_bodies)
    operands = [made for finding in findings if (made := operand(stating, finding))]
    if len(operands) < len(findings):
        leave_open(draft, operands, [*findings, *blank])
        return
    for finding in blank:
        state_finding(draft, finding)
    right = operands[len(formula.left) :]
    formula, left = _without_whole(formula, operands[: len(formula.left)], right)
    if formula.relation is Relation.EQUAL:
        _tell_equality(draft, (formula.left, left), (formula.right, right))
    elif formula.relation is Relation.MORE:
        _tell_more(draft, (formula.left, left), (formula.right, right), formula.averaged)
    else:
        _tell_result(draft, formula, left, right)


def _without_blank(
    formula: Formula, findings: Sequence[Finding], of_bodies: bool
) -> tuple[Formula, list[Finding], list[Finding]]:  # fmt: skip
    """A comparison of sums, or of organisations, without their terms of which there was nothing, as long as a term is left; and
    those terms.
    """
    terms = list(zip(formula.terms, findings, strict=True))
    sides = terms[: len(formula.left)], terms[len(formula.left) :]
    something = all(any(not is_nothing(one) for _, one in side) for side in sides)
    if formula.averaged or not (of_bodies or formula.relation is Relation.MORE) or not something:
        return formula, list(findings), []
    left, right = (tuple(term for term, one in side if not is_nothing(one)) for side in sides)
    told = [one for _, one in terms if not is_nothing(one)]
    return replace(formula, left=left, right=right), told, [one for _, one in terms if is_nothing(one)]


def _without_whole(
    formula: Formula, left: Sequence[Operand], right: Sequence[Operand]
) -> tuple[Formula, list[Operand]]:  # fmt: skip
    """The parts of a share without the whole, which a name run together with theirs may mean too (预留采购金额占采购预算); each
    cell once, whatever words lead to it (发的津贴 and 补贴).
    """
    alone = formula.relation is Relation.SHARE and len(right) == 1
    told = [one.finding.readings[0] for one in right] if alone else []
    parts: list[tuple[Term, Operand]] = []
    for term, one in zip(formula.left, left, strict=True):
        if one.finding.readings[0] not in told:
            parts.append((term, one))
            told += one.finding.readings[:1] if alone else []
    return replace(formula, left=tuple(term for term, _ in parts)), [one for _, one in parts]


def _tell_result(draft: Draft, formula: Formula, left: Sequence[Operand], right: Sequence[Operand]) -> None:
    operands = [*left, *right]
    own, other = _side(formula.left, left, formula.averaged), _side(formula.right, right, formula.averaged)
    result = own if formula.relation is Relation.REST else own and other and _QUOTIENTS[formula.relation](own, other)
    if own is None or result is None:
        no_result(draft, operands)
        return
    if formula.relation is Relation.REST and result.exact < 0 and result.unit in _HEADS:
        no_result(draft, operands, "后者多于前者，两处计人的口径可能不同")
        return
    label = f"{'与'.join(dict.fromkeys(one.name for one in operands))}的{_LABELS[formula.relation]}"
    if other is None:
        said = f"{_listed(left)}；相减得"
    elif len(right) > 1 or len({one.finding.facts.record.organisation for one in operands}) > 1:
        first, second = (_short(one, operands, formula.averaged) for one in (left, right))
        summed = "；".join(_summed(draft, one, side, formula.averaged) for one, side in ((left, own), (right, other)))
        said = f"{summed}；{first}{_VERBS[formula.relation]}{second}的"
    else:
        subject = "" if len(left) > 1 else "前者"
        said = f"{_called(draft, left, own)}，{subject}{_VERBS[formula.relation]}{_called(draft, right, other)}的"
    shown = _shown(draft, operands, result, label)
    draft.sentences.append(f"{said}{shown}（推算）。{marks([one.mark for one in operands])}")


def _tell_more(
    draft: Draft, left: tuple[Sequence[Term], Sequence[Operand]], right: tuple[Sequence[Term], Sequence[Operand]],
    averaged: bool,
) -> None:  # fmt: skip
    """By how much one side is more than the other, each told with its sum where it has several terms."""
    operands = [*left[1], *right[1]]
    own, other = _side(*left, averaged), _side(*right, averaged)
    gap = own and other and gap_between(own, other)
    if own is None or other is None or gap is None:
        no_result(draft, operands)
        return
    sides = "；".join(_summed(draft, one, side, averaged) for (_, one), side in ((left, own), (right, other)))
    first, second = (_short(one, operands, averaged) for _, one in (left, right))
    shown = _shown(draft, operands, gap, "差额")
    more = "多" if own.exact > (other.written(own.unit, None)).exact else "少"
    told = f"{first}比{second}{more}{shown}（推算）" if gap.exact else f"{first}与{second}相等，相差{shown}（推算）"
    draft.sentences.append(f"{sides}；{told}。{marks([one.mark for one in operands])}")


def _summed(draft: Draft, operands: Sequence[Operand], side: Computed, averaged: bool) -> str:
    """The amounts of a side, and their sum or mean where there are several."""
    listed, word = _listed(operands), "平均" if averaged else "合计"
    if len(operands) < 2:
        return listed
    return f"{listed}，{word}为{_shown(replace(draft, places=None), operands, side, word)}（推算）"


def _short(side: Sequence[Operand], operands: Sequence[Operand], averaged: bool) -> str:
    """A side in a word: its sum or mean, whose its one amount is, or of what."""
    if len(side) > 1:
        return "、".join(dict.fromkeys(_told_apart(one, operands) for one in side)) + f"的{'平均' if averaged else '合计'}数"
    return _told_apart(side[0], operands)


def _told_apart(one: Operand, operands: Sequence[Operand]) -> str:
    several = len({other.finding.facts.record.organisation for other in operands}) > 1
    return one.finding.facts.record.organisation if several else one.name


def _called(draft: Draft, operands: Sequence[Operand], side: Computed) -> str:
    """A side in words: its one term, or the sum of several, which is stated."""
    if len(operands) == 1:
        return f"{operands[0].name}（{operands[0].words}）[{operands[0].mark}]"
    return f"{_listed(operands)}，合计为{_shown(replace(draft, places=None), operands, side)}"


def _listed(operands: Sequence[Operand]) -> str:
    return "，".join(f"{told(one)}[{one.mark}]" for one in operands)


def _tell_equality(
    draft: Draft, left: tuple[Sequence[Term], Sequence[Operand]], right: tuple[Sequence[Term], Sequence[Operand]]
) -> None:
    """Whether both sides are the same, or may be it by the rounding of their terms; by how much they differ otherwise."""
    (terms, parts), (others, wholes) = (right, left) if len(left[1]) == 1 < len(right[1]) else (left, right)
    computed, whole = _side(terms, parts), _side(others, wholes)
    gap = computed and whole and gap_between(computed, whole)
    if computed is None or whole is None or gap is None:
        no_result(draft, [*parts, *wholes])
        return
    if len(parts) == len(wholes) == 1 and parts[0].finding.readings[0] == wholes[0].finding.readings[0]:
        no_result(draft, [*parts, *wholes], "两边是报告中的同一个数，无从比对")
        return
    summed = f"，计算得{_shown(draft, parts, computed)}（推算）" if len(parts) > 1 else ""
    printed = "，".join(f"{one.name}为{one.words}[{one.mark}]" for one in wholes)
    printed += f"，计算得{_shown(draft, wholes, whole)}（推算）" if len(wholes) > 1 else ""
    draft.sentences.append(f"{_listed(parts)}{summed}；{printed}：{_verdict(draft, [*parts, *wholes], gap)}。")
    if gap.exact and len(wholes) == 1:
        finding = wholes[0].finding
        equal = (one for one in finding.others if one.amount and _same(computed, one.amount))
        draft.sentences.extend(tell_other(draft, finding, one) for one in list(equal)[:1])


def _verdict(draft: Draft, operands: Sequence[Operand], gap: Computed) -> str:
    if gap.exact == 0:
        return "对得上，两者一致"
    if gap.spread.low <= 0 <= gap.spread.high:
        return "只差四舍五入的尾差，不算矛盾"
    apart = f"两者不一致，相差{_shown(draft, operands, gap, '差额')}（推算）"
    return apart if len(operands) == 2 else f"对不上，{apart}，请核对原文"  # two single things need not be the same


def _same(computed: Computed, amount: Amount) -> bool:
    gap = gap_between(computed, total([amount]) or computed)
    return gap is not None and gap.exact == 0


def _shown(draft: Draft, operands: Sequence[Operand], computed: Computed, label: str = "合计") -> str:
    return draft.compute(operands[0].finding.facts, label, computed, [one.mark for one in operands])


def _side(terms: Sequence[Term], operands: Sequence[Operand], averaged: bool = False) -> Computed | None:
    if averaged and len(operands) > 1:
        return mean([one.amount for one in operands])
    return total([one.amount for one in operands], [term.sign for term in terms]) if operands else None
