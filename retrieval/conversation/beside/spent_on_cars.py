"""维修呢, 购置费呢 after what cars cost: theirs, and not what all repairs of the basic expenditure are; 车呢 after a count."""

from __future__ import annotations

import re

from extraction.indicators import catalogue
from retrieval.conversation.things_asked import SO, things_named
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query

_PART = re.compile(
    rf"{SO}(?:其中|里面)?的?(?P<what>维修|修理|保养|保险|加油|购置|购买)(?:保养)?费?(?:用|支出)?的?"
    r"(?:呢|(?:[是为]|[花用]了?)*(?:多少|几)钱?)?[呢啊]?"
)
_CARS = re.compile(rf"{SO}(?:公务用|公家的?|公)?车(?:辆|子)?的?呢")
_CALLED = {"修理": "维修", "保养": "维修", "购买": "购置"}
_OF_CARS = ("vehicle_", "vehicles_final")
"""How the ids begin of what is spent on cars."""


def spent_on_cars(question: str, last: Query) -> str:
    """The follow-up by the full name of the part, or for the number of cars after that of other things; '' where it names none
    of these, or the question before was not about cars.
    """
    if last.counters and last.measures == (Measure.COUNT,) and _CARS.fullmatch(question):  # 设备几台？车呢
        return "有几辆车"
    match = _PART.fullmatch(question)
    meant = indicators_meant(things_named(last), catalogue()) if match else []
    if match is None or len(meant) != 1 or not meant[0].id.startswith(_OF_CARS):
        return ""
    return f"公务用车{_CALLED.get(match['what'], match['what'])}费多少"
