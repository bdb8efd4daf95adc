"""What a follow-up asks of each of the organisations that a condition has chosen (超预算的有哪几家？超了多少，为什么)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO, is_role
from retrieval.understanding.chosen.selection import Of, Pairing
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import keys_meant
from retrieval.understanding.query import Query

_EACH = re.compile(r"各自?|分别|它们|他们|[这那]几家(?:单位)?")
_OF_ALL = re.compile(
    r"一共|合计|总共|加起来|平均每家|[其另][他余外它]|剩|[前后第最]|(?:它们|他们|家|之间)相?差|[两二三四五六七八九十\d]家"
)
_APART = re.compile(
    rf"{SO}(?:又|都)*(?:相?差|[多少高低大小快慢超增减升降涨跌省剩][出了加少长降]*)了?(?:多少|几)[钱万元个百分点]*呢?"
)
_ITSELF = re.compile(rf"{SO}(?:又|都)*(?:[是有为花用]了?|金额|具体)*(?:多少|几)[\u4e00-\u9fff]{{0,2}}呢?")
"""各多少 asks for what the choice has told."""
_WITHIN = re.compile(rf"{SO}(?:其中|里[头面]?)的?(?!占)")
_SHARE_ALONE = re.compile(r"占了?(?:到|比)?(?:多少|几成|百分之(?:几|多少))")
_SPENT = "支出"
_POINTS = re.compile("它|，")
"""占它支出多少 weighs in the one spoken of; several questions in one are asked each by itself."""
_LIKE_ALL = (Of.BEYOND, Of.HAVING, Of.LACKING, Of.RISEN, Of.FALLEN)


def of_each_chosen(question: str, own: Query, order: Query, chosen: Sequence[str], between: Sequence[Query]) -> str:
    """A follow-up with the name of each of those `chosen` and with the thing of the `order`, or of what was asked of them
    `between`; '' for one that asks nothing of each.
    """
    condition = order.chosen.of if order.chosen else None
    anew = own.organisations or own.unknown or own.years.named or own.asks_whom or own.operation in RANKING
    first_alone = order.chosen is not None and order.chosen.most
    if condition not in _LIKE_ALL or first_alone or not chosen or anew or _OF_ALL.search(question):
        return ""
    asked = _EACH.sub("", question)
    if _POINTS.search(asked):
        return ""
    if within := _WITHIN.match(asked):
        return _each(chosen, f"{_thing(order)}里{asked[within.end() :]}")
    if own.rows and {*keys_meant(own.rows)} <= {*keys_meant(order.rows)} and _ITSELF.fullmatch(asked):
        return ""
    if own.names_own and not asked.startswith("占"):
        return _each(chosen, asked)
    amounts = (one for one in reversed(between) if one.measures == (Measure.AMOUNT,) and not one.counters)
    later = next((one for one in amounts if one.names_own), None)
    if later is not None:
        whole = f"占{_thing(order)}" if _SHARE_ALONE.fullmatch(asked) else ""  # 其中接待多少，占几成
        return _each(chosen, f"{_thing(later)}{whole}{asked.removeprefix('占') if whole else asked}")
    told, thing = _against(order), _thing(order)
    if own.operation is Operation.REASON:
        return _each(chosen, f"{thing}为什么{told}") if told else ""
    if _APART.fullmatch(asked):  # which an order by changes, or by two numbers, tells itself
        return _each(chosen, f"{thing}{told}多少") if Measure.COMPLETION in order.measures else ""
    return "" if _ITSELF.fullmatch(asked) else _each(chosen, f"{thing}{asked}")


def _each(chosen: Sequence[str], asked: str) -> str:
    return "，".join(f"{name}的{asked}" for name in chosen)


def _thing(query: Query) -> str:
    """What a question asks about, by its word; all that is spent where it names none."""
    return next((row.text for row in query.rows if row.text and not is_role(row.text)), _SPENT)


def _against(order: Query) -> str:
    """How those chosen stand against a budget or the year before; '' where nothing was set against either."""
    condition = order.chosen
    if condition is None:
        return ""
    if Measure.COMPLETION in order.measures:
        return "比年初预算多" if condition.above else "比年初预算少"
    if not CHANGES.isdisjoint(order.measures):
        return "比上年减少" if condition.of is Of.FALLEN else "比上年增加"
    against_budget = len(order.roles) > 1 and order.pairing in (Pairing.MORE, Pairing.LESS)
    return f"比预算{'多' if order.pairing is Pairing.MORE else '少'}" if against_budget else ""
