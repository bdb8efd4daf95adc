"""What was planned for a thing, by the name that the catalogue gives to its budget."""

from __future__ import annotations

import re

from extraction.indicators import Catalogue, Indicator
from extraction.report import Role

_SPENT = "决算数"
_OUTLAY = re.compile(r"支出(?:总额)?$")


def in_role(indicator: Indicator | None, catalogue: Catalogue, role: Role) -> Indicator | None:
    """What was planned for what is spent, where that is asked for or the report is a budget: 请客吃饭 is its 公务接待费预算数."""
    if indicator is None or role is not Role.BUDGET:
        return indicator
    stem = indicator.name.removesuffix(_SPENT)
    called = (f"{stem}预算数", f"{stem}年初预算数", f"{_OUTLAY.sub('', stem)}预算")
    return next(filter(None, map(catalogue.by_name, called)), indicator)
