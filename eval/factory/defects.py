"""Seeded defects: a consistent report is made to disprove itself at one place, and the place is remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from eval.factory.draw import Draw, words
from eval.factory.editing import Spot, sections, spots, texts, with_cell, with_text
from eval.factory.generate import Generated, Statement
from eval.factory.spec import Spec

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong and where: a table's cell, or a sentence under a heading; `original` was printed, `wrong` is printed now."""

    kind: str
    original: str
    wrong: str
    section: str = ""
    table: str = ""
    row: str = ""
    row_code: str = ""
    column: str = ""
    subject: str = ""
    paragraph: str = ""


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
    from eval.factory.defect_edits import EDITS
    from eval.factory.defect_moves import MOVES

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


def wrong_number(draw: Draw, text: str, first_digit: bool = False) -> str | None:
    """The text with a wrong digit, too far off for rounding: at the units or above; None where the number is under one."""
    match = _NUMBER.search(text)
    if match is None or Decimal(match[0].replace(",", "")) < 1:
        return None
    start = match.start()
    whole = [start + at for at, char in enumerate(match[0].split(".")[0]) if char.isdigit()]
    place = whole[0] if first_digit else draw.pick(whole)
    digits = "123456789" if place == start else "0123456789"
    return text[:place] + draw.pick([digit for digit in digits if digit != text[place]]) + text[place + 1 :]


def cell_defect(kind: str, report: Generated, spot: Spot, wrong: str) -> tuple[Spec, Defect]:
    """The report with another text in a cell."""
    defect = Defect(kind, spot.text, wrong, sections(report.spec)[spot.item][-1], spot.table, spot.label, spot.code, spot.column)
    return with_cell(report.spec, spot, wrong), defect


def text_defect(kind: str, report: Generated, item: int, original: str, wrong: str, at: int) -> tuple[Spec, Defect]:
    """The report with other words in a paragraph, from place `at`."""
    text = dict(texts(report.spec))[item]
    assert text[at : at + len(original)] == original
    changed = text[:at] + wrong + text[at + len(original) :]
    defect = Defect(kind, original, wrong, sections(report.spec)[item][-1], paragraph=changed)
    return with_text(report.spec, item, changed), defect


def statement_defect(kind: str, report: Generated, found: Statement, wrong: str) -> tuple[Spec, Defect]:
    """The report with another number where a statement prints one."""
    stated = found.stated
    spec, defect = text_defect(kind, report, found.item, stated.quote, wrong, stated.start)
    return spec, Defect(kind, stated.quote, wrong, defect.section, subject=stated.subject, paragraph=defect.paragraph)


def matching(report: Generated, pattern: Mapping[str, str]) -> Iterator[Spot]:
    """The cells that fit a pattern of form, row, code, column (its end) and part."""
    for spot in spots(report.spec):
        if (
            re.fullmatch(pattern["form"], spot.form)
            and re.fullmatch(pattern.get("row", ".*"), spot.label)
            and re.fullmatch(pattern.get("code", ".*"), spot.code)
            and spot.column.endswith(pattern["column"])
            and pattern.get("part", spot.part) == spot.part
            and _NUMBER.fullmatch(spot.text.removesuffix("%"))
            and spot.text != spot.code
        ):
            yield spot


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
