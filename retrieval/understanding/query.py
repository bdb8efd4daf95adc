"""What a question asks, before anything is looked up."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from extraction.report import Role
from retrieval.understanding.chosen.selection import OWN_BODIES, WHOM, Pairing, Selection
from retrieval.understanding.cues import RANKING, Beyond, Measure, Operation
from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.periods import Years
from retrieval.understanding.whom.own_roles import OwnRoles
from retrieval.understanding.within import Within

_LARGEST_PART = re.compile(r"谁[占是]了?最?大头|大头是谁")
"""谁占大头 of one organisation asks for a part of its money."""


class Relation(StrEnum):
    """What is asked of two sides."""

    REST = "rest"
    SHARE = "share"
    RATIO = "ratio"
    EQUAL = "equal"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Sides:
    """The organisations of a query in two groups: the first of them against the others, and what is asked of both sums, or of
    the means of those that are several (`averaged`), or against the sum of all, which they are part of (`in_all`).
    """

    first: int
    relation: Relation
    averaged: bool = False
    in_all: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks, before anything is looked up.

    `question` is folded (see `lexicon.fold`). `organisations` are names of the library, `unknown` names that it does
    not hold; `mentions` name rows, columns, projects or tables; `leftovers` are content words that nothing explains, of which
    those `narrowing` make another thing of what is asked;
    `apart` are words that make it one that no report tells of by itself (下属单位, 除了人员经费);
    `counted` is the indicator that an average is taken over, `heads` the number of persons that the question tells
    for it, `monthly` that it is taken over the months of the year, `counters` are the units (批, 人次, 辆) that a count is
    asked in.
    `about` is the question without names and years, `asked` what it names besides the words that only ask, in stretches.
    `chosen` tells which of an order are asked for, `pairing` that the order is one by two numbers of each report;
    `sides` tells which of the organisations are set against the sum of the others.
    `without` are organisations that are left out of it (除了枣庄), `besides` parts that an order of parts leaves out; `own` are
    organisations with what is asked of each, where that differs (A的人员经费和B的公用经费), `own_roles` with which number of it
    (A的预算和B的决算).
    `budgets_too` tells that an order is to hold those of which there is but a budget.
    `unclear` are words that point to something which no question has named (第二个).
    `within` is the only part of a report in which to look; a difference is one from what stands in the part `against`, or,
    where that is none, from what the whole report tells.
    `unnamed` is what names, years, cues and fillers leave of the question; `guessed` the indicator that it was taken for,
    because of `used_for`, where it names but a part of what that was spent on.
    """

    question: str
    operation: Operation
    measures: tuple[Measure, ...]
    organisations: tuple[str, ...]
    unknown: tuple[str, ...]
    years: Years
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    budget: str
    unit: str | None
    places: int | None
    leftovers: tuple[str, ...]
    section: str | None = None
    counted: str | None = None
    heads: int | None = None
    monthly: bool = False
    budgets_too: bool = False
    counters: tuple[str, ...] = ()
    beyond: Beyond | None = None
    unnamed: str = ""
    guessed: str = ""
    used_for: str = ""
    narrowing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    about: str = ""
    unclear: str = ""
    chosen: Selection | None = None
    pairing: Pairing | None = None
    sides: Sides | None = None
    without: tuple[str, ...] = ()
    own: tuple[tuple[str, Mention], ...] = ()
    own_roles: OwnRoles = ()
    besides: tuple[Mention, ...] = ()
    within: Within | None = None
    against: Within | None = None

    @property
    def rows(self) -> list[Mention]:
        """What it names that may be a row of a form, an indicator or the subject of a sentence."""
        return [mention for mention in self.mentions if mention.names_row]

    @property
    def names_own(self) -> bool:
        """Whether the question itself names what it asks about, and takes it from no question before."""
        named = (mention for mention in self.rows if mention.text in self.question)
        return any(not says_little(mention.text) for mention in named)

    @property
    def asks_income(self) -> bool:
        """Whether what it asks about comes in, so that nothing is spent on it."""
        return any("income" in key for mention in self.mentions for key in mention.keys(None)[:1])

    def of_owner(self, organisation: str) -> Query:
        """The question as far as it is about one organisation, where it asks each for a thing or a number of its own."""
        if self.own_roles:
            own_role = tuple(role for owner, role in self.own_roles if owner == organisation)
            return replace(self, roles=own_role, own_roles=()).of_owner(organisation)
        own = tuple(mention for owner, mention in self.own if owner == organisation)
        others = tuple(mention for mention in self.mentions if not mention.names_row)
        return replace(self, mentions=(*others, *own)) if own else self

    @property
    def weighs_reports(self) -> bool:
        """Whether the share of one organisation's amount in that of another, or in the sum of several, is asked for."""
        weighed = self.operation in (Operation.RATIO, Operation.TOTAL) and self.measures == (Measure.SHARE,)
        one_thing = len({row.keys(None)[:1] for row in self.rows if row.keys(None)}) < len("AB")
        return weighed and one_thing and len(self.organisations) != 1

    @property
    def asks_whom(self) -> bool:
        """Whether it asks for organisations, and names none."""
        return not self.organisations and bool(WHOM.search(self.question))

    @property
    def asks_own_bodies(self) -> bool:
        """Whether it asks which of the bodies of the one organisation that it names comes first."""
        asked = WHOM.search(_LARGEST_PART.sub("", self.question)) or OWN_BODIES.search(self.question)
        return self.operation in RANKING and len(self.organisations) == 1 and bool(asked)

    @property
    def asks_own(self) -> bool:
        """Whether the question asks for more than the value of what was asked about before."""
        return self.names_own or self.operation is not Operation.VALUE

    def to_json(self) -> dict[str, Any]:
        """The query as `ask --explain` prints it."""
        within = self.within.words if self.within else ""
        told = asdict(replace(self, within=None, against=None))
        return {**told, "mentions": [mention.text for mention in self.mentions], "within": within}
