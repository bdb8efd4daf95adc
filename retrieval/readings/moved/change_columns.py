"""Columns that print how much a row moved from the year before: 增减（%） beside 2023年 and 2024年."""

from __future__ import annotations

import re

from extraction.labels import plain_label
from extraction.report import Figure
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure

_CHANGE = re.compile(r"^(?:[比较]?(?:上年|去年|上年同期)|同比)?(?:增减|增长|增幅|变动|变化|增加|增\(?[+减]|升降)")
_BASE_NAMED = re.compile(r"上年|去年|同比")
_YEAR = re.compile(r"20\d\d|上年|去年|本年|当年|今年")
_PLANNED = re.compile(r"预算|计划|目标")


def states_change(facts: Facts, figure: Figure, measure: Measure) -> bool:
    """Whether a cell is the rate, or the amount, by which its row moved from the year before; one against a budget is not."""
    if not figure.column or not _CHANGE.match(last := plain_label(figure.column[-1])):
        return False
    rate = figure.amount.unit == "%" if figure.amount else "%" in last or "率" in last
    if rate is not (measure is Measure.CHANGE_RATE):
        return False
    heads = ["".join(one.column) for one in facts.figures if one.table_no == figure.table_no and one.row == figure.row]
    years = {named[0] for head in heads if (named := _YEAR.search(head)) and not _CHANGE.match(head)}
    return bool(_BASE_NAMED.search(last)) or (len(years) > 1 and not any(map(_PLANNED.search, heads)))
