"""The share of a thing without the whole in which it is taken: that in what was asked about before, or in its own whole."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.conversation.pointed.weighing import weighed_in, without_whole
from retrieval.conversation.things_asked import things_named
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import of_spending, shared_whole, side_by_side, with_whole

_SHARE = "_share"
_PART_AFTER = re.compile(r"(?:里面?|里头|中|当中)的?(?!占)[\u4e00-\u9fff]{2,}占")
"""公车运行费里项目列支的占多少 asks for the share of a part."""


def weighed(turn: Turn, held: Holdings) -> Query | None:
    """The share of a thing without the whole, as that in the one asked about before, or in what it is always a part of."""
    alone = without_whole(turn.asked)  # 其中卫生健康支出占比多少
    return _in_whole_before(turn, held) or in_own_whole(turn.asked, held) or (in_own_whole(alone, held) if alone else None)


def _in_whole_before(turn: Turn, held: Holdings) -> Query | None:
    """The share of a thing in the one whose amount was asked for before it (资本性支出多少？专用设备占多少), and of another part
    after that (办公设备呢).
    """
    query = turn.asked
    if not turn.history or query.measures != (Measure.SHARE,) or len(query.rows) != 1 or query.leftovers:
        return None
    asked = (understand(one, held).asked for one in turn.earlier())
    wholes = ((one, _wholes_in(one, query.rows[0])) for one in asked if one.measures != query.measures or len(one.rows) != 1)
    before, whole = next(((one, named) for one, named in wholes if named or not one.rows), (query, []))
    of_parts = before.operation in RANKING and len(before.organisations) == 1  # 政府购买服务最多的是哪一类
    amounts = (before.operation is Operation.VALUE or of_parts) and before.measures in ((Measure.AMOUNT,), query.measures)
    same = before.organisations == query.organisations and before.years.asked == query.years.asked
    return of_spending(weighed_in(query, whole[0], query.rows[0])) if amounts and same and len(whole) == 1 else None


def _wholes_in(asked: Query, part: Mention) -> list[Mention]:
    """What a question names that a part may be weighed in: none that stands beside it (电费多少？水费占多少), and where the
    catalogue knows what it is a part of, no rate or goal (接通率多少？人员经费占多少).
    """
    known = bool(shared_whole(part.keys(None)[:1]))
    things = asked.rows[1:] if asked.measures == (Measure.SHARE,) else things_named(with_whole(asked))  # 养老占社保多少？就业呢
    named = [one for one in things if one != part and not side_by_side(one, part)]
    return [one for one in named if one.keys(None) or not known]


def in_own_whole(query: Query, held: Holdings) -> Query | None:
    """The share of a thing without the whole (人员经费占多少) as that in what it is always a part of."""
    if len(query.rows) != 1 or query.leftovers or query.narrowing or _PART_AFTER.match(query.question, query.rows[0].end):
        return None
    part = query.rows[0] if query.measures == (Measure.SHARE,) else _weighed_by_name(query, held)
    whole = shared_whole(part.keys(None)[:1]) if part else ""
    named = held.lexicon.mentions(whole)
    return weighed_in(replace(query, measures=(Measure.SHARE,)), named[0], part) if part and named else None


def _weighed_by_name(query: Query, held: Holdings) -> Mention | None:
    """The thing of which the catalogue has a share that reports may print (财政拨款收入占百分之几)."""
    key = next(iter(query.rows[0].keys(None)), "")
    own = held.catalogue.by_id(key.removesuffix(_SHARE)) if key.endswith(_SHARE) else None
    return next(iter(held.lexicon.mentions(own.name)), None) if own and query.measures == (Measure.AMOUNT,) else None
