"""Those of the accounts that a text tells of which are asked for, by how they moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extraction.numbers import Amount
from retrieval.prose.quotes import Quote
from retrieval.understanding.chosen.accounts_asked import AccountsAsked
from retrieval.understanding.chosen.selection import Selection

_WHOLE, _SHARE, _MONEY = Decimal(100), "%", "万元"
_SEVERAL = 3
_SAME = re.compile(r"(?<!不)持平|(?:保持|基本)不变")
"""How reports say of an account that it did not move, though by little it may have."""
NONE_SUCH = "逐项写明的科目里没有符合的，最接近的是："
"""Said before the account that comes nearest to what is asked for."""


BY_RATE = "报告没有逐项写明差额，按完成预算的百分比排："
"""Said before the accounts that are first by a rate, where the amounts by which they moved are not told."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of one account: the words, and by how much it moved, in per cent and in 万元, None where that is not told.

    `unplanned` tells that there was no budget that it could be set against.
    """

    quote: Quote
    rate: Decimal | None
    size: Decimal | None
    unplanned: bool = False

    @property
    def way(self) -> Decimal:
        """More than none where the account came to more, less where it came to less."""
        if self.unplanned:
            return Decimal(1)
        return self.rate if self.rate is not None else self.size or Decimal(0)


def quotes_of(asked: AccountsAsked, told: Sequence[Account]) -> list[Quote]:
    """What is told of the accounts that are asked for; where there are none, of the one that comes nearest, which it says."""
    if those := _chosen(asked, told):
        return [one.quote for one in those]
    way = asked.way or (1 if asked.limits and asked.limits[0].above else -1)
    rated = [one for one in told if one.rate is not None]
    if asked.way == 0 or asked.unplanned or len(rated) < _SEVERAL:
        return []
    nearest = max(rated, key=lambda one: (one.rate or 0) * way)
    return [replace(nearest.quote, lead=f"{NONE_SUCH}{nearest.quote.lead}")]


def _chosen(asked: AccountsAsked, told: Sequence[Account]) -> Sequence[Account]:
    """The accounts that are asked for, in the order of the text, or from the first place on where places are asked for."""
    if asked.unplanned:
        return [one for one in told if one.unplanned]
    those = [one for one in told if _is_of_way(asked, one) and _is_within(asked, one)]
    if not asked.end:
        return those
    if asked.by_rate or any(one.size is not None for one in those):
        return _by_place(asked, those)
    first = _by_place(replace(asked, by_rate=True), those)
    return [replace(one, quote=replace(one.quote, lead=f"{BY_RATE}{one.quote.lead}")) for one in first]


def _is_of_way(asked: AccountsAsked, account: Account) -> bool:
    if asked.way is None:
        return asked.either or account.rate is not None
    if asked.way == 0:
        return _SAME.search(account.quote.text) is not None or (account.way == 0 and account.rate is not None)
    return account.way * asked.way > 0


def _is_within(asked: AccountsAsked, account: Account) -> bool:
    """Whether an account moved as far as the limits have it; how far a budget was spent, where no way is asked for."""
    return all(_keeps(limit, asked, account) for limit in asked.limits)


def _keeps(limit: Selection, asked: AccountsAsked, account: Account) -> bool:
    if limit.bound is None or limit.bound.unit != _SHARE:
        return account.size is not None and limit.admits(Amount.of(abs(account.size), _MONEY)) is True
    if account.rate is None:
        return False
    share = _WHOLE + account.rate if asked.way is None else abs(account.rate)
    return limit.admits(Amount.of(share, _SHARE)) is True


def _by_place(asked: AccountsAsked, those: Sequence[Account]) -> Sequence[Account]:
    """Those at the places of the order that is asked for, by the greatest move first, or the least; ties share a place."""
    size: Callable[[Account], Decimal | None] = lambda one: one.rate if asked.by_rate else one.size  # noqa: E731
    signed = (lambda value: value) if asked.way is None and not asked.either else abs
    sized = [(signed(value) * asked.end, one) for one in those if (value := size(one)) is not None]
    order = sorted({value for value, _ in sized}, reverse=True)
    first, last = asked.places
    return [one for place in order[first - 1 : last] for value, one in sized if value == place]
