"""Bodies that a follow-up adds to those set in an order, or asked about, before it: 加上财政局呢, 把教育局也算进来，排个名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.conversation.whom_asked import TOTALS
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.query import Query

_JOINED = re.compile(
    r"^(?:那么?|如果|要是|再|[，\s])*(?:[加算连带]上|加入)|(?:[加算放排带列]|纳|包括)(?:进来|进去|进|上|入|在内)"
    r"|(?:也|都|一[起块同道并])(?:加|算|放|排|列|带|[参]与)"
)
"""What says that those named now join the ones before, and do not stand in their place."""
_BESIDE = re.compile(r"比(?![例重])|排|[进入]来|[进入]去|[也都][加算带]上")
"""加上财政局一起比, 把财政局也加进来, 财政局也算上 set those told and the one added beside each other, and add nothing up."""
_ADDED_UP = re.compile(r"加起来|加在?一起|合起来|合计|一共|总计|共计|之和|平均")
_EACH_TOLD = (Operation.VALUE, Operation.DIFFERENCE, Operation.RATIO)


def joined(own: Query, meant: Sequence[Query]) -> Query | None:
    """The order of those before and those that a follow-up adds; None where no order was asked for, or a sum is asked for now."""
    earlier = meant[0]
    same = {*TOTALS, *(row.text for row in earlier.rows)}
    named = own.unknown or own.roles or own.years.named or any(row.text not in same for row in own.rows)
    adds = own.organisations and _JOINED.search(own.question) and not _ADDED_UP.search(own.question)
    before = _those_before(meant)
    asked = own.operation if own.operation in RANKING else earlier.operation
    summed = adds and not named and len(earlier.organisations) > 1 and _ADDED_UP.search(earlier.question)
    if summed and own.operation not in RANKING:
        return replace(earlier, organisations=tuple(dict.fromkeys((*earlier.organisations, *own.organisations))))
    if asked in _EACH_TOLD and not summed and (len(before) > 1 or _BESIDE.search(own.question)):
        asked = Operation.HIGHEST
    if named or not adds or not before or asked not in RANKING or not earlier.rows:
        return None
    ordered = earlier.operation in RANKING
    if ordered and len(before) < 2:  # the parts of one
        return None
    if not ordered and earlier.operation not in (Operation.VALUE, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO):
        return None
    whom = tuple(dict.fromkeys((*before, *own.organisations)))
    weighed = earlier.measures != (Measure.AMOUNT,)
    question = earlier.question if weighed or (ordered and asked is earlier.operation) else own.question
    return replace(
        earlier, question=question, operation=asked, organisations=whom, chosen=own.chosen or earlier.chosen, without=(), own=()
    )  # fmt: skip


def _those_before(meant: Sequence[Query]) -> tuple[str, ...]:
    """Those of the question before; of one asked about in turn with others, all of whom the same was asked."""
    last = meant[0]
    if len(last.organisations) > 1 or last.operation in RANKING:
        return last.organisations
    asked = [row.text for row in last.rows]
    alike = [one for one in meant if [row.text for row in one.rows] == asked and one.measures == last.measures]
    return tuple(dict.fromkeys(name for one in reversed(alike) for name in one.organisations))
