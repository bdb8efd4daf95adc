"""Answers that tell which of an order are meant: the second, the first three, those beyond a limit, who has any and who none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from extraction.numbers import Amount
from extraction.printed import chinese_number
from retrieval.calculate import Computed, difference, gap_between, mean, ratio, total
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import Operand, comparable, owned, size_of, stated
from retrieval.readings.leading import Finding
from retrieval.readings.wording import whose
from retrieval.understanding.chosen.selection import Of, Selection

LISTED = 20
"""So many reports are listed; of more, those at the end that is asked for."""
_MOST = {Of.RISEN: "增加最多", Of.FALLEN: "减少最多"}
_SIGNS = {
    Of.HAVING: "有{}", Of.LACKING: "没有{}", Of.TOLD: "披露了{}", Of.RISEN: "{}是增加", Of.FALLEN: "{}是减少",
    Of.STEADY: "{}没有变化",
}  # fmt: skip


def tell_by_size(
    draft: Draft, ordered: Sequence[Finding], blank: Sequence[Finding], chosen: Selection, untold: bool = False
) -> bool:
    """Those whose number is meant, how many they are where that is asked, and the rest; False where it cannot be told.

    `blank` are the reports whose cell is empty: they have none of the thing; `untold`: others do not tell of it.
    """
    parted = _parted(ordered, chosen)
    if parted is None:
        return False
    those, rest = parted
    lacking = list(blank) if chosen.of is Of.LACKING else []
    if not (ordered or lacking):
        return False
    told, others = ([stated(draft, one) for one in some[:LISTED]] for some in (those, rest))
    name = told[0].name if told else others[0].name if others else lacking[0].name or lacking[0].asked
    what = what_is_meant(name, chosen)
    if those or lacking:
        named = [*map(owned, told), *(_empty(draft, finding) for finding in lacking[:LISTED])]
        number = len(those) + len(lacking)
        marks = [value.mark for value in told] + [draft.cite(one.readings[0]) for one in lacking[:LISTED]]
        many = draft.count((those or lacking)[0].facts, f"{what}的家数", number, "家", marks) if chosen.counted else ""
        draft.sentences.append(f"{what}的{'是' if chosen.most else '有'}{many}：{'；'.join(named)}{_more(number)}。")
    else:
        none = f"已披露的各家都有{name}" if chosen.of is Of.LACKING else f"没有一家{'' if chosen.of is Of.HAVING else '的'}{what}"
        draft.sentences.append(f"{'能够判断的各家中，' if untold else ''}{none}。")
    if others:
        draft.sentences.append(f"其余：{'；'.join(map(owned, others))}{_more(len(rest))}。")
    return True


def _parted(ordered: Sequence[Finding], chosen: Selection) -> tuple[list[Finding], list[Finding]] | None:
    """Those that are meant and the rest; None where a number has no common measure with the bound."""
    those: list[Finding] = []
    rest: list[Finding] = []
    for finding in ordered:
        amount = finding.readings[0].amount
        meant = chosen.admits(amount) if amount else False
        if meant is None:
            return None
        (those if meant and not (chosen.most and size_of(finding).value != size_of(ordered[0]).value) else rest).append(finding)
    return those, rest


def what_is_meant(name: str, chosen: Selection) -> str:
    """What those are called that are meant by the size of a number of that name."""
    if chosen.words:
        return f"{name}“{chosen.words}”"
    return f"{name}{_MOST[chosen.of]}" if chosen.most else _SIGNS[chosen.of].format(name.removesuffix("决算数"))


def tell_by_place(draft: Draft, ordered: Sequence[Finding], chosen: Selection, lowest: bool) -> bool:
    """Those at the places of the order that are meant, equal ones together; False where the order does not reach so far."""
    first, last = chosen.places
    if len(ordered) < first:
        return False
    values = [stated(draft, one) for one in ordered[: max(last, LISTED)]]
    sizes = [comparable(value.amount).value for value in values]
    if first == last:
        same = [value for value, size in zip(values, sizes, strict=True) if size == sizes[first - 1]]
        told = f"第{ordinal(first)}的是{'、'.join(value.owner for value in same)}，为{same[0].words}"
        marks = "".join(f"[{value.mark}]" for value in same)
        draft.sentences.append(f"{values[0].name}{way(lowest)}{told}。{marks}")
    else:
        draft.sentences.append(f"{values[0].name}{way(lowest)}前{ordinal(last)}：{'；'.join(map(owned, values[:last]))}。")
    return True


def tell_position(draft: Draft, ordered: Sequence[Finding], chosen: Selection, lowest: bool) -> None:
    """Whereabouts in the order the one stands that is asked about."""
    sizes = [comparable(amount).value for one in ordered if (amount := one.readings[0].amount)]
    if chosen.whose not in {finding.facts.record.organisation for finding in ordered}:
        draft.sentences.append(f"{chosen.whose}没有可比的数，排不出名次。")
    for place, finding in enumerate(ordered):
        if finding.facts.record.organisation == chosen.whose:
            value, at = stated(draft, finding), sizes.index(sizes[place]) + 1
            record = finding.facts
            number = draft.count(record, f"{value.name}的名次", at, "", [value.mark])
            among = draft.count(record, f"有{value.name}可比的份数", len(ordered), "份", [value.mark])
            draft.sentences.append(
                f"{value.owner}{value.name}为{value.words}，在{among}报告中{way(lowest)}排第{number}。[{value.mark}]"
            )


def tell_against_mean(draft: Draft, ordered: Sequence[Finding], chosen: Selection) -> None:
    """How many times the mean of all the one has that is asked about, or the first, or how far it is from that."""
    own = next((one for one in ordered if chosen.whose in ("", one.facts.record.organisation)), None)
    average = state_mean(draft, ordered) if own else None
    amount = own.readings[0].amount if own else None
    part = total([amount]) if amount else None
    result = (ratio if chosen.words else gap_between)(part, average) if part and average else None
    if own is None or part is None or average is None or result is None:
        return
    value = stated(draft, own)
    shown = draft.compute(own.facts, f"{value.name}与平均数的{'比值' if chosen.words else '差额'}", result, [value.mark])
    more = "高" if part.exact > average.written(part.unit, None).exact else "低"
    said = f"是平均数的{shown}" if chosen.words else f"比平均数{more}{shown}"
    draft.sentences.append(f"{value.owner}{value.name}为{value.words}，{said}（推算）。[{value.mark}]")


def tell_nearest_mean(draft: Draft, ordered: Sequence[Finding], chosen: Selection) -> None:
    """Whose number lies nearest to the mean of all, or farthest from it, with all that are equal to it."""
    average = state_mean(draft, ordered)
    if average is None:
        return
    values = [stated(draft, finding) for finding in ordered]
    sizes = [comparable(value.amount) for value in values]
    middle = average.written(sizes[0].unit, None).exact
    apart = [abs(Fraction(size.value) - middle) for size in sizes]
    those = [value for value, far in zip(values, apart, strict=True) if far == (max if chosen.rising else min)(apart)]
    told = "、".join(map(owned, those))
    draft.sentences.append(f"离平均数最{'远' if chosen.rising else '近'}的是{told}。")


def tell_closest(draft: Draft, ordered: Sequence[Finding]) -> None:
    """Which two of an order are nearest to each other, and how far they are apart; all such pairs."""
    values = [stated(draft, finding) for finding in ordered]
    pairs = [(one, other, gap) for one, other in pairwise(values) if (gap := difference(*_larger_first(one, other)))]
    least = min((abs(gap.exact) for _, _, gap in pairs), default=None)
    for one, other, gap in pairs:
        if abs(gap.exact) == least:
            cited = [one.mark, other.mark]
            shown = draft.compute(one.finding.facts, f"{one.name}的差额", gap, cited)
            draft.sentences.append(f"{one.name}最接近的是{owned(one)}和{owned(other)}，相差{shown}（推算）。{marks(cited)}")


def _larger_first(one: Operand, other: Operand) -> tuple[Amount, Amount]:
    more = comparable(one.amount).value >= comparable(other.amount).value
    return (one.amount, other.amount) if more else (other.amount, one.amount)


def beyond_mean(draft: Draft, ordered: Sequence[Finding], chosen: Selection, parts: bool = False) -> Selection:
    """Those beyond the mean of all as those beyond that number, which is stated; of `parts`, things of other names."""
    average = state_mean(draft, ordered, parts) if chosen.of is Of.BEYOND and chosen.bound is None else None
    return replace(chosen, bound=Amount(average.value, average.places, average.unit)) if average else chosen


def state_mean(draft: Draft, ordered: Sequence[Finding], parts: bool = False) -> Computed | None:
    """The mean of the numbers of an order, stated; of `parts`, things of other names."""
    average = mean([amount for one in ordered if (amount := one.readings[0].amount)])
    if average is None:
        return None
    values = [stated(draft, one) for one in ordered]
    name, cited = "各项" if parts else values[0].name, [value.mark for value in values]
    shown = draft.compute(ordered[0].facts, f"{name}的平均", average, cited)
    draft.sentences.append(f"{name if parts else f'各报告的{name}'}平均为{shown}（推算）。{marks(cited)}")
    return average


def _empty(draft: Draft, finding: Finding) -> str:
    why = "表中空白" if finding.readings[0].figure else "报告写明没有发生"
    return f"{whose(finding.facts, finding.readings[0])}（{why}）[{draft.cite(finding.readings[0])}]"


def way(lowest: bool) -> str:
    """Which way an order goes, in words."""
    return "从低到高" if lowest else "从高到低"


def ordinal(number: int) -> str:
    """A place in an order as it is written."""
    return chinese_number(number) if number < 100 else f"“{number}”"


def _more(number: int) -> str:
    return "等（只列前二十家）" if number > LISTED else ""
