"""A small report made by hand, for tests of what is extracted from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extraction.extract import Entry, extract
from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Figure, Kind, Paragraph, Place, Role, Source, State

FILE = "星河市档案局.pdf"
HERE = Source(FILE, (Place(5, None, (10.0, 20.0, 60.0, 30.0)),))


@dataclass(frozen=True)
class Made:
    """What is known of a report, and what it prints."""

    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    file: str = FILE
    organisation: str = "星河市档案局"
    scope: str = ""
    year: int | None = 2024
    kind: Kind = Kind.FINAL

    def entries(self, *wanted: str) -> list[Entry]:
        """The entries of the named indicators; a name that is no indicator is a printed row."""
        known = catalogue()
        chosen = [known.by_name(name) or name for name in wanted]
        return extract(self, self.figures, self.claims, self.paragraphs, chosen, known)


def figure(row: str, value: str | None, column: str = "决算数", **more: Any) -> Figure:
    """A cell of 收入支出决算总表, in 万元; None makes it blank."""
    decimals = len((value or "").partition(".")[2])
    unit = more.pop("unit", "万元")
    amount = None if value is None else Amount(Decimal(value.lstrip("≤≥")), decimals, unit, value[0] if value[0] in "≤≥" else "")
    fields: dict[str, Any] = {
        "source": HERE, "table_no": 1, "table": "收入支出决算总表", "form": "income_expenditure", "panel": "收入", "row": row,
        "row_code": "", "column": tuple(column.split(">")), "state": State.BLANK if value is None else State.VALUE,
        "amount": amount, "quote": value or "", "role": Role.FINAL, "year": 2024, **more,
    }  # fmt: skip
    return Figure(**fields)


def claim(subject: str, value: str, kind: ClaimKind = ClaimKind.AMOUNT, unit: str = "万元", **more: Any) -> Claim:
    """A number of the prose."""
    amount = Amount(Decimal(value), len(value.partition(".")[2]), unit)
    section = more.pop("section", ("一、情况",))
    return Claim(HERE, subject, kind, amount, f"{value}{unit}", f"{subject}{value}{unit}。", section, year=2024, **more)


def paragraph(text: str, *section: str) -> Paragraph:
    """A paragraph under headings."""
    return Paragraph(text, section or ("二、机构设置",), HERE)


def performance(row: str, column: str, value: str | None, *path: str, unit: str = "分", role: Role | None = None) -> Figure:
    """A cell of a 绩效自评表."""
    return figure(row, value, column, form="performance", table="绩效自评表", table_no=9, panel="", subject="档案数字化",
                  row_path=path, unit=unit, role=role)  # fmt: skip
