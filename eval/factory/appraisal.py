"""Draws the self-assessed projects of a department: what they cost, their targets, results and points."""

from __future__ import annotations

from decimal import Decimal

from eval.factory.accounts import ZERO, Department, Fund, Ledger, Project, Target
from eval.factory.draw import Draw, cents, words

_HALF = Decimal("0.5")


def draw_projects(draw: Draw, ledger: Ledger, department: Department) -> tuple[Project, ...]:
    """Projects that together spent all 项目支出 of 一般公共预算; none where there is no such spending."""
    amounts = [entry.project for entry in ledger.of((Fund.GENERAL,)) if entry.project]
    parts = [part for amount in amounts for part in draw.split(amount, [1.0] * draw.number(1, 3 if amount > 50_000 else 1))]
    names = _names(draw, len(parts))
    return tuple(_project(draw, name, spent, draw.pick(department.units)) for name, spent in zip(names, parts, strict=True))


def _names(draw: Draw, count: int) -> list[str]:
    """Different names, none part of another."""
    stock = words("departments")["project_names"]
    found = draw.some(stock, count, count)
    return [*found, *(f"{name}（第二批）" for name in stock[: count - len(found)])]


def _project(draw: Draw, name: str, spent: Decimal, unit: str) -> Project:
    whole = draw.chance(0.4)
    budget = spent if whole else draw.round_money(draw.near(spent, 1.01, 1.25)) + 100
    initial = budget if draw.chance(0.5) else draw.round_money(draw.near(budget, 0.7, 1.2))
    carried = cents(budget * draw.factor(0.05, 0.3)) if draw.chance(0.2) else ZERO
    return Project(name, unit, initial, budget, carried, spent, _targets(draw))


def _targets(draw: Draw) -> tuple[Target, ...]:
    """Targets worth ninety points together."""
    chosen = [
        target
        for second in words("targets")
        for target in draw.some([(second, one) for one in second["names"]], 1, second["most"])
    ]
    weights = _points(draw, len(chosen))
    success = draw.pick([0.95, 0.85, 0.45])
    return tuple(_target(draw, second, name, weight, success) for (second, name), weight in zip(chosen, weights, strict=True))


def _points(draw: Draw, count: int) -> list[Decimal]:
    """Points in halves that add up to ninety."""
    points = [Decimal(90 // count)] * count
    points[-1] += 90 - sum(points)
    for _ in range(count // 2):
        first, second = draw.number(0, count - 1), draw.number(0, count - 1)
        if points[first] > 3 and first != second:
            points[first] -= _HALF
            points[second] += _HALF
    return points


def _target(draw: Draw, second: dict, name: str, weight: Decimal, success: float) -> Target:
    unit = second["unit"]
    met = draw.chance(success)
    if not unit:
        return Target(second["first"], second["second"], name, second["wanted"], second["wanted"], weight, weight)
    if unit == "%":
        goal = draw.pick([85, 90, 95, 98])
        result = Decimal(draw.number(goal * 100, 10_000)) / 100 if met else goal - Decimal(draw.number(50, 3500)) / 100
    else:
        goal = draw.number(3, 400)
        result = Decimal(goal + draw.number(0, goal // 4 + 1)) if met else Decimal(goal - draw.number(1, goal // 2 + 1))
    score = weight if met else (weight * result / goal).quantize(Decimal("0.01"))
    reason = "" if met else draw.pick(words("wording")["shortfall"])
    shown = format(result.normalize(), "f")
    return Target(second["first"], second["second"], name, f"≥{goal}{unit}", f"{shown}{unit}", weight, score, reason)
