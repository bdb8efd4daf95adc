"""Printed rates reckoned anew: what the amounts that the report gives beside a rate come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind, Figure, Role
from retrieval.calculate import Computed, difference, share
from retrieval.readings.facts import Facts

_RATE, _SPENT = re.compile(r"执行率|完成率"), re.compile(r"执行(?!率)|支出|决算")
_ADJUSTED, _PLANNED = re.compile(r"(?:全年|调整后?的?)预算"), re.compile(r"预算(?!执行)")


_SIDES = ("收入", "支出")


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a printed rate comes to by `parts`, which the report states, and whether the printed one `agrees` with that."""

    parts: tuple[Claim, Claim]
    computed: Computed
    agrees: bool


def recomputed(facts: Facts, claim: Claim) -> Recomputed | None:
    """A completion rate, a share or a rate of change by the amounts told beside it; None where these are not told."""
    ways = _WAYS.get(claim.kind)
    made = list(ways(facts, claim)) if ways else []
    return next((one for one in made if one.agrees), next(iter(made), None))


@dataclass(frozen=True, slots=True)
class RateOfRow:
    """What the rate of spending in the row of a form comes to by what was `spent` and the `budget` beside it."""

    spent: Figure
    budget: Figure
    computed: Computed
    agrees: bool


def rate_of_row(facts: Facts, rate: Figure) -> RateOfRow | None:
    """The rate of spending that a cell prints by the amounts of its own row; None where these are not read."""
    if not rate.column or not _RATE.search(rate.column[-1]) or rate.amount is None:
        return None
    row = [one for one in facts.figures if (one.table_no, one.row, one.subject) == (rate.table_no, rate.row, rate.subject)]
    spent, adjusted, first = (_in_column(row, column) for column in (_SPENT, _ADJUSTED, _PLANNED))
    budget = adjusted or first
    made = share(spent.amount, budget.amount) if spent and budget and spent.amount and budget.amount else None
    return RateOfRow(spent, budget, made, made.spread.meets(rate.amount.interval())) if spent and budget and made else None


def _in_column(row: Sequence[Figure], column: re.Pattern[str]) -> Figure | None:
    """The one amount of money of a row under such a header."""
    cells = [one for one in row if one.column and column.search(one.column[-1]) and one.amount and one.amount.is_money]
    return cells[0] if len(cells) == 1 else None


def _of_budget(facts: Facts, claim: Claim) -> Iterator[Recomputed]:
    """What was spent over each budget of the same sentence, that which the rate names first."""
    amounts = [one for one in _told_of(facts, claim) if one.sentence == claim.sentence]
    finals = [one for one in amounts if one.role is not Role.BUDGET]
    budgets = sorted((one for one in amounts if one.role is Role.BUDGET), key=lambda one: one.base != claim.base)
    for budget in budgets if len(finals) == 1 else ():
        yield from _weighed(claim, (finals[0], budget), share(finals[0].amount, budget.amount))


def _of_whole(facts: Facts, claim: Claim) -> Iterator[Recomputed]:
    """The thing over the whole that the share names."""
    parts = [one for one in _told_of(facts, claim) if one.sentence == claim.sentence]
    named = (one for one in facts.claims if _is_whole(one, claim))
    wholes = [one for one in named if one.kind is ClaimKind.AMOUNT and one.year == claim.year and one.role is claim.role]
    for whole in wholes if len(parts) == 1 else ():
        if whole.amount.value < parts[0].amount.value:
            continue  # another whole of that name: 本年收入 of one fund
        yield from _weighed(claim, (parts[0], whole), share(parts[0].amount, whole.amount))


def _is_whole(one: Claim, share: Claim) -> bool:
    """Whether a claim is of the whole of a share, by its name or by a longer one in the same section (财政拨款基本支出).

    All 支出, or 收入, is told as such or as 合计: 基本支出 is another part of it.
    """
    whole = _whole(share.base)
    if whole in _SIDES:
        return _whole(one.subject) in (whole, f"{whole}合计")
    beside = bool(whole) and one.section == share.section and one.subject != share.subject
    return _whole(one.subject) == whole or (beside and one.subject.endswith(whole))


def _whole(subject: str) -> str:
    """A whole by its name alone: 占收入合计 is said of 本年收入合计."""
    return plain_subject(subject).removeprefix("本年")


def _of_change(facts: Facts, claim: Claim) -> Iterator[Recomputed]:
    """The change over what the thing was before it, or both amounts where the sentence gives no change."""
    beside = (one for one in facts.claims if one.kind is ClaimKind.CHANGE_AMOUNT and one.sentence == claim.sentence)
    changes = [one for one in beside if (one.subject, one.base) == (claim.subject, claim.base)]
    for now in _told_of(facts, claim):
        for change in changes if now.role is not Role.BUDGET else ():
            before = difference(now.amount, change.amount)
            yield from _weighed(claim, (change, now), before and share(change.amount.size, before))
        for earlier in _year_before(facts, claim) if not changes else ():
            more = difference(*sorted((now.amount, earlier.amount), key=lambda one: one.value, reverse=True))
            yield from _weighed(claim, (now, earlier), more and share(more, earlier.amount))


def _told_of(facts: Facts, claim: Claim) -> list[Claim]:
    """The amounts of the subject of a rate, told in its section for its year."""
    own = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.section == claim.section)
    return [one for one in own if one.subject == claim.subject and one.year == claim.year]


def _year_before(facts: Facts, claim: Claim) -> list[Claim]:
    """The amounts of the subject of a rate that its own sentence gives of the year before."""
    own = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.sentence == claim.sentence)
    return [one for one in own if one.subject == claim.subject and one.year and claim.year and one.year + 1 == claim.year]


def _weighed(claim: Claim, parts: tuple[Claim, Claim], computed: Computed | None) -> Iterable[Recomputed]:
    return [Recomputed(parts, computed, computed.spread.meets(claim.amount.size.interval()))] if computed else []


_WAYS: dict[ClaimKind, Callable[[Facts, Claim], Iterator[Recomputed]]] = {
    ClaimKind.COMPLETION: _of_budget, ClaimKind.SHARE: _of_whole, ClaimKind.CHANGE_RATE: _of_change,
}  # fmt: skip
