"""Where the numbers of a flattened form belong: what all order-preserving placements that the form's sums allow have in common.

The rows of the form stand in the line one after the other, and in each row its numbers from left to right; which of the
row's columns are blank is lost. Sums that the form prints, and figures that other forms print too, rule placements out.
A number is placed where it stands in every placement that is left; where it can stand in two slots, or where no
placement closes, it stays without a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

_MOST_STATES = 10_000
"""A form that leaves more partial placements open than this is given up: its numbers stay without a place."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the form that may hold a number: its lane, row and column as figures name them."""

    panel: str
    label: str
    code: str
    column: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlotRow:
    """The slots of one printed row from left to right; after it `least` to `most` of the numbers are used up."""

    slots: tuple[Slot, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Sum:
    """known + totals − parts = 0, within half a unit of the last printed place for every number in it; blank slots are 0.

    `known` comes from `count` numbers that are in their place; an `exact` sum states the same figure twice.
    """

    totals: frozenset[Slot]
    parts: frozenset[Slot]
    known: Decimal
    count: int
    exact: bool = False


Balance = tuple[int, int]
"""What a sum comes to so far, in halves of the last printed place, and of how many numbers."""

State = tuple[int, tuple[Balance, ...]]
"""How many numbers are used up, and the balance of every sum."""

Choice = tuple[State, tuple[Slot, ...], State]


def place(rows: Sequence[SlotRow], numbers: Sequence[Decimal], first: int, sums: Sequence[Sum], half: Decimal) -> dict[int, Slot]:
    """The slot of each number that has only one, by its index; `first` is the index of the first number in the rows.

    `half` is half a unit of the last place to which numbers are printed.
    """
    values = [int(number / half) for number in numbers]
    layers: list[list[Choice]] = []
    states: set[State] = {(first, tuple((int(one.known / half), one.count) for one in sums))}
    for row, later in zip(rows, _remaining(rows, sums), strict=True):
        choices = (choice for state in states for choice in _choices(row, state, values, sums))
        layers.append([choice for choice in choices if _may_close(choice[2], sums, later, len(numbers))])
        states = {after for _, _, after in layers[-1]}
        if len(states) > _MOST_STATES:
            return {}
    return _shared(layers, states)


def _remaining(rows: Sequence[SlotRow], sums: Sequence[Sum]) -> list[list[tuple[bool, bool]]]:
    """For each row, of every sum whether slots of its totals and of its parts follow in later rows."""
    found = [[(False, False)] * len(sums)]
    for row in reversed(rows[1:]):
        own = set(row.slots)
        found.append([
            (totals or bool(one.totals & own), parts or bool(one.parts & own))
            for one, (totals, parts) in zip(sums, found[-1], strict=True)
        ])
    return found[::-1]


def _choices(row: SlotRow, state: State, numbers: Sequence[int], sums: Sequence[Sum]) -> Iterator[Choice]:
    """Every way to put the next numbers into the slots of a row, in order."""
    index, balances = state
    for end in range(max(index, row.least), row.most + 1):
        for slots in combinations(row.slots, end - index):
            held = dict(zip(slots, numbers[index:end], strict=True))
            after = tuple(_changed(balance, one, held) for one, balance in zip(sums, balances, strict=True))
            yield state, slots, (end, after)


def _changed(balance: Balance, one: Sum, held: Mapping[Slot, int]) -> Balance:
    value, count = balance
    for slot, number in held.items():
        sign = (slot in one.totals) - (slot in one.parts)
        value, count = value + sign * number, count + abs(sign)
    return value, count


def _may_close(state: State, sums: Sequence[Sum], later: Sequence[tuple[bool, bool]], numbers: int) -> bool:
    """Whether every sum can still close, given that none of the numbers to come is below 0."""
    for one, (value, count), (totals, parts) in zip(sums, state[1], later, strict=True):
        slack = 0 if one.exact else count + (numbers - state[0] if totals or parts else 0)
        if not (totals or value >= -slack) or not (parts or value <= slack):
            return False
    return True


def _shared(layers: Sequence[Sequence[Choice]], ends: set[State]) -> dict[int, Slot]:
    """What all placements that reach the end have in common."""
    possible: defaultdict[int, set[Slot]] = defaultdict(set)
    viable = ends
    for layer in reversed(layers):
        kept = [choice for choice in layer if choice[2] in viable]
        for (index, _), slots, _ in kept:
            for at, slot in enumerate(slots, index):
                possible[at].add(slot)
        viable = {before for before, _, _ in kept}
    return {at: next(iter(slots)) for at, slots in possible.items() if len(slots) == 1}
