"""What one report prints, ready to be asked: its figures and claims, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extraction.indicators import Printed
from extraction.report import Claim, Figure, Kind, Role
from retrieval.records import ReportRecord


@dataclass(frozen=True)
class Facts:
    """What one report prints, ready to be asked."""

    record: ReportRecord
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def printed(self) -> Printed:
        """The report laid out for the catalogue's patterns."""
        return Printed(self.figures, self.claims, self.record.year)

    @cached_property
    def _named_codes(self) -> dict[tuple[int, str], str]:
        return {(figure.table_no, figure.row_code): figure.row for figure in self.figures if figure.row_code}

    def ancestors(self, figure: Figure) -> list[str]:
        """The labels of the 类 and 款 above a row, by its code."""
        heads = (figure.row_code[:3], figure.row_code[:5])
        return [label for head in heads if head != figure.row_code and (label := self._named_codes.get((figure.table_no, head)))]

    def is_of(self, item: Figure | Claim, year: int | None) -> bool:
        """Whether a figure or claim speaks of a year (None: of any); its own, else the report's."""
        return year is None or (item.year if item.year is not None else self.record.year) == year

    def role_of(self, stated: Role | None) -> Role:
        """The role of a figure or claim: its own, else what the report as a whole is about."""
        return stated or (Role.BUDGET if self.record.kind is Kind.BUDGET else Role.FINAL)
