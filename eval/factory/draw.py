"""Chance, from a seed: amounts in 元 with cents, splits that add up exactly, picks and permutations."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
LEAST = Decimal(500)
"""No amount but nothing is smaller (元), so that none rounds to 0.00 万元."""

_WORDS = Path(__file__).parent / "words"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def words(name: str) -> Any:
    """A word list of the factory, by the name of its YAML file."""
    return yaml.load((_WORDS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)


def cents(amount: Decimal) -> Decimal:
    """An amount with two decimals."""
    return amount.quantize(CENT, ROUND_HALF_UP)


class Draw:
    """Draws in the order in which it is asked: the same seed and the same questions give the same report."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def chance(self, part: float) -> bool:
        """True in that part of all cases."""
        return self.random.random() < part

    def pick(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[self.random.randrange(len(choices))]

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Some of several, in their order."""
        count = min(self.random.randint(least, most), len(choices))
        return [choices[place] for place in sorted(self.random.sample(range(len(choices)), count))]

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(least, most)

    def factor(self, least: float, most: float) -> Decimal:
        """A factor with four decimals."""
        return Decimal(self.random.randint(round(least * 10_000), round(most * 10_000))) / 10_000

    def money(self, least: float, most: float) -> Decimal:
        """An amount in 元 with cents; every order of magnitude is as likely as the next."""
        amount = Decimal(repr(round(least * (most / least) ** self.random.random(), 2)))
        return max(cents(amount), LEAST + Decimal(self.random.randint(0, 99)) / 100)

    def near(self, amount: Decimal, least: float, most: float) -> Decimal:
        """An amount times a factor, in 元 with cents."""
        return cents(amount * self.factor(least, most)) + Decimal(self.random.randint(0, 99)) / 100

    def round_money(self, amount: Decimal, step: Decimal = HUNDRED) -> Decimal:
        """An amount as budgets have it: a multiple of a step."""
        return max((amount / step).quantize(Decimal(1), ROUND_HALF_UP), Decimal(5)) * step

    def split(self, total: Decimal, weights: Sequence[float]) -> list[Decimal]:
        """Parts in about these proportions, none under the least amount, that add up to the total to the cent."""
        weighed = [Decimal(repr(weight)) * self.factor(0.7, 1.3) for weight in weights]
        spare = total - LEAST * len(weights)
        if spare < 0:
            raise ValueError(f"{total} cannot be split into {len(weights)} parts")
        parts = [LEAST + (spare * weight / sum(weighed)).quantize(CENT) for weight in weighed]
        largest = max(range(len(parts)), key=lambda place: parts[place])
        parts[largest] += total - sum(parts)
        return parts
