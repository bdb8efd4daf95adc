"""Indicators, and the patterns by which their values are found among the figures and claims of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extraction.labels import alike, both_names, plain_label, plain_subject, without_unit
from extraction.numbers import MONEY
from extraction.report import Claim, ClaimKind, Figure, Role

_CODE_LENGTHS = (3, 5, 7)
"""类, 款 and 项: a code of another length is a damaged print (`301 2`), and the label decides."""

_LANES = {"收入": ("收入", "左"), "支出": ("支出", "右")}
_TOTAL = re.compile(r"(?:(?:财政拨款)?三公经费)?(?:支出)?(?:合计|总计)|三公经费(?:支出)?")
_MEASURE = re.compile(
    r"(?:(?:年初|全年|本年|上年|调整)?预算|(?:支出)?决算|年度)(?:统计)?(?:数|金额)?|(?:[本上当]年|去年)度?(?:支出)?(?:决算)?(?:数|金额)?|统计数|小计|金额|本年支出|支出数|"
    r"(?:.*拨款(?:安排的?)?)?三公经费.*"
)
_MOVED = re.compile(r"增减|变化|变动")
"""Headers over how much a thing rose or fell, which is not what it comes to."""
_WIDER = re.compile("三公.*(?:会议费|培训费)")
_NOT_SPENT = re.compile("本年收入|年[初末].*(?:结转|结余)|(?:结转|结余).*")
_PARTS, _SUMS = ("基本支出", "项目支出"), ("小计", "合计")
_OF_SPENDING = frozenset({"general_expenditure", "gov_fund", "state_capital"})
"""Forms of what was spent, which in some places print income and balances beside it under the same headers (合计, 基本支出)."""


def item_of(headers: Sequence[str], table: str = "") -> str:
    """Of the plain labels of a cell, its row's first, the innermost that is no measure.

    合计 only where it is printed: a column whose label is lost must not pass for the total. Where a table of 三公经费 holds
    会议费 or 培训费 too, its 合计 is another sum, and that of 三公经费 is 小计 under their name.
    """
    labels = list(filter(None, map(plain_subject, headers)))
    if any(map(_MOVED.search, labels)):
        return ""
    things = [label for label in labels if not _TOTAL.fullmatch(label) and not _MEASURE.fullmatch(label)]
    if things:
        return things[-1]
    of_three_public = any("三公经费" in label for label in labels)
    if not of_three_public and _WIDER.search(table):
        return ""
    total = any(label.endswith(("合计", "总计")) for label in labels) or _TOTAL.fullmatch(headers[0])
    return "合计" if total or (of_three_public and "小计" in labels) else ""


@dataclass(frozen=True)
class PrintedFigure:
    """A figure with its labels in plain form, worked out once for all patterns."""

    figure: Figure

    @cached_property
    def row(self) -> str:
        """The row's label."""
        return plain_label(self.figure.row)

    @cached_property
    def column(self) -> tuple[str, ...]:
        """The column's path, without the unit of account that a header may print (执行数（万元）)."""
        return tuple(without_unit(plain_label(part)) for part in self.figure.column)

    @cached_property
    def item(self) -> str:
        """What the figure is of where a form prints its items as rows or as columns."""
        return item_of((self.row, *self.column), self.figure.table)

    @cached_property
    def role(self) -> Role:
        """预算 or 决算, from the figure or else from its column."""
        if self.figure.role is not None:
            return self.figure.role
        planned = any(re.search(r"预算(?:数|金额)?$", label) for label in self.column)
        return Role.BUDGET if planned else Role.FINAL


@dataclass(frozen=True)
class FigurePattern:
    """Cells of some forms (or of other tables by title) by lane, row, code, column or item; an empty field asks nothing."""

    forms: tuple[str, ...] = ()
    table: re.Pattern[str] | None = None
    panel: str = ""
    rows: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()
    role: Role | None = None
    lone: bool = False
    spare: bool = False

    def is_of(self, form: str | None, title: str) -> bool:
        """Whether the pattern looks into tables of that form and (plain) title."""
        return form in self.forms if self.forms else self.table is not None and self.table.search(title) is not None

    def matches(self, printed: PrintedFigure) -> bool:
        """Whether a figure of such a table is one that the pattern describes."""
        figure = printed.figure
        return (
            (not self.panel or figure.panel in _LANES.get(self.panel, (self.panel,)))
            and (self.role is None or printed.role is self.role)
            and self._in_row(printed)
            and (not self.items or printed.item in self.items)
            and (not self.columns or any(_ends(printed.column, path) for path in self._named(printed)))
        )

    def _named(self, printed: PrintedFigure) -> Sequence[tuple[str, ...]]:
        """The column paths that may mean the column of a figure: one of what was not spent, and the sum of a part, name it."""
        if printed.figure.form not in _OF_SPENDING:
            return self.columns
        *over, last = printed.column or ("",)
        headings = [part for part in printed.column if _NOT_SPENT.fullmatch(part)]
        headings += [part for part in over[-1:] if part in _PARTS and last in _SUMS]
        return [path for path in self.columns if all(heading in path for heading in headings)]

    def _in_row(self, printed: PrintedFigure) -> bool:
        code = printed.figure.row_code
        if self.codes and code in self.codes:  # a code may have been given to another thing, whose name is then printed
            return not (self.rows and printed.row) or any(alike(printed.row, name) for name in self.rows)
        if not self.rows:
            return not self.codes
        names_other = bool(self.codes) and len(code) in _CODE_LENGTHS
        return printed.row in self.rows and not names_other


def _ends(column: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a column is the one of that path, or its 小计 beside a part of it: 财政拨款收入/小计 is 财政拨款收入."""
    whole = column[:-1] if column and column[-1] in _SUMS else column
    return any(tuple(ends[-len(path) :]) == tuple(path) for ends in (column, whole))


@dataclass(frozen=True)
class ClaimPattern:
    """Statements of the prose by subject, kind, unit, base of comparison and section; an empty field asks nothing."""

    subjects: tuple[str, ...] = ()
    like: re.Pattern[str] | None = None
    kind: ClaimKind = ClaimKind.AMOUNT
    role: Role | None = None
    units: tuple[str, ...] = ()
    base: re.Pattern[str] | None = None
    section: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    unsaid: re.Pattern[str] | None = None
    lone: bool = False
    spare: bool = False

    def matches(self, claim: Claim, usual: Role | None = Role.FINAL) -> bool:
        """Whether the claim is one that the pattern describes; one that names neither 预算 nor 决算 is of the `usual` role.

        None: whatever does not call itself 决算 is of the one role that the thing has there.
        """
        in_any_role = self.role is None or (usual is None and claim.role is not Role.FINAL)
        return (
            claim.kind is self.kind
            and (in_any_role or (claim.role or usual) is self.role)
            and self._has_unit(claim)
            and self.names(plain_label(claim.subject))
            and (self.base is None or self.base.search(claim.base) is not None)
            and (self.section is None or self.section.search("/".join(claim.section)) is not None)
            and (self.without is None or self.without.search(claim.subject) is None)
            and (self.unsaid is None or self.unsaid.search(claim.sentence) is None)
        )

    def _has_unit(self, claim: Claim) -> bool:
        unit, units = claim.amount.unit, self.units
        is_nothing = unit is None and claim.amount.value == 0
        return not units or unit in units or is_nothing or ("万元" in units and unit in MONEY)

    def names(self, label: str) -> bool:
        """Whether a plain label is a subject that the pattern describes; of two names that it gives, both must be."""
        subject = plain_subject(label)
        known = subject in self.subjects or all(name in self.subjects for name in both_names(subject))
        return known or (self.like is not None and self.like.search(label) is not None)


@dataclass(frozen=True)
class ListPattern:
    """A list whose entries count: the words that introduce it, and what every entry must look like (None: anything)."""

    intro: re.Pattern[str]
    entry: re.Pattern[str] | None = None


Pattern = FigurePattern | ClaimPattern


@dataclass(frozen=True)
class Indicator:
    """A thing that reports disclose under many wordings.

    `words` are those that people use for it; `also` those that more often mean another indicator; `about` are words that
    name it not, but may stand beside its name and take nothing from it. `find` lists where its value is printed, the usual
    place first. `narrower` names the indicator of the same thing in a narrower scope: where its
    tables print the same amount, what is said of it holds here too. `each`: a report has one for every project or row, and
    `label` names it beside those. `lists`: where no number is printed, the entries of these are counted. `funds`: of what is
    counted, the id of the money that it costs. `joins`: the ids of others that mean it where a question names them together.
    `parts`: those of the words that name but a part of it, which no report tells by itself (过路费).
    `instead`: the ids of those that tell it in parts in reports that do not print it as a whole.
    `plan`: the name of the indicator of what was planned for it, where that is one of its own.
    """

    id: str
    name: str
    group: str
    unit: str
    words: tuple[str, ...]
    find: tuple[Pattern, ...]
    also: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    narrower: str = ""
    each: bool = False
    core: bool = False
    label: str = ""
    lists: tuple[ListPattern, ...] = ()
    funds: str = ""
    joins: tuple[frozenset[str], ...] = ()
    parts: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    plan: str = ""

    @property
    def figure_patterns(self) -> Sequence[FigurePattern]:
        """Where tables print it."""
        return [pattern for pattern in self.find if isinstance(pattern, FigurePattern)]

    @property
    def claim_patterns(self) -> Sequence[ClaimPattern]:
        """How sentences state it."""
        return [pattern for pattern in self.find if isinstance(pattern, ClaimPattern)]
