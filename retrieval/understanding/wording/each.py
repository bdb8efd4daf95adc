"""What is asked of each of those to whom money goes (每人每年多少), or of their number (发给了多少人)."""

from __future__ import annotations

import re

from retrieval.understanding.cues import Operation
from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.query import Query

_HOW_MUCH = r"[\u4e00-\u9fff]{0,8}?(?:多少|几)"
_PERIOD = r"(?:[每一]个?(?P<period>学期|学年|年|月|天|日))"
EACH = re.compile(
    rf"(?:每一?[名位个]?(?P<whom>[人户亩])(?![次均])|(?<![有几])一(?:个?(?P<one>人)|(?P<of>[户亩])))"
    rf"(?:的?{_PERIOD})?(?={_HOW_MUCH}|的?标准)"
)
"""每人每年多少 asks for a rate, which the amount of the whole is not."""
_PERSONS = "人|移民|学生|群众|居民|村民|老人|职工|教师|儿童|对象"
_WHOM = rf"(?:多少|几)[个名位]?(?:(?:{_PERSONS})|(?P<{{house}}>农?户|家庭))(?![次均])"
GIVEN = re.compile(
    rf"(?:发放?给?|补给|[补救资]助给?|补贴给?|惠及|给)了?{_WHOM.format(house='house')}"
    rf"|{_WHOM.format(house='home')}能?[领享拿](?![导先])"
)
"""Asks how many were given something, which the number of the staff is not."""
AVERAGED = re.compile(r"平均每[名位个]?(?P<whom>[人户亩])|(?P<of>[人户亩])均")
_ASKING = re.compile(r"标准|多少|[几钱元]|资金|发放?给?|补给|享受?|领取?|[给的了是有为能]|[每一]个?[年月天]|分别|一共")


def asks_rate_of_each(query: Query) -> bool:
    """Whether it is asked what each of some gets or costs, which is no average over what a report counts (人均)."""
    return query.operation is Operation.VALUE and bool(EACH.search(query.about))


def asks_who_was_given(query: Query) -> bool:
    """Whether it is asked how many were given something."""
    return query.operation is Operation.VALUE and bool(GIVEN.search(query.about))


def things_given(about: str) -> list[str]:
    """What a question names beside what it asks."""
    for pattern in (EACH, GIVEN, AVERAGED, _ASKING):
        about = pattern.sub("\n", about)
    return list(dict.fromkeys(word for part in about.split("\n") for word in cut_words(part) if len(word) > 1))
