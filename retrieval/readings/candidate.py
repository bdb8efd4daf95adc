"""A cell or sentence that a question may speak of, with the mentions that it accounts for and its rank among others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extraction.crosscheck import Reading
from extraction.report import Claim, Figure

UNUSUAL = 1000


class Rank(NamedTuple):
    """Preference among readings of the same words, smaller first in each respect."""

    other_role: int
    elsewhere: int
    unheaded: int
    project: int
    usual: int
    column: int
    order: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading with the mentions that it accounts for (by index) and its preference among equals (smaller first)."""

    reading: Reading
    covered: frozenset[int]
    named: frozenset[int]
    rank: Rank


def item_of(reading: Reading) -> Figure | Claim:
    """The figure or the claim that a reading was taken from."""
    item = reading.figure or reading.claim
    assert item is not None
    return item
