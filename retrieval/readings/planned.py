"""What was planned for a thing, by the name that the catalogue gives to its budget."""

from __future__ import annotations

from extraction.indicators import Catalogue, Indicator
from extraction.report import Role


def in_role(indicator: Indicator | None, catalogue: Catalogue, role: Role) -> Indicator | None:
    """What was planned for what is spent, where that is asked for or the report is a budget: 请客吃饭 is its 公务接待费预算数."""
    if indicator is None or role is not Role.BUDGET:
        return indicator
    return catalogue.by_name(indicator.plan) or indicator
