"""Seeded defects: a consistent report is made to disprove itself at one place, and the place is remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from eval.factory.defect_edits import EDITS
from eval.factory.defect_making import Defect, cell_defect, matching, statement_defect, wrong_number
from eval.factory.defect_moves import MOVES
from eval.factory.draw import Draw, words
from eval.factory.generate import Generated, Statement
from eval.factory.spec import Spec


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect; `held` ones are kept from whoever writes the rules, `seen` ones were and have been looked at since."""

    id: str
    name: str
    held: bool
    seen: bool
    apply: Callable[[Generated, Draw], tuple[Spec, Defect] | None]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id."""
    found = {}
    for entry in words("defects"):
        if "cell" in entry:
            apply = _cell_defect(entry["id"], entry["cell"])
        elif "stated" in entry:
            apply = _stated_defect(entry["id"], entry["stated"], entry.get("first_digit", False))
        else:
            apply = (EDITS | MOVES)[entry["edit"]]
        held = entry.get("held", False)
        found[entry["id"]] = Kind(entry["id"], entry["name"], held is True, held == "seen", apply)
    return found


def seed_defect(report: Generated, kind: str, seed: int) -> tuple[Spec, Defect] | None:
    """The report with a defect of the kind and its truth; None where this report has no place for one."""
    return kinds()[kind].apply(report, Draw(f"{report.spec.name}/{kind}/{seed}"))


def _cell_defect(kind: str, pattern: Mapping[str, str]) -> Callable[[Generated, Draw], tuple[Spec, Defect] | None]:
    def apply(report: Generated, draw: Draw) -> tuple[Spec, Defect] | None:
        found = [(spot, wrong) for spot in matching(report, pattern) if (wrong := wrong_number(draw, spot.text))]
        return cell_defect(kind, report, *draw.pick(found)) if found else None

    return apply


def _stated_defect(
    kind: str, pattern: Mapping[str, str], first_digit: bool
) -> Callable[[Generated, Draw], tuple[Spec, Defect] | None]:
    def fits(found: Statement) -> bool:
        stated = found.stated
        return bool(
            re.fullmatch(pattern["key"], stated.key)
            and stated.kind == pattern["kind"]
            and re.fullmatch(pattern.get("subject", ".*"), stated.subject)
        )

    def apply(report: Generated, draw: Draw) -> tuple[Spec, Defect] | None:
        found = [(one, wrong_number(draw, one.stated.quote, first_digit)) for one in report.statements if fits(one)]
        usable = [(one, wrong) for one, wrong in found if wrong]
        return statement_defect(kind, report, *draw.pick(usable)) if usable else None

    return apply
