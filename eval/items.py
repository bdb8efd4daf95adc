"""The numbers that a report prints, by the generator's truth, as a faithful chat model tells them and as it may misread them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extraction.model_readings import Stated
from extraction.numbers import MONEY


@dataclass(frozen=True, slots=True)
class Item:
    """A number that a report prints, by the generator's truth, with how a faithful model tells it.

    `text` is the number as told, `quote` and `passage` where it stands; `thing` is what it is of: two items of one thing may
    stand for each other. `group` is its table or paragraph, `row` and `column` its place there.
    """

    thing: tuple[str, ...]
    text: str
    value: Decimal
    unit: str
    year: int
    quote: str
    passage: str
    group: str
    form: str | None = None
    panel: str = ""
    row: tuple[str, ...] = ()
    column: str = ""
    planned: bool = False

    def at(self, passage: str) -> Item:
        """The same in a passage."""
        return replace(self, passage=passage)

    def told(self) -> Stated:
        """What a faithful model says of it."""
        return Stated("/".join(self.thing), self.text, self.unit, str(self.year), self.quote, self.passage)


@dataclass(frozen=True)
class Pages:
    """All items of one report, in printed order, and those of a report of another organisation."""

    items: tuple[Item, ...]
    foreign: tuple[Item, ...] = ()

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], list[Item]]:
        return _grouped(self.items, lambda one: (one.group, one.panel, *one.row))

    @cached_property
    def _columns(self) -> dict[tuple[str, ...], list[Item]]:
        return _grouped(self.items, lambda one: (one.group, one.panel, one.column))

    @cached_property
    def _groups(self) -> dict[tuple[str, ...], list[Item]]:
        return _grouped(self.items, lambda one: (one.group,))

    @cached_property
    def _values(self) -> dict[tuple[str, ...], list[Item]]:
        return _grouped(self.items, lambda one: (str(one.value), one.unit))

    def row(self, item: Item) -> list[Item]:
        """The items of the same row."""
        return self._rows[(item.group, item.panel, *item.row)]

    def column(self, item: Item) -> list[Item]:
        """The items of the same column of the same lane."""
        return self._columns[(item.group, item.panel, item.column)]

    def group(self, item: Item) -> list[Item]:
        """The items of the same table or paragraph."""
        return self._groups[(item.group,)]

    def equal(self, item: Item) -> list[Item]:
        """The items with the same number and unit."""
        return self._values[(str(item.value), item.unit)]

    def of_forms(self, forms: Iterable[str]) -> list[Item]:
        """The items of some statutory forms."""
        wanted = set(forms)
        return [one for one in self.items if one.form in wanted]


@dataclass(frozen=True, slots=True)
class Planted:
    """A misreading, and the item whose place it cites: the item itself where only what is said of it is wrong."""

    stated: Stated
    cited: Item

    def coincides(self, item: Item) -> bool:
        """Whether nothing of it is wrong: the same amount and year, of the same thing or in words that hold the item's own."""
        same_amount = _yuan(decimal_of(self.stated.value), self.stated.unit) == _yuan(item.value, item.unit)
        words, own = plain(self.stated.quote), plain(item.quote)
        same_words = self.stated.passage == item.passage and (own in words or words in own)
        same_place = same_words or (self.cited.thing == item.thing and self.stated.passage == self.cited.passage)
        return same_amount and same_place and self.stated.period == str(item.year)


def _grouped(items: Iterable[Item], key: Callable[[Item], tuple[str, ...]]) -> dict[tuple[str, ...], list[Item]]:
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def decimal_of(text: str) -> Decimal:
    """The number of a text, without comparator and commas."""
    return Decimal(text.lstrip("≤≥<>=").replace(",", ""))


def _yuan(value: Decimal, unit: str) -> tuple[Decimal, str]:
    return (value * MONEY[unit], "元") if unit in MONEY else (value, unit)


def plain(text: str) -> str:
    """A text without blanks and in half width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
