"""The vocabulary of an audit: operands with their place, outcomes of single checks, findings, ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from extraction.crosscheck import Reading
from extraction.numbers import MONEY, Amount, Interval
from extraction.report import Claim, Figure, Kind, Paragraph, Section, Source, State


class Severity(StrEnum):
    """How serious a finding is: proven by the document itself; explicable, and by what; 尾差; a matter of wording."""

    ERROR = "error"
    WARNING = "warning"
    ROUNDING = "rounding"
    INFO = "info"


class Result(StrEnum):
    """What came of a rule: of one check of it, or of all its checks on one report (the `ledger` contract's states)."""

    PASS = "pass"
    FAIL = "fail"
    ROUNDING = "rounding"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as data/rules.yaml states it; `options` are the parameters of its check.

    `severity` holds for a breach; `if_less` and `if_more` replace it where the parts make less or more than the whole and
    that has a legitimate explanation, which `excuse` names.
    """

    id: str
    name: str
    family: str
    check: str
    severity: Severity
    breach: str
    remedy: str
    formula: str = ""
    excuse: str = ""
    if_less: Severity | None = None
    if_more: Severity | None = None
    kinds: tuple[Kind, ...] = (Kind.FINAL, Kind.BUDGET)
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def option(self, name: str) -> tuple[str, ...]:
        """The values of one parameter of the check; empty where the rule sets none."""
        return dict(self.options).get(name, ())


@dataclass(frozen=True, slots=True)
class Operand:
    """A printed number (or words, or a blank) that takes part in a check; `key` is the same for the same print."""

    label: str
    state: State
    amount: Amount | None
    source: Source
    quote: str
    section: tuple[str, ...] = ()
    table: str | None = None
    row: str | None = None
    column: str | None = None

    @classmethod
    def of_figure(cls, figure: Figure) -> Operand:
        """A table cell; a figure whose placement is unreadable has no value to reckon with."""
        column = "/".join(figure.column)
        name = figure.row or figure.subject
        label = f"{figure.table}“{name}”{column}" if name else f"{figure.table}{column}"
        state = State.UNREADABLE if figure.placement == "unreadable" else figure.state
        amount = figure.amount if state is State.VALUE else None
        return cls(label, state, amount, figure.source, figure.quote, figure.section, figure.table, figure.row, column)

    @classmethod
    def of_claim(cls, claim: Claim) -> Operand:
        """A statement of the prose."""
        return cls(_claim_label(claim), State.VALUE, claim.amount, claim.source, claim.quote, claim.section)

    @classmethod
    def of_reading(cls, reading: Reading) -> Operand:
        """What a cell or a sentence says of an indicator, in the unit that the indicator lends it."""
        if reading.figure is not None:
            operand = cls.of_figure(reading.figure)
            return replace(operand, amount=reading.amount) if operand.amount else operand
        assert reading.claim is not None
        return replace(cls.of_claim(reading.claim), amount=reading.amount)

    @classmethod
    def of_words(cls, label: str, quote: str, paragraph: Paragraph) -> Operand:
        """Words of the prose that are no number."""
        return cls(label, State.VALUE, None, paragraph.source, quote, paragraph.section)

    @classmethod
    def of_heading(cls, section: Section) -> Operand:
        """A heading."""
        return cls("标题", State.VALUE, None, section.source, section.title, section.path)

    @property
    def is_from_text(self) -> bool:
        """Whether it is a cell of a text dump, where a blank can be a lost cell."""
        return self.table is not None and self.source.file.lower().endswith((".txt", ".md"))

    @property
    def key(self) -> tuple[object, ...]:
        """What tells one print from another."""
        return (self.source, self.quote, self.row, self.column, self.label)

    def interval(self) -> Interval:
        """What the print stands for, money in 元; a printed 0.00 may be a rounded trifle, a printed 0 is nothing."""
        amount = self.amount
        assert amount is not None
        factor = Fraction(MONEY.get(amount.unit or "", Decimal(1)))
        if amount.value == 0 and amount.decimals and amount.is_money:
            half = Fraction(1, 2 * 10**amount.decimals)
            return Interval(-half, half).scale(factor)
        return amount.interval().scale(factor)

    def value(self) -> Fraction:
        """The printed value, money in 元."""
        amount = self.amount
        assert amount is not None
        return Fraction(amount.value * MONEY.get(amount.unit or "", Decimal(1)))


def _claim_label(claim: Claim) -> str:
    named = {"change_amount": "增减额", "change_rate": "增减率", "share": "占比", "completion": "完成率", "count": ""}
    role = claim.base or "预算" if claim.role == "预算" else (claim.role or "")
    subject = claim.subject.replace("“", "").replace("”", "")
    return f"文字“{subject}”{named.get(claim.kind, role)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one check: its result, the figures it rests on, and for anything but a pass what is to be told.

    `severity` is set where it differs from the rule's. `derived` lists what follows from the figures alone when the sum is
    linear (whole, parts), for the joint check of relations that share figures.
    """

    result: Result
    operands: tuple[Operand, ...] = ()
    title: str = ""
    arithmetic: str = ""
    detail: str = ""
    severity: Severity | None = None
    linear: tuple[Operand, tuple[Operand, ...]] | None = None

    def told(self, title: str, detail: str = "") -> Outcome:
        """The same outcome with its title (and detail)."""
        return replace(self, title=title, detail=detail or self.detail)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the `audit` contract's object; `root` is the finding it follows from, or itself."""

    id: str
    root: str
    file: str
    rule: str
    severity: Severity
    title: str
    explanation: str
    arithmetic: str
    figures: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one rule on one report; how many relations were checked, and how many could not be."""

    rule: str
    file: str
    state: Result
    checked: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """All findings and the whole ledger of one run; `rules` gives each rule by its id."""

    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]

    def has_errors(self) -> bool:
        """Whether the reports prove an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def insufficient(operands: Iterable[Operand] = (), detail: str = "") -> Outcome:
    """A check that could not be made."""
    return Outcome(Result.INSUFFICIENT, tuple(operands), detail=detail)
