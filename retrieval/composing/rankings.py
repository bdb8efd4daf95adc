"""Answers that set reports, or the parts of a total, in an order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extraction.disclosed import is_not_counted
from extraction.report import Role, State
from retrieval.composing.belied import tell_belied
from retrieval.composing.caveats import say_if_bases_differ, say_if_kinds_differ, say_if_placed_otherwise
from retrieval.composing.choosing import (
    LISTED,
    beyond_mean,
    ordinal,
    tell_against_mean,
    tell_by_place,
    tell_by_size,
    tell_closest,
    tell_nearest_mean,
    tell_position,
    way,
)
from retrieval.composing.compose import of_basic_form, state_finding, tell_conflict
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import Operand, comparable, owned, size_of, stated
from retrieval.composing.shares import share_of
from retrieval.readings.leading import Finding, told_where_blank
from retrieval.readings.moved.rates_alone import is_belied_change, tells_way, without_place
from retrieval.readings.silence import NOT_FOUND, silence_on
from retrieval.readings.wording import whose
from retrieval.understanding.chosen.selection import Of, Selection

_BOUNDS = "≥≤<>"
_WAYS = (Of.RISEN, Of.FALLEN)
"""What a rate tells as well as an amount."""


def rank(
    draft: Draft, findings: Sequence[Finding], lowest: bool, chosen: Selection | None = None, both_ends: bool = False
) -> None:  # fmt: skip
    """All values in order, those asked for first; blanks and what is not disclosed are named, never counted as 0.

    `both_ends`: the last is told too.
    """
    findings = [told_where_blank(finding) for finding in findings]
    unplaced = apart = without_place(findings)
    way_alone = [one for one in apart if chosen and chosen.of in _WAYS and not chosen.most and tells_way(one)]
    apart = [one for one in apart if is_belied_change(one) or not any(one is other for other in way_alone)]
    placed = [one for one in findings if not any(one is other for other in unplaced)]
    found = [one for one in placed if one.readings and one.readings[0].amount]
    blank = [finding for finding in findings if finding.readings and finding.readings[0].state is State.BLANK]
    moved = chosen is not None and chosen.of is Of.MOVED
    ordered = sorted(found, key=lambda one: abs(_size(one)) if moved else _size(one), reverse=not lowest)
    sized = ordered + way_alone
    if chosen and found and _comparable(ordered):
        chosen = beyond_mean(draft, ordered, chosen)
    unread = [one for one in placed if one.readings and one.readings[0].state is State.UNREADABLE]
    untold = bool(unread) or any(not finding.readings for finding in findings)
    if chosen and chosen.of is Of.SILENT:
        tell_silent(draft, findings, [*found, *apart, *blank], named=False)
    if found and not _comparable(ordered):
        draft.sentences.append("各处单位不同，不能比较：" + _listed([stated(draft, f) for f in ordered[:LISTED]]))
    elif len(found) == 1 and not (blank or chosen):
        _alone(draft, found[0])
    elif not (chosen and chosen.by_size and (found or blank) and tell_by_size(draft, sized, blank, chosen, untold)) and found:
        sure = not (unread or (len(ordered) > 1 and any(_bounded(one) for one in ordered)))
        _in_order(draft, ordered, lowest, chosen, sure)
        if both_ends and sure:
            _first(draft, ordered[::-1], not lowest, moved=False)
    listed = {figure.file for figure in draft.figures}  # of a long order not all are told
    told = [finding for finding in ordered if finding.facts.record.file in listed]
    draft.sentences.extend(filter(None, (tell_belied(draft, finding) for finding in told)))
    draft.sentences.extend(filter(None, (tell_conflict(draft, finding) for finding in told)))
    say_if_kinds_differ(draft, found)
    say_if_bases_differ(draft, told)
    if chosen is None or not chosen.of_change:
        say_if_placed_otherwise(draft, told)
    _unread(draft, unread)
    _apart(draft, apart, "" if way_alone else "，没有排进上面次序")
    if not (chosen and chosen.of is Of.LACKING):
        _blank(draft, blank)
    if not chosen or chosen.of is not Of.SILENT:
        tell_silent(draft, findings, [*found, *way_alone, *apart, *blank, *unread])


def _bounded(finding: Finding) -> bool:
    """Whether a number is printed as but a bound of what it is (≥95.15%)."""
    amount = finding.readings[0].amount
    return amount is not None and any(sign in amount.comparator for sign in _BOUNDS)


def _apart(draft: Draft, findings: Sequence[Finding], unplaced: str) -> None:
    """Changes of which but a rate is printed, or which their own sentence belies: each as it is printed."""
    if findings:
        draft.sentences.append(f"只写了增减率，或者金额与增减率方向不一致{unplaced}的：")
    for finding in findings[:LISTED]:
        state_finding(draft, finding)


def _alone(draft: Draft, finding: Finding) -> None:
    """The one number that there is, which nothing can be set against."""
    value = stated(draft, finding)
    draft.sentences.append(f"只有{value.owner}有{value.name}这个数，为{value.words}，没有可以比较的。[{value.mark}]")


def _in_order(draft: Draft, ordered: Sequence[Finding], lowest: bool, chosen: Selection | None, sure: bool) -> None:
    """The order, after who comes first in it or which of it are meant, where that is `sure`."""
    if not sure:
        end = "低" if lowest else "高"
        draft.sentences.append(f"{stated(draft, ordered[0]).name}有的只写明界限，或者在表中无法辨认，不能断定谁最{end}。")
    elif chosen and chosen.of is Of.POSITION:
        tell_position(draft, ordered, chosen, lowest)
    elif chosen and chosen.of is Of.MEAN:
        tell_against_mean(draft, ordered, chosen)
    elif chosen and chosen.of is Of.NEAR:
        tell_nearest_mean(draft, ordered, chosen)
    elif chosen and chosen.of is Of.CLOSEST:
        tell_closest(draft, ordered)
    elif not (chosen and chosen.of is Of.PLACES and tell_by_place(draft, ordered, chosen, lowest)):
        _first(draft, ordered, lowest, moved=chosen is not None and chosen.of is Of.MOVED)
    values = [stated(draft, finding) for finding in ordered[:LISTED]]
    more = "（只列前二十份）" if len(ordered) > len(values) else ""
    draft.sentences.append(f"{way(lowest)}{more}：{_listed(values)}")


def _first(draft: Draft, ordered: Sequence[Finding], lowest: bool, moved: bool) -> None:
    """Who is first, with all that are equal to it; that nobody has any, where the highest is nothing."""
    values = [stated(draft, finding) for finding in ordered[:LISTED]]
    first = [value for value in values if comparable(value.amount).value == comparable(values[0].amount).value]
    mixed = len({finding.facts.record.kind for finding in ordered}) > 1  # no final number is a 政府采购预算
    called = (ordered[0].asked or ordered[0].name if mixed else "") or values[0].name
    if not lowest and first[0].amount.value == 0:
        draft.sentences.append(f"没有一家的{called}大于零。{marks([value.mark for value in first])}")
        return
    word = "变化最大" if moved else "最低" if lowest else "最高"
    whom = "、".join(value.owner for value in first)
    draft.sentences.append(f"{called}{word}的是{whom}，为{first[0].words}。{marks([value.mark for value in first])}")


def _blank(draft: Draft, blank: Sequence[Finding]) -> None:
    uncounted = [finding for finding in blank if is_not_counted(finding.readings[0])]
    in_words = [finding for finding in blank if finding not in uncounted and finding.readings[0].figure is None]
    empty = [finding for finding in blank if finding not in uncounted and finding not in in_words]
    cells = "基本支出表中空白" if any(of_basic_form(one.readings[0]) for one in empty) else "没有发生（表中空白）"
    for told, own in ((cells, empty), ("报告写明没有发生", in_words), ("报告写明不统计", uncounted)):
        named = [f"{whose(f.facts, f.readings[0])}[{draft.cite(f.readings[0])}]" for f in own[:LISTED]]
        draft.sentences.extend([f"{told}的：{'、'.join(named)}。"] if named else [])


def tell_silent(draft: Draft, findings: Sequence[Finding], telling: Sequence[Finding], named: bool = True) -> None:
    """In whose reports nothing was found; by the name of the thing where that is what is asked."""
    told = {finding.facts.record.organisation for finding in telling}  # one of two files of a report may not hold it
    silent = [name for name in dict.fromkeys(f.facts.record.organisation for f in findings) if name not in told]
    what = "" if named else f"“{telling[0].name or telling[0].asked}”" if telling else ""
    if silent and telling:
        more = "等" if len(silent) > LISTED else ""
        draft.sentences.append(f"{NOT_FOUND}{what}的：{'、'.join(silent[:LISTED])}{more}。")
    elif telling and not named:
        draft.sentences.append(f"各份报告都披露了{what}。")


def rank_things_apart(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """Reports by each of several things in turn, or by each of several numbers of one thing."""
    numbers = dict.fromkeys(map(_number, findings))
    for number in numbers:
        rank(draft, [finding for finding in findings if _number(finding) == number], lowest)


def _number(finding: Finding) -> tuple[str, Role | None]:
    """Which number of which thing was found."""
    lead = finding.readings[0] if finding.readings else None
    item = (lead.figure or lead.claim) if lead else None
    return finding.asked, item.role if item else None


def rank_parts(
    draft: Draft, findings: Sequence[Finding], lowest: bool, chosen: Selection | None = None, both_ends: bool = False,
    whole: str = "",
) -> None:  # fmt: skip
    """The largest or smallest part of a total, with all that are equal to it; or those of the parts that are meant.

    What is 0 is no smallest part where there is any other. `both_ends`: the other end is told too. `whole`: what all parts
    are of, where all are asked for.
    """
    found = [finding for finding in findings if finding.readings and finding.readings[0].amount]
    unread = _unread(draft, findings)
    ordered = sorted(found, key=_size, reverse=not lowest)
    apart = len({finding.facts.record.organisation for finding in found}) > 1
    if chosen and ordered:
        chosen = beyond_mean(draft, ordered, chosen, parts=True) if _comparable(ordered) else chosen
        if chosen.of is Of.PLACES:
            ordered = [finding for finding in ordered if _size(finding)] or ordered
        meant = _meant(ordered, chosen)
        _tell_parts(draft, [stated(draft, finding) for finding in meant], lowest, chosen, whole)
        if meant:
            return tell_silent(draft, findings, found)
    if both_ends:
        rank_parts(draft, found, not lowest)
    among = "在能够辨认的各项中" if unread else ""
    told = [finding for finding in ordered if _size(finding)] or ordered
    for finding in told:
        if _size(finding) != _size(told[0]):
            break
        made, end = stated(draft, finding), "最低" if lowest else "最高"
        which = f"{among}{end}的是{made.owner}{made.name}" if apart else f"{made.owner}{among}{end}的是{made.name}"
        draft.sentences.append(f"{which}，为{made.words}。[{made.mark}]")
        draft.sentences.extend(filter(None, [tell_conflict(draft, finding)]))
    tell_silent(draft, findings, found)


def _unread(draft: Draft, parts: Sequence[Finding]) -> bool:
    """Say which parts cannot be read, of which any may be the largest; whether there are such."""
    unread = [part for part in parts if part.readings and part.readings[0].state is State.UNREADABLE]
    for part in unread:
        state_finding(draft, part)
    return bool(unread)


def _meant(ordered: Sequence[Finding], chosen: Selection) -> list[Finding]:
    """Those that are meant of an order, equal ones together."""
    first, last = chosen.places
    if chosen.of is Of.PLACES:
        sizes = set(map(_size, ordered[first - 1 : last]))
        return [one for one in ordered if _size(one) in sizes] if first == last else list(ordered[first - 1 : last])
    return [one for one in ordered if (amount := one.readings[0].amount) and chosen.admits(comparable(amount))]


def _tell_parts(draft: Draft, values: Sequence[Operand], lowest: bool, chosen: Selection, whole: str) -> None:
    apart = len({value.finding.facts.record.organisation for value in values}) > 1
    told = "；".join(f"{value.owner if apart else ''}{value.name}{value.words}[{value.mark}]" for value in values)
    cited = [value.mark for value in values]
    counted = bool(values) and chosen.counted
    label = f"“{chosen.words}”的项数" if chosen.words else "项数"
    many = draft.count(values[0].finding.facts, label, len(values), "项", cited) if counted else ""
    what = f"“{chosen.words}”的{f'有{many}' if many else ''}" if chosen.words else way(lowest)
    what = f"共{many}，{what}" if many and not chosen.words else what
    place = f"第{ordinal(chosen.places[0])}的" if chosen.places[0] > 1 else ""
    of = f"{whole}的各项" if whole else ""
    whose_parts = "" if apart or not values else values[0].owner
    draft.sentences.append(f"{whose_parts}{of}{what}{place}：{told}。" if values else f"没有一项{what}。")


def rank_part_shares(
    draft: Draft, whole: Finding, parts: Sequence[Finding], lowest: bool, chosen: Selection | None
) -> None:  # fmt: skip
    """The largest or smallest part of a total, or those that are meant, each with its share in the total."""
    _unread(draft, parts)
    ordered = sorted((one for one in parts if one.readings and one.readings[0].amount), key=_size, reverse=not lowest)
    same = [one for one in ordered if _size(one) == _size(ordered[0])]
    for part in _meant(ordered, chosen) if chosen else same:
        share_of(draft, part, whole)


def rank_things(draft: Draft, findings: Sequence[Finding], lowest: bool) -> None:
    """Things that a question names, of one report or each of another, with their values, and which is largest or smallest."""
    blank = [finding for finding in findings if finding.readings and finding.readings[0].state is State.BLANK]
    for finding in blank:
        state_finding(draft, finding)
    draft.sentences.extend(f"{silence_on(finding)}“{finding.missing}”。" for finding in findings if not finding.readings)
    found = sorted((f for f in findings if f.readings and f.readings[0].amount), key=_size, reverse=not lowest)
    values = [stated(draft, finding) for finding in found]
    if not values or not _comparable(found):
        draft.sentences.extend(f"{value.owner}{value.name}为{value.words}。[{value.mark}]" for value in values)
        return
    apart = len({value.owner for value in values}) > 1
    names = [f"{value.owner}{value.name}" if apart else value.name for value in values]
    told = "，".join(f"{name}{value.words}[{value.mark}]" for name, value in zip(names, values, strict=True))
    first = "、".join(name for name, finding in zip(names, found, strict=True) if _size(finding) == _size(found[0]))
    alike = _size(found[0]) == _size(found[-1])
    verdict = ("；各数相等" if alike else f"；{first}最{'少' if lowest else '多'}") if len(values) > 1 else ""
    draft.sentences.append(f"{'' if apart else values[0].owner}{told}{verdict}。")


def _comparable(findings: Sequence[Finding]) -> bool:
    sizes = [size_of(finding) for finding in findings]
    return len({size.unit for size in sizes if size.unit or size.value}) < 2  # 持平 is written without a unit


def _size(finding: Finding) -> Decimal:
    return size_of(finding).value


def _listed(values: Sequence[Operand]) -> str:
    return "；".join(map(owned, values)) + "。"
