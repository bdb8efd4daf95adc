"""A follow-up for those of an order on another side: of another limit (不到1万的呢), of their budgets (没完成的有谁), that moved
the other way (涨的呢), or for their number (有几家).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extraction.numbers import Amount
from retrieval.conversation.things_asked import SO
from retrieval.understanding.chosen.limits import bounds, rough_bound
from retrieval.understanding.chosen.selecting import beyond_mean_in
from retrieval.understanding.chosen.selection import FALL, RISE, Of, Selection
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation
from retrieval.understanding.query import Query

_WHO = r"(?:呢|[是有]?(?:谁|哪[些几]?[家个]?(?:单位)?)|一?共?有?(?P<counted>几|多少)[家个])?"
_OF_LIMIT = re.compile(
    rf"{SO}(?:一共)?的?(?:单位|部门)?(?:呢|(?:都|又|分别|具体)*[是有]?(?:哪[些几个]*[个家]?|谁)|(?P<counted>一?共?有?(?:几|多少)[个家]))?(?:单位|部门)?呢?"
)
_OTHER_WAY = re.compile(rf"{SO}(?P<way>{RISE.pattern}|{FALL.pattern}|多|少)了?的(?:单位|部门)?{_WHO}")
"""涨的呢 after those whose number fell."""
_MOST_MOVED = re.compile(
    rf"{SO}(?P<way>{RISE.pattern}|{FALL.pattern}|[涨增降减跌])了?得?最(?:[多大快猛狠]|厉害|明显)的?(?:单位|部门)?{_WHO}"
)
_DOWN = "降减跌下缩压少低"
_SHORT = r"没有?能?(?:完成|花完|用完|执行完|达标)|未能?(?:完成|花完|达标)|不达标"
_KEPT = re.compile(
    rf"{SO}(?:(?P<short>{_SHORT})|超[了过出额支]?)(?:年初|全年)?(?:预算|任务)?了?的?(?:单位|部门)?{_WHO}"
)  # fmt: skip
"""没完成的有谁 after how far each completed its budget."""
_WHICH_FIRST = re.compile(
    rf"{SO}(?:[这那]?里[头面]|其中)?(?:都|又)?(?:有|是)?(?:(?:哪[些几]*[个家]?|谁)(?:单位|部门)?|(?P<counted>几|多少)[个家])的?"
)
"""哪几家 before 高于平均."""
_WHOLE_BUDGET = Amount(Decimal(100), 0, "%")


def limited_anew(own: Query, order: Query) -> Query | None:
    """An order asked for before with those that a follow-up means by another limit; None for others."""
    limit = _moved_most(own, order) or _other_way(own, order) or _by_budget(own, order) or _other_limit(own, order)
    operation = Operation.LOWEST if limit and limit.rising else Operation.HIGHEST
    rated = limit is not None and limit.most and own.measures == (Measure.CHANGE_RATE,)  # 下降的有哪几家？降幅最大的呢
    measures = own.measures if rated else order.measures
    return replace(order, operation=operation, measures=measures, chosen=limit, own=()) if limit else None


def beyond_mean(own: Query, last: Query) -> Query | None:
    """Those that lie beyond the mean of all, or below it, after that mean or an order (高于平均的有哪几家); None for others."""
    meant = (last.operation is Operation.AVERAGE and last.counted is None and not last.monthly) or last.operation in RANKING
    limit = beyond_mean_in(own.question) if meant and len(last.organisations) != 1 else None
    if limit is None or own.organisations or own.rows or own.years.named:
        return None
    start, end = limit.spots[0]
    before, after = own.question[:start], own.question[end:]
    which = _WHICH_FIRST.fullmatch(before) if before else None
    asked = _OF_LIMIT.fullmatch(after) if not before or which else None
    if asked is None:
        return None
    operation = Operation.LOWEST if limit.rising else Operation.HIGHEST
    counted = bool(asked["counted"] or (which and which["counted"]))
    plain = replace(last, question=last.question.replace("平均", ""), unnamed="", own=())  # and no mean of one asked about next
    return replace(plain, operation=operation, chosen=replace(limit, spots=(), counted=counted))


def _moved_most(own: Query, order: Query) -> Selection | None:
    """Whose number fell most, or rose most, after an order of how much each moved."""
    most = _MOST_MOVED.fullmatch(own.question) if not CHANGES.isdisjoint(order.measures) else None
    fell = most is not None and most["way"][0] in _DOWN
    return Selection(Of.FALLEN if fell else Of.RISEN, rising=fell, most=True) if most else None


def _other_way(own: Query, order: Query) -> Selection | None:
    """Those that rose after those that fell, or the other way round."""
    other = _OTHER_WAY.fullmatch(own.question) if order.chosen and order.chosen.of_change else None
    if other is None:
        return None
    fell = FALL.match(other["way"]) is not None or other["way"] == "少"
    return Selection(Of.FALLEN if fell else Of.RISEN, rising=fell, counted=bool(other["counted"]))


def _by_budget(own: Query, order: Query) -> Selection | None:
    """Those that passed their budgets, or fell short of them, after how far each completed its own."""
    rates = order.operation in RANKING and Measure.COMPLETION in order.measures
    kept = _KEPT.fullmatch(own.question) if rates else None
    if kept is None:
        return None
    short, counted = kept["short"] is not None, bool(kept["counted"])
    words = f"{'不到' if short else '超过'}100%"
    return Selection(Of.BEYOND, bound=_WHOLE_BUDGET, words=words, above=not short, rising=short, counted=counted)


def _other_limit(own: Query, order: Query) -> Selection | None:
    """Another limit than that by which organisations were chosen before (不到1万的呢), the first after an order of all, their
    number by the same (有几家), or who they are after their number (是哪几家).
    """
    before = order.chosen
    if own.organisations or own.rows or own.years.named:
        return None
    limit = next(bounds(own.question), None) or rough_bound(own.question)
    start, end = limit.spots[0] if limit else (0, 0)
    which = _WHICH_FIRST.fullmatch(own.question[:start]) if start else None
    asked = _OF_LIMIT.fullmatch(("" if which else own.question[:start]) + own.question[end:])
    if asked is None:
        return None
    counted = bool(asked["counted"] or (which and which["counted"]))
    if before is None or not before.by_size:
        return replace(limit, spots=(), counted=counted) if limit and order.operation in RANKING else None
    beyond = before.of is Of.BEYOND
    if (limit and not beyond) or not (counted or (beyond and (limit or before.counted))):
        return None
    return replace(limit or before, spots=(), counted=counted)
