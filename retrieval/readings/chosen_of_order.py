"""An order that tells but which of it are meant: by their place, by a limit, or by how they changed."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from retrieval.readings.parts.each_part import asks_all_parts
from retrieval.understanding.chosen.first_of_all import first_of_all
from retrieval.understanding.chosen.selection import DOUBLED, FALL, RISE, Of, Selection
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Measure, Operation, against_budget_in
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import as_a_whole, of_spending
from retrieval.understanding.topic_cues import topic_in
from retrieval.understanding.within import part_named

_RATE = re.compile(r"幅|率|百分|比例|最快|最猛|[增长涨升加跌降少]得?更?[快猛慢]")
_COUNTED = ("辆", "批次", "批", "人次", "人", "名", "台")
"""Units of what is counted and not paid: 不到2辆公车 is about their number."""
_PLAN = re.compile("预算|计划")


def chosen_of(query: Query) -> Query:
    """An order, where it is asked which of one are meant (第二高, 超过5万元的); by the change, where that is what is asked."""
    chosen = query.chosen or first_of_all(query)
    query = replace(query, chosen=chosen)
    moved = chosen is not None and _is_of_change(query, chosen)
    named = bool(query.rows) or (moved and as_a_whole(query) is not None) or _of_form(query)
    ordered = named and (query.operation in BY_FIGURES or (query.operation is Operation.TEXT and not topic_in(query.question)))
    of_one = chosen is not None and chosen.of in (Of.POSITION, Of.MEAN)
    first_meant = chosen is not None and chosen.of is Of.MEAN and query.operation in RANKING  # 最高的是平均数的几倍
    of_project = of_one and query.measures == (Measure.SCORE,) and len(query.organisations) < 2
    if chosen is None or not ordered or of_project or (of_one and not (query.organisations or first_meant)):
        return replace(query, chosen=None)
    if of_one and query.organisations and not chosen.most:
        first, *others = query.organisations
        query = replace(query, organisations=tuple(others), chosen=replace(chosen, whose=first))
    if moved:
        query = _moved(replace(query, chosen=_as_moved(query, chosen)))
    elif chosen.bound and chosen.bound.unit == "%" and _bounds_share(query):
        query = of_spending(replace(query, measures=(Measure.SHARE,)))
    elif chosen.bound and chosen.bound.unit in _COUNTED and query.measures == (Measure.AMOUNT,):
        query = replace(query, measures=(Measure.COUNT,), counters=(chosen.bound.unit,))
    chosen = _from_the_end(query, query.chosen or chosen)
    query = replace(query, chosen=chosen)
    if query.operation in RANKING and not chosen.rising:
        return query
    return replace(query, operation=Operation.LOWEST if chosen.rising else Operation.HIGHEST)


def _of_form(query: Query) -> bool:
    """Whether the rows of a form of one report are what is put in order (支出决算表里超过20万元的有哪些, 有哪些款级科目)."""
    form = part_named(query.about) if len(query.organisations) == 1 else None
    return (form is not None and form[0].titles is not None) or (form is None and asks_all_parts(query))


def _bounds_share(query: Query) -> bool:
    """Whether a limit in per cent is one of a share: of what is weighed in another thing, or of an amount that is no rate."""
    if query.measures != (Measure.AMOUNT,) or query.roles or against_budget_in(query.question):
        return False
    ids = [key for row in query.rows for key in row.keys(None)[:1]]
    amounts = [one for key in ids if (one := catalogue().by_id(key)) and one.unit != "%"]
    return "占" in query.about or (bool(amounts) and len(amounts) == len(query.rows) == 1)


def _is_of_change(query: Query, chosen: Selection) -> bool:
    """Whether a change is what is put in order, or held against a limit (增长超过10%的, 翻了一番的)."""
    bounded = chosen.of is Of.BEYOND and chosen.bound is not None and not _PLAN.search(query.question)
    ways = (DOUBLED.search(chosen.words), RISE.search(query.about), FALL.search(query.about))
    return chosen.of_change or (bounded and (not CHANGES.isdisjoint(query.measures) or any(ways)))


def _as_moved(query: Query, chosen: Selection) -> Selection:
    """A limit of what fell as one below none (下降超过10%的)."""
    fell = FALL.search(query.question)
    if chosen.of is not Of.BEYOND or chosen.bound is None or not fell:
        return chosen
    low, high = (replace(one, value=-one.value) if one else None for one in (chosen.upper, chosen.bound))
    below = replace(chosen, words=f"{fell[0]}{chosen.words}", rising=not chosen.rising)
    return replace(below, bound=low, upper=high) if low else replace(below, bound=high, above=not chosen.above)


def _from_the_end(query: Query, chosen: Selection) -> Selection:
    """The places of an order by how much things fell, counted from the end of one by how they changed (降幅第二高)."""
    of_fall = chosen.of is Of.PLACES and FALL.search(query.about) and not RISE.search(query.about)
    return replace(chosen, rising=not chosen.rising) if of_fall and not CHANGES.isdisjoint(query.measures) else chosen


def _moved(query: Query) -> Query:
    """The query for the change against the year before, as rate or amount."""
    limit = query.chosen.bound if query.chosen else None
    rate = Measure.CHANGE_RATE in query.measures or _RATE.search(query.question) or (limit and limit.unit == "%")
    query = replace(query, measures=(Measure.CHANGE_RATE if rate else Measure.CHANGE_AMOUNT,))
    return as_a_whole(query) or query
