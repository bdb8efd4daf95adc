"""Two years of one organisation: what this year's report says of last year against last year's own report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Rule
from extraction.audit.relation import add_up, same
from extraction.indicators import Printed

_CHANGE = "较上年增减额"


def check_last_year(facts: Facts, rule: Rule, before: Facts) -> Iterator[Outcome]:
    """上年数 as stated now (in words, or by 增减额) is the 决算数 of last year's report."""
    year = facts.report.year
    assert year is not None
    stated = Printed(facts.report.figures, facts.report.claims, year - 1)
    for indicator in facts.known.all:
        if indicator.each or indicator.unit != "万元":
            continue
        then = next((Operand.of_reading(reading) for reading in before.readings(indicator) if reading.amount), None)
        for reading in stated.readings(indicator, facts.known) if then else ():
            spoken = reading.claim or reading.figure
            if then and reading.amount and spoken and spoken.year == year - 1:
                yield same(Operand.of_reading(reading), then).told(f"{indicator.name}：本年报告所列上年数与上年报告不符")


def check_opening(facts: Facts, rule: Rule, before: Facts) -> Iterator[Outcome]:
    """年初结转和结余 of this year is 年末结转和结余 of last year."""
    opening, closing = (facts.known.by_name(name) for name in ("年初结转和结余", "年末结转和结余"))
    if opening and closing:
        now = [Operand.of_reading(reading) for reading in facts.readings(opening)]
        then = [Operand.of_reading(reading) for reading in before.readings(closing)]
        if now and then:
            yield same(now[0], then[0]).told("年初结转和结余与上年报告的年末结转和结余不符")


def check_changes(facts: Facts, rule: Rule, before: Facts) -> Iterator[Outcome]:
    """本年数 − 增减额 is last year's 决算数."""
    for change in facts.known.all:
        if not change.name.endswith(_CHANGE):
            continue
        name = change.name.removesuffix(_CHANGE).replace("收支总计", "收入总计")
        step = _first(facts, change.name)
        now, then = (_first(side, name) for side in (facts, before))
        if step and now and then:
            yield add_up(step, [now], [then]).told(f"{name}：增减额与上年报告的决算数不符")


def _first(facts: Facts, name: str) -> Operand | None:
    indicator = facts.known.by_name(name)
    readings = facts.readings(indicator) if indicator else []
    return next((Operand.of_reading(reading) for reading in readings if reading.amount), None)


def pairs(reports: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Each report with that of the year before of the same organisation, scope and kind."""
    of = {(f.report.organisation, f.report.scope, f.report.kind, f.report.year): f for f in reports}
    for (organisation, scope, kind, year), facts in of.items():
        before = of.get((organisation, scope, kind, year - 1)) if year else None
        if before:
            yield facts, before


