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
from itertools import combinations, islice

_MOST_CHOICES = 100_000
"""A form that needs more steps than this is given up: its numbers stay without a place."""


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
    left = _MOST_CHOICES
    for step in _steps(rows, sums):
        choices = list(islice((choice for state in states for choice in step.choices(state, values)), left + 1))
        left -= len(choices)
        if left < 0:
            return {}
        layers.append([choice for choice in choices if step.may_close(choice[2], len(values))])
        states = {after for _, _, after in layers[-1]}
    return _shared(layers, states)


@dataclass(frozen=True, slots=True)
class _Step:
    """One row with the sums that its slots take part in: by slot, and whether slots of their totals and parts follow below."""

    row: SlotRow
    effects: Mapping[Slot, Sequence[tuple[int, int]]]
    later: Sequence[tuple[int, bool, bool, bool]]

    def choices(self, state: State, values: Sequence[int]) -> Iterator[Choice]:
        """Every way to put the next numbers into the slots, in order."""
        index, balances = state
        for end in range(max(index, self.row.least), self.row.most + 1):
            for slots in combinations(self.row.slots, end - index):
                after = list(balances)
                for slot, number in zip(slots, values[index:end], strict=True):
                    for at, sign in self.effects[slot]:
                        after[at] = (after[at][0] + sign * number, after[at][1] + 1)
                yield state, slots, (end, tuple(after))

    def may_close(self, state: State, numbers: int) -> bool:
        """Whether the row's sums can still close, given that none of the numbers to come is below 0."""
        for at, totals, parts, exact in self.later:
            value, count = state[1][at]
            slack = 0 if exact else count + (numbers - state[0] if totals or parts else 0)
            if not (totals or value >= -slack) or not (parts or value <= slack):
                return False
        return True


def _steps(rows: Sequence[SlotRow], sums: Sequence[Sum]) -> list[_Step]:
    steps: list[_Step] = []
    below: set[Slot] = set()
    for row in reversed(rows):
        own = set(row.slots)
        effects = {
            slot: [(at, 1 if slot in one.totals else -1) for at, one in enumerate(sums) if slot in one.totals | one.parts]
            for slot in row.slots
        }
        later = [
            (at, bool(one.totals & below), bool(one.parts & below), one.exact)
            for at, one in enumerate(sums) if own & (one.totals | one.parts)
        ]
        steps.append(_Step(row, effects, later))
        below |= own
    return steps[::-1]


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
