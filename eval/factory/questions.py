"""Questions that a generated report answers, with the answers and where they are printed; and some that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.factory.draw import Draw, words
from eval.factory.editing import Spot, sections, spots
from eval.factory.generate import Generated, Statement
from extraction.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its truth; `status` is answered, blank (the report prints nothing) or refused (not in the report).

    `value` and `unit` are as printed; changes are signed. `table`, `row` and `column`, or `quote`, say where.
    """

    id: str
    question: str
    type: str
    indicator: str
    organisation: str
    year: int
    status: str
    value: str = ""
    unit: str = ""
    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    quote: str = ""


def questions_of(report: Generated) -> Iterator[Question]:
    """A question for every indicator that the report tells of, and one on a year that it says nothing about."""
    draw = Draw(f"questions/{report.spec.name}")
    asker = _Asker(report, draw)
    for number, entry in enumerate(words("questions"), 1):
        found = asker.cell(entry, number) if "cell" in entry else asker.stated(entry, number)
        if found is not None:
            yield found
    yield asker.unknown_year(draw.pick(words("questions")), len(words("questions")) + 1)


class _Asker:
    """Finds the answers in one report."""

    def __init__(self, report: Generated, draw: Draw) -> None:
        self.report = report
        self.draw = draw
        self.sections = sections(report.spec)
        self.spots = [spot for spot in spots(report.spec) if spot.form]

    def cell(self, entry: dict[str, Any], number: int) -> Question | None:
        """A question whose answer stands in a table; None where there is no such cell."""
        wanted = entry["cell"]
        spot = next((spot for spot in self.spots if self._is(spot, wanted)), None)
        if spot is None:
            return None
        amount = parse_number(spot.text)
        place = {"table": spot.table, "row": spot.label, "column": spot.column, "section": self.sections[spot.item][-1]}
        if amount is None:
            return self._question(entry, number, "blank", None, **place)
        unit = self.report.style.table.unit
        return self._question(entry, number, "answered", None, value=str(amount.value), unit=unit, quote=spot.text, **place)

    @staticmethod
    def _is(spot: Spot, wanted: dict[str, Any]) -> bool:
        at = (spot.form, spot.label, spot.lane)
        is_value = spot.text != spot.label and not spot.column.endswith(
            ("项目", "项目（按功能分类）", "科目名称", "编码", "代码")
        )
        return (
            at == (wanted["form"], wanted["row"], wanted.get("lane", spot.lane))
            and is_value
            and (spot.column.endswith(wanted.get("column", "")))
        )

    def stated(self, entry: dict[str, Any], number: int) -> Question | None:
        """A question whose answer is said in the prose; None where the report does not say it."""
        found = self._statement(entry["stated"], entry.get("beside"))
        if found is None:
            return None
        stated = found.stated
        slots = {
            "value": _plain(stated.value),
            "unit": stated.unit,
            "quote": stated.quote,
            "section": self.sections[found.item][-1],
        }
        return self._question(entry, number, "answered", None, **slots)

    def _statement(self, key: str, beside: str | None) -> Statement | None:
        near = {one.item for one in self.report.statements if one.stated.key == beside}
        return next(
            (one for one in self.report.statements if one.stated.key == key and (beside is None or one.item in near)), None
        )

    def unknown_year(self, entry: dict[str, Any], number: int) -> Question:
        """A question about a year long before the report."""
        return self._question(entry, number, "refused", self.report.spec.year - self.draw.number(5, 9))

    def _question(self, entry: dict[str, Any], number: int, status: str, asked: int | None = None, **truth: str) -> Question:
        spec = self.report.spec
        year = asked or spec.year
        return Question(
            id=f"{spec.name}-{number:02}",
            question=self.draw.pick(entry["ask"]).format(body=spec.organisation, year=year),
            type=entry["type"],
            indicator=entry["indicator"],
            organisation=spec.organisation,
            year=year,
            status=status,
            **truth,
        )


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"
