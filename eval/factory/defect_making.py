"""One defect and how it is made: another text in a cell, other words in a paragraph, another number in a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from eval.factory.draw import Draw
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
