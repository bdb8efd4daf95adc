"""The books behind a generated report: exact amounts in 元, from which everything printed is rounded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)


class Fund(StrEnum):
    """What money it is."""

    GENERAL = "一般公共预算财政拨款"
    GOVERNMENT = "政府性基金预算财政拨款"
    CAPITAL = "国有资本经营预算财政拨款"
    OTHER = "其他资金"


FISCAL = (Fund.GENERAL, Fund.GOVERNMENT, Fund.CAPITAL)


class Origin(StrEnum):
    """The columns of 收入决算表."""

    FISCAL = "财政拨款收入"
    SUPERIOR = "上级补助收入"
    OPERATING = "事业收入"
    BUSINESS = "经营收入"
    SUBORDINATE = "附属单位上缴收入"
    OTHER = "其他收入"


@dataclass(frozen=True, slots=True)
class Entry:
    """One 项 of one fund; `budget` is 年初预算.

    opening + income + reserve = basic + project + business + distributed + closing.
    """

    code: str
    fund: Fund
    origin: Origin = Origin.FISCAL
    opening: Decimal = ZERO
    income: Decimal = ZERO
    reserve: Decimal = ZERO
    basic: Decimal = ZERO
    project: Decimal = ZERO
    business: Decimal = ZERO
    distributed: Decimal = ZERO
    budget: Decimal = ZERO

    @property
    def spent(self) -> Decimal:
        """本年支出."""
        return self.basic + self.project + self.business

    @property
    def closing(self) -> Decimal:
        """年末结转和结余."""
        return self.opening + self.income + self.reserve - self.spent - self.distributed


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a year."""

    entries: tuple[Entry, ...]

    def of(self, funds: Collection[Fund] = tuple(Fund), code: str = "", origin: Origin | None = None) -> Iterator[Entry]:
        """Entries of some funds, under a 类/款/项 code, from an origin."""
        for entry in self.entries:
            if entry.fund in funds and entry.code.startswith(code) and origin in (None, entry.origin):
                yield entry

    def sum(self, what: str, funds: Collection[Fund] = tuple(Fund), code: str = "", origin: Origin | None = None) -> Decimal:
        """The exact total of one amount (`income`, `spent`, `closing` …) over entries."""
        return sum((getattr(entry, what) for entry in self.of(funds, code, origin)), ZERO)

    def total(self, funds: Collection[Fund] = tuple(Fund)) -> Decimal:
        """收支总计 of some funds."""
        return sum((self.sum(what, funds) for what in ("opening", "income", "reserve")), ZERO)

    def codes(self, what: Iterable[str], funds: Collection[Fund] = tuple(Fund), length: int = 7) -> list[str]:
        """The 类/款/项 codes under which any of these amounts is not nothing, in order."""
        wanted = tuple(what)
        found = {entry.code[:length] for entry in self.of(funds) if any(getattr(entry, name) for name in wanted)}
        return sorted(found)


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费 in 元: abroad, cars bought, cars run, guests."""

    abroad: Decimal = ZERO
    bought: Decimal = ZERO
    run: Decimal = ZERO
    guests: Decimal = ZERO

    @property
    def cars(self) -> Decimal:
        """公务用车购置及运行维护费."""
        return self.bought + self.run

    @property
    def total(self) -> Decimal:
        """“三公”经费合计."""
        return self.abroad + self.cars + self.guests

    def parts(self) -> tuple[Decimal, ...]:
        """The four amounts in order."""
        return tuple(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True, slots=True)
class Procurement:
    """政府采购 in 元: by object, and how much of it went to 中小企业 and among them to 小微企业."""

    goods: Decimal = ZERO
    works: Decimal = ZERO
    services: Decimal = ZERO
    small: Decimal = ZERO
    micro: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """政府采购支出总额."""
        return self.goods + self.works + self.services


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted, not paid."""

    vehicles: tuple[int, ...]
    purchased: int
    kept: int
    equipment: int
    batches: int
    guests: int
    groups: int
    travellers: int
    staff: int
    retired: int


@dataclass(frozen=True, slots=True)
class Target:
    """A 三级指标: path, name, target and result as printed, points to be had and had."""

    first: str
    second: str
    name: str
    target: str
    result: str
    weight: Decimal
    score: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A self-assessed project; amounts in 元."""

    name: str
    unit: str
    initial: Decimal
    budget: Decimal
    carried: Decimal
    spent: Decimal
    targets: tuple[Target, ...]

    @property
    def rate(self) -> Decimal:
        """执行率 as a share of one."""
        return self.spent / self.budget

    @property
    def rate_score(self) -> Decimal:
        """Points for 执行率, out of ten."""
        return (min(self.rate, Decimal(1)) * 10).quantize(Decimal("0.01"))

    @property
    def score(self) -> Decimal:
        """总分."""
        return self.rate_score + sum((target.score for target in self.targets), ZERO)

    @property
    def grade(self) -> str:
        """优, 良, 中 or 差."""
        return "优" if self.score >= 90 else "良" if self.score >= 80 else "中" if self.score >= 60 else "差"


@dataclass(frozen=True, slots=True)
class Department:
    """Who reports."""

    organisation: str
    scope: str
    noun: str
    place: str
    is_agency: bool
    offices: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """All that a report tells, this year against last; `running` is 机关运行经费 of last year."""

    department: Department
    year: int
    this: Ledger
    last: Ledger
    economic: dict[str, Decimal]
    three: ThreePublic
    three_budget: ThreePublic
    three_last: ThreePublic
    procurement: Procurement
    counts: Counts
    running_last: Decimal
    projects: tuple[Project, ...]

    def economic_sum(self, *prefixes: str) -> Decimal:
        """基本支出 by economic code."""
        return sum((amount for code, amount in self.economic.items() if code.startswith(prefixes)), ZERO)

    @property
    def personnel(self) -> Decimal:
        """人员经费."""
        return self.economic_sum("301", "303")

    @property
    def public(self) -> Decimal:
        """公用经费."""
        return self.economic_sum("302", "307", "310", "399")
