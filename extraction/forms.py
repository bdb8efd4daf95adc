"""The statutory forms: which one a caption names, and the wording of its columns, from data/forms.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from pathlib import Path

from extraction.numbers import without_blanks

_FILE = Path(__file__).parent.parent / "data" / "forms.yaml"
PERFORMANCE = "performance"
PERFORMANCE_SUMMARY = "performance_summary"
SCORED_FORMS = frozenset({PERFORMANCE, PERFORMANCE_SUMMARY})
"""Forms in which projects, or what they aimed at, are scored."""


Wording = tuple[tuple[str, ...], ...]
"""A header path, each part with the alternatives that places print."""


@dataclass(frozen=True, slots=True)
class Form:
    """One statutory form: id as in the `cells` contract, usual name, caption patterns, value columns."""

    id: str
    name: str
    title: re.Pattern[str]
    excluded: re.Pattern[str] | None
    columns: tuple[Wording, ...]

    @property
    def is_accounts(self) -> bool:
        """Whether it is one of the accounts forms, in which every number is money."""
        return self.id not in SCORED_FORMS

    @property
    def wording(self) -> frozenset[str]:
        """Every word that stands in its column headers somewhere."""
        return frozenset(option for column in self.columns for part in column for option in part)

    def names(self, caption: str) -> bool:
        """Whether a caption without blanks names this form."""
        return bool(self.title.search(caption)) and not (self.excluded and self.excluded.search(caption))


@cache
def forms() -> tuple[Form, ...]:
    """Every statutory form, in the order in which captions are tried."""
    import yaml

    entries = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["forms"]
    return tuple(_form(entry) for entry in entries)


def _form(entry: dict[str, object]) -> Form:
    excluded = re.compile(str(entry["not"])) if "not" in entry else None
    columns = entry.get("columns", [])
    assert isinstance(columns, list)
    wordings = tuple(tuple(tuple(part.split("|")) for part in column.split("/")) for column in columns)
    return Form(str(entry["id"]), str(entry["name"]), re.compile(str(entry["title"])), excluded, wordings)


@cache
def header_wordings() -> frozenset[str]:
    """How the statutory forms word their columns."""
    return frozenset().union(*(form.wording for form in forms()))


@cache
def nested_headers() -> frozenset[tuple[str, str]]:
    """Which headers stand over which in the statutory forms, in every wording."""
    pairs = (pair for form in forms() for column in form.columns for pair in pairwise(column))
    return frozenset(names for upper, lower in pairs for names in product(upper, lower))


@cache
def form_names() -> dict[str, str]:
    """The usual name of each form, by its id."""
    return {form.id: form.name for form in forms()}


def scorecard() -> Form:
    """The form in which the indicators of a project are scored."""
    return next(form for form in forms() if form.id == PERFORMANCE)


def project_list() -> Form:
    """The form that lists the projects of a report with their money and their scores."""
    return next(form for form in forms() if form.id == PERFORMANCE_SUMMARY)


@cache
def form_of(caption: str) -> Form | None:
    """The form that a caption names; None for other tables and, until decided, for budget forms."""
    plain = without_blanks(caption)
    return next((form for form in forms() if form.names(plain)), None)
