"""Which columns of a table count in the unit in which a question asks (多少宗)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.report import Figure

_UNIT = re.compile(r"(?:多少|几)(?P<unit>[\u4e00-\u9fff]{1,2})")
_COUNTED = re.compile(r"(?P<unit>[人户件辆批](?=数$)|人次|批次)数?$")
"""What the header of a column counts that prints no unit: 低保户数, 发放人次."""
_BEGINS = 2
"""Characters with which two headers begin alike."""


def counted_so(text: str, table: Sequence[Figure], headed: Collection[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The columns in the unit in which it is asked, where none that is named is in it; of several what begins alike
    (发放贷款笔数 beside 发放贷款额).
    """
    unit = _unit_asked(text, table)
    counted = {column for column, own in _units(table).items() if own == unit}
    if not headed or not counted.isdisjoint(headed):
        return counted.intersection(headed) if len(set(headed)) > 1 else set() if headed else counted
    alike = {one for one in counted if any(one[-1][:_BEGINS] == other[-1][:_BEGINS] for other in headed)}
    sums = all(one.amount is None or one.amount.is_money for one in table if one.column in headed)
    likely = {column for column, own in _units(table).items() if unit and own.startswith(unit)}  # 发给多少人 may be in 人次
    return alike or (counted if sums and len(likely) == 1 else set())


def without_unit(text: str, table: Sequence[Figure]) -> str:
    """A text without what asks in a unit of a table: 在编的有 of 在编的有多少人."""
    return re.sub(f"(?:多少|几){_unit_asked(text, table) or '个'}", "\n", text)


def counts(column: Sequence[Figure]) -> bool:
    """Whether a column counts people or things."""
    return all(one.amount is None or (one.amount.unit is not None and not one.amount.is_money) for one in column)


def _unit_asked(text: str, table: Sequence[Figure]) -> str:
    """The unit of a table in which a text asks, the longest that fits: 人次 is not counted in 人; '' for none."""
    asked = _UNIT.search(text)
    return max((unit for unit in _units(table).values() if asked and asked["unit"].startswith(unit)), key=len, default="")


def _units(table: Sequence[Figure]) -> dict[tuple[str, ...], str]:
    printed = {one.column: one.amount.unit for one in table if one.amount and one.amount.unit}
    headed = ((one.column, _COUNTED.search(one.column[-1])) for one in table if one.column and one.column not in printed)
    return printed | {column: counted["unit"] for column, counted in headed if counted}
