"""Answers that set reports in an order by what follows from two numbers of each: a share, a mean, a sum, a difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extraction.crosscheck import verdict
from extraction.numbers import Amount
from extraction.report import State
from retrieval.calculate import Computed, average, difference, gap_between, mean_of, ratio, share, total
from retrieval.composing.choosing import LISTED, ordinal, way
from retrieval.composing.compose import state_finding
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operations import calculate, excess, is_planned, set_against_budget
from retrieval.composing.shares import share_of
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of, whose, words_of
from retrieval.understanding.chosen.selection import Of, Pairing, Selection
from retrieval.understanding.cues import Operation

Own = Sequence[Finding]
"""What one report says of the two things."""

_MEANT = {Pairing.MORE: "{}超过{}", Pairing.LESS: "{}少于{}", Pairing.GAP: "{}与{}相等"}
_SIZES = {
    Pairing.MORE: "{}超过{}的数额",
    Pairing.LESS: "{}少于{}的数额",
    Pairing.GAP: "差额",
    Pairing.TIMES: "倍数",
    Pairing.SUM: "合计",
    Pairing.DONE: "完成{1}的比例",
}
_OPERATIONS = {Pairing.TIMES: Operation.RATIO, Pairing.DONE: Operation.RATIO, Pairing.SUM: Operation.TOTAL}


def rank_shares(draft: Draft, reports: Sequence[Own], lowest: bool, chosen: Selection | None = None) -> None:
    """The share of one thing in another in each report that prints it or both, in order; the reports that do not are named."""

    def tell(own: Own) -> None:
        if len(own) == 1:
            state_finding(draft, own[0])
        else:
            share_of(draft, *own, as_part=False)

    _rank(draft, "占比", [(_share(own), own) for own in reports], lowest, tell, chosen, sized_alike=True)


def mean_of_shares(draft: Draft, reports: Sequence[Own]) -> None:
    """The share of one thing in another in each report, and the mean of these; no mean where a report has none."""
    sizes = [_share(own) for own in reports]
    for own in reports:
        if len(own) == 1:
            state_finding(draft, own[0])
        else:
            share_of(draft, *own, as_part=False)
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes):
        draft.sentences.append("不是每一家都有占比，没有求平均。")
        return
    cited = [draft.cite(finding.readings[0]) for own in reports for finding in own]
    shown = draft.compute(reports[0][0].facts, "占比的平均", mean_of(known), cited)
    draft.sentences.append(f"以上各家占比平均为{shown}（推算）。{marks(cited)}")


def rank_averages(draft: Draft, reports: Sequence[Own], lowest: bool, chosen: Selection | None = None) -> None:
    """What is spent on average in each report that prints both parts, in order; the reports that do not are named."""
    sized = [(_average(own), own) for own in reports]
    _rank(draft, "平均", sized, lowest, lambda own: calculate(draft, Operation.AVERAGE, own), chosen, sized_alike=True)


def rank_pairs(draft: Draft, reports: Sequence[Own], pairing: Pairing, lowest: bool, chosen: Selection | None) -> None:
    """Reports, or things of one report, by what two numbers of each come to together, or those of which the one is more than the
    other, or the same.
    """
    operation = _OPERATIONS.get(pairing, Operation.DIFFERENCE)

    def tell(own: Own) -> None:
        if pairing not in (Pairing.TIMES, Pairing.SUM) and is_planned(own[1]) and not is_planned(own[0]):
            set_against_budget(draft, operation, own)
        else:
            calculate(draft, operation, own)

    by_rate = chosen is not None and chosen.bound is not None and chosen.bound.unit == "%" and pairing in _MEANT
    size = _in_excess if by_rate else _together
    sized = [(size(own, pairing), own) for own in (list(map(_told_as_none, own)) for own in reports)]
    names = next((_names(own) for size, own in sized if size), ("", ""))
    if not (chosen and chosen.by_size) and not any(size and size.exact > 0 for size, _ in sized):
        chosen = Selection(Of.LACKING if pairing is Pairing.GAP else Of.HAVING)  # of nothing there is no most
    what = _SIZES[pairing].format(*names).replace("的数额", "的比例" if by_rate else "的数额")
    _rank(draft, what, sized, lowest, tell, chosen, _MEANT.get(pairing, "").format(*names))


def set_apart(draft: Draft, operation: Operation, reports: Sequence[Own], averaged: bool) -> None:
    """The share of one thing in another, or the mean, of each of two reports, and how far they are apart, or how many times the
    first is the second.
    """
    (rank_averages if averaged else rank_shares)(draft, reports, lowest=False)
    sizes = [_average(own) if averaged else _share(own) for own in reports]
    first, second = sizes if len(sizes) == 2 else (None, None)
    times = operation is Operation.RATIO
    result = (ratio if times else gap_between)(first, second) if first and second else None
    if result is None:
        return
    cited = [draft.cite(finding.readings[0]) for own in reports for finding in own]
    shown = draft.compute(reports[0][0].facts, "比值" if times else f"{'平均' if averaged else '占比'}的差额", result, cited)
    owners = [own[0].facts.record.organisation for own in reports]
    draft.sentences.append(f"{f'{owners[0]}是{owners[1]}的' if times else '相差'}{shown}（推算）。{marks(cited)}")


def _rank(
    draft: Draft, what: str, sized: Sequence[tuple[Computed | None, Own]], lowest: bool, tell: Callable[[Own], None],
    chosen: Selection | None, having: str = "", sized_alike: bool = False,
) -> None:  # fmt: skip
    """Reports by a number that follows from their findings: which is at a place, or those that are meant; each told in order,
    and those without one. `having` says what those have that are meant by the sign of the number; `sized_alike`, that each is
    told with its number as it stands, so that the first is named with it.
    """
    things = len({own[0].facts.record.file for _, own in sized}) < len(sized)
    known = [(size, own) for size, own in sized if size is not None]
    known.sort(key=lambda one: one[0].exact, reverse=not lowest)
    if known and chosen and chosen.by_size:
        meant = [own for size, own in known if chosen.admits(Amount(size.value, size.places, size.unit))]
        _tell_meant(draft, f"{what}“{chosen.words}”" if chosen.words else having, meant, things, chosen.counted)
    elif known:
        first, last = chosen.places if chosen and chosen.of is Of.PLACES else (1, 1)
        ends = {size.exact for size, _ in known[last - 1 : last]}
        meant = [own for at, (size, own) in enumerate(known, 1) if size.exact in ends or first <= at < last]
        place = f"第{ordinal(first)}" if first == last else f"前{ordinal(last)}"
        at = f"{way(lowest)}{place}" if last > 1 else "最低" if lowest else "最高"
        if sized_alike and not lowest and last == 1 and not known[0][0].exact:
            chosen, meant = None, []  # of nothing there is no most
            draft.sentences.append(f"可比的各家{what}都是0。")
        owners = _sized(draft, meant, known) if sized_alike and not things else _owners(draft, meant, things)
        draft.sentences.extend([f"{what}{at}的是{owners}。"] if meant else [])
    for _, own in known[:LISTED]:
        tell(own)
    silent = dict.fromkeys(own[0].asked if things else own[0].facts.record.organisation for size, own in sized if size is None)
    if silent and known:
        draft.sentences.append(f"没有数可算的：{'、'.join(list(silent)[:LISTED])}。")


def _sized(draft: Draft, meant: Sequence[Own], known: Sequence[tuple[Computed, Own]]) -> str:
    """Whose the numbers are, and how much; equal ones together."""
    sizes = [(own, size.written(draft.unit, draft.places)) for own in meant for size, other in known if other is own]
    words = [f"{'约' if size.about else ''}{words_of(Amount(size.value, 0, size.unit))}{_each(own, size)}" for own, size in sizes]
    if len(set(words)) == 1:
        return f"{_owners(draft, meant, things=False)}，为{words[0]}"
    return "；".join(f"{_owners(draft, [own], things=False)}{word}" for own, word in zip(meant, words, strict=True))


def _each(own: Own, size: Computed) -> str:
    """Of what a mean is one: /人 behind its money."""
    counted = _amounts(own)[-1].unit
    return "" if size.unit == "%" or not counted else f"/{counted}"


def _told_as_none(finding: Finding) -> Finding:
    """A finding led by the sentence that tells the 0 for which its cell is empty, where one does."""
    zero = (one for one in finding.readings[1:] if one.amount and one.amount.value == 0 and one.claim)
    said = next(zero, None) if finding.readings and finding.readings[0].state is State.BLANK else None
    return replace(finding, readings=(said,), verdict=verdict((said,))) if said else finding


def _tell_meant(draft: Draft, what: str, meant: Sequence[Own], things: bool, counted: bool) -> None:
    if not meant:
        draft.sentences.append(f"可比的各{'项' if things else '家'}中，没有{what}的。")
        return
    cited, unit = [draft.cite(own[0].readings[0]) for own in meant], "项" if things else "家"
    many = draft.count(meant[0][0].facts, f"{what}的{unit}数", len(meant), unit, cited) if counted else ""
    owners = _owners(draft, meant[:LISTED], things)
    draft.sentences.append(f"{what}的有{many}：{owners}{'等' if len(meant) > LISTED else ''}。")


def _owners(draft: Draft, those: Sequence[Own], things: bool) -> str:
    """Whose the numbers are, and of several things of one report which."""
    leads = ((own[0].facts, own[0].readings[0]) for own in those)
    told = ((f"{whose(facts, lead)}{label_of(facts, lead) if things else ''}", lead) for facts, lead in leads)
    return "、".join(f"{name}[{draft.cite(lead)}]" for name, lead in told)


def _names(own: Own) -> tuple[str, str]:
    """What the two numbers of a report are called: planned and spent, or the two things."""
    if is_planned(own[1]) and not is_planned(own[0]):
        return "决算", "预算"
    first, second = (finding.name or label_of(finding.facts, finding.readings[0]) for finding in own)
    return first, second


def _amounts(own: Own) -> list[Amount]:
    """The amounts of the findings; none where one of them has none."""
    amounts = [finding.readings[0].amount for finding in own if finding.readings]
    known = [amount for amount in amounts if amount]
    return known if len(known) == len(own) else []


def _together(own: Own, pairing: Pairing) -> Computed | None:
    """What the two numbers of a report come to, money in 万元 so that reports compare."""
    amounts = _amounts(own)
    if pairing is Pairing.SUM:
        computed = total(amounts) if amounts else None
    elif len(amounts) != 2:
        return None
    elif pairing is Pairing.DONE:
        return share(*amounts)
    elif pairing is Pairing.TIMES:
        computed = ratio(*amounts)
    else:
        computed = difference(*(amounts[::-1] if pairing is Pairing.LESS else amounts))
    if computed and pairing is Pairing.GAP:
        computed = replace(computed, exact=abs(computed.exact))
    return computed.written("万元", None) if computed else None


def _in_excess(own: Own, pairing: Pairing) -> Computed | None:
    """By how many per cent of the second number the first is more, or less; None of a second one of 0."""
    amounts = _amounts(own)
    if len(amounts) != 2 or not amounts[1].value:
        return None
    apart = difference(*(amounts[::-1] if pairing is Pairing.LESS else amounts))
    return (excess(apart, amounts[1]) or apart) if apart else None  # one that falls short is beyond no limit


def _average(own: Own) -> Computed | None:
    """元 for each of those counted, where a report prints both the amount and their number."""
    amounts = _amounts(own)
    both = len(amounts) == 2 and amounts[0].unit != amounts[1].unit  # nothing follows from a count over itself
    return average(amounts[0], amounts[1], "元") if both else None


def _share(own: Own) -> Computed | None:
    """What a report says is the share, in per cent, or else what follows from part and whole."""
    amounts = _amounts(own)
    if len(amounts) == 1 and amounts[0].unit == "%":
        return total(amounts)
    return share(amounts[0], amounts[1]) if len(amounts) == 2 else None
